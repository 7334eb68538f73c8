# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When jobs leave, in which order, and for whom nothing is asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer.bootstrap import build
from composer.domain.accounts import Connection
from composer.domain.errors import JobMovedOn, SecretStoreLocked
from composer.domain.ids import NetworkKey
from composer.domain.outbox import Job, JobState
from composer.domain.settings import TOLERANCE
from composer.domain.wall_time import Oddity, WallTime
from composer.services.rests import LONGEST, Rests
from composer.services.sending import SETTLING
from composer.storage.work import open_work
from composer.system.paths import AppPaths
from tests.builders import NOW, FakeClock, a_job, an_account
from tests.fakes.publisher import Does
from tests.services.app import ME, App
from tests.services.test_outbox_machine import write_library

PARIS = ZoneInfo("Europe/Paris")


class PassingTime(FakeClock):
    """A clock that moves each time it is read."""

    def now(self) -> datetime:
        return self.tick(milliseconds=1)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = App(tmp_path / "home", FakeClock(NOW.astimezone(PARIS)), write_library(tmp_path / "library", hold=False))
    yield made
    made.close()


def planned(app: App, text: str, at: datetime) -> Job:
    (job,) = app.services.publishing.publish(app.draft(text), ME, True, at)
    return job


def at_the(app: App, moment: datetime) -> None:
    app.clock.tick(seconds=(moment - app.clock.now().astimezone(UTC)).total_seconds())


def test_a_limited_account_is_left_alone_by_all_its_jobs_also_after_a_restart(app: App) -> None:
    app.network.next(Does.LIMIT)
    first, second = app.publish("Une."), app.publish("Deux.")
    app.services.publishing.run_due()
    asked = app.network.asked
    app.restart()
    app.clock.tick(seconds=60)
    app.services.publishing.run_due()
    assert app.network.asked == asked == 1
    states = {job.id: (job.state, job.reason.code if job.reason else "") for job in app.services.publishing.jobs()}
    assert states == {first.id: (JobState.QUEUED, "rate-limited"), second.id: (JobState.QUEUED, "rate-limited")}
    app.clock.tick(seconds=31)
    app.services.publishing.run_due()
    assert app.network.texts() == ["Une.", "Deux."]


def test_looking_up_leaves_a_limited_account_alone_too(app: App) -> None:
    app.network.next(Does.DROP_AFTER, Does.LIMIT)
    app.network.answers_questions = False
    lost = app.publish("Une.")
    app.services.publishing.run_due()
    app.publish("Deux.")
    app.services.publishing.run_due()
    looked = app.network.looked
    app.clock.tick(seconds=80)
    app.services.publishing.run_due()
    assert app.network.looked == looked
    app.network.answers_questions = True
    app.clock.tick(seconds=11)
    app.services.publishing.run_due()
    assert app.network.looked == looked + 1
    assert {job.state for job in app.services.publishing.jobs() if job.id == lost.id} == {JobState.SENT}


def test_a_rest_ends_and_never_lasts_for_years(tmp_path: Path) -> None:
    work = open_work(tmp_path / "work.db", FakeClock())
    rests = Rests(work.state)
    assert rests.rest(ME[0], NOW, timedelta(days=400)) == NOW + LONGEST
    assert rests.rest(ME[0], NOW, timedelta(seconds=5)) == NOW + LONGEST
    assert rests.until(ME[0], NOW) == NOW + LONGEST
    assert rests.until(ME[0], NOW + LONGEST) is None
    assert rests.until(ME[0], NOW - timedelta(days=30)) is None, "the clock was ahead when this was written"
    work.close()


def test_what_is_not_to_be_seen_is_not_yet_absent(app: App) -> None:
    app.network.next(Does.COMMIT_LATER)
    app.publish()
    app.services.publishing.run_due()
    assert app.only().state is JobState.UNKNOWN
    app.clock.tick(seconds=30)
    app.network.commit()
    app.clock.tick(seconds=SETTLING.total_seconds())
    app.services.publishing.run_due()
    assert app.only().state is JobState.SENT
    assert len(app.network.posts) == 1


def test_what_the_network_knows_by_our_key_goes_out_again_at_once(tmp_path: Path) -> None:
    app = App(tmp_path / "home", PassingTime(), write_library(tmp_path / "library", hold=False))
    app.network.keyed = True  # type: ignore[attr-defined]  # as a network that takes our key
    app.network.next(Does.DROP_BEFORE)
    job = app.publish("Une.")
    for state in (JobState.QUEUED, JobState.SENT):
        app.services.publishing.run_due()
        assert app.services.publishing.jobs()[0].state is state, job
    app.close()


