# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One version of a post's text as a Qt document: plain, evenly spaced, links and hashtags coloured."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from composer.domain.text import Utf16Offsets
from composer.ui import theme

LINE_HEIGHT = 1.65
_NEW_LINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0\ufdd1\ufffc]")
_SPECIAL = re.compile(r"https?://\S+|www\.\S+|(?<![\w&])[#@][^\W_][\w.@-]*\w|(?<![\w&])#\w", re.IGNORECASE)


def plain(text: str) -> str:
    """What may come into a post from outside: one kind of line end, no control characters."""
    return _UNWANTED.sub("", _NEW_LINES.sub("\n", text))


def special_words(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each link, hashtag and mention."""
    if not any(sign in text for sign in "#@:w"):
        return ()
    return tuple(found.span() for found in _SPECIAL.finditer(text))


class Colouring(QSyntaxHighlighter):
    """Links, hashtags and mentions; Qt asks again only for the paragraphs that changed."""

    def highlightBlock(self, text: str) -> None:
        words = special_words(text)
        if not words:
            return
        offsets = None if text.isascii() else Utf16Offsets(text)
        look = QTextCharFormat()
        look.setForeground(theme.colour("language"))
        for start, end in words:
            first, last = to_utf16(offsets, start), to_utf16(offsets, end)
            self.setFormat(first, last - first, look)


class Version:
    """One version of the text: its document, with its undo stack, and where the reader was."""

    def __init__(self, parent: QWidget) -> None:
        self.document = QTextDocument(parent)
        self.document.setDocumentMargin(0)
        self.colouring = Colouring(self.document)
        self.cursor: QTextCursor | None = None
        self.scroll = 0

    def load(self, text: str, font: QFont) -> None:
        """Another text, with no undo step behind it."""
        document = self.document
        document.setUndoRedoEnabled(False)
        document.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_line_format(font.pixelSize()))
        document.setProperty("line_height", font.pixelSize())
        document.setUndoRedoEnabled(True)

    def style(self, font: QFont) -> None:
        """Fonts and line heights; changing these is no edit, but Qt would record it as one, so only when needed."""
        document = self.document
        if document.defaultFont() != font:
            document.setDefaultFont(font)
        if document.isEmpty() or document.property("line_height") != font.pixelSize():
            document.setProperty("line_height", font.pixelSize())
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.joinPreviousEditBlock()
            cursor.setBlockFormat(_line_format(font.pixelSize()))
            cursor.endEditBlock()

    def text(self) -> str:
        """No-break spaces included, which ``toPlainText`` loses."""
        return raw(self.document)


def to_utf16(offsets: Utf16Offsets | None, code_point: int) -> int:
    """None stands for a text in which both count the same."""
    return code_point if offsets is None else offsets.to_utf16(code_point)


def _line_format(pixels: int) -> QTextBlockFormat:
    look = QTextBlockFormat()
    # A fixed height keeps the rhythm even where an emoji's font is taller than the text's.
    look.setLineHeight(pixels * LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return look


def raw(document: QTextDocument) -> str:
    """The text of a document with its no-break spaces."""
    text = document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
