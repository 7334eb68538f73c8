# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is marked in a text: the findings where they are now, the one in focus, those under the pointer."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QTextDocument

from composer.domain.review import Level, Source
from composer.domain.text import Span, Utf16Offsets
from composer.ui import theme
from composer.ui.widgets.layers import layers, precedence
from composer.ui.widgets.live_findings import Change, LiveFinding, followed
from composer.ui.widgets.passages import Geometry, Mark, draw_background, draw_underline, look_of
from composer.ui.widgets.post_document import to_utf16


class Marking:
    """Marks are worked out once for each change, however often they are painted."""

    def __init__(self) -> None:
        self.findings: tuple[LiveFinding, ...] = ()
        self._focused: int | None = None
        self._attended: frozenset[int] = frozenset()
        self._grounds: list[Mark] | None = None
        self._lines: list[Mark] = []
        self._geometry = Geometry()

    def show(self, findings: tuple[LiveFinding, ...]) -> Span | None:
        """The stretch of text in which marks came, went or changed; None when all are as they were."""
        changed = [(start, end) for _, start, end, *_ in _drawn(self.findings) ^ _drawn(findings)]
        self.findings = findings
        if not changed:
            return None
        self._grounds = None
        return Span(min(start for start, _ in changed), max(end for _, end in changed))

    def follow(self, change: Change) -> None:
        """The text was edited."""
        self.findings, self._grounds = followed(self.findings, change), None

    def attend_to(self, findings: tuple[LiveFinding, ...]) -> bool:
        """Brings these out while the pointer is on their card; True when that changes anything."""
        numbers = frozenset(found.number for found in findings)
        changed, self._attended = numbers != self._attended, numbers
        if changed:
            self._grounds = None
        return changed

    def focus_on(self, finding: LiveFinding | None) -> bool:
        """The one the person is at; True when that is another one."""
        number = finding.number if finding else None
        changed, self._focused = number != self._focused, number
        if changed:
            self._grounds = None
        return changed

    def at(self, offset: int) -> list[LiveFinding]:
        """The findings around an offset, as they lie over each other."""
        return sorted((f for f in self.findings if f.covers(offset)), key=precedence)

    def paint_grounds(
        self, painter: QPainter, document: QTextDocument, offsets: Utf16Offsets | None, area: QRect
    ) -> None:
        """Behind the text. ``area`` in the document's coordinates."""
        self._work_out(offsets)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for mark, place in self._geometry.rectangles(document, self._grounds or (), area.top(), area.bottom() + 1):
            token = mark.look.token
            draw_background(painter, place, mark, theme.colour(token), theme.colour(f"{token}_soft"))

    def paint_lines(self, painter: QPainter, document: QTextDocument, area: QRect) -> None:
        """Under the text; after ``paint_grounds``."""
        for mark, place in self._geometry.rectangles(document, self._lines, area.top(), area.bottom() + 1):
            draw_underline(painter, place, mark, theme.colour(mark.look.token))

    def first_place(
        self, document: QTextDocument, offsets: Utf16Offsets | None, finding: LiveFinding
    ) -> QPointF | None:
        """Lower left corner of its passage in the document, None when it has none."""
        if finding.span is None:
            return None
        look = look_of(finding.finding)
        mark = Mark(to_utf16(offsets, finding.span.start), to_utf16(offsets, finding.span.end), look)
        found = next(iter(self._geometry.rectangles(document, (mark,), 0, float("inf"))), None)
        return found[1].bottomLeft() if found else None

    def _work_out(self, offsets: Utf16Offsets | None) -> None:
        if self._grounds is not None:
            return
        shown = [f for f in self.findings if f.span]
        brought_out = [f for f in shown if f.number in self._attended or f.number == self._focused]
        filled = [f for f in shown if look_of(f.finding).filled and f not in brought_out]
        self._grounds = [self._mark(la.start, la.end, la.finding, offsets) for la in layers(filled)]
        self._lines = [self._mark(la.start, la.end, la.finding, offsets) for la in layers(shown)]
        for found in sorted(brought_out, key=lambda f: f.number == self._focused):
            if found.span:
                whole = self._mark(found.span.start, found.span.end, found, offsets)
                self._grounds.append(whole)
                self._lines = [m for m in self._lines if not (whole.start <= m.start and m.end <= whole.end)]
                self._lines.append(whole)

    def _mark(self, start: int, end: int, found: LiveFinding, offsets: Utf16Offsets | None) -> Mark:
        return Mark(
            to_utf16(offsets, start),
            to_utf16(offsets, end),
            look_of(found.finding),
            attended=found.number in self._attended,
            focused=found.number == self._focused,
        )


def _drawn(findings: tuple[LiveFinding, ...]) -> set[tuple[int, int, int, Source, Level]]:
    """All that can be seen of them in the text."""
    return {(f.number, f.span.start, f.span.end, f.finding.source, f.finding.level) for f in findings if f.span}
