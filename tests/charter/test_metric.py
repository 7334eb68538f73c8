# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``metric`` and ``readability``: what a post counts, and how hard it is to read."""

from dataclasses import replace

import pytest

from composer.charter.measures import GRADES, grade, measures
from composer.charter.syllables import syllables
from composer.domain.drafts import DraftMedia
from composer.domain.text import Span, apply_edits
from tests.charter.charters import a_context, findings, refusal, said

FOX = "The quick brown fox jumps over the lazy dog. Extraordinary circumstances necessitate consideration."


def metric(formula: str, condition: str = ">= 0", more: str = "") -> str:
    return f"extends: metric\nmessage: 'v %s'\nformula: '{formula}'\ncondition: '{condition}'\n{more}"


def measured(formula: str, text: str, media: tuple[DraftMedia, ...] = ()) -> str:
    """What the rule says the formula gives, empty when it is silent."""
    found = findings(metric(formula), text, replace(a_context(), media=media))
    return said(found[0].message).removeprefix("v ") if found else ""


@pytest.mark.parametrize(
    ("formula", "text", "expected"),
    [
        ("words", "un deux, trois’quatre l'eau 12 U.S.A.", "7.00"),
        ("words", "😀 !!!", ""),
        ("words", "", ""),
        ("sentences", "Un mot. Deux ! 😀\nTrois", "3.00"),
        ("sentences", "M. Martin, etc. et la suite.", "1.00"),
        ("paragraphs", "Un.\nDeux.\n\nTrois.\n\n\n\nQuatre.\n", "3.00"),
        ("characters", "l'été, 12 !", "6.00"),
        ("long_words", "éééé abcdef abcdefg", "2.00"),
        ("syllables", "extraordinary people", "8.00"),
        ("polysyllabic_words", "dividing extraordinary cat", "2.00"),
        ("complex_words", "dividing extraordinary cat", "1.00"),
        ("words + heading_h1 + heading.h2 + list + blockquote + pre", "un", "1.00"),
        ("words / 3", "un deux", "0.67"),
        ("7 / 2 + words * 0", "un", "3.00"),
    ],
)
def test_measures_of_the_format(formula: str, text: str, expected: str) -> None:
    assert measured(formula, text) == expected


@pytest.mark.parametrize(
    ("formula", "text", "expected"),
    [
        ("hashtags", "#un #été2, (#trois) #2026 C# a#b https://x.fr/#d", "3"),
        ("mentions", "@un, @deux.trois et @nom@instance.fr, moi@exemple.fr", "3"),
        ("emojis", "👩🏽‍💻 🇫🇷🇧🇪 ❤️ 1️⃣ 12 © ☺︎ 👍🏽👍", "7"),
        ("urls", "https://nordalia.example/a, www.exemple.fr et exemple.fr. moi@exemple.fr", "3"),
        ("lines", "un\n\ndeux\n \ntrois\n", "3"),
        ("caps_words", "La RSE ET l'ÉTÉ À Nordalia, ABc", "3"),
        ("exclamations", "Oui ! Non !! ！", "4"),
        ("first_line_characters", "Éléphant 😀  \nla suite", "10"),
        ("caps_ratio", "ABCDEFGHIJklmnopqrst 123", "0.50"),
        ("caps_ratio", "ABCDE", "0"),
        ("hashtags / 2", "#un", "0.50"),
        ("hashtags", "", "0"),
    ],
)
def test_counts_of_posts_are_whole_numbers(formula: str, text: str, expected: str) -> None:
    assert measured(formula, text) == expected


def test_media_are_counted() -> None:
    media = (
        DraftMedia("/p/un.png", alt="Une usine", credit="Nordalia"),
        DraftMedia("/p/deux.JPG", alt=" "),
        DraftMedia("/p/trois.mp4", credit="Nordalia"),
    )
    assert measured("images", "", media) == "2"
    assert measured("videos", "", media) == "1"
    assert measured("images_without_alt", "", media) == "1"
    assert measured("media_without_credit", "", media) == "1"


@pytest.mark.parametrize(
    ("condition", "speaks"),
    [("> 3", True), ("> 4", False), ("> 2 && words < 10", True), ("> 2 && words < 4", False), ("== 4", True)],
)
def test_the_condition_follows_the_value(condition: str, speaks: bool) -> None:
    found = findings(metric("words", condition), "un deux trois quatre")
    assert bool(found) is speaks
    assert all((f.span, f.match, f.fixes) == (None, "", ()) for f in found)


def test_the_value_is_compared_with_six_decimals() -> None:
    assert findings(metric("words / 3", "== 0.333333"), "un")
    assert findings(metric("math.sqrt(0 - words)"), "un") == []


def test_the_whole_text_is_measured_whatever_the_scope() -> None:
    for scope in ("sentence", "heading", "summary", "paragraph"):
        (finding,) = findings(metric("words", more=f"scope: {scope}\n"), "Un. Deux.\n\nTrois.")
        assert said(finding.message) == "v 3.00"


def test_mark_underlines_what_is_beyond_the_limit() -> None:
    source = metric("hashtags", "> 2", "mark: hashtags\n")
    text = "#un et #deux, #trois puis\r\n#quatre #cinq"
    found = findings(source, text)
    assert [(f.span, f.match) for f in found] == [(Span(14, 20), "#trois"), (Span(27, 40), "#quatre #cinq")]
    assert {said(f.message) for f in found} == {"v 5"}
    assert findings(source, "#un #deux") == []


