# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the window while there is no library yet: what is happening, how far it is, what one can do."""

from PySide6.QtCore import Signal

from composer.domain.errors import RamageError
from composer.domain.release_errors import ReleaseError
from composer.domain.sync_errors import ReleaseRefused, SourceError, SourceSignIn, TrustError, TrustUnconfirmed
from composer.services.wording import Wording
from composer.ui.widgets.empty_state import EmptyState


class LibraryWait(EmptyState):
    """Says one thing at a time."""

    wanted = Signal()
    """Bring it, again."""
    not_wanted = Signal()
    """Stop bringing it, for now."""

    def __init__(self) -> None:
        super().__init__("window.waiting", "library")
        self._under_way = False
        self.action_chosen.connect(self._on_action)

    def getting_ready(self) -> None:
        """It is on this computer already."""
        self.show_words(self.tr("Getting the library ready"), self.tr("This happens once and takes a moment."))

    def under_way(self, title: str, text: str, stop: str, done: int, total: int) -> None:
        """It comes from elsewhere; ``stop`` is empty where it can't be stopped."""
        self._under_way = bool(stop)
        self.show_words(title, text, stop)
        self.show_progress(done, total)

    def failed(self, error: RamageError, wording: Wording) -> None:
        """It did not come."""
        self._under_way = False
        words = wording.error(error)
        self.show_words(words.title, " ".join((words.text, words.action)), self.remedy(error))

    def remedy(self, error: RamageError) -> str:
        """The one thing to do about it."""
        if isinstance(error, TrustUnconfirmed):
            return self.tr("Compare the number")
        return self.tr("Sign in") if isinstance(error, SourceSignIn) else self.tr("Try again")

    def kept(self, error: RamageError, wording: Wording) -> str:
        """Where there is a library already, and one from elsewhere is not taken: that it stays."""
        ours = isinstance(error, SourceError | TrustError | ReleaseRefused | ReleaseError)
        return f" {wording.text('library-kept')}" if ours else ""

    def _on_action(self) -> None:
        under_way, self._under_way = self._under_way, False
        (self.not_wanted if under_way else self.wanted).emit()
