# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of the fakes does what it says, seen through the real way out."""

from collections.abc import Iterator

import pytest

from composer.domain.errors import NetworkError, OutcomeUnknown, RateLimited, Unreachable
from composer.domain.secrets import Secret
from composer.domain.web import Reply, Request
from composer.system.http import Http, log_egress
from tests.builders import FakeClock
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, Fault, NetworkServer, fine, route


class Shelf(NetworkServer):
    """Keeps words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    @route("POST", "/shelves/{shelf}/words")
    def add(self, asked: Asked, shelf: str) -> Answer:
        self.signed(asked)
        self.demand("word" in asked.json(), "a word is missing")
        self.words.append(f"{shelf}: {asked.json()['word']}")
        return fine({"id": len(self.words)}, 201)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf() as shelf:
        yield shelf


@pytest.fixture
def http(clock: FakeClock) -> Iterator[Http]:
    http = Http(clock, log_egress, connect_s=2, read_s=0.2)
    yield http
    http.close()


def put(http: Http, shelf: Shelf, **more: object) -> Reply:
    more = {"json": {"word": "quai"}, "bearer": Secret(shelf.token), **more}
    return http.send(Request("POST", f"{shelf.url}/shelves/a%20b/words", "test", **more))  # type: ignore[arg-type]


def test_a_route_takes_its_names_from_the_address(http: Http, shelf: Shelf) -> None:
    assert put(http, shelf).json() == {"id": 1}
    assert shelf.words == ["a b: quai"]


@pytest.mark.parametrize(
    ("fault", "said", "done"),
    [
        (Fault.HANG_BEFORE, OutcomeUnknown, 0),
        (Fault.HANG_AFTER_READING, OutcomeUnknown, 0),
        (Fault.HANG_AFTER_COMMIT, OutcomeUnknown, 1),
        (Fault.DROP_BEFORE, OutcomeUnknown, 0),
        (Fault.DROP_AFTER_COMMIT, OutcomeUnknown, 1),
        (Fault.HALF_AN_ANSWER, OutcomeUnknown, 1),
        (Fault.TOO_MANY, RateLimited, 0),
        (Fault.BROKEN, OutcomeUnknown, 0),
        (Fault.BROKEN_AFTER_COMMIT, OutcomeUnknown, 1),
        (Fault.HTML_PAGE, OutcomeUnknown, 0),
        (Fault.HTML_AFTER_COMMIT, OutcomeUnknown, 1),
    ],
)
def test_a_fault_strikes_once(http: Http, shelf: Shelf, fault: Fault, said: type[NetworkError], done: int) -> None:
    shelf.fail(fault, at="POST /shelves/{shelf}/words")
    with pytest.raises(said):
        put(http, shelf)
    assert len(shelf.words) == done
    assert put(http, shelf).ok


def test_a_request_under_way_is_done_later(http: Http, shelf: Shelf) -> None:
    shelf.fail(Fault.DROP_COMMIT_LATER)
    with pytest.raises(OutcomeUnknown):
        put(http, shelf)
    assert shelf.words == []
    shelf.catch_up()
    assert shelf.words == ["a b: quai"]


def test_a_slow_answer_arrives_whole(http: Http, shelf: Shelf) -> None:
    shelf.fail(None, Fault.DRIP)
    assert put(http, shelf).json() == {"id": 1}
    assert put(http, shelf).json() == {"id": 2}


def test_an_answer_in_pieces_is_no_answer(http: Http, shelf: Shelf) -> None:
    shelf.fail(Fault.WRONG_JSON, Fault.OTHER_JSON, Fault.EXPIRED)
    with pytest.raises(OutcomeUnknown):
        put(http, shelf).json()
    assert put(http, shelf).json() == ["unexpected"]
    assert put(http, shelf).status == 401
    assert len(shelf.words) == 2


def test_a_network_that_is_away_comes_back_at_its_address(http: Http, shelf: Shelf) -> None:
    shelf.go_away()
    with pytest.raises(Unreachable):
        put(http, shelf)
    shelf.come_back()
    assert put(http, shelf).ok


@pytest.mark.parametrize(
    "wrong",
    [{"json": {}}, {"bearer": None}],
    ids=["no word", "no token"],
)
def test_what_no_correct_client_sends_fails_the_test(http: Http, wrong: dict[str, object]) -> None:
    with pytest.raises(AssertionError, match=r"missing|no token"), Shelf() as shelf:
        assert put(http, shelf, **wrong).status == 400


def test_an_address_the_network_has_not_fails_the_test(http: Http) -> None:
    with pytest.raises(AssertionError, match="no such address"), Shelf() as shelf:
        http.send(Request("GET", f"{shelf.url}/elsewhere", "test"))
