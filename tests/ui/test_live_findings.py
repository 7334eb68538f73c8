# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Fix, Level, Review, Source
from composer.domain.text import Edit, Span, apply_edits
from composer.ui.widgets.live_findings import change_between, folded, placed

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
    passage=st.text(alphabet="abé😀 ", min_size=1, max_size=8),
    around=st.tuples(LETTERS, LETTERS),
    removed=LETTERS,
    typed=LETTERS,
    before=st.booleans(),
)
def test_a_passage_is_found_again_after_an_edit_elsewhere_and_its_fix_still_fits(
    passage: str, around: tuple[str, str], removed: str, typed: str, before: bool
) -> None:
    head, tail = around
    if before:
        text, after = f"{head}{removed}|{passage}|{tail}", f"{head}{typed}|{passage}|{tail}"
    else:
        text, after = f"{head}|{passage}|{removed}{tail}", f"{head}|{passage}|{typed}{tail}"
    start = text.index("|") + 1
    (live,) = placed(Review(text, None, (a_finding(start, start + len(passage), "fixed"),)), after)
    assert live.span is not None
    assert live.span.of(after) == passage
    assert "|fixed|" in apply_edits(after, live.fixes[0].edits)


def test_a_passage_that_was_deleted_is_gone() -> None:
    assert placed(Review("one two three", None, (a_finding(4, 7),)), "one  three") == ()


def test_typing_inside_a_passage_keeps_the_mark_but_takes_its_fix_away() -> None:
    (live,) = placed(Review("one two three", None, (a_finding(4, 7),)), "one tXwo three")
    assert live.span == Span(4, 8)
    assert live.fixes == ()


def test_typing_right_after_a_passage_does_not_make_it_grow() -> None:
    (live,) = placed(Review("one two", None, (a_finding(4, 7),)), "one two!")
    assert live.span == Span(4, 7)


def test_one_card_tells_a_typographic_rule_for_all_its_passages() -> None:
    spaces = [replace(a_finding(n, n + 1), rule=RuleId("Typography.NoBreakSpace")) for n in (0, 4)]
    review = Review("one two three", None, (spaces[0], a_finding(1, 2), a_finding(2, 3), spaces[1]))
    groups = folded(placed(review, review.text))
    assert [[f.number for f in group] for group in groups] == [[0, 3], [1], [2]]


def test_a_finding_said_again_keeps_its_number_and_a_new_one_takes_none_of_theirs() -> None:
    words = "one two one three"
    first, second = replace(a_finding(0, 3), match="one"), replace(a_finding(8, 11), match="one")
    before = placed(Review(words, None, (first, second)), words)
    assert [f.number for f in before] == [0, 1]
    other = replace(a_finding(4, 7), match="two")
    after = placed(Review(words, None, (other, second)), words, before)
    assert [(f.finding.match, f.span, f.number) for f in after] == [("two", Span(4, 7), 2), ("one", Span(8, 11), 1)]


WORDS = ("alpha", "beta", "gamma", "delta")


@given(st.data())
def test_marks_stay_on_their_words_through_any_edits_beside_them_and_through_reviews(data: st.DataObject) -> None:
    text = " … ".join(WORDS)
    live = placed(_review_of(text), text)
    for _ in range(data.draw(st.integers(1, 12))):
        free = [n for n in range(len(text) + 1) if not any(f.span and f.span.start < n < f.span.end for f in live)]
        start = data.draw(st.sampled_from(free))
        following = min((f.span.start for f in live if f.span and f.span.start >= start), default=len(text))
        end = data.draw(st.integers(start, following))
        typed = data.draw(st.text(alphabet="x é😀\n", max_size=4))
        after = text[:start] + typed + text[end:]
        change = change_between(text, after)
        stale, text = text, after
        if change is not None:
            live = tuple(f for f in (found.after(change) for found in live) if f is not None)
        if data.draw(st.booleans()):
            live = placed(_review_of(data.draw(st.sampled_from([stale, text]))), text, live)
        assert [(f.span.of(text), f.number) for f in live if f.span] == [(word, n) for n, word in enumerate(WORDS)]


def _review_of(text: str) -> Review:
    found = ((word, text.index(word)) for word in WORDS)
    return Review(text, None, tuple(replace(a_finding(at, at + len(word)), match=word) for word, at in found))
