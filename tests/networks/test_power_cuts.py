# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn and X know no key of ours: the program dies at every exchange, and there is one publication all the same."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.errors import OutcomeUnknown
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.ports import Publisher, Web
from composer.domain.web import Reply, Request
from composer.networks.linkedin.publishing import LinkedInPublisher
from composer.networks.x.publishing import XPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.linkedin import FakeLinkedIn
from tests.fakes.publisher import Halves, PowerCut
from tests.fakes.signed_web import SteadyToken
from tests.fakes.x import FakeX
from tests.networks.publishing import KEY, Waits, a_payload, a_picture, a_video, an_account


class Dying:
    """Implements ``domain.ports.Web``; the program ends at one exchange, before or after the network was reached."""

    def __init__(self, web: Web, at: int, *, after: bool) -> None:
        self._web = web
        self._left = at
        self._after = after

    def send(self, request: Request) -> Reply:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise PowerCut
        reply = self._web.send(request)
        if self._left == 0:
            raise PowerCut
        return reply


@dataclass
class Place:
    """A network, and the publisher over whatever way out there is."""

    account: Account
    publisher: Callable[[Web], Publisher]
    ids: Callable[[], list[str]]
    web: Web

    def survive(self, payload: Payload, at: int, *, after: bool) -> tuple[bool, Receipt]:
        """Whether the program died, and the receipt of what it did once it was back."""
        halves, died = Halves(), False
        try:
            receipt = self.publisher(Dying(self.web, at, after=after)).publish(self.account, payload, KEY, halves)
        except PowerCut:
            died = True
            publisher = self.publisher(self.web)
            try:
                found = publisher.find(self.account, KEY, payload, halves)
            except OutcomeUnknown:
                found = None  # the person looks, sees nothing, and lets it go out once more
            receipt = found or publisher.publish(self.account, payload, KEY, halves)
        return died, receipt


@pytest.fixture(params=["linkedin", "x"])
def place(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[Place]:
    http, waits = Http(clock, log_egress), Waits(clock)
    with ExitStack() as stack:
        stack.callback(http.close)
        if request.param == "x":
            x = stack.enter_context(FakeX(clock))
            yield Place(
                an_account("x", x.person),
                lambda web: XPublisher(SteadyToken(web, x.token), LocalMedia(), clock, api=x.url, wait=waits),
                lambda: [post.id for post in x.posts],
                http,
            )
            return
        linkedin = stack.enter_context(FakeLinkedIn(clock))
        linkedin.part, linkedin.per_day = 100_000, 10_000
        yield Place(
            an_account("linkedin", linkedin.member),
            lambda web: LinkedInPublisher(
                SteadyToken(web, linkedin.token), web, LocalMedia(), clock, api=linkedin.url, wait=waits
            ),
            lambda: [post.urn for post in linkedin.posts],
            http,
        )


@pytest.mark.parametrize("kind", ["words", "pictures", "video"])
def test_there_is_one_publication_wherever_the_program_dies(place: Place, tmp_path: Path, kind: str) -> None:
    media: dict[str, tuple[DraftMedia, ...]] = {
        "words": (),
        "pictures": (a_picture(tmp_path, "a.png"), a_picture(tmp_path, "b.png")),
        "video": (a_video(tmp_path),),
    }
    died, at, published = True, 0, []
    while died:
        at += 1
        for after in (False, True):
            text = f"Le quai {at}, {'après' if after else 'avant'}."
            died, receipt = place.survive(a_payload(str(place.account.network), text, *media[kind]), at, after=after)
            published.append(receipt.remote_id)
            assert place.ids() == published, (at, after)
    assert at > {"words": 1, "pictures": 3, "video": 5}[kind]
