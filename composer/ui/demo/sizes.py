# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same screen in a large window and in a small one."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize

from composer.ui.demo.driver import Driver
from composer.ui.session import Session

SIZES: Final = (QSize(1440, 900), QSize(1024, 700))


def in_each_size(session: Session, driver: Driver, name: str) -> None:
    """A picture in each, named after its width. Raises StepFailed."""
    for size in SIZES:
        session.window.resize(size)
        driver.wait(f"{name} at {size.width()}", partial(_is_settled, session, size))
        driver.picture(f"{name}-{size.width()}")


def _is_settled(session: Session, size: QSize) -> bool:
    return session.window.size() == size and session.runner.idle
