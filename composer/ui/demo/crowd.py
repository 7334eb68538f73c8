# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues for whoever has none: what they would have published, as their shares."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from composer.domain.drafts import Draft
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.networks import Receipt, Submission
from composer.domain.outbox import Job, JobState

if TYPE_CHECKING:
    from composer.bootstrap import Services


def publish_as_colleagues(
    services: "Services", draft: Draft, network: NetworkKey, people: int = 2, address: str = "", hours_ago: int = 0
) -> None:
    """So many colleagues have published that draft; it can be read where they show an ``address``.

    Nothing leaves the machine. Raises StorageError, LibraryMissing.
    """
    now = services.clock.now() - timedelta(hours=hours_ago)
    receipt = Receipt(address, address, now)
    submission = Submission(draft.text_for(network), draft.language, draft.media)
    job = Job(
        JobId(uuid4().hex), None, draft.post, AccountId(network), network, submission, JobState.SENT, now, now, now
    )
    share = services.colleagues.share_of(replace(job, receipt=receipt), show=bool(address))
    if share is not None:
        services.colleagues.take_in([replace(share, member=uuid4().hex) for _ in range(people)])