def test_looks_in_vain_become_rarer(app: App) -> None:
    app.network.next(Does.DROP_AFTER)
    app.network.answers_questions = False
    app.publish()
    waits = []
    for _ in range(6):
        app.services.publishing.run_due()
        waits.append(app.only().due - app.clock.now())
        app.clock.tick(seconds=waits[-1].total_seconds())
    assert waits == sorted(waits)
    assert waits[-1] > 20 * waits[0]


@pytest.mark.parametrize(
    ("day", "utc"), [(datetime(2027, 3, 26, 9, tzinfo=PARIS), 8), (datetime(2027, 3, 29, 9, tzinfo=PARIS), 7)]
)
def test_nine_in_paris_is_nine_whatever_the_season_and_wherever_the_laptop_is(
    app: App, day: datetime, utc: int
) -> None:
    job = planned(app, "À neuf heures.", day)
    assert job.planned == WallTime(day.replace(tzinfo=None), "Europe/Paris")
    due = day.astimezone(UTC)
    assert due.hour == utc
    app.clock.move_to(ZoneInfo("America/New_York"))
    app.restart()
    at_the(app, due - timedelta(seconds=1))
    app.services.publishing.run_due()
    assert app.only().state is JobState.QUEUED
    app.clock.tick()
    app.services.publishing.run_due()
    assert app.only().state is JobState.SENT


def test_an_hour_kept_without_its_zone_gets_that_of_here(app: App, tmp_path: Path) -> None:
    job = planned(app, "Ancienne.", datetime(2026, 11, 5, 9, tzinfo=PARIS))
    work = open_work(tmp_path / "home" / "data" / "work.db", app.clock)
    assert work.outbox.update(replace(job, planned=None), job)
    work.close()
    app.restart()
    assert app.only().planned == job.planned
    assert app.only().due == job.due


def test_when_the_rules_of_a_zone_change_the_hour_on_the_wall_stays(app: App, tmp_path: Path) -> None:
    job = planned(app, "Neuf heures.", datetime(2026, 11, 5, 9, tzinfo=PARIS))
    work = open_work(tmp_path / "home" / "data" / "work.db", app.clock)
    assert work.outbox.update(replace(job, due=job.due + timedelta(hours=1)), job)  # as older rules had it
    work.close()
    app.restart()
    assert app.only().due == datetime(2026, 11, 5, 8, tzinfo=UTC)


def test_missed_hours_are_offered_one_by_one_and_never_fired_in_a_burst(app: App) -> None:
    for hour in (10, 11, 12):
        planned(app, f"À {hour} h.", datetime(2026, 11, 4, hour, tzinfo=PARIS))
    in_time = planned(app, "À 14 h.", datetime(2026, 11, 4, 14, tzinfo=PARIS))
    at_the(app, datetime(2026, 11, 4, 13, 10, tzinfo=UTC))
    app.services.publishing.run_due()
    assert app.network.texts() == ["À 14 h."]
    missed = app.services.publishing.afterwards.missed()
    assert [job.submission.text for job in missed] == ["À 10 h.", "À 11 h.", "À 12 h."]
    assert in_time.id not in {job.id for job in missed}
    assert (
        app.services.publishing.afterwards.plan(missed[0].id, app.clock.now() + timedelta(hours=3)).state
        is JobState.QUEUED
    )


def test_how_late_is_late_is_a_setting(app: App) -> None:
    app.services.preferences.change(TOLERANCE, 180)
    planned(app, "À 10 h.", datetime(2026, 11, 4, 10, tzinfo=PARIS))
    at_the(app, datetime(2026, 11, 4, 11, 55, tzinfo=UTC))
    app.services.publishing.run_due()
    assert app.network.texts() == ["À 10 h."]


def test_an_hour_missed_for_want_of_a_connection_is_offered_too(app: App) -> None:
    planned(app, "À 10 h.", datetime(2026, 11, 4, 10, tzinfo=PARIS))
    at_the(app, datetime(2026, 11, 4, 9, tzinfo=UTC))
    app.network.next(*[Does.BE_AWAY] * 50)
    for _ in range(200):
        app.services.publishing.run_due()
        app.clock.tick(seconds=15)
    app.network.script.clear()
    app.clock.tick(hours=1)
    app.services.publishing.run_due()
    assert (app.only().state, app.network.texts()) == (JobState.HELD, [])


