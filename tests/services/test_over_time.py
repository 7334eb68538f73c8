# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was allowed, or forbidden, and no longer is: judged at the planned instant and again when sending."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from composer.domain.errors import PublicationBlocked
from composer.domain.ids import NetworkKey, PostId
from composer.domain.messages import Message
from composer.domain.outbox import Job, JobState
from composer.domain.review import Level
from composer.domain.text import Language
from composer.services.obstacles import Obstacle, ObstacleKind
from tests.builders import PRACTICE, FakeClock
from tests.fakes.http_server import Answer, Drop, FakeServer
from tests.services.app import ME, App
from tests.services.small_library import SmallLibrary

WORDS = "Le fleuve était gris ce matin."
EMBARGO = 'extends: embargo\nmessage: "« %s » : jusqu’au %s."\nlevel: error\ntokens: [fleuve]\n'
HOLD = 'extends: hold\nmessage: "On attend."\nall: true\n'
A_MONTH = 31


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    return SmallLibrary(tmp_path / "library")


@pytest.fixture
def timed(tmp_path: Path, library: SmallLibrary, clock: FakeClock) -> Iterator[App]:
    app = App(tmp_path / "ramage", clock, library.root)
    yield app
    app.close()


def later(app: App, **by: float) -> datetime:
    return app.clock.now() + timedelta(**by)


def obstacles(app: App, at: datetime | None = None, text: str = WORDS) -> list[Obstacle]:
    return list(app.services.publishing.obstacles(app.draft(text), ME, {}, at))


def scheduled(app: App, at: datetime, text: str = WORDS) -> Job:
    (job,) = app.services.publishing.publish(app.draft(text), ME, confirmed=True, at=at)
    return job


def said(app: App, job: Job) -> str:
    assert job.reason is not None
    return app.services.wording(Language.FRENCH).message(job.reason)


# --- embargo ---------------------------------------------------------------------------------------------------


def test_a_slot_after_the_embargo_is_free_and_one_before_is_not(timed: App, library: SmallLibrary) -> None:
    end = later(timed, hours=5)
    library.rule("Fleuve", EMBARGO + f"until: {end.isoformat()}\n")
    timed.services.library.ensure()
    (found,) = obstacles(timed, end - timedelta(minutes=1))
    assert (found.kind, found.blocking) == (ObstacleKind.NOT_YET, True)
    assert found.message == Message("not-yet-embargo", {"match": "fleuve", "when": end.isoformat()})
    assert obstacles(timed, end) == []
    with pytest.raises(PublicationBlocked):
        timed.publish(WORDS)


def test_an_embargo_that_ends_later_than_planned_holds_the_job_and_says_until_when(
    timed: App, library: SmallLibrary
) -> None:
    end = later(timed, hours=5)
    library.rule("Fleuve", EMBARGO + f"until: {end.isoformat()}\n")
    timed.services.library.ensure()
    job = scheduled(timed, end)
    new_end = end + timedelta(hours=2)
    library.rule("Fleuve", EMBARGO + f"until: {new_end.isoformat()}\n")
    timed.services.library.ensure()
    timed.clock.tick(hours=5)
    held = timed.run()
    assert held.state is JobState.HELD
    assert held.reason == Message("not-yet-embargo", {"match": "fleuve", "when": new_end.isoformat()})
    assert not timed.network.posts
    timed.services.publishing.requeue(job.id)
    assert timed.run().state is JobState.HELD, "the person cannot lift it"
    timed.clock.tick(hours=2)
    timed.services.publishing.requeue(job.id)
    assert timed.run().state is JobState.SENT


def test_of_two_embargoes_the_one_that_ends_last_is_told(timed: App, library: SmallLibrary) -> None:
    job = scheduled(timed, later(timed, minutes=10))
    first, last = later(timed, hours=1), later(timed, hours=3)
    for name, end in (("B", last), ("A", first)):
        library.rule(name, EMBARGO + f"until: {end.isoformat()}\n")
    timed.services.library.ensure()
    timed.clock.tick(minutes=10)
    held = timed.run()
    assert held.id == job.id
    assert held.reason is not None
    assert held.reason.values["when"] == last.isoformat()


