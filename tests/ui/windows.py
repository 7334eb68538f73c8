# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window or one of its screens, shown for a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.ui.session import Session


def brought_up(screen: QWidget, qtbot: QtBot) -> None:
    """By itself, as a window that has the keyboard, even where another one closes late and takes it along."""
    QTest.qWait(0)
    qtbot.addWidget(screen)
    screen.resize(1360, 840)
    with qtbot.waitExposed(screen):
        screen.show()
    qtbot.waitUntil(lambda: _is_in_front(screen))


def _is_in_front(screen: QWidget) -> bool:
    if not screen.isActiveWindow():
        screen.activateWindow()
    return screen.isActiveWindow()


@contextmanager
def opened(services: Services, qapp: QApplication, qtbot: QtBot) -> Iterator[Session]:
    """Shows a screen, and has nothing left to do."""
    session = Session(qapp, services)
    session.window.resize(1280, 840)
    try:
        session.open()
        qtbot.waitUntil(lambda: session.window.current is not None and session.runner.idle)
        yield session
    finally:
        session.close()
        QTest.qWait(0)
