# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The index may only save work: it never changes what is found."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.charter.addresses import Addresses
from composer.charter.engine import CharterCheck
from composer.charter.index import Index
from composer.charter.views import plain_view
from tests.charter.charters import a_charter, a_context, existence

WORDS = (
    *("Nordalia", "vente", "ventes", "l'eau", "chiffre d'affaires", "chiffre", "MAIL", "e-mail"),
    *("İstanbul", "ok", "STRAẞE"),
)
TOKENS = (
    *("vente", "ventes?", "(?i)mail", "mail|courriel", "chif", "chiffre", "chiffre d'affaires", r"\w+alia", "o"),
    *("(?:e-)?mail", "istanbul", "straße", r"(?<!l')eau", r"(\w)\1", "(?=ven)", r"[a-c]h\w*", "nord(?:alia|est)"),
    *("(?i:VENTE)s", "a{2,}"),
)
TEXTS = st.lists(st.sampled_from((*WORDS, "\n\n", ".", "aab", "venteS", "x")), max_size=25).map(" ".join)


def whole(check: CharterCheck, text: str) -> list[tuple[str, int, int]]:
    """Every rule and every token of it, index or not."""
    view = plain_view(text)
    found = [
        finding
        for rule in check.rules
        for finding in rule.findings(view, frozenset(range(len(rule.body.needs))), Addresses(text), a_context())
    ]
    return [(f.rule, f.span.start, f.span.end) for f in sorted(found, key=lambda f: f.order) if f.span]


RULES = st.builds(
    lambda tokens, options, scope: existence(
        "[" + ", ".join(f"'{token.replace(chr(39), chr(39) * 2)}'" for token in tokens) + "]",
        "".join(f"{option}: true\n" for option in options) + f"scope: {scope}\n",
    ),
    st.lists(st.sampled_from(TOKENS), min_size=1, max_size=6),
    st.sets(st.sampled_from(("ignorecase", "nonword"))),
    st.sampled_from(("text", "sentence", "paragraph")),
)
SWAPS = st.builds(
    lambda keys, ignore: (
        "extends: substitution\nmessage: '%s %s'\n"
        + f"ignorecase: {str(ignore).lower()}\nswap:\n"
        + "".join(f'  "{key.replace(chr(92), chr(92) * 2)}": zzz\n' for key in keys)
    ),
    st.sets(st.sampled_from([token for token in TOKENS if "\\1" not in token]), min_size=1, max_size=6).map(sorted),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(RULES, SWAPS), min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=3))
def test_indexed_and_whole_runs_agree(sources: list[str], texts: list[str]) -> None:
    check = a_charter(*sources)
    assert check.refused == ()
    for text in texts:
        found = [(f.rule, f.span.start, f.span.end) for f in check.review(text, a_context()) if f.span]
        assert found == whole(check, text)


def test_only_what_can_match_is_live() -> None:
    index = Index([[[frozenset({"mail"})], [frozenset({"courriel"})]], [[]], [[frozenset({"absent"})]]])
    assert dict(index.live(["un MAIL"])) == {0: frozenset({0}), 1: frozenset({0})}
    assert dict(Index([[[], [frozenset({"abc"})]]]).live([""])) == {0: frozenset({0})}


def test_a_part_needs_all_its_literals_on_any_line() -> None:
    index = Index([[[frozenset({"prix"}), frozenset({"baisse", "hausse"})]]])
    assert dict(index.live(["le PRIX", "en hausse"])) == {0: frozenset({0})}
    assert dict(index.live(["le prix"])) == dict(index.live(["la hausse"])) == {}


def test_a_part_that_always_runs_stays_with_those_that_are_found() -> None:
    assert dict(Index([[[], [frozenset({"abc"})]]]).live(["ABC"])) == {0: frozenset({0, 1})}