def test_with_another_breach_of_the_charter_the_draft_must_be_opened(timed: App, library: SmallLibrary) -> None:
    timed.publish(WORDS)
    library.rule("Fleuve", EMBARGO + f"until: {later(timed, hours=1).isoformat()}\n")
    library.rule("Gris", 'extends: existence\nmessage: "%s"\nlevel: error\ntokens: [gris]\n')
    timed.services.library.ensure()
    assert timed.run().reason == Message("job-charter-changed", {"count": "2"})


def test_a_window_left_open_sees_the_embargo_end(timed: App, library: SmallLibrary) -> None:
    end = later(timed, minutes=5)
    library.rule("Fleuve", EMBARGO + f"until: {end.isoformat()}\n")
    timed.services.library.ensure()
    draft = timed.draft(WORDS)
    before = timed.services.reviewing.review_draft(draft, PRACTICE)
    assert before.at(Level.ERROR)
    timed.clock.tick(minutes=5)
    assert not timed.services.reviewing.review_draft(draft, PRACTICE).at(Level.ERROR)
    stale = {PRACTICE: before}
    assert timed.services.publishing.obstacles(draft, ME, stale) == (), "a review of another moment decides nothing"


# --- hold and notices ------------------------------------------------------------------------------------------


def test_a_hold_that_begins_stops_what_was_planned_and_lets_it_go_when_lifted(
    timed: App, library: SmallLibrary
) -> None:
    job = scheduled(timed, later(timed, hours=1))
    library.rule("Pause", HOLD + f"from: {later(timed, minutes=30).isoformat()}\n")
    timed.services.library.ensure()
    timed.clock.tick(hours=1)
    held = timed.run()
    assert (held.state, held.reason) == (JobState.HELD, Message("not-yet-hold"))
    assert said(timed, held) == "La communication a suspendu ce sujet jusqu’à nouvel ordre."
    library.without_rule("Pause")
    timed.services.library.ensure()
    timed.services.publishing.requeue(job.id)
    assert timed.run().state is JobState.SENT


def test_a_hold_and_a_notice_are_judged_at_the_planned_instant(timed: App, library: SmallLibrary) -> None:
    ends = later(timed, days=1)
    library.rule("Pause", HOLD + f"from: {later(timed, hours=-1).isoformat()}\nuntil: {ends.isoformat()}\n")
    library.notice("stop", f'scope: all\nuntil: "{ends.isoformat()}"\n')
    timed.services.library.ensure()
    assert {found.kind for found in obstacles(timed)} == {ObstacleKind.NOT_YET, ObstacleKind.HOLD}
    assert obstacles(timed, ends) == []


# --- a clock set back ------------------------------------------------------------------------------------------


def test_a_clock_set_back_a_month_undoes_neither_hold_nor_expiry(timed: App, library: SmallLibrary) -> None:
    stamp = later(timed, minutes=-1)
    library.settings(f"stamp = {stamp.isoformat()}")
    library.rule("Pause", HOLD + f"from: {later(timed, hours=-1).isoformat()}\n")
    library.post("fini", f'expires: "{later(timed, days=-1).isoformat()}"\n')
    timed.services.library.ensure()
    timed.clock.tick(days=-A_MONTH)
    timed.restart()
    draft = replace(timed.draft(WORDS), post=PostId("fini"))
    found = {one.kind for one in timed.services.publishing.obstacles(draft, ME, {})}
    assert found >= {ObstacleKind.NOT_YET, ObstacleKind.EXPIRED}
    assert timed.services.clock.now() == stamp
    library.settings(f"stamp = {later(timed, days=-60).isoformat()}")
    timed.services.library.ensure()
    assert timed.services.clock.now() >= stamp, "an older library does not take it back"


