# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person has published is known when they write again."""

from dataclasses import replace

from composer.domain.drafts import Draft
from composer.domain.outbox import JobState
from composer.domain.review import Finding, Level
from composer.services.surroundings import PAST
from tests.builders import PRACTICE, a_context
from tests.services.app import CLEAN, LINKEDIN, ME, App


def before(app: App, draft: Draft) -> list[Finding]:
    review = app.services.reviewing.review_draft(draft, PRACTICE)
    return [finding for finding in review.findings if finding.rule == "Voice.SaidBefore"]


def test_a_text_one_has_published_is_recognised_in_another_draft(app: App) -> None:
    again = app.draft(f"Bonjour ! {CLEAN}")
    assert before(app, again) == []
    app.publish()
    assert before(app, again) == []
    sent = app.run()
    assert sent.state is JobState.SENT
    assert sent.receipt is not None
    (finding,) = before(app, again)
    assert finding.level is Level.SUGGESTION
    assert finding.message.values == {"when": sent.receipt.published.isoformat(), "network": PRACTICE}


def test_a_draft_does_not_repeat_itself(app: App) -> None:
    draft = app.draft()
    app.services.publishing.publish(draft, ME, confirmed=True)
    assert app.run().state is JobState.SENT
    assert before(app, draft) == []


def test_what_was_rehearsed_was_not_said_elsewhere(app: App) -> None:
    app.publish()
    app.run()
    context_for = app.services.reviewing.context_for
    again = app.draft()
    assert [said.text for said in context_for(again, PRACTICE).past] == [CLEAN]
    assert context_for(again, LINKEDIN).past == ()
    assert context_for(again, None).past == ()


def test_after_half_a_year_one_may_say_it_again(app: App) -> None:
    app.publish()
    app.run()
    again = app.draft()
    app.clock.tick(days=PAST.days - 1)
    assert len(before(app, again)) == 1
    app.clock.tick(days=2)
    assert before(app, again) == []


def test_the_latest_comes_first_and_a_restart_changes_nothing(app: App) -> None:
    for text in (CLEAN, "Une tout autre histoire, de pluie et de bottes."):
        app.publish(text)
        app.run()
        app.clock.tick(days=1)
    past = app.services.reviewing.context_for(app.draft(), PRACTICE).past
    assert [said.text for said in past] == ["Une tout autre histoire, de pluie et de bottes.", CLEAN]
    app.restart()
    assert app.services.reviewing.context_for(app.draft(), PRACTICE).past == past


def test_a_dismissed_one_stays_away(app: App) -> None:
    app.publish()
    app.run()
    again = app.draft()
    (finding,) = before(app, again)
    deaf = replace(again, ignored=frozenset({finding.key})).with_text(f"{CLEAN} Voilà.")
    assert before(app, deaf) == []


def test_a_text_that_is_no_draft_is_nobodys(app: App) -> None:
    app.publish()
    app.run()
    assert app.services.reviewing.context_at(a_context().language, PRACTICE).past == ()
