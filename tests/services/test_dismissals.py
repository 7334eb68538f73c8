# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Level, Source
from composer.domain.text import Language, Span
from composer.services.dismissals import Dismissals
from tests.services.app import App

ADVICE = Finding(
    Source.CHARTER,
    RuleId("Clarte.Anglicismes"),
    Level.SUGGESTION,
    Span(0, 8),
    verbatim("Anglicisme"),
    verbatim("Un mot français existe."),
    match="feedback",
)


class Memory:
    """A StateStore for one test."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.held.get(key)

    def put(self, key: str, value: str) -> None:
        self.held[key] = value


@pytest.fixture
def memory() -> Memory:
    return Memory()


def test_what_is_dismissed_is_hidden_for_these_words_whatever_their_case(memory: Memory) -> None:
    dismissals = Dismissals(memory)
    dismissals.dismiss(ADVICE)
    assert dismissals.hides(replace(ADVICE, match="Feedback", span=Span(30, 38), level=Level.WARNING))
    assert not dismissals.hides(replace(ADVICE, match="meeting"))
    assert not dismissals.hides(replace(ADVICE, rule=RuleId("Spelling.Unknown")))


def test_an_error_is_neither_dismissed_nor_hidden(memory: Memory) -> None:
    dismissals = Dismissals(memory)
    error = replace(ADVICE, level=Level.ERROR)
    dismissals.dismiss(error)
    assert dismissals.all() == ()
    dismissals.dismiss(ADVICE)
    assert not dismissals.hides(error)


def test_a_rule_about_signs_is_dismissed_as_a_whole(memory: Memory) -> None:
    dismissals = Dismissals(memory)
    dismissals.dismiss(replace(ADVICE, rule=RuleId("Typography.NoBreakSpace"), match=" ?"))
    assert dismissals.hides(replace(ADVICE, rule=RuleId("Typography.NoBreakSpace"), match=" !"))


def test_a_hint_about_more_than_its_words_is_dismissed_as_a_whole(memory: Memory) -> None:
    hint = replace(ADVICE, match="#Vélo", about="text")
    dismissals = Dismissals(memory)
    dismissals.dismiss(hint)
    assert dismissals.hides(replace(hint, match="#Fleuve"))


def test_it_is_kept_and_can_be_taken_back(memory: Memory) -> None:
    Dismissals(memory).dismiss(ADVICE, replace(ADVICE, match="meeting"))
    later = Dismissals(memory)
    assert [(d.words, d.title) for d in later.all()] == [("feedback", ADVICE.title), ("meeting", ADVICE.title)]
    later.take_back(later.all()[0])
    assert not Dismissals(memory).hides(ADVICE)
    assert Dismissals(memory).hides(replace(ADVICE, match="meeting"))


def test_a_review_of_any_draft_leaves_it_out(app: App) -> None:
    draft = app.services.drafting.blank(Language.ENGLISH).with_text(
        "Our bikes are cheaper than Initech and nicer to ride."
    )
    found = next(f for f in app.services.reviewing.review_draft(draft, None).findings if f.source is Source.CHARTER)
    assert found.level is not Level.ERROR
    app.services.dismissals.dismiss(found)
    assert found.rule not in {f.rule for f in app.services.reviewing.review_draft(draft, None).findings}
    app.services.dismissals.take_back(app.services.dismissals.all()[0])
    assert found.rule in {f.rule for f in app.services.reviewing.review_draft(draft, None).findings}
