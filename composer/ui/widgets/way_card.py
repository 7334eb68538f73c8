# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large button that says what it leads to."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import PaintedButton
from composer.ui.widgets.labels import IconLabel


class WayCard(PaintedButton):
    """An icon, a title, a sentence; ``badge`` and ``caption`` are optional small words."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        badge: str = "",
        caption: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (text, badge, caption) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._build(icon, title, text, badge, caption)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _build(self, icon: str, title: str, text: str, badge: str, caption: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(20, 18, 20, 18))
        layout.setSpacing(theme.pixels(8))
        if icon:
            picture = IconLabel(icon, "brand", 24)
            picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(picture)
        if badge or (caption and not icon):
            top = QHBoxLayout()
            top.setSpacing(theme.pixels(10))
            for words, role in ((badge, "badge"), (caption, "caption")):
                if words:
                    top.addWidget(_label(words, role))
            top.addStretch(1)
            layout.addLayout(top)
        layout.addWidget(_label(title, "way-title", wraps=True))
        layout.addWidget(_label(text, "secondary", wraps=True))
        layout.addStretch(1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        strong = self.hasFocus() or self.isDown()
        edge = theme.colour("brand" if strong else ("muted" if self.underMouse() else "line"))
        painter.setPen(QPen(edge, 2.0 if strong else 1.0))
        painter.setBrush(theme.colour("surface"))
        radius = theme.pixels(12)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _label(words: str, role: str, *, wraps: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wraps)
    return label
