# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``conditional``: where one thing stands, another must stand too."""

import pytest

from composer.domain.text import Span, apply_edits
from tests.charter.charters import a_charter, a_context, findings, matches, refusal, said


def conditional(first: str, second: str, more: str = "") -> str:
    return f"extends: conditional\nmessage: \"'%s' manque\"\nfirst: '{first}'\nsecond: '{second}'\n{more}"


ACRONYMS = conditional(r"\b([A-Z]{3,5})\b", r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)")
PRESENCE = conditional("Nordalia", "#(?:emploi|salarié)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordalia recrute. Vive Nordalia.", [(0, 8), (23, 31)]),
        ("Nordalia recrute #emploi", []),
        ("Nordalia\n\n#salarié", []),
        ("nordalia", []),
        ("xNordaliax", [(1, 9)]),
        ("#emploi", []),
        ("", []),
        ("👩🏽‍💻 Nordalia", [(5, 13)]),
        ("a\r\nNordalia", [(3, 11)]),
    ],
)
def test_without_a_group_the_second_must_stand_in_the_same_block(text: str, expected: list[tuple[int, int]]) -> None:
    assert [finding.span for finding in findings(PRESENCE, text)] == [Span(*place) for place in expected]


def test_the_block_is_the_one_of_the_scope() -> None:
    text = "Nordalia.\n\n#emploi Nordalia"
    assert matches(PRESENCE + "scope: paragraph\n", text) == ["Nordalia"]
    assert matches(PRESENCE, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World Health Organization (WHO) et NATO, WHO", ["NATO"]),
        ("WHO. World Health Organization (WHO)", []),
        ("Aucun sigle", []),
    ],
)
def test_with_a_group_what_it_takes_is_known(text: str, expected: list[str]) -> None:
    assert matches(ACRONYMS, text) == expected


def test_what_is_known_stays_known_in_later_blocks_only() -> None:
    text = "La WHO.\n\nWorld Health (WHO).\n\nLa WHO et la NATO."
    assert [f.span for f in findings(ACRONYMS + "scope: paragraph\n", text)] == [Span(3, 6), Span(43, 47)]
    check = a_charter(ACRONYMS)
    check.review("World Health (WHO)", a_context())
    assert [f.match for f in check.review("WHO", a_context())] == ["WHO"]


def test_every_group_makes_known_and_empty_ones_do_not() -> None:
    source = conditional(r"\b[A-Z]{2,}\b", r"([A-Z]{2,})=|\[([A-Z]{2,})\]|(x?)y")
    assert matches(source, "AB= [CD] y AB CD EF") == ["EF"]


def test_a_group_that_only_groups_would_always_speak() -> None:
    assert matches(conditional("Nordalia", "(je travaille)"), "je travaille chez Nordalia") == ["Nordalia"]
    assert matches(conditional("Nordalia", "(?:je travaille)"), "je travaille chez Nordalia") == []
    assert matches(conditional("Nordalia", r"\(ici\)|[(]"), "Nordalia (ici)") == []
    assert matches(conditional("Nordalia", "(?<verbe>je travaille)"), "je travaille chez Nordalia") == []
    assert matches(conditional("Nordalia", "(?:je (travaille))"), "je travaille chez Nordalia") == ["Nordalia"]


def test_ignorecase_is_taken_and_changes_nothing() -> None:
    source = conditional("Nordalia", "#emploi", "ignorecase: true\n")
    assert matches(source, "NORDALIA Nordalia #EMPLOI") == ["Nordalia"]


def test_anchors_are_those_of_the_block() -> None:
    assert matches(conditional("^Nordalia", "#emploi"), "a\nNordalia") == []
    assert matches(conditional("Nordalia$", "#emploi"), "Nordalia\nNordalia") == ["Nordalia"]


def test_exceptions_and_accepted_terms_clear_the_first() -> None:
    assert matches(ACRONYMS + "exceptions: [API]\n", "API et NATO") == ["NATO"]
    check = a_charter(ACRONYMS, accept=["RATP", "Groupe SNCF"])
    assert [f.match for f in check.review("RATP, Groupe SNCF, SNCF", a_context())] == ["SNCF"]


def test_an_action_is_said_and_offered() -> None:
    source = PRESENCE.replace("%s", "%s %s") + "action: {name: edit, params: [regex, '$', ' #emploi']}\n"
    (finding,) = findings(source, "Vive Nordalia")
    assert said(finding.message) == "'Nordalia Nordalia #emploi' manque"
    assert [apply_edits("Vive Nordalia", fix.edits) for fix in finding.fixes] == ["Vive Nordalia #emploi"]


def test_a_limit_holds() -> None:
    assert matches(PRESENCE + "limit: 1\n", "Nordalia Nordalia") == ["Nordalia"]


def test_wrong_rules_are_refused_with_their_line() -> None:
    assert refusal("extends: conditional\nmessage: a\nfirst: a\n")[2] == "a conditional rule needs second"
    assert refusal("extends: conditional\nmessage: a\nsecond: a\n")[2] == "a conditional rule needs first"
    assert refusal(conditional("a", "("))[1] == 4
    assert refusal(conditional("a", "b", "tokens: [a]\n"))[2].startswith("unknown field 'tokens'")
