# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person told the checks once and for all, each taken back with a button."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.ui import theme
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.words import block, card, clear, column, label, row, rule

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.dismissals import Dismissal
    from composer.services.wording import Wording

Choices = tuple[tuple[str, ...], "tuple[Dismissal, ...]"]


class KeptChoices(QWidget):
    """The person's own words, and what they never want to hear of again."""

    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__()
        self._services = services
        self._runner = runner
        self._wording = wording
        self._lines = column(24, self)
        self._read()

    def _read(self, _done: object = None) -> None:
        self._runner.run(Lane.DATABASE, self._choices, done=self._show, failed=self.failed.emit)

    def _choices(self) -> Choices:
        return self._services.words.all(), self._services.dismissals.all()

    def _show(self, choices: Choices) -> None:
        clear(self._lines)
        words, dismissals = choices
        own = [self._entry(word, "", "word", partial(self._services.words.remove, word)) for word in words]
        never = [
            self._entry(
                self._wording.message(d.title),
                d.words or self.tr("Everywhere"),
                "dismissal",
                partial(self._services.dismissals.take_back, d),
            )
            for d in dismissals
        ]
        nothing = self.tr("None yet. On the card of an unknown word, choose “Add to my words”.")
        self._lines.addWidget(block(self.tr("My words"), _list(own, nothing)))
        nothing = self.tr("Nothing. On a card, “Always ignore” keeps that advice away for good.")
        self._lines.addWidget(block(self.tr("Never said again"), _list(never, nothing)))

    def _entry(self, title: str, about: str, kind: str, take_back: Callable[[], object]) -> QWidget:
        made = QWidget()
        line = row(12, made)
        line.setContentsMargins(*theme.margins(0, 8, 0, 8))
        words = column(0)
        words.addWidget(label(title))
        if about:
            words.addWidget(label(about, "secondary"))
        line.addLayout(words, 1)
        back = button(self.tr("Take back"), f"preferences.take-back.{kind}", "small")
        back.setAccessibleName(self.tr("Take back: {what}").format(what=f"{title} {about}".strip()))
        back.clicked.connect(partial(self._take_back, take_back))
        line.addWidget(back)
        return made

    def _take_back(self, work: Callable[[], object], _checked: bool = False) -> None:
        self._runner.run(Lane.DATABASE, work, done=self._read, failed=self.failed.emit)


def _list(entries: list[QWidget], nothing: str) -> QWidget:
    frame, inside = card(0)
    inside.setContentsMargins(*theme.margins(20, 4, 20, 4))
    for number, entry in enumerate(entries or [_said(nothing)]):
        if number:
            inside.addWidget(rule())
        inside.addWidget(entry)
    return frame


def _said(words: str) -> QWidget:
    made = label(words, "secondary")
    made.setContentsMargins(*theme.margins(0, 8, 0, 8))
    return made
