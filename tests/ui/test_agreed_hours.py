# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hours one agrees to, in Preferences."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import INTERFACE_LANGUAGE, NOTICE_DAYS, NOTICE_HOURS, SLOT_HOURS
from composer.domain.text import Language
from composer.ui.i18n import Translations
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner


@pytest.fixture
def screen(services: Services, runner: TaskRunner, qtbot: QtBot) -> PreferencesScreen:
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    made = PreferencesScreen(services, runner, services.wording(Language.ENGLISH))
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    return made


def field(screen: PreferencesScreen, name: str) -> QTimeEdit:
    found = screen.findChild(QTimeEdit, f"preferences.{name}")
    assert found is not None
    return found


def test_hours_are_typed_and_kept(screen: PreferencesScreen, services: Services, qtbot: QtBot) -> None:
    first = field(screen, "time.notice_hours.from")
    assert first.accessibleName() == "Hours in which Ramage may speak up: from"
    first.setFocus()
    first.setSelectedSection(QTimeEdit.Section.HourSection)
    QTest.keyClicks(first, "09")
    assert services.preferences.resolve(NOTICE_HOURS).value == "08:00-19:00"
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.preferences.resolve(NOTICE_HOURS).value == "09:00-19:00")
    assert services.preferences.resolve(SLOT_HOURS).value == "07:00-21:00"


def test_days_are_chips_named_as_people_name_them(screen: PreferencesScreen, services: Services, qtbot: QtBot) -> None:
    friday = screen.findChild(QPushButton, "preferences.time.notice_days.fri")
    assert friday is not None
    assert friday.isChecked()
    friday.setFocus()
    QTest.keyClick(friday, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: services.preferences.resolve(NOTICE_DAYS).value == ("mon", "tue", "wed", "thu"))


def test_the_days_are_in_the_language_of_the_window(
    services: Services, runner: TaskRunner, qtbot: QtBot, qapp: QApplication
) -> None:
    before, translations = QLocale(), Translations(qapp)
    translations.speak(Language.FRENCH)
    try:
        made = PreferencesScreen(services, runner, services.wording(Language.FRENCH))
        qtbot.addWidget(made)
        made.activate()
        monday = made.findChild(QPushButton, "preferences.time.slot_days.mon")
        assert monday is not None
        assert monday.text() == "lundi"
        assert field(made, "time.slot_hours.until").accessibleName().startswith("Heures où publier")
    finally:
        translations.forget()
        QLocale.setDefault(before)
