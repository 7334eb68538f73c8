# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One Qt application from its start to its exit code."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QMessageLogContext, Qt, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from composer import __version__, bootstrap
from composer.bootstrap import Services
from composer.domain.errors import NoDisplay, RamageError
from composer.domain.text import Language
from composer.ui import theme
from composer.ui.crash_report import CrashReporter
from composer.ui.preview_desk import PreviewDesk
from composer.ui.preview_mark import wear_mark
from composer.ui.session import Session
from composer.ui.single_instance import SingleInstance
from composer.ui.tray import QUITTING

_log = logging.getLogger(__name__)

BACKGROUND: Final = "--background"
"""Start without a window."""
Refuse = Callable[[RamageError], int]
"""Tells why in the terminal; the exit code."""


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


class _Application(QApplication):
    """Tells a quit from the system apart from a window that is closed."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.setProperty(QUITTING, True)
        return super().event(event)


def make(arguments: Sequence[str]) -> QApplication:
    """Qt with our name on it."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = _Application(list(arguments))
    application.setApplicationName("ramage")
    application.setApplicationDisplayName("Ramage")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.ramage.Ramage")
    return application


def make_or_leave(arguments: Sequence[str], refuse: Refuse) -> QApplication:
    """As ``make``. Where Qt would abort for want of a display, ``refuse`` has the last word and the exit code."""
    said: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            code = refuse(NoDisplay(reason=next(iter(said), words).strip()))
            sys.stderr.flush()
            os._exit(code)
        said.append(words)

    before = qInstallMessageHandler(listen)
    try:
        application = make(arguments)
    finally:
        qInstallMessageHandler(before)
    for words in said:
        _log.warning("Qt says at start: %s", words)
    return application


def run(
    arguments: Sequence[str],
    build: Callable[[], Services],
    *,
    only_one: OnlyOne,
    report: Report,
    refuse: Refuse,
    leaving: Callable[[], object] = lambda: None,
) -> int:
    """Exit code: 0 when the window was closed or another one came forward, 1 when it could not be opened.

    Ends the process itself, with the code ``refuse`` gives where there is no display, or with 0 while engines still
    warm up for nobody; ``leaving`` is the last that is called then.
    """
    application = make_or_leave(arguments, refuse)
    instance = SingleInstance(only_one.server_name, only_one.lock_file)
    if not instance.acquire():
        if BACKGROUND in arguments:
            return 0  # it runs already, with or without its window
        return 0 if instance.ask_the_other(_link(arguments)) else 1
    CrashReporter(report.redact, report.recent_lines).install()
    all_home = True
    try:
        ended, all_home = _show(application, arguments, build, instance)
    except RamageError as error:
        _log.error("the window could not be opened: %s", error)
        _tell(application, error)
        ended = 1
    finally:
        instance.release()
    sys.excepthook = sys.__excepthook__  # a fault on the way here still goes to the report
    if not all_home:
        _leave_the_rest(application, ended, leaving)
    return ended


def _leave_the_rest(application: QApplication, code: int, leaving: Callable[[], object]) -> None:
    """Python would wait for every thread: those that are left have nothing anybody would miss."""
    application.shutdown()  # hands the clipboard over, with a text that is to be posted by hand
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as in a program without a terminal
            stream.flush()
    leaving()
    os._exit(code)


def _show(
    application: QApplication, arguments: Sequence[str], build: Callable[[], Services], instance: SingleInstance
) -> tuple[int, bool]:
    """The exit code, and whether every worker has come home."""
    services = build()
    all_home = True
    wear_mark(bool(services.preview))
    try:
        session = Session(application, services)
        desk = PreviewDesk(services, session) if services.preview else None
        instance.raise_requested.connect(session.window.come_forward)
        if BACKGROUND in arguments:
            session.open_in_background()
        else:
            session.open()
        if file := _file(arguments):
            session.window.open_peer_file(file)
        ended = application.exec()
        if desk is not None:
            desk.stop()
        all_home = session.leave()
        return ended, all_home
    finally:
        if all_home:
            services.close()


def _tell(application: QApplication, error: RamageError) -> None:
    """Before there is a window, and perhaps without any setting that could be read."""
    theme.apply(application)
    spoken = QLocale.system().language()
    french = spoken in (QLocale.Language.French, QLocale.Language.C)  # C: the session says none
    words = bootstrap.wording(Language.FRENCH if french else Language.ENGLISH).error(error)
    box = QMessageBox(QMessageBox.Icon.Critical, "Ramage", words.title)
    box.setObjectName("trouble")
    box.setInformativeText("\n\n".join(part for part in (words.text, words.action) if part))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.exec()


def _link(arguments: Sequence[str]) -> str:
    return next((a for a in arguments[1:] if a.startswith(("ramage://", "file:"))), "")


def _file(arguments: Sequence[str]) -> str:
    """Path of a file to open, empty without one."""
    link = _link(arguments)
    return QUrl(link).toLocalFile() if link.startswith("file:") else ""
