# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts in the window: what is possible, what is said before, and every way a sign-in ends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.sign_in import NEVER, Given, Identity, SignInState, SignInStep
from composer.services.wording import Wording
from composer.ui.screens.accounts import AccountsScreen
from composer.ui.tasks import TaskRunner
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.own_browser import OwnBrowser
from tests.ui.accounts import (
    BLUESKY,
    KEY,
    Press,
    browser,
    connected,
    door,
    field,
    keyring,
    press,
    screen,
    services,
    settled,
    shows,
    wording,
    words,
)

__all__ = ["browser", "connected", "door", "keyring", "press", "screen", "services", "wording"]


def test_each_network_says_what_it_can_do_and_why_not_more(screen: AccountsScreen, wording: Wording) -> None:
    assert screen.state is not None
    for state in screen.state.networks:
        closed = state.why_not is not None and f"accounts.closed.{state.why_not.code}"
        card = screen.findChild(QWidget, closed or f"accounts.network.{state.spec.key}")
        assert isinstance(card, QWidget), state.spec.key
        said = words(card)
        assert wording.text(f"network-name-{state.spec.key}") in said
        if state.why_not is None:
            assert card.findChild(QPushButton, f"accounts.connect.{state.spec.key}") is not None
        else:
            assert "nobody has done so for Ramage yet" in said
            assert said.endswith("Count, preview, by hand")
    assert words(screen).count("nobody has done so for Ramage yet") == 1
    assert {state.spec.key for state in screen.state.networks if state.why_not is None} == {KEY, BLUESKY}


def test_before_the_browser_opens_all_is_said(
    screen: AccountsScreen, wording: Wording, press: Press, browser: OwnBrowser, services: Services
) -> None:
    press("accounts.connect.mastodon")
    said = words(screen)
    for scope in services.outside.connecting().ways(KEY)[0].scopes:
        assert wording.text(scope.allows) in said
        assert scope.name in said
    assert all(wording.text(never) in said for never in NEVER)
    press("connect.go")
    assert "Still missing: Your server" in words(screen)
    assert (browser.opened, screen.signing_in.isVisible()) == ([], False)


def test_an_account_is_connected_and_shown(connected: AccountsScreen, keyring: FakeBackend, runner: TaskRunner) -> None:
    assert runner.idle
    said = words(connected)
    assert "@ada@127.0.0.1" in said
    assert "✓ Connected" in said
    assert "publish what you have pressed" in said
    assert "not used yet" in said
    assert "handed-to-the-person" in "".join(keyring.entries.values())
    assert "handed-to-the-person" not in said
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "accounts.note.new.action"
    went: list[str] = []
    connected.screen_requested.connect(went.append)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert went == ["compose"]


def test_where_no_browser_opens_the_address_is_copied(
    screen: AccountsScreen, runner: TaskRunner, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    browser.closed = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    press("signin.copy")
    address = QGuiApplication.clipboard().text()
    assert address == browser.opened[0] == field(screen, "signin.address").text()
    press("signin.open")
    assert browser.opened == [address, address]
    browser.follow(address)
    settled(screen, runner, qtbot)
    assert "@ada@127.0.0.1" in words(screen)


def test_stopping_closes_the_listener_and_keeps_nothing(
    screen: AccountsScreen,
    runner: TaskRunner,
    qtbot: QtBot,
    press: Press,
    door: MastodonDoor,
    browser: OwnBrowser,
    keyring: FakeBackend,
) -> None:
    browser.closed = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    qtbot.waitUntil(lambda: bool(browser.opened))
    press("signin.cancel")
    assert "Nothing was kept" in words(screen)
    qtbot.waitUntil(lambda: runner.idle)
    assert keyring.entries == {}
    press("signin.again")
    assert field(screen, "connect.server").text() == door.url
    press("connect.back")
    assert "No account connected yet" in screen.page.findChildren(QLabel)[1].accessibleName()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "accounts.connect.mastodon"


def test_who_leaves_the_screen_leaves_the_sign_in(
    screen: AccountsScreen, runner: TaskRunner, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    browser.closed = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    qtbot.waitUntil(lambda: bool(browser.opened))
    screen.leave()
    qtbot.waitUntil(lambda: runner.idle)
    assert screen.page.isVisible()


def test_the_end_of_the_program_does_not_wait_for_the_browser(
    screen: AccountsScreen, runner: TaskRunner, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    browser.closed = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    qtbot.waitUntil(lambda: bool(browser.opened))
    runner.close()


def test_a_no_in_the_browser_is_no_trouble(
    screen: AccountsScreen, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    door.declines = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    with qtbot.waitSignal(screen.forward_requested):
        press("connect.go")
    assert "Nothing was kept" in words(screen)
    assert browser.opened


def test_a_mistyped_server_is_put_right_where_it_was_typed(
    screen: AccountsScreen, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText("not a server!")
    press("connect.go")
    qtbot.waitUntil(shows(screen, "Check the spelling"))
    assert field(screen, "connect.server").text() == "not a server!"
    assert QApplication.focusWidget() is field(screen, "connect.server")
    assert (browser.opened, door.apps) == ([], {})


def test_a_failure_says_what_and_offers_another_try(
    screen: AccountsScreen, qtbot: QtBot, press: Press, door: MastodonDoor, browser: OwnBrowser
) -> None:
    door.forgets_codes = True
    press("accounts.connect.mastodon")
    field(screen, "connect.server").setText(door.url)
    press("connect.go")
    qtbot.waitUntil(shows(screen, "Mastodon said no"))
    assert browser.opened
    door.forgets_codes = False
    press("signin.again")
    press("connect.go")
    qtbot.waitUntil(shows(screen, "@ada@127.0.0.1"))


def test_bluesky_asks_for_an_app_password_and_hides_it(screen: AccountsScreen, press: Press) -> None:
    press("accounts.connect.bluesky")
    secret = field(screen, "connect.password")
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert screen.connecting.findChild(QPushButton, "connect.password.page") is not None
    given: list[Given] = []
    screen.connecting.begun.disconnect()
    screen.connecting.begun.connect(lambda _way, typed: given.append(typed))
    field(screen, "connect.handle").setText(" anna.test ")
    secret.setText("abcd-efgh")
    press("connect.go")
    (typed,) = given
    assert (typed.handle, typed.server, secret.text()) == ("anna.test", "", "")
    assert typed.password is not None
    assert "abcd" not in repr(typed)


def test_one_of_several_pages_is_chosen(screen: AccountsScreen, press: Press, qtbot: QtBot) -> None:
    assert screen.state is not None
    screen.begin(screen.state.networks[-1])
    screen.show_step(_waiting())
    screen.offer((Identity("1", "@quai", "Quai 12"), Identity("2", "@atelier", "Atelier")))
    with qtbot.waitSignal(screen.signing_in.answered) as told:
        press("signin.choice.1")
    assert told.args == [1]


def _waiting() -> SignInState:
    return SignInState(SignInStep.EXCHANGING, KEY)
