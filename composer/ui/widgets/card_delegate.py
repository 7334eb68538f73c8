# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints an approved post as a card."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui import theme
from composer.ui.models.library_model import CardFace, LibraryModel

Index = QModelIndex | QPersistentModelIndex
LINES = 3
GAP = 14
"""Between cards."""
_EDGE = 17


def card_height() -> int:
    """The same for all cards, so that a list of any length scrolls at once."""
    badge = QFontMetricsF(theme.font(12)).height() + theme.pixels(8)
    title = QFontMetricsF(_title_font()).height()
    excerpt = LINES * _line_height()
    shares = QFontMetricsF(theme.font(12.5)).height()
    return round(2 * theme.pixels(_EDGE) + badge + title + excerpt + shares + theme.pixels(26)) + theme.pixels(GAP)


def _title_font() -> QFont:
    return theme.font(15, QFont.Weight.DemiBold)


def _line_height() -> float:
    return QFontMetricsF(theme.font(13.5)).height() * 1.22


class CardDelegate(QStyledItemDelegate):
    """Cards in a grid: badge, title, excerpt, and how often the post was shared."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize(theme.pixels(320), card_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        face = model.face(index) if isinstance(model, LibraryModel) else None
        if face is None:
            return
        gap = theme.pixels(GAP)
        rect = QRectF(option.rect).adjusted(1, 1, -gap, -gap)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(
            painter,
            rect,
            chosen=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        edge = theme.pixels(_EDGE)
        inner = rect.adjusted(edge, edge, -edge, -edge)
        y = _paint_top(painter, inner, face) + theme.pixels(10)
        y = _paint_title(painter, inner, y, face.title, dim=face.locked or face.expired) + theme.pixels(5)
        _paint_excerpt(painter, inner, y, face.excerpt)
        _paint_shares(painter, inner, face)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRectF, *, chosen: bool, focused: bool, hovered: bool) -> None:
    token = "brand" if chosen else ("muted" if hovered else "line")
    painter.setPen(QPen(theme.colour(token), 2.0 if chosen else 1.0))
    painter.setBrush(theme.colour("surface"))
    radius = theme.pixels(12)
    inset = 1.0 if chosen else 0.5
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    if chosen and focused:
        ring = QColor(theme.colour("brand"))
        ring.setAlphaF(0.28)
        painter.setPen(QPen(ring, 3.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), radius + 1, radius + 1)


def _paint_top(painter: QPainter, inner: QRectF, face: CardFace) -> float:
    """Theme, languages, and at the right what limits the post; the bottom of that line."""
    font = theme.font(12, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    height = metrics.height() + theme.pixels(8)
    pad = theme.pixels(10)
    label = metrics.elidedText(face.theme, Qt.TextElideMode.ElideRight, inner.width() * 0.45)
    badge = QRectF(inner.left(), inner.top(), metrics.horizontalAdvance(label) + 2 * pad, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("brand_soft"))
    painter.drawRoundedRect(badge, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.colour("brand"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, label)
    painter.setFont(theme.font(12.5))
    painter.setPen(theme.colour("muted"))
    x = badge.right() + theme.pixels(9)
    small = QFontMetricsF(painter.font())
    painter.drawText(
        QRectF(x, inner.top(), small.horizontalAdvance(face.languages) + 2, height),
        Qt.AlignmentFlag.AlignVCenter,
        face.languages,
    )
    x += small.horizontalAdvance(face.languages) + theme.pixels(10)
    _paint_aside(painter, QRectF(x, inner.top(), inner.right() - x, height), face)
    return inner.top() + height


def _paint_aside(painter: QPainter, room: QRectF, face: CardFace) -> None:
    if not face.aside or room.width() < theme.pixels(24):
        return
    side = theme.pixels(15) if face.locked else 0
    words = QFontMetricsF(painter.font()).elidedText(
        face.aside, Qt.TextElideMode.ElideRight, room.width() - side - theme.pixels(5)
    )
    width = QFontMetricsF(painter.font()).horizontalAdvance(words)
    token = "warn" if face.locked else "muted"
    painter.setPen(theme.colour(token))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    if side:
        lock = QRectF(room.right() - width - side - theme.pixels(5), room.center().y() - side / 2, side, side)
        theme.draw_icon(painter, "lock", token, lock)


def _paint_title(painter: QPainter, inner: QRectF, y: float, title: str, *, dim: bool) -> float:
    painter.setFont(_title_font())
    painter.setPen(theme.colour("muted" if dim else "ink"))
    metrics = QFontMetricsF(painter.font())
    line = QRectF(inner.left(), y, inner.width(), metrics.height())
    painter.drawText(line, 0, metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner.width()))
    return line.bottom()


def _paint_excerpt(painter: QPainter, inner: QRectF, y: float, excerpt: str) -> None:
    font = theme.font(13.5)
    painter.setPen(theme.colour("muted"))
    step = _line_height()
    for number, line in enumerate(_lines(excerpt, font, inner.width())):
        painter.setFont(font)
        painter.drawText(QPointF(inner.left(), y + number * step + QFontMetricsF(font).ascent()), line)


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """At most ``LINES`` lines; the last one ends in an ellipsis when there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        last = len(found) == LINES - 1
        rest = text[start:] if last else text[start : start + line.textLength()]
        found.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width) if last else rest)
    layout.endLayout()
    return found


def _paint_shares(painter: QPainter, inner: QRectF, face: CardFace) -> None:
    painter.setFont(theme.font(12.5))
    metrics = QFontMetricsF(painter.font())
    line = QRectF(inner.left(), inner.bottom() - metrics.height(), inner.width(), metrics.height())
    x = inner.left()
    if not face.locked:
        bar = QRectF(x, line.center().y() - theme.pixels(3), theme.pixels(64), theme.pixels(6))
        paint_bar(painter, bar, face.share)
        x = bar.right() + theme.pixels(10)
    painter.setPen(theme.colour("muted"))
    room = QRectF(x, line.top(), inner.right() - x, line.height())
    words = metrics.elidedText(face.shared, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def paint_bar(painter: QPainter, bar: QRectF, share: float) -> None:
    """A quiet bar, filled from the left."""
    painter.setPen(Qt.PenStyle.NoPen)
    radius = bar.height() / 2
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(bar, radius, radius)
    if share > 0:
        filled = QRectF(bar)
        filled.setWidth(max(bar.height(), bar.width() * min(share, 1.0)))
        painter.setBrush(theme.colour("parrot"))
        painter.drawRoundedRect(filled, radius, radius)
