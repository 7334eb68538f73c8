# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One Qt application from its start to its exit code."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from composer import __version__, bootstrap
from composer.bootstrap import Services
from composer.domain.errors import RamageError
from composer.domain.text import Language
from composer.ui.crash_report import CrashReporter
from composer.ui.session import Session
from composer.ui.single_instance import SingleInstance


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Where instances of one person meet."""

    server_name: str
    lock_file: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What a crash report is made of."""

    redact: Callable[[str], str]
    recent_lines: Callable[[], tuple[str, ...]]


def make(arguments: Sequence[str]) -> QApplication:
    """Qt with our name on it."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(arguments))
    application.setApplicationName("ramage")
    application.setApplicationDisplayName("Ramage")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.ramage.Ramage")
    return application


def run(arguments: Sequence[str], build: Callable[[], Services], *, only_one: OnlyOne, report: Report) -> int:
    """Exit code: 0 when the window was closed or another one came forward, 1 when it could not be opened."""
    application = make(arguments)
    instance = SingleInstance(only_one.server_name, only_one.lock_file)
    if not instance.acquire():
        return 0 if instance.ask_the_other(_link(arguments)) else 1
    CrashReporter(report.redact, report.recent_lines).install()
    try:
        services = build()
    except RamageError as error:
        _tell(error)
        return 1
    else:
        return _show(application, services, instance)
    finally:
        sys.excepthook = sys.__excepthook__
        instance.release()


def _show(application: QApplication, services: Services, instance: SingleInstance) -> int:
    session = Session(application, services)
    instance.raise_requested.connect(session.window.come_forward)
    session.open()
    try:
        return application.exec()
    finally:
        session.close()
        services.close()


def _tell(error: RamageError) -> None:
    """Before there is a window."""
    english = QLocale.system().language() is QLocale.Language.English
    words = bootstrap.wording(Language.ENGLISH if english else Language.FRENCH).error(error)
    box = QMessageBox(QMessageBox.Icon.Critical, "Ramage", words.title)
    box.setInformativeText(" ".join((words.text, words.action)))
    box.exec()


def _link(arguments: Sequence[str]) -> str:
    return next((a for a in arguments[1:] if a.startswith("ramage://")), "")
