# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders in the real window: told in the agreed hours only, opened by keyboard, never lost behind another word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.drafts import Draft
from composer.domain.errors import DiskFull
from composer.domain.settings import INTERFACE_LANGUAGE, NOTICE_DAYS, NOTICE_HOURS
from composer.domain.slots import DAYS
from composer.domain.text import Language
from composer.ui.screens.compose import ComposeScreen
from composer.ui.session import Session


@pytest.fixture
def session(services: Services, qapp: QApplication, qtbot: QtBot) -> Iterator[Session]:
    services.preferences.finish_first_start()
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    services.preferences.change(NOTICE_DAYS, DAYS)
    services.preferences.change(NOTICE_HOURS, "00:00-00:00")
    made = Session(qapp, services)
    made.window.resize(1280, 840)
    made.open()
    qtbot.waitUntil(lambda: made.window.current is not None and made.runner.idle)
    yield made
    made.close()
    QTest.qWait(0)


def a_draft(services: Services, title: str) -> Draft:
    drafting = services.drafting
    draft = replace(drafting.blank(Language.ENGLISH).with_text("A gull ate my croissant."), title=title)
    return drafting.save(draft)


def remind(services: Services, title: str, ago: timedelta = timedelta(seconds=1)) -> Draft:
    draft = a_draft(services, title)
    services.reminders.keep(draft.id, services.clock.now() - ago)
    return draft


def look(session: Session, qtbot: QtBot) -> None:
    session.housekeeping.look_at_reminders()
    qtbot.waitUntil(lambda: session.runner.idle)


def told(session: Session) -> str:
    banner = session.window.findChild(QLabel, "window.banner.words")
    assert banner is not None
    return banner.text() if banner.isVisible() else ""


def button(session: Session, name: str) -> QPushButton:
    found = session.window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_the_hour_of_a_draft_is_told_and_enter_opens_it(session: Session, services: Services, qtbot: QtBot) -> None:
    draft = remind(services, "The gull")
    look(session, qtbot)
    assert told(session).startswith("It is the hour you had chosen for “The gull”: ")
    action = button(session, "window.banner.action")
    action.setFocus()
    QTest.keyClick(action, Qt.Key.Key_Return)
    screen = session.window.current
    assert isinstance(screen, ComposeScreen)
    assert screen.draft is not None
    assert screen.draft.id == draft.id
    assert told(session) == ""
    look(session, qtbot)
    assert told(session) == ""


def test_outside_the_agreed_hours_the_window_stays_silent(session: Session, services: Services, qtbot: QtBot) -> None:
    remind(services, "The gull", timedelta(hours=1))
    services.preferences.change(NOTICE_DAYS, ())
    look(session, qtbot)
    assert told(session) == ""
    services.preferences.change(NOTICE_DAYS, DAYS)
    look(session, qtbot)
    assert told(session).startswith("The hour you had chosen for “The gull” has passed: ")


def test_a_trouble_covers_a_reminder_and_gives_it_back(session: Session, services: Services, qtbot: QtBot) -> None:
    remind(services, "The gull")
    remind(services, "The tide", timedelta(seconds=3))
    look(session, qtbot)
    assert "The tide" in told(session)
    session.window.tell(DiskFull(path="work.db"))
    assert told(session).startswith("The disk is full.")
    for expected in ("The tide", "The gull", ""):
        QTest.mouseClick(button(session, "window.banner.close"), Qt.MouseButton.LeftButton)
        assert expected in told(session)
    assert told(session) == ""


def test_a_window_built_anew_still_reminds(session: Session, services: Services, qtbot: QtBot) -> None:
    remind(services, "The gull")
    look(session, qtbot)
    session.window.rebuild()
    qtbot.waitUntil(lambda: session.runner.idle)
    assert "The gull" in told(session)
