# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``repetition``: the same word twice in a row."""

import pytest

from composer.domain.text import Span, apply_edits
from tests.charter.charters import a_charter, a_context, findings, matches, refusal, said


def repetition(more: str = "", tokens: str = r"['[^\s.!?]+']") -> str:
    return f"extends: repetition\nmessage: \"'%s' répété (%[2]s)\"\ntokens: {tokens}\n{more}"


WORDS = repetition("ignorecase: true\nalpha: true\n")


def test_the_finding_spans_both_words_and_says_the_second() -> None:
    (finding,) = findings(WORDS, "👍🏽 Oui, c'est Bien bien.")
    assert (finding.span, finding.match) == (Span(14, 23), "Bien bien")
    assert said(finding.message) == "'bien' répété ()"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la la la", ["la la", "la la"]),
        ("5 5, a1 a1", []),
        ("La\nla fin", ["La\nla"]),
        ("le  le", ["le  le"]),
        ("le, le", []),
        ("Straße straße", ["Straße straße"]),
        ("", []),
        ("la", []),
    ],
)
def test_equal_neighbours_are_found(text: str, expected: list[str]) -> None:
    assert matches(WORDS, text) == expected


def test_case_and_digits_count_unless_told_otherwise() -> None:
    assert matches(repetition(), "Le le 5 5 a1 a1") == ["5 5", "a1 a1"]


def test_pairs_are_counted_over_the_block_and_forgotten_after_a_finding() -> None:
    source = repetition("max: 1\n")
    assert matches(source, "a a b c c d") == ["c c"]
    assert matches(source, "a a b b c c d d") == ["b b", "d d"]
    assert matches(source + "scope: paragraph\n", "a a\n\nb b") == []


def test_a_pair_across_two_sentences_is_none_but_still_counts() -> None:
    text = "I like this. This is all. Oui oui."
    assert matches(WORDS, text) == ["Oui oui"]
    assert matches(WORDS + "max: 1\n", text) == ["Oui oui"]
    assert matches(WORDS + "max: 2\n", text) == []


def test_tokens_are_joined_as_written_and_trimmed() -> None:
    assert matches(repetition(tokens=r"['très\s', 'si\s']"), "très  très si, si si ") == ["très  très ", "si si "]
    assert matches(repetition(tokens="['(?i)non', oui]"), "non NON oui OUI") == []
    assert matches(repetition(tokens="['(?i)non', oui]"), "non non oui oui") == ["non non", "oui oui"]


def test_a_second_pattern_may_stand_between() -> None:
    assert matches(repetition(tokens="[vente]"), "vente ou vente") == ["vente ou vente"]


def test_exceptions_and_accepted_terms_clear_a_pair() -> None:
    assert matches(WORDS + "exceptions: [nous nous, vous]\n", "nous nous, vous vous, tu tu") == ["tu tu"]
    check = a_charter(WORDS, accept=["Bora Bora"])
    assert [f.match for f in check.review("Bora Bora, non non", a_context())] == ["non non"]
    check = a_charter(WORDS + "vocab: false\n", accept=["Bora Bora"])
    assert [f.match for f in check.review("Bora Bora", a_context())] == ["Bora Bora"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("{name: edit, params: [truncate, ' ']}", ["un oui."]),
        ("{name: remove}", ["un ."]),
        ("{name: replace, params: [oui, certes, oui oui]}", ["un oui.", "un certes."]),
    ],
)
def test_actions_mend_the_pair(action: str, expected: list[str]) -> None:
    (finding,) = findings(WORDS + f"action: {action}\n", "un oui oui.")
    assert [apply_edits("un oui oui.", fix.edits) for fix in finding.fixes] == expected


def test_a_limit_and_a_scope_hold_here_too() -> None:
    assert matches(WORDS + "limit: 1\n", "a a b b") == ["a a"]
    assert matches(WORDS + "scope: first_line\n", "un\na a") == []


def test_line_ends_of_windows() -> None:
    (finding,) = findings(WORDS, "un\r\noui\r\noui")
    assert finding.span == Span(4, 12)


def test_wrong_rules_are_refused_with_their_line() -> None:
    assert refusal("extends: repetition\nmessage: a\n")[2] == "a repetition rule needs tokens"
    assert refusal(repetition(tokens="\n  - bien\n  - '('\n"))[1] == 5
    assert refusal(repetition("max: deux\n"))[2] == "max must be a whole number, not 'deux'"
