# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A head, something to look at, and a column beside it that scrolls; below it where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.labels import ElidedLabel, label
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.words import column

NARROW = 760
SIDE = 380


class SidePage(QWidget):
    """``side`` is the column beside; the heirs fill it and call ``lay_out`` once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outer = column(0, self)
        self.side: QVBoxLayout
        self._caption = ElidedLabel(role="small")

    def lay_out(self, title: str, main: QWidget, *actions: QWidget) -> None:
        """``actions`` stand at the right of the head."""
        self.outer.addWidget(self._head(title, actions))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._frame = self._beside()
        self._body.addWidget(main, 1)
        self._body.addWidget(self._frame)
        self.outer.addLayout(self._body, 1)

    def show_caption(self, words: str) -> None:
        """The quieter line of the head."""
        self._caption.show_text(words)

    def _head(self, title: str, actions: tuple[QWidget, ...]) -> QFrame:
        head = QFrame()
        head.setProperty("role", "header")
        line = QHBoxLayout(head)
        line.setContentsMargins(*theme.margins(24, 0, 24, 0))
        line.setSpacing(theme.pixels(12))
        line.addWidget(label(title, "title"))
        line.addWidget(self._caption, 1)
        for action in actions:
            line.addWidget(action)
        head.setFixedHeight(theme.pixels(60))
        return head

    def _beside(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "side-right")
        page = QWidget()
        self.side = column(12, page)
        self.side.setContentsMargins(*theme.margins(24, 24, 24, 24))
        self.side_area = scrolling(page)
        inside = column(0, frame)
        inside.addWidget(self.side_area)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < theme.pixels(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._body.direction() != wanted:
            self._body.setDirection(wanted)
            self._frame.setProperty("role", "bar" if narrow else "side-right")
            theme.repolish(self._frame)
        if narrow:
            self._frame.setMinimumWidth(0)
            self._frame.setMaximumWidth(16_777_215)
        else:
            self._frame.setFixedWidth(min(theme.pixels(SIDE), int(self.width() * 0.42)))
        self._body.setStretch(1, 1 if narrow else 0)
        super().resizeEvent(event)
