# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import NoSecretStore, SecretStoreFailed, SecretStoreLocked
from composer.domain.ports import SecretStore
from composer.system.keyring import ALLOWED, PIECE, MemorySecrets, SystemSecrets, choose_backend
from tests.conftest import ExpectLog
from tests.fakes.keyring_backends import FakeBackend, Forgetful

NAME = "mastodon-1 refresh"
LONG = "0123456789" * 500


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def secrets(backend: FakeBackend) -> SystemSecrets:
    return SystemSecrets(lambda: backend)


@pytest.fixture(params=[MemorySecrets, lambda: SystemSecrets(FakeBackend)], ids=["memory", "system"])
def any_store(request: pytest.FixtureRequest) -> SecretStore:
    make: Callable[[], SecretStore] = request.param
    return make()


@pytest.mark.parametrize("secret", ["", "short", "é🐦\n", LONG, "🐦" * 700, "x" * PIECE, "x" * (PIECE + 1)])
def test_every_store_keeps_a_secret_until_it_is_erased(any_store: SecretStore, secret: str) -> None:
    assert any_store.read(NAME) is None
    any_store.write(NAME, "before")
    any_store.write(NAME, secret)
    any_store.write("other", "else")
    assert any_store.read(NAME) == secret
    any_store.erase(NAME)
    any_store.erase(NAME)
    assert any_store.read(NAME) is None
    assert any_store.read("other") == "else"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=4000), min_size=1, max_size=4))
def test_only_the_latest_secret_stays_and_nothing_after_erasing(written: list[str]) -> None:
    backend = FakeBackend()
    secrets = SystemSecrets(lambda: backend)
    for secret in written:
        secrets.write(NAME, secret)
    assert secrets.read(NAME) == written[-1]
    assert len(backend.entries) <= 1 + len(written[-1]) * 12 // PIECE + 1
    secrets.erase(NAME)
    assert backend.entries == {}


@pytest.mark.parametrize("stop", range(8))
def test_a_write_that_is_cut_short_leaves_the_old_secret_or_the_new(
    backend: FakeBackend, secrets: SystemSecrets, stop: int
) -> None:
    secrets.write(NAME, LONG)
    backend.writes_until_stop = stop
    writes = 1 + len(LONG) // PIECE + 1  # the pieces, with the quotes around them, then the head
    if stop < writes:
        with pytest.raises(SecretStoreFailed) as caught:
            secrets.write(NAME, LONG[::-1])
        assert caught.value.values == {"reason": "WindowsError 1783"}
        assert secrets.read(NAME) == LONG
    else:
        secrets.write(NAME, LONG[::-1])
        assert secrets.read(NAME) == LONG[::-1]


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_a_damaged_entry_asks_to_sign_in_again(
    backend: FakeBackend, secrets: SystemSecrets, harm: str, expect_log: ExpectLog
) -> None:
    secrets.write(NAME, LONG)
    piece = next(service for service in backend.entries if service.endswith(" 1"))
    if harm == "missing":
        del backend.entries[piece]
    else:
        backend.entries[piece] = backend.entries[piece][::-1]
    expect_log(f"entry of {NAME} is damaged")
    assert secrets.read(NAME) is None
    secrets.write(NAME, "new")
    assert secrets.read(NAME) == "new"


@pytest.mark.parametrize("entry", ["no json", "[]", '{"n": "x"}', '{"n": -1, "gen": "a"}', "{}"])
def test_an_entry_that_is_not_ours_is_no_secret(backend: FakeBackend, secrets: SystemSecrets, entry: str) -> None:
    backend.entries[f"Ramage {NAME}"] = entry
    assert secrets.read(NAME) is None


def test_a_closed_keyring_is_said_to_be_closed(backend: FakeBackend, secrets: SystemSecrets) -> None:
    backend.locked = True
    actions: tuple[Callable[[], object], ...] = (
        lambda: secrets.read(NAME),
        lambda: secrets.write(NAME, "x"),
        lambda: secrets.erase(NAME),
    )
    for action in actions:
        with pytest.raises(SecretStoreLocked):
            action()


def test_a_store_that_forgets_is_found_out() -> None:
    with pytest.raises(SecretStoreFailed):
        SystemSecrets(Forgetful).write(NAME, "x")


def test_without_a_bus_there_is_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    secrets = SystemSecrets()
    assert secrets.backend == ""
    with pytest.raises(NoSecretStore) as caught:
        secrets.write(NAME, "x")
    assert "Keyring: " in caught.value.values["reason"]


def test_weak_stores_are_never_chosen() -> None:
    assert not any(word in name for name in ALLOWED for word in ("null", "fail", "chainer", "alt"))
    for name in ("keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"):
        with pytest.raises(NoSecretStore):
            choose_backend([name])


def test_backends_are_named(any_store: SecretStore, secrets: SystemSecrets) -> None:
    assert secrets.backend == "tests.fakes.keyring_backends.FakeBackend"
    assert any_store.backend in ("", secrets.backend)
