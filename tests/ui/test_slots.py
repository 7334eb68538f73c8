# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing an hour to publish at, by keyboard alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.outbox import JobState
from composer.domain.settings import NOTICE_DAYS, NOTICE_HOURS, SLOT_DAYS, SPELLING
from composer.domain.slots import DAYS
from composer.domain.text import Language
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.publish_bar import Phase
from tests.builders import PRACTICE
from tests.fakes.colleagues import FakeColleagues
from tests.ui.windows import brought_up

CLEAN = "Hier matin, un colis perdu a retrouve son chemin grace a ma voisine."
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def services(in_a_team: Services) -> Services:
    in_a_team.preferences.change(SPELLING, False)
    in_a_team.preferences.change(NOTICE_DAYS, DAYS)
    in_a_team.preferences.change(NOTICE_HOURS, "00:00-00:00")
    return in_a_team


@pytest.fixture
def screen(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[ComposeScreen]:
    made = ComposeScreen(services, runner, services.wording(Language.ENGLISH))
    brought_up(made, qtbot)
    made.activate()
    made.write_from_scratch()
    QTest.keyClicks(made.desk.editor, CLEAN)
    qtbot.waitUntil(lambda: made.desk.bar.phase is Phase.READY)
    yield made
    made.leave()


def focus() -> QPushButton:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPushButton)
    return widget


def press(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, code, modifier)


def open_strip(screen: ComposeScreen, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(screen.desk.slots.faces))
    ready(screen, qtbot)


def ready(screen: ComposeScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY and said(screen).startswith("Goes out "))


def said(screen: ComposeScreen) -> str:
    return " ".join(screen.desk.bar.sentences)


def publish_button(screen: ComposeScreen) -> QPushButton:
    return named(screen, "compose.publish")


def named(screen: ComposeScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_an_hour_is_chosen_and_confirmed_by_keyboard(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    open_strip(screen, qtbot)
    first, second, third = screen.desk.slots.faces
    assert focus().objectName() == "slots.slot.0"
    assert focus().isChecked()
    assert first.when in focus().accessibleName()
    assert publish_button(screen).text() == "Schedule"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    ready(screen, qtbot)
    chosen = named(screen, "slots.slot.1")
    assert chosen.isChecked()
    assert chosen.hasFocus()
    assert second.when in said(screen)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.SETTLED)
    (job,) = services.publishing.jobs()
    assert (job.state, job.due) == (JobState.QUEUED, second.at)
    assert second.when in said(screen)
    assert screen.desk.slots.isHidden()
    assert len({first.at, second.at, third.at}) == 3


def test_tab_reaches_every_slot_an_hour_of_ones_own_the_reminder_and_the_button(
    screen: ComposeScreen, qtbot: QtBot
) -> None:
    open_strip(screen, qtbot)
    seen = [focus().objectName()]
    while seen[-1] != "compose.publish":
        press(Qt.Key.Key_Tab)
        seen.append(focus().objectName())
        assert len(seen) < 10
    chips = ["slots.slot.0", "slots.slot.1", "slots.slot.2", "slots.own", "slots.remind"]
    assert seen == [*chips, "compose.account.practice", "compose.publish"]


def test_escape_goes_back_to_publishing_at_once(screen: ComposeScreen, qtbot: QtBot) -> None:
    open_strip(screen, qtbot)
    press(Qt.Key.Key_Escape)
    assert screen.desk.slots.isHidden()
    assert screen.desk.editor.hasFocus()
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    assert publish_button(screen).text() == "Publish"
    assert named(screen, "compose.schedule").isVisible()


def test_hours_of_colleagues_are_named_without_names(
    screen: ComposeScreen, services: Services, team: FakeColleagues, qtbot: QtBot
) -> None:
    for slot in services.slots.suggest(PRACTICE, None, services.clock.now(), 30)[1:]:
        team.hold(PRACTICE, slot.at.replace(minute=0), 3)
    screen.write_from_scratch()
    QTest.keyClicks(screen.desk.editor, CLEAN)
    qtbot.waitUntil(lambda: said(screen).startswith("Quiet hour: "))
    assert said(screen).endswith("0 colleagues planned") or "0 colleague" in said(screen)
    open_strip(screen, qtbot)
    first = screen.desk.slots.faces[0]
    assert first.why == "few colleagues"
    assert "0 colleague" in first.spoken


def test_an_hour_of_ones_own_is_taken_and_a_past_one_is_not(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    open_strip(screen, qtbot)
    named(screen, "slots.own").setFocus()
    press(Qt.Key.Key_Return)
    field = screen.findChild(QDateTimeEdit, "slots.moment")
    assert field is not None
    assert field.hasFocus()
    words = screen.findChild(QLabel, "slots.words")
    assert words is not None
    field.setDateTime(QDateTime.currentDateTime().addDays(-1))
    assert words.text() == "This moment is past."
    qtbot.waitUntil(lambda: publish_button(screen).text() == "Publish")
    wanted = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=3)
    field.setDateTime(QDateTime.fromSecsSinceEpoch(int(wanted.timestamp())))
    assert not words.isVisible()
    ready(screen, qtbot)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.SETTLED)
    assert [job.due for job in services.publishing.jobs()] == [wanted]


def test_a_reminder_publishes_nothing(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    open_strip(screen, qtbot)
    at = screen.desk.slots.faces[0].at
    named(screen, "slots.remind").setFocus()
    with qtbot.waitSignal(screen.notice) as told:
        press(Qt.Key.Key_Space)
    assert told.args is not None
    assert screen.desk.slots.isHidden() or "remind" in str(told.args[0])
    assert screen.draft is not None
    assert services.reminders.of(screen.draft.id) == at
    assert services.publishing.jobs() == ()
    open_strip(screen, qtbot)
    assert named(screen, "slots.remind").isChecked()


def test_no_reminder_is_offered_at_hours_the_person_did_not_agree_to(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    services.preferences.change(NOTICE_DAYS, ())
    open_strip(screen, qtbot)
    remind = named(screen, "slots.remind")
    assert not remind.isEnabled()
    assert remind.toolTip() == "You chose not to be spoken to at that hour."


def test_without_a_free_hour_one_can_still_choose(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    services.preferences.change(SLOT_DAYS, ())
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    words = screen.findChild(QLabel, "slots.words")
    assert words is not None
    qtbot.waitUntil(lambda: words.text().startswith("No good hour is free"))
    assert named(screen, "slots.own").hasFocus()


def test_an_hour_that_went_by_is_never_published_at_once(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    open_strip(screen, qtbot)
    screen.desk.slots.slot_chosen.emit(services.clock.now() + timedelta(milliseconds=600))
    qtbot.waitUntil(lambda: publish_button(screen).text() == "Schedule")
    moment = datetime.now(UTC) + timedelta(milliseconds=700)
    qtbot.waitUntil(lambda: datetime.now(UTC) > moment)
    screen.publish()
    assert services.publishing.jobs() == ()
    ready(screen, qtbot)
    assert screen.desk.slots.isVisible()
