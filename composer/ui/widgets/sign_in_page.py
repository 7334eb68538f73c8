# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""While a sign-in goes on: how far it is, what is asked on the way, the way back; and why it failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from composer.domain.sign_in import SignInStep
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import IconLabel, show_words
from composer.ui.widgets.page import Page
from composer.ui.widgets.words import card, column, label, row

STEPS: Final = (SignInStep.PREPARING, SignInStep.WAITING, SignInStep.EXCHANGING)


@dataclass(frozen=True, slots=True)
class StepFace:
    """``steps`` are the words of each step on the way; ``url`` is there while the browser has the word."""

    title: str
    steps: tuple[tuple[SignInStep, str], ...]
    now: SignInStep
    url: str = ""


@dataclass(frozen=True, slots=True)
class EndFace:
    """How it ended, when no account came of it."""

    title: str
    headline: str
    text: str
    action: str = ""
    failed: bool = True


class SignInPage(Page):
    """Shows a StepFace or an EndFace; what the person answers leaves by signals."""

    cancelled = Signal()
    again_requested = Signal()
    left = Signal()
    open_requested = Signal(str)
    answered = Signal(object)
    """What was typed, or the number of what was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._url = ""
        self._field: QLineEdit | None = None

    def show_steps(self, face: StepFace) -> None:
        """How far it is."""
        self._url, self._field = face.url, None
        self.begin(face.title, "")
        frame, inside = card(14)
        frame.setObjectName("signin.steps")
        at = [step for step, _ in face.steps].index(face.now) if face.now in dict(face.steps) else 0
        for number, (_, words) in enumerate(face.steps):
            inside.addLayout(_step(words, number - at))
        self.lines.addWidget(frame)
        self._frame = frame
        if face.url:
            self.lines.addWidget(self._address(face.url))
        ways = row(12)
        self._stop = stop = button(self.tr("Cancel"), "signin.cancel")
        stop.clicked.connect(self.cancelled)
        stop.setEnabled(face.now is not SignInStep.EXCHANGING)
        ways.addWidget(stop)
        ways.addStretch(1)
        self.lines.addLayout(ways)
        self.settle()
        stop.setFocus()
        current = dict(face.steps).get(face.now, "")
        frame.setAccessibleName(current)
        QAccessible.updateAccessibility(QAccessibleEvent(frame, QAccessible.Event.Alert))

    def show_question(self, words: str) -> None:
        """Something is asked on the way."""
        frame, inside = card(10)
        frame.setObjectName("signin.question")
        inside.addWidget(label(words, "card-title"))
        line = row(12)
        self._field = QLineEdit()
        self._field.setObjectName("signin.answer")
        self._field.setAccessibleName(words)
        self._field.returnPressed.connect(self._on_answer)
        go = button(self.tr("Go on"), "signin.answer.go", "primary")
        go.clicked.connect(self._on_answer)
        line.addWidget(self._field, 1)
        line.addWidget(go)
        inside.addLayout(line)
        self._insert(frame)
        self._field.setFocus()

    def show_choice(self, found: Sequence[tuple[str, str]]) -> None:
        """Several accounts: the person connects one. Each is a name and a handle."""
        frame, inside = card(10)
        frame.setObjectName("signin.choice")
        inside.addWidget(label(self.tr("Which one would you like to connect?"), "card-title"))
        made: list[QPushButton] = []
        for number, (name, handle) in enumerate(found):
            words = name if name == handle else f"{name} · {handle}"
            choice = button(words, f"signin.choice.{number}", "option")
            choice.clicked.connect(partial(self._on_chosen, number))
            inside.addWidget(choice)
            made.append(choice)
        self._insert(frame)
        made[0].setFocus()

    def show_no_browser(self) -> None:
        """The address is the only way."""
        show_words(self._browser, self.tr("No browser could be opened: copy this address into one."))
        self._browser.setProperty("tone", "warn")
        theme.repolish(self._browser)

    def show_end(self, face: EndFace) -> None:
        """Nothing was connected, and why."""
        self._url, self._field = "", None
        self.begin(face.title, "")
        frame, inside = card(8)
        frame.setObjectName("signin.end")
        line = row(12)
        icon = IconLabel("warning" if face.failed else "info", "warn" if face.failed else "muted", 20)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(6)
        words.addWidget(label(face.headline, "way-title"))
        for each in (face.text, face.action):
            if each:
                words.addWidget(label(each, "" if each is face.text else "secondary"))
        line.addLayout(words, 1)
        inside.addLayout(line)
        self.lines.addWidget(frame)
        ways = row(12)
        back = button(self.tr("Back to accounts"), "signin.back")
        back.clicked.connect(self.left)
        again = button(self.tr("Try again"), "signin.again", "primary")
        again.clicked.connect(self.again_requested)
        ways.addWidget(back)
        ways.addStretch(1)
        ways.addWidget(again)
        self.lines.addLayout(ways)
        self.settle()
        again.setFocus()
        frame.setAccessibleName(f"{face.headline} {face.text}".strip())
        QAccessible.updateAccessibility(QAccessibleEvent(frame, QAccessible.Event.Alert))

    def _address(self, url: str) -> QWidget:
        frame, inside = card(10)
        self._browser = label(
            self.tr("No browser in front of you, or the wrong one? Copy this address into the one you prefer.")
        )
        inside.addWidget(self._browser)
        field = QLineEdit(url)
        field.setObjectName("signin.address")
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Address of the sign-in page"))
        field.setCursorPosition(0)
        inside.addWidget(field)
        ways = row(8)
        copy = button(self.tr("Copy the address"), "signin.copy", "small", "copy")
        copy.clicked.connect(self._on_copy)
        opens = button(self.tr("Open it again"), "signin.open", "small", "external")
        opens.clicked.connect(lambda: self.open_requested.emit(url))
        self._copied = label("", "small", tone="ok", wraps=False)
        for each in (copy, opens, self._copied):
            ways.addWidget(each)
        ways.addStretch(1)
        inside.addLayout(ways)
        return frame

    def _insert(self, frame: QWidget) -> None:
        """Under the steps; while the person is asked it is never too late to stop."""
        self._stop.setEnabled(True)
        self.lines.insertWidget(self.lines.indexOf(self._frame) + 1, frame)
        frame.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        show_words(self._copied, self.tr("Copied"))

    def _on_answer(self) -> None:
        if self._field is not None and self._field.text().strip():
            self.answered.emit(self._field.text().strip())
            self._take_away("signin.question")
            self._field = None

    def _on_chosen(self, number: int) -> None:
        self.answered.emit(number)
        self._take_away("signin.choice")

    def _take_away(self, name: str) -> None:
        found = self.area.findChild(QWidget, name)
        if found is not None:
            found.setEnabled(False)


def _step(words: str, ahead: int) -> QHBoxLayout:
    """``ahead``: negative when it is done, 0 for the present one."""
    icon, tone = ("check", "ok") if ahead < 0 else ("hourglass", "brand") if ahead == 0 else ("minus", "muted")
    line = row(12)
    line.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
    said: QLabel = label(words, "way-title" if ahead == 0 else "secondary")
    line.addWidget(said, 1)
    return line
