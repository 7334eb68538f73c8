# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels by the role of their words, and an icon that follows the theme."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from composer.ui import theme


def label(words: str = "", role: str = "", *, wraps: bool = False, name: str = "") -> QLabel:
    """Plain text in the look of ``role``: ``title``, ``secondary``, ``small``, ``badge``."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    made.setObjectName(name)
    return made


def heading(words: str) -> QLabel:
    """Names a group of things, in small capitals' manner."""
    made = label(words.upper(), "section")
    made.setAccessibleName(words)
    return made


def prose(role: str = "post-text", name: str = "") -> QLabel:
    """For text of several lines, set a little apart; fill it with ``show_prose``."""
    made = label("", role, wraps=True, name=name)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def show_prose(target: QLabel, words: str) -> None:
    """Plain text with its line breaks; nothing in it is taken for markup."""
    paragraphs = [escape(part).replace("\n", "<br>") for part in words.split("\n\n") if part.strip()]
    gap = theme.pixels(9)
    last = len(paragraphs) - 1
    target.setText(
        "".join(
            f'<p style="line-height:132%; margin:0 0 {0 if number == last else gap}px 0">{part}</p>'
            for number, part in enumerate(paragraphs)
        )
    )
    target.setAccessibleName(words)


def show_words(target: QLabel, words: str) -> None:
    """The words, or nothing at all when they are empty."""
    target.setText(words)
    target.setVisible(bool(words))


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is its tool tip."""

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.show_text(words)

    def show_text(self, words: str) -> None:
        """Replace the text."""
        self._whole = words
        self.setAccessibleName(words)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(40), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class FittingLabel(QLabel):
    """The first of several wordings that fits; nothing where none does. A screen reader gets the first."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._wordings: tuple[str, ...] = ()

    def show_first_of(self, *wordings: str) -> None:
        """The longest one first."""
        if wordings != self._wordings:
            self._wordings = wordings
            self.setAccessibleName(wordings[0])
            self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        width = self.fontMetrics().horizontalAdvance
        self.setText(next((words for words in self._wordings if width(words) <= self.width()), ""))


class IconLabel(QWidget):
    """A picture beside words; it says nothing of its own to a screen reader."""

    def __init__(self, icon: str, token: str = "muted", size: int = 18, soft: str = "") -> None:
        super().__init__()
        self._icon, self._token, self._size, self._soft = icon, token, size, soft
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, token: str) -> None:
        """Another picture in its place."""
        self._icon, self._token = icon, token
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.pixels(self._size * (2.0 if self._soft else 1.0))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self._soft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._soft))
            painter.drawEllipse(whole)
        side = theme.pixels(self._size)
        inner = QRectF(0, 0, side, side)
        inner.moveCenter(whole.center())
        theme.draw_icon(painter, self._icon, self._token, inner)
        painter.end()
