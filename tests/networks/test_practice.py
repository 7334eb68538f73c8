# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from composer.domain.ids import AccountId, JobId
from composer.domain.networks import Account, Payload, PracticePost, Submission
from composer.domain.text import Language
from composer.networks import network
from composer.networks.practice import KEY, PracticePublisher
from tests.fakes.publisher import Halves

ACCOUNT = Account(AccountId("practice"), KEY, "@anna", "Anna")


@dataclass
class Feed:
    """A practice feed in memory."""

    by_key: dict[JobId, PracticePost] = field(default_factory=dict)

    def post(self, account: Account, payload: Payload, key: JobId, now: datetime) -> PracticePost:
        made = PracticePost(str(len(self.by_key)), account.id, payload.text, payload.language, payload.media, now)
        return self.by_key.setdefault(key, made)

    def find(self, key: JobId) -> PracticePost | None:
        return self.by_key.get(key)

    def posts(self) -> tuple[PracticePost, ...]:
        return tuple(reversed(self.by_key.values()))


@dataclass
class Ticking:
    """A clock that moves a minute each time it is read."""

    instant: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(minutes=1)
        return self.instant


def test_publishing_twice_with_one_key_posts_once() -> None:
    feed = Feed()
    publisher = PracticePublisher(feed, Ticking())
    payload = network(KEY).compose(Submission("Bonjour", Language.FRENCH))
    first = publisher.publish(ACCOUNT, payload, JobId("one"), Halves())
    assert publisher.publish(ACCOUNT, payload, JobId("one"), Halves()) == first
    assert publisher.publish(ACCOUNT, payload, JobId("two"), Halves()) != first
    assert [post.text for post in feed.posts()] == ["Bonjour", "Bonjour"]


def test_a_publication_is_found_by_its_key() -> None:
    publisher = PracticePublisher(Feed(), Ticking())
    payload = network(KEY).compose(Submission("Bonjour", Language.FRENCH))
    assert publisher.find(ACCOUNT, JobId("one"), payload, Halves()) is None
    receipt = publisher.publish(ACCOUNT, payload, JobId("one"), Halves())
    assert publisher.find(ACCOUNT, JobId("one"), payload, Halves()) == receipt
