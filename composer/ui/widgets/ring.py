# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ring that fills, with a figure inside and a word below."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui import theme

TICK = "✓"


class RingGauge(QWidget):
    """``show_value`` fills it; its accessible name says what the picture says."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._share = 0.0
        self._figure = ""
        self._token = "muted"
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, share: float, figure: str, token: str) -> None:
        """Fill ``share`` (0.0 to 1.0) of the ring in the colour of ``token``, with ``figure`` inside."""
        shown = (max(0.0, min(1.0, share)), figure, token)
        if shown == (self._share, self._figure, self._token):
            return
        self._share, self._figure, self._token = shown
        self.setAccessibleDescription(figure)
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(12))
        return QSize(max(theme.pixels(60), words.horizontalAdvance(self._label)), theme.pixels(56) + words.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.pixels(46)
        thick = theme.pixels(6)
        ring = QRectF((self.width() - side) / 2, thick / 2, side, side)
        painter.setPen(QPen(theme.colour("line"), thick))
        painter.drawEllipse(ring)
        if self._share > 0:
            painter.setPen(QPen(theme.colour(self._token), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * self._share))
        self._draw_figure(painter, ring)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        words = QRectF(0, ring.bottom() + theme.pixels(6), self.width(), QFontMetrics(painter.font()).height())
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, self._label)
        painter.end()

    def _draw_figure(self, painter: QPainter, ring: QRectF) -> None:
        if self._figure == TICK:
            middle, step = ring.center(), theme.pixels(1) * 5.0
            painter.setPen(QPen(theme.colour(self._token), theme.pixels(2), Qt.PenStyle.SolidLine))
            path = (QPointF(-step, 0), QPointF(-step / 4, step * 0.7), QPointF(step, -step * 0.7))
            painter.drawPolyline(QPolygonF([middle + point for point in path]))
            return
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._figure)
