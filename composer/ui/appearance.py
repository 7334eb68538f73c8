# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Light or dark and the size of text: the person's choice, or the system's, followed while the window is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from composer.domain.settings import INTERFACE_THEME, TEXT_SIZE
from composer.services.preferences import Preferences
from composer.ui import theme

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Appearance(QObject):
    """Puts the theme in force, now and at each change of the system's."""

    def __init__(
        self,
        application: QApplication,
        preferences: Preferences,
        system_is_dark: Callable[[], bool] = theme.system_is_dark,
    ) -> None:
        super().__init__(application)
        self._system_is_dark = system_is_dark
        self._application = application
        self._preferences = preferences
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def apply(self) -> None:
        """As the settings say."""
        # Title bar and native dialogs follow; "system" hands the choice back.
        self._application.styleHints().setColorScheme(_SCHEMES.get(self._choice, Qt.ColorScheme.Unknown))
        self._put_in_force()

    @property
    def _choice(self) -> str:
        return self._preferences.resolve(INTERFACE_THEME).value

    def _put_in_force(self) -> None:
        choice = self._choice
        if choice == "system":
            choice = "dark" if self._system_is_dark() else "light"
        theme.apply(self._application, choice, self._preferences.resolve(TEXT_SIZE).value)

    def _on_system_scheme_changed(self) -> None:
        if self._choice == "system":
            self._put_in_force()
