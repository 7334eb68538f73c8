# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls beside each other, or below each other where large text leaves no room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from composer.ui import theme


class StackingRow(QFrame):
    """``hold`` puts the parts in."""

    def __init__(self, spacing: float = 10) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.pixels(spacing))

    def hold(self, *parts: QWidget | None) -> None:
        """``None`` is the place where the row opens; a label takes what room is left."""
        self._parts = [part for part in parts if part is not None]
        for part in parts:
            if part is None:
                self._line.addStretch(1)
            else:
                self._line.addWidget(part, 1 if isinstance(part, QLabel) else 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part; how high a label gets is a matter of its width."""
        shown, edge = self._shown(), self.contentsMargins()
        widest = max((part.minimumSizeHint().width() for part in shown), default=0)
        heights = [self._least_height(part) for part in shown]
        stacked = self._line.direction() == QBoxLayout.Direction.TopToBottom
        height = sum(heights) + self._line.spacing() * (len(shown) - 1) if stacked else max(heights, default=0)
        return QSize(widest + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    @staticmethod
    def _least_height(part: QWidget) -> int:
        return part.fontMetrics().height() if isinstance(part, QLabel) else part.minimumSizeHint().height()

    def _fits(self, room: int) -> bool:
        """A label may wrap, as long as a few words stand on each line."""
        shown = self._shown()
        needed = sum(theme.pixels(220) if isinstance(part, QLabel) else part.sizeHint().width() for part in shown)
        return needed + self._line.spacing() * max(0, len(shown) - 1) <= room

    def _arrange(self) -> None:
        edge = self.contentsMargins()
        fits = self._fits(self.width() - edge.left() - edge.right())
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()
