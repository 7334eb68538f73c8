# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page's frame: a header with its title, and one centred column that scrolls."""

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.words import clear, column, scrolling_column


class Page(QWidget):
    """``lines`` is the column; ``begin`` empties it, ``settle`` puts focus and scroll back where they were."""

    def __init__(self, measure: float = 720, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._focused = ""
        self._scrolled = 0
        self._outer = column(0, self)
        self.area: QScrollArea
        self.lines: QVBoxLayout

    def begin(self, title: str, caption: str) -> None:
        """An empty page with these words at its head."""
        focus = QApplication.focusWidget()
        self._focused = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        self._scrolled = self.area.verticalScrollBar().value() if self._outer.count() else 0
        clear(self._outer)
        head = ScreenHeader(title)
        head.show_line(caption)
        self.area, self.lines = scrolling_column(self._measure)
        self._outer.addWidget(head)
        self._outer.addWidget(self.area, 1)

    def settle(self) -> None:
        """After the column was filled."""
        self.lines.addStretch(1)
        self.area.verticalScrollBar().setValue(self._scrolled)
        again = self.area.findChild(QWidget, self._focused) if self._focused else None
        if again is not None:
            again.setFocus()

    def focus_on(self, name: str) -> None:
        """The control of that name gets the keyboard, when it is there."""
        found = self.area.findChild(QWidget, name) if name else None
        if found is not None:
            found.setFocus()
            self.area.ensureWidgetVisible(found)
