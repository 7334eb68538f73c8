# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built anew under the keyboard keeps it: nobody is sent to the other end of the window."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.domain.drafts import DraftMedia
from composer.domain.ids import AccountId
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.media_strip import MediaStrip
from composer.ui.widgets.publish_bar import AccountChip, BarState, Phase, PublishBar
from tests.ui.windows import brought_up


def name_of_focus() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def chips(*chosen: str) -> tuple[AccountChip, ...]:
    return tuple(
        AccountChip(AccountId(key), key.title(), f"Publish as {key}", key in chosen) for key in ("ada", "anna", "eva")
    )


def test_a_chosen_account_keeps_the_keyboard(qtbot: QtBot) -> None:
    bar = PublishBar()
    brought_up(bar, qtbot)
    bar.account_toggled.connect(lambda key, on: bar.show_state(BarState(Phase.READY, chips(key) if on else chips())))
    bar.show_state(BarState(Phase.READY, chips()))
    anna = bar.findChild(QPushButton, "compose.account.anna")
    assert anna is not None
    qtbot.waitUntil(anna.isVisible)
    anna.setFocus()
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        assert name_of_focus() == "compose.account.anna"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert name_of_focus() == "compose.account.eva"


def test_a_described_picture_keeps_the_keyboard_and_so_does_its_neighbour(runner: TaskRunner, qtbot: QtBot) -> None:
    strip = MediaStrip(runner)
    strip.media_changed.connect(strip.show_media)
    brought_up(strip, qtbot)
    media = (DraftMedia("one.png"), DraftMedia("two.png"))
    strip.show_media(media)
    strip.reveal("two.png")
    strip.show_media((media[0], replace(media[1], alt="A quay")))
    assert name_of_focus() == "compose.media.alt"
    assert focused().accessibleName().endswith("two.png")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert name_of_focus() == "compose.media.remove"
    assert focused().accessibleName().endswith("one.png")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert name_of_focus() == "compose.media.add"


def test_the_dialog_that_describes_a_picture_gives_the_keyboard_back(runner: TaskRunner, qtbot: QtBot) -> None:
    strip = MediaStrip(runner)
    strip.media_changed.connect(strip.show_media)
    brought_up(strip, qtbot)
    strip.show_media((DraftMedia("one.png"),))
    strip.reveal("one.png")

    def write() -> None:
        words = strip.findChild(QPlainTextEdit, "compose.media.words")
        if words is not None and isinstance(dialog := words.window(), QDialog):
            words.setPlainText("A quay at dawn")
            dialog.accept()

    timer = QTimer(strip)
    timer.timeout.connect(write)
    timer.start(5)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    timer.stop()
    strip.activateWindow()  # nobody hands it back without a window manager
    qtbot.waitUntil(lambda: name_of_focus() == "compose.media.alt")
