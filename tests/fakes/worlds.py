# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every network with its real publisher, the real way out, and its fake on the other side of the wire."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.networks import Account, AccountKind
from composer.domain.ports import Clock, Publisher, Web
from composer.domain.web import Reply, Request
from composer.networks.bluesky.publishing import BlueskyPublisher
from composer.networks.facebook.publishing import FacebookPublisher
from composer.networks.instagram.publishing import InstagramPublisher
from composer.networks.linkedin.publishing import LinkedInPublisher
from composer.networks.mastodon.publishing import MastodonPublisher
from composer.networks.mastodon.servers import Servers
from composer.networks.threads.publishing import ThreadsPublisher
from composer.networks.tiktok.publishing import TikTokPublisher
from composer.networks.x.publishing import XPublisher
from composer.system.media import LocalMedia
from tests.fakes.bluesky import DID, FakeBluesky
from tests.fakes.facebook import FakeFacebook
from tests.fakes.instagram import FakeInstagram
from tests.fakes.linkedin import FakeLinkedIn
from tests.fakes.mastodon import FakeMastodon
from tests.fakes.network_server import NetworkServer
from tests.fakes.publisher import PowerCut
from tests.fakes.signed_web import SteadyToken
from tests.fakes.threads import FakeThreads
from tests.fakes.tiktok import FakeTikTok
from tests.fakes.x import FakeX
from tests.networks.publishing import a_video, an_account

FOR_EVERYBODY: Final = {"way": "direct", "privacy": "public_to_everyone", "comments": "on"}
"""What TikTok wants to be told."""


