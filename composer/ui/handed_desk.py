# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publications by hand whose hour has come: the banner says so, and leads to what is laid ready."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.ids import JobId
from composer.domain.outbox import Job
from composer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from composer.services.wording import Wording


class HandedDesk(QObject):
    """What is told stays until the person closes it or goes there, whatever else is told meanwhile."""

    finish_requested = Signal(object)
    """JobIds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[Job, ...] = ()
        self._closed: tuple[Job, ...] = ()
        self._banner: Banner | None = None
        self._wording: Wording | None = None
        self._words = ""
        """As shown; empty while nothing is."""

    def use(self, banner: Banner, wording: "Wording") -> None:
        """The banner of the window as it is built now, before anybody else who shows offers there."""
        self._banner, self._wording, self._words = banner, wording, ""
        banner.closed.connect(self._on_closed)
        banner.offer_chosen.connect(self._on_chosen)
        self._show()

    def tell(self, jobs: tuple[Job, ...]) -> None:
        """Now, or once the banner is free."""
        self._waiting += jobs
        self._show()

    def _show(self) -> None:
        if self._banner is None or self._wording is None or not self._waiting or not self._banner.isHidden():
            return
        names = dict.fromkeys(self._wording.text(f"network-name-{job.network}") for job in self._waiting)
        words = self.tr("The hour has come to publish by hand: {networks}.")
        self._words = words.format(networks=", ".join(names))
        self._banner.show_offer(self._words, self.tr("Finish it…"))

    def _on_closed(self) -> None:
        self._closed = ()
        if self._words and self._banner is not None and self._banner.words == self._words:
            self._closed, self._waiting = self._waiting, ()
        self._words = ""
        QTimer.singleShot(0, self, self._show)  # others who wait for the banner look at its words first

    def _on_chosen(self) -> None:
        if self._closed:
            self.finish_requested.emit(tuple(JobId(job.id) for job in self._closed))
