# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    multiple,
    rule,
    run_state_machine_as_test,
)

from composer.domain.errors import JobNotFound
from composer.domain.ids import JobId, PostId
from composer.domain.outbox import MOVES, Job, JobState
from composer.storage.work import WorkDatabase
from tests.builders import NOW, a_job, a_receipt
from tests.storage.strategies import jobs


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(jobs)
def test_what_is_added_is_what_is_loaded(work: WorkDatabase, job: Job) -> None:
    job = replace(job, id=JobId(f"{job.id}-{len(work.outbox.all())}"))
    work.outbox.add([job])
    assert work.outbox.load(job.id) == job
    assert job in work.outbox.all()


def test_all_jobs_are_added_or_none(work: WorkDatabase) -> None:
    work.outbox.add([a_job("one")])
    with pytest.raises(sqlite3.IntegrityError):
        work.outbox.add([a_job("two"), a_job("one")])
    assert [job.id for job in work.outbox.all()] == ["one"]


def test_an_unknown_job_is_said_to_be_unknown(work: WorkDatabase) -> None:
    with pytest.raises(JobNotFound):
        work.outbox.load(JobId("nowhere"))
    assert not work.outbox.update(a_job("nowhere").moved(JobState.SENDING, NOW), a_job("nowhere"))


def test_only_queued_jobs_whose_time_has_come_are_due_earliest_first(work: WorkDatabase) -> None:
    minute = timedelta(minutes=1)
    work.outbox.add(
        [
            a_job("later", due=NOW + minute),
            a_job("now", due=NOW),
            a_job("earlier", due=NOW - minute),
            a_job("held", due=NOW - minute, state=JobState.HELD),
        ]
    )
    assert [job.id for job in work.outbox.due(NOW)] == ["earlier", "now"]


def test_jobs_come_latest_change_first(work: WorkDatabase) -> None:
    work.outbox.add([a_job("a"), a_job("b", changed=NOW + timedelta(seconds=1))])
    assert [job.id for job in work.outbox.all()] == ["b", "a"]


def test_only_one_of_two_who_saw_the_same_job_moves_it(work: WorkDatabase) -> None:
    job = a_job()
    work.outbox.add([job])
    sending = job.moved(JobState.SENDING, NOW)
    assert work.outbox.update(sending, job)
    assert not work.outbox.update(job.moved(JobState.CANCELLED, NOW), job)
    assert work.outbox.load(job.id) == sending


def test_a_job_queued_again_is_not_the_one_queued_before(work: WorkDatabase) -> None:
    job = a_job()
    work.outbox.add([job])
    sending = job.moved(JobState.SENDING, NOW)
    again = sending.moved(JobState.QUEUED, NOW)
    assert work.outbox.update(sending, job)
    assert work.outbox.update(again, sending)
    assert not work.outbox.update(sending, job)


def test_two_different_jobs_are_never_mixed_up(work: WorkDatabase) -> None:
    with pytest.raises(ValueError, match="two jobs"):
        work.outbox.update(a_job("a"), a_job("b"))


def test_shares_count_what_was_sent_of_each_post(work: WorkDatabase) -> None:
    sent = [a_job(post=post, state=JobState.SENT, receipt=a_receipt()) for post in ("x", "x", None)]
    work.outbox.add([*sent, a_job(post="x")])
    assert work.outbox.shares() == {PostId("x"): 2}


def test_publications_of_a_span_come_in_the_order_they_are_due(work: WorkDatabase) -> None:
    day = timedelta(days=1)
    for state in JobState:
        receipt = a_receipt() if state is JobState.SENT else None
        work.outbox.add([a_job(state.value, state=state, due=NOW + day, receipt=receipt)])
    work.outbox.add([a_job("early", due=NOW), a_job("before", due=NOW - day), a_job("after", due=NOW + 3 * day)])
    found = [job.id for job in work.outbox.publications(NOW, NOW + 2 * day)]
    assert found == ["early", "queued", "sending", "sent", "unknown", "handed-over"]


def test_the_latest_sent_come_first_and_only_they(work: WorkDatabase) -> None:
    day = timedelta(days=1)
    work.outbox.add([a_job(state.value, state=state, due=NOW) for state in JobState if state is not JobState.SENT])
    for days, name in ((1, "b"), (3, "d"), (2, "c"), (0, "a")):
        work.outbox.add([a_job(name, state=JobState.SENT, due=NOW + days * day, receipt=a_receipt())])
    assert tuple(work.outbox.sent(NOW + day, 9)) == ("d", "c", "b")
    assert tuple(work.outbox.sent(NOW, 2)) == ("d", "c")


class Hands(RuleBasedStateMachine):
    """Several hands hold copies of one job, some stale; the row follows the table of moves whoever comes first."""

    work: WorkDatabase
    copies: Bundle[Job] = Bundle("copies")

    def __init__(self) -> None:
        super().__init__()
        self.stored: dict[JobId, Job] = {}

    @rule(target=copies)
    def queue(self) -> Job:
        job = a_job()
        self.work.outbox.add([job])
        self.stored[job.id] = job
        return job

    @rule(target=copies, copy=copies)
    def look(self, copy: Job) -> Job:
        found = self.work.outbox.load(copy.id)
        assert found == self.stored[copy.id]
        return found

    @rule(target=copies, copy=consumes(copies), choice=st.integers(0, 10))
    def move(self, copy: Job, choice: int) -> Job | MultipleResults[Job]:
        targets = sorted(MOVES[copy.state])
        if not targets:
            return multiple()
        to = targets[choice % len(targets)]
        moved = copy.moved(to, NOW, receipt=a_receipt() if to is JobState.SENT else None)
        held = self.stored[copy.id]
        fresh = (held.state, held.attempts) == (copy.state, copy.attempts)
        assert self.work.outbox.update(moved, copy) is fresh
        if fresh:
            self.stored[copy.id] = moved
        return moved if fresh else multiple()


def test_any_number_of_hands_keep_to_the_table_of_moves(work: WorkDatabase) -> None:
    hands = type("HandsHere", (Hands,), {"work": work})
    run_state_machine_as_test(hands, settings=settings(max_examples=20, stateful_step_count=20, deadline=None))
