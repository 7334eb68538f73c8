# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.drafts import Draft
from composer.domain.library import Guide
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.screens.guides import GuidesScreen
from composer.ui.tasks import TaskRunner


@pytest.fixture
def guide(services: Services) -> Guide:
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    return services.guiding.guides(Language.ENGLISH)[0]


@pytest.fixture
def screen(
    services: Services, guide: Guide, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> Iterator[GuidesScreen]:
    made = GuidesScreen(services, runner, wording)
    qtbot.addWidget(made)
    made.resize(1360, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    qtbot.waitUntil(lambda: made.findChild(QAbstractButton, f"guide.card.{guide.id}") is not None)
    yield made
    made.leave()


def begin(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    card = screen.findChild(QAbstractButton, f"guide.card.{guide.id}")
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.draft is not None)


def answer(screen: GuidesScreen, text: str) -> None:
    QTest.keyClicks(screen.walk.answer, text)
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_answers_become_a_draft_with_the_keyboard_alone(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    finished: list[Draft] = []
    screen.draft_requested.connect(finished.append)
    for number in range(len(guide.steps)):
        answer(screen, f"Answer {number}.")
    qtbot.waitUntil(lambda: len(finished) == 1)
    assert all(f"Answer {number}." in finished[0].text for number in range(len(guide.steps)))


def test_the_post_grows_beside_with_what_is_still_to_come(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer(screen, "The first line.")
    qtbot.waitUntil(lambda: "The first line." in screen.walk.post.text())
    assert guide.steps[1].label[1:] in screen.walk.post.text()


def test_leaving_keeps_the_answers_and_coming_back_shows_them(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer(screen, "Kept.")
    QTest.keyClicks(screen.walk.answer, "Half a")
    screen.leave_guide()
    qtbot.waitUntil(lambda: _answers(services)[:2] == ("Kept.", "Half a"))
    screen.open_draft(services.drafting.recent()[0])
    assert screen.walk.answer.words() == "Half a"
    screen.go_back()
    assert screen.walk.answer.words() == "Kept."


def _answers(services: Services) -> tuple[str, ...]:
    draft = services.drafting.recent()[0]
    return draft.guide.answers if draft.guide else ()


def test_a_guide_without_any_answer_does_not_end_in_an_empty_draft(
    screen: GuidesScreen, guide: Guide, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    with qtbot.waitSignal(screen.notice):
        for _ in guide.steps:
            screen.go_on()
    assert screen.draft is not None
