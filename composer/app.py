# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up in order: logging, Qt, the one instance, the services, the window; then the event loop."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from composer import __version__, bootstrap
from composer.domain.errors import RamageError
from composer.domain.settings import LOG_LEVEL
from composer.domain.text import Language
from composer.system import logs
from composer.system.paths import AppPaths
from composer.ui.crash_report import CrashReporter
from composer.ui.session import Session
from composer.ui.single_instance import SingleInstance


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 when the window was closed or another one came forward, 1 when it could not be opened."""
    given = list(sys.argv if arguments is None else arguments)
    paths = AppPaths.default()
    logs.configure(paths, LOG_LEVEL.default)
    application = make_application(given)
    instance = SingleInstance(paths.server_name, paths.lock_file)
    if not instance.acquire():
        return 0 if instance.ask_the_other(_link(given)) else 1
    reporter = CrashReporter(logs.redact, logs.recent_lines)
    reporter.install()
    try:
        return _run(application, instance, paths)
    finally:
        sys.excepthook = sys.__excepthook__
        instance.release()


def make_application(arguments: Sequence[str]) -> QApplication:
    """Qt with our name on it."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(arguments))
    application.setApplicationName("ramage")
    application.setApplicationDisplayName("Ramage")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.ramage.Ramage")
    return application


def _run(application: QApplication, instance: SingleInstance, paths: AppPaths) -> int:
    try:
        services = bootstrap.build(paths)
    except RamageError as error:
        _tell(error)
        return 1
    logs.configure(paths, services.preferences.resolve(LOG_LEVEL).value)
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
