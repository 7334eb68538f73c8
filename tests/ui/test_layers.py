# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Level, Source
from composer.domain.text import Span
from composer.ui.widgets.layers import layers, precedence
from composer.ui.widgets.live_findings import LiveFinding


def a_live(number: int, start: int, length: int, level: Level = Level.SUGGESTION) -> LiveFinding:
    span = Span(start, start + length)
    finding = Finding(Source.CHARTER, RuleId("Words.One"), level, span, verbatim("Word"), verbatim("A word"))
    return LiveFinding(number, finding, span, ())


SOME = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 12), st.sampled_from(list(Level))), max_size=8).map(
    lambda rows: [a_live(number, *row) for number, row in enumerate(rows)]
)


@given(SOME)
def test_every_stretch_has_one_underline_that_of_the_finding_that_goes_first(findings: list[LiveFinding]) -> None:
    made = layers(findings)
    assert all(before.end <= after.start for before, after in pairwise(made))
    drawn = {place: layer.finding for layer in made for place in range(layer.start, layer.end)}
    for place in range(40):
        there = [f for f in findings if f.span and f.span.start <= place < f.span.end]
        assert drawn.get(place) == min(there, key=precedence, default=None)


def test_a_misspelt_word_shows_through_a_copied_passage_but_not_through_an_error() -> None:
    passage, word = a_live(0, 0, 20, Level.WARNING), a_live(1, 5, 4)
    assert [(la.start, la.end, la.finding.number) for la in layers((passage, word))] == [
        (0, 5, 0),
        (5, 9, 1),
        (9, 20, 0),
    ]
    error = a_live(2, 0, 20, Level.ERROR)
    assert [la.finding.number for la in layers((passage, word, error))] == [2]
