# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation decided, in the window: locks that tell, suggestions one can take, and the page of all of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.policy import policy_name
from composer.domain.settings import INTERFACE_THEME, NETWORKS_ON, SETTINGS, SPELLING, TEXT_SIZE, Setting
from composer.services.wording import Wording
from composer.ui import theme
from composer.ui.housekeeping import POLICIES_EVERY_MS, Housekeeping
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner
from tests.ui.windows import brought_up, opened

ALL: tuple[Setting[Any], ...] = SETTINGS
MANAGED = "Managed by your organisation"


@pytest.fixture
def screen(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> Iterator[PreferencesScreen]:
    made = PreferencesScreen(services, runner, wording)
    brought_up(made, qtbot)
    yield made
    qtbot.waitUntil(lambda: runner.idle)


def write(services: Services, level: str = "managed", /, **values: object) -> Path:
    path = services.paths.policy / level / "10-nordalia.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), "utf-8")
    path.chmod(0o644)
    return path


def button(screen: QWidget, name: str) -> QPushButton:
    """The one in sight, where a page was built anew and the old one is on its way out."""
    found = screen.findChildren(QPushButton, name)
    assert found, name
    return next((each for each in found if each.isVisible()), found[0])


def words(screen: QWidget, name: str) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel, name) if each.isVisible()]


def plain(setting: Setting[Any]) -> object:
    return list(setting.default) if isinstance(setting.default, tuple) else setting.default


def controls_of(screen: QWidget, setting: Setting[Any]) -> list[QWidget]:
    """What takes the keyboard: the control of that name, or those inside it."""
    whole = screen.findChild(QWidget, f"preferences.{setting.key}")
    found = [] if whole is None else [whole, *whole.findChildren(QWidget)]
    more = [screen.findChild(QWidget, f"preferences.{setting.key}.{part}") for part in ("from", "until")]
    return [w for w in (*found, *more) if w is not None and w.objectName().startswith("preferences.") and w.isVisible()]


