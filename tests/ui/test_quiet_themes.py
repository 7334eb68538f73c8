# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.ids import ThemeId
from composer.domain.library import PostQuery
from composer.domain.text import Language
from composer.ui.screens.library import LibraryScreen
from composer.ui.tasks import TaskRunner
from tests.fakes.colleagues import FakeColleagues
from tests.ui.windows import brought_up

QUIET = ThemeId("recrutement")


@pytest.fixture
def services(in_a_team: Services) -> Services:
    return in_a_team


@pytest.fixture
def screen(services: Services, runner: TaskRunner, qtbot: QtBot) -> LibraryScreen:
    made = LibraryScreen(services, runner, services.wording(Language.ENGLISH))
    brought_up(made, qtbot)
    made.activate()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def line(screen: LibraryScreen) -> QWidget:
    found = screen.findChild(QWidget, "library.quiet")
    assert isinstance(found, QWidget)
    return found


def test_without_news_of_colleagues_there_is_no_such_line(screen: LibraryScreen) -> None:
    assert line(screen).isHidden()


def test_a_quiet_theme_leads_to_its_posts_by_keyboard(
    screen: LibraryScreen, services: Services, team: FakeColleagues, qtbot: QtBot
) -> None:
    for theme in services.library.info().themes:
        team.tell(theme.id, services.clock.now(), 0 if theme.id == QUIET else 8)
    screen.refresh()
    qtbot.waitUntil(line(screen).isVisible)
    made = screen.findChild(QPushButton, f"library.quiet.{QUIET}")
    assert made is not None
    assert made.text() == "Hiring"
    screen.search.setFocus()
    for _ in range(30):
        focus = QApplication.focusWidget()
        if focus is made:
            break
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert made.hasFocus()
    QTest.keyClick(made, Qt.Key.Key_Return)
    expected = services.library.search(PostQuery(themes=frozenset({QUIET}))).total
    qtbot.waitUntil(lambda: screen.model.rowCount() == expected)
    assert screen.filters.narrowing.themes == {QUIET}
    assert screen.list.hasFocus()


def test_the_line_goes_when_the_theme_is_quiet_no_more(
    screen: LibraryScreen, services: Services, team: FakeColleagues, qtbot: QtBot
) -> None:
    for theme in services.library.info().themes:
        team.tell(theme.id, services.clock.now(), 1 if theme.id == QUIET else 8)
    screen.refresh()
    qtbot.waitUntil(line(screen).isVisible)
    team.tell(QUIET, services.clock.now(), 8)
    screen.refresh()
    qtbot.waitUntil(line(screen).isHidden)
