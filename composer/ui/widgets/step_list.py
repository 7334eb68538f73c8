# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of a guide at its left, with a tick for each answered one."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import PaintedButton


class StepButton(PaintedButton):
    """One question: a number or a tick, and its label."""

    def __init__(self, number: int, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._done = False
        self.setText(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setObjectName(f"guide.step.{number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, *, current: bool, done: bool) -> None:
        """Current, answered or still to come."""
        self._done = done
        self.setChecked(current)
        state = self.tr("answered") if done else self.tr("not answered")
        self.setAccessibleName(f"{self._number}. {self.text()}, {state}")
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(220), theme.pixels(42))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - theme.pixels(52)
        words = QFontMetrics(theme.font(14, QFont.Weight.DemiBold)).boundingRect(
            0, 0, max(room, 1), 1000, Qt.TextFlag.TextWordWrap, self.text()
        )
        return max(theme.pixels(42), words.height() + theme.pixels(16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = theme.pixels(8)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("brand_soft" if self.isChecked() else "raised"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("brand"), 2))
            painter.drawRoundedRect(box, radius, radius)
        self._draw_disc(painter)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.setPen(theme.colour("brand" if self.isChecked() else "muted"))
        left = theme.pixels(44)
        room = QRectF(left, 0, self.width() - left - theme.pixels(8), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())

    def _draw_disc(self, painter: QPainter) -> None:
        side = theme.pixels(22)
        disc = QRectF(theme.pixels(10), (self.height() - side) / 2, side, side)
        brand = theme.colour("brand")
        if self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brand)
            painter.drawEllipse(disc)
            step = theme.pixels(4) * 1.0
            painter.setPen(QPen(theme.colour("on_brand"), theme.pixels(2)))
            tick = (QPointF(-step, 0), QPointF(-step / 4, step * 0.7), QPointF(step, -step * 0.7))
            painter.drawPolyline(QPolygonF([disc.center() + point for point in tick]))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(brand if self.isChecked() else theme.colour("muted"), 1.4))
        painter.drawEllipse(disc.adjusted(0.7, 0.7, -0.7, -0.7))
        painter.setFont(theme.font(12, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepList(QWidget):
    """Any question can be gone back to, or jumped ahead to."""

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.steps")
        self.setAccessibleName(self.tr("Questions"))
        self._buttons: list[StepButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.pixels(6))

    def show_steps(self, labels: tuple[str, ...], current: int, done: tuple[bool, ...]) -> None:
        """The labels, which one is asked, and which are answered."""
        if tuple(button.text() for button in self._buttons) != labels:
            for button in self._buttons:
                self._layout.removeWidget(button)
                button.deleteLater()
            self._buttons = [StepButton(n + 1, label, self) for n, label in enumerate(labels)]
            for number, button in enumerate(self._buttons):
                button.clicked.connect(lambda _=False, n=number: self.step_chosen.emit(n))
                self._layout.addWidget(button)
        for number, button in enumerate(self._buttons):
            button.show_state(current=number == current, done=done[number])
