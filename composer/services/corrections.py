# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other words for a publication: one that waits, or one that is out where the network lets the person change it."""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Final

from composer.domain.errors import (
    CannotCorrect,
    ChangeUnknown,
    JobMovedOn,
    OutcomeUnknown,
    PublicationBlocked,
    RamageError,
)
from composer.domain.handing import hand_of
from composer.domain.ids import JobId
from composer.domain.networks import Payload
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, OutboxStore, Rewording
from composer.domain.review import Review
from composer.services.accounts import Accounts
from composer.services.obstacles import Obstacle, ObstacleKind, obstacle, wording
from composer.services.reviewing import Reviewing
from composer.services.sending import Doors, said

WORDS: Final = "correction"
"""Step of a job under which words stand that were sent, and may be what is shown."""
WAITING: Final = frozenset({JobState.QUEUED, JobState.HELD, JobState.REFUSED})
"""Nothing of it is published, and nothing asked: its words are the person's own affair."""
_STEP: Final = timedelta(microseconds=1)


class Corrections:
    """Safe to call from several threads. What was published stays one publication, whatever breaks on the way."""

    def __init__(
        self, outbox: OutboxStore, doors: Doors, accounts: Accounts, reviewing: Reviewing, clock: Clock
    ) -> None:
        self._outbox = outbox
        self._doors = doors
        self._accounts = accounts
        self._reviewing = reviewing
        self._clock = clock

    def can_correct(self, job: Job) -> bool:
        """True when ``correct`` can change it, here or on the network."""
        return job.state in WAITING or (
            job.state is JobState.SENT
            and job.receipt is not None
            and job.receipt.remote_id != job.receipt.url  # typed by hand: the network's own id is not known
            and isinstance(self._doors.publishers.get(job.network), Rewording)
            and hand_of(job.account) is None
            and self._accounts.account(job.account) is not None
        )

    def obstacles(self, job: Job, text: str) -> tuple[Obstacle, ...]:
        """What stands between these words and the publication, blocking ones first.

        A pause of all publications does not: what is out already may have to be put right just then. Nor does the
        hour, while it waits: it is asked about at the moment it leaves.
        """
        network = self._doors.networks[job.network]
        name = network.spec.name
        if not text.strip():
            return (obstacle(ObstacleKind.EMPTY_TEXT, job.network, network=name),)
        found: list[Obstacle] = []
        count = network.compose(_with(job, text).submission).count
        if not count.fits:
            over, limit = str(count.used - count.limit), str(count.limit)
            found.append(obstacle(ObstacleKind.TOO_LONG, job.network, network=name, over=over, limit=limit))
        said = wording(self.review(job, text), job.network, as_it_is=True)
        found += (one for one in said if job.state not in WAITING or one.kind is not ObstacleKind.NOT_YET)
        return tuple(sorted(found, key=lambda o: not o.blocking))

    def review(self, job: Job, text: str) -> Review:
        """What there is to say of these words, in the place of that job's."""
        return self._reviewing.review(text, self._reviewing.context_of(_with(job, text)))

    def correct(self, job: JobId, text: str, confirmed: bool = False) -> Job:
        """The job, once it says ``text``; one that was held or refused waits for its hour again, or is due at once.

        ``confirmed`` is the person's word on what does not block.

        Raises JobNotFound, JobMovedOn, PublicationBlocked and NetworkError: the old words stand then. ChangeUnknown
        where nobody can say which ones do; the job keeps both, and asking again does no harm.
        """
        with self._doors.turn():
            held = self._outbox.load(job)
            if held.state not in WAITING and (held.state is not JobState.SENT or held.receipt is None):
                raise JobMovedOn(job=job, state=held.state)
            if not self.can_correct(held):
                raise CannotCorrect(network=held.network)
            self._reviewing.refresh_pages()
            for found in self.obstacles(held, text):
                if found.blocking or not confirmed:
                    raise PublicationBlocked(reason=found.kind, network=held.network)
            return self._waiting(held, text) if held.state in WAITING else self._sent(held, text)

    def _waiting(self, job: Job, text: str) -> Job:
        """What was uploaded for the old words is left: some networks keep it together with them."""
        changed = replace(_with(job, text), halfway={}, reason=None)
        if job.state is JobState.QUEUED:
            return self._kept(job, changed)
        now = self._clock.now()
        moved = changed.moved(JobState.QUEUED, now)
        later = job.planned is not None and job.due.astimezone(UTC) > now.astimezone(UTC)
        return self._kept(job, moved if later else replace(moved, due=now, planned=None, pressed=now))

    def _sent(self, job: Job, text: str) -> Job:
        account, publisher = self._accounts.account(job.account), self._doors.publishers.get(job.network)
        if account is None or job.receipt is None or not isinstance(publisher, Rewording):
            raise CannotCorrect(network=job.network)
        self._doors.ready(account)
        doubt = ChangeUnknown(network=job.network)
        # Its trace is on disk before the request: a program that ends here leaves a doubt, not a certainty.
        asked = self._kept(job, replace(job, halfway={**job.halfway, WORDS: text}, reason=said(doubt, job)))
        try:
            publisher.reword(account, job.receipt, self._payload(_with(asked, text)))
        except OutcomeUnknown as error:
            raise doubt from error
        except RamageError:
            if not job.halfway.get(WORDS):  # an earlier doubt is not settled by a refusal
                self._kept(asked, job)
            raise
        kept = {step: value for step, value in asked.halfway.items() if step != WORDS}
        return self._kept(asked, replace(_with(asked, text), halfway=kept, reason=None))

    def _payload(self, job: Job) -> Payload:
        return self._doors.networks[job.network].compose(job.submission)

    def _kept(self, before: Job, after: Job) -> Job:
        moved = replace(after, changed=max(self._clock.now(), before.changed + _STEP))
        if not self._outbox.update(moved, before):
            raise JobMovedOn(job=before.id, state=self._outbox.load(before.id).state)
        return moved


def _with(job: Job, text: str) -> Job:
    return replace(job, submission=replace(job.submission, text=text))
