# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first post without a mouse: from a guide's first question to a practice publication.

Run as a process by ``test_guide_keyboard.py``; every key goes to whatever has the focus. With ``stay`` it answers one
question and a half and waits to be killed, with ``again`` it tells what it finds then.
"""

import sys

from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QWidget

from composer import bootstrap
from composer.domain.text import Language
from composer.ui.demo.driver import Driver, StepFailed
from tests.e2e.keyboard_journey import focus_is, started

ANSWERS = {
    Language.FRENCH: (
        "mon premier jour, j'ai attendu dix minutes devant la mauvaise grille du quai",
        "je pensais passer mes journées devant un écran, j'en passe la moitié à écouter des livreurs, et avec",
        "un collègue m'a dessiné le hub au dos d'un ticket de caisse",
        "demande, personne ici ne soupire quand on pose une question",
        "et vous, qu'avez-vous appris en premier dans votre travail",
    ),
    Language.ENGLISH: (
        "it was a Monday in March on the quay, with two forklift drivers and a cold coffee",
        "I thought cargo bikes were a nice picture for the annual report and nothing more, even with",
        "a colleague rode my round by bike and was home before me",
        "since then I start by looking at the map with those who ride",
        "which habit at work did you drop this year",
    ),
}


class Walker:
    """Somebody who only has a keyboard."""

    def __init__(self, driver: Driver, services: bootstrap.Services) -> None:
        self._driver = driver
        self._services = services
        self._language = services.preferences.language()

    def tab_to(self, name: str, key: str) -> None:
        """From control to control until that one has the focus."""
        for _ in range(40):
            if focus_is(name):
                return
            self._driver.press(key)
        raise StepFailed(f"{name} cannot be reached with {key}")

    def choose_a_post(self) -> None:
        """From the guides themselves."""
        self._driver.wait("the first guide", lambda: focus_is("guide.card."))
        self._driver.press("Ctrl+G")
        self._driver.wait("the posts", lambda: focus_is("guide.picker.search"))
        posts = self._driver.find("guide.picker.posts", QListWidget)
        self._driver.wait("some posts", lambda: posts.count() > 5)
        self._driver.type("acme")
        self._driver.wait("fewer posts", lambda: 0 < posts.count() < 5)
        self._driver.press("Down")
        self._driver.wait("the list", lambda: focus_is("guide.picker.posts"))
        self._driver.press("Return")
        self._driver.wait("the post", lambda: self._driver.is_shown("guide.post.title"))
        # Without a window manager nobody hands the focus back when a dialog closes.
        self._driver.find("guide.choice", QWidget).activateWindow()

    def answer(self) -> None:
        """Every question; the second answer takes up a fact of the post."""
        self._driver.wait("a guide", lambda: focus_is("guide.card."))
        self._driver.press("Return")
        self._driver.wait("the first question", lambda: focus_is("guide.answer"))
        self._driver.wait("the facts", lambda: self._driver.is_shown("guide.piece.1"))
        for number, words in enumerate(ANSWERS[self._language]):
            self._driver.type(words)
            if number == 1:
                self._driver.press("Alt+1")
            shown = self._driver.find("guide.answer", QPlainTextEdit).toPlainText()
            if not shown.startswith(words):
                raise StepFailed(f"{shown} is not what was typed")
            self._driver.press("Ctrl+Return")
        self._driver.wait("the end", lambda: focus_is("guide.end.write"))

    def stay(self) -> None:
        """One answer and half another, on disk; then wait for the end."""
        self._driver.wait("a guide", lambda: focus_is("guide.card."))
        self._driver.press("Return")
        self._driver.wait("the first question", lambda: focus_is("guide.answer"))
        self._driver.type("one answer")
        self._driver.press("Ctrl+Return")
        self._driver.type("half of ano")
        self._driver.wait("both on disk", self._settled)
        print("settled", flush=True)  # noqa: T201 - for the test
        self._driver.wait("the end", lambda: False)

    def _settled(self) -> bool:
        kept = self._services.drafting.recent()
        return bool(kept) and kept[0].guide is not None and kept[0].guide.answers[:2] == ("one answer", "half of ano")

    def take_a_first_line(self) -> None:
        """Offered, and taken here."""
        self._driver.wait("the lines offered", lambda: self._driver.is_shown("guide.opening.1"))
        self.tab_to("guide.opening.1", "Shift+Tab")
        self._driver.press("Space")
        self._driver.wait("the line", lambda: focus_is("guide.opening.1"))
        self.tab_to("guide.end.write", "Tab")

    def publish(self) -> None:
        """On to Compose, and out to the practice network."""
        self._driver.press("Return")
        self._driver.wait("the editor", lambda: focus_is("compose.editor"))
        self._driver.wait("the button", lambda: self._driver.find("compose.publish", QWidget).isEnabled())
        self._driver.press("Ctrl+Return")
        self._driver.wait("an outcome", self._outcome)
        if self._driver.is_shown("publish.confirm"):
            self._driver.press("Return")
        self._driver.wait("the receipt", lambda: self._driver.is_shown("publish.receipt"))

    def _outcome(self) -> bool:
        return self._driver.is_shown("publish.receipt") or self._driver.is_shown("publish.confirm")


def main(way: str) -> int:
    """0 when the answers stand in the practice feed, and no mouse was used."""
    with started() as (services, _, driver, mouse):
        try:
            if way == "again":
                tell_answers(driver)
                return 0
            begin_with_a_guide(driver)
            walker = Walker(driver, services)
            if way == "stay":
                walker.stay()
            walker.choose_a_post()
            walker.answer()
            walker.take_a_first_line()
            walker.publish()
        except StepFailed:
            focus = QApplication.focusWidget()
            print(f"focus: {focus.objectName() if focus else None}")  # noqa: T201 - for the test
            raise
        for post in services.publishing.feed():
            print(post.text)  # noqa: T201 - for the test
        print(f"platform={QApplication.platformName()} mouse={mouse.presses}")  # noqa: T201 - for the test
        return 0


def tell_answers(driver: Driver) -> None:
    """The one of now, and the one before."""
    driver.wait("the question", lambda: focus_is("guide.answer"))
    print(driver.find("guide.answer", QPlainTextEdit).toPlainText())  # noqa: T201 - for the test
    driver.press("Alt+Up")
    print(driver.find("guide.answer", QPlainTextEdit).toPlainText())  # noqa: T201 - for the test


def begin_with_a_guide(driver: Driver) -> None:
    """The first start, as far as its first way on."""
    driver.wait("the languages", lambda: focus_is("first.language."))
    driver.press("Return")
    driver.wait("the themes", lambda: focus_is("first.theme."))
    driver.press("Space")
    driver.press("Return")
    driver.wait("the charter", lambda: focus_is("first.charter"))
    driver.press("Return")
    driver.wait("the ways to begin", lambda: focus_is("first.guide"))
    driver.press("Return")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
