# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.domain.ids import AccountId, JobId
from composer.domain.networks import Account, Submission
from composer.domain.text import Language
from composer.networks import network
from composer.networks.practice import KEY, PracticePublisher
from composer.storage.practice import Practice, open_practice
from tests.fakes.publisher import Halves

ACCOUNT = Account(AccountId("practice"), KEY, "@anna", "Anna")


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Practice]:
    made = open_practice(tmp_path / "practice.db")
    yield made
    made.close()


@dataclass
class Ticking:
    """A clock that moves a minute each time it is read."""

    instant: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(minutes=1)
        return self.instant


def test_publishing_twice_with_one_key_posts_once(feed: Practice) -> None:
    publisher = PracticePublisher(feed, Ticking())
    payload = network(KEY).compose(Submission("Bonjour", Language.FRENCH))
    first = publisher.publish(ACCOUNT, payload, JobId("one"), Halves())
    assert publisher.publish(ACCOUNT, payload, JobId("one"), Halves()) == first
    assert publisher.publish(ACCOUNT, payload, JobId("two"), Halves()) != first
    assert [post.text for post in feed.posts()] == ["Bonjour", "Bonjour"]


def test_a_publication_is_found_by_its_key(feed: Practice) -> None:
    publisher = PracticePublisher(feed, Ticking())
    payload = network(KEY).compose(Submission("Bonjour", Language.FRENCH))
    assert publisher.find(ACCOUNT, JobId("one"), payload, Halves()) is None
    receipt = publisher.publish(ACCOUNT, payload, JobId("one"), Halves())
    assert publisher.find(ACCOUNT, JobId("one"), payload, Halves()) == receipt


def test_a_publication_taken_back_is_gone(feed: Practice) -> None:
    publisher = PracticePublisher(feed, Ticking())
    receipt = publisher.publish(
        ACCOUNT, network(KEY).compose(Submission("Bonjour", Language.FRENCH)), JobId("one"), Halves()
    )
    publisher.delete(ACCOUNT, receipt)
    assert feed.posts() == ()
