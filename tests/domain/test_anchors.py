# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.anchors import place_now
from composer.domain.text import Span

BEFORE = "En mars, j’étais la première à ne pas y croire. Puis un collègue a refait la tournée à vélo. Et vous ?"
few_letters = st.text("abc \n", max_size=60)


@st.composite
def edited_elsewhere(draw: st.DrawFn) -> tuple[str, Span, str]:
    """A text, a passage, and the text after one edit that touches no character of the passage."""
    head, passage, tail = draw(few_letters), draw(st.text("abc ", min_size=1, max_size=12)), draw(few_letters)
    added = draw(few_letters)
    span = Span(len(head), len(head) + len(passage))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(head)))
        end = draw(st.integers(at, len(head)))
        return head + passage + tail, span, head[:at] + added + head[end:] + passage + tail
    at = draw(st.integers(0, len(tail)))
    end = draw(st.integers(at, len(tail)))
    return head + passage + tail, span, head + passage + tail[:at] + added + tail[end:]


def span_of(words: str, text: str = BEFORE) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@given(edited_elsewhere())
def test_one_edit_elsewhere_never_loses_a_passage(case: tuple[str, Span, str]) -> None:
    before, passage, now = case
    found = place_now(passage, before, now)
    assert found is not None
    assert found.of(now) == passage.of(before)


@given(few_letters, few_letters, st.data())
def test_what_is_found_always_reads_the_same(before: str, now: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    passage = Span(start, data.draw(st.integers(start, len(before))))
    found = place_now(passage, before, now)
    assert found is None or (len(found) > 0 and found.of(now) == passage.of(before))


def test_a_passage_follows_its_sentence_to_the_front() -> None:
    now = "Un jour, un collègue a refait la tournée à vélo. En mars, je n’y croyais pas."
    found = place_now(span_of("un collègue a refait la tournée"), BEFORE, now)
    assert found == span_of("un collègue a refait la tournée", now)


def test_of_two_places_the_one_with_the_same_neighbours_is_meant() -> None:
    before = "Le vélo du matin est bleu. Le vélo du soir est vert, et il roule encore."
    now = "Oui ! Le vélo du midi est rouge. Le vélo du soir est vert, et il roulait encore ce matin."
    found = place_now(Span(27, 34), before, now)
    assert Span(27, 34).of(before) == "Le vélo"
    assert found == Span(now.index("Le vélo du soir"), now.index("Le vélo du soir") + 7)


def test_a_short_word_among_other_neighbours_is_not_taken_for_the_passage() -> None:
    now = "Rien de tout cela : en juin, j’y croyais, et Puis c’est tout."
    assert place_now(span_of("Puis"), BEFORE, now) is None


def test_a_rewritten_passage_has_changed() -> None:
    assert place_now(span_of("un collègue"), BEFORE, BEFORE.replace("un collègue", "Karim")) is None


def test_a_span_outside_the_text_is_nowhere() -> None:
    assert place_now(Span(5, 500), BEFORE, BEFORE) is None
