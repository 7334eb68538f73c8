# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A check box that looks like a switch."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from composer.ui import theme


class Switch(QCheckBox):
    """On or off; space bar and pointer work as in any check box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(46), theme.pixels(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:  # noqa: ARG002 - Qt's signature
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        height, width = theme.pixels(22), theme.pixels(40)
        track = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("brand"), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), height / 2 + 2, height / 2 + 2)
            track.adjust(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("brand" if self.isChecked() else "muted"), 1))
        painter.setBrush(theme.colour("brand" if self.isChecked() else "raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        radius = track.height() / 2 - theme.pixels(3)
        side = track.right() - track.height() / 2 if self.isChecked() else track.left() + track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on_brand" if self.isChecked() else "muted"))
        painter.drawEllipse(QPointF(side, track.center().y()), radius, radius)
        painter.end()