def test_time_goes_on_from_the_stamp_so_that_what_waits_still_leaves(timed: App, library: SmallLibrary) -> None:
    library.settings(f"stamp = {timed.clock.now().isoformat()}")
    timed.services.library.ensure()
    timed.clock.tick(days=-A_MONTH)
    scheduled(timed, timed.services.clock.now() + timedelta(minutes=10))
    assert timed.services.publishing.run_due() == ()
    timed.clock.tick(minutes=10)
    assert timed.run().state is JobState.SENT


def test_an_embargo_keeps_its_length_on_a_slow_clock(timed: App, library: SmallLibrary) -> None:
    end = later(timed, minutes=30)
    library.settings(f"stamp = {timed.clock.now().isoformat()}")
    library.rule("Fleuve", EMBARGO + f"until: {end.isoformat()}\n")
    timed.services.library.ensure()
    timed.clock.tick(days=-A_MONTH)
    assert [one.kind for one in obstacles(timed)] == [ObstacleKind.NOT_YET]
    timed.clock.tick(minutes=30)
    assert obstacles(timed) == []


# --- a library too old to know ---------------------------------------------------------------------------------


def test_a_library_too_old_asks_once_and_never_publishes_in_silence(timed: App, library: SmallLibrary) -> None:
    library.settings('freshness = "72h"')
    timed.services.library.ensure()
    waiting = scheduled(timed, later(timed, hours=73))
    timed.clock.tick(hours=73)
    (found,) = obstacles(timed, text=WORDS + " Bis.")
    assert (found.kind, found.blocking) == (ObstacleKind.LIBRARY_OLD, False)
    held = timed.run()
    assert (held.id, held.state, held.reason) == (waiting.id, JobState.HELD, Message("job-library-old"))
    timed.services.publishing.requeue(waiting.id)
    assert timed.run().state is JobState.SENT, "the person has answered"
    timed.publish(WORDS + " Bis.")
    assert timed.run().state is JobState.SENT


def test_a_pull_with_nothing_new_makes_it_current_again(timed: App, library: SmallLibrary) -> None:
    library.settings('freshness = "1h"')
    timed.services.library.ensure()
    timed.clock.tick(hours=2)
    assert not timed.services.library.current()
    assert not timed.services.library.ensure()
    assert timed.services.library.current()
    library.settings()
    timed.services.library.ensure()
    timed.clock.tick(days=365)
    assert timed.services.library.current(), "a library without limit is never too old"


def test_a_clock_set_back_does_not_keep_an_old_library_fresh(timed: App, library: SmallLibrary) -> None:
    stamp = later(timed, days=-20)
    library.settings(f'freshness = "72h"\nstamp = {stamp.isoformat()}')
    timed.services.library.ensure()
    timed.clock.tick(minutes=-5)
    assert timed.services.library.current(), "a clock is set right by a few minutes now and then"
    timed.clock.tick(days=-2)
    assert timed.services.clock.now() > stamp
    assert not timed.services.library.current()
    timed.services.library.ensure()
    assert timed.services.library.current(), "a pull tells"


def test_the_rules_are_told_that_the_library_is_too_old(timed: App, library: SmallLibrary) -> None:
    library.settings('freshness = "1h"')
    past = f"from: {later(timed, days=-2).isoformat()}\nuntil: {later(timed, days=-1).isoformat()}\n"
    library.rule("Pause", HOLD + past)
    timed.services.library.ensure()
    assert timed.services.reviewing.review_draft(timed.draft(WORDS), PRACTICE).findings == ()
    timed.clock.tick(hours=2)
    (found,) = timed.services.reviewing.review_draft(timed.draft(WORDS), PRACTICE).findings
    assert (found.level, found.message.code) == (Level.WARNING, "not-yet-unknown")
    assert [one.kind for one in obstacles(timed)] == [ObstacleKind.LIBRARY_OLD], "asked once"


# --- cadence ---------------------------------------------------------------------------------------------------

CADENCE = 'extends: cadence\nmessage: "Déjà %s publications %s sur %s."\nlevel: error\nmax: 1\nper: day\n'


