# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A check that has seen the text before its edits says what one that never saw it says."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.charter.by_edit import ByEdit
from composer.charter.dialect import Flags, assembled
from composer.charter.index import Index
from composer.charter.patterns import Pattern, Place
from composer.charter.reach import gaps_touched, stays_in_line
from composer.charter.syntax import written
from tests.charter.charters import a_charter, a_context, existence

PATTERNS = (
    *(r"prix\s+bas", r"prix bas", r"\w+\.$", r"^\w+", r"\Aprix", r"bas\z", r"(?<!\s)bas", r"(?<=prix )bas", r"[^a]bas"),
    *(
        r"(\w)\1",
        r"prix(?! bas)",
        r"prix(?!\n)",
        r"(?s)prix.bas",
        r"a+",
        r"\bprix\b.*bas",
        r"[\w ]+",
        r"(?:prix|bas)\b",
    ),
    *(r"\n", r"(?=.*bas)prix", r"\D+x", "prix\nbas", r"\W+", r"(?i)É\w*"),
)
PIECES = st.sampled_from(
    (
        *("prix", " bas", "bas", " ", "\n", "\n\n", "a", "aa", ".", "été", "É", "\r\n", "’", "x.fr", "!!", "\x1c"),
        " mot" * 15,
    )
)
TEXTS = st.lists(PIECES, max_size=20).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 6), TEXTS), max_size=6)


def edited(text: str, edits: list[tuple[int, int, str]]) -> list[str]:
    """The text after each edit."""
    after = [text]
    for start, length, new in edits:
        text = text[:start] + new + text[start + length :]
        after.append(text)
    return after


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PATTERNS), st.booleans(), TEXTS, EDITS)
def test_a_pattern_finds_the_same_after_edits(
    source: str, every_line: bool, text: str, edits: list[tuple[int, int, str]]
) -> None:
    tree = assembled(source, Flags(m=every_line)).tree
    whole = written(tree)
    seen = Pattern(whole, stays_in_line=stays_in_line(tree))
    for now in edited(text, edits):
        assert list(seen.places(now)) == list(Pattern(whole).places(now))


RULES = [
    existence(f"['{pattern}']", f"scope: {scope}\n")
    for pattern, scope in (
        (r"prix\s+bas", "text"),
        ("prix bas", "paragraph"),
        (r"\w+ bas", "sentence"),
        ("été", "text"),
        (r"prix(?:\s+\w+){0,2}\s+bas", "text"),
        (r"(?<=prix\s)bas", "raw"),
        (r"prix(?!\s+bas)\W+a", "text"),
        (r"aa\.*\s+prix", "text"),
    )
] + [
    "extends: occurrence\nmessage: '%s'\nmax: 2\ntoken: '!'\n",
    "extends: substitution\nmessage: '%s %s'\nignorecase: true\nswap:\n  été: hiver\n  prix bas: prix doux\n",
]


@settings(max_examples=150, deadline=None)
@given(TEXTS, EDITS)
def test_a_check_says_the_same_after_edits(text: str, edits: list[tuple[int, int, str]]) -> None:
    seen = a_charter(*RULES)
    for now in edited(text, edits):
        assert seen.review(now, a_context()) == a_charter(*RULES).review(now, a_context())


EXEMPTED = existence(r"['prix\s+bas']", "scope: text\nexceptions: ['aa +prix +bas', 'été']\n")


@settings(max_examples=150, deadline=None)
@given(TEXTS, EDITS)
def test_what_clears_a_match_is_edited(text: str, edits: list[tuple[int, int, str]]) -> None:
    seen = a_charter(EXEMPTED)
    for now in edited(text, edits):
        assert seen.review(now, a_context()) == a_charter(EXEMPTED).review(now, a_context())


LONG = "Un prix" + " mot" * 30 + " au plus bas" + " mot" * 30


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        *((LONG, LONG.replace("bas mot", "bas mit"), []), (LONG, LONG.replace("Un prix", "Un certain prix"), [])),
        *((LONG, f"{LONG} prix bas", ["prix bas"]), (LONG, f"prix  bas {LONG}", ["prix  bas"])),
        *((LONG, LONG.replace(" mot" * 30 + " au plus ", "\n"), ["prix\nbas"]), (f"{LONG} 1", f"{LONG} 2", [])),
    ],
)
def test_only_an_edit_among_its_words_makes_a_rule_run(old: str, new: str, found: list[str]) -> None:
    check = a_charter(existence(r"['prix\s+bas']", "scope: text\n"))
    index = Index([rule.body.needs for rule in check.rules])
    by_edit = ByEdit(check.rules, index)
    by_edit.learn(old, index.live(old.split("\n")), {0})
    whole = tuple(index.live(new.split("\n")).items())
    assert (0 in by_edit.still_silent(new, whole)) is not bool(found)
    check.review(old, a_context())
    assert [finding.match for finding in check.review(new, a_context())] == found


@pytest.mark.parametrize(
    ("source", "gaps"),
    [
        *(("prix bas", 1), (r"prix\s+bas", 1), (r"a(?:\s+\w+){0,3}\s+b", 4), (r"\w+", 0), (r"a\s{2}b|c", 1)),
        *((r"a.b", 1), (r"a.{2,5}b", 5), ("a.*b", inf), (r"(?:a\s)+", inf), (r"\Aa", inf), (r"(a)\1", inf)),
        *((r"a(?=\sb)", 1), (r"\ba\b", 0), ("a(?: b)?", 1), (r"[^a]", 1), (r"[^\s]*", 0), ("a{3,}", 0)),
    ],
)
def test_how_much_white_space_a_pattern_touches(source: str, gaps: float) -> None:
    assert gaps_touched(assembled(source, Flags(m=True)).tree) == gaps


@pytest.mark.parametrize("lines", [127, 300])
def test_a_text_of_more_lines_than_are_remembered(lines: int) -> None:
    tree = assembled("prix").tree
    seen = Pattern("prix", stays_in_line=stays_in_line(tree))
    text = "\n".join(f"prix {number}" for number in range(lines))
    assert len(seen.places(text)) == lines
    assert seen.places(f"prix\n{text}")[:2] == [Place(0, 4, None), Place(5, 9, None)]
    assert len(seen.places(text)) == lines


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        *(("prix bas", True), (r"\bprix\b", True), ("a.*b", True), (r"[^\n]+", True), (r"\w+(?!\w)", True)),
        *((r"\s", False), ("[^a]", False), (r"\Aa", False), (r"a\z", False), ("(?s).", False), (r"a(?=\s)", False)),
        *((r"(a)\1", True), (r"(\s)\1", False), ("a\nb", False)),
    ],
)
def test_which_patterns_stay_in_a_line(source: str, stays: bool) -> None:
    assert stays_in_line(assembled(source, Flags(m=True)).tree) is stays


def test_a_token_that_may_reach_over_a_line_end_is_found_beside_one_that_cannot() -> None:
    check = a_charter(existence(r"[promo, 'prix\s+bas']"))
    for text, found in (
        ("promo prix bas", ["promo", "prix bas"]),
        ("promo", ["promo"]),
        ("promo\nprix\nbas promo", ["promo", "prix\nbas", "promo"]),
    ):
        assert [finding.match for finding in check.review(text, a_context())] == found
