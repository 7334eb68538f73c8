# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same words twice: from another draft, from the terminal again, from here and again by hand."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, DraftId, NetworkKey
from composer.domain.networks import Receipt
from composer.domain.outbox import Job, JobState
from composer.services.repeats import TWICE, repeated
from composer.services.surroundings import PAST
from tests.builders import NOW, a_draft, a_job, a_picture, a_submission, an_account

THREADS = NetworkKey("threads")
LEA = an_account(id=AccountId("threads-1"), network=THREADS)
TOM = an_account(id=AccountId("threads-2"), network=THREADS)
HAND = an_account(id=by_hand(THREADS), network=THREADS)
WORDS = "Le quai est calme."


def job(account: Any = LEA, **changes: Any) -> Job:
    made = {"account": account.id, "network": THREADS, "draft": DraftId("earlier"), "submission": a_submission(WORDS)}
    return a_job(**{**made, **changes})


def sent(account: Any = LEA, ago: timedelta = timedelta(minutes=1), **changes: Any) -> Job:
    receipt = Receipt("1", "https://www.threads.com/@lea/post/1", NOW - ago)
    return job(account, state=JobState.SENT, receipt=receipt, **changes)


def found(account: Any, jobs: Sequence[Job], text: str = WORDS, **changes: Any) -> list[tuple[str, bool]]:
    draft = a_draft(text=text, networks=(THREADS,), **changes)
    return [(str(one.kind), one.blocking) for one in repeated(draft, account, jobs, NOW)]


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.SENDING, JobState.UNKNOWN, JobState.HELD])
def test_words_on_their_way_to_an_account_do_not_go_there_beside_themselves(state: JobState) -> None:
    assert found(LEA, [job(state=state)]) == [("already-queued", True)]
    assert found(LEA, [job(state=state)], f" {WORDS}\n") == [("already-queued", True)]
    assert found(LEA, [job(state=state)], "Autre chose.") == []
    assert found(TOM, [job(state=state)]) == []


def test_what_was_published_a_moment_ago_is_a_second_press_and_later_a_question() -> None:
    assert found(LEA, [sent()]) == [("already-sent", True)]
    assert found(LEA, [sent(ago=TWICE + timedelta(minutes=1))]) == [("repeated", False)]
    assert found(LEA, [sent()], media=(a_picture(),)) == [("repeated", False)]
    assert found(LEA, [sent(ago=PAST + timedelta(days=1))]) == []


@pytest.mark.parametrize("state", [JobState.REFUSED, JobState.CANCELLED, JobState.ABANDONED, JobState.WITHDRAWN])
def test_what_is_not_there_is_no_repeat(state: JobState) -> None:
    assert found(LEA, [job(state=state)]) == []


def test_from_here_and_again_by_hand_is_asked_about_both_ways() -> None:
    assert found(HAND, [sent(LEA)]) == [("repeated", False)]
    assert found(LEA, [sent(HAND)]) == [("repeated", False)]
    assert found(LEA, [job(HAND, state=JobState.HANDED_OVER)]) == [("repeated", False)]
    assert found(HAND, [job(LEA)]) == [("repeated", False)]
    draft = DraftId("draft")
    assert found(HAND, [sent(LEA, draft=draft)], id=draft) == [("repeated", False)]
    assert found(HAND, [sent(LEA)], "Autre chose.") == []


def test_the_same_draft_is_stopped_as_ever_but_for_what_is_held_in_other_words() -> None:
    draft = DraftId("draft")
    assert found(LEA, [job(draft=draft)], "Autre chose.", id=draft) == [("already-queued", True)]
    assert found(LEA, [job(draft=draft, state=JobState.HELD)], "Autre chose.", id=draft) == []
    assert found(LEA, [job(draft=draft, state=JobState.HELD)], id=draft) == [("already-queued", True)]


def test_a_rehearsal_may_be_rehearsed_again() -> None:
    practice = an_account()
    assert [
        *repeated(a_draft(text=WORDS), practice, [a_job(draft=DraftId("b"), submission=a_submission(WORDS))], NOW)
    ] == []