class Wire:
    """Implements ``domain.ports.Web`` over the real way out, and ends the program where it is told to."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._cut: tuple[int, bool] | None = None

    def cut(self, exchange: int, *, after: bool) -> None:
        """At the ``exchange``-th from now on; ``after``: the network had its request by then."""
        self._cut = (exchange, after)

    def mend(self) -> None:
        """No cut is to come."""
        self._cut = None

    def send(self, request: Request) -> Reply:
        if self._cut is None:
            return self._web.send(request)
        left, after = self._cut
        self._cut = (left - 1, after) if left > 1 else None
        if left > 1:
            return self._web.send(request)
        try:
            if after:
                self._web.send(request)
        finally:
            raise PowerCut


class Memory(dict[str, str]):
    """Implements ``domain.ports.StateStore``."""

    def put(self, key: str, value: str) -> None:
        self[key] = value


@dataclass(frozen=True)
class World:
    """A network of ours and theirs. ``publisher`` makes one as after a start of the program."""

    server: NetworkServer
    account: Account
    publisher: Callable[[Web], Publisher]
    texts: Callable[[], list[str]]
    """What the network shows to everybody."""
    media: tuple[DraftMedia, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


Wait = Callable[[float], None]
Maker = Callable[[ExitStack, Clock, Wait, Path], World]


def _linkedin(stack: ExitStack, clock: Clock, wait: Wait, _: Path) -> World:
    server = stack.enter_context(FakeLinkedIn(clock))

    def publisher(web: Web) -> Publisher:
        signed = SteadyToken(web, server.token)
        return LinkedInPublisher(signed, web, LocalMedia(), clock, api=server.url, wait=wait)

    return World(
        server, an_account("linkedin", server.member), publisher, lambda: [post.shown.text for post in server.posts]
    )


def _x(stack: ExitStack, clock: Clock, wait: Wait, _: Path) -> World:
    server = stack.enter_context(FakeX(clock))

    def publisher(web: Web) -> Publisher:
        return XPublisher(SteadyToken(web, server.token), LocalMedia(), clock, api=server.url, wait=wait)

    return World(server, an_account("x", server.person), publisher, lambda: [post.received for post in server.posts])


def _facebook(stack: ExitStack, clock: Clock, wait: Wait, _: Path) -> World:
    server = stack.enter_context(FakeFacebook(clock))

    def publisher(web: Web) -> Publisher:
        return FacebookPublisher(SteadyToken(web, server.token), LocalMedia(), clock, wait, server.base)

    return World(server, an_account("facebook", server.page, kind=AccountKind.PAGE), publisher, lambda: server.texts)


def _threads(stack: ExitStack, clock: Clock, wait: Wait, _: Path) -> World:
    server = stack.enter_context(FakeThreads(clock))

    def publisher(web: Web) -> Publisher:
        return ThreadsPublisher(SteadyToken(web, server.token), LocalMedia(), clock, wait, server.base)

    account = an_account("threads", server.me, handle="@lea.m")
    return World(server, account, publisher, lambda: [post.text for post in server.posts])


def _instagram(stack: ExitStack, clock: Clock, wait: Wait, folder: Path) -> World:
    from PIL import Image

    server = stack.enter_context(FakeInstagram(clock))
    out = BytesIO()
    Image.new("RGB", (800, 600), (20, 90, 160)).save(out, "JPEG")
    file = folder / "quai.jpg"
    file.write_bytes(out.getvalue())
    picture = DraftMedia(str(file), "Un quai.", "", server.show("quai.jpg", out.getvalue()))

    def publisher(web: Web) -> Publisher:
        return InstagramPublisher(SteadyToken(web, server.token), LocalMedia(), clock, wait, server.base)

    account = an_account("instagram", server.me, handle="@lea.m", kind=AccountKind.PROFESSIONAL)
    return World(server, account, publisher, lambda: [post.text for post in server.posts], (picture,))


def _tiktok(stack: ExitStack, clock: Clock, wait: Wait, folder: Path) -> World:
    server = stack.enter_context(FakeTikTok(clock))
    film = a_video(folder, 20_000)

    def publisher(web: Web) -> Publisher:
        return TikTokPublisher(SteadyToken(web, server.token), web, LocalMedia(), clock, wait, server.url)

    account = an_account("tiktok", "open-id", handle="Léa Martin")
    return World(server, account, publisher, lambda: [one.text for one in server.live], (film,), FOR_EVERYBODY)


def _mastodon(profile: str) -> Maker:
    def made(stack: ExitStack, clock: Clock, wait: Wait, _: Path) -> World:
        server = stack.enter_context(FakeMastodon(profile))
        memory = Memory()

        def publisher(web: Web) -> Publisher:
            servers = Servers(lambda: web, memory, clock)
            return MastodonPublisher(SteadyToken(web, server.token), servers, LocalMedia(), clock, wait)

        account = an_account("mastodon", server.me, server=server.url)
        return World(server, account, publisher, lambda: server.texts)

    return made


def _bluesky(stack: ExitStack, clock: Clock, _wait: Wait, _: Path) -> World:
    server = stack.enter_context(FakeBluesky())

    def publisher(web: Web) -> Publisher:
        signed = SteadyToken(web, server.token)
        return BlueskyPublisher(web, signed, LocalMedia(), clock, view=server.url, directory=server.url)

    account = an_account("bluesky", DID, handle="@anna.test", server=server.url)
    return World(server, account, publisher, lambda: server.texts)


WORLDS: Mapping[str, Maker] = {
    "linkedin": _linkedin,
    "x": _x,
    "facebook": _facebook,
    "threads": _threads,
    "instagram": _instagram,
    "tiktok": _tiktok,
    "mastodon": _mastodon("mastodon-4.6"),
    "mastodon without keys": _mastodon("takahe"),
    "bluesky": _bluesky,
}


class Elsewhere(ExitStack):
    """Stands for the place of a server that runs in another process, at ``url``."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def enter_context(self, server: Any) -> Any:
        server.leave_its_place_to(self._url)
        return server


def reached_at(name: str, folder: Path, clock: Clock, url: str) -> World:
    """That network as it is reached from here."""
    return WORLDS[name](Elsewhere(url), clock, lambda _: None, folder)
