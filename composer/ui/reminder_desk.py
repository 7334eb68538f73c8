# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders in the window's banner, one after the other, and never in the way of what is told there."""

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.ui.moments import weekday_and_hour
from composer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from composer.services.reminders import Reminder


class ReminderDesk(QObject):
    """A reminder stays until the person closes it or opens its draft, whatever else is told meanwhile."""

    draft_requested = Signal(object)
    """The Draft whose hour has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Reminder] = deque()
        self._banner: Banner | None = None
        self._closed: Reminder | None = None
        """The last one that was closed, or whose draft is to be opened."""
        self._words = ""
        """As shown; empty while none is."""

    def use(self, banner: Banner) -> None:
        """The banner of the window as it is built now; what was shown in another one is shown again."""
        self._banner, self._words = banner, ""
        banner.closed.connect(self._on_closed)
        banner.offer_chosen.connect(self._on_chosen)
        self._show_next()

    def remind(self, due: "tuple[Reminder, ...]") -> None:
        """Now, or once the banner is free."""
        self._waiting.extend(due)
        self._show_next()

    def _show_next(self) -> None:
        if self._banner is None or not self._waiting or not self._banner.isHidden():
            return
        self._words = self._told(self._waiting[0])
        self._banner.show_offer(self._words, self.tr("Open the draft"))

    def _told(self, due: "Reminder") -> str:
        first = next((line for line in due.draft.text.splitlines() if line.strip()), "")
        title = due.draft.title or first[:60] or self.tr("your draft")
        if due.late:
            words = self.tr("The hour you had chosen for “{title}” has passed: {when}.")
        else:
            words = self.tr("It is the hour you had chosen for “{title}”: {when}.")
        return words.format(title=title, when=weekday_and_hour(due.at))

    def _on_closed(self) -> None:
        self._closed = None
        if self._words and self._banner is not None and self._banner.words == self._words:
            self._closed = self._waiting.popleft()
        self._words = ""
        self._show_next()

    def _on_chosen(self) -> None:
        if self._closed is not None:
            self.draft_requested.emit(self._closed.draft)
