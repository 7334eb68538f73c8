# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A token is pushed down every error path of the doors; then all that came out is searched for it."""

import json
import logging
import pickle
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from composer.bootstrap import build, wording
from composer.domain.accounts import Connection
from composer.domain.errors import RamageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.outbox import JobState
from composer.domain.secrets import Secret
from composer.domain.sign_in import Given, Grant
from composer.domain.text import Language
from composer.domain.web import Request
from composer.networks.mastodon.sign_in import sign_in
from composer.storage.database import WORK, Database
from composer.system import logs
from composer.system.http import Http
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.fakes.desk import Browser, PersonAtDesk
from tests.fakes.http_server import Answer, Drop, FakeServer
from tests.fakes.keyring_backends import FakeBackend, Forgetful
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.network_server import Fault

CANARY = "canary7f3a9c2e5b81"
LONG = CANARY * 300


class Talkative(FakeBackend):
    """Fails with the secret in its words, whatever it is asked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"no answer to {username} about {service} {CANARY}")


def failing_backend(backend: FakeBackend) -> Callable[[], object]:
    def act() -> None:
        SystemSecrets(lambda: backend).write("account", LONG)

    return act


def asking(
    server: FakeServer, plan: Answer | Drop, method: str, ledger: list[str], url: str = "", *, form: bool = True
) -> Callable[[], object]:
    def act() -> object:
        server.next(plan)
        logs.forget()  # what an earlier request made known protects no other one
        http = Http(FakeClock(), lambda line: ledger.append(repr(line)), connect_s=1)
        request = Request(
            method,
            url or f"{server.url}/token?code={CANARY}",
            why="test",
            network="mastodon",
            form={"refresh_token": CANARY} if form else None,
            bearer=Secret(CANARY),
            read_s=0.2,
        )
        logging.getLogger("composer.test").info("asking %r", request.bearer)
        try:
            return http.send(request).checked().json()
        finally:
            http.close()

    return act


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


def paths_of_error(server: FakeServer, ledger: list[str]) -> Iterator[Callable[[], object]]:
    locked = FakeBackend()
    locked.locked = True
    for backend in (FakeBackend(limit=10), Forgetful(), Talkative(), locked):
        yield failing_backend(backend)
    refusal = json.dumps({"error": "bad token", "access_token": CANARY, "seen": f"Bearer {CANARY}"}).encode()
    answers = [Answer(status, refusal) for status in (400, 401, 403, 422, 429, 500, 503)]
    answers.append(Answer(400, f"nobody knows {CANARY} here".encode()))
    for plan in (*answers, Answer(200, f"<p>{CANARY}".encode()), *Drop):
        yield asking(server, plan, "GET", ledger, form=False)
        yield asking(server, plan, "POST", ledger)
    for url in (
        f"http://nordalia.example/{CANARY}",
        f"https://x:{CANARY}@nordalia.example/",
        f"https://nowhere.invalid/?access_token={CANARY}",
        f"https://127.0.0.1:{server.port}/{CANARY}",
    ):
        yield asking(server, Answer(), "POST", ledger, url)


def test_no_error_path_lets_a_token_out(
    server: FakeServer, paths: AppPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(paths, "debug", to_stderr=True)
    # Some of what is seen here is ours, so its level stays below what the suite forbids.
    log = logging.getLogger("composer.test")
    said: list[str] = []
    count = 0
    for act in paths_of_error(server, said):
        with pytest.raises(RamageError) as caught:
            act()
        count += 1
        error = caught.value
        said += [str(error), repr(error), repr(error.values), *outer_story(error)]
        log.info("failed: %s", error, exc_info=error)
        said += logs.recent_lines()
    assert count > 20
    logs.shutdown()
    captured = capsys.readouterr()
    said += [captured.out, captured.err, *logs.recent_lines()]
    assert not [text for text in said if CANARY in text]
    assert "failed: " in captured.err
    assert files_with_canary(tmp_path) == []


def test_no_sign_in_and_no_renewal_lets_a_token_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each request on the way goes wrong in each way, with an account and without; nothing but the keyring knows."""
    paths = AppPaths.below(tmp_path / "ramage")
    logs.configure(paths, "debug", to_stderr=True)
    logging.getLogger("urllib3").setLevel(logging.INFO)  # the browser's own, in this process
    backend, clock, said = FakeBackend(), FakeClock(), []
    mastodon = NetworkKey("mastodon")
    with MastodonDoor(lasting=False) as door:
        door.mark = CANARY
        services = build(paths, clock, SystemSecrets(lambda: backend), sign_ins=lambda: {mastodon: sign_in()})

        def connect() -> Account:
            desk = PersonAtDesk(Browser({}))
            try:
                return services.outside.connecting().connect(mastodon, "browser", Given(server=door.url), desk)
            finally:
                desk.leave()
                said.append(repr(desk.states))

        faults = [fault for fault in Fault if "HANG" not in fault.name and fault is not Fault.DRIP]
        for at in ("POST /api/v1/apps", "POST /oauth/token", "GET /api/v1/accounts/verify_credentials"):
            for fault in faults:
                door.fail(fault, at=at)
                said += telling(connect)
                door.well_again()
        door.forgets_codes = True  # and repeats the code in its refusal
        said += telling(connect)
        door.forgets_codes = False
        account = connect()
        request = Request("POST", f"{door.url}/api/v1/statuses", "post", json={"status": "x"})
        for fault in faults:
            clock.tick(hours=3)
            door.fail(fault, at="POST /oauth/token")
            said += telling(lambda: services.outside.signed_web().send(account, request))
            door.well_again()
            said += telling(lambda: connect())
            door.fail(fault, at="POST /api/v1/statuses")
            said += telling(lambda: services.outside.signed_web().send(account, request))
            door.well_again()
        door.fail(Fault.BROKEN, at="POST /oauth/revoke")
        said += [repr(services.accounts.list()), repr(services.outside.ledger().lines())]
        services.outside.reading.export(str(tmp_path / "ledger.csv"))
        assert CANARY in "".join(backend.entries.values())
        services.outside.connecting().forget_all()
        assert backend.entries == {}
        services.close()
    logs.shutdown()
    captured = capsys.readouterr()
    said += [captured.out, captured.err, *logs.recent_lines()]
    assert len(said) > 60
    assert not [text for text in said if CANARY in text]
    assert files_with_canary(tmp_path) == []


