# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of accounts before a server of the Mastodon kind, a browser and a keyring, and ways to look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.sign_in import SignIn
from composer.domain.text import Language
from composer.networks.bluesky.sign_in import sign_in as bluesky
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.services.wording import Wording
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from composer.ui.screens.accounts import AccountsScreen
from composer.ui.tasks import TaskRunner
from tests.builders import FakeClock
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.own_browser import OwnBrowser
from tests.ui.windows import brought_up

KEY = NetworkKey("mastodon")
BLUESKY = NetworkKey("bluesky")


@pytest.fixture
def door() -> Iterator[MastodonDoor]:
    with MastodonDoor() as server:
        yield server


@pytest.fixture
def keyring() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[OwnBrowser]:
    del qapp
    made = OwnBrowser()
    yield made
    made.leave()


@pytest.fixture
def services(home: Path, clock: FakeClock, keyring: FakeBackend) -> Iterator[Services]:
    del home
    signs: dict[NetworkKey, SignIn] = {KEY: mastodon(), BLUESKY: bluesky()}
    made = build(AppPaths.default(), clock, SystemSecrets(lambda: keyring), sign_ins=lambda: signs)
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    yield made
    made.close()


@pytest.fixture
def wording(services: Services) -> Wording:
    return services.wording(Language.ENGLISH)


@pytest.fixture
def screen(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> AccountsScreen:
    made = AccountsScreen(services, runner, wording)
    brought_up(made, qtbot)
    made.activate()
    qtbot.waitUntil(lambda: runner.idle)
    return made


Press = Callable[[str], None]


@pytest.fixture
def press(screen: AccountsScreen, qtbot: QtBot) -> Press:
    """Presses the visible button of that name, as soon as there is one."""

    def visible(name: str) -> QPushButton | None:
        return next((b for b in screen.findChildren(QPushButton, name) if b.isVisible()), None)

    def call(name: str) -> None:
        qtbot.waitUntil(lambda: visible(name) is not None)
        found = visible(name)
        assert found is not None
        found.click()
        QApplication.processEvents()  # what is laid out anew is visible only then

    return call


def words(screen: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def shows(screen: QWidget, said: str) -> Callable[[], bool]:
    return lambda: said in words(screen)


def field(screen: QWidget, name: str) -> QLineEdit:
    found = next(each for each in screen.findChildren(QLineEdit, name) if each.isVisible())
    assert isinstance(found, QLineEdit)
    return found


def settled(screen: AccountsScreen, runner: TaskRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: runner.idle and screen.page.isVisible())
    QApplication.processEvents()


@pytest.fixture
def connected(
    screen: AccountsScreen, runner: TaskRunner, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> AccountsScreen:
    """Ada has connected her account."""
    assert browser.opened == []
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    settled(screen, runner, qtbot)
    return screen


def only(screen: AccountsScreen) -> str:
    """Id of the one connected account."""
    assert screen.state is not None
    (account,) = [each.account for each in screen.state.accounts if each.account.connected is not None]
    return account.id
