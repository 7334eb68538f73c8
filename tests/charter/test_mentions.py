# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence

import pytest

from composer.domain.review import Finding
from tests.charter.charters import a_context, matches, refusal, said
from tests.charter.lists import faults, listed

LIST = (
    "term,aliases,handles,domains,note\n"
    "Concurrex,CX Corp,@concurrex|x:@cx_fr|@concurrex@mastodon.example,concurrex.fr|cx.com,rival\n"
    "Éole & Fils,,eole.fils,*.bücher.fr,\n"
)
NEAR = "near: {words: 3, cues: ['mieux que', 'moins chers?', 'contrairement à'], level: error}\n"


def mentions(text: str, more: str = "", network: str | None = "linkedin") -> list[Finding]:
    rule = f'extends: mentions\nmessage: "%s (%s)"\nlevel: suggestion\nlist: lists/x.csv\n{more}'
    return listed(rule, text, {"lists/x.csv": LIST}, a_context(network=network))


def found(text: str, more: str = "", network: str | None = "linkedin") -> list[str]:
    return [finding.match for finding in mentions(text, more, network)]


def levels(text: str, more: str = NEAR) -> Sequence[str]:
    return [finding.level.value for finding in mentions(text, more)]


def test_a_name_is_found_with_whom_it_means() -> None:
    (cx,) = mentions("Hier, cx corp…")
    assert (cx.match, said(cx.message)) == ("cx corp", "cx corp (Concurrex)")
    assert found("ÉOLE & FILS", "match: name\n") == ["ÉOLE & FILS"]


def test_a_name_is_a_whole_word() -> None:
    assert found("Concurrexia, préConcurrex, #Concurrex, Concurrex-France") == ["Concurrex", "Concurrex"]


def test_tokens_are_patterns_among_the_names() -> None:
    assert matches('extends: mentions\nmessage: "%s"\ntokens: ["Rival(?:is)?"]\n', "Rivalis, rival, rivaux") == [
        "Rivalis",
        "rival",
    ]


@pytest.mark.parametrize(
    ("text", "plain", "inflected"),
    [
        ("les Concurrexs", [], ["Concurrexs"]),
        ("l’Concurrex, d'Concurrex, qu’Concurrex", ["Concurrex"] * 3, ["Concurrex"] * 3),
        ("CX Corps", [], ["CX Corps"]),
        ("Éoles & Fils", [], ["Éoles & Fils"]),
        ("Concurrexe", [], []),
    ],
)
def test_names_may_be_inflected(text: str, plain: list[str], inflected: list[str]) -> None:
    assert found(text) == plain
    assert found(text, "inflect: true\n") == inflected


def test_names_of_thousands_share_no_plural_by_accident() -> None:
    assert matches(
        'extends: mentions\nmessage: "%s"\ntokens: [Gâteau]\ninflect: true\n', "gâteaux gâteaus gâteaue"
    ) == [
        "gâteaux",
        "gâteaus",
    ]


@pytest.mark.parametrize(
    ("text", "network", "expected"),
    [
        ("Bravo @concurrex !", "linkedin", ["@concurrex"]),
        ("Bravo @CONCURREX.", "x", ["@CONCURREX"]),
        ("@cx_fr", "x", ["@cx_fr"]),
        ("@cx_fr", "linkedin", []),
        ("@cx_fr", None, ["@cx_fr"]),
        ("@concurrexx @concurrex.bsky.social x@concurrex @concurrex-2 @@concurrex", "linkedin", []),
        ("@concurrex@mastodon.example", "mastodon", ["@concurrex@mastodon.example"]),
        ("@concurrex@autre.example", "mastodon", []),
        ("(@eole.fils)", "instagram", ["@eole.fils"]),
    ],
)
def test_an_account_is_found_on_its_network(text: str, network: str | None, expected: list[str]) -> None:
    assert found(text, "match: [handle]\n", network) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voir https://www.concurrex.fr/offre?x=1", ["www.concurrex.fr"]),
        ("voir concurrex.fr.", ["concurrex.fr"]),
        ("voir CX.com/a", ["CX.com"]),
        ("https://pasconcurrex.fr https://concurrex.fr.exemple.fr jean@concurrex.fr", []),
        ("https://nordalia.example@concurrex.fr/", ["concurrex.fr"]),
        ("https://nordalia.example/concurrex.fr", []),
        ("https://www.bücher.fr et https://xn--bcher-kva.fr/", ["www.bücher.fr", "xn--bcher-kva.fr"]),
    ],
)
def test_a_site_is_found_in_links(text: str, expected: list[str]) -> None:
    assert found(text, "match: [domain]\n") == expected


