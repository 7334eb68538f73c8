# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of accounts in the window: every trouble of a keyring, their end, and letting go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.accounts import Standing
from composer.domain.errors import NoSecretStore
from composer.domain.settings import INTERFACE_LANGUAGE, NETWORKS_ALLOWED
from composer.domain.text import Language
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from composer.ui.screens.accounts import AccountsScreen
from composer.ui.tasks import TaskRunner
from tests.builders import FakeClock
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.network_server import Fault
from tests.fakes.own_browser import OwnBrowser
from tests.ui.accounts import (
    KEY,
    Press,
    browser,
    connected,
    door,
    field,
    keyring,
    only,
    press,
    screen,
    services,
    settled,
    shows,
    wording,
    words,
)
from tests.ui.windows import brought_up

__all__ = ["browser", "connected", "door", "keyring", "press", "screen", "services", "wording"]


def test_a_locked_keyring_is_told_and_tried_again(
    screen: AccountsScreen,
    runner: TaskRunner,
    qtbot: QtBot,
    press: Press,
    door: MastodonDoor,
    browser: OwnBrowser,
    keyring: FakeBackend,
) -> None:
    keyring.locked = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    settled(screen, runner, qtbot)
    assert browser.opened
    said = words(screen)
    assert "Until Ramage closes" in said
    assert "The keyring is closed." in said
    keyring.locked = False
    press(f"accounts.{only(screen)}.keep")
    qtbot.waitUntil(shows(screen, "✓ Connected"))
    qtbot.waitUntil(lambda: "Until Ramage closes" not in words(screen))
    assert keyring.entries


def test_a_keyring_closed_later_is_noticed(
    connected: AccountsScreen, runner: TaskRunner, qtbot: QtBot, press: Press, keyring: FakeBackend
) -> None:
    keyring.locked = True
    connected.activate()
    qtbot.waitUntil(shows(connected, "The keyring is closed"))
    keyring.locked = False
    press("accounts.note.keyring.action")
    qtbot.waitUntil(lambda: runner.idle and "The keyring is closed" not in words(connected))


def test_an_open_keyring_takes_what_waited_in_memory(
    screen: AccountsScreen,
    runner: TaskRunner,
    qtbot: QtBot,
    press: Press,
    door: MastodonDoor,
    browser: OwnBrowser,
    keyring: FakeBackend,
) -> None:
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    keyring.locked = True
    press("connect.go")
    settled(screen, runner, qtbot)
    screen.activate()
    assert browser.opened
    keyring.writes_until_stop = 0
    keyring.locked = False
    press(f"accounts.{only(screen)}.keep")
    qtbot.waitUntil(lambda: runner.idle)
    assert "Until Ramage closes" in words(screen)
    keyring.writes_until_stop = None
    press(f"accounts.{only(screen)}.keep")
    qtbot.waitUntil(lambda: runner.idle and "Until Ramage closes" not in words(screen))
    assert "handed-to-the-person" in "".join(keyring.entries.values())


@pytest.fixture
def without_keyring(home: Path, clock: FakeClock) -> Iterator[Services]:
    del home

    def none() -> FakeBackend:
        raise NoSecretStore(reason="NoKeyringError")

    made = build(AppPaths.default(), clock, SystemSecrets(none), sign_ins=lambda: {KEY: mastodon()})
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    yield made
    made.close()


