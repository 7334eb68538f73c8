# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``consistency``: of two ways to write something, one text keeps to one."""

from dataclasses import replace

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.text import Span, apply_edits
from tests.charter.charters import a_charter, a_context, findings, matches, refusal, said


def consistency(pairs: str = "{clé: clef}", more: str = "") -> str:
    return f"extends: consistency\nmessage: 'Incohérent : %s'\neither: {pairs}\n{more}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clé clef clé", [(9, 12)]),
        ("clef et clé", [(8, 11)]),
        ("clé, clé", []),
        ("clef", []),
        ("Clé clef", []),
        ("clés clef clefs", []),
        ("", []),
        ("😀 clé\r\nclef", [(7, 11)]),
    ],
)
def test_the_last_of_both_is_found(text: str, expected: list[tuple[int, int]]) -> None:
    spans = [finding.span for finding in findings(consistency(), text)]
    assert spans == [Span(*place) for place in expected]


def test_the_text_remembers_over_its_blocks_and_the_rule_forgets_between_texts() -> None:
    source = consistency(more="scope: paragraph\n")
    check = a_charter(source)
    found = check.review("clé\n\nclef\n\nrien\n\nclé clé", a_context())
    assert [f.span for f in found] == [Span(5, 9), Span(21, 24)]
    assert check.review("clef", a_context()) == []


def test_each_pair_is_judged_by_itself() -> None:
    source = consistency("{clé: clef, vous: tu}")
    assert matches(source, "clé tu") == []
    assert matches(source, "vous clé tu clef") == ["tu", "clef"]
    assert matches(source, "clef vous tu") == ["tu"]


def test_sides_are_patterns_between_word_edges() -> None:
    source = consistency("{'cl(?:é|ef)s?': 'passes?'}", "ignorecase: true\n")
    assert matches(source, "CLEFS et Passe, compasse") == ["Passe"]
    assert matches(consistency("{'a|b': c}"), "b c xa") == ["c"]
    assert matches(consistency("{'(?i)oui': ouais}"), "OUI ouais OUAIS") == ["ouais"]
    assert matches(consistency("{'e-mail': 'e(mail)'}"), "email, e-mail") == ["e-mail"]
    assert matches(consistency("{'!': '…'}", "nonword: true\n"), "ah! oh…") == ["…"]


def test_fields_it_does_not_know_are_let_be() -> None:
    assert matches(consistency(more="exceptions: [clef]\nvocab: true\n"), "clé clef") == ["clef"]


def test_pictures_are_read_with_the_text() -> None:
    context = replace(a_context(), media=(DraftMedia("/p/un.png", "Une clef"),))
    (finding,) = findings(consistency(more="scope: [text, alt]\n"), "La clé", context)
    assert (finding.span, finding.medium, finding.match) == (None, "/p/un.png", "clef")


def test_an_action_is_said_and_offered() -> None:
    source = consistency(more="action: {name: replace, params: [clé, passe]}\n").replace("%s", "%s (%s)")
    (finding,) = findings(source, "clé clef")
    assert said(finding.message) == "Incohérent : clef ('clé' or 'passe')"
    assert [apply_edits("clé clef", fix.edits) for fix in finding.fixes] == ["clé clé", "clé passe"]


def test_wrong_rules_are_refused_with_their_line() -> None:
    assert refusal("extends: consistency\nmessage: a\n")[2].startswith("a consistency rule needs either")
    assert refusal(consistency("\n  oui: ouais\n  '(': b\n"))[1] == 5
    assert "no group 1" in refusal(consistency(r"{'(a)\1': b}"))[2]
    assert "refer" in refusal(consistency("{'(?P<x>a)(?P=x)': b}"))[2]
    assert "twice" in refusal(consistency("{a: b, a: c}"))[2]
