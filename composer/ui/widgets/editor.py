# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of a post: plain text, marked passages, one undo stack for each version of the text."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from composer.domain.review import Finding
from composer.domain.text import Edit, Span, Utf16Offsets
from composer.ui import theme
from composer.ui.widgets.live_findings import LiveFinding, change_between, followed
from composer.ui.widgets.passages import Mark, draw_background, draw_underline, look_of, rectangles
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
        self._findings: tuple[LiveFinding, ...] = ()
        self._attended: frozenset[int] = frozenset()
        self._explanation: Callable[[Finding], str] | None = None
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
        self._findings, self._attended, self._reached = (), frozenset(), None
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
        return self._findings

    def show_findings(self, findings: tuple[LiveFinding, ...]) -> None:
        """Marks these passages of the text of now."""
        if findings != self._findings:
            self._findings, self._attended, self._reached = findings, frozenset(), None
            self.viewport().update()

    def attend_to(self, findings: tuple[LiveFinding, ...]) -> None:
        """Brings out their passages, while their card is hovered or focused."""
        numbers = frozenset(finding.number for finding in findings)
        if numbers != self._attended:
            self._attended = numbers
            self.viewport().update()

    def explain_with(self, words: Callable[[Finding], str]) -> None:
        """Gives the words shown while the pointer rests on a passage, as rich text."""
        self._explanation = words

    def reveal(self, finding: LiveFinding) -> None:
        """Puts the cursor on the passage and scrolls to it."""
        if finding.span is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self._units(), finding.span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.attend_to((finding,))

    def cursor_offset(self) -> int:
        """Where the cursor is."""
        position = self.textCursor().position()
        offsets = self._units()
        return position if offsets is None else offsets.to_code_point(position)

    def findings_here(self) -> list[LiveFinding]:
        """The findings around the cursor, the narrowest first."""
        return self._findings_at(self.cursor_offset())

    def finding_here(self) -> LiveFinding | None:
        """The narrowest finding around the cursor."""
        return next(iter(self.findings_here()), None)

    def _findings_at(self, offset: int) -> list[LiveFinding]:
        around = [f for f in self._findings if f.span is not None and f.span.start <= offset <= f.span.end]
        return sorted(around, key=lambda f: (len(f.span or ()), f.finding.level.rank))

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
        visible = self._visible_marks(event.rect().top(), event.rect().bottom() + 1)
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        if visible:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.translate(offset)
            for mark, rectangle in visible:
                token = mark.look.token
                draw_background(painter, rectangle, mark, theme.colour(token), theme.colour(f"{token}_soft"))
            painter.end()
        super().paintEvent(event)
        if visible:
            painter = QPainter(self.viewport())
            painter.translate(offset)
            for mark, rectangle in visible:
                draw_underline(painter, rectangle, mark, theme.colour(mark.look.token))
            painter.end()
        if not self._text and self._prompt:
            self._paint_prompt()

    def _paint_prompt(self) -> None:
        """Qt's own placeholder is cut after its first line."""
        painter = QPainter(self.viewport())
        painter.setFont(self._font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(self.viewport().rect(), Qt.TextFlag.TextWordWrap, self._prompt)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            offsets = self._units()
            position = self.cursorForPosition(event.pos()).position()
            found = self._findings_at(position if offsets is None else offsets.to_code_point(position))
            told = self._explanation(found[0].finding) if found and self._explanation else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            # Qt's own Enter forgets the line height on an empty line, and Shift+Enter is no new paragraph for it.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

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
        if self._findings:
            self._findings = followed(self._findings, change)
            self.viewport().update()
        self.text_edited.emit(text)

    def _on_cursor_moved(self) -> None:
        if self._loading or not self._findings:
            return
        here = self.finding_here()
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

    def _visible_marks(self, top: int, bottom: int) -> list[tuple[Mark, QRectF]]:
        if not self._findings:
            return []
        offsets = self._units()
        marks = [
            Mark(
                to_utf16(offsets, f.span.start),
                to_utf16(offsets, f.span.end),
                look_of(f.finding),
                attended=f.number in self._attended,
            )
            for f in self._findings
            if f.span is not None
        ]
        marks.sort(key=lambda mark: mark.attended)
        scroll = self.verticalScrollBar().value()
        return list(rectangles(self.document(), marks, top + scroll, bottom + scroll))
