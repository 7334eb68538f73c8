# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ramage demo``: the journey, or the gallery, in a home of its own so that nobody's drafts are touched."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from composer.domain.settings import INTERFACE_LANGUAGE, INTERFACE_THEME
from composer.domain.text import Language
from composer.ui import application
from composer.ui.demo.driver import Driver, StepFailed
from composer.ui.demo.gallery import BuildIn, photograph_everything
from composer.ui.demo.journey import Journey
from composer.ui.demo.script import SCRIPTS
from composer.ui.session import Session

SIZE = QSize(1440, 900)


def play(
    build: BuildIn, *, screenshots: Path | None, gallery: Path | None, language: Language, theme: str = "light"
) -> int:
    """0 when every step happened, 1 when one did not; what happened is told on standard error."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application.make(["ramage"])
    try:
        if gallery is not None:
            photograph_everything(app, build, gallery, _tell)
        if screenshots is not None or gallery is None:
            _journey(app, build, screenshots, language, theme)
    except StepFailed as failure:
        _tell(f"FAILED: {failure}")
        return 1
    return 0


def _journey(app: QApplication, build: BuildIn, screenshots: Path | None, language: Language, theme: str) -> None:
    with tempfile.TemporaryDirectory(prefix="ramage-demo-") as home:
        services = build(Path(home))
        services.preferences.change(INTERFACE_LANGUAGE, language.value)
        services.preferences.change(INTERFACE_THEME, theme)
        services.preferences.finish_first_start()
        session = Session(app, services)
        session.window.resize(SIZE)
        driver = Driver(session.window, screenshots)
        try:
            session.open()
            Journey(driver, services, SCRIPTS[language], _tell).play()
        finally:
            session.close()
            services.close()
    if screenshots is not None:
        _tell(f"{len(driver.taken)} pictures in {screenshots}")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the demo talks to a terminal
