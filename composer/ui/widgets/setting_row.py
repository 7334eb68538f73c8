# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A setting in the preferences: its words, its control, and who decided when it was not the person."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from composer.domain.settings import Origin, Resolved
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import IconLabel, show_words
from composer.ui.widgets.setting_controls import SettingControl
from composer.ui.widgets.words import column, label, row


class SettingRow(QWidget):
    """Words at the left of the control, or above a wide one. A locked value can't be changed, but copied."""

    suggestion_wanted = Signal()
    """The person gives up their own choice."""

    def __init__(self, key: str, title: str, help_words: str, control: SettingControl, *, wide: bool) -> None:
        super().__init__()
        self._key, self._title, self._help = key, title, help_words
        self._control = control
        self._copied = ""
        self._resolved: Resolved[Any] | None = None
        control.name_it(key, title, help_words)
        outer = column(10, self)
        outer.setContentsMargins(*theme.margins(0, 14, 0, 14))
        line = row(24)
        words = column(2)
        words.addWidget(label(title, "card-title"))
        words.addWidget(label(help_words, "secondary"))
        self._decided = self._decided_line()
        words.addWidget(self._decided)
        line.addLayout(words, 1)
        outer.addLayout(line)
        self._trouble = label("", "small", tone="danger")
        self._trouble.setObjectName("preferences.trouble")
        self._trouble.hide()
        if wide:
            outer.addWidget(control)
            outer.addWidget(self._trouble)
        else:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_trouble(self, words: str) -> None:
        """Why what was written can't be kept; it stays to be put right."""
        show_words(self._trouble, words)

    def shows(self, resolved: Resolved[Any]) -> bool:
        """Whether this is what it shows already."""
        return self._resolved == resolved

    def show_resolved(self, resolved: Resolved[Any], suggested: str = "", shown: str = "") -> None:
        """Value, origin, lock. ``suggested`` is what the organisation recommends instead, in words.

        ``shown`` is the value as it is copied.
        """
        self._resolved = resolved
        self.show_trouble("")
        self._control.show_value(resolved.value)
        self._control.setEnabled(not resolved.locked)
        self._copied = shown
        words, icon, tone = "", "lock", "muted"
        if resolved.closed:
            words, icon, tone = self.tr("Shut: what your organisation decided can’t be used"), "warning", "warn"
        elif resolved.locked:
            words = self.tr("Managed by your organisation")
        elif resolved.origin is Origin.POLICY:
            words, icon = self.tr("Suggested by your organisation"), "info"
        elif suggested:
            words, icon = self.tr("Your choice. Your organisation suggests: {value}").format(value=suggested), "info"
        self._icon.show_icon(icon, tone)
        self._words.setText(words)
        self._decided.setVisible(bool(words))
        self._copy.setVisible(resolved.locked and bool(shown))
        self._back.setVisible(bool(suggested) and not resolved.locked)
        self._control.setToolTip(words if resolved.locked else "")
        described = f"{words}. {self._help}" if words else self._help
        self._control.name_it(self._key, self._title, described)

    def _decided_line(self) -> QWidget:
        made = QWidget()
        line = row(6, made)
        line.setContentsMargins(*theme.margins(0, 4, 0, 0))
        self._icon = IconLabel("lock", "muted", 14)
        self._words = label("", "small")
        self._words.setObjectName("preferences.managed")
        self._copy = button(self.tr("Copy"), f"preferences.copy.{self._key}", "link")
        self._copy.setAccessibleName(self.tr("Copy the value: {setting}").format(setting=self._title))
        self._copy.clicked.connect(self._on_copy)
        self._back = button(self.tr("Take it"), f"preferences.reset.{self._key}", "link")
        self._back.setAccessibleName(self.tr("Take what is suggested: {setting}").format(setting=self._title))
        self._back.clicked.connect(self.suggestion_wanted)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self._copy)
        line.addWidget(self._back)
        return made

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