def test_without_a_keyring_it_is_said_before_anything_is_connected(
    without_keyring: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    made = AccountsScreen(without_keyring, runner, without_keyring.wording(Language.ENGLISH))
    brought_up(made, qtbot)
    made.activate()
    qtbot.waitUntil(lambda: runner.idle and "There is no keyring on this computer" in words(made))
    assert "lasts until Ramage closes" in words(made)
    assert "NoKeyringError" not in words(made)
    assert made.state is not None
    made.begin(next(each for each in made.state.networks if each.spec.key == KEY))
    assert "the key to your account will last until Ramage closes" in words(made)


def test_a_keyring_that_forgot_asks_for_a_new_sign_in(
    connected: AccountsScreen, qtbot: QtBot, keyring: FakeBackend, press: Press, door: MastodonDoor
) -> None:
    keyring.entries.clear()
    connected.activate()
    qtbot.waitUntil(shows(connected, "no longer takes the key"))
    press(f"accounts.{only(connected)}.again")
    assert field(connected, "connect.server").text() == door.url.partition("://")[2]
    assert "Sign in again as @ada@127.0.0.1" in words(connected)


@pytest.mark.parametrize(
    ("days", "standing", "said"), [(30, Standing.READY, "lasts until"), (6, Standing.ENDING, "Ends soon")]
)
def test_the_end_of_a_key_is_told_a_week_before(
    connected: AccountsScreen,
    services: Services,
    clock: FakeClock,
    qtbot: QtBot,
    days: int,
    standing: Standing,
    said: str,
) -> None:
    store = services.outside.connecting()._store
    (connection,) = store.all()
    store.keep(replace(connection, account=replace(connection.account, expires=clock.now() + timedelta(days=days))))
    connected.activate()
    qtbot.waitUntil(shows(connected, said))
    assert connected.state is not None
    assert connected.state.accounts[0].standing is standing


def test_letting_go_asks_first_then_revokes_and_erases(
    connected: AccountsScreen, qtbot: QtBot, press: Press, door: MastodonDoor, keyring: FakeBackend, runner: TaskRunner
) -> None:
    account = only(connected)
    press(f"accounts.{account}.disconnect")
    press(f"accounts.{account}.disconnect.no")
    assert keyring.entries
    press(f"accounts.{account}.disconnect")
    press(f"accounts.{account}.disconnect.yes")
    qtbot.waitUntil(shows(connected, "Mastodon has forgotten the key"))
    assert (len(door.revoked), keyring.entries) == (1, {})
    press(f"accounts.note.gone.{account}.action")
    qtbot.waitUntil(lambda: runner.idle and "forgotten the key" not in words(connected))


def test_a_network_that_could_not_be_told_is_named(
    connected: AccountsScreen, qtbot: QtBot, press: Press, door: MastodonDoor, keyring: FakeBackend
) -> None:
    door.fail(Fault.BROKEN, at="POST /oauth/revoke")
    account = only(connected)
    press(f"accounts.{account}.disconnect")
    press(f"accounts.{account}.disconnect.yes")
    qtbot.waitUntil(shows(connected, "could not be told"))
    assert keyring.entries == {}


def test_forgetting_everything_leaves_nothing(
    connected: AccountsScreen,
    qtbot: QtBot,
    press: Press,
    keyring: FakeBackend,
    services: Services,
    door: MastodonDoor,
    runner: TaskRunner,
) -> None:
    assert services.outside.reading.lines()
    press("accounts.forget")
    press("accounts.forget.no")
    press("accounts.forget")
    press("accounts.forget.yes")
    qtbot.waitUntil(lambda: runner.idle and "is disconnected" in words(connected))
    assert (keyring.entries, services.outside.reading.lines(), len(door.revoked)) == ({}, (), 1)
    assert connected.findChild(QPushButton, "accounts.forget.yes") is None or not connected.page.isHidden()


def test_what_the_organisation_forbids_can_still_be_let_go(
    connected: AccountsScreen, qtbot: QtBot, press: Press, services: Services, keyring: FakeBackend
) -> None:
    services.preferences.change(NETWORKS_ALLOWED, ("bluesky",))
    connected.activate()
    qtbot.waitUntil(shows(connected, "Not allowed here"))
    account = only(connected)
    press(f"accounts.{account}.disconnect")
    press(f"accounts.{account}.disconnect.yes")
    qtbot.waitUntil(shows(connected, "is disconnected"))
    assert keyring.entries == {}


def test_a_question_outlives_what_is_learnt_meanwhile(
    connected: AccountsScreen, qtbot: QtBot, press: Press, services: Services
) -> None:
    account = only(connected)
    press(f"accounts.{account}.disconnect")
    services.preferences.change(NETWORKS_ALLOWED, ("bluesky",))
    connected.refresh()
    qtbot.waitUntil(shows(connected, "Not allowed here"))
    press(f"accounts.{account}.disconnect.yes")
    qtbot.waitUntil(shows(connected, "is disconnected"))
