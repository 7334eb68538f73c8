# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person without a mouse connects two accounts, publishes to both, and lets them go.

Run as a process by ``test_accounts_keyboard.py``.
The servers, the browser and the keyring are fakes; window, listener, requests and databases are real.
"""

import json
import sys
from functools import partial
from time import sleep

from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.networks.bluesky.publishing import BlueskyPublisher
from composer.networks.bluesky.sign_in import sign_in as bluesky
from composer.networks.mastodon.publishing import MastodonPublisher
from composer.networks.mastodon.servers import Servers
from composer.networks.mastodon.sign_in import sign_in as mastodon
from composer.networks.practice import PracticePublisher
from composer.services.signed_web import AccountWeb
from composer.storage.practice import open_practice
from composer.system.clock import SystemClock
from composer.system.keyring import SystemSecrets
from composer.system.media import LocalMedia
from composer.system.paths import AppPaths
from composer.ui import application
from composer.ui.demo.driver import Driver
from composer.ui.session import Session
from composer.ways_out import WaysOut
from tests.e2e.keyboard_journey import NoMouse, focus_is
from tests.fakes.homes import BlueskyHome, MastodonHome
from tests.fakes.keyring_backends import FakeBackend
from tests.fakes.own_browser import OwnBrowser
from tests.fakes.worlds import Memory

MASTODON, BLUESKY, PRACTICE = NetworkKey("mastodon"), NetworkKey("bluesky"), NetworkKey("practice")
WORDS = (
    "Ce matin, au Quai 12, une mouette a mangé mon croissant. Je travaille chez Nordalia, et je riais. #SalariéNordalia"
)
FURTHEST = 120


class Programme:
    """The services over two homes, and what the person's computer keeps besides."""

    def __init__(self, anna: BlueskyHome) -> None:
        clock, files, paths = SystemClock(), LocalMedia(), AppPaths.default()
        self.keyring = FakeBackend()
        signs = {MASTODON: mastodon(), BLUESKY: bluesky(anna.url, anna.url, anna.url)}
        self.services: Services = build(
            paths,
            secrets=SystemSecrets(lambda: self.keyring),
            sign_ins=lambda: signs,
            publishers=WaysOut(
                {
                    PRACTICE: lambda: PracticePublisher(open_practice(paths.practice_db), clock),
                    MASTODON: lambda: MastodonPublisher(self._web(), self._servers(), files, clock, sleep),
                    BLUESKY: lambda: BlueskyPublisher(
                        self.services.outside.http(), self._web(), files, clock, view=anna.url, directory=anna.url
                    ),
                }
            ),
        )
        self._servers = partial(Servers, lambda: self.services.outside.http(), Memory(), clock)
        self.services.preferences.change(INTERFACE_LANGUAGE, "fr")
        self.services.preferences.finish_first_start()
        self.services.library.ensure()

    def _web(self) -> AccountWeb:
        return self.services.outside.signed_web()


class Person:
    """Somebody with a keyboard."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.press, self.type, self.wait = driver.press, driver.type, driver.wait

    def go_to(self, name: str) -> None:
        """By Tab alone."""
        self.wait(f"{name} on the page", lambda: any(w.objectName().startswith(name) for w in self._shown()))
        for _ in range(FURTHEST):
            if focus_is(name):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    def sees(self, name: str) -> bool:
        """Somewhere in the window."""
        return self._driver.is_shown(name)

    def _shown(self) -> list[QWidget]:
        return self._driver.find_all(QWidget)


def connect(person: Person, ada: MastodonHome, anna: BlueskyHome) -> None:
    """Mastodon in the browser, Bluesky with an app password."""
    person.press("Ctrl+6")
    person.go_to("accounts.connect.mastodon")
    person.press("Return")
    person.wait("the question for the server", lambda: focus_is("connect.server"))
    person.type(ada.url)
    person.press("Return")
    person.wait("ada's card", lambda: focus_is("accounts.note.new.action"))
    person.go_to("accounts.connect.bluesky")
    person.press("Space")
    person.wait("the question for the handle", lambda: focus_is("connect.handle"))
    person.type("anna.test")
    person.go_to("connect.password")
    person.type("wrong-wrong-wrong")
    person.go_to("connect.server")
    person.type(anna.url)
    person.go_to("connect.go")
    person.press("Space")
    person.wait("what was wrong", lambda: person.sees("connect.trouble") and focus_is("connect.password"))
    person.type(anna.password)
    person.press("Return")
    person.wait("the way on", lambda: focus_is("accounts.note.new.action"))


def publish(person: Person, driver: Driver) -> None:
    """The same words to both, and to the practice network."""
    person.press("Ctrl+N")
    person.wait("the editor", lambda: driver.is_shown("compose.editor"))
    person.go_to("compose.editor")
    person.type(WORDS)
    person.wait("what was typed", lambda: driver.find("compose.editor", QTextEdit).toPlainText() == WORDS)
    for network in (MASTODON, BLUESKY):
        person.go_to(f"compose.account.{network}-")
        person.press("Space")
    person.wait("the button", lambda: driver.find("compose.publish", QWidget).isEnabled())
    person.press("Ctrl+Return")
    person.wait("an outcome", lambda: driver.is_shown("publish.receipt") or driver.is_shown("publish.confirm"))
    if driver.is_shown("publish.confirm"):
        person.press("Return")
    person.wait("the receipt", lambda: driver.is_shown("publish.receipt"))


def let_go(person: Person, session: Session) -> None:
    """Each account after a second yes."""
    person.press("Ctrl+6")
    for network in (MASTODON, BLUESKY):
        person.wait("the accounts", lambda: session.runner.idle)
        person.go_to(f"accounts.{network}-")
        while not (focus_is(f"accounts.{network}-") and _name().endswith(".disconnect")):
            person.press("Tab")
        person.press("Return")
        person.wait("the question", lambda: _name().endswith(".disconnect.yes"))
        person.press("Return")
        person.wait("what became of it", lambda: _name().startswith("accounts.note.gone"))


def _name() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None and focus.isVisible() else ""


def main() -> int:
    """0 when all arrived as typed, all was given back, and no mouse was used; says so as JSON."""
    app = application.make(["ramage"])
    mouse = NoMouse()
    app.installEventFilter(mouse)
    browser = OwnBrowser()
    with MastodonHome() as ada, BlueskyHome() as anna:
        programme = Programme(anna)
        session = Session(app, programme.services)
        driver = Driver(session.window)
        person = Person(driver)
        try:
            session.open()
            driver.wait("the window", lambda: session.window.current is not None and session.runner.idle)
            connect(person, ada, anna)
            publish(person, driver)
            told = driver.find("publish.words", QLabel).text()
            let_go(person, session)
        finally:
            session.close()
            programme.services.close()
            browser.leave()
        said = {
            "platform": QApplication.platformName(),
            "mouse": mouse.presses,
            "mastodon": ada.texts,
            "bluesky": anna.texts,
            "revoked": len(ada.revoked),
            "ended": len(anna.ended),
            "kept": len(programme.keyring.entries),
            "told": told,
        }
    print(json.dumps(said, ensure_ascii=False))  # noqa: T201 - for the test
    return 0


if __name__ == "__main__":
    sys.exit(main())
