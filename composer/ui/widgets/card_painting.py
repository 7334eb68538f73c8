# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding's card, measured and painted: what costs nothing to make costs no keystroke."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from composer.ui import theme
from composer.ui.card_faces import CardFace, WayOut

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_WIDE = 100_000.0
_LEFT, _TOP, _RIGHT, _BOTTOM = 17, 12, 14, 13
_GAP = 5
"""Between the lines of a card."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where the parts of a card are, from its upper left corner."""

    height: float
    title: QRectF
    level: QRectF
    count: QRectF
    text: QRectF
    why: QRectF
    buttons: tuple[QRectF, ...]


def title_font() -> QFont:
    """Of the first line."""
    return theme.font(15, QFont.Weight.DemiBold)


def button_font(*, quiet: bool) -> QFont:
    """Of a way out."""
    return theme.font(13, QFont.Weight.Normal if quiet else QFont.Weight.DemiBold)


def anatomy(face: CardFace, width: float, *, is_open: bool) -> Anatomy:
    """The card ``width`` wide; an open one has all its ways out."""
    return _anatomy(face, is_open, round(width), theme.scale(), title_font().family())


@lru_cache(maxsize=256)
def _anatomy(face: CardFace, is_open: bool, width: int, scale: float, family: str) -> Anatomy:  # noqa: ARG001 - its key
    left, right = theme.pixels(_LEFT), width - theme.pixels(_RIGHT)
    y = float(theme.pixels(_TOP))
    level_metrics = QFontMetricsF(theme.font(13, QFont.Weight.DemiBold))
    level_width = level_metrics.horizontalAdvance(face.level) + 1
    beside = y + QFontMetricsF(title_font()).ascent() - level_metrics.ascent()
    level = QRectF(right - level_width, beside, level_width, level_metrics.height())
    title = _wrapped(face.words.title, title_font(), left, y, level.left() - theme.pixels(8) - left)
    y = max(title.bottom(), level.bottom())
    count, text, why = QRectF(), QRectF(), QRectF()
    gap = theme.pixels(_GAP)
    if face.passages > 1:
        count = QRectF(left, y + gap, right - left, QFontMetricsF(theme.font(12)).height())
        y = count.bottom()
    if face.words.text:
        text = _wrapped(face.words.text, theme.font(14), left, y + gap, right - left)
        y = text.bottom()
    if face.words.why:
        why = _wrapped(face.words.why, theme.font(14), left, y + gap, right - left)
        y = why.bottom()
    buttons: tuple[QRectF, ...] = ()
    ways = face.ways if is_open else face.first_ways
    if ways:
        buttons = _flowing(ways, left, y + gap + theme.pixels(4), right)
        y = buttons[-1].bottom()
    return Anatomy(y + theme.pixels(_BOTTOM), title, level, count, text, why, buttons)


def _wrapped(words: str, font: QFont, x: float, y: float, width: float) -> QRectF:
    found = QFontMetricsF(font).boundingRect(QRectF(0, 0, max(width, 1.0), _WIDE), _WRAP, words)
    return QRectF(x, y, width, found.height())


def _flowing(ways: tuple[WayOut, ...], left: float, y: float, right: float) -> tuple[QRectF, ...]:
    """Beside each other, and on the next line where there is no room; quiet ones stay together where they can."""
    made: list[QRectF] = []
    x, gap = left, theme.pixels(6)
    sizes = [_size(way, right - left) for way in ways]
    for number, (way, size) in enumerate(zip(ways, sizes, strict=True)):
        first_quiet = way.quiet and not (number and ways[number - 1].quiet)
        needed = sum(each.width() + gap for each in sizes[number:]) - gap if first_quiet else size.width()
        if made and x + (needed if left + needed <= right else size.width()) > right:
            x, y = left, y + size.height() + gap
        made.append(QRectF(QPointF(x, y), size))
        x += size.width() + gap
    return tuple(made)


def _size(way: WayOut, most: float) -> QSizeF:
    """Never wider than the card."""
    metrics = QFontMetricsF(button_font(quiet=way.quiet))
    width = min(metrics.horizontalAdvance(way.words) + theme.pixels(22), most)
    return QSizeF(width, metrics.height() + theme.pixels(9))


