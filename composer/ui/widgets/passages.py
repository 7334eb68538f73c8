# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks passages of a text on screen: a soft background, and an underline whose style alone tells the source."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock, QTextDocument, QTextLine

from composer.domain.review import Finding, Level, Source

_MOST_STRETCHES = 2_000
_MOST_PARAGRAPHS = 200
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Underline(Enum):
    """Told apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVY = "wavy"


@dataclass(frozen=True, slots=True)
class Look:
    """How a finding is marked: colour token (``<token>`` and ``<token>_soft``), underline, background or not."""

    token: str
    underline: Underline
    filled: bool = True


def look_of(finding: Finding) -> Look:
    """Source first, then level."""
    if finding.source is Source.VOICE:
        return Look("parrot", Underline.DOTTED)
    if finding.source is Source.LANGUAGE:
        return Look("language", Underline.WAVY, filled=False)
    if finding.level is Level.ERROR:
        return Look("danger", Underline.SOLID)
    return Look("warn", Underline.DASHED, filled=finding.level is Level.WARNING)


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage in UTF-16 units of the document and how it looks; ``attended``: its card is under the pointer."""

    start: int
    end: int
    look: Look
    attended: bool = False
    focused: bool = False

    @property
    def brought_out(self) -> bool:
        """Stronger than the others."""
        return self.attended or self.focused


def overhang(document: QTextDocument) -> int:
    """Pixels that marks may reach beyond their paragraph: it ends above the air between the lines, they stand in it."""
    return math.ceil(QFontMetricsF(document.defaultFont()).height())


class _Line(NamedTuple):
    """A line of a paragraph on screen. ``content`` tells it from any that stands otherwise."""

    number: int
    start: int
    end: int
    top: float
    content: str


