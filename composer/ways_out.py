# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what publishes to each network. Nothing of it is imported before somebody publishes there."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import Lock
from time import sleep

from composer.domain.ids import NetworkKey
from composer.domain.ports import Clock, MediaFiles, Publisher
from composer.domain.settings import LINKEDIN_VERSION
from composer.networks.mastodon.servers import Servers
from composer.outside import Outside
from composer.services.preferences import Preferences

Maker = Callable[[], Publisher]


class WaysOut(Mapping[NetworkKey, Publisher]):
    """Each publisher is made at the first question for it, and once. Safe from several threads."""

    def __init__(self, makers: Mapping[NetworkKey, Maker]) -> None:
        self._makers = makers
        self._made: dict[NetworkKey, Publisher] = {}
        self._lock = Lock()

    def __getitem__(self, key: NetworkKey) -> Publisher:
        with self._lock:
            if key not in self._made:
                self._made[key] = self._makers[key]()
            return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makers

    def __iter__(self) -> Iterator[NetworkKey]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def ways_out(
    outside: Outside, files: MediaFiles, clock: Clock, preferences: Preferences, servers: Servers
) -> dict[NetworkKey, Maker]:
    """How the publisher of each network is made, by its key. ``servers`` are those of Mastodon."""
    return {
        NetworkKey("linkedin"): partial(_linkedin, outside, files, clock, preferences),
        NetworkKey("x"): partial(_x, outside, files, clock),
        NetworkKey("mastodon"): partial(_mastodon, outside, files, clock, servers),
        NetworkKey("bluesky"): partial(_bluesky, outside, files, clock),
        NetworkKey("facebook"): partial(_facebook, outside, files, clock),
        NetworkKey("instagram"): partial(_instagram, outside, files, clock),
        NetworkKey("threads"): partial(_threads, outside, files, clock),
        NetworkKey("tiktok"): partial(_tiktok, outside, files, clock),
    }


def _linkedin(outside: Outside, files: MediaFiles, clock: Clock, preferences: Preferences) -> Publisher:
    from composer.networks.linkedin.publishing import LinkedInPublisher

    def version() -> str:
        return preferences.resolve(LINKEDIN_VERSION).value

    return LinkedInPublisher(outside.signed_web(), outside.http(), files, clock, version=version)


def _x(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.x.publishing import XPublisher

    return XPublisher(outside.signed_web(), files, clock)


def _mastodon(outside: Outside, files: MediaFiles, clock: Clock, servers: Servers) -> Publisher:
    from composer.networks.mastodon.publishing import MastodonPublisher

    return MastodonPublisher(outside.signed_web(), servers, files, clock, sleep)


def _bluesky(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.bluesky.publishing import BlueskyPublisher

    return BlueskyPublisher(outside.http(), outside.signed_web(), files, clock)


def _facebook(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.facebook.publishing import FacebookPublisher

    return FacebookPublisher(outside.signed_web(), files, clock, sleep)


def _instagram(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.instagram.publishing import InstagramPublisher

    return InstagramPublisher(outside.signed_web(), files, clock, sleep)


def _threads(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.threads.publishing import ThreadsPublisher

    return ThreadsPublisher(outside.signed_web(), files, clock, sleep)


def _tiktok(outside: Outside, files: MediaFiles, clock: Clock) -> Publisher:
    from composer.networks.tiktok.publishing import TikTokPublisher

    return TikTokPublisher(outside.signed_web(), outside.http(), files, clock, sleep)
