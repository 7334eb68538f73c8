# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules of the charter are not checked, for whoever relies on them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.domain.errors import RuleRefused
from composer.ui.widgets.words import column, label

if TYPE_CHECKING:
    from composer.services.wording import Wording

_MOST_PLACES = 3


class SetAsideNote(QWidget):
    """Hidden while every rule is in force."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charter.set-aside")
        self._said = label("", "small", tone="warn")
        lines: QVBoxLayout = column(0, self)
        lines.addWidget(self._said)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is."""
        return self._said.text()

    def show_rules(self, refused: Sequence[RuleRefused], wording: "Wording") -> None:
        """How many there are, and where the first of them are written."""
        places = [f"{error.values['file']}:{error.values['line']}" for error in refused[:_MOST_PLACES]]
        more = "…" if len(refused) > _MOST_PLACES else ""
        count = str(len(refused))
        words = wording.text("rules-set-aside", count=count, places=", ".join(places) + more) if refused else ""
        self._said.setText(words)
        self.setVisible(bool(refused))