@pytest.mark.parametrize(
    ("mark", "condition", "text", "expected"),
    [
        ("emojis", "> 1", "👩🏽‍💻 oui 👍🏽👍 🇫🇷 non ❤️", ["👍🏽👍 🇫🇷", "❤️"]),
        ("lines", "> 1", "un\n\ndeux\ntrois", ["deux\ntrois"]),
        ("first_line_characters", ">= 3", "abcd\nef", ["cd"]),
        ("words", "> 2", "un deux trois, quatre", ["trois, quatre"]),
        ("sentences", "> 1", "Un. Deux.", ["Deux."]),
        ("urls", "> 0", "a https://x.fr b", ["https://x.fr"]),
        ("caps_words", "> 0", "OUI non", ["OUI"]),
        ("mentions", "> 0", "@un", ["@un"]),
        ("exclamations", "> 1 && exclamations < 9", "! oui ! non", ["!"]),
    ],
)
def test_everything_that_has_a_place_can_be_marked(mark: str, condition: str, text: str, expected: list[str]) -> None:
    found = findings(metric(mark, condition, f"mark: {mark}\n"), text)
    assert [finding.match for finding in found] == expected


def test_nothing_is_marked_when_the_number_is_not_what_is_wrong() -> None:
    (finding,) = findings(metric("hashtags", "< 3", "mark: hashtags\n"), "#un #deux")
    assert finding.span is None


def test_a_limit_over_two_counts_marks_the_one_named() -> None:
    source = metric("hashtags + mentions", "> 2", "mark: hashtags\n")
    assert [f.match for f in findings(source, "@un @deux #un #deux")] == ["#un #deux"]
    assert [f.match for f in findings(source, "@un #un #deux")] == ["#deux"]


def test_what_is_marked_can_be_taken_out() -> None:
    text = "#un #deux #trois"
    (finding,) = findings(metric("hashtags", "> 1", "mark: hashtags\naction: {name: remove}\n"), text)
    assert apply_edits(text, finding.fixes[0].edits).strip() == "#un"


def test_wrong_metrics_are_refused_with_their_line() -> None:
    assert refusal("extends: metric\nmessage: a\ncondition: '> 1'\n")[2] == "a metric rule needs formula"
    assert refusal("extends: metric\nmessage: a\nformula: words\n")[2] == "a metric rule needs condition"
    assert refusal(metric("mots"))[1] == 3
    assert refusal(metric("words", "maybe"))[1] == 4
    assert refusal(metric("words", "> 1", "mark: images\n"))[1] == 5
    assert "unknown field 'tokens'" in refusal(metric("words", "> 1", "tokens: [a]\n"))[2]


def readability(metrics: str, highest: float = -100) -> str:
    return f"extends: readability\nmessage: '%s'\nmetrics: {metrics}\ngrade: {highest}\n"


def test_the_grade_is_the_mean_of_the_metrics() -> None:
    (finding,) = findings(readability("[Flesch-Kincaid]"), FOX)
    assert (said(finding.message), finding.span) == ("14.18", None)
    (both,) = findings(readability("[Flesch-Kincaid, Gunning Fog]"), FOX)
    wanted = (GRADES["Flesch-Kincaid"](measures(FOX)) + GRADES["Gunning Fog"](measures(FOX))) / 2
    assert said(both.message) == f"{wanted:.2f}"


def test_grades_are_those_of_their_formulas() -> None:
    # Longer than they look: 30 syllables in 13 words, 4 of them hard.
    of = measures(FOX)
    assert (of.words, of.sentences, of.syllables, of.polysyllabic_words) == (13, 2, 30, 4)
    assert grade(of, ["Gunning Fog"]) == pytest.approx(0.4 * (13 / 2 + 100 * of.complex_words / 13))
    assert grade(of, ["SMOG"]) == pytest.approx(1.043 * (4 * 30 / 2) ** 0.5 + 3.1291)
    assert grade(of, ["Coleman-Liau"]) == pytest.approx(0.0588 * 100 * of.characters / 13 - 0.296 * 200 / 13 - 15.8)
    assert grade(of, ["Automated Readability"]) == pytest.approx(4.71 * of.characters / 13 + 0.5 * 6.5 - 21.43)


def test_a_grade_that_is_high_enough_is_let_be() -> None:
    assert findings(readability("[Flesch-Kincaid]", 14.1), FOX)
    assert findings(readability("[Flesch-Kincaid]", 14.2), FOX) == []
    assert findings(readability("[SMOG]"), "!!!") == []


def test_wrong_readability_rules_are_refused() -> None:
    assert "needs metrics" in refusal("extends: readability\nmessage: a\ngrade: 5\n")[2]
    assert refusal(readability("[Flesch]"))[1] == 3
    assert refusal(readability("[SMOG]").replace("-100", "dix"))[1] == 4


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("a", 1), ("the", 1), ("people", 2), ("recipe", 3), ("aborigine", 5), ("jumped", 1), ("wanted", 2)),
        *(
            ("reading", 2),
            ("biology", 4),
            ("underwater", 4),
            ("create", 1),
            ("rhythm", 2),
            ("prism", 2),
            ("theory", 3),
        ),
        *(("beautiful", 3), ("extraordinary", 6), ("QUIETLY", 3), ("shoes", 1), ("été", 1), ("x", 1)),
    ],
)
def test_syllables_are_counted_in_english(word: str, count: int) -> None:
    assert syllables(word) == count
