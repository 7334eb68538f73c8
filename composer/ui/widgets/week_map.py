# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A week, hour by hour: where one has published, and where that drew more than usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from composer.domain.slots import WeekHour
from composer.ui import theme

USUAL_HOURS: Final = (7, 21)
"""Shown in any case; others where something was published then."""
NAMED_EVERY: Final = 3
_STRONG: Final = 0.8
"""From this much above the usual on, a cell has the full colour."""


@dataclass(frozen=True, slots=True)
class HourCell:
    """``ratio`` compares with the person's usual, which is 1; None where one publication alone tells nothing yet."""

    posts: int
    ratio: float | None
    words: str


class WeekMap(QWidget):
    """Says its cells as tool tips, and all of it by its accessible name."""

    def __init__(self, cells: Mapping[WeekHour, HourCell], spoken: str) -> None:
        super().__init__()
        self.cells = dict(cells)
        hours = [cell.hour for cell in cells]
        self._first = min((*hours, USUAL_HOURS[0]))
        self._last = max((*hours, USUAL_HOURS[1]))
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(360), 7 * theme.pixels(20) + self._line() + theme.pixels(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(260), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = next((c for h, c in self.cells.items() if self._place(h).contains(event.pos())), None)
            QToolTip.showText(event.globalPos(), found.words if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        self._paint_names(painter)
        radius = theme.pixels(4)
        for weekday in range(7):
            for hour in range(self._first, self._last + 1):
                at = WeekHour(weekday, hour)
                cell = self.cells.get(at)
                place = self._place(at)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_colour(cell))
                painter.drawRoundedRect(place, radius, radius)
                if cell is not None and cell.ratio is None:
                    painter.setBrush(theme.colour("brand"))
                    side = theme.pixels(5)
                    painter.drawEllipse(place.center(), side / 2, side / 2)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("muted")))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for weekday in range(7):
            beside = self._place(WeekHour(weekday, self._first))
            line = QRectF(0, beside.top(), beside.left(), beside.height())
            painter.drawText(line, middle, _short_day(weekday))
        for hour in range(self._first, self._last + 1):
            if hour % NAMED_EVERY == 0:
                above = self._place(WeekHour(6, hour))
                name = QRectF(above.left() - above.width(), above.bottom() + theme.pixels(4), 3 * above.width(), 99)
                name.setHeight(self._line())
                painter.drawText(name, Qt.AlignmentFlag.AlignCenter, _hour(hour))

    def _place(self, at: WeekHour) -> QRectF:
        names = max(QFontMetrics(theme.font(12)).horizontalAdvance(_short_day(d)) for d in range(7)) + theme.pixels(12)
        step = (self.width() - names) / (self._last - self._first + 1)
        gap, high = theme.pixels(3), theme.pixels(20)
        return QRectF(names + (at.hour - self._first) * step, at.weekday * high, step - gap, high - gap)

    def _line(self) -> int:
        return QFontMetrics(theme.font(12, QFont.Weight.Normal)).height()


def _colour(cell: HourCell | None) -> QColor:
    """The more it drew, the fuller; nothing there is a mere trace of a cell."""
    if cell is None:
        faint = theme.colour("line")
        faint.setAlphaF(0.45)
        return faint
    if cell.ratio is None or cell.ratio < 1:
        return theme.colour("brand_soft")
    share = 0.45 + 0.55 * min(1.0, (cell.ratio - 1) / _STRONG)
    soft, full = theme.colour("brand_soft"), theme.colour("brand")
    mixed = (soft.redF(), soft.greenF(), soft.blueF()), (full.redF(), full.greenF(), full.blueF())
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in zip(*mixed, strict=True)))


def _short_day(weekday: int) -> str:
    return QLocale().dayName(weekday + 1, QLocale.FormatType.ShortFormat)


def _hour(hour: int) -> str:
    return f"{hour}\N{NO-BREAK SPACE}h" if QLocale().language() is QLocale.Language.French else f"{hour}:00"
