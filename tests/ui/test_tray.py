# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing the window: the program ends, goes on, or asks once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.handing import by_hand
from composer.domain.ids import NetworkKey
from composer.domain.outbox import Job, JobState
from composer.domain.settings import BACKGROUND
from composer.domain.text import Language
from composer.system.paths import AppPaths
from composer.ui.screens.outbox import OutboxScreen
from composer.ui.session import Session
from composer.ui.widgets.hand_dialog import HandDialog
from tests.fakes.computer import FakeComputer
from tests.services.app import CLEAN, ME


@pytest.fixture
def session(qapp: QApplication, services: Services, qtbot: QtBot) -> Iterator[Session]:
    services.preferences.finish_first_start()
    made = Session(qapp, services)
    made.open()
    qtbot.waitUntil(lambda: made.window.current is not None and made.runner.idle, timeout=60_000)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def plan(services: Services, hours: float = 24) -> Job:
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(CLEAN))
    (job,) = services.publishing.publish(draft, ME, True, services.clock.now() + timedelta(hours=hours), as_it_is=True)
    return job


def noticed(session: Session, qtbot: QtBot) -> None:
    session.tray.look()
    qtbot.waitUntil(lambda: session.runner.idle)


def answer(session: Session, name: str) -> None:
    box = session.tray.question
    assert box is not None
    next(button for button in box.buttons() if button.objectName() == name).click()


def test_without_anything_planned_closing_ends_it(session: Session, qtbot: QtBot) -> None:
    noticed(session, qtbot)
    assert not session.tray.keeps_running()


def test_what_is_planned_is_asked_about_once_and_kept(session: Session, services: Services, qtbot: QtBot) -> None:
    plan(services)
    noticed(session, qtbot)
    session.window.close()
    assert session.window.isVisible()
    answer(session, "background.keep")
    qtbot.waitUntil(lambda: not session.window.isVisible() and session.runner.idle)
    assert services.preferences.resolve(BACKGROUND).value
    assert "--background" in (services.paths.autostart / "org.ramage.Ramage.desktop").read_text("utf-8")
    assert not QApplication.quitOnLastWindowClosed()
    session.window.come_forward()
    assert session.window.isVisible()
    session.window.close()
    assert not session.window.isVisible()
    assert session.tray.question is None


def test_the_hour_of_what_is_posted_by_hand_is_told_and_leads_there(
    session: Session, services: Services, qtbot: QtBot
) -> None:
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(CLEAN))
    at = services.clock.now() + timedelta(milliseconds=400)
    hands = [by_hand(NetworkKey("linkedin")), by_hand(NetworkKey("threads"))]
    jobs = services.publishing.publish(draft, hands, True, at, as_it_is=True)
    noticed(session, qtbot)
    assert session.tray.by_hand() == ""
    services.preferences.change(BACKGROUND, True)
    qtbot.waitUntil(lambda: services.clock.now() > at)
    services.publishing.run_due()
    noticed(session, qtbot)
    assert session.tray.state() == session.tray.by_hand()
    assert "LinkedIn" in session.tray.state()
    assert "Threads" in session.tray.state()
    outbox = session.window.screen_named("outbox")
    assert isinstance(outbox, OutboxScreen)
    outbox.hand.computer = FakeComputer()
    with qtbot.waitSignal(session.tray.finish_requested) as asked:
        session.tray.finish()
    assert set(asked.args[0]) == {job.id for job in jobs}
    for _ in jobs:
        qtbot.waitUntil(lambda: bool(outbox.findChildren(HandDialog)) and session.runner.idle)
        dialog = outbox.findChildren(HandDialog)[-1]
        dialog.reject()
        qtbot.waitUntil(lambda gone=dialog: gone not in outbox.findChildren(HandDialog))  # type: ignore[misc]  # bound now


def test_a_no_is_remembered(session: Session, services: Services, qtbot: QtBot) -> None:
    plan(services)
    noticed(session, qtbot)
    session.window.close()
    with qtbot.waitSignal(session.tray.leave):
        answer(session, "background.quit")
    qtbot.waitUntil(lambda: session.runner.idle)
    assert services.preferences.place("background-asked") == "no"
    assert not services.preferences.resolve(BACKGROUND).value
    assert not services.paths.autostart.exists()


def test_who_cancels_stays_and_is_asked_again(session: Session, services: Services, qtbot: QtBot) -> None:
    plan(services)
    noticed(session, qtbot)
    session.window.close()
    box = session.tray.question
    assert box is not None
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert session.window.isVisible()
    session.window.close()
    assert session.tray.question is not None
    session.tray.question.reject()


def test_the_setting_writes_and_removes_the_entry(session: Session, services: Services, qtbot: QtBot) -> None:
    entry = services.paths.autostart / "org.ramage.Ramage.desktop"
    for wanted in (True, False):
        services.preferences.change(BACKGROUND, wanted)
        session.window.setting_changed.emit(BACKGROUND.key)
        qtbot.waitUntil(lambda: session.runner.idle)
        assert entry.exists() is wanted


def test_what_goes_on_is_said_in_one_line(session: Session, services: Services, qtbot: QtBot) -> None:
    assert session.tray.state() == session.tray.tr("Nothing waits for its hour")
    job = plan(services)
    noticed(session, qtbot)
    assert "1" in session.tray.state()
    services.publishing.cancel(job.id)
    noticed(session, qtbot)
    assert session.tray.state() == session.tray.tr("Nothing waits for its hour")


BACKGROUND_RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from composer.ui import application

make = application.make

def made(arguments):
    app = make(arguments)
    timer = QTimer(app)
    timer.timeout.connect(look)
    timer.start(50)
    return app

def look():
    from composer.storage.work import open_work
    from composer.system.clock import SystemClock
    from composer.system.paths import AppPaths
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    work = open_work(AppPaths.default().work_db, SystemClock())
    states = [job.state.value for job in work.outbox.all()]
    work.close()
    if shown or states == ["sent"]:
        print(len(shown), *states, flush=True)
        QApplication.quit()

application.make = made
from composer import app
sys.exit(app.main(["ramage", "--background"]))
"""


def test_in_the_background_what_is_due_leaves_without_a_window(home: Path, compiled_home: Path) -> None:
    shutil.copytree(compiled_home, home / "ramage", dirs_exist_ok=True)
    services = build(AppPaths.default())
    services.preferences.change(BACKGROUND, True)
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(CLEAN))
    (job,) = services.publishing.publish(draft, ME, True, as_it_is=True)
    assert job.state is JobState.QUEUED
    services.close()
    environment = {**os.environ, "RAMAGE_HOME": str(home / "ramage"), "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", BACKGROUND_RUN],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout.split()) == (0, ["0", "sent"]), result.stderr
