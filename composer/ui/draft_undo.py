# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What undo brings back besides the words: a picture taken away, a question that was answered."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from composer.ui.widgets.editor import PostEditor


@dataclass(frozen=True, slots=True)
class _Step:
    text: str
    """Of the moment right after it."""
    back: Callable[[], None]
    with_words: bool
    """True when the same undo takes words back."""


class DraftUndo(QObject):
    """Remembers each such step with the text of its moment; words written since are undone first."""

    def __init__(self, editor: PostEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._steps: list[_Step] = []
        editor.installEventFilter(self)

    def done(self, back: Callable[[], None], *, with_words: bool = False) -> None:
        """Something was done that ``back`` takes back."""
        self._steps.append(_Step(self._editor.text(), back, with_words))

    def forget(self) -> None:
        """Before another draft is shown."""
        self._steps.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        undo = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self._editor and undo and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]  # a key event, see above
            return self._undone()
        return False

    def _undone(self) -> bool:
        """True when there are no words to take back as well."""
        if not self._steps or self._steps[-1].text != self._editor.text():
            return False
        step = self._steps.pop()
        step.back()
        return not step.with_words
