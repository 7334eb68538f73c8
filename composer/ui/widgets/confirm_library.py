# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose library it is: a number to compare, once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from composer.domain.syncing import spoken_groups
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import column

_IN_A_ROW = 3


class ConfirmLibrary(QDialog):
    """Accepted when the person says that all six groups are the same."""

    def __init__(self, host: str, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library.confirm")
        self.setWindowTitle(self.tr("Is this your organisation’s library?"))
        self.setModal(True)
        lines = column(16, self)
        lines.setContentsMargins(*theme.margins(32, 28, 32, 24))
        title = label(self.windowTitle(), "title", wraps=True)
        lines.addWidget(title)
        lead = self.tr(
            "Compare these six groups with those your communication team gave you, on paper or by telephone. "
            "You are asked only once: from then on, this computer notices by itself when somebody else signs."
        )
        lines.addWidget(label(lead, "secondary", wraps=True))
        lines.addWidget(self._groups(spoken_groups(fingerprint)))
        place = label(self.tr("Offered by {host}").format(host=host), "small", wraps=True, name="library.confirm.host")
        lines.addWidget(place)
        self.same = button(self.tr("All six are the same"), "library.confirm.same", "primary")
        self.other = button(self.tr("They differ, or I do not have them"), "library.confirm.other")
        self.same.clicked.connect(self.accept)
        self.other.clicked.connect(self.reject)
        row = StackingRow()
        row.hold(None, self.other, self.same)
        lines.addWidget(row)
        self.setMinimumWidth(theme.pixels(480))
        self.other.setAutoDefault(False)
        self.same.setAutoDefault(False)
        self.other.setFocus()

    def _groups(self, groups: tuple[str, ...]) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(*theme.margins(20, 16, 20, 16))
        grid.setHorizontalSpacing(theme.pixels(28))
        grid.setVerticalSpacing(theme.pixels(10))
        for number, group in enumerate(groups):
            words = label(group, "display")
            words.setObjectName(f"library.confirm.group.{number + 1}")
            words.setAccessibleName(self.tr("Group {n} of 6: {digits}").format(n=number + 1, digits=" ".join(group)))
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, number // _IN_A_ROW, number % _IN_A_ROW)
        return frame
