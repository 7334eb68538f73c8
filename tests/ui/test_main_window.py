# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.errors import DiskFull, LibraryMissing
from composer.domain.ids import GuideId, PostId
from composer.domain.settings import INTERFACE_LANGUAGE, INTERFACE_THEME, TEXT_SIZE
from composer.domain.text import Language
from composer.ui import theme
from composer.ui.navigation import SCREENS
from composer.ui.session import Session
from tests.ui.windows import opened


@pytest.fixture
def used(services: Services) -> Services:
    """Of somebody who has been here before, and reads English."""
    services.preferences.finish_first_start()
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    return services


@pytest.fixture
def session(used: Services, qapp: QApplication, qtbot: QtBot) -> Iterator[Session]:
    with opened(used, qapp, qtbot) as made:
        yield made


def press(session: Session, keys: str, qtbot: QtBot) -> None:
    QTest.keySequence(QApplication.focusWidget() or session.window, QKeySequence(keys))
    qtbot.waitUntil(lambda: session.runner.idle)


def front(session: Session) -> str:
    assert session.window.current is not None
    return session.window.current.objectName()


def found(session: Session, kind: type[QWidget], name: str) -> QWidget:
    widget = session.window.findChild(kind, name)
    assert widget is not None, name
    return widget


def rail(session: Session, key: str) -> QAbstractButton:
    button = found(session, QAbstractButton, f"rail.{key}")
    assert isinstance(button, QAbstractButton)
    return button


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def words_of(session: Session) -> str:
    banner = found(session, QLabel, "window.banner.words")
    assert isinstance(banner, QLabel)
    return banner.text() if banner.isVisible() else ""


def test_it_opens_on_the_library(session: Session) -> None:
    assert front(session) == "library"
    assert focus().objectName() == "library.list"


def test_every_screen_has_its_key_and_its_button(session: Session, qtbot: QtBot) -> None:
    for spec in reversed(SCREENS):
        press(session, spec.shortcut, qtbot)
        assert front(session) == spec.key
        assert rail(session, spec.key).isChecked()
    for spec in SCREENS[1:]:
        QTest.mouseClick(rail(session, spec.key), Qt.MouseButton.LeftButton)
        assert front(session) == spec.key
        assert [each.key for each in SCREENS if rail(session, each.key).isChecked()] == [spec.key]


