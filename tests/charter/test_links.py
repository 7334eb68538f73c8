# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.web_addresses import web_addresses
from composer.domain.text import apply_edits
from tests.charter.charters import findings, matches, refusal, said

ALLOW = "allow: [nordalia.example, '*.nordalia.example', linkedin.com]\n"


def links(more: str) -> str:
    return f'extends: links\nmessage: "Lien hors des domaines permis : %s (%s)"\n{more}'


@pytest.mark.parametrize(
    "text",
    [
        "https://nordalia.example",
        "(https://www.nordalia.example/a?b=c#d)",
        "https://a.b.nordalia.example:8443/x",
        "HTTPS://LinkedIn.COM/in/moi",
        "https://nordalia.example./",
        "www.nordalia.example/a",
        "linkedin.com/in/moi",
        "jean@gmail.com, @jean@mastodon.social, 3.14, 12.50, M. Dupont, p. ex., fin.Suite",
        "Aucun lien, etc…",
    ],
)
def test_links_to_allowed_sites_and_what_is_no_link_are_left_in_peace(text: str) -> None:
    assert findings(links(ALLOW), text) == []


@pytest.mark.parametrize(
    ("text", "link", "host"),
    [
        ("voir https://exemple.com/a.", "https://exemple.com/a", "exemple.com"),
        ("voir www.exemple.com,", "www.exemple.com", "www.exemple.com"),
        ("voir exemple.com/a_(b) !", "exemple.com/a_(b)", "exemple.com"),
        ("(voir exemple.com/a)", "exemple.com/a", "exemple.com"),
        ("https://fauxnordalia.example", "https://fauxnordalia.example", "fauxnordalia.example"),
        (
            "https://nordalia.example.exemple.com/",
            "https://nordalia.example.exemple.com/",
            "nordalia.example.exemple.com",
        ),
        ("https://nordalia.example@exemple.com/", "https://nordalia.example@exemple.com/", "exemple.com"),
        ("https://exemple.com/?u=nordalia.example", "https://exemple.com/?u=nordalia.example", "exemple.com"),
        ("https://www.linkedin.com/in/moi", "https://www.linkedin.com/in/moi", "www.linkedin.com"),
        ("http://intranet/x", "http://intranet/x", "intranet"),
        ("http://10.0.0.1:80/x", "http://10.0.0.1:80/x", "10.0.0.1"),
        ("« https://exemple.com/é »", "https://exemple.com/é", "exemple.com"),
        ("**https://exemple.com**", "https://exemple.com", "exemple.com"),
    ],
)
def test_links_elsewhere_are_found_whole(text: str, link: str, host: str) -> None:
    (found,) = findings(links(ALLOW), text)
    assert (found.match, said(found.message)) == (link, f"Lien hors des domaines permis : {link} ({host})")
    assert found.fixes == ()


def test_a_star_means_what_is_below_and_a_name_that_host_alone() -> None:
    assert matches(links("allow: ['*.exemple.com']\n"), "https://exemple.com https://a.exemple.com") == [
        "https://exemple.com"
    ]
    assert matches(links("allow: [exemple.com]\n"), "https://exemple.com https://a.exemple.com") == [
        "https://a.exemple.com"
    ]


def test_denied_sites_are_found_and_beat_the_allowed() -> None:
    assert matches(links("deny: [bit.ly, t.co]\n"), "bit.ly/x https://t.co/abc https://exemple.com") == [
        "bit.ly/x",
        "https://t.co/abc",
    ]
    rule = links("allow: ['*.exemple.com']\ndeny: [non.exemple.com]\n")
    assert matches(rule, "https://non.exemple.com https://oui.exemple.com") == ["https://non.exemple.com"]


def test_a_link_that_is_not_safe_can_be_made_so() -> None:
    text = "là : HTTP://exemple.com/a, ici https://exemple.com et www.exemple.com"
    (found,) = findings(links("https: true\n"), text)
    assert found.match == "HTTP://exemple.com/a"
    assert apply_edits(text, found.fixes[0].edits).startswith("là : https://exemple.com/a, ici")


def test_a_wrong_site_is_not_mended_by_a_safe_scheme() -> None:
    (found,) = findings(links(ALLOW + "https: true\n"), "http://exemple.com")
    assert found.fixes == ()


def test_names_of_other_alphabets_are_one_name() -> None:
    rule = links("allow: ['bücher.example']\n")
    assert matches(rule, "https://xn--bcher-kva.example https://BÜCHER.example https://bucher.example") == [
        "https://bucher.example"
    ]


def test_exceptions_clear_a_link() -> None:
    assert matches(links("deny: [bit.ly]\nexceptions: [bit.ly/nordalia]\n"), "bit.ly/nordalia bit.ly/x") == ["bit.ly/x"]


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("", 1, "needs allow, deny or https"),
        ("allow: [https://nordalia.example/]\n", 3, "host names such as"),
        ("deny: ['*']\n", 3, "host names such as"),
        ("allow: ['a*b.com']\n", 3, "host names such as"),
        ("https: oui\n", 3, "must be true or false"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(links(more))
    assert (at, reason in why) == (line, True)


PIECES = st.sampled_from(
    [
        *("https://", "http://", "www.", "exemple", ".", "com", "fr", "/", "?a=b", "@", ":", "80", "(", ")", " ", "\n"),
        *("é", "e\u0301", "👩🏽\u200d💻", "xn--", "-", "_", "#", "…", "»", "。", "[", "]"),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_links_lie_in_the_text_apart_and_in_order(text: str) -> None:
    reached = 0
    for address in web_addresses(text):
        assert reached <= address.start <= address.host_start < address.host_end <= address.end <= len(text)
        assert not any(char.isspace() for char in text[address.start : address.end])
        assert address.host
        reached = address.end


def test_an_action_becomes_a_fix() -> None:
    (found,) = findings(links("deny: [bit.ly]\naction: {name: remove}\n"), "voir bit.ly/x ici")
    assert apply_edits("voir bit.ly/x ici", found.fixes[0].edits) == "voir ici"
