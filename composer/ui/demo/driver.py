# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a window as a person would, with real key and mouse events, and waits for what they bring about."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 60_000
TICK_MS = 10
LAYOUT_PASSES = 4
"""Words that wrap ask for their height a pass after they got their width, and scroll areas one more."""


class StepFailed(Exception):
    """A step of the demo did not happen; the text says which and what was seen instead."""


class Driver:
    """Finds controls of one window by object name, acts on them, waits, and takes pictures."""

    def __init__(self, window: QWidget, pictures: Path | None = None) -> None:
        self._window = window
        self._pictures = pictures
        self.taken: list[Path] = []

    def find(self, name: str, kind: type[W]) -> W:
        """The visible control of that name; raises StepFailed when there is none."""
        for top in (self._window, *QApplication.topLevelWidgets()):
            for widget in top.findChildren(kind, name):
                if widget.isVisible():
                    return widget
        raise StepFailed(f"no visible {kind.__name__} named {name}")

    def find_all(self, kind: type[W]) -> list[W]:
        """The visible controls of that kind, in every window."""
        return [w for top in QApplication.topLevelWidgets() for w in top.findChildren(kind) if w.isVisible()]

    def is_shown(self, name: str) -> bool:
        """True when a visible control has that name."""
        tops = (self._window, *QApplication.topLevelWidgets())
        return any(widget.isVisible() for top in tops for widget in top.findChildren(QWidget, name))

    def wait(self, what: str, until: Callable[[], bool]) -> None:
        """Let events happen until ``until`` holds; raises StepFailed after twenty seconds."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        ticker = QTimer()
        ticker.start(TICK_MS)
        while not until():
            if deadline.hasExpired():
                raise StepFailed(f"waited in vain: {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """Press a key combination such as ``Ctrl+2`` on ``on`` or whatever has the focus."""
        target = on or QApplication.focusWidget() or self._window
        if not target.isActiveWindow():
            # Without a window manager nobody hands the focus back when a dialog closes.
            target.window().activateWindow()
            self.wait("the window in front", target.isActiveWindow)
        QTest.keySequence(target, QKeySequence(keys))

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type ``text``, line feeds as Enter. Qt's own ``keyClicks`` knows ASCII only."""
        for character in text:
            target = on or QApplication.focusWidget() or self._window
            if character == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))

    def click(self, name: str) -> None:
        """Click the middle of a control."""
        target = self.find(name, QWidget)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(target.width() // 2, target.height() // 2))

    def picture(self, name: str, of: str = "") -> None:
        """Photograph the window, or the control named ``of``, when pictures are wanted."""
        if self._pictures is None:
            return
        subject = self.find(of, QWidget) if of else self._window
        try:
            self._pictures.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StepFailed(f"no folder for pictures at {self._pictures}: {error.strerror}") from error
        for _ in range(LAYOUT_PASSES):
            QApplication.processEvents()
        file = self._pictures / f"{name}.png"
        if not subject.grab().save(str(file)):
            raise StepFailed(f"the picture {file} could not be written")
        self.taken.append(file)
