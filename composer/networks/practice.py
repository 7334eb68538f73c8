# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice network: a feed on this computer, to rehearse on. Nothing leaves the machine."""

from collections.abc import Iterable
from typing import Final, Literal

from composer.domain.errors import PostRefused
from composer.domain.ids import JobId, NetworkKey
from composer.domain.networks import (
    Ability,
    Account,
    Limits,
    NetworkSpec,
    Part,
    Payload,
    PracticePost,
    Receipt,
    Unit,
)
from composer.domain.ports import Clock, Halfway, PracticeFeed
from composer.domain.text import Span
from composer.networks import graphemes, parts
from composer.networks.text_network import PUBLISHES, TextNetwork

KEY: Final = NetworkKey("practice")
SPEC: Final = NetworkSpec(
    KEY,
    "Practice",
    Limits(text=3000, unit=Unit.CHARACTERS, images=10, alt=1500, fold=210),
    PUBLISHES | {Ability.DELETE, Ability.EDIT},
)


class Practice(TextNetwork):
    """Counts code points."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        end = 0
        for cluster in graphemes.clusters(text):
            end += len(cluster)
            yield end, len(cluster)

    def measure(self, text: str) -> int:
        return len(text)

    def beyond(self, text: str) -> Span:
        return Span(graphemes.boundary(text, self.spec.limits.text), len(text))

    def parts(self, text: str) -> tuple[Part, ...]:
        return parts.merged(parts.links(text), parts.hashtags(text), parts.mentions(text, parts.HANDLES))


class PracticePublisher:
    """Publishes to the local feed, once per key."""

    keyed: Literal[True] = True

    def __init__(self, feed: PracticeFeed, clock: Clock) -> None:
        self._feed = feed
        self._clock = clock

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:  # noqa: ARG002
        return _receipt(self._feed.post(account, payload, key, self._clock.now()))

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        post = self._feed.find(key)
        return None if post is None else _receipt(post)

    def delete(self, account: Account, receipt: Receipt) -> None:  # noqa: ARG002 - one feed, one person
        self._feed.remove(receipt.remote_id)

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        if not self._feed.reword(receipt.remote_id, payload.text):
            raise PostRefused(network=account.network, reason="gone")


def _receipt(post: PracticePost) -> Receipt:
    return Receipt(post.remote_id, f"practice:{post.remote_id}", post.published)
