# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, from the library to a practice receipt, step by step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QTextEdit, QWidget

from composer.bootstrap import Services
from composer.domain.library import PostQuery
from composer.domain.outbox import JobState
from composer.ui.demo.driver import Driver, StepFailed
from composer.ui.demo.script import Script
from composer.ui.widgets.picture_view import PictureView

GUIDE = "guide.card.changement-d-avis"
Tell = Callable[[str], None]


class Journey:
    """Each step acts with real events, waits for what must follow, and is photographed."""

    def __init__(self, driver: Driver, services: Services, script: Script, tell: Tell) -> None:
        self._driver = driver
        self._services = services
        self._script = script
        self._tell = tell

    def play(self) -> None:
        """All steps in order. Raises StepFailed at the first that does not happen."""
        steps = (
            ("library", self._see_library),
            ("search", self._search),
            ("post", self._open_post),
            ("findings", self._write_clumsily),
            ("fix", self._fix_one),
            ("own-words", self._write_in_own_words),
            ("preview", self._preview),
            ("receipt", self._publish),
            ("outbox", self._see_outbox),
            ("guide", self._start_guide),
            ("guide-post", self._answer_guide),
            ("charter", self._read_charter),
            ("accounts", self._see("Ctrl+6", "accounts")),
            ("preferences", self._see("Ctrl+7", "preferences")),
        )
        for number, (name, step) in enumerate(steps, 1):
            step()
            self._driver.picture(f"{number:02}-{name}")
            self._tell(f"{number:2}/{len(steps)} {name}")

    def _cards(self) -> int:
        return self._driver.find("library.list", QListView).model().rowCount()

    def _editor(self) -> QTextEdit:
        return self._driver.find("compose.editor", QTextEdit)

    def _findings(self) -> int:
        return self._driver.find("compose.findings.list", QListView).model().rowCount()

    def _see_library(self) -> None:
        self._driver.press("Ctrl+1")
        self._driver.wait("the library's posts", lambda: self._driver.is_shown("library.list") and self._cards() > 5)

    def _search(self) -> None:
        self._driver.press("Ctrl+F")
        everything = self._cards()
        self._driver.type(self._script.search)
        expected = self._services.library.search(PostQuery(words=self._script.search)).total
        self._driver.wait("fewer posts", lambda: self._cards() == expected < everything)

    def _open_post(self) -> None:
        self._driver.press("Down")
        self._driver.press("Return", self._driver.find("library.list", QListView))
        self._driver.wait("the composer", lambda: self._driver.is_shown("compose.editor"))
        if self._editor().toPlainText():
            raise StepFailed("the editor should start empty: one's own words come first")

    def _write_clumsily(self) -> None:
        self._editor().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._driver.type(self._script.draft, self._editor())
        self._driver.wait("findings beside the text", lambda: self._findings() >= 4)
        self._driver.press("Ctrl+Return", self._editor())
        self._driver.wait(
            "the reason why it can't be published", lambda: self._driver.find("publish.words", QLabel).text() != ""
        )
        if self._services.publishing.jobs():
            raise StepFailed("a text with a charter error was queued")

    def _fix_one(self) -> None:
        before = self._editor().toPlainText()
        self._driver.press("F8", self._editor())
        self._driver.press("Alt+Return", self._editor())
        self._driver.wait("a fix in the text", lambda: self._editor().toPlainText() != before)
        self._driver.press("Ctrl+Z", self._editor())
        self._driver.wait("the text before the fix", lambda: self._editor().toPlainText() == before)

    def _write_in_own_words(self) -> None:
        self._driver.press("Ctrl+A", self._editor())
        self._driver.press("Delete", self._editor())
        self._driver.type(self._script.own, self._editor())
        self._driver.wait("a text without blocking findings", self._may_publish)

    def _may_publish(self) -> bool:
        return self._driver.is_shown("compose.publish") and self._driver.find("compose.publish", QWidget).isEnabled()

    def _preview(self) -> None:
        self._driver.press("Ctrl+P", self._editor())
        self._driver.wait("the preview", lambda: self._driver.is_shown("preview"))
        self._driver.wait("its picture", self._pictures_settled)
        self._driver.picture("07-preview-alone", of="preview")
        self._driver.press("Escape", self._driver.find("preview", QWidget))
        self._driver.wait("the preview gone", lambda: not self._driver.is_shown("preview"))

    def _publish(self) -> None:
        self._driver.press("Ctrl+Return", self._editor())
        self._driver.wait("a receipt", self._settled)
        sent = [job for job in self._services.publishing.jobs() if job.state is JobState.SENT]
        if len(sent) != 1 or sent[0].receipt is None:
            raise StepFailed(f"one publication with a receipt was expected, not {sent}")
        if [post.text for post in self._services.publishing.feed()] != [sent[0].submission.text]:
            raise StepFailed("the practice feed does not show what was written")

    def _settled(self) -> bool:
        if self._driver.is_shown("publish.confirm"):
            self._driver.press("Space", self._driver.find("publish.confirm", QWidget))
        return self._driver.is_shown("publish.receipt")

    def _see_outbox(self) -> None:
        self._driver.press("Ctrl+4")
        self._driver.wait("the journal", lambda: self._driver.is_shown("outbox.list"))
        self._driver.wait("its picture", self._pictures_settled)

    def _pictures_settled(self) -> bool:
        views = self._driver.find_all(PictureView)
        return all(view.settled for view in views)

    def _start_guide(self) -> None:
        self._driver.press("Ctrl+3")
        self._driver.wait("the guides", lambda: self._driver.is_shown(GUIDE))
        self._driver.press("Space", self._driver.find(GUIDE, QWidget))
        self._driver.wait("the first question", lambda: self._driver.is_shown("guide.answer"))

    def _answer_guide(self) -> None:
        for answer in self._script.answers[:3]:
            box = self._driver.find("guide.answer", QWidget)
            self._driver.type(answer, box)
            self._driver.press("Ctrl+Return", box)
        self._driver.wait("the fourth question", lambda: self._driver.find("guide.answer", QWidget).isEnabled())

    def _read_charter(self) -> None:
        self._driver.press("Ctrl+5")
        self._driver.wait("the charter", lambda: self._driver.is_shown("charter.sections"))

    def _see(self, keys: str, screen: str) -> Callable[[], None]:
        def step() -> None:
            self._driver.press(keys)
            self._driver.wait(screen, lambda: self._driver.is_shown(screen))

        return step
