# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other words for a publication: before it leaves, and once it is out."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from composer.domain.errors import (
    CannotCorrect,
    ChangeUnknown,
    DeletionUnknown,
    JobMovedOn,
    OutcomeUnknown,
    PostRefused,
    PublicationBlocked,
    Unreachable,
)
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.outbox import Job, JobState
from composer.services.corrections import WORDS, Corrections
from composer.storage.work import open_work
from composer.system.paths import AppPaths
from tests.builders import PRACTICE, FakeClock
from tests.fakes.publisher import Does, FakePublisher, PowerCut
from tests.services.app import CLEAN, App
from tests.services.test_outbox_machine import write_library

BETTER = "Ce matin, au Quai 12, une mouette a goûté mon croissant. Je travaille chez Nordalia, et je riais."
BEST = "Ce matin, au Quai 12, une mouette a fini mon croissant. Je travaille chez Nordalia, et je riais."


class Rewords(FakePublisher):
    """Lets words be changed and publications deleted; ``troubles`` come first, ``late`` ones once it has obeyed."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.says: list[str] = []
        self.troubles: deque[BaseException] = deque()
        self.late: deque[BaseException] = deque()

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        del account, receipt
        if self.troubles:
            raise self.troubles.popleft()
        self.says.append(payload.text)
        if self.late:
            raise self.late.popleft()

    def delete(self, account: Account, receipt: Receipt) -> None:
        del receipt
        if self.troubles:
            raise self.troubles.popleft()
        self.says.append(f"deleted from {account.network}")


@pytest.fixture
def network(clock: FakeClock) -> Rewords:
    return Rewords(clock)


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock, network: Rewords) -> Iterator[App]:
    made = App(tmp_path / "home", clock, write_library(tmp_path / "library", hold=False), network=network)
    yield made
    made.close()


@pytest.fixture
def corrections(app: App) -> Callable[[], Corrections]:
    return lambda: app.services.publishing.afterwards.corrections


def sent(app: App, text: str = CLEAN) -> Job:
    app.publish(text)
    return app.run()


def test_what_is_out_gets_other_words_and_stays_one_publication(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    job = sent(app)
    (view,) = app.services.publishing.afterwards.views()
    assert view.can_correct
    after = corrections().correct(job.id, BETTER)
    assert (after.state, after.submission.text, after.receipt, after.reason) == (
        JobState.SENT,
        BETTER,
        job.receipt,
        None,
    )
    assert after.halfway.get(WORDS) is None
    assert app.only() == after
    assert (network.says, network.texts()) == ([BETTER], [CLEAN])


def test_the_charter_is_asked_before_the_network(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    job = sent(app)
    for text, reason in (("C’est interdit ici.", "charter-error"), ("  ", "empty-text"), ("mot " * 900, "too-long")):
        with pytest.raises(PublicationBlocked) as blocked:
            corrections().correct(job.id, text, confirmed=True)
        assert blocked.value.values["reason"] == reason
    assert network.says == []
    assert app.only() == job


def test_a_lost_answer_is_told_and_asking_again_settles_it(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    job = sent(app)
    network.late.append(OutcomeUnknown(network=PRACTICE))
    with pytest.raises(ChangeUnknown):
        corrections().correct(job.id, BETTER)
    doubt = app.only()
    assert (doubt.state, doubt.submission.text, doubt.halfway[WORDS]) == (JobState.SENT, CLEAN, BETTER)
    assert doubt.reason is not None
    assert doubt.reason.code == "change-unknown"
    app.restart()
    network.troubles.append(PostRefused(network=PRACTICE, reason="gone"))
    with pytest.raises(PostRefused):
        corrections().correct(job.id, BEST)
    assert app.only().halfway[WORDS] == BEST, "an earlier doubt is not settled by a refusal"
    after = corrections().correct(job.id, BETTER)
    assert (after.submission.text, after.reason, dict(after.halfway)) == (BETTER, None, {})
    assert network.says == [BETTER, BETTER]


def test_a_refusal_leaves_the_old_words_and_no_doubt(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    job = sent(app)
    for trouble in (PostRefused(network=PRACTICE, reason="no"), Unreachable(network=PRACTICE, reason="no route")):
        network.troubles.append(trouble)
        with pytest.raises(type(trouble)):
            corrections().correct(job.id, BETTER)
        now = app.only()
        assert (now.submission.text, now.reason, dict(now.halfway)) == (CLEAN, None, {})


@pytest.mark.parametrize("obeyed", [True, False])
def test_a_program_that_ends_on_the_way_leaves_a_doubt_not_a_certainty(
    app: App, network: Rewords, corrections: Callable[[], Corrections], obeyed: bool
) -> None:
    job = sent(app)
    (network.late if obeyed else network.troubles).append(PowerCut())
    with pytest.raises(PowerCut):
        corrections().correct(job.id, BETTER)
    app.restart()
    doubt = app.only()
    assert (doubt.state, doubt.submission.text, doubt.halfway[WORDS]) == (JobState.SENT, CLEAN, BETTER)
    assert doubt.reason is not None
    corrections().correct(job.id, BETTER)
    assert (app.only().submission.text, app.only().reason) == (BETTER, None)
    assert len(network.posts) == 1


def test_what_was_refused_goes_out_with_other_words(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    network.next(Does.REFUSE)
    job = sent(app)
    assert job.state is JobState.REFUSED
    waits = corrections().correct(job.id, BETTER)
    assert (waits.state, waits.submission.text, waits.reason) == (JobState.QUEUED, BETTER, None)
    assert app.run().state is JobState.SENT
    assert network.texts() == [BETTER]
    assert network.says == [], "nothing had been published yet"


def test_what_was_uploaded_for_the_old_words_is_left(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    network.next(Does.UPLOAD_THEN_LIMIT)
    job = sent(app)
    assert dict(job.halfway)
    corrections().correct(job.id, BETTER)
    app.clock.tick(seconds=600)
    assert app.run().state is JobState.SENT
    assert network.resumed == []


def test_what_is_over_or_of_unknown_outcome_keeps_its_words(
    app: App, network: Rewords, corrections: Callable[[], Corrections]
) -> None:
    network.next(Does.COMMIT_LATER)
    job = sent(app)
    assert job.state is JobState.UNKNOWN
    with pytest.raises(JobMovedOn):
        corrections().correct(job.id, BETTER)
    app.services.publishing.resolve(job.id, None)
    with pytest.raises(JobMovedOn):
        corrections().correct(job.id, BETTER)


def test_a_network_that_lets_nobody_change_words_says_so(tmp_path: Path, clock: FakeClock) -> None:
    app = App(tmp_path / "other", clock, write_library(tmp_path / "books", hold=False))
    job = sent(app)
    assert not app.services.publishing.afterwards.views()[0].can_correct
    with pytest.raises(CannotCorrect):
        app.services.publishing.afterwards.corrections.correct(job.id, BETTER)
    app.close()


def test_a_deletion_whose_answer_was_lost_is_no_deletion_yet(app: App, network: Rewords) -> None:
    job = sent(app)
    network.troubles.append(OutcomeUnknown(network=PRACTICE))
    with pytest.raises(DeletionUnknown):
        app.services.publishing.afterwards.withdraw(job.id)
    doubt = app.only()
    assert doubt.state is JobState.SENT
    assert doubt.reason is not None
    assert doubt.reason.code == "deletion-unknown"
    assert app.services.publishing.afterwards.withdraw(job.id).state is JobState.WITHDRAWN


def test_what_one_said_before_is_what_one_says_now(
    app: App, corrections: Callable[[], Corrections], tmp_path: Path, clock: FakeClock
) -> None:
    job = sent(app)
    reviewing = app.services.reviewing
    before = reviewing.context_for(app.draft("Autre chose."), PRACTICE)
    assert [said.text for said in before.past] == [CLEAN]
    corrections().correct(job.id, BETTER)
    assert [said.text for said in reviewing.context_for(app.draft("Autre chose."), PRACTICE).past] == [BETTER]
    work = open_work(AppPaths.below(tmp_path / "home").work_db, clock)
    assert work.outbox.load(job.id).submission.text == BETTER
    work.close()
