# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.drafts import Draft
from composer.domain.ids import PostId
from composer.domain.library import Guide
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.screens.guides import GuidesScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.guide_post_picker import PostPicker

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
POST = PostId("partenariat-acme")


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


def found(screen: QWidget, name: str) -> QAbstractButton:
    widget = screen.findChild(QAbstractButton, name)
    assert widget is not None, name
    return widget


def begin(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    QTest.keyClick(found(screen, f"guide.card.{guide.id}"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.draft is not None)


def answer(screen: GuidesScreen, text: str) -> None:
    QTest.keyClicks(screen.walk.answer, text)
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_Return, CONTROL)


def answer_all(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    for number in range(len(guide.steps)):
        answer(screen, f"this is what I have to say about question {number} and it goes on for a while")
    qtbot.waitUntil(lambda: screen.walk.end.isVisible())


def text(screen: QWidget, name: str) -> str:
    label = screen.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def saved(services: Services) -> Draft:
    return services.drafting.recent()[0]


def _answers(services: Services) -> tuple[str, ...]:
    progress = saved(services).guide
    return progress.answers if progress else ()


def test_answers_become_a_draft_with_the_keyboard_alone(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    with qtbot.waitSignal(screen.draft_requested) as handed:
        QTest.keyClick(screen.walk.end.write, Qt.Key.Key_Return, CONTROL)
    assert handed.args
    draft = handed.args[0]
    assert all(f"This is what I have to say about question {n} and" in draft.text for n in range(len(guide.steps)))
    assert screen.draft is None


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
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: _answers(services)[:2] == ("Kept.", "Half a"))
    qtbot.waitUntil(lambda: screen.choice.resume.isVisible())
    QTest.keyClick(found(screen, "guide.walk.1"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.walk.answer.isVisible())
    assert screen.walk.answer.words() == "Half a"
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_Up, ALT)
    assert screen.walk.answer.words() == "Kept."


def test_a_guide_without_any_answer_does_not_end_in_an_empty_draft(
    screen: GuidesScreen, guide: Guide, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    with qtbot.waitSignal(screen.notice):
        for _ in guide.steps:
            screen.go_on()
    assert screen.draft is not None
    assert not screen.walk.end.isVisible()


def test_a_first_line_is_offered_never_imposed(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    assert saved(services).text.startswith("This is")
    chip = found(screen, "guide.opening.1")
    assert (chip.text(), chip.isChecked()) == (guide.openings[0], False)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: saved(services).text.startswith(f"{guide.openings[0]}\n\nThis is"))
    qtbot.waitUntil(lambda: guide.openings[0] in screen.walk.post.text())
    QTest.keyClick(found(screen, "guide.opening.1"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: saved(services).text.startswith("This is"))


def test_a_line_chosen_a_moment_ago_goes_along(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    with qtbot.waitSignal(screen.draft_requested) as handed:
        QTest.keyClick(found(screen, "guide.closing.2"), Qt.Key.Key_Space)
        screen.go_on()
    assert handed.args
    assert handed.args[0].text.endswith(f"\n\n{guide.closings[1]}")


def test_a_short_text_is_offered_no_line_yet(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer(screen, "Monday.")
    for _ in guide.steps[1:]:
        screen.go_on()
    qtbot.waitUntil(lambda: screen.walk.end.isVisible())
    assert screen.findChild(QAbstractButton, "guide.opening.1") is None


def test_the_minute_to_say_aloud_is_copied(screen: GuidesScreen, guide: Guide, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    assert "about 34 seconds · 85 words" in text(screen, "guide.end.timing")
    QTest.keyClick(found(screen, "guide.end.copy"), Qt.Key.Key_Space)
    assert QApplication.clipboard().text().startswith("This is what I have to say about question 0")


def test_an_ended_guide_can_be_changed_and_keeps_the_edits_of_its_draft(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    screen.go_on()
    qtbot.waitUntil(lambda: screen.draft is None)
    edited = saved(services).text.replace("question 0 and", "question 0, honestly, and") + "\n\n#NordaliaEmployee"
    services.drafting.save(saved(services).with_text(edited))
    screen.activate()
    qtbot.waitUntil(lambda: screen.choice.resume.isVisible())
    QTest.keyClick(found(screen, "guide.walk.1"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.walk.end.isVisible())
    assert saved(services).text == edited
    screen.go_back()
    screen.walk.answer.setPlainText("And you, what would you say?")
    screen.go_on()
    qtbot.waitUntil(lambda: screen.walk.end.isVisible())
    kept = saved(services).text
    assert "question 0, honestly, and" in kept
    assert kept.endswith("And you, what would you say?\n\n#NordaliaEmployee")
    QTest.keyClick(found(screen, "guide.end.way"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "honestly" not in saved(services).text)
    qtbot.waitUntil(lambda: found(screen, "guide.end.way").text() == "Bring my edits back")
    QTest.keyClick(found(screen, "guide.end.way"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: saved(services).text == kept)


def test_leaving_an_ended_guide_gives_its_draft_back_to_compose(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    screen.go_back()
    screen.leave_guide()

    def under_way() -> bool:
        progress = saved(services).guide
        return progress is None or progress.step < len(progress.answers)

    qtbot.waitUntil(lambda: not under_way())


def test_what_the_checks_say_is_one_quiet_line_and_leads_to_its_answer(
    screen: GuidesScreen, guide: Guide, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer(screen, "it was a quiet Monday on the quay and nobody was in a hurry at all")
    qtbot.waitUntil(lambda: "nothing to report" in text(screen, "guide.verdict"))
    answer(screen, "call me on 06 12 34 56 78 when you are there")
    qtbot.waitUntil(lambda: "remark" in text(screen, "guide.verdict"))
    assert not screen.walk.remarks.is_open
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_F8)
    way = found(screen, "guide.remark.1")
    assert way.text() == "See it in answer 2"
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert screen.walk.answer.words().startswith("call me")
    assert "06 12 34 56 78" in screen.walk.answer.textCursor().selectedText()
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_F8)
    assert not screen.walk.remarks.is_open


def test_a_post_feeds_the_questions(screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot) -> None:
    screen.choose_for(POST)
    _, post = services.library.post(POST).text_in(Language.ENGLISH)
    qtbot.waitUntil(lambda: post.title in text(screen, "guide.post.title"))
    begin(screen, guide, qtbot)
    qtbot.waitUntil(lambda: screen.findChild(QAbstractButton, "guide.piece.1") is not None)
    QTest.keyClicks(screen.walk.answer, "We saved")
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_1, ALT)
    assert screen.walk.answer.words() == f"We saved {post.facts[0]}"
    QTest.keyClick(screen.walk.answer, Qt.Key.Key_2, ALT)
    asked = ""
    for step in range(len(guide.steps)):
        screen.go_to(step)
        asked += text(screen, "guide.prompts")
    assert post.angles
    assert all(angle in asked for angle in post.angles)
    assert screen.draft is not None
    assert screen.draft.post == POST


def test_a_post_is_chosen_from_the_guides_with_the_keyboard(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    QTest.keyClick(found(screen, f"guide.card.{guide.id}"), Qt.Key.Key_G, CONTROL)
    picker = screen.findChild(PostPicker)
    assert picker is not None
    posts = picker.findChild(QListWidget)
    assert posts is not None
    qtbot.waitUntil(lambda: posts.count() > 1)
    title = services.library.post(POST).text_in(Language.ENGLISH)[1].title
    QTest.keyClicks(picker.search, title)
    qtbot.waitUntil(lambda: posts.count() > 0 and posts.item(0).text() == title)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title in text(screen, "guide.post.title"))
    QTest.keyClick(found(screen, "guide.post.drop"), Qt.Key.Key_Space)
    begin(screen, guide, qtbot)
    assert screen.draft is not None
    assert screen.draft.post is None


def test_rehearsal_takes_up_the_draft(screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    with qtbot.waitSignal(screen.screen_requested) as asked:
        QTest.keyClick(found(screen, "guide.end.rehearse"), Qt.Key.Key_Space)
    assert asked.args == ["rehearsal"]
    qtbot.waitUntil(lambda: services.drafting.open_draft() == saved(services))


def test_what_is_typed_while_the_draft_is_made_is_in_it(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    screen.walk.answer.setPlainText("Monday.")
    screen.go_to(len(guide.steps))
    screen.walk.answer.setPlainText("Monday, in the rain.")
    qtbot.waitUntil(lambda: screen.walk.end.isVisible())
    assert saved(services).text == "Monday, in the rain."


def test_what_was_changed_elsewhere_stands_when_the_end_is_seen_again(
    screen: GuidesScreen, guide: Guide, services: Services, qtbot: QtBot
) -> None:
    begin(screen, guide, qtbot)
    answer_all(screen, guide, qtbot)
    screen.rehearse()
    screen.leave()
    changed = saved(services).text.replace("question 2", "the third question")
    services.drafting.save(saved(services).with_text(changed))
    screen.activate()
    qtbot.waitUntil(lambda: "stands" in text(screen, "guide.end.note"))
    screen.leave_guide()
    qtbot.waitUntil(lambda: screen.choice.resume.isVisible())
    assert saved(services).text == changed
