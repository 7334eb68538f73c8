# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences and accounts: what is changed is kept, what is locked is shown as such."""

import json
import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import INTERFACE_THEME, NETWORKS_ON, SETTINGS, SPELLING, TEXT_SIZE
from composer.services.wording import Wording
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner


def shown(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> PreferencesScreen:
    screen = PreferencesScreen(services, runner, wording)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    screen.activate()
    return screen


def written(services: Services) -> dict[str, object]:
    return tomllib.loads(services.paths.settings_file.read_text("utf-8"))


def lock(services: Services, key: str, value: object) -> None:
    folder = services.paths.policy / "managed"
    folder.mkdir(parents=True)
    (folder / "it.json").write_text(json.dumps({key: value}), "utf-8")


def test_every_setting_has_its_control(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> None:
    screen = shown(qtbot, services, runner, wording)
    for setting in SETTINGS:
        assert screen.findChild(QWidget, f"preferences.{setting.key}") is not None, setting.key


def test_a_switch_is_kept_in_the_file_and_told(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = shown(qtbot, services, runner, wording)
    box = screen.findChild(QCheckBox, f"preferences.{SPELLING.key}")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.setFocus()
    with qtbot.waitSignal(screen.setting_changed) as told:
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert told.args == [SPELLING.key]
    assert "spelling" in services.paths.settings_file.read_text("utf-8")
    services.preferences.reload()
    assert services.preferences.resolve(SPELLING).value is False
    assert not box.isChecked()


def test_a_choice_and_a_number_by_keys(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> None:
    screen = shown(qtbot, services, runner, wording)
    combo = screen.findChild(QComboBox, f"preferences.{INTERFACE_THEME.key}")
    assert isinstance(combo, QComboBox)
    with qtbot.waitSignal(screen.setting_changed):
        QTest.keyClick(combo, Qt.Key.Key_End)
    assert services.preferences.resolve(INTERFACE_THEME).value == "dark"
    number = screen.findChild(QSpinBox, f"preferences.{TEXT_SIZE.key}")
    assert isinstance(number, QSpinBox)
    with qtbot.waitSignal(screen.setting_changed):
        QTest.keyClick(number, Qt.Key.Key_Up)
    assert services.preferences.resolve(TEXT_SIZE).value == 110


def test_chips_keep_words_this_version_does_not_know(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording
) -> None:
    services.preferences.change(NETWORKS_ON, ("practice", "from-tomorrow"))
    screen = shown(qtbot, services, runner, wording)
    chip = screen.findChild(QPushButton, f"preferences.{NETWORKS_ON.key}.linkedin")
    assert isinstance(chip, QPushButton)
    with qtbot.waitSignal(screen.setting_changed):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert services.preferences.resolve(NETWORKS_ON).value == ("practice", "linkedin", "from-tomorrow")


def test_a_locked_setting_says_who_decided(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording
) -> None:
    lock(services, "LanguageSpelling", False)
    services.preferences.reload()
    screen = shown(qtbot, services, runner, wording)
    assert services.preferences.resolve(SPELLING).locked
    box = screen.findChild(QCheckBox, f"preferences.{SPELLING.key}")
    assert isinstance(box, QCheckBox)
    assert not box.isEnabled()
    assert not box.isChecked()

    def said() -> list[str]:
        return [w.text() for w in screen.findChildren(QLabel, "preferences.managed") if w.isVisible()]

    qtbot.waitUntil(lambda: said() == ["Managed by your organisation"])


def test_a_mistake_in_the_file_is_shown_with_file_and_key(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording
) -> None:
    services.preferences.change(SPELLING, True)
    file = services.paths.settings_file
    file.write_text(file.read_text("utf-8").replace("spelling", "speling"), "utf-8")
    screen = shown(qtbot, services, runner, wording)
    block = screen.findChild(QFrame, "preferences.problems")
    assert isinstance(block, QFrame)
    words = " ".join(each.text() for each in block.findChildren(QLabel))
    assert str(file) in words
    assert "language.speling" in words


def test_every_control_has_a_name(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> None:
    screen = shown(qtbot, services, runner, wording)
    controls = [w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    nameless = [w.objectName() for w in controls if not w.accessibleName() and not w.focusProxy()]
    assert nameless == []
