# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail at the left: the mark, and one button for each screen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import PaintedButton

ROOM_FOR_WORDS = 50
"""Height from which on the words are drawn under the picture; they are in the tool tip too."""


class RailButton(PaintedButton):
    """An icon over a word."""

    def __init__(self, icon: str, words: str, shortcut: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({shortcut})" if shortcut else words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(11, QFont.Weight.DemiBold))
        return QSize(words.horizontalAdvance(self.text()) + theme.pixels(3), theme.pixels(56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """The window says which one is checked."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, hovered = self.isChecked(), self.underMouse()
        radius = theme.pixels(8)
        face = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("brand"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand_soft") if chosen else theme.colour("raised" if hovered else "surface"))
        painter.drawRoundedRect(face, radius, radius)
        tone = "brand" if chosen else ("ink" if hovered else "muted")
        side = theme.pixels(22)
        roomy = self.height() >= theme.pixels(ROOM_FOR_WORDS)
        top = theme.pixels(8) if roomy else (self.height() - side) / 2
        theme.draw_icon(painter, self._icon, tone, QRectF((self.width() - side) / 2, top, side, side))
        if not roomy:
            painter.end()
            return
        painter.setFont(theme.font(11, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(theme.colour(tone))
        words = QRectF(0, theme.pixels(33), self.width(), self.height() - theme.pixels(35))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        painter.end()


class Mark(QWidget):
    """The letter of the house."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.pixels(40), theme.pixels(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.pixels(10), theme.pixels(10))
        painter.setPen(theme.colour("on_brand"))
        painter.setFont(theme.font(19, QFont.Weight.Bold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "R")
        painter.end()


class Rail(QFrame):
    """Buttons in two groups, the second one at the foot."""

    screen_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setProperty("role", "rail")
        self._buttons: dict[str, RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*theme.margins(4, 16, 4, 16))
        self._layout.setSpacing(theme.pixels(4))
        self._layout.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(theme.pixels(14))
        self.setMinimumWidth(theme.pixels(80))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def add(self, key: str, icon: str, words: str, shortcut: str) -> None:
        """One more screen."""
        button = RailButton(icon, words, shortcut, f"rail.{key}")
        button.clicked.connect(lambda: self.screen_chosen.emit(key))
        self._buttons[key] = button
        self._layout.addWidget(button)

    def add_stretch(self) -> None:
        """What follows stands at the foot."""
        self._layout.addStretch(1)

    def show_chosen(self, key: str) -> None:
        """Which screen is at the front."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
