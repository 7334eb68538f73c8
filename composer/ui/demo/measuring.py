# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as the bench sees it."""

from collections.abc import Callable
from time import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QListView, QTextEdit

from composer.bootstrap import Services
from composer.ui import application
from composer.ui.demo.busy_meter import Beat, type_at_speed
from composer.ui.demo.driver import Driver
from composer.ui.session import Session

Build = Callable[[], Services]


def first_paint_and_posts(build: Build) -> tuple[float, float]:
    """Unix times of the first painted window and of the first posts in it."""
    app = application.make(["ramage"])
    services = build()
    session = Session(app, services)
    painted: list[float] = []
    session.window.first_painted.connect(lambda: painted.append(time()))
    session.open()
    driver = Driver(session.window)
    driver.wait("the first posts", lambda: driver.is_shown("library.list") and _posts(driver) > 0)
    shown = time()
    session.close()
    services.close()
    return painted[0], shown


def type_in_composer(build: Build, text: str) -> list[Beat]:
    """Each millisecond beat of the interface thread while ``text`` is typed beside a post."""
    app = application.make(["ramage"])
    services = build()
    session = Session(app, services)
    session.window.resize(1440, 900)
    session.open()
    driver = Driver(session.window)
    driver.wait("the first posts", lambda: driver.is_shown("library.list") and _posts(driver) > 0)
    driver.wait("the engines warm", lambda: session.runner.idle)
    driver.press("Return", driver.find("library.list", QListView))
    driver.wait("the editor", lambda: driver.is_shown("compose.editor"))
    driver.wait("its work done", lambda: session.runner.idle)
    editor = driver.find("compose.editor", QTextEdit)
    beats: list[Beat] = []

    def work() -> None:
        beats.extend(type_at_speed(driver, editor, text))
        QApplication.exit(0)

    QTimer.singleShot(0, work)
    app.exec()
    session.close()
    services.close()
    return beats


def _posts(driver: Driver) -> int:
    return driver.find("library.list", QListView).model().rowCount()
