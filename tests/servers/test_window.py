# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in front of a strict OpenID provider: the company's client, the browser, the key, and giving it back."""

import os
from collections.abc import Iterator, Sequence

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.settings import INTERFACE_LANGUAGE, X_CLIENT
from composer.domain.sign_in import Grant, Identity, SignIn
from composer.domain.text import Language
from composer.domain.web import Request
from composer.system.keyring import SystemSecrets
from composer.system.paths import AppPaths
from composer.ui import theme
from composer.ui.screens.accounts import AccountsScreen
from composer.ui.tasks import TaskRunner
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.own_browser import OwnBrowser
from tests.servers.conftest import RealServer
from tests.servers.test_oidc import a_flow
from tests.ui.accounts import shows, words
from tests.ui.windows import brought_up

KEY = NetworkKey("x")
PATIENCE_MS = 20_000


@pytest.fixture
def keyring() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def services(oidc: RealServer, keyring: FakeBackend) -> Iterator[Services]:
    def who(web: Web, grant: Grant) -> Sequence[Identity]:
        del grant
        said = web.send(Request("GET", f"{oidc.url}/me", "who signed in", KEY)).checked().json()
        return (Identity(said["sub"], f"@{said['sub']}", "Ada"),)

    signs = {KEY: SignIn(KEY, (a_flow(oidc),), who)}
    made = build(AppPaths.default(), secrets=SystemSecrets(lambda: keyring), sign_ins=lambda: signs)
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    made.preferences.change(X_CLIENT, "desk")
    yield made
    made.close()


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[OwnBrowser]:
    theme.apply(qapp, "light")
    made = OwnBrowser({"login": "ada", "password": "x"})
    yield made
    made.leave()


@pytest.fixture
def screen(services: Services, browser: OwnBrowser, qtbot: QtBot) -> Iterator[AccountsScreen]:
    assert not browser.opened
    runner = TaskRunner()
    made = AccountsScreen(services, runner, services.wording(Language.ENGLISH))
    brought_up(made, qtbot)
    made.activate()
    qtbot.waitUntil(lambda: runner.idle, timeout=PATIENCE_MS)
    yield made
    runner.close()


def test_connected_through_the_company_and_let_go(
    screen: AccountsScreen, qtbot: QtBot, keyring: FakeBackend, browser: OwnBrowser
) -> None:
    def press(name: str) -> None:
        def visible() -> list[QPushButton]:
            return [each for each in screen.findChildren(QPushButton, name) if each.isVisible()]

        qtbot.waitUntil(lambda: len(visible()) == 1, timeout=PATIENCE_MS)
        visible()[0].click()

    press("accounts.connect.x")
    assert "In the network’s words: openid, post" in words(screen)
    press("connect.go")
    qtbot.waitUntil(shows(screen, "X · @ada"), timeout=PATIENCE_MS)
    assert len(browser.opened) == 1
    assert keyring.entries
    assert screen.state is not None
    account = screen.state.accounts[0].account
    press(f"accounts.{account.id}.disconnect")
    press(f"accounts.{account.id}.disconnect.yes")
    qtbot.waitUntil(shows(screen, "X has forgotten the key"), timeout=PATIENCE_MS)
    assert keyring.entries == {}
