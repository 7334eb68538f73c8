# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the rows of drafts and of the outbox as quiet cards."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowFace:
    """What a row shows: a title line with something at its end, and a quieter line; an icon is optional."""

    title: str
    line: str
    aside: str
    icon: str = ""
    tone: str = "muted"
    caption: str = ""
    """Before the title, in the tone."""


class RowDelegate(QStyledItemDelegate):
    """``face`` gives the words of an index, None for a row that is gone."""

    def __init__(self, face: Callable[[Index], RowFace | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        height = QFontMetrics(_font(option, 14, bold=True)).height() + QFontMetrics(_font(option, 13)).height()
        return QSize(theme.pixels(240), height + theme.pixels(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = self._face(index)
        if face is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        state: QStyle.StateFlag = option.state
        area: QRectF = QRectF(option.rect)
        box = area.adjusted(1.5, 1.5, -1.5, -theme.pixels(8))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = theme.colour("brand") if selected else theme.colour("muted" if hovered else "line")
        painter.setPen(QPen(edge, 2.0 if focused else (1.5 if selected else 1.0)))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.pixels(12), theme.pixels(12))
        self._words(painter, option, box.adjusted(theme.pixels(16), 0, -theme.pixels(16), 0), face)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, face: RowFace) -> None:
        bold, small = _font(option, 14, bold=True), _font(option, 13)
        bold_height, small_height = QFontMetrics(bold).height(), QFontMetrics(small).height()
        top = box.top() + (box.height() - bold_height - small_height - theme.pixels(5)) / 2
        left = box.left()
        if face.icon:
            side = theme.pixels(20)
            icon = theme.icon(face.icon, face.tone)
            icon.paint(painter, int(left), int(box.center().y() - side / 2), side, side)
            left += side + theme.pixels(14)
        first = QRectF(left, top, box.right() - left, bold_height)
        room = first.width() - self._aside(painter, small, first, face, QFontMetrics(bold))
        x = left
        if face.caption:
            painter.setFont(bold)
            painter.setPen(theme.colour(face.tone))
            painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, face.caption)
            taken = QFontMetrics(bold).horizontalAdvance(face.caption) + theme.pixels(10)
            x, room = x + taken, room - taken
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        title = QFontMetrics(bold).elidedText(face.title, Qt.TextElideMode.ElideRight, int(max(room, 0)))
        painter.drawText(QRectF(x, top, max(room, 0), bold_height), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        line = QFontMetrics(small).elidedText(face.line, Qt.TextElideMode.ElideRight, int(box.right() - left))
        second = QRectF(left, top + bold_height + theme.pixels(5), box.right() - left, small_height)
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, line)

    def _aside(self, painter: QPainter, font: QFont, line: QRectF, face: RowFace, bold: QFontMetrics) -> float:
        """Width taken at the right of the first line; nothing where the words before it need the room."""
        width = QFontMetrics(font).horizontalAdvance(face.aside) + theme.pixels(16)
        if width + bold.horizontalAdvance(face.caption) + theme.pixels(60) > line.width():
            return 0
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, face.aside)
        return width


def _font(option: QStyleOptionViewItem, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(theme.pixels(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
