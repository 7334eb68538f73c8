# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small plots one reads at a glance. What they show is said in words by their accessible names."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui import theme


class WeekBars(QWidget):
    """A column for each week, its figure above and its name below; the week under way is paler."""

    def __init__(self, values: Sequence[int], names: Sequence[str], spoken: str) -> None:
        super().__init__()
        self._values, self._names = tuple(values), tuple(names)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(320), theme.pixels(112) + 2 * _line(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.font(12)
        painter.setFont(small)
        floor = self.height() - _line(12) - theme.pixels(6)
        room = floor - _line(12) - theme.pixels(4)
        step = self.width() / max(1, len(self._values))
        highest = max((*self._values, 1))
        every = self._every(QFontMetrics(small), step)
        for number, value in enumerate(self._values):
            left = number * step
            last = number == len(self._values) - 1
            height = room * value / highest
            bar = QRectF(left + step * 0.14, floor - height, step * 0.72, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("off" if last else "brand"))
            if value:
                painter.drawRoundedRect(bar, theme.pixels(3), theme.pixels(3))
                painter.setPen(theme.colour("ink"))
                figure = QRectF(left, bar.top() - _line(12) - 2, step, _line(12))
                painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, QLocale().toString(value))
            painter.setPen(theme.colour("muted"))
            if (len(self._values) - 1 - number) % every == 0:
                name = QRectF(left - step, floor + theme.pixels(6), step * 3, _line(12))
                painter.drawText(self._inside(name), Qt.AlignmentFlag.AlignCenter, self._names[number])
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(0, floor + 0.5), QPointF(self.width(), floor + 0.5))
        painter.end()

    def _every(self, metrics: QFontMetrics, step: float) -> int:
        """Every week is named, or every second one, where the names are wide."""
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0) + theme.pixels(8)
        return max(1, -(-widest // max(1, int(step))))

    def _inside(self, name: QRectF) -> QRectF:
        """Shortened on both sides at an edge, so that the words keep their middle."""
        beyond = max(-name.left(), name.right() - self.width(), 0.0)
        return name.adjusted(beyond, 0, -beyond, 0)


class Bar(QWidget):
    """A share from 0 to 1 as a bar; ``mark`` is a share worth reaching, as a stroke across."""

    def __init__(self, share: float, token: str = "brand", mark: float | None = None) -> None:
        super().__init__()
        self._share, self._token, self._mark = share, token, mark
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(120), theme.pixels(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(48), theme.pixels(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.pixels(6)
        whole = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(whole, thick / 2, thick / 2)
        if self._share > 0:
            filled = QRectF(whole)
            filled.setWidth(max(float(thick), whole.width() * min(1.0, self._share)))
            painter.setBrush(theme.colour(self._token))
            painter.drawRoundedRect(filled, thick / 2, thick / 2)
        if self._mark is not None:
            painter.setPen(QPen(theme.colour("ink"), theme.pixels(2)))
            where = whole.width() * self._mark
            painter.drawLine(QPointF(where, 0), QPointF(where, self.height()))
        painter.end()


class Split(QWidget):
    """Two shares of a whole in one bar, the first at the left, and a stroke where the first one would do best."""

    def __init__(self, share: float, first: str, second: str, mark: float, spoken: str) -> None:
        """``first`` and ``second`` are colour tokens."""
        super().__init__()
        self._share, self._tokens, self._mark = min(1.0, max(0.0, share)), (first, second), mark
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(200), theme.pixels(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(96), theme.pixels(26))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, theme.pixels(5), self.width(), theme.pixels(16))
        shape = QPainterPath()
        shape.addRoundedRect(whole, theme.pixels(8), theme.pixels(8))
        painter.setClipPath(shape)
        cut, gap = whole.width() * self._share, theme.pixels(2)
        first, second = QRectF(whole), QRectF(whole)
        first.setWidth(max(0.0, cut - gap / 2))
        second.setLeft(cut + (gap / 2 if self._share > 0 else 0))
        painter.fillRect(first, theme.colour(self._tokens[0]))
        painter.fillRect(second, theme.colour(self._tokens[1]))
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("ink"), theme.pixels(2)))
        where = whole.width() * self._mark
        painter.drawLine(QPointF(where, 0), QPointF(where, self.height()))
        painter.end()


class Dot(QWidget):
    """The colour of something, beside its name."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(theme.pixels(10), theme.pixels(10))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._token))
        painter.drawEllipse(self.rect())
        painter.end()


class WeekTicks(QWidget):
    """How many publications each week had, as small stacks, and a dashed line at the most that is advised."""

    def __init__(self, weeks: Sequence[int], advised: int | None, token: str, spoken: str) -> None:
        super().__init__()
        self._weeks, self._advised, self._token = tuple(weeks), advised, token
        self.setAccessibleName(spoken)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(14) * len(self._weeks), theme.pixels(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max((*self._weeks, (self._advised or 0) + 1, 3))
        step, floor = self.width() / len(self._weeks), self.height() - 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        for number, count in enumerate(self._weeks):
            height = max(floor * count / highest, theme.pixels(2))
            painter.setBrush(theme.colour(self._token if count else "line"))
            bar = QRectF(number * step + step * 0.15, floor - height, step * 0.7, height)
            painter.drawRoundedRect(bar, theme.pixels(2), theme.pixels(2))
        if self._advised is not None:
            painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
            level = floor - floor * self._advised / highest
            painter.drawLine(QPointF(0, level), QPointF(self.width(), level))
        painter.end()


class Sparkline(QWidget):
    """How a figure grew, from nothing at the left to now at the right."""

    def __init__(self, points: Sequence[tuple[float, int]], spoken: str) -> None:
        """``points``: hours since the publication, and the figure then."""
        super().__init__()
        self._points = ((0.0, 0), *points)
        self.setAccessibleName(spoken)
        self.setFixedSize(theme.pixels(96), theme.pixels(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.pixels(3)
        longest = max(hours for hours, _ in self._points) or 1.0
        highest = max(figure for _, figure in self._points) or 1
        width, height = self.width() - 2 * edge, self.height() - 2 * edge
        line = [
            QPointF(edge + width * hours / longest, edge + height * (1 - figure / highest))
            for hours, figure in self._points
        ]
        painter.setPen(QPen(theme.colour("brand"), theme.pixels(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawEllipse(line[-1], edge, edge)
        painter.end()


def _line(size: float) -> int:
    return QFontMetrics(theme.font(size, QFont.Weight.Normal)).height()
