# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clipboard, the browser and the file manager."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


class QtComputer:
    """Implements ``domain.ports.Computer``; in the interface thread only."""

    def copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def open_page(self, address: str) -> bool:
        return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))

    def open_folder(self, path: str) -> bool:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