class Geometry:
    """Where stretches of text stand on screen, remembered line by line: most lines outlast a key."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
        self._broken: dict[str, list[_Line]] = {}
        """How each paragraph is broken into lines."""
        self._holds_for: tuple[float, str] = (0.0, "")

    def rectangles(
        self, document: QTextDocument, marks: Iterable[Mark], top: float, bottom: float
    ) -> Iterator[tuple[Mark, QRectF]]:
        """For each mark, its rectangles on the lines between ``top`` and ``bottom`` of the document."""
        layout = document.documentLayout()
        reach = overhang(document)
        above = QPointF(0, max(0.0, top - reach))
        block = document.findBlock(max(0, layout.hitTest(above, Qt.HitTestAccuracy.FuzzyHit)))
        ordered = tuple(marks)
        self._forget_others(document)
        metrics = QFontMetricsF(document.defaultFont())
        while block.isValid():
            place = layout.blockBoundingRect(block).topLeft()
            if place.y() >= bottom + reach:
                return
            first, last = block.position(), block.position() + block.length() - 1
            here = [mark for mark in ordered if mark.start < last and first < mark.end]
            if here:
                seen = (top - reach - place.y(), bottom + reach - place.y())
                for mark, rectangle in self._in_block(block, here, metrics, seen):
                    yield mark, rectangle.translated(place)
            block = block.next()

    def _forget_others(self, document: QTextDocument) -> None:
        """What was measured at another width or in another font, or is too much to keep."""
        now = (document.textWidth(), document.defaultFont().key())
        if self._holds_for != now or len(self._known) > _MOST_STRETCHES or len(self._broken) > _MOST_PARAGRAPHS:
            self._holds_for, self._known, self._broken = now, {}, {}

    def _in_block(
        self, block: QTextBlock, marks: Iterable[Mark], metrics: QFontMetricsF, seen: tuple[float, float]
    ) -> Iterator[tuple[Mark, QRectF]]:
        first, height, text = block.position(), metrics.height(), block.text()
        both_ways = _RIGHT_TO_LEFT.search(text) is not None
        lines = self._lines(block, text, metrics, apart=not both_ways)
        lines = [line for line in lines if line.top <= seen[1] and line.top + height >= seen[0]]
        for mark in marks:
            start, end = mark.start - first, mark.end - first
            for line in lines:
                if line.start >= end:
                    break
                if start < line.end:
                    left, right = max(start, line.start), min(end, line.end)
                    for x1, x2 in self._stretches(block, line, left, right, both_ways=both_ways):
                        yield mark, QRectF(x1, line.top, x2 - x1, height)

    def _lines(self, block: QTextBlock, text: str, metrics: QFontMetricsF, *, apart: bool) -> list[_Line]:
        """``apart``: what one shows changes nothing in another."""
        if block.layout().preeditAreaText():
            return list(_lines(block, "", metrics, apart=False))  # what is being composed is not part of the text yet
        found = self._broken.get(text)
        if found is None:
            found = list(_lines(block, text, metrics, apart=apart and len(text) == block.length() - 1))
            self._broken[text] = found
        return found

    def _stretches(
        self, block: QTextBlock, line: _Line, left: int, right: int, *, both_ways: bool
    ) -> list[tuple[float, float]]:
        key = (line.content, left - line.start, right - line.start)
        found = self._known.get(key) if line.content else None
        if found is None:
            shape = block.layout().lineAt(line.number)
            found = _bidirectional(shape, left, right) if both_ways else [_stretch(shape, left, right)]
            if line.content:
                self._known[key] = found
        return found


def _lines(block: QTextBlock, text: str, metrics: QFontMetricsF, *, apart: bool) -> Iterator[_Line]:
    """``apart`` only where Python and Qt count the characters of ``text`` alike."""
    layout = block.layout()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        start, end = line.textStart(), line.textStart() + line.textLength()
        content = text[start:end] if apart else text and f"{index}\n{text}"
        # The text font's height, also where a taller emoji font shares the line.
        yield _Line(index, start, end, line.y() + line.ascent() - metrics.ascent(), content)


def _x(line: QTextLine, position: int, edge: QTextLine.Edge) -> float:
    # PySide answers (x, position), its stub says float
    found: object = line.cursorToX(position, edge)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _stretch(line: QTextLine, left: int, right: int) -> tuple[float, float]:
    at_end = right >= line.textStart() + line.textLength()
    return (
        _x(line, left, QTextLine.Edge.Leading),
        min(_x(line, right, QTextLine.Edge.Leading), line.x() + line.naturalTextWidth())
        if not at_end
        else line.x() + line.naturalTextWidth(),
    )


def _bidirectional(line: QTextLine, left: int, right: int) -> list[tuple[float, float]]:
    """What is one stretch of text may be several on screen: character by character, neighbours joined."""
    pieces = sorted(
        tuple(sorted((_x(line, i, QTextLine.Edge.Leading), _x(line, i, QTextLine.Edge.Trailing))))
        for i in range(left, right)
    )
    joined: list[tuple[float, float]] = []
    for x1, x2 in pieces:
        if joined and x1 <= joined[-1][1] + 0.5:
            joined[-1] = (joined[-1][0], max(joined[-1][1], x2))
        else:
            joined.append((x1, x2))
    return joined


def draw_background(painter: QPainter, rectangle: QRectF, mark: Mark, ink: QColor, soft: QColor) -> None:
    """Behind the text."""
    if not (mark.look.filled or mark.brought_out):
        return
    colour = soft
    if mark.brought_out:
        colour = QColor(ink)
        colour.setAlphaF(0.16 if mark.focused else 0.26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark.focused:
        painter.setPen(QPen(ink, 1.2))
    painter.drawRoundedRect(rectangle.adjusted(-1.5, -0.5, 1.5, 2.0), 3, 3)


def draw_underline(painter: QPainter, rectangle: QRectF, mark: Mark, ink: QColor) -> None:
    """Under the text."""
    y = rectangle.bottom() + 1.0
    width = 2.4 if mark.brought_out else 1.8
    pen = QPen(ink, width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark.look.underline:
        case Underline.WAVY:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(ink, 1.4 if not mark.brought_out else 2.0))
            painter.drawPath(_wave(rectangle.width()).translated(rectangle.left(), y))
            return
        case Underline.DASHED:
            pen.setDashPattern([3.2, 1.8])
        case Underline.DOTTED:
            pen.setDashPattern([1.0, 1.0])
        case Underline.SOLID:
            pass
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(rectangle.left(), y), QPointF(rectangle.right(), y))


@lru_cache(maxsize=512)
def _wave(width: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, 0))
    x, up = 0.0, True
    while x < width:
        following = min(x + 3.5, width)
        path.quadTo(QPointF((x + following) / 2, -2.6 if up else 2.6), QPointF(following, 0))
        x, up = following, not up
    return path
