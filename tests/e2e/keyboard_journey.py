# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person without a mouse: from the first start to a practice publication. Run as a process by ``test_keyboard.py``.

With the argument ``x11`` the keys go through the X server (xdotool), with ``qt`` they are Qt's own events.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTextEdit, QWidget

from composer import bootstrap
from composer.domain.text import Language
from composer.system.paths import AppPaths
from composer.ui import application
from composer.ui.demo.driver import Driver, StepFailed
from composer.ui.session import Session

WORDS = {
    Language.FRENCH: (
        "En mars, je n'y croyais pas. Trois mois avec Acme sur le quai, et je compte autrement : je regarde d'abord "
        "les caisses qui rentrent vides. Le jour où une collègue a refait la tournée à vélo, tout le monde s'est tu. "
        "30 % de carbone en moins, #SalariéNordalia"
    ),
    # ASCII only: xdotool changes the keyboard map for any other sign, and the window may read the key before the map.
    Language.ENGLISH: (
        "In March I was the first to doubt it. Three months with Acme on the quay, and I count differently: I look "
        "at the crates that come home empty first. 30% less carbon to the door, #NordaliaEmployee"
    ),
}


class Keyboard(Protocol):
    """Something that presses keys on whatever has the focus."""

    def press(self, *keys: str) -> None: ...

    def type(self, text: str) -> None: ...


class QtKeyboard:
    """Qt's own key events."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def press(self, *keys: str) -> None:
        for key in keys:
            self._driver.press(key)

    def type(self, text: str) -> None:
        self._driver.type(text)


class XKeyboard:
    """Keys through the X server; the window goes on living while xdotool types."""

    _NAMES: ClassVar = {"Ctrl+Return": "ctrl+Return", "Ctrl+F": "ctrl+f", "Space": "space"}

    def __init__(self, driver: Driver, window: QWidget) -> None:
        self._driver = driver
        self._run("windowfocus", "--sync", str(int(window.winId())))

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("key", "--clearmodifiers", self._NAMES.get(key, key))

    def type(self, text: str) -> None:
        self._run("type", "--clearmodifiers", "--delay", "25", text)

    def _run(self, *arguments: str) -> None:
        process = subprocess.Popen(["xdotool", *arguments])
        self._driver.wait(f"xdotool {arguments[0]}", lambda: process.poll() is not None)
        if process.returncode:
            raise StepFailed(f"xdotool {arguments} failed")


class NoMouse(QObject):
    """Raises the count at every press of a mouse button."""

    presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.MouseButtonPress:
            self.presses += 1
        return super().eventFilter(watched, event)


def focus_is(name: str) -> bool:
    """True when the control with the focus is visible and its name starts so."""
    widget = QApplication.focusWidget()
    return widget is not None and widget.isVisible() and widget.objectName().startswith(name)


def first_start(driver: Driver, keys: Keyboard) -> None:
    """Language, themes, charter, and on to the library."""
    driver.wait("the languages", lambda: focus_is("first.language."))
    keys.press("Return")
    driver.wait("the themes", lambda: focus_is("first.theme."))
    keys.press("Space", "Return")
    driver.wait("the charter", lambda: focus_is("first.charter"))
    keys.press("Return")
    driver.wait("the ways to begin", lambda: focus_is("first.guide"))
    keys.press("Tab")
    driver.wait("the library's card", lambda: focus_is("first.library"))
    keys.press("Return")


def write_and_publish(driver: Driver, keys: Keyboard, words: str) -> None:
    """Find a post, say it in one's own words, publish."""

    def cards() -> int:
        return driver.find("library.list", QListView).model().rowCount()

    driver.wait("the posts", lambda: driver.is_shown("library.list") and cards() > 5)
    keys.press("Ctrl+F")
    driver.wait("the search", lambda: focus_is("library.search"))
    keys.type("acme quai")
    driver.wait("fewer posts", lambda: 0 < cards() < 5)
    keys.press("Down")
    driver.wait("the list", lambda: focus_is("library.list"))
    keys.press("Return")
    driver.wait("the editor", lambda: focus_is("compose.editor"))
    keys.type(words)
    driver.wait("what was typed", lambda: driver.find("compose.editor", QTextEdit).toPlainText() == words)
    driver.wait("the button", lambda: driver.find("compose.publish", QWidget).isEnabled())
    keys.press("Ctrl+Return")
    driver.wait("an outcome", lambda: driver.is_shown("publish.receipt") or driver.is_shown("publish.confirm"))
    if driver.is_shown("publish.confirm"):
        keys.press("Return")
    driver.wait("the receipt", lambda: driver.is_shown("publish.receipt"))


class Desk(NamedTuple):
    """The program, and who sits before it."""

    services: bootstrap.Services
    window: QWidget
    driver: Driver
    mouse: NoMouse


@contextmanager
def started() -> Iterator[Desk]:
    """The program as it starts, in the home of the environment."""
    app = application.make(["ramage"])
    mouse = NoMouse()
    app.installEventFilter(mouse)
    services = bootstrap.build(AppPaths.default())
    session = Session(app, services)
    driver = Driver(session.window)
    try:
        session.open()
        driver.wait("the window", session.window.isVisible)
        yield Desk(services, session.window, driver, mouse)
    finally:
        session.close()
        services.close()


def main(way: str) -> int:
    """0 when the post stands in the practice feed as it was typed, and no mouse was used."""
    with started() as (services, window, driver, mouse):
        keys = XKeyboard(driver, window) if way == "x11" else QtKeyboard(driver)
        first_start(driver, keys)
        words = WORDS[services.preferences.language()]
        write_and_publish(driver, keys, words)
        posts = [post.text for post in services.publishing.feed()]
        told = driver.find("publish.words", QLabel).text()
        print(f"{told} {[(job.state, job.reason) for job in services.publishing.jobs()]}")  # noqa: T201 - for the test
        platform = QApplication.platformName()
        print(f"platform={platform} mouse={mouse.presses} posts={len(posts)}")  # noqa: T201 - for the test
        return 0 if posts == [words] and not mouse.presses else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
