# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import Unreachable
from composer.domain.networks import Submission
from composer.domain.ports import Web
from composer.domain.review import Context
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant
from composer.domain.text import Language
from composer.domain.web import Reply, Request
from composer.networks.mastodon.reading import KEY, Mastodon
from composer.networks.mastodon.servers import Server, Servers, strictest
from composer.networks.sign_ins import known_sign_ins
from composer.system.http import Http, log_egress
from tests.builders import NOW, FakeClock
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.mastodon import FakeMastodon
from tests.fakes.network_server import Fault
from tests.networks.mastodon.conftest import Memory


class Signed:
    """Implements ``domain.ports.Web`` with a token."""

    def __init__(self, web: Web, token: str) -> None:
        self._web, self._token = web, Secret(token)

    def send(self, request: Request) -> Reply:
        return self._web.send(replace(request, bearer=self._token))


TEXTS = st.lists(
    st.sampled_from(
        ["été", "e\u0301", "👩🏽‍💻", "https://a.fr/b", "http://x.y.example/très-long-chemin", "@anna@b.fr", "\n"]
    )
).map(" ".join)


@pytest.fixture
def http(clock: FakeClock) -> Iterator[Http]:
    http = Http(clock, log_egress)
    yield http
    http.close()


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("mastodon-4.6", Server("mastodon", api=7)),
        ("mastodon-4.2", Server("mastodon")),
        ("gotosocial", Server("gotosocial", text=5000, link=25, raw=True, media=6)),
        ("takahe", Server("takahe", raw=True)),
    ],
)
def test_a_server_says_what_it_allows(http: Http, clock: FakeClock, profile: str, expected: Server) -> None:
    with FakeMastodon(profile) as server:
        found = Servers(lambda: http, Memory(), clock).of(server.url)
    told = ("software", "api", "text", "link", "raw", "media", "alt", "picture_size", "picture_pixels", "video_size")
    assert [getattr(found, name) for name in told] == [getattr(expected, name) for name in told]
    assert found.formats == ("image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4")
    assert found.asked == NOW.isoformat()


def test_what_it_said_survives_the_end_of_the_program_and_of_the_server(http: Http, clock: FakeClock) -> None:
    memory = Memory()
    with FakeMastodon("gotosocial") as server:
        first = Servers(lambda: http, memory, clock).of(server.url)
    clock.tick(days=3)
    later = Servers(lambda: http, memory, clock)
    assert later.known(server.url) == later.of(server.url) == first
    assert later.known("https://elsewhere.example") is None
    with pytest.raises(Unreachable):
        Servers(lambda: http, Memory(), clock).of(server.url)


def test_the_servers_in_use_decide_together(http: Http, clock: FakeClock) -> None:
    servers = Servers(lambda: http, Memory(), clock)
    with FakeMastodon("gotosocial") as large, FakeMastodon("mastodon-4.6") as small:
        servers.use([large.url])
        assert servers.strictest() == Server()
        servers.of(large.url)
        assert servers.strictest().text == 5000
        servers.use([large.url, small.url])
        assert servers.strictest().text == 5000
        servers.of(small.url)
        assert (servers.strictest().text, servers.strictest().raw) == (500, True)
        servers.use([large.url])
        assert servers.strictest().text == 5000


def test_a_server_is_looked_at_when_somebody_signs_in_there(http: Http, clock: FakeClock) -> None:
    servers = Servers(lambda: http, Memory(), clock)
    with FakeMastodon("gotosocial") as server:
        who = known_sign_ins(servers.of)[KEY].who_am_i
        web, grant = Signed(http, server.token), Grant("browser", Secret(server.token), server=server.url)
        server.fail(Fault.DROP_BEFORE, at="GET /api/v2/instance")
        (identity,) = who(web, grant)
        assert (identity.remote_id, servers.known(server.url)) == ("109", None)
        assert who(web, grant) == (identity,)
        servers.use([server.url])
        assert Mastodon(servers.strictest).spec.limits.text == 5000


