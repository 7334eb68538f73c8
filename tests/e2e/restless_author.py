# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes and publishes in the real window, post after post, until killed; tells each deed on standard output.

``resumed LENGTH`` once the window is where it was left, then ``typed WHEN NUMBER LENGTH``, ``pressed NUMBER`` and
``sent NUMBER``. WHEN is the system's monotonic clock, in seconds.
"""

import sys
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from composer import bootstrap
from composer.system.paths import AppPaths
from composer.ui import application
from composer.ui.demo.driver import Driver
from composer.ui.session import Session

PAUSE_MS = 4


def text_of(number: int) -> str:
    """What the author writes as post ``number``: a text of its own each time, fine by every check."""
    return f"Le quai ouvre à six heures et je compte {number} caisses. Ma collègue note les retards au crayon."


def tell(line: str) -> None:
    """At once: the next instruction may be the last."""
    print(line, flush=True)  # noqa: T201 - read by the test


def write(driver: Driver, number: int) -> None:
    """One post, from an empty page to its receipt."""
    driver.press("Ctrl+N")
    driver.wait(
        "an empty page",
        lambda: driver.is_shown("compose.editor") and not driver.find("compose.editor", QTextEdit).toPlainText(),
    )
    editor = driver.find("compose.editor", QTextEdit)
    words = text_of(number)
    for length, sign in enumerate(words, 1):
        driver.type(sign, editor)
        tell(f"typed {time.monotonic()} {number} {length}")
        QTest.qWait(PAUSE_MS)
    driver.wait("leave to publish", lambda: driver.find("compose.publish", QWidget).isEnabled())
    tell(f"pressed {number}")
    driver.press("Ctrl+Return", editor)
    driver.wait("the receipt", lambda: driver.is_shown("publish.receipt"))
    tell(f"sent {number}")


def main(first: int) -> None:
    """Numbers its posts from ``first``."""
    app = application.make(["ramage"])
    services = bootstrap.build(AppPaths.default())
    services.preferences.finish_first_start()
    left = services.drafting.open_draft()
    session = Session(app, services)
    session.window.resize(1100, 760)
    session.open()
    driver = Driver(session.window)
    driver.wait("the window", lambda: session.window.current is not None and session.runner.idle)
    if left is not None:
        shown = driver.find("compose.editor", QTextEdit).toPlainText()
        tell(f"resumed {len(shown) if shown == left.text else -1}")
    for number in range(first, first + 1000):
        write(driver, number)


if __name__ == "__main__":
    main(int(sys.argv[1]))
