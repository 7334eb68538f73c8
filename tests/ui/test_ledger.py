# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of every connection, in Preferences: read, narrowed to one place, exported, emptied."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.accounts import Egress
from composer.services.wording import Wording
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.tasks import TaskRunner
from tests.builders import NOW
from tests.ui.windows import brought_up

LINES = (
    Egress(NOW, "social.example", "publish", 700, 1800),
    Egress(NOW + timedelta(hours=1), "grammar.example", "grammar", 300, 90),
    Egress(NOW + timedelta(hours=2), "social.example", "something new", 10, 20),
)


@pytest.fixture
def screen(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> Iterator[PreferencesScreen]:
    made = PreferencesScreen(services, runner, wording)
    brought_up(made, qtbot)
    made.activate()
    yield made
    qtbot.waitUntil(lambda: runner.idle)


def opened(screen: PreferencesScreen, runner: TaskRunner, qtbot: QtBot) -> QAbstractItemModel:
    screen.show_ledger()
    qtbot.waitUntil(lambda: runner.idle)
    QApplication.processEvents()
    return screen.ledger.model


def cells(model: QAbstractItemModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def write(services: Services) -> None:
    for line in LINES:
        services.outside.ledger().write(line)


def choose(screen: PreferencesScreen, host: str) -> None:
    box = screen.ledger.findChild(QComboBox, "ledger.host")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(host))
    box.activated.emit(box.currentIndex())


def press(screen: PreferencesScreen, name: str) -> None:
    found = screen.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    assert found.isVisible()
    found.click()


def test_an_empty_ledger_says_why_it_is_empty(screen: PreferencesScreen, runner: TaskRunner, qtbot: QtBot) -> None:
    model = opened(screen, runner, qtbot)
    assert model.rowCount() == 0
    assert not screen.ledger.table.isVisible()
    assert [b.objectName() for b in screen.ledger.findChildren(QPushButton) if b.isVisible()] == ["ledger.back"]


def test_every_line_newest_first_in_words(
    screen: PreferencesScreen, services: Services, runner: TaskRunner, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    write(services)
    model = opened(screen, runner, qtbot)
    assert cells(model, 1) == ["social.example", "grammar.example", "social.example"]
    assert cells(model, 2) == ["something new", "Grammar of a paragraph", "A publication"]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not say


def test_one_place_alone_and_all_again(
    screen: PreferencesScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    write(services)
    model = opened(screen, runner, qtbot)
    for host, count in (("grammar.example", 1), ("social.example", 2), ("", 3)):
        choose(screen, host)
        qtbot.waitUntil(lambda: runner.idle)
        assert model.rowCount() == count


def test_what_is_exported_is_everything(
    screen: PreferencesScreen, services: Services, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    write(services)
    opened(screen, runner, qtbot)
    choose(screen, "grammar.example")
    with qtbot.waitSignal(screen.notice):
        screen.export_ledger(str(tmp_path / "out.csv"))
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1:] for row in rows[1:]] == [[e.host, e.why, str(e.sent), str(e.received)] for e in LINES]


def test_emptied_after_a_second_yes(
    screen: PreferencesScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    write(services)
    model = opened(screen, runner, qtbot)
    press(screen, "ledger.clear")
    QApplication.processEvents()
    press(screen, "ledger.clear.no")
    assert model.rowCount() == 3
    press(screen, "ledger.clear")
    QApplication.processEvents()
    press(screen, "ledger.clear.yes")
    qtbot.waitUntil(lambda: runner.idle and model.rowCount() == 0)
    assert services.outside.reading.lines() == ()


def test_escape_goes_back_to_where_it_was_opened(screen: PreferencesScreen, runner: TaskRunner, qtbot: QtBot) -> None:
    opened(screen, runner, qtbot)
    QTest.keyClick(screen.ledger, Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "preferences.ledger"