def telling(act: Callable[[], object]) -> list[str]:
    """All that could be said of an error, where there is one."""
    try:
        act()
    except RamageError as error:
        logging.getLogger("composer.test").info("failed: %s", error, exc_info=error)
        words = [wording(language).error(error) for language in Language]
        return [str(error), repr(error.values), *map(str, words), *outer_story(error)]
    return []


def outer_story(error: BaseException) -> list[str]:
    """The error and all that led to it, which a crash report may print."""
    story = []
    found: BaseException | None = error
    while found is not None:
        story += traceback.format_exception_only(found)
        found = found.__cause__ or found.__context__
    return story


def files_with_canary(folder: Path) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def test_a_token_registered_by_reading_is_masked_in_any_later_line(paths: AppPaths) -> None:
    backend = FakeBackend()
    SystemSecrets(lambda: backend).write("account", CANARY)
    logs.forget()
    assert SystemSecrets(lambda: backend).read("account") == CANARY
    logs.configure(paths, "debug")
    logging.getLogger("elsewhere").info("odd place for %s", CANARY)
    logs.shutdown()
    assert "odd place for ***" in paths.log_file.read_text()


def test_a_secret_is_not_pickled_and_does_not_reach_a_database(paths: AppPaths) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(CANARY))
    database = Database(paths.work_db, WORK)
    with pytest.raises(sqlite3.ProgrammingError), database.writing() as connection:
        connection.execute("INSERT INTO state VALUES ('token', ?)", (Secret(CANARY),))
    database.close()
    assert files_with_canary(paths.data) == []


@pytest.mark.parametrize("network", ["mastodon", "bluesky"])
def test_a_server_that_repeats_the_token_does_not_bring_it_into_the_outbox(
    network: str, server: FakeServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some networks write the token they refuse into their refusal, which is kept beside the job and shown."""
    paths = AppPaths.below(tmp_path / "ramage")
    logs.configure(paths, "debug", to_stderr=True)
    backend = FakeBackend()
    services = build(paths, secrets=SystemSecrets(lambda: backend))
    services.library.ensure()
    key = NetworkKey(network)
    account = Account(AccountId(f"{network}-1"), key, "@ada", "Ada", server=server.url, remote_id="did:plc:ada")
    grant = Grant("password", Secret(CANARY), refresh=Secret(f"{CANARY}-too"), server=server.url)
    assert services.outside._tokens().keep(account.id, grant) is None
    services.outside._store.keep(Connection(account, "password"))
    words = f"Malformed access token {CANARY}, not {CANARY}-too"
    refusal = {"error": "InvalidRequest", "message": words, "error_description": words, "detail": words}
    server.otherwise = Answer(422, json.dumps(refusal).encode())
    reply = services.outside.signed_web().send(account, Request("GET", f"{server.url}/x", "test"))
    assert b"Malformed access token ***, not ***" in reply.body
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text("Le quai riait, chez Nordalia."))
    services.publishing.publish(draft, [account.id], confirmed=True)
    (job,) = services.publishing.run_due()
    assert job.state in (JobState.REFUSED, JobState.QUEUED)
    shown = [wording(language).message(job.reason) for language in Language if job.reason]
    with pytest.raises(RamageError) as caught:
        services.publishing.afterwards.withdraw(job.id)
    services.close()
    logs.shutdown()
    captured = capsys.readouterr()
    said = [*shown, repr(job), str(caught.value), captured.out, captured.err, *logs.recent_lines()]
    assert not [text for text in said if CANARY in text]
    assert files_with_canary(tmp_path) == []
