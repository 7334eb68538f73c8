# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one card that has real buttons: that of the finding in focus, or under the pointer."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui import theme
from composer.ui.card_faces import CardFace, WayOut
from composer.ui.widgets.buttons import PaintedButton
from composer.ui.widgets.card_painting import anatomy, paint_button, paint_card
from composer.ui.widgets.tab_order import follow


class WayButton(PaintedButton):
    """A way out, painted like those of the closed cards."""

    def __init__(self, way: WayOut, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._way = way
        self.setObjectName(f"findings.{way.way}")
        self.setText(way.words)
        self.setToolTip(way.words)
        self.setAccessibleName(f"{way.words}: {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_button(painter, box, self._way, focused=self.hasFocus(), hovered=self.underMouse(), down=self.isDown())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)


class OpenCard(QWidget):
    """Shows a face with all its ways out."""

    way_chosen = Signal(object)
    """A WayOut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings.card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._face: CardFace | None = None
        self._lit = True
        self._buttons: list[WayButton] = []

    @property
    def face(self) -> CardFace | None:
        """What it shows."""
        return self._face

    @property
    def buttons(self) -> tuple[WayButton, ...]:
        """In their order, for the tab chain."""
        return tuple(self._buttons)

    def show_face(self, face: CardFace, *, lit: bool = True) -> None:
        """Buttons that lead the same way stay, with the focus they have."""
        self._lit = lit
        before, self._face = self._face, face
        if before is None or (before.ways, before.words.title) != (face.ways, face.words.title):
            self._make_buttons(face)
        self.setAccessibleName(face.spoken)
        self.setAccessibleDescription(face.explained)
        self.updateGeometry()
        self._place_buttons()
        self.update()

    def _make_buttons(self, face: CardFace) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [WayButton(way, face.words.title, self) for way in face.ways]
        for button, way in zip(self._buttons, face.ways, strict=True):
            button.clicked.connect(lambda _=False, chosen=way: self.way_chosen.emit(chosen))
            button.show()
        follow(self, self._buttons)

    def _place_buttons(self) -> None:
        if self._face is not None:
            parts = anatomy(self._face, self.width(), is_open=True)
            for button, box in zip(self._buttons, parts.buttons, strict=True):
                button.setGeometry(box.toAlignedRect())

    def heightForWidth(self, width: int) -> int:
        return 0 if self._face is None else round(anatomy(self._face, width, is_open=True).height)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = theme.pixels(332)
        return QSize(width, self.heightForWidth(self.width() if self.isVisible() else width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_buttons()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._face is None:
            return
        painter = QPainter(self)
        parts = anatomy(self._face, self.width(), is_open=True)
        paint_card(painter, self._face, QRectF(self.rect()), parts, lit=self._lit)
        painter.end()
