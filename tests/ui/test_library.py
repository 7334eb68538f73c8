# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.library import PostQuery
from composer.domain.settings import INTERESTS, INTERFACE_LANGUAGE
from composer.services.wording import Wording
from composer.ui.screens.library import LibraryScreen
from composer.ui.tasks import TaskRunner


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> LibraryScreen:
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    return shown(services, runner, wording, qtbot)


def shown(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> LibraryScreen:
    made = LibraryScreen(services, runner, wording)
    qtbot.addWidget(made)
    made.resize(1360, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def titles(screen: LibraryScreen) -> list[str]:
    faces = (screen.model.face(screen.model.index(row, 0)) for row in range(screen.model.rowCount()))
    return [face.title for face in faces if face is not None]


def button(screen: LibraryScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_it_opens_on_the_approved_posts_without_the_expired_ones(screen: LibraryScreen, services: Services) -> None:
    approved = services.library.search(PostQuery())
    assert screen.model.rowCount() == min(approved.total, 60)
    everything = services.library.search(PostQuery(include_expired=True))
    assert everything.total > approved.total


def test_expired_posts_are_shown_when_asked_for(screen: LibraryScreen, qtbot: QtBot) -> None:
    before = screen.model.rowCount()
    QTest.mouseClick(button(screen, "library.expired"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.model.rowCount() > before)


def test_search_follows_the_typing_whatever_accents_and_plurals(screen: LibraryScreen, qtbot: QtBot) -> None:
    every = screen.model.rowCount()
    screen.search.setFocus()
    QTest.keyClicks(screen.search, "velos")
    qtbot.waitUntil(lambda: 0 < screen.model.rowCount() < every)
    found = titles(screen)
    screen.search.setText("vélo")
    qtbot.waitUntil(lambda: titles(screen) == found)


def test_letters_typed_in_the_list_go_to_the_search(screen: LibraryScreen, qtbot: QtBot) -> None:
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_H)
    assert screen.search.text() == "h"
    assert screen.search.hasFocus()
    QTest.keyClicks(screen.search, "orizon")
    qtbot.waitUntil(lambda: 0 < screen.model.rowCount() < 10)
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.list.hasFocus()


def test_nothing_found_says_what_to_try_and_leads_back(screen: LibraryScreen, qtbot: QtBot) -> None:
    every = screen.model.rowCount()
    screen.search.setText("xylophone")
    way_back = button(screen, "library.empty.action")
    qtbot.waitUntil(way_back.isVisible)
    assert not screen.detail.isVisible()
    QTest.mouseClick(way_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.model.rowCount() == every)
    assert screen.search.text() == ""


def test_arrows_move_and_the_pane_follows(screen: LibraryScreen, qtbot: QtBot) -> None:
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Right)
    face = screen.list.current_face()
    assert face is not None
    qtbot.waitUntil(lambda: title_shown(screen) == face.title)


def test_the_best_answer_is_chosen_and_a_look_again_keeps_the_place(screen: LibraryScreen, qtbot: QtBot) -> None:
    every = screen.model.rowCount()
    screen.search.setText("acme")
    qtbot.waitUntil(lambda: screen.model.rowCount() < every)
    assert screen.list.currentIndex().row() == 0
    QTest.keyClick(screen.list, Qt.Key.Key_End)
    last = screen.list.current_face()
    assert last is not None
    qtbot.waitUntil(lambda: title_shown(screen) == last.title)
    with qtbot.waitSignal(screen.model.modelReset):
        screen.refresh()
    assert screen.list.current_face() == last


def title_shown(screen: LibraryScreen) -> str:
    title = screen.findChild(QLabel, "library.detail.title")
    assert title is not None
    return title.text()


def test_enter_makes_the_post_mine_on_an_empty_page(screen: LibraryScreen, qtbot: QtBot) -> None:
    screen.list.setFocus()
    face = screen.list.current_face()
    assert face is not None
    with qtbot.waitSignal(screen.draft_requested) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert (asked.args[0].post, asked.args[0].text) == (face.id, "")


def test_a_guide_is_asked_for_with_the_post(screen: LibraryScreen, qtbot: QtBot) -> None:
    face = screen.list.current_face()
    assert face is not None
    with qtbot.waitSignal(screen.guide_requested) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [face.id]


def test_a_theme_narrows_and_says_how_many_it_holds(screen: LibraryScreen, services: Services, qtbot: QtBot) -> None:
    theme = services.library.info().themes[0]
    chip = button(screen, f"library.theme.{theme.id}")
    count = services.library.search(PostQuery(themes=frozenset({theme.id}))).total
    assert chip.text().endswith(f"\N{NO-BREAK SPACE}{count}")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.model.rowCount() == count)
    QTest.mouseClick(button(screen, "library.theme.all"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.model.rowCount() > count)


def test_the_persons_themes_come_first(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> None:
    chosen = services.library.info().themes[2].id
    services.preferences.change(INTERESTS, (chosen,))
    screen = shown(services, runner, wording, qtbot)
    expected = services.library.search(PostQuery(themes=frozenset({chosen}))).total
    qtbot.waitUntil(lambda: screen.model.rowCount() == expected)
    assert button(screen, "library.theme.for-you").isChecked()


def test_an_embargo_is_shown_with_its_date(screen: LibraryScreen) -> None:
    faces = [screen.model.face(screen.model.index(row, 0)) for row in range(screen.model.rowCount())]
    locked = [face for face in faces if face is not None and face.locked]
    assert locked
    assert all(face.aside.startswith("embargo until") for face in locked)


def test_a_narrow_window_reads_a_post_over_the_list_and_comes_back(screen: LibraryScreen) -> None:
    screen.resize(640, 700)
    assert screen.list.isVisible()
    assert not screen.detail.isVisible()
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Space)
    assert screen.detail.isVisible()
    assert not screen.list.isVisible()
    QTest.mouseClick(button(screen, "library.back"), Qt.MouseButton.LeftButton)
    assert screen.list.isVisible()
    assert QApplication.focusWidget() is screen.list
