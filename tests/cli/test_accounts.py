# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``accounts`` where nothing outside answers; the whole way is in tests/servers/test_terminal.py."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.bootstrap import build
from composer.domain.accounts import Connection
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.system.paths import AppPaths
from tests.builders import NOW
from tests.cli.test_commands import FORBIDDEN, Command, document, file, ramage
from tests.fakes.http_server import Answer, FakeServer
from tests.fakes.keyring_backends import FakeBackend
from tests.services.app import CLEAN

__all__ = ["ramage"]


@pytest.fixture
def site() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> FakeBackend:
    """One that is there and open."""
    backend = FakeBackend()
    monkeypatch.setattr("composer.system.keyring.choose_backend", lambda: backend)
    return backend


def connected(account: str = "mastodon-1", network: str = "mastodon") -> Account:
    server = "https://social.example"
    made = Account(AccountId(account), NetworkKey(network), "@ada@social.example", "Ada", server=server, connected=NOW)
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


@pytest.mark.usefixtures("keyring")
def test_a_content_warning_is_read_by_the_charter_too(ramage: Command, tmp_path: Path) -> None:
    connected()
    text, warning = file(tmp_path, f"{CLEAN}\n"), FORBIDDEN.splitlines()[1]
    asked = ("post", text, "--to", "mastodon-1", "--option", f"mastodon.content-warning={warning}", "--yes")
    code, said, err = ramage(*asked, "--format", "json")
    (refused,) = document((0, said, ""))["refused"]
    assert (code, refused["reason"], refused["network"]) == (1, "option-error", "mastodon")
    assert "Content warning" in refused["message"]
    assert "mastodon: Content warning: " in err
    assert document(ramage("outbox", "list", "--format", "json")) == {"jobs": []}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "practice"), "sign in to"),
        (("add", "nowhere"), "sign in to"),
        (("add", "linkedin"), "LinkedIn lets programs in only when a company"),
        (("add", "bluesky", "--way", "broker"), "no way 'broker' to sign in to bluesky here; there are: password"),
        (("add", "mastodon", "--server", "not a server!"), "not a server!: no server of Mastodon"),
        (("add", "bluesky", "--server", "not a server!"), "not a server!: no server of Bluesky"),
        (("add", "bluesky", "--server", "https://bsky..social"), "(this is not the address of a server)"),
        (("add", "bluesky", "--server", "127.0.0.1:9"), "can’t be reached (it does not accept the connection)"),
        (("add", "bluesky", "--server", "http://127.0.0.1:9", "--again", "nobody"), "nobody"),
        (("remove", "nobody"), "nobody"),
        (("remove", "practice"), "practice"),
        (("remove",), "--all"),
        (("remove", "x", "--all"), "--all"),
    ],
)
@pytest.mark.usefixtures("keyring")
def test_what_can_not_be_done_is_said_in_one_line(ramage: Command, arguments: tuple[str, ...], says: str) -> None:
    code, said, err = ramage("accounts", *arguments, stdin=b"ada.test\nabcd-abcd-abcd-abcd\n")
    assert (code, said) == (2, "")
    assert says in err.splitlines()[-1]


@pytest.mark.usefixtures("keyring")
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


@pytest.mark.usefixtures("keyring")
def test_a_server_that_is_none_is_named(ramage: Command, site: FakeServer) -> None:
    """It answers, but not as a server of that network does."""
    site.otherwise = Answer(404, b"<html>not here</html>")
    code, _, err = ramage("accounts", "add", "bluesky", "--server", site.url, stdin=b"ada.test\nsome-pass-word\n")
    host = site.url.removeprefix("http://")
    assert (code, err.splitlines()[-1]) == (
        2,
        f"ramage: {host}: no server of Bluesky one can sign in to (it answers with error 404).",
    )


def test_without_a_keyring_nobody_is_asked_for_a_password_and_nobody_is_let_go(
    ramage: Command, site: FakeServer, keyring: FakeBackend
) -> None:
    account = connected()
    keyring.locked = True
    code, said, err = ramage("accounts", "add", "bluesky", "--server", site.url, stdin=b"ada.test\nsome-pass-word\n")
    assert (code, said, err) == (2, "", "ramage: Your system keyring is locked. Unlock it, then try again.\n")
    assert site.received == []
    accounts = document(ramage("accounts", "list", "--format", "json"))["accounts"]
    assert [each["id"] for each in accounts] == ["practice", account.id]


@pytest.mark.usefixtures("keyring")
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


def test_a_post_does_not_wait_with_the_keyring_and_goes_once_it_is_open(
    ramage: Command, keyring: FakeBackend, tmp_path: Path
) -> None:
    account = connected("bluesky-1", "bluesky")
    keyring.locked = True
    text = file(tmp_path, "Ce matin, au Quai 12, une mouette riait. Je travaille chez Nordalia.")
    code, said, err = ramage("post", text, "--to", account.id, "--yes")
    assert (code, err) == (0, "")
    assert "Waiting" in said
    assert "keyring is locked" in said
    (job,) = document(ramage("outbox", "list", "--format", "json"))["jobs"]
    keyring.locked = False
    after = document(ramage("outbox", "retry", job["id"], "--format", "json"), 1)
    assert after["state"] == "refused", "the keyring is open, and has no key of that account"


def test_what_each_network_asks_and_leaves_out_is_listed(ramage: Command) -> None:
    networks = {each["key"]: each for each in document(ramage("networks", "--format", "json"))["networks"]}
    wishes = {one["name"]: one for one in networks["mastodon"]["options"]}
    assert wishes["mastodon.visibility"]["choices"] == ["public", "unlisted", "private"]
    assert any("polls" in said for said in networks["mastodon"]["left_out"])
    _, said, _ = ramage("networks")
    assert "mastodon.visibility=public|unlisted|private" in said
    assert "No polls" in said