def test_every_lockable_setting_is_disabled_says_why_and_can_be_copied(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    lockable = [setting for setting in ALL if setting.lockable]
    write(services, "managed", **{policy_name(setting.key): plain(setting) for setting in lockable})
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    for setting in lockable:
        controls = controls_of(screen, setting)
        hidden = setting.key == "language.grammar_public"  # of another way of having grammar checked
        assert controls or hidden, setting.key
        for control in controls:
            assert not control.isEnabled(), setting.key
            focusable = control.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert not focusable or control.accessibleDescription().startswith(MANAGED), setting.key
    assert set(words(screen, "preferences.managed")) == {MANAGED}
    decided = screen.findChild(QWidget, "preferences.decided")
    assert isinstance(decided, QWidget)
    assert any(str(len(lockable)) in each.text() for each in decided.findChildren(QLabel))
    copy = button(screen, f"preferences.copy.{TEXT_SIZE.key}")
    assert copy.isEnabled()
    copy.click()
    assert QApplication.clipboard().text() == "100"


def test_an_unlocked_setting_has_no_lock(screen: PreferencesScreen, qtbot: QtBot, runner: TaskRunner) -> None:
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    assert words(screen, "preferences.managed") == []
    assert not button(screen, f"preferences.copy.{TEXT_SIZE.key}").isVisible()
    assert not button(screen, f"preferences.reset.{TEXT_SIZE.key}").isVisible()


def test_a_suggestion_is_marked_and_can_be_taken_again(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    write(services, "recommended", ComposeNetworks=["linkedin"])
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    assert words(screen, "preferences.managed") == ["Suggested by your organisation"]
    chip = button(screen, f"preferences.{NETWORKS_ON.key}.bluesky")
    with qtbot.waitSignal(screen.setting_changed):
        chip.click()
    assert words(screen, "preferences.managed") == ["Your choice. Your organisation suggests: LinkedIn"]
    take = button(screen, f"preferences.reset.{NETWORKS_ON.key}")
    with qtbot.waitSignal(screen.setting_changed) as told:
        QTest.keyClick(take, Qt.Key.Key_Return)
    assert told.args == [NETWORKS_ON.key]
    assert services.preferences.resolve(NETWORKS_ON).value == ("linkedin",)
    assert words(screen, "preferences.managed") == ["Suggested by your organisation"]


def test_a_decision_that_can_not_be_used_says_that_it_shuts(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    write(services, TeamSpace="ftp://nordalia.example")
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    assert words(screen, "preferences.managed") == ["Shut: what your organisation decided can’t be used"]


def test_the_page_tells_each_value_and_what_became_of_it(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner, qtmodeltester: ModelTester
) -> None:
    path = write(services, LanguageSpelling="no", InterfaceTextSize=110, LoggingLevel="info", LibraryUrll="secret")
    screen.activate()
    screen.show_policies()
    qtbot.waitUntil(lambda: runner.idle)
    model = screen.policies.model
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt says no types there
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    assert rows == [
        ["LanguageSpelling", "no", "Mandatory", "The computer", "Passed over"],
        ["LibraryUrll", "***", "Mandatory", "The computer", "Passed over"],
        ["InterfaceTextSize", "110", "Mandatory", "The computer", "Applied"],
        ["LoggingLevel", "info", "Mandatory", "The computer", "Applied"],
    ]
    (trouble,) = words(screen, "policies.trouble")
    assert "true or false" in trouble
    QTest.keyClick(screen.policies.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert words(screen, "policies.name") == ["LoggingLevel"]
    assert words(screen, "policies.source") == [f"{path} · obeyed when Ramage is started again"]
    assert words(screen, "policies.trouble") == []


def test_it_is_read_again_on_demand_and_what_changed_is_told(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    screen.activate()
    screen.show_policies()
    qtbot.waitUntil(lambda: runner.idle)
    assert not screen.policies.table.isVisible()
    write(services, InterfaceTheme="dark")
    with qtbot.waitSignal(screen.setting_changed) as told:
        button(screen, "policies.reload").click()
    assert told.args == [INTERFACE_THEME.key]
    qtbot.waitUntil(lambda: runner.idle and screen.policies.model.rowCount() == 1)
    QTest.keyClick(screen.policies, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: button(screen, "preferences.policies").isVisible())


def test_it_can_be_taken_along(
    screen: PreferencesScreen, services: Services, qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    path = write(services, InterfaceTextSize=110)
    screen.activate()
    qtbot.waitUntil(lambda: runner.idle)
    with qtbot.waitSignal(screen.notice) as told:
        screen.export_policies(str(tmp_path / "out.json"))
    assert told.args == ["1 decision(s) exported"]
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == [
        {
            "key": "InterfaceTextSize",
            "setting": "interface.text_size",
            "value": "110",
            "level": "mandatory",
            "scope": "machine",
            "source": str(path),
            "status": "applied",
            "applies": "live",
            "error": "",
        }
    ]


def test_policies_are_read_every_quarter_of_an_hour(services: Services, runner: TaskRunner, qtbot: QtBot) -> None:
    housekeeping = Housekeeping(services, runner)
    assert POLICIES_EVERY_MS == 15 * 60 * 1000
    services.preferences.locked()
    write(services, LanguageSpelling=False)
    with qtbot.waitSignal(housekeeping.settings_changed) as told:
        housekeeping._policies.timeout.emit()
    assert told.args == [frozenset({SPELLING.key})]
    housekeeping._policies.timeout.emit()
    qtbot.waitUntil(lambda: runner.idle)


def test_a_decision_that_arrives_is_seen_at_once(services: Services, qapp: QApplication, qtbot: QtBot) -> None:
    services.preferences.finish_first_start()
    services.preferences.change(INTERFACE_THEME, "light")
    with opened(services, qapp, qtbot) as session:
        session.window.show_screen("preferences")
        qtbot.waitUntil(lambda: session.runner.idle)
        assert not theme.is_dark()
        assert session.housekeeping._policies.isActive()
        write(services, InterfaceTheme="dark", LanguageSpelling=False)
        session.housekeeping.read_policies()
        qtbot.waitUntil(theme.is_dark)
        current = session.window.current
        assert current is not None
        qtbot.waitUntil(lambda: not all(w.isEnabled() for w in controls_of(current, SPELLING)))
    theme.apply(qapp, "light")
