# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of a post: plain text, marked passages, one undo stack for each version of the text."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from composer.domain.text import Edit, Span, Utf16Offsets
from composer.ui import theme
from composer.ui.file_choice import dropped_file
from composer.ui.widgets.live_findings import LiveFinding, change_between
from composer.ui.widgets.marking import Marking
from composer.ui.widgets.passages import overhang
from composer.ui.widgets.post_document import Version, plain, to_utf16

MEASURE = 640
LOW = 240
"""Below this height there is no room for air above the text."""
FONT_PIXELS = 16


class PostEditor(QTextEdit):
    """Edits plain text. All offsets given and taken are code points."""

    text_edited = Signal(str)
    """The person changed the text, by typing, pasting, undoing or applying a fix."""
    passage_reached = Signal(object)
    """The cursor came into this LiveFinding's passage; None when it left it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "editor")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("compose.editor")
        self._versions: dict[str, Version] = {}
        self._version = Version(self)
        self._text = ""
        self._offsets: Utf16Offsets | None = None
        self._marking = Marking()
        self._before_fixes: dict[str, int] = {}
        self._reached: int | None = None
        self._prompt = ""
        self._loading = False
        self._use(self._version)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        theme.changed.connect(self.restyle)

    # -- text ------------------------------------------------------------

    def show_prompt(self, prompt: str) -> None:
        """A question in grey while nothing is written."""
        if prompt != self._prompt:
            self._prompt = prompt
            self.setAccessibleDescription(prompt)
            self.viewport().update()

    def text(self) -> str:
        """The text as it is, no-break spaces included (``toPlainText`` loses them)."""
        return self._text

    def show_version(self, key: str, text: str) -> None:
        """Switches to the version ``key``; its undo stack survives unless ``text`` changed meanwhile."""
        self._version.cursor = self.textCursor()
        self._version.scroll = self.verticalScrollBar().value()
        version = self._versions.get(key)
        if version is None:
            version = self._versions[key] = Version(self)
        self._loading = True
        self._marking, self._reached = Marking(), None
        self._before_fixes.clear()
        self._use(version)
        if version.text() != text:
            version.load(text, self._font())
            version.cursor = None
        self._text = text
        self._offsets = None
        if version.cursor is not None:
            self.setTextCursor(version.cursor)
            self.verticalScrollBar().setValue(version.scroll)
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._loading = False
        self.viewport().update()

    def forget_versions(self) -> None:
        """Before another draft is shown."""
        kept = self._version
        for version in self._versions.values():
            if version is not kept:
                version.colouring.setDocument(None)
                version.document.deleteLater()
        self._versions.clear()

    def replace_text(self, text: str) -> None:
        """Another text as one undoable step."""
        change = change_between(self._text, text)
        if change is not None:
            added = text[change.start : change.start + change.added]
            self.apply_edits([Edit(Span(change.start, change.start + change.removed), added)])

    def apply_edits(self, edits: Iterable[Edit]) -> None:
        """All edits as one undoable step; their spans refer to the text of now."""
        offsets = self._units()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in sorted(edits, key=lambda e: e.span, reverse=True):
            cursor.setPosition(to_utf16(offsets, edit.span.start))
            cursor.setPosition(to_utf16(offsets, edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        cursor.endEditBlock()

    def apply_fix(self, edits: Iterable[Edit]) -> None:
        """As ``apply_edits``; undoing it also brings the cursor back to where it was."""
        self._before_fixes[self._text] = self.textCursor().position()
        self.apply_edits(edits)

    def insert_here(self, text: str) -> None:
        """Where the person writes, as one undoable step."""
        cursor = self.textCursor()
        before = self._text[: self.cursor_offset()][-1:]
        cursor.insertText(text if not before or before.isspace() else f" {text}")
        self.setFocus()

    def insert_at_end(self, text: str) -> None:
        """One undoable step; the cursor stays where the person writes."""
        if text:
            self.apply_edits([Edit(Span(len(self._text), len(self._text)), text)])

    # -- findings ---------------------------------------------------------

    def findings(self) -> tuple[LiveFinding, ...]:
        """The findings shown, where they are now."""
        return self._marking.findings

    def show_findings(self, findings: tuple[LiveFinding, ...]) -> None:
        """Marks these passages of the text of now; one that was there before keeps its focus by its number."""
        changed = self._marking.show(findings)
        if changed is not None:
            self._repaint(changed)

    def attend_to(self, findings: tuple[LiveFinding, ...]) -> None:
        """Brings out their passages, while their card is under the pointer."""
        if self._marking.attend_to(findings):
            self.viewport().update()

    def focus_on(self, finding: LiveFinding | None) -> None:
        """Marks the one finding in focus; the cursor stays."""
        self._reached = finding.number if finding else None
        if self._marking.focus_on(finding):
            self.viewport().update()

    def reveal(self, finding: LiveFinding) -> None:
        """Puts the cursor at the start of the passage and scrolls to the whole of it."""
        if finding.span is None:
            return
        self._reached = finding.number
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self._units(), finding.span.end))
        self._loading = True  # on the way there
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._loading = False
        cursor.setPosition(to_utf16(self._units(), finding.span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def cursor_offset(self) -> int:
        """Where the cursor is."""
        return self._code_point(self.textCursor().position())

    def findings_here(self) -> list[LiveFinding]:
        """The findings around the cursor, the one drawn on top first."""
        return self._marking.at(self.cursor_offset())

    def findings_under(self, point: QPoint) -> list[LiveFinding]:
        """The findings whose words are drawn there, in the viewport; the one drawn on top first."""
        cursor = self.cursorForPosition(point)
        box = self.cursorRect(cursor)
        near = theme.pixels(FONT_PIXELS)
        if abs(point.x() - box.x()) > near or not box.top() - 2 <= point.y() <= box.bottom() + 2:
            return []
        return self._marking.at(self._code_point(cursor.position()))

    def place_of(self, finding: LiveFinding) -> QPoint | None:
        """Where its passage begins, just under its first line, in the viewport."""
        place = self._marking.first_place(self.document(), self._units(), finding)
        return None if place is None else (place - self._scrolled()).toPoint()

    # -- look -------------------------------------------------------------

    def restyle(self) -> None:
        """After a change of theme or text size."""
        for version in {self._version, *self._versions.values()}:
            self._restyle(version)
            version.colouring.rehighlight()
        self._place_margins()
        self.viewport().update()

    def _use(self, version: Version) -> None:
        self._version = version
        if version.document.defaultFont() != self._font():
            self._restyle(version)
        self.setDocument(version.document)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.pixels(FONT_PIXELS))
        return font

    def _restyle(self, version: Version) -> None:
        loading, self._loading = self._loading, True
        version.style(self._font())
        self._loading = loading

    def _place_margins(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(theme.pixels(24), (self.width() - bar - theme.pixels(MEASURE)) // 2)
        top = theme.pixels(20 if self.height() >= theme.pixels(LOW) else 4)
        self.setViewportMargins(side, top, side, 0)

    # -- Qt ---------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_margins()
        super().resizeEvent(event)
        if self.hasFocus():
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            point = self.viewport().mapFrom(self, event.position().toPoint())
            inside = QPoint(min(max(point.x(), 0), self.viewport().width() - 1), max(point.y(), 0))
            self.setTextCursor(self.cursorForPosition(inside))
            return True
        if event.type() is QEvent.Type.StyleChange:
            self._place_margins()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        scrolled = self._scrolled()
        area = event.rect().translated(scrolled.toPoint())
        marked = bool(self._marking.findings)
        if marked:
            painter = QPainter(self.viewport())
            painter.translate(-scrolled)
            self._marking.paint_grounds(painter, self.document(), self._units(), area)
            painter.end()
        super().paintEvent(event)
        if marked:
            painter = QPainter(self.viewport())
            painter.translate(-scrolled)
            self._marking.paint_lines(painter, self.document(), area)
            painter.end()
        if not self._text and self._prompt:
            self._paint_prompt()

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _paint_prompt(self) -> None:
        """Qt's own placeholder is cut after its first line."""
        painter = QPainter(self.viewport())
        painter.setFont(self._font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(self.viewport().rect(), Qt.TextFlag.TextWordWrap, self._prompt)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            # Qt's own Enter forgets the line height on an empty line, and Shift+Enter is no new paragraph for it.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        before = self._text
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Undo) and self._text != before:
            self._bring_cursor_back()

    def _bring_cursor_back(self) -> None:
        position = self._before_fixes.get(self._text)
        if position is not None:
            cursor = self.textCursor()
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not dropped_file(source)  # that one is for the window

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(plain(source.text()))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    # -- slots ------------------------------------------------------------

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        text = self._version.text()
        change = change_between(self._text, text)
        if change is None:
            return
        if not text or not self._text:
            self.viewport().update()
        self._text = text
        self._offsets = None
        if self._marking.findings:
            self._marking.follow(change)
            self._repaint(Span(change.start, len(text)))
        self.text_edited.emit(text)

    def _repaint(self, stretch: Span) -> None:
        """Only the paragraphs of the stretch: to draw a long text takes longer than a key may."""
        layout = self.document().documentLayout()
        ends = (to_utf16(self._units(), offset) for offset in (stretch.start, stretch.end))
        first, last = (layout.blockBoundingRect(self.document().findBlock(end)) for end in ends)
        scrolled, reach = self._scrolled().y(), overhang(self.document())
        top = math.floor(first.top() - scrolled) - reach
        to_the_end = stretch.end >= len(self._text)
        bottom = self.viewport().height() if to_the_end else math.ceil(last.bottom() - scrolled) + reach
        self.viewport().update(QRect(0, top, self.viewport().width(), bottom - top))

    def _on_cursor_moved(self) -> None:
        if self._loading or not self._marking.findings:
            return
        around = self.findings_here()
        here = next((f for f in around if f.number == self._reached), next(iter(around), None))
        number = here.number if here else None
        if number != self._reached:
            self._reached = number
            self.passage_reached.emit(here)

    def _units(self) -> Utf16Offsets | None:
        """None while code points and UTF-16 units agree."""
        if len(self._text.encode("utf-16-le", "surrogatepass")) == 2 * len(self._text):
            return None
        if self._offsets is None:
            self._offsets = Utf16Offsets(self._text)
        return self._offsets

    def _code_point(self, position: int) -> int:
        offsets = self._units()
        return position if offsets is None else offsets.to_code_point(position)
