# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from composer.ui import theme
from composer.ui.widgets.empty_state import EmptyState


@pytest.mark.parametrize("width", [280, 420, 900])
def test_its_words_have_the_height_they_need(width: int, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    empty = EmptyState("empty", "search")
    qtbot.addWidget(empty)
    empty.resize(width, 700)
    empty.show_words("Nothing here yet", "A sentence that says why, long enough to need several lines. " * 3, "Begin")
    with qtbot.waitExposed(empty):
        empty.show()
    for words in empty.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.width() <= theme.pixels(420)


def test_without_a_way_on_there_is_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("empty", "search")
    qtbot.addWidget(empty)
    empty.show()
    action = empty.findChild(QPushButton, "empty.action")
    assert action is not None
    empty.show_words("Nothing here yet", "Why")
    assert not action.isVisible()
    empty.show_words("Nothing here yet", "Why", "Begin")
    with qtbot.waitSignal(empty.action_chosen):
        action.click()
