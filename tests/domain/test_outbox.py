# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.networks import Receipt, Submission
from composer.domain.outbox import MOVES, Job, JobState, MoveNotAllowed
from composer.domain.text import Language

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
RECEIPT = Receipt("1", "practice:1", NOW)
JOB = Job(
    id=JobId("j"),
    draft=None,
    post=None,
    account=AccountId("practice"),
    network=NetworkKey("practice"),
    submission=Submission("Bonjour", Language.FRENCH),
    state=JobState.QUEUED,
    created=NOW,
    due=NOW,
    changed=NOW,
)


def receipt_for(state: JobState) -> Receipt | None:
    return RECEIPT if state is JobState.SENT else None


@given(st.sampled_from(JobState), st.sampled_from(JobState))
def test_only_the_moves_of_the_table_are_possible(before: JobState, after: JobState) -> None:
    job = replace(JOB, state=before)
    if after in MOVES[before]:
        assert job.moved(after, NOW, receipt=receipt_for(after)).state is after
    else:
        with pytest.raises(MoveNotAllowed):
            job.moved(after, NOW, receipt=receipt_for(after))


def test_sent_needs_a_receipt() -> None:
    with pytest.raises(MoveNotAllowed, match="receipt"):
        replace(JOB, state=JobState.SENDING).moved(JobState.SENT, NOW)


def test_each_sending_counts_as_an_attempt() -> None:
    once = JOB.moved(JobState.SENDING, NOW + timedelta(seconds=1))
    again = once.moved(JobState.QUEUED, NOW).moved(JobState.SENDING, NOW)
    assert (once.attempts, again.attempts) == (1, 2)


def test_nothing_that_may_have_been_sent_can_be_cancelled() -> None:
    may_be_out = {JobState.SENDING, JobState.UNKNOWN, JobState.SENT, JobState.HANDED_OVER}
    assert all(JobState.CANCELLED not in MOVES[state] for state in may_be_out)


def test_final_states_stay() -> None:
    assert {state for state, moves in MOVES.items() if not moves} == {
        JobState.CANCELLED,
        JobState.ABANDONED,
        JobState.WITHDRAWN,
    }


def test_what_is_withdrawn_keeps_its_receipt() -> None:
    sent = replace(JOB, state=JobState.SENDING).moved(JobState.SENT, NOW, receipt=RECEIPT)
    assert sent.moved(JobState.WITHDRAWN, NOW).receipt == RECEIPT
