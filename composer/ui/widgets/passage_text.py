# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text to read and to point at: passages are chosen with the keyboard or the mouse, nothing can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from composer.domain.text import Span, Utf16Offsets
from composer.ui import theme

LINE_HEIGHT_PERCENT = 145.0


class PassageText(QTextEdit):
    """All offsets given and taken are code points."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("role", "passage")
        self.setFont(theme.font(16))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text = ""
        self._offsets = Utf16Offsets("")

    def show_text(self, text: str) -> None:
        """Another text, with nothing chosen in it."""
        if text != self._text:
            self._text, self._offsets = text, Utf16Offsets(text)
            self.setPlainText(text)
            look = QTextBlockFormat()
            look.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(look)

    def passage(self) -> Span | None:
        """What is chosen, without the spaces around it; None when that is nothing."""
        cursor = self.textCursor()
        start = self._offsets.to_code_point(cursor.selectionStart())
        end = self._offsets.to_code_point(cursor.selectionEnd())
        chosen = self._text[start:end]
        if not chosen.strip():
            return None
        left = len(chosen) - len(chosen.lstrip())
        return Span(start + left, start + left + len(chosen.strip()))

    def choose_nothing(self) -> None:
        """The cursor stays where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def choose(self, span: Span) -> None:
        """As if the person had."""
        self.setTextCursor(self._cursor(span))
        self.ensureCursorVisible()

    def show_marks(self, marks: tuple[tuple[Span, str], ...]) -> None:
        """Passages on the soft ground of a token, underlined in its colour."""
        selections = []
        for span, token in marks:
            look = QTextCharFormat()
            look.setBackground(theme.colour(f"{token}_soft"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(theme.colour(token)))
            selection = QTextEdit.ExtraSelection()
            selection.format = look
            selection.cursor = self._cursor(span)
            selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_utf16(min(span.start, len(self._text))))
        cursor.setPosition(self._offsets.to_utf16(min(span.end, len(self._text))), QTextCursor.MoveMode.KeepAnchor)
        return cursor
