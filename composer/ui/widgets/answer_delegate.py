# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws an answer of the charter: its section and title, what it says, and an example either way."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.domain.review import Level
from composer.services.charter_search import Answer
from composer.ui import theme
from composer.ui.models.answers_model import AnswersModel
from composer.ui.widgets.guidance_cards import without_gap

_Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_WIDE = 100_000.0
_TONES = {Level.ERROR: "danger", Level.WARNING: "warn", Level.SUGGESTION: "muted"}
_EDGE, _GAP = 10, 4


def _lines(answer: Answer) -> list[tuple[str, QFont, str]]:
    """Words, font and colour of each paragraph under the title."""
    said = without_gap(answer.said) if answer.level else answer.said
    made = [(said, theme.font(13.5), "muted")] if said else []
    if answer.do:
        made.append((f"✓\u2002{answer.do}", theme.font(13), "ok"))
    if answer.dont:
        made.append((f"✗\u2002{answer.dont}", theme.font(13), "danger"))
    return made


def _title_font() -> QFont:
    return theme.font(14, QFont.Weight.DemiBold)


def _height(words: str, font: QFont, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, max(width, 1.0), _WIDE), _WRAP, words).height()


class AnswerDelegate(QStyledItemDelegate):
    """For a list of answers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        view, model = self.parent(), index.model()
        answer = model.row_at(index) if isinstance(model, AnswersModel) else None
        width = view.viewport().width() if isinstance(view, QListView) else theme.pixels(320)
        if answer is None:
            return QSize(width, 0)
        room = width - theme.pixels(_EDGE) * 2
        height = _height(answer.title, _title_font(), room - theme.pixels(34))
        height += sum(_height(words, font, room) + theme.pixels(_GAP) for words, font, _ in _lines(answer))
        return QSize(width, round(height) + theme.pixels(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        answer = model.row_at(index) if isinstance(model, AnswersModel) else None
        if answer is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("brand"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("brand_soft"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), theme.pixels(8), theme.pixels(8))
        edge = theme.pixels(_EDGE)
        room = QRectF(option.rect).adjusted(edge, edge, -edge, -edge)
        y = self._paint_title(painter, room, answer)
        for words, font, tone in _lines(answer):
            y += theme.pixels(_GAP)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            height = _height(words, font, room.width())
            painter.drawText(QRectF(room.left(), y, room.width(), height), _WRAP, words)
            y += height
        painter.restore()

    def _paint_title(self, painter: QPainter, room: QRectF, answer: Answer) -> float:
        """The section at the right; the bottom of the title."""
        painter.setFont(_title_font())
        painter.setPen(theme.colour("ink"))
        words = QRectF(room.left(), room.top(), room.width() - theme.pixels(34), room.height())
        height = _height(answer.title, _title_font(), words.width())
        painter.drawText(words, _WRAP, answer.title)
        if answer.section:
            painter.setPen(theme.colour(_TONES[answer.level] if answer.level else "brand"))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"§{answer.section}")
        return room.top() + height
