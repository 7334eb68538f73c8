# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compose with Tab alone: through the page as it is read, and back the same way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.ids import PostId
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.publish_bar import Phase
from tests.ui.windows import brought_up

POST = PostId("partenariat-acme")
OWN = "Yesterday a lost parcel found its way home thanks to my neighbour."
ORDER = [
    *("compose.drafts", "compose.title", "compose.discard", "compose.language", "compose.preview"),
    *("compose.angle", "compose.fact", "compose.hashtag"),
    *("compose.tab.practice", "compose.networks"),
    "compose.editor",
    *("compose.media.alt", "compose.media.remove", "compose.media.add"),
    *("compose.ask-charter", "compose.account.practice", "compose.schedule", "compose.publish"),
]


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> Iterator[ComposeScreen]:
    made = ComposeScreen(services, runner, wording)
    brought_up(made, qtbot)
    made.open_draft(services.drafting.from_post(POST, Language.ENGLISH).with_text(OWN))
    qtbot.waitUntil(lambda: made.desk.bar.phase is Phase.READY, timeout=60_000)
    made.desk.header.setFocus()
    made.desk.editor.setFocus()
    yield made
    made.leave()


def stops(screen: ComposeScreen, key: Qt.Key) -> list[str]:
    """Names met until the editor is back, without repeats and without the findings, which come and go."""
    seen: list[str] = []
    while True:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert screen.isAncestorOf(focus)
        name = focus.objectName()
        if name == "compose.editor" and seen:
            return seen
        assert len(seen) < 40, seen
        if not name.startswith(("findings.", "compose.findings")) and (not seen or seen[-1] != name):
            seen.append(name)
        QTest.keyClick(focus, key)


def round_from_the_editor() -> list[str]:
    start = ORDER.index("compose.editor")
    return ORDER[start:] + ORDER[:start]


def test_tab_goes_through_the_page_as_it_is_read(screen: ComposeScreen) -> None:
    assert stops(screen, Qt.Key.Key_Tab) == round_from_the_editor()


def test_shift_tab_goes_the_same_way_back(screen: ComposeScreen) -> None:
    first, *others = round_from_the_editor()
    assert stops(screen, Qt.Key.Key_Backtab) == [first, *reversed(others)]


def test_what_is_filled_again_keeps_its_place(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    screen.open_draft(services.drafting.from_post(POST, Language.ENGLISH).with_text(OWN))
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY, timeout=60_000)
    assert stops(screen, Qt.Key.Key_Tab) == round_from_the_editor()
