# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from composer.charter.engine import CharterCheck
from composer.charter.parser import parse_rule
from composer.charter.proofs import never, slow, written_rules
from composer.domain.drafts import DraftMedia
from composer.domain.errors import RuleRefused
from composer.domain.library import RuleFile, Vocabulary
from tests.charter.charters import a_context, existence, matches

PRAISE = "extends: disclosure\nmessage: '%s'\nwhen: [Horizon]\nunless: [salariée]\nwith: {words: 3, cues: [génial]}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le prix baisse.", ["prix"]),
        ("Baisse de prix.", []),
        ("Le prix monte. Il baisse.", []),
        ("Le prix\nbaisse.", []),
        ("Il baisse, le prix ! Le prix monte.", ["prix"]),
    ],
)
def test_a_rule_is_silent_without_a_cue_in_the_same_sentence(text: str, found: list[str]) -> None:
    assert matches(existence("[prix]", "with: [baisse]\n"), text) == found


def test_cues_ignore_case_when_the_rule_does_and_are_whole_words() -> None:
    assert matches(existence("[prix]", "with: [baisse]\nignorecase: true\n"), "BAISSE de prix") == ["prix"]
    assert matches(existence("[prix]", "with: [baisse]\n"), "Le prix rabaisse.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le prix, un deux trois : baisse.", ["prix"]),
        ("Le prix. Un deux trois baisse.", ["prix"]),
        ("Le prix, un deux trois quatre : baisse.", []),
        ("Baisse, un deux, du prix", ["prix"]),
        ("Le prix\nbaisse.", []),
    ],
)
def test_a_cue_may_stand_some_words_away_in_the_same_line(text: str, found: list[str]) -> None:
    source = existence("[prix]", "with: {words: 3, cues: [baisse]}\nignorecase: true\n")
    assert matches(source, text) == found


def test_what_was_found_is_no_cue_of_itself() -> None:
    source = existence("['prix bas']", "with: [bas]\n")
    assert matches(source, "Un prix bas.") == []
    assert matches(source, "Un prix bas, très bas.") == ["prix bas"]


def test_cues_may_stand_in_a_list() -> None:
    source = existence("[prix]", "with: {list: lists/baisses.csv}\n")
    files = [RuleFile("S/a.yml", source), RuleFile("lists/baisses.csv", "term,aliases\nbaisse,baissent|a baissé\n")]
    check = CharterCheck.compile(files, Vocabulary())
    assert [found.match for found in check.review("Le prix a baissé. Le prix monte.", a_context())] == ["prix"]
    assert [
        doubt.reason for written in written_rules(check, files) for doubt in (*never(written), *slow(written))
    ] == []
    (error,) = CharterCheck.compile(files[:1], Vocabulary()).refused
    assert "there is no list 'lists/baisses.csv'" in error.values["reason"]


def test_an_alternative_text_is_read_as_one() -> None:
    context = replace(a_context(), media=(DraftMedia("a.png", "Le prix baisse"), DraftMedia("b.png", "Le prix")))
    assert matches(existence("[prix]", "scope: alt\nwith: [baisse]\n"), "", context) == ["prix"]


def test_praise_far_from_the_first_name_is_seen_at_the_next() -> None:
    assert matches(PRAISE, "Horizon sort demain, et nous verrons bien. Horizon, c’est génial.") == ["Horizon"]
    assert matches(PRAISE, "Horizon sort demain, et nous verrons bien ce soir.") == []
    assert matches(PRAISE, "Horizon, c’est génial. J’y suis salariée.") == []


@pytest.mark.parametrize(
    ("fields", "line", "reason"),
    [
        ("with: []\n", 4, "needs cues"),
        ("with: {cues: ['']}\n", 4, "needs cues"),
        ("with: {words: peu, cues: [a]}\n", 4, "words in with must be a whole number"),
        ("with: {cues: [a], level: error}\n", 4, "unknown field 'level' in with; it has cues, list and words"),
        ("with: ['(']\n", 4, "is missing"),
    ],
)
def test_a_mistake_in_the_cues_refuses_the_rule(fields: str, line: int, reason: str) -> None:
    with pytest.raises(RuleRefused) as refused:
        parse_rule(RuleFile("S/a.yml", existence("[a]", fields)))
    assert f"line={line}," in str(refused.value)
    assert reason in str(refused.value)


def test_a_rule_that_looks_for_no_words_cannot_ask_for_more() -> None:
    source = "extends: metric\nmessage: a\nformula: hashtags\ncondition: '> 5'\nwith: [a]\n"
    with pytest.raises(RuleRefused, match="finds no words"):
        parse_rule(RuleFile("S/a.yml", source))


def doubts(source: str) -> list[str]:
    files = [RuleFile("S/a.yml", source)]
    (written,) = written_rules(CharterCheck.compile(files, Vocabulary()), files)
    return [doubt.reason for doubt in (*never(written), *slow(written))]


def test_the_library_check_knows_that_a_cue_is_asked_for() -> None:
    assert doubts(existence("[prix]", "with: [baisse]\n")) == []
    assert doubts(existence("[prix]", "with: ['bais$se']\n"))
    assert doubts(existence("['(?:(?:a|aa)+)+;']", "with: [baisse]\n"))
    assert doubts(existence("[prix]", "with: ['(?:(?:a|aa)+)+;', baisse]\n"))