def paint_card(painter: QPainter, face: CardFace, rect: QRectF, parts: Anatomy, *, lit: bool) -> None:
    """All but the buttons, in ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _paint_ground(painter, rect, face.token, lit=lit)
    corner = rect.topLeft()
    painter.setFont(title_font())
    painter.setPen(theme.colour("ink"))
    painter.drawText(parts.title.translated(corner), _WRAP, face.words.title)
    painter.setFont(theme.font(13, QFont.Weight.DemiBold))
    painter.setPen(theme.colour(face.token))
    painter.drawText(parts.level.translated(corner), Qt.AlignmentFlag.AlignRight, face.level)
    painter.setPen(theme.colour("muted"))
    painter.setFont(theme.font(14))
    painter.drawText(parts.text.translated(corner), _WRAP, face.words.text)
    painter.drawText(parts.why.translated(corner), _WRAP, face.words.why)
    if not parts.count.isNull():
        painter.setFont(theme.font(12))
        painter.drawText(parts.count.translated(corner), _WRAP, _passages(face.passages))


def paint_closed(
    painter: QPainter, face: CardFace, rect: QRectF, parts: Anatomy, hovered: WayOut | None = None
) -> None:
    """A card that is not in focus, with its buttons, in ``rect``."""
    paint_card(painter, face, rect, parts, lit=False)
    for way, place in zip(face.first_ways, parts.buttons, strict=True):
        paint_button(painter, place.translated(rect.topLeft()), way, hovered=way == hovered)


def _passages(number: int) -> str:
    return QCoreApplication.translate("FindingCard", "{n} passages").format(n=number)


def _paint_ground(painter: QPainter, rect: QRectF, token: str, *, lit: bool) -> None:
    """A surface whose left edge has the colour of what is found."""
    shape, band = _ground(rect.width(), rect.height(), theme.scale())
    edge = theme.colour(token)
    painter.save()
    painter.translate(rect.topLeft())
    painter.fillPath(shape, theme.colour("surface"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge if lit else theme.colour("line"), 1.6 if lit else 1.0))
    painter.drawPath(shape)
    painter.setClipRect(QRectF(0, 0, theme.pixels(9), rect.height()))
    painter.fillPath(band, edge)
    painter.restore()


@lru_cache(maxsize=256)
def _ground(width: float, height: float, scale: float) -> tuple[QPainterPath, QPainterPath]:  # noqa: ARG001 - its key
    """Outline and coloured edge, from the card's corner; to cut one shape out of another takes long."""
    box = QRectF(0, 0, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = theme.pixels(12)
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    inner = QPainterPath()
    inner.addRoundedRect(box.adjusted(theme.pixels(3), 0, radius, 0), radius, radius)
    return shape, shape.subtracted(inner)


def paint_button(
    painter: QPainter, rect: QRectF, way: WayOut, *, focused: bool = False, hovered: bool = False, down: bool = False
) -> None:
    """A way out, whether it is a real button yet or not."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    width = 2.0 if focused else 1.0
    box = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    radius = theme.pixels(8)
    painter.setBrush(theme.colour("raised" if down else "surface"))
    painter.setPen(QPen(theme.colour("brand" if focused else "muted" if hovered else "line"), width))
    painter.drawRoundedRect(box, radius, radius)
    font = button_font(quiet=way.quiet)
    painter.setFont(font)
    painter.setPen(theme.colour("muted" if way.quiet else "ink"))
    room = rect.adjusted(theme.pixels(8), 0, -theme.pixels(8), 0)
    words = QFontMetricsF(font).elidedText(way.words, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def way_at(face: CardFace, parts: Anatomy, point: QPointF, *, is_open: bool) -> WayOut | None:
    """The way out whose button is under ``point``, counted from the card's corner."""
    ways = face.ways if is_open else face.first_ways
    return next((way for way, box in zip(ways, parts.buttons, strict=True) if box.contains(point)), None)
