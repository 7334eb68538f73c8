# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The browser of the person in front of the window, in the place of the system's."""

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.fakes.desk import Browser, PersonAtDesk


class OwnBrowser(QObject):
    """The person's browser: Qt hands it each address, and a thread goes through the pages. ``closed``: nobody looks."""

    def __init__(self, typed: dict[str, str] | None = None) -> None:
        super().__init__()
        self.closed = False
        self.opened: list[str] = []
        self._desk = PersonAtDesk(Browser(typed or {}))
        QDesktopServices.setUrlHandler("http", self, "take")  # type: ignore[arg-type]  # its stub is wrong

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if not self.closed:
            self._desk.open(self.opened[-1])

    def follow(self, address: str) -> None:
        """The person pastes an address by hand."""
        self._desk.open(address)

    def leave(self) -> None:
        QDesktopServices.unsetUrlHandler("http")
        self._desk.leave()
