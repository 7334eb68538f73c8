# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of each kind, and a person who publishes there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.networks import Account, Payload, Receipt, Submission
from composer.domain.ports import Web
from composer.domain.text import Language
from composer.networks.mastodon.publishing import MastodonPublisher
from composer.networks.mastodon.reading import Mastodon
from composer.networks.mastodon.servers import Servers
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.hurry import Hurry
from tests.fakes.mastodon import FakeMastodon
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken


class Memory(dict[str, str]):
    """Implements ``domain.ports.StateStore``."""

    def put(self, key: str, value: str) -> None:
        self[key] = value


@dataclass
class Person:
    """Somebody with an account on a server, and what their program keeps. ``waited``: seconds it let pass."""

    server: FakeMastodon
    http: Http
    clock: FakeClock
    memory: Memory = field(default_factory=Memory)
    halves: Halves = field(default_factory=Halves)
    waited: list[float] = field(default_factory=list)

    @property
    def account(self) -> Account:
        network = NetworkKey("mastodon")
        return Account(AccountId("anna"), network, "@anna", "Anna", server=self.server.url, remote_id=self.server.me)

    def publisher(self, web: Web | None = None) -> MastodonPublisher:
        """As after a start of the program; ``web`` stands between it and the way out."""
        web = web or Hurry(self.http, self.server)
        servers = Servers(lambda: web, self.memory, self.clock)
        signed = SteadyToken(web, self.server.token)
        return MastodonPublisher(signed, servers, LocalMedia(), self.clock, self.waited.append)

    def publish(self, payload: Payload, key: str = "job-1", web: Web | None = None) -> Receipt:
        return self.publisher(web).publish(self.account, payload, JobId(key), self.halves)

    def find(self, payload: Payload, key: str = "job-1") -> Receipt | None:
        return self.publisher().find(self.account, JobId(key), payload, self.halves)


def a_post(text: str = "Ce matin, le quai était calme.", **more: object) -> Payload:
    """What the preview shows of that text."""
    return Mastodon().compose(Submission(text, Language.FRENCH, **more))  # type: ignore[arg-type]  # any field


Living = Callable[[str], Person]


@pytest.fixture
def living_on(clock: FakeClock) -> Iterator[Living]:
    """``living_on("gotosocial")``: a person with an account on such a server."""
    with ExitStack() as stack:
        http = Http(clock, log_egress)
        stack.callback(http.close)
        yield lambda profile: Person(stack.enter_context(FakeMastodon(profile)), http, clock)


@pytest.fixture
def anna(living_on: Living) -> Person:
    """On a server of today's Mastodon."""
    return living_on("mastodon-4.6")
