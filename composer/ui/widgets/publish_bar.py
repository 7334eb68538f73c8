# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of Compose: where to, what is still missing, and the one button that publishes."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from composer.domain.ids import AccountId
from composer.ui import theme
from composer.ui.widgets import buttons
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.tab_order import follow

LONGEST_NOTE: Final = 200
NOTE_WIDTH: Final = 400


class Phase(Enum):
    """Where the press of a button leads next."""

    READY = "ready"
    BLOCKED = "blocked"
    ASKING = "asking"
    """For one sentence of the person's own, above the text."""
    CONFIRMING = "confirming"
    SENDING = "sending"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class AccountChip:
    """An account that may be chosen."""

    id: AccountId
    label: str
    spoken: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class BarState:
    """``sentences``: what is missing, to be confirmed, or what happened. ``tone`` is a colour token."""

    phase: Phase
    accounts: tuple[AccountChip, ...] = ()
    sentences: tuple[str, ...] = ()
    tone: str = "muted"
    link: str = ""
    """Address of the receipt."""
    later: bool = False
    """The press of the button publishes at the hour that was chosen."""


class PublishBar(QFrame):
    """Shows a BarState; the screen decides."""

    publish_requested = Signal()
    publish_confirmed = Signal()
    confirmation_declined = Signal()
    schedule_requested = Signal()
    """The person wants to choose an hour."""
    as_it_is_requested = Signal()
    """Without a sentence of one's own."""
    account_toggled = Signal(str, bool)
    receipt_requested = Signal()
    another_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.bar")
        self.setProperty("role", "bar")
        self._state = BarState(Phase.BLOCKED)
        self._scheduling = False
        self._chips: tuple[AccountChip, ...] = ()
        self._build()
        self._show(self._state)

    def _build(self) -> None:
        self._accounts = FlowRow(theme.pixels(8), self)
        self._words = QLabel()
        self._words.setObjectName("publish.words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._decline = button(self.tr("Back to the text"), "publish.decline")
        self._decline.clicked.connect(self.confirmation_declined)
        self._as_it_is = button(self.tr("Publish it as it is"), "publish.as_it_is")
        self._as_it_is.clicked.connect(self.as_it_is_requested)
        self._note = QLineEdit()
        self._note.setObjectName("publish.note")
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.setPlaceholderText(self.tr("Why? Optional, stays on this computer"))
        self._note.setAccessibleName(self._note.placeholderText())
        self._note.returnPressed.connect(self.publish_confirmed)
        self._confirm = button(self.tr("Publish all the same"), "publish.confirm", "primary")
        self._confirm.clicked.connect(self.publish_confirmed)
        self._receipt = button(self.tr("See it in the outbox"), "publish.receipt")
        self._receipt.clicked.connect(self.receipt_requested)
        self._another = button(self.tr("Write another post"), "publish.another")
        self._another.clicked.connect(self.another_requested)
        self._schedule = button(self.tr("Schedule…"), "compose.schedule")
        self._schedule.setToolTip(self.tr("Choose an hour that colleagues leave free (Ctrl+Shift+Enter)"))
        self._schedule.clicked.connect(self.schedule_requested)
        self._publish = button(self.tr("Publish"), "compose.publish", "primary")
        self._publish.clicked.connect(self.publish_requested)
        self._line = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.be_low(low=False)
        layout.addWidget(self._accounts, 0, Qt.AlignmentFlag.AlignVCenter)
        asked = QVBoxLayout()
        asked.setSpacing(theme.pixels(6))
        asked.addWidget(self._words)
        asked.addLayout(self._room_for_note())
        layout.addLayout(asked, 1)
        ways = QHBoxLayout()
        ways.addStretch(1)
        for made in (
            self._as_it_is,
            self._decline,
            self._receipt,
            self._another,
            self._confirm,
            self._schedule,
            self._publish,
        ):
            ways.addWidget(made)
        layout.addLayout(ways)

    def _room_for_note(self) -> QHBoxLayout:
        """At the right, under the question it answers."""
        self._note.setMaximumWidth(theme.pixels(NOTE_WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._note, 1000)
        return row

    def be_low(self, low: bool) -> None:
        """Closer to the edges where each line counts."""
        self._line.setContentsMargins(*theme.margins(*((10, 5, 10, 5) if low else (24, 13, 24, 13))))
        self._line.setSpacing(theme.pixels(8 if low else 12))
        self._low = low
        self._stack()

    def _stack(self) -> None:
        """Where large text leaves no room beside each other: what is asked over the buttons that answer."""
        stacked = self._low and self._state.phase in (Phase.ASKING, Phase.CONFIRMING, Phase.SETTLED)
        self._accounts.setVisible(not stacked)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def show_scheduling(self, under_way: bool) -> None:
        """Whether an hour is being chosen."""
        self._scheduling = under_way
        self._show(self._state)

    @property
    def phase(self) -> Phase:
        """Of the state shown."""
        return self._state.phase

    @property
    def note(self) -> str:
        """The reason that is given with a confirmation, mostly none."""
        return self._note.text() if self._state.phase is Phase.CONFIRMING else ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said beside the button."""
        return self._state.sentences

    def show_state(self, state: BarState) -> None:
        """What can be done now."""
        if state == self._state:
            return
        before, self._state = self._state, state
        self._show(state)
        if before.phase is not state.phase:
            self._move_focus(confirming=state.phase is Phase.CONFIRMING, settled=state.phase is Phase.SETTLED)

    def _show(self, state: BarState) -> None:
        if state.accounts != self._chips:
            self._show_accounts(state.accounts)
        self._words.setText("\n".join(state.sentences))
        self._words.setProperty("tone", state.tone)
        theme.repolish(self._words)
        self._publish.setVisible(state.phase in (Phase.READY, Phase.BLOCKED, Phase.SENDING))
        self._publish.setEnabled(state.phase is Phase.READY)
        self._publish.setText(self._publish_words(state))
        self._confirm.setText(self.tr("Schedule all the same") if state.later else self.tr("Publish all the same"))
        self._publish.setToolTip(
            self.tr("Publish at that hour (Ctrl+Enter)") if state.later else self.tr("Publish now (Ctrl+Enter)")
        )
        self._schedule.setVisible(state.phase in (Phase.READY, Phase.BLOCKED) and not self._scheduling)
        self._publish.setAccessibleDescription(" ".join(state.sentences))
        confirming = state.phase is Phase.CONFIRMING
        self._as_it_is.setVisible(state.phase is Phase.ASKING)
        self._decline.setVisible(confirming or state.phase is Phase.ASKING)
        self._confirm.setVisible(confirming)
        self._note.setVisible(confirming)
        settled = state.phase is Phase.SETTLED
        self._receipt.setVisible(settled)
        self._another.setVisible(settled)
        self._stack()

    def _publish_words(self, state: BarState) -> str:
        if state.phase is Phase.SENDING:
            return self.tr("Publishing…")
        return self.tr("Schedule") if state.later else self.tr("Publish")

    def _move_focus(self, *, confirming: bool, settled: bool) -> None:
        """The keyboard follows what was just asked, only when it was in the bar or the person pressed publish."""
        if confirming:
            self._note.clear()
            self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        elif settled:
            self._receipt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_accounts(self, chips: tuple[AccountChip, ...]) -> None:
        self._chips = chips
        held: QWidget | None = self.window().focusWidget()
        name = held.objectName() if held is not None and self._accounts.isAncestorOf(held) else ""
        while (item := self._accounts.items.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown: list[QWidget] = []
        for chip in chips:
            made = buttons.chip(chip.label, f"compose.account.{chip.id}", chosen=chip.chosen)
            made.setAccessibleName(chip.spoken)
            made.setToolTip(chip.spoken)
            made.toggled.connect(lambda on, key=chip.id: self.account_toggled.emit(key, on))
            self._accounts.items.addWidget(made)
            shown.append(made)
        follow(self._accounts, shown)
        self._accounts.updateGeometry()
        if name and shown:  # else pressing one would send the keyboard elsewhere
            for each in shown:
                each.show()  # what is not shown yet can't take the focus
            next((each for each in shown if each.objectName() == name), shown[0]).setFocus()
