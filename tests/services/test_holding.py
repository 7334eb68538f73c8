# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed pause stops what is planned the moment it arrives; its end gives nothing back without a person."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.library import Notice, NoticeKind
from composer.domain.outbox import Job, JobState
from tests.builders import FakeClock
from tests.fakes.library_host import Attack, LibraryHost
from tests.services.app import CLEAN, ME
from tests.services.synced import Reader, Team


def a_pause(scope: str = "all", **changes: object) -> Notice:
    values: dict[str, object] = {"id": "storm", "kind": NoticeKind.HOLD, "title": "Attendez", "body": "Attendez."}
    return Notice(**{**values, "scope": scope, "active": True, **changes})  # type: ignore[arg-type]


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    made.write("post-1")
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


@pytest.fixture
def reader(tmp_path: Path, clock: FakeClock, host: LibraryHost, team: Team) -> Iterator[Reader]:
    made = Reader(tmp_path / "home", clock, host.url, team.publisher.fingerprint, **{"library.freshness_minutes": 60})
    made.pull()
    yield made
    made.close()


def planned(reader: Reader, hours: float = 5) -> Job:
    from composer.domain.text import Language

    services = reader.services
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(CLEAN))
    at = reader.clock.now() + timedelta(hours=hours)
    (job,) = services.publishing.publish(draft, ME, at=at, confirmed=True)
    assert job.state is JobState.QUEUED
    return job


def only(reader: Reader) -> Job:
    (job,) = reader.services.publishing.jobs()
    return job


def news(reader: Reader, team: Team) -> tuple[Job, ...]:
    team.publisher.now = reader.clock.now()
    reader.pull()
    return reader.services.holding.follow()


def test_a_pause_holds_what_is_planned_at_once(reader: Reader, team: Team) -> None:
    planned(reader)
    team.publisher.hold(a_pause())
    (held,) = news(reader, team)
    assert (held.state, held.reason.code if held.reason else "") == (JobState.HELD, "obstacle-hold")
    assert reader.services.holding.follow() == ()


@pytest.mark.parametrize(("scope", "state"), [("network:practice", JobState.HELD), ("network:x", JobState.QUEUED)])
def test_only_its_scope_is_held(reader: Reader, team: Team, scope: str, state: JobState) -> None:
    planned(reader)
    team.publisher.hold(a_pause(scope))
    news(reader, team)
    assert only(reader).state is state


def test_its_end_asks_the_author(reader: Reader, team: Team) -> None:
    job = planned(reader)
    team.publisher.hold(a_pause())
    news(reader, team)
    team.publisher.no_hold()
    (held,) = news(reader, team)
    assert (held.state, held.reason.code if held.reason else "") == (JobState.HELD, "job-hold-over")
    assert reader.services.publishing.afterwards.requeue(job.id).state is JobState.QUEUED


def test_a_pause_by_one_approver_cannot_be_used_to_say_anything_else(reader: Reader, team: Team) -> None:
    from composer.domain.release_errors import ReleaseDamaged

    team.publisher.hold(a_pause(kind=NoticeKind.FACTS))
    with pytest.raises(ReleaseDamaged):
        reader.pull()


def test_nothing_leaves_while_nobody_can_say_whether_it_is_paused(reader: Reader, host: LibraryHost) -> None:
    planned(reader, hours=5)
    host.attacks[".*"] = Attack.BROKEN
    reader.clock.tick(hours=5)
    reader.services.publishing.run_due()
    held = only(reader)
    assert (held.state, held.reason.code if held.reason else "") == (JobState.HELD, "job-library-old")
    host.attacks.clear()
    reader.clock.tick(minutes=5)
    reader.pull()
    (again,) = reader.services.holding.follow()
    assert again.state is JobState.QUEUED
    reader.services.publishing.run_due()
    assert only(reader).state is JobState.SENT


def test_it_is_asked_first_where_that_was_long_ago(reader: Reader, host: LibraryHost, team: Team) -> None:
    planned(reader, hours=5)
    team.publisher.hold(a_pause())
    host.forget()
    reader.clock.tick(hours=5)
    reader.services.publishing.run_due()
    assert host.paths[0] == "metadata/timestamp.json"
    held = only(reader)
    assert (held.state, held.reason.code if held.reason else "") == (JobState.HELD, "obstacle-hold")


def test_what_leaves_soon_after_news_asks_nobody(reader: Reader, host: LibraryHost) -> None:
    planned(reader, hours=0.5)
    host.forget()
    reader.clock.tick(minutes=30)
    reader.services.publishing.run_due()
    assert only(reader).state is JobState.SENT
    assert host.paths == []


def test_a_host_that_never_ends_does_not_keep_the_outbox_waiting(reader: Reader, host: LibraryHost) -> None:
    planned(reader, hours=5)
    reader.services.incoming.patience_s = 0.2
    host.attacks["metadata/timestamp.json"] = Attack.DRIP
    host.pause_s = 0.05
    reader.clock.tick(hours=5)
    reader.services.publishing.run_due()
    held = only(reader)
    assert (held.state, held.reason.code if held.reason else "") == (JobState.HELD, "job-library-old")
    host.closing.set()
    for thread in threading.enumerate():
        if thread.name == "library-news":
            thread.join()
