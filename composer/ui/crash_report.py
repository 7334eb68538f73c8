# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault of the program: it is said plainly, with a report to copy. Nothing is sent anywhere."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject, QThread, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from composer import __version__
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label

_log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """Says that it is our fault, and that drafts are safe."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = QPlainTextEdit(report)
        self._report.setObjectName("crash.report")
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("Report"))
        copy = button(self.tr("Copy the report"), "crash.copy")
        copy.clicked.connect(self._on_copy)
        close = button(self.tr("Go on"), "crash.close", "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(28, 24, 28, 24))
        layout.setSpacing(theme.pixels(12))
        layout.addWidget(label(self.tr("This is a fault of Ramage, not of yours."), "title", wraps=True))
        layout.addWidget(
            label(
                self.tr("Your drafts are safe. The report below stays on this computer unless you pass it on."),
                "secondary",
                wraps=True,
            )
        )
        layout.addWidget(self._report, 1)
        layout.addLayout(row)
        self.resize(theme.pixels(640), theme.pixels(460))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())


class CrashReporter(QObject):
    """Takes exceptions nobody caught, from whichever thread; shows one dialog at a time."""

    _arrived = Signal(str)

    def __init__(self, redact: Callable[[str], str], recent_lines: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._redact = redact
        self._recent_lines = recent_lines
        self._dialog: CrashDialog | None = None
        self._arrived.connect(self._on_arrived)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log it whole and show it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("a fault of the program", exc_info=(kind, fault, trace))
        head = f"Ramage {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
        lines = "\n".join((head, "", *traceback.format_exception(kind, fault, trace), "", *self._recent_lines()))
        self._arrived.emit(self._redact(lines))

    def _on_arrived(self, report: str) -> None:
        if self._dialog is not None or QThread.currentThread() is not self.thread():
            return
        application = QApplication.instance()
        if isinstance(application, QApplication) and not application.styleSheet():
            theme.apply(application)  # the fault came before the window
        self._dialog = CrashDialog(report, QApplication.activeWindow())
        self._dialog.finished.connect(self._on_closed)
        if self.thread().loopLevel():
            self._dialog.open()
        else:
            self._dialog.exec()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