def test_a_name_inside_a_link_or_an_account_is_not_a_name() -> None:
    text = "https://exemple.fr/concurrex @concurrex www.concurrex.fr"
    assert found(text, "match: [name]\n") == []
    assert found(text) == ["@concurrex", "www.concurrex.fr"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Nous faisons mieux que Concurrex.", "error"),
        ("Contrairement à notre ami Concurrex, oui.", "error"),
        ("Concurrex est bien moins cher.", "error"),
        ("Concurrex : un deux trois moins cher", "error"),
        ("Concurrex : un deux trois quatre moins cher", "suggestion"),
        ("C’est mieux que l’an d’avant, dit Concurrex.", "error"),
        ("Moins cher.\n\nConcurrex recrute.", "suggestion"),
        ("Moins cher.\nConcurrex recrute.", "error"),
        ("Concurrex recrute.", "suggestion"),
    ],
)
def test_a_comparison_near_by_is_graver(text: str, level: str) -> None:
    assert levels(text) == [level]


def test_near_has_defaults() -> None:
    assert levels("mieux que un deux trois quatre cinq six sept huit Concurrex", "near: {cues: [mieux que]}\n") == [
        "error"
    ]
    assert levels("mieux que 1 2 3 4 5 6 7 8 9 Concurrex", "near: {cues: [mieux que]}\n") == ["suggestion"]
    assert levels("mieux que Concurrex", "near: {cues: [mieux que], level: warning}\n") == ["warning"]


def test_exceptions_clear_a_mention() -> None:
    assert found("le Prix Concurrex, puis Concurrex", "exceptions: [Prix Concurrex]\n") == ["Concurrex"]


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("", 1, "needs tokens or a list with domain or handle or name"),
        ("tokens: [a]\nmatch: [nom]\n", 4, "match must be among name, handle, domain, not 'nom'"),
        ("tokens: [a]\nmatch: [handle]\n", 1, "needs tokens or a list with handle"),
        ("tokens: [a]\nnear: [b]\n", 4, "near is a mapping"),
        ("tokens: [a]\nnear: {words: 3}\n", 4, "near needs cues"),
        ("tokens: [a]\nnear: {cues: [b], words: some}\n", 4, "must be a whole number"),
        ("tokens: [a]\nnear: {cues: [b], level: grave}\n", 4, "the level is one of"),
        ("tokens: [a]\nnear: {cues: [b], mots: 3}\n", 4, "unknown field: 'mots'"),
        ("tokens: [a]\nnear: {cues: ['(']}\n", 4, "is missing"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f'extends: mentions\nmessage: "%s"\n{more}')
    assert (at, reason in why) == (line, True)


def test_a_list_without_accounts_serves_as_names() -> None:
    assert faults('extends: mentions\nmessage: "%s"\nlist: x.csv\n', {"x.csv": "term\nConcurrex\n"}) == []


def test_an_action_becomes_a_fix() -> None:
    (finding,) = mentions("avec @concurrex !", "action: {name: edit, params: [trim_left, '@']}\n")
    assert [fix.edits[0].text for fix in finding.fixes] == ["concurrex"]
