# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``accounts`` where nothing outside answers; the whole way is in tests/servers/test_terminal.py."""

import json
from collections.abc import Iterator

import pytest

from composer.bootstrap import build
from composer.domain.accounts import Connection
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.system.paths import AppPaths
from tests.builders import NOW
from tests.cli.test_commands import Command, document, ramage
from tests.fakes.http_server import Answer, FakeServer

__all__ = ["ramage"]


@pytest.fixture
def site() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


def connected(account: str = "mastodon-1") -> Account:
    made = Account(AccountId(account), NetworkKey("mastodon"), "@ada@social.example", "Ada", connected=NOW)
    services = build(AppPaths.default())
    services.outside._store.keep(Connection(made, "browser"))
    services.close()
    return made


def test_the_practice_account_is_always_there(ramage: Command) -> None:
    (only,) = document(ramage("accounts", "list", "--format", "json"))["accounts"]
    assert (only["id"], only["network"], only["standing"]) == ("practice", "practice", "ready")
    code, said, _ = ramage("accounts")
    assert (code, said.split()[0]) == (0, "practice")


def test_what_is_told_of_an_account(ramage: Command) -> None:
    connected()
    _, entry = document(ramage("accounts", "list", "--format", "json"))["accounts"]
    assert entry["handle"] == "@ada@social.example"
    assert entry["connected"] == NOW.isoformat()
    assert (entry["expires"], entry["used"], entry["says"]) == (None, None, "Connected")
    networks = {each["key"]: each for each in document(ramage("networks", "--format", "json"))["networks"]}
    assert networks["mastodon"]["accounts"] == ["@ada@social.example"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "practice"), "sign in to"),
        (("add", "nowhere"), "sign in to"),
        (("add", "linkedin"), "LinkedIn lets programs in only when a company"),
        (("add", "bluesky", "--way", "broker"), "Bluesky lets programs in only"),
        (("add", "mastodon", "--server", "not a server!"), "not a server!"),
        (("add", "bluesky", "--server", "http://127.0.0.1:9", "--again", "nobody"), "nobody"),
        (("remove", "nobody"), "nobody"),
        (("remove", "practice"), "practice"),
        (("remove",), "--all"),
        (("remove", "x", "--all"), "--all"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(ramage: Command, arguments: tuple[str, ...], says: str) -> None:
    code, said, err = ramage("accounts", *arguments, stdin=b"ada.test\nabcd-abcd-abcd-abcd\n")
    assert (code, said) == (2, "")
    assert says in err.splitlines()[-1]


def test_before_anything_is_asked_one_reads_what_is_allowed(ramage: Command, site: FakeServer) -> None:
    site.otherwise = Answer(401, json.dumps({"error": "AuthenticationRequired", "message": "Invalid"}).encode())
    code, said, err = ramage("accounts", "add", "bluesky", "--server", site.url, stdin=b"ada.test\nsome-pass-word\n")
    lines = err.splitlines()
    assert (code, said) == (2, "")
    assert lines[0].startswith("  + Act as you there")
    assert lines[1].startswith("  – Never publishes anything")
    assert "does not know this name with this password" in lines[-1]
    (asked,) = site.received
    assert json.loads(asked.body) == {"identifier": "ada.test", "password": "some-pass-word"}
    assert "some-pass-word" not in err


def test_an_input_that_ends_early_is_a_stop(ramage: Command, site: FakeServer) -> None:
    code, said, _ = ramage("accounts", "add", "bluesky", "--server", site.url, stdin=b"ada.test\n")
    assert (code, said) == (2, "")
    assert site.received == []


def test_a_closed_keyring_lets_nobody_stay(ramage: Command) -> None:
    account = connected()
    answer = document(ramage("accounts", "remove", account.id, "--format", "json"), 1)
    assert answer == {"removed": [{"id": account.id, "revoked": False, "erased": False}]}
    assert len(document(ramage("accounts", "list", "--format", "json"))["accounts"]) == 1


def test_everything_is_forgotten(ramage: Command) -> None:
    connected("mastodon-1")
    connected("mastodon-2")
    answer = document(ramage("accounts", "remove", "--all", "--format", "json"), 1)
    assert [each["id"] for each in answer["removed"]] == ["mastodon-1", "mastodon-2"]