def test_what_another_version_remembered_is_read_as_far_as_it_goes(http: Http, clock: FakeClock) -> None:
    kept = {"https://a.example": {"text": 300, "colour": "blue"}}
    memory = Memory({"mastodon-servers": json.dumps(kept)})
    assert Servers(lambda: http, memory, clock).known("https://a.example") == Server(text=300)


@pytest.mark.parametrize("fault", [Fault.HTML_PAGE, Fault.WRONG_JSON, Fault.OTHER_JSON])
def test_a_newest_description_that_is_broken_leaves_the_older_one(http: Http, clock: FakeClock, fault: Fault) -> None:
    with FakeMastodon("gotosocial") as server:
        server.fail(fault, at="GET /api/v2/instance")
        assert Servers(lambda: http, Memory(), clock).of(server.url).text == 5000


@pytest.mark.parametrize("page", [b"[]", b"<html>", b'{"links": 3}', b'{"links": [{"href": "https://evil.example/"}]}'])
def test_a_directory_that_leads_nowhere_is_no_directory(http: Http, clock: FakeClock, page: bytes) -> None:
    with FakeServer() as server:
        server.next(Answer(404), Answer(body=b'{"max_toot_chars": 640}'), Answer(body=page))
        found = Servers(lambda: http, Memory(), clock).of(server.url)
    assert (found.text, found.software, found.raw) == (640, "", False)
    assert len(server.received) == 3


@pytest.mark.parametrize(
    "limits", ['"statuses"', '{"statuses": {"max_characters": "many"}}', '{"statuses": {"max_characters": -1}}']
)
def test_limits_that_make_no_sense_are_those_of_mastodon(http: Http, clock: FakeClock, limits: str) -> None:
    with FakeServer() as server:
        server.next(Answer(body=f'{{"configuration": {limits}}}'.encode()), Answer(404))
        assert Servers(lambda: http, Memory(), clock).of(server.url).text == 500


def test_the_strictest_server_decides() -> None:
    both = strictest([Server("mastodon", text=500), Server("gotosocial", text=5000, link=25, raw=True, alt=800)])
    assert (both.text, both.link, both.raw, both.alt) == (500, 25, True, 800)
    assert strictest([]) == Server()


def test_the_count_follows_the_servers() -> None:
    servers = [Server()]
    network = Mastodon(lambda: servers[0])
    text = "👩🏽‍💻 @anna@nordalia.example https://a.fr/b"
    assert network.count(text).used == 1 + 1 + 5 + 1 + 23
    servers[0] = Server(text=30, link=25, raw=True, media=2, alt=10)
    count = network.count(text)
    assert (count.used, count.limit, count.fits) == (4 + 1 + 22 + 1 + 25, 30, False)
    assert (network.spec.limits.images, network.spec.limits.alt) == (2, 10)
    found = [finding.rule for finding in network.review(text, Context(Language.FRENCH, network.spec.key, NOW))]
    assert found == ["Network.TooLong"]


@given(text=TEXTS)
def test_where_the_text_is_counted_as_written_it_fits_in_both_ways(text: str) -> None:
    strict, usual = Mastodon(lambda: Server(raw=True)), Mastodon()
    assert strict.measure(text) >= max(len(text), usual.measure(text))
    assert sum(weight for _, weight in strict.pieces(text)) == strict.measure(text)


@pytest.mark.parametrize(("raw", "used"), [(False, 3), (True, 12)])
def test_a_warning_counts_with_the_text(raw: bool, used: int) -> None:
    network = Mastodon(lambda: Server(raw=raw, text=used))
    for warning, fits in ((" 👩🏽‍💻👩🏽‍💻 ", True), ("👩🏽‍💻👩🏽‍💻.", False)):
        payload = network.compose(Submission("👩🏽‍💻", Language.FRENCH, options={"content-warning": warning}))
        assert payload.count.fits is fits
