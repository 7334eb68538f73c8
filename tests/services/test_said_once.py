# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey, RuleId
from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level, Source
from composer.domain.text import Span
from composer.services.said_once import beyond_the_charter, each_matter_once
from tests.builders import a_context
from tests.services.app import App

A_FIX = (Fix(Message("remove"), ()),)


def a_finding(
    rule: str, start: int, end: int, level: Level = Level.WARNING, section: str = "3", source: Source = Source.CHARTER
) -> Finding:
    why = Message("charter-section", {"number": section}) if section else None
    said = Message("said")
    return Finding(source, RuleId(rule), level, Span(start, end), said, said, why)


def test_of_one_matter_on_the_same_words_the_graver_is_told() -> None:
    trend = a_finding("Finance.Trend", 6, 24)
    figure = a_finding("Finance.Figure", 0, 24, Level.ERROR)
    assert each_matter_once([trend, figure]) == [figure]
    assert each_matter_once([figure, trend]) == [figure]


def test_between_equals_the_one_with_a_way_out_is_told_then_the_longer() -> None:
    bare, longer = a_finding("Finance.A", 0, 5), a_finding("Finance.B", 0, 9)
    mends = replace(a_finding("Finance.C", 2, 4), fixes=A_FIX)
    assert each_matter_once([bare, longer]) == [longer]
    assert each_matter_once([bare, longer, mends]) == [mends]


def test_other_matters_other_words_and_rules_without_a_section_are_all_heard() -> None:
    heard = [
        a_finding("Finance.A", 0, 5),
        a_finding("Finance.A", 5, 9),
        a_finding("Finance.B", 0, 5, section="4"),
        a_finding("Forme.A", 0, 5),
        a_finding("Foreign.A", 0, 5, section=""),
        a_finding("Foreign.B", 0, 5, section=""),
        replace(a_finding("Finance.Media", 0, 1), span=None),
        replace(a_finding("Finance.Other", 0, 1), span=None),
    ]
    assert each_matter_once(heard) == heard


def test_a_hint_of_style_within_what_the_charter_marks_is_left_out() -> None:
    marked = [a_finding("Forme.Emojis", 10, 20)]
    within = a_finding("Style.EmojiRun", 10, 19, source=Source.LANGUAGE)
    around = a_finding("Style.LongSentence", 0, 30, source=Source.LANGUAGE)
    misspelt = a_finding("Spelling.Unknown", 12, 16, source=Source.LANGUAGE)
    assert list(beyond_the_charter([within, around, misspelt], marked)) == [around, misspelt]
    assert list(beyond_the_charter([within], [])) == [within]


FINDINGS = st.lists(
    st.builds(
        lambda rule, start, length, level, section: a_finding(rule, start, start + length, level, section),
        st.sampled_from(("Finance.A", "Finance.B", "Forme.A")),
        st.integers(0, 12),
        st.integers(1, 6),
        st.sampled_from(Level),
        st.sampled_from(("", "3", "4")),
    ),
    max_size=12,
)


@given(FINDINGS)
def test_nothing_is_lost_that_a_graver_or_equal_one_does_not_stand_for(findings: list[Finding]) -> None:
    told = each_matter_once(findings)
    kept = {id(found) for found in told}
    assert told == [found for found in findings if id(found) in kept]
    for found in findings:
        assert id(found) in kept or any(
            other.level.rank <= found.level.rank
            and other.why == found.why
            and other.rule.partition(".")[0] == found.rule.partition(".")[0]
            and other.span
            and found.span
            and other.span.start < found.span.end
            and found.span.start < other.span.end
            for other in told
        )


def test_a_run_of_emoji_a_hashtag_and_a_figure_are_told_once_each(app: App) -> None:
    text = "Notre chiffre d’affaires grimpe de 12 % depuis janvier. 🎉🎉🎉🎉🎉\n\n#salariénordalia"
    review = app.services.reviewing.review(text, a_context(network=NetworkKey("linkedin")))
    for words in ("chiffre", "🎉", "#salarié"):
        at = text.index(words)
        assert len([f for f in review.findings if f.span and f.span.start <= at < f.span.end]) == 1, words


def test_what_stands_behind_a_hidden_finding_stays_behind_it(app: App) -> None:
    draft = app.draft("On a fini la tournée 🎉🎉🎉🎉🎉")
    shown = app.services.reviewing.review_draft(draft, None).findings
    deaf = replace(draft, ignored=frozenset(found.key for found in shown))
    assert not [f for f in app.services.reviewing.review_draft(deaf, None).findings if "🎉" in f.match]
