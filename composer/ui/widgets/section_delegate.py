# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a section's number and title, on as many lines as the title takes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui import theme
from composer.ui.models.sections_model import ROW_ROLE, SectionRow

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDE = 100_000


class SectionDelegate(QStyledItemDelegate):
    """For a list of SectionRow."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, SectionRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._draw_ground(painter, rect, chosen=chosen, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        self._draw_number(painter, rect, row, chosen=chosen)
        painter.setFont(_title_font(chosen))
        painter.setPen(theme.colour("brand" if chosen else "ink"))
        painter.drawText(_title_rect(rect, row), _WRAP, row.title)
        if row.hits is not None:
            self._draw_hits(painter, rect, row.hits)
        elif row.marked:
            self._draw_mark(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else theme.pixels(240)
        row = index.data(ROW_ROLE)
        if not isinstance(row, SectionRow):
            return QSize(width, 0)
        room = _title_rect(QRect(0, 0, width, _WIDE), row).width()
        words = QFontMetrics(_title_font(True)).boundingRect(QRect(0, 0, max(room, 1), _WIDE), _WRAP, row.title)
        return QSize(width, words.height() + theme.pixels(20))

    def _draw_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, focused: bool) -> None:
        if not chosen and not focused:
            return
        painter.setPen(QPen(theme.colour("brand"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand_soft") if chosen else Qt.BrushStyle.NoBrush)
        radius = theme.pixels(8)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), radius, radius)

    def _draw_number(self, painter: QPainter, rect: QRect, row: SectionRow, *, chosen: bool) -> None:
        number = QRect(rect.left() + theme.pixels(8), rect.top(), theme.pixels(28), rect.height())
        painter.setFont(theme.font(13, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("brand" if chosen else "muted"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, row.number)

    def _draw_mark(self, painter: QPainter, rect: QRect) -> None:
        side = theme.pixels(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn"))
        painter.drawEllipse(QRect(rect.right() - theme.pixels(18), rect.center().y() - side // 2, side, side))

    def _draw_hits(self, painter: QPainter, rect: QRect, hits: int) -> None:
        side = theme.pixels(22)
        place = QRect(rect.right() - side - theme.pixels(8), rect.center().y() - side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawRoundedRect(QRectF(place), side / 2, side / 2)
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("warn"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(hits))


def _title_rect(rect: QRect, row: SectionRow) -> QRect:
    left, right = theme.pixels(44), theme.pixels(36 if row.hits is not None or row.marked else 10)
    return QRect(rect.left() + left, rect.top(), rect.width() - left - right, rect.height())


def _title_font(chosen: bool) -> QFont:
    return theme.font(14, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
