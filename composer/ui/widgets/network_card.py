# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network: what can really be done there from here, why not more, and the way in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.words import card, column, label, row


@dataclass(frozen=True, slots=True)
class NetworkFace:
    """``able`` and ``lacking`` are lines of abilities.

    ``cause`` is the code of why no account can be connected, empty where one can; those of one cause stand together.
    """

    key: str
    name: str
    able: str
    lacking: str
    cause: str = ""
    more: bool = False
    """One is connected already."""


class NetworkCard(QWidget):
    """``connect_requested`` has the network's key."""

    connect_requested = Signal(str)

    def __init__(self, face: NetworkFace) -> None:
        super().__init__()
        self.setObjectName(f"accounts.network.{face.key}")
        self.setAccessibleName(face.name)
        frame, inside = card(10)
        column(0, self).addWidget(frame)
        inside.addWidget(label(face.name, "card-title"))
        inside.addLayout(_line("check", "ok", face.able, self.tr("Possible: {what}")))
        if face.lacking:
            inside.addLayout(_line("minus", "muted", face.lacking, self.tr("Not possible: {what}")))
        inside.addStretch(1)
        words = self.tr("Connect another…") if face.more else self.tr("Connect…")
        way = button(words, f"accounts.connect.{face.key}")
        way.setAccessibleName(self.tr("Connect an account of {network}").format(network=face.name))
        way.clicked.connect(lambda: self.connect_requested.emit(face.key))
        line = row(0)
        line.addWidget(way)
        line.addStretch(1)
        inside.addLayout(line)


class ClosedNetworks(QFrame):
    """Several that let no program in, with their one reason."""

    def __init__(self, cause: str, faces: Sequence[NetworkFace], why: str) -> None:
        super().__init__()
        self.setObjectName(f"accounts.closed.{cause}")
        self.setProperty("role", "card")
        self.setAccessibleName(", ".join(face.name for face in faces))
        inside = column(12, self)
        inside.setContentsMargins(*theme.margins(20, 16, 20, 16))
        names = FlowRow(theme.pixels(8))
        for face in faces:
            names.items.addWidget(label(face.name, "badge", wraps=False))
        inside.addWidget(names)
        inside.addWidget(label(why, "secondary"))
        inside.addLayout(_line("check", "ok", faces[0].able, self.tr("Possible: {what}")))


def _line(icon: str, tone: str, words: str, spoken: str) -> QHBoxLayout:
    line = row(8)
    line.addWidget(IconLabel(icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    said = label(words, "small")
    said.setAccessibleName(spoken.format(what=words))
    line.addWidget(said, 1)
    return line