def test_published_and_scheduled_posts_count_and_a_draft_does_not_count_itself(
    timed: App, library: SmallLibrary
) -> None:
    library.rule("Rythme", CADENCE)
    timed.services.library.ensure()
    draft = timed.draft(WORDS)
    timed.services.publishing.publish(draft, ME)
    mine = timed.services.reviewing.review_draft(draft, PRACTICE)
    assert mine.at(Level.ERROR) == ()
    (found,) = obstacles(timed, later(timed, hours=3), "Autre chose.")
    assert found.message == Message("not-yet-cadence", {"count": "1", "period": "day", "network": "practice"})
    assert timed.run().state is JobState.SENT
    assert [one.kind for one in obstacles(timed, None, "Autre chose.")] == [ObstacleKind.NOT_YET]
    assert obstacles(timed, later(timed, days=1), "Autre chose.") == []


def test_of_two_rivals_queued_before_the_rule_one_goes(timed: App, library: SmallLibrary) -> None:
    jobs = [scheduled(timed, later(timed, minutes=30), f"{WORDS} {number}") for number in range(2)]
    library.rule("Rythme", CADENCE)
    timed.services.library.ensure()
    timed.clock.tick(minutes=30)
    first, second = timed.services.publishing.run_due()
    assert [first.id, second.id] == [job.id for job in jobs]
    assert (first.state, second.state) == (JobState.SENT, JobState.HELD)
    assert said(timed, second) == (
        "Déjà une publication le même jour (Réseau d’entraînement). Choisissez un autre moment."
    )


def test_rehearsals_are_no_publications_elsewhere(timed: App, library: SmallLibrary) -> None:
    library.rule("Rythme", CADENCE + "networks: [any]\n")
    timed.services.library.ensure()
    timed.publish(WORDS)
    other = timed.draft("Autre chose.")
    context_for = timed.services.reviewing.context_for
    assert context_for(other, NetworkKey("linkedin")).publications == ()
    (seen,) = context_for(other, PRACTICE).publications
    assert (seen.network, seen.at) == (PRACTICE, timed.clock.now())


def test_without_a_rule_that_counts_nothing_is_counted(timed: App) -> None:
    timed.publish(WORDS)
    assert timed.services.reviewing.context_for(timed.draft("Autre."), PRACTICE).publications == ()


# --- pages -----------------------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


def test_a_page_is_looked_up_when_a_post_is_due_and_never_while_typing(
    timed: App, library: SmallLibrary, server: FakeServer
) -> None:
    job = timed.publish(WORDS)
    library.rule("Fleuve", EMBARGO + f"until_public: {server.url}/t3\n")
    timed.services.library.ensure()
    assert [one.kind for one in obstacles(timed, text="Un fleuve.")] == [ObstacleKind.NOT_YET]
    assert server.received == []
    server.next(Answer(404))
    held = timed.run()
    assert (held.state, held.reason) == (
        JobState.HELD,
        Message("not-yet-page", {"match": "fleuve", "page": f"{server.url}/t3"}),
    )
    timed.clock.tick(minutes=6)
    timed.services.publishing.requeue(job.id)
    server.next(Answer(200))
    assert timed.run().state is JobState.SENT
    timed.restart()
    assert obstacles(timed, text="Un fleuve.") == [], "once public, it stays so"
    assert len(server.received) == 2


def test_offline_the_page_is_still_awaited(timed: App, library: SmallLibrary, server: FakeServer) -> None:
    library.rule("Fleuve", EMBARGO + f"until_public: {server.url}/t3\n")
    timed.services.library.ensure()
    server.next(Drop.AFTER_READING_THE_REQUEST)
    assert not timed.services.reviewing.refresh_pages()
    assert [one.kind for one in obstacles(timed)] == [ObstacleKind.NOT_YET]
    assert not timed.services.reviewing.refresh_pages(), "and left alone for a while"
    assert len(server.received) == 1
    timed.clock.tick(minutes=6)
    assert timed.services.reviewing.refresh_pages()
    assert obstacles(timed) == []
