# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An account: who it is, how it stands, what was allowed, and the ways on."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from composer.ui import theme
from composer.ui.account_words import AccountLook
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.initial import Initial
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.words import card, column, label, row, rule

LARGE: Final = 1.5
"""From this size of text on, little stands beside each other."""


@dataclass(frozen=True, slots=True)
class AccountFace:
    """``id`` is that of the account; ``lasting`` is False for one that has no sign-in, as the practice account."""

    id: str
    name: str
    handle: str
    network: str
    look: AccountLook
    signs_in: bool = True
    urgent: bool = False
    """Signing in again is the thing to do."""
    unkept: bool = False
    """Its keys are in memory, and may go to the keyring once that is open."""
    about: str = ""


class AccountCard(QWidget):
    """Lets go only after a second yes, asked in its place."""

    again_requested = Signal(str)
    keep_requested = Signal(str)
    disconnect_requested = Signal(str)

    def __init__(self, face: AccountFace) -> None:
        super().__init__()
        self._face = face
        self._name = f"accounts.{face.id}"
        self.setObjectName(self._name)
        frame, inside = card(12)
        column(0, self).addWidget(frame)
        inside.addLayout(self._head())
        if face.look.sentence:
            inside.addLayout(_told(face.look))
        if face.about:
            inside.addWidget(label(face.about))
        if face.look.allowed:
            allowed = label(self.tr("You allowed: {what}.").format(what=_listed(face.look.allowed)), "secondary")
            allowed.setToolTip(face.look.scopes)
            inside.addWidget(allowed)
        if face.look.times:
            inside.addWidget(label(face.look.times, "caption"))
        if face.signs_in:
            inside.addWidget(rule())
            self._ways, self._question = self._build_ways(), self._build_question()
            inside.addWidget(self._ways)
            inside.addWidget(self._question)
            self._question.hide()

    def _head(self) -> QBoxLayout:
        """How it stands goes under the name where large text leaves no room beside it."""
        face = self._face
        directions = QBoxLayout.Direction
        head = QBoxLayout(directions.LeftToRight if theme.scale() < LARGE else directions.TopToBottom)
        head.setSpacing(theme.pixels(10))
        line = row(16)
        line.addWidget(Initial(face.name), 0, Qt.AlignmentFlag.AlignTop)
        words = column(2)
        words.addWidget(label(face.name, "title"))
        words.addWidget(label(f"{face.network} · {face.handle}", "secondary"))
        line.addLayout(words, 1)
        sign = "✓ " if face.look.tone == "ok" else ""
        badge = label(sign + face.look.badge, "standing", tone=face.look.tone, wraps=False)
        badge.setObjectName(f"{self._name}.standing")
        head.addLayout(line, 1)
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        return head

    @property
    def _role(self) -> str:
        """Buttons of one card are of one size."""
        return "secondary" if self._face.urgent else "small"

    def _build_ways(self) -> QWidget:
        ways = FlowRow(theme.pixels(8))
        again = button(self.tr("Sign in again"), f"{self._name}.again", "primary" if self._face.urgent else self._role)
        again.setAccessibleName(self.tr("Sign in again as {handle}").format(handle=self._face.handle))
        again.clicked.connect(lambda: self.again_requested.emit(self._face.id))
        ways.items.addWidget(again)
        if self._face.unkept:
            keep = button(self.tr("Try the keyring again"), f"{self._name}.keep", self._role)
            keep.setAccessibleName(self.tr("Put the key of {handle} in the keyring").format(handle=self._face.handle))
            keep.clicked.connect(lambda: self.keep_requested.emit(self._face.id))
            ways.items.addWidget(keep)
        leave = button(self.tr("Disconnect…"), f"{self._name}.disconnect", self._role)
        leave.setAccessibleName(self.tr("Disconnect {handle}").format(handle=self._face.handle))
        leave.clicked.connect(self.ask)
        ways.items.addWidget(leave)
        self._leave = leave
        return ways

    def _build_question(self) -> QFrame:
        frame = QFrame()
        inside = column(10, frame)
        asked = label(
            self.tr(
                "Let {handle} go? The key goes back to {network}, then it is erased from this computer. Your posts "
                "stay there; what is planned for this account will not go out."
            ).format(handle=self._face.handle, network=self._face.network)
        )
        inside.addWidget(asked)
        ways = FlowRow(theme.pixels(8))
        self._yes = button(self.tr("Disconnect"), f"{self._name}.disconnect.yes", "primary")
        self._yes.setAccessibleName(self.tr("Disconnect {handle}").format(handle=self._face.handle))
        self._yes.clicked.connect(self._on_yes)
        no = button(self.tr("Keep it"), f"{self._name}.disconnect.no")
        no.setAccessibleName(self.tr("Keep {handle} connected").format(handle=self._face.handle))
        no.clicked.connect(self._keep)
        ways.items.addWidget(self._yes)
        ways.items.addWidget(no)
        inside.addWidget(ways)
        return frame

    @property
    def asking(self) -> bool:
        """True while the second yes is awaited."""
        return self._face.signs_in and not self._question.isHidden()

    def ask(self) -> None:
        """For the second yes."""
        self._ways.hide()
        self._question.show()
        self._yes.setFocus()

    def _keep(self) -> None:
        self._question.hide()
        self._ways.show()
        self._leave.setFocus()

    def _on_yes(self) -> None:
        self._yes.setEnabled(False)
        self._yes.setText(self.tr("Disconnecting…"))
        self.disconnect_requested.emit(self._face.id)


def _told(look: AccountLook) -> QHBoxLayout:
    line = row(10)
    line.addWidget(IconLabel("warning", look.tone), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(look.sentence), 1)
    return line


def _listed(words: tuple[str, ...]) -> str:
    return " · ".join(each[:1].lower() + each[1:] for each in words)
