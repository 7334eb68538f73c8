# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts in the window: what is possible, what is said before, every way a sign-in ends, and the ways out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.accounts import Standing
from composer.domain.ids import NetworkKey
from composer.domain.settings import INTERFACE_LANGUAGE, NETWORKS_ALLOWED
from composer.domain.sign_in import NEVER, Given, Identity, SignIn, SignInState, SignInStep
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
from tests.fakes.network_server import Fault
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


def test_each_network_says_what_it_can_do_and_why_not_more(screen: AccountsScreen, wording: Wording) -> None:
    assert screen.state is not None
    for state in screen.state.networks:
        card = screen.findChild(QWidget, f"accounts.network.{state.spec.key}")
        assert isinstance(card, QWidget), state.spec.key
        said = words(card)
        assert wording.text(f"network-name-{state.spec.key}") in said
        if state.why_not is None:
            assert card.findChild(QPushButton, f"accounts.connect.{state.spec.key}") is not None
        else:
            assert wording.error(state.why_not).text in said
            assert "Publish" in said.partition("by hand")[2], "what is not possible stands after what is"
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
    assert focus.objectName() == f"accounts.{only(connected)}.again"


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
