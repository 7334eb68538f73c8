# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from composer.bootstrap import Services
from composer.domain.settings import INTERFACE_THEME
from composer.ui import theme
from composer.ui.appearance import Appearance


class Desktop:
    """A desktop that can be switched to dark."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.dark = False

    def switch(self, *, dark: bool) -> None:
        self.dark = dark
        self._application.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


@pytest.fixture
def desktop(qapp: QApplication) -> Desktop:
    return Desktop(qapp)


@pytest.fixture
def appearance(qapp: QApplication, services: Services, desktop: Desktop) -> Iterator[Appearance]:
    made = Appearance(qapp, services.preferences, lambda: desktop.dark)
    made.apply()
    yield made
    delete(made)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    theme.apply(qapp, "light")


@pytest.mark.usefixtures("appearance")
def test_it_follows_the_system_while_the_window_is_open(desktop: Desktop) -> None:
    assert not theme.is_dark()
    desktop.switch(dark=True)
    assert theme.is_dark()
    desktop.switch(dark=False)
    assert not theme.is_dark()


def test_the_persons_choice_beats_the_system(appearance: Appearance, desktop: Desktop, services: Services) -> None:
    services.preferences.change(INTERFACE_THEME, "light")
    appearance.apply()
    desktop.switch(dark=True)
    assert not theme.is_dark()
    services.preferences.change(INTERFACE_THEME, "system")
    appearance.apply()
    assert theme.is_dark()