def test_what_an_upload_left_is_there_after_a_retry_and_a_restart(app: App) -> None:
    app.network.next(Does.UPLOAD_THEN_LIMIT)
    app.publish()
    app.services.publishing.run_due()
    app.restart()
    app.clock.tick(minutes=5)
    app.services.publishing.run_due()
    assert app.only().state is JobState.SENT
    assert app.network.resumed == ["upload-1"]


def test_a_job_can_be_planned_anew_while_it_waits_and_not_once_it_may_be_out(app: App) -> None:
    job = planned(app, "Plus tard.", datetime(2026, 11, 5, 9, tzinfo=PARIS))
    afterwards = app.services.publishing.afterwards
    again = afterwards.plan(job.id, datetime(2026, 11, 6, 10, tzinfo=PARIS))
    assert again.due == datetime(2026, 11, 6, 9, tzinfo=UTC)
    assert afterwards.waiting() == (again,)
    app.network.next(Does.DROP_AFTER)
    app.network.answers_questions = False
    at_the(app, again.due)
    app.services.publishing.run_due()
    with pytest.raises(JobMovedOn):
        afterwards.plan(job.id, datetime(2026, 11, 7, 10, tzinfo=PARIS))


def test_a_stale_copy_does_not_undo_what_was_planned_anew(app: App, tmp_path: Path) -> None:
    job = planned(app, "Plus tard.", datetime(2026, 11, 5, 9, tzinfo=PARIS))
    app.clock.tick()
    app.services.publishing.afterwards.plan(job.id, datetime(2026, 11, 6, 10, tzinfo=PARIS))
    work = open_work(tmp_path / "home" / "data" / "work.db", app.clock)
    assert not work.outbox.update(job.moved(JobState.SENDING, NOW), job)
    work.close()


def test_taking_back_deletes_what_was_published(tmp_path: Path) -> None:
    app = App(tmp_path / "home", FakeClock(), write_library(tmp_path / "library", hold=False), real=True)
    publishing = app.services.publishing
    job = app.publish()
    publishing.run_due()
    assert len(publishing.feed()) == 1
    assert publishing.afterwards.can_withdraw(app.only())
    withdrawn = publishing.afterwards.withdraw(job.id)
    assert (withdrawn.state, publishing.feed()) == (JobState.WITHDRAWN, ())
    assert withdrawn.receipt is not None
    with pytest.raises(JobMovedOn):
        publishing.afterwards.withdraw(job.id)
    app.close()


def test_an_address_typed_by_hand_cannot_be_deleted(app: App) -> None:
    app.network.next(Does.DROP_AFTER)
    app.network.answers_questions = False
    job = app.publish()
    app.services.publishing.run_due()
    found = app.services.publishing.resolve(job.id, "https://fake.example/mine")
    assert not app.services.publishing.afterwards.can_withdraw(found)


class LockedKeyring:
    """A keyring nobody has opened yet."""

    backend = "test"

    def __init__(self) -> None:
        self.asked = 0

    def read(self, name: str) -> str | None:
        self.asked += 1
        raise SecretStoreLocked(name=name)

    def write(self, name: str, secret: str) -> None:
        raise SecretStoreLocked(name=name, length=len(secret))

    def erase(self, name: str) -> None:
        raise SecretStoreLocked(name=name)


def test_with_a_locked_keyring_nothing_is_begun_and_nobody_is_asked_all_the_time(tmp_path: Path) -> None:
    clock, keyring, paths = FakeClock(), LockedKeyring(), AppPaths.below(tmp_path / "home")
    services = build(paths, clock, keyring, library=write_library(tmp_path / "library", hold=False))
    services.library.ensure()
    account = an_account(
        "bluesky-1", network=NetworkKey("bluesky"), server="https://pds.example", remote_id="did:plc:x"
    )
    work = open_work(paths.work_db, clock)
    work.accounts.keep(Connection(account, "test"))
    work.outbox.add([a_job("one", account=account.id, network=account.network)])
    work.close()
    services.publishing.run_due()
    services.publishing.run_due()
    (job,) = services.publishing.jobs()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert job.reason is not None
    assert job.reason.code == "secret-store-locked"
    assert keyring.asked == 1
    services.close()


def test_the_second_of_two_equal_hours_is_kept_as_the_second(app: App) -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    walls = [app.services.publishing.wall(first + timedelta(hours=hours)) for hours in (0, 1)]
    assert walls[0].clock == walls[1].clock
    assert [wall.second for wall in walls] == [False, True]
    assert {wall.oddity() for wall in walls} == {Oddity.REPEATED}
