# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip where a person accepts a charter, or reads when they did."""

from PySide6.QtCore import Signal

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import label


class AcceptanceBar(StackingRow):
    """``show_open``, ``show_changed`` or ``show_accepted``."""

    accept_requested = Signal()
    changes_requested = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self._tick = IconLabel("check", "ok", 20)
        self._sign = IconLabel("warning", "warn", 20)
        self.words = label("")
        self.words.setObjectName("charter.state")
        self.see = button(self.tr("See what changed"), "charter.see_changes")
        self.accept = button(self.tr("I have read it and I agree to follow it"), "charter.accept", "primary")
        self.hold(self._tick, self._sign, self.words, self.see, self.accept)
        self.setProperty("role", "bar")
        self.setContentsMargins(*theme.margins(24, 12, 24, 12))
        self.see.clicked.connect(self.changes_requested)
        self.accept.clicked.connect(self.accept_requested)

    def show_open(self) -> None:
        """Never accepted."""
        self._show(self.tr("Agreeing is noted on this computer, with the version and the day."), tick=False, sign=False)

    def show_changed(self, version: str, day: str, *, words_changed: bool) -> None:
        """Another version was accepted; ``words_changed`` when its sections differ."""
        said = (
            self.tr("The charter has changed since you accepted version {version}, on {day}.")
            if words_changed
            else self.tr("The charter has a new version. You accepted version {version}, on {day}.")
        )
        self._show(said.format(version=version, day=day), tick=False, sign=True)
        self.see.setVisible(words_changed)

    def show_accepted(self, version: str, day: str) -> None:
        """This very version."""
        self._show(
            self.tr("Accepted on {day} (version {version})").format(version=version, day=day), tick=True, sign=False
        )

    def _show(self, words: str, *, tick: bool, sign: bool) -> None:
        self.words.setText(words)
        self.words.setProperty("tone", "ok" if tick else "")
        theme.repolish(self.words)
        self._tick.setVisible(tick)
        self._sign.setVisible(sign)
        self.see.setVisible(False)
        self.accept.setVisible(not tick)
