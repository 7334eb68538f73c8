# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text to read: safe HTML in the theme's colours, as high as its words; what is around it scrolls."""

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from composer.ui import theme

FOCUS_GAP = 10
"""Room around the words for the outline of the focus."""
_OPENED = frozenset(("http", "https", "mailto"))


class Reading(QTextBrowser):
    """Loads nothing by itself: a picture or style sheet named in the HTML stays out."""

    def __init__(self, size: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setProperty("role", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_html(self, html: str) -> None:
        """HTML that was made safe before."""
        self.document().setDefaultFont(theme.font(self._size))
        self.document().setDocumentMargin(theme.pixels(FOCUS_GAP))
        self.document().setIndentWidth(theme.pixels(20))
        self.document().setDefaultStyleSheet(self._style())
        self.setHtml(html)
        self.setExtraSelections([])
        self.updateGeometry()

    def mark(self, words: str) -> int:
        """Highlight every word, whatever its accents and case; how many places there are."""
        look = QTextCharFormat()
        look.setBackground(theme.colour("warn_soft"))
        look.setForeground(theme.colour("ink"))
        marks = []
        for start, end in places(self.document().toPlainText(), words):
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)
        return len(marks)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(640), round(self.document().size().height()) + theme.pixels(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("brand"), 2))
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's signature
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_PageUp, keys.Key_PageDown, keys.Key_Home, keys.Key_End):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _style(self) -> str:
        size, ink, link = theme.pixels(self._size), theme.colour("ink").name(), theme.colour("language").name()
        line, gap = round(size * 1.6), theme.pixels(14)
        rules = (
            f"p, li {{ line-height: {line}px; }}",
            f"p, ul, ol {{ margin: 0 0 {gap}px 0; }}",
            f"li {{ margin: 0 0 {gap // 2}px 0; }}",
            f"h3 {{ margin: {gap}px 0 {gap // 2}px 0; }}",
            f"body {{ color: {ink}; }} a {{ color: {link}; }}",
        )
        return " ".join(rules)

    def _on_anchor_clicked(self, address: QUrl) -> None:
        if address.scheme() in _OPENED:
            QDesktopServices.openUrl(address)


def fold(text: str) -> str:
    """Lower case without accents, one character for each: places in the result are places in ``text``."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[:1] for char in text)


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the beginnings of the searched words stand in ``text``, in UTF-16 units as Qt counts them."""
    folded = fold(text)
    for word in dict.fromkeys(fold(words).split()):
        at = folded.find(word)
        while at >= 0:
            if at == 0 or not folded[at - 1].isalnum():
                before = sum(1 for char in text[:at] if ord(char) > 0xFFFF)
                yield at + before, at + before + len(word)
            at = folded.find(word, at + 1)
