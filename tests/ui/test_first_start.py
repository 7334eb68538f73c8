# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: by keys alone, broken off and taken up again, skipped."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.settings import INTERESTS, INTERFACE_LANGUAGE
from composer.services.wording import Wording
from composer.ui.first_start import FirstStart
from composer.ui.tasks import TaskRunner
from tests.ui.windows import brought_up

PATIENCE = 60_000


class NoMouse(QObject):
    """Notes every mouse press."""

    pressed = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed += 1
        return super().eventFilter(watched, event)


def shown(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> FirstStart:
    page = FirstStart(services, runner, wording)
    brought_up(page, qtbot)
    page.begin()
    qtbot.waitUntil(lambda: page.title.isVisible() and bool(page.title.text()))
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def reached(name: str) -> bool:
    return focused().isVisible() and focused().objectName().startswith(name)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def test_the_whole_flow_by_keys_alone(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording, qapp: QApplication
) -> None:
    mouse = NoMouse()
    qapp.installEventFilter(mouse)
    page = shown(qtbot, services, runner, wording)
    keys = Qt.Key
    qtbot.waitUntil(lambda: reached("first.language."), timeout=PATIENCE)
    with qtbot.waitSignal(page.setting_changed, timeout=PATIENCE) as told:
        press(keys.Key_Right, keys.Key_Space)
    assert told.args == [INTERFACE_LANGUAGE.key]
    press(keys.Key_Return)
    qtbot.waitUntil(lambda: reached("first.theme."), timeout=PATIENCE)
    press(keys.Key_Space, keys.Key_Tab, keys.Key_Space, keys.Key_Return)
    qtbot.waitUntil(lambda: reached("first.charter"), timeout=PATIENCE)
    press(keys.Key_PageDown, keys.Key_Return)
    qtbot.waitUntil(lambda: reached("first.guide"), timeout=PATIENCE)
    with qtbot.waitSignal(page.finished, timeout=PATIENCE) as done:
        press(keys.Key_Return)
    qapp.removeEventFilter(mouse)
    assert done.args == ["guides"]
    assert mouse.pressed == 0
    assert len(services.preferences.resolve(INTERESTS).value) == 2
    assert services.charter.accepted() is not None
    assert services.preferences.first_start_done()


def test_it_goes_on_where_it_was_broken_off(
    qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording
) -> None:
    page = shown(qtbot, services, runner, wording)
    page.later.click()
    page.later.click()
    qtbot.waitUntil(lambda: services.preferences.first_start_step() == "charter")
    again = shown(qtbot, services, runner, wording)
    assert again.title.text() == page.title.text() == "What keeps you safe"
    assert not services.preferences.first_start_done()
    assert services.charter.accepted() is None


def test_it_can_be_skipped_as_a_whole(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> None:
    page = shown(qtbot, services, runner, wording)
    with qtbot.waitSignal(page.finished, timeout=PATIENCE) as done:
        page.skip.click()
    assert done.args == ["library"]
    assert services.preferences.first_start_done()
    assert services.preferences.resolve(INTERESTS).value == ()


def test_three_themes_are_enough(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> None:
    services.preferences.remember_first_start("themes")
    page = shown(qtbot, services, runner, wording)
    options = [w for w in page.findChildren(QPushButton) if w.objectName().startswith("first.theme.")]
    assert not page.next.isEnabled()
    for option in options[:3]:
        option.click()
    assert page.next.isEnabled()
    assert [o.isEnabled() for o in options] == [True] * 3 + [False] * (len(options) - 3)
    options[0].click()
    assert all(o.isEnabled() for o in options)