class Strays(QObject):
    """Notes every window that opens, even for a moment: it would take the focus away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(target, QWidget) and target.isWindow():
            self.seen += [] if target is self._window else [repr(target)]
        return False


def test_no_screen_opens_a_window_of_its_own(
    session: Session, used: Services, qapp: QApplication, qtbot: QtBot
) -> None:
    strays = Strays(session.window)
    qapp.installEventFilter(strays)
    for spec in SCREENS:
        press(session, spec.shortcut, qtbot)
    session.window.open_draft(used.drafting.from_post(PostId("partenariat-acme"), Language.FRENCH))
    session.window.open_draft(used.guiding.begin(GuideId("changement-d-avis"), Language.FRENCH))
    qtbot.waitUntil(lambda: session.runner.idle)
    qapp.removeEventFilter(strays)
    assert strays.seen == []


def test_screens_are_built_when_first_shown(session: Session) -> None:
    assert session.window.findChild(QWidget, "outbox") is None
    session.window.show_screen("outbox")
    assert session.window.findChild(QWidget, "outbox") is not None


def test_an_empty_page_is_one_key_away_from_anywhere(session: Session, qtbot: QtBot) -> None:
    press(session, "Ctrl+5", qtbot)
    press(session, "Ctrl+N", qtbot)
    assert front(session) == "compose"
    assert focus().objectName() == "compose.editor"


def test_search_is_one_key_away(session: Session, qtbot: QtBot) -> None:
    press(session, "Ctrl+F", qtbot)
    assert focus().objectName() == "library.search"


def test_the_keys_are_shown_from_the_list(session: Session, qtbot: QtBot) -> None:
    for keys in ("?", "F1"):
        press(session, keys, qtbot)
        qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in session.window.findChildren(QDialog, "keys")))
        for sheet in session.window.findChildren(QDialog, "keys"):
            sheet.close()


def test_a_question_mark_can_be_written(session: Session, qtbot: QtBot) -> None:
    press(session, "Ctrl+N", qtbot)
    editor = focus()
    assert isinstance(editor, QTextEdit)
    QTest.keyClicks(editor, "Why?")
    assert editor.toPlainText() == "Why?"
    press(session, "Ctrl+1", qtbot)
    press(session, "Ctrl+F", qtbot)
    search = focus()
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "why?")
    assert search.text() == "why?"


def test_a_draft_in_a_guide_goes_on_there_and_another_one_in_compose(session: Session, used: Services) -> None:
    walk = used.guiding.begin(GuideId("changement-d-avis"), Language.FRENCH)
    session.window.open_draft(walk)
    assert front(session) == "guides"
    session.window.open_draft(used.drafting.from_post(PostId("partenariat-acme"), Language.FRENCH))
    assert front(session) == "compose"


def test_it_comes_back_to_where_the_person_was(used: Services, qapp: QApplication, qtbot: QtBot) -> None:
    with opened(used, qapp, qtbot) as first:
        press(first, "Ctrl+N", qtbot)
        QTest.keyClicks(focus(), "Half a sentence")
    with opened(used, qapp, qtbot) as second:
        qtbot.waitUntil(lambda: front(second) == "compose")
        editor = found(second, QTextEdit, "compose.editor")
        assert isinstance(editor, QTextEdit)
        qtbot.waitUntil(lambda: editor.toPlainText() == "Half a sentence")


def test_closing_at_once_keeps_the_last_character(used: Services, qapp: QApplication, qtbot: QtBot) -> None:
    with opened(used, qapp, qtbot) as session:
        press(session, "Ctrl+N", qtbot)
        QTest.keyClicks(focus(), "kept!")
    assert used.drafting.recent()[0].text == "kept!"


def test_another_language_is_spoken_at_once(session: Session, used: Services, qtbot: QtBot) -> None:
    press(session, "Ctrl+4", qtbot)
    assert rail(session, "outbox").accessibleName() == "Outbox"
    used.preferences.change(INTERFACE_LANGUAGE, "fr")
    session.window.setting_changed.emit(INTERFACE_LANGUAGE.key)

    def said() -> list[str]:
        shown = [each for each in session.window.findChildren(QAbstractButton, "rail.outbox") if each.isVisible()]
        return [each.text() for each in shown]

    qtbot.waitUntil(lambda: said() == ["Envois"] and front(session) == "outbox" and session.runner.idle)
    assert focus().objectName() == "outbox.list"


def test_the_theme_and_the_size_of_text_change_at_once(session: Session, used: Services, qtbot: QtBot) -> None:
    used.preferences.change(INTERFACE_THEME, "dark")
    session.window.setting_changed.emit(INTERFACE_THEME.key)
    assert theme.is_dark()
    middle = session.window.grab().toImage().pixelColor(session.window.width() // 2, 20)
    assert middle.lightness() < 64
    press(session, "Ctrl+F", qtbot)
    used.preferences.change(TEXT_SIZE, 150)
    session.window.setting_changed.emit(TEXT_SIZE.key)
    qtbot.waitUntil(lambda: session.runner.idle)
    assert theme.pixels(100) >= 150
    assert front(session) == "library"
    assert focus().objectName() == "library.search"


def test_a_trouble_is_told_with_what_to_do_until_it_is_closed(session: Session) -> None:
    session.window.tell(DiskFull(path="work.db"))
    assert words_of(session).startswith("The disk is full. ")
    assert "work.db" in words_of(session)
    QTest.mouseClick(found(session, QAbstractButton, "window.banner.close"), Qt.MouseButton.LeftButton)
    assert words_of(session) == ""


def test_a_library_that_fails_later_leaves_the_one_in_use(session: Session, qtbot: QtBot) -> None:
    session.window.library_failed(LibraryMissing(path="library"))
    assert words_of(session)
    assert front(session) == "library"
    with qtbot.waitSignal(session.housekeeping.library_ready):
        QTest.mouseClick(found(session, QAbstractButton, "window.banner.action"), Qt.MouseButton.LeftButton)
    assert words_of(session) == ""


def test_a_second_start_brings_a_minimised_window_back(session: Session) -> None:
    session.window.showMinimized()
    session.window.come_forward()
    assert not session.window.isMinimized()
    assert session.window.isVisible()


def test_the_sheet_of_keys_names_them_as_french_keyboards_do(used: Services, qapp: QApplication, qtbot: QtBot) -> None:
    used.preferences.change(INTERFACE_LANGUAGE, "fr")
    with opened(used, qapp, qtbot) as session:
        press(session, "F1", qtbot)
        sheet = session.window.findChild(QDialog, "keys")
        assert sheet is not None
        caps = {label.text() for label in sheet.findChildren(QLabel) if label.property("role") == "key"}
        sheet.reject()
    assert {"Ctrl+Entrée", "Alt+Entrée", "Ctrl+Maj+Entrée"} <= caps
    assert not any("Retour" in cap for cap in caps)
