# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told in passing: the strip at the top, the menu beside the clock, the question at the end."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QMessageBox

from composer.bootstrap import Services
from composer.domain.errors import SecretStoreLocked
from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Submission
from composer.domain.outbox import Job, JobState
from composer.domain.text import Language
from composer.services.background import AtWork
from composer.services.judging import MISSED
from composer.ui.demo.driver import Driver
from composer.ui.demo.script import SCRIPTS
from composer.ui.demo.sizes import in_each_size
from composer.ui.session import Session
from composer.ui.widgets.banner import Banner

LINKEDIN: Final = NetworkKey("linkedin")


def photograph_notices(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """Each alone, over the outbox. Raises StepFailed."""
    session.window.show_screen("outbox")
    driver.wait("the outbox", lambda: session.runner.idle)
    waiting = _job(services, language, JobState.QUEUED)
    handed = replace(waiting, state=JobState.HANDED_OVER, account=by_hand(LINKEDIN))
    missed = replace(waiting, state=JobState.HELD, reason=Message(MISSED, {"when": waiting.due.isoformat()}))
    session.window.tell(SecretStoreLocked(reason=""))
    in_each_size(session, driver, "notice-trouble")
    driver.find("window.banner", Banner).dismiss()
    session.window.tell_handed((handed,))
    in_each_size(session, driver, "notice-by-hand")
    driver.find("window.banner", Banner).dismiss()
    for name, work in (
        ("waiting", AtWork((waiting,))),
        ("missed", AtWork((), (missed,), (handed,))),
        ("by-hand", AtWork((waiting,), (), (handed,))),
    ):
        session.tray.show(work)
        menu = session.tray.menu()
        menu.setParent(session.window, menu.windowFlags())
        menu.setObjectName("tray.menu")
        menu.popup(session.window.mapToGlobal(session.window.rect().center()))
        driver.picture(f"tray-{name}", of="tray.menu")
        menu.close()
        menu.deleteLater()
    session.tray.ask()
    driver.wait("the question", lambda: driver.is_shown("background.keep"))
    driver.picture("background-question", of="background.question")
    driver.find("background.question", QMessageBox).reject()
    session.tray.show(AtWork())


def _job(services: Services, language: Language, state: JobState) -> Job:
    now = services.clock.now()
    return Job(
        id=JobId(f"notice-{state}"),
        draft=None,
        post=None,
        account=AccountId("linkedin-1"),
        network=LINKEDIN,
        submission=Submission(SCRIPTS[language].own, language),
        state=state,
        created=now,
        due=now + timedelta(days=1, hours=2),
        changed=now,
    )
