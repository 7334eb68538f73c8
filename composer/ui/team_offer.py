# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one time the window speaks of the team space by itself: there is one, and the person was never asked."""

from PySide6.QtCore import QObject, Signal

from composer.ui.widgets.banner import Banner


class TeamOffer(QObject):
    """Waits until the banner is free; closed or chosen, it does not come back."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner: Banner | None = None
        self._wanted = False
        self._words = ""
        self._closed = ""

    def use(self, banner: Banner) -> None:
        """The banner of the window as it is built now."""
        self._banner, self._words = banner, ""
        banner.closed.connect(self._on_closed)
        banner.offer_chosen.connect(self._on_chosen)
        self._show()

    def offer(self) -> None:
        """Now, or once the banner is free."""
        self._wanted = True
        self._show()

    def _show(self) -> None:
        if self._banner is not None and self._wanted and self._banner.isHidden():
            self._words = self.tr(
                "Your organisation has a team space, so that colleagues don’t all say the same. Nothing leaves before "
                "you say so."
            )
            self._banner.show_offer(self._words, self.tr("See what it receives"))

    def _on_closed(self) -> None:
        self._closed = ""
        if self._words and self._banner is not None and self._banner.words == self._words:
            self._wanted, self._closed = False, self._words
        self._words = ""
        self._show()

    def _on_chosen(self) -> None:
        if self._closed:
            self._closed = ""
            self.chosen.emit()
