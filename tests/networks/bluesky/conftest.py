# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A data server, and a person who publishes there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.drafts import DraftMedia
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.networks import Account, Payload, Receipt, Submission
from composer.domain.ports import Web
from composer.domain.text import Language
from composer.networks.bluesky.publishing import BlueskyPublisher
from composer.networks.bluesky.reading import Bluesky
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.bluesky import DID, FakeBluesky
from tests.fakes.hurry import Hurry
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken

NETWORK = NetworkKey("bluesky")


@dataclass
class Person:
    """Somebody with an account on the server, and what their program keeps."""

    server: FakeBluesky
    http: Http
    clock: FakeClock
    halves: Halves = field(default_factory=Halves)

    @property
    def account(self) -> Account:
        return Account(AccountId("anna"), NETWORK, "@anna.test", "Anna", server=self.server.url, remote_id=DID)

    def publisher(self, web: Web | None = None) -> BlueskyPublisher:
        """As after a start of the program; ``web`` stands between it and the way out."""
        web = web or Hurry(self.http, self.server)
        signed = SteadyToken(web, self.server.token)
        return BlueskyPublisher(web, signed, LocalMedia(), self.clock, view=self.server.url, directory=self.server.url)

    def publish(self, payload: Payload, key: str = "job-1", web: Web | None = None) -> Receipt:
        return self.publisher(web).publish(self.account, payload, JobId(key), self.halves)

    def find(self, payload: Payload, key: str = "job-1") -> Receipt | None:
        return self.publisher().find(self.account, JobId(key), payload, self.halves)


def a_post(text: str = "Ce matin, le quai était calme.", **more: object) -> Payload:
    """What the preview shows of that text."""
    return Bluesky().compose(Submission(text, Language.FRENCH, **more))  # type: ignore[arg-type]  # any field


@pytest.fixture
def picture(tmp_path: Path) -> DraftMedia:
    path = tmp_path / "quai.png"
    Image.new("RGB", (64, 48), "teal").save(path)
    return DraftMedia(str(path), "Un quai désert")


@pytest.fixture
def http(clock: FakeClock) -> Iterator[Http]:
    http = Http(clock, log_egress)
    yield http
    http.close()


@pytest.fixture
def anna(http: Http, clock: FakeClock) -> Iterator[Person]:
    with FakeBluesky() as server:
        yield Person(server, http, clock)
