# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tuesday, half past nine, UTC: within the hours agreed to without asking, which are those of the office."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.settings import NOTICE_DAYS, NOTICE_HOURS
from tests.builders import NOW
from tests.services.app import ME, App


def titles(app: App) -> list[tuple[str, bool]]:
    return [(due.draft.text, due.late) for due in app.services.reminders.take_due()]


def remind(app: App, text: str, **later: float) -> None:
    app.services.reminders.keep(app.draft(text).id, app.clock.now() + timedelta(**later))


def test_a_reminder_is_told_once_when_its_hour_has_come(app: App) -> None:
    remind(app, "Plus tard", minutes=30)
    remind(app, "Bientôt", minutes=5)
    assert titles(app) == []
    app.clock.tick(minutes=30)
    assert titles(app) == [("Bientôt", False), ("Plus tard", False)]
    assert titles(app) == []


def test_a_reminder_outlives_the_program_and_says_when_it_comes_late(app: App) -> None:
    remind(app, "Un matin", minutes=5)
    app.clock.tick(hours=2)
    app.restart()
    assert titles(app) == [("Un matin", True)]


def test_outside_the_agreed_hours_it_waits(app: App) -> None:
    remind(app, "Ce soir", hours=11)
    app.clock.tick(hours=11)
    assert titles(app) == []
    app.clock.tick(hours=12)
    assert titles(app) == [("Ce soir", True)]


def test_another_hour_replaces_the_first_and_none_forgets_it(app: App) -> None:
    draft = app.draft("Un matin")
    reminders = app.services.reminders
    reminders.keep(draft.id, NOW + timedelta(minutes=5))
    reminders.keep(draft.id, NOW + timedelta(minutes=50))
    app.clock.tick(minutes=10)
    assert titles(app) == []
    assert reminders.of(draft.id) == NOW + timedelta(minutes=50)
    reminders.forget(draft.id)
    reminders.forget(draft.id)
    app.clock.tick(hours=1)
    assert (titles(app), reminders.of(draft.id)) == ([], None)


def test_what_is_gone_or_published_needs_no_reminder(app: App) -> None:
    gone, sent = app.draft("Parti"), app.draft("Ce matin, au quai, une mouette riait. Je travaille chez Nordalia.")
    for draft in (gone, sent):
        app.services.reminders.keep(draft.id, NOW + timedelta(minutes=5))
    app.services.drafting.discard(gone.id)
    app.services.publishing.publish(sent, ME, confirmed=True)
    app.clock.tick(minutes=10)
    assert titles(app) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.frozensets(st.sampled_from(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))),
    st.integers(0, 23),
    st.integers(0, 23),
    st.integers(0, 14 * 24),
)
def test_nobody_is_spoken_to_outside_the_agreed_hours(
    app: App, days: frozenset[str], first: int, last: int, later: int
) -> None:
    preferences, reminders = app.services.preferences, app.services.reminders
    preferences.change(NOTICE_DAYS, tuple(days))
    preferences.change(NOTICE_HOURS, f"{first:02}:00-{last:02}:00")
    at = NOW + timedelta(hours=later)
    inside = first <= at.hour < last if first < last else at.hour >= first or at.hour < last
    assert reminders.may_remind(at) is (inside and at.strftime("%a").lower() in days)
