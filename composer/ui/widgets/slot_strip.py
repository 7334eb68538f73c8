# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When to publish: a strip over the foot of Compose with suggested slots, and an hour of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from composer.ui import theme
from composer.ui.widgets.buttons import button, icon_button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import heading, label, show_words


@dataclass(frozen=True, slots=True)
class SlotFace:
    """A slot as it is offered: when, why, and both in one sentence for who listens."""

    at: datetime
    when: str
    why: str
    spoken: str


class _CalmDateTimeEdit(QDateTimeEdit):
    """The wheel scrolls what lies under it, not the hour."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SlotStrip(QFrame):
    """Tells what was chosen; the desk decides what follows."""

    slot_chosen = Signal(object)
    """The ``datetime`` of the slot."""
    moment_chosen = Signal(object)
    """A QDateTime the person wrote."""
    reminder_toggled = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.slots")
        self.setProperty("role", "bar")
        self.setAccessibleName(self.tr("When to publish"))
        self._faces: tuple[SlotFace, ...] = ()
        self._chips: tuple[QPushButton, ...] = ()
        self._build()
        self.hide()

    def _build(self) -> None:
        self._row = FlowRow(theme.pixels(8), self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._own = button(self.tr("Another time…"), "slots.own", "chip")
        self._own.setCheckable(True)
        self._own.clicked.connect(self._on_own)
        self._moment = _CalmDateTimeEdit()
        self._moment.setObjectName("slots.moment")
        self._moment.setAccessibleName(self.tr("Day and hour"))
        self._moment.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._moment.setDisplayFormat(_pattern())
        self._moment.dateTimeChanged.connect(self._on_moment_changed)
        self._moment.hide()
        self._words = label("", "small", wraps=True, name="slots.words")
        self._remind = button(self.tr("Remind me instead"), "slots.remind", "chip")
        self._remind.setCheckable(True)
        self._remind.clicked.connect(self.reminder_toggled)
        self._close = icon_button("close", self.tr("Not now: publish at once"), "slots.close")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(theme.pixels(12))
        head.addWidget(heading(self.tr("When to publish")))
        head.addWidget(self._words, 1)
        head.addStretch(0)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(24, 6, 16, 10))
        layout.setSpacing(theme.pixels(6))
        layout.addLayout(head)
        layout.addWidget(self._row)

    @property
    def faces(self) -> tuple[SlotFace, ...]:
        """What is offered."""
        return self._faces

    def wait(self, words: str) -> None:
        """Shown, while slots are looked for."""
        self._offer(())
        self.say(words)
        self.show()

    def offer(self, faces: Sequence[SlotFace], start: datetime) -> None:
        """The best slot is chosen at once, and has the focus; ``start`` is where an hour of one's own begins."""
        self._offer(faces)
        self._moment.blockSignals(True)
        self._moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(start.timestamp())))
        self._moment.blockSignals(False)
        if self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._chips[0].click()
        else:
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """A quiet line beside the title."""
        show_words(self._words, words)

    def allow_reminder(self, allowed: bool, why_not: str = "") -> None:
        """False at hours at which the person does not want to be spoken to."""
        self._remind.setEnabled(allowed)
        self._remind.setToolTip(why_not)
        self._remind.setAccessibleDescription(why_not)

    def show_reminder(self, kept: bool) -> None:
        """Whether the chosen hour is one of which the person will be reminded."""
        self._remind.setChecked(kept)

    def be_low(self, low: bool) -> None:
        """Closer to the edges where each line counts."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*theme.margins(*((10, 2, 6, 4) if low else (24, 6, 16, 10))))

    def _offer(self, faces: Sequence[SlotFace]) -> None:
        self._faces = tuple(faces)
        while (item := self._row.items.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QPushButton) and widget in self._chips:
                widget.hide()
                widget.deleteLater()
        self._own.setChecked(False)
        self._chips = tuple(self._chip(number, face) for number, face in enumerate(faces))
        for widget in (*self._chips, self._own, self._moment, self._remind):
            self._row.items.addWidget(widget)
            widget.setParent(self._row)
            widget.setVisible(widget is not self._moment)
        order = (self._close, *self._chips, self._own, self._moment, self._remind)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._row.updateGeometry()

    def _chip(self, number: int, face: SlotFace) -> QPushButton:
        made = button(f"{face.when} · {face.why}", f"slots.slot.{number}", "chip")
        made.setCheckable(True)
        made.setAccessibleName(face.spoken)
        made.setToolTip(face.spoken)
        made.clicked.connect(partial(self._on_slot, made, face.at))
        made.toggled.connect(partial(_show_tick, made))
        _show_tick(made, False)
        return made

    def _choose(self, chosen: QPushButton) -> None:
        for made in (*self._chips, self._own):
            made.setChecked(made is chosen)

    def _on_slot(self, chosen: QPushButton, at: datetime) -> None:
        self._choose(chosen)
        self._moment.hide()
        self.slot_chosen.emit(at)

    def _on_own(self) -> None:
        self._choose(self._own)
        self._moment.show()
        self._moment.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_moment_changed()

    def _on_moment_changed(self) -> None:
        self.moment_chosen.emit(self._moment.dateTime())


def _show_tick(chip: QPushButton, chosen: bool) -> None:
    """Chosen is told by more than a colour."""
    chip.setIcon(theme.icon("check", "brand") if chosen else theme.icon("clock", "muted"))


def _pattern() -> str:
    return "ddd d MMM yyyy, HH 'h' mm" if QLocale().language() is QLocale.Language.French else "ddd d MMM yyyy, HH:mm"
