# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import assume, given
from hypothesis import strategies as st

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Fix, Level, Review, Source
from composer.domain.text import Edit, Span, apply_edits
from composer.ui.widgets.live_findings import change_between, placed

LETTERS = st.text(alphabet="ab é😀\n", max_size=30)


def a_finding(start: int, end: int, replacement: str = "") -> Finding:
    span = Span(start, end)
    fix = Fix(verbatim("Mend"), (Edit(span, replacement),))
    return Finding(
        Source.CHARTER, RuleId("Words.One"), Level.ERROR, span, verbatim("Word"), verbatim("A word"), fixes=(fix,)
    )


@given(before=LETTERS, after=LETTERS)
def test_the_change_between_two_texts_turns_one_into_the_other(before: str, after: str) -> None:
    change = change_between(before, after)
    if change is None:
        assert before == after
    else:
        added = after[change.start : change.start + change.added]
        assert before[: change.start] + added + before[change.start + change.removed :] == after


@given(
    text=st.text(alphabet="abcdé😀 ", min_size=1, max_size=30),
    marked=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    edited=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    typed=st.text(alphabet="xyz😀", max_size=5),
)
def test_a_passage_that_was_not_edited_is_found_again_and_its_fix_still_fits(
    text: str, marked: tuple[int, int], edited: tuple[int, int], typed: str
) -> None:
    start, end = sorted(min(place, len(text)) for place in marked)
    first, last = sorted(min(place, len(text)) for place in edited)
    assume(start < end and (last <= start or end <= first))
    after = text[:first] + typed + text[last:]
    change = change_between(text, after)
    assume(change is None or not change.touches(Span(start, end)))
    (live,) = placed(Review(text, None, (a_finding(start, end, "fixed"),)), after)
    assert live.span is not None
    assert live.span.of(after) == text[start:end]
    assert "fixed" in apply_edits(after, live.fixes[0].edits)


def test_a_passage_that_was_deleted_is_gone() -> None:
    assert placed(Review("one two three", None, (a_finding(4, 7),)), "one  three") == ()


def test_typing_inside_a_passage_keeps_the_mark_but_takes_its_fix_away() -> None:
    (live,) = placed(Review("one two three", None, (a_finding(4, 7),)), "one tXwo three")
    assert live.span == Span(4, 8)
    assert live.fixes == ()


def test_typing_right_after_a_passage_does_not_make_it_grow() -> None:
    (live,) = placed(Review("one two", None, (a_finding(4, 7),)), "one two!")
    assert live.span == Span(4, 7)
