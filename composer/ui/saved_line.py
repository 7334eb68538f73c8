# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long ago the draft was saved, in the head of Compose."""

from PySide6.QtCore import QObject, QTimer

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.ports import Clock
from composer.ui.autosave import Autosave
from composer.ui.moments import ago
from composer.ui.widgets.compose_header import ComposeHeader

_EVERY_MS = 1000


class SavedLine(QObject):
    """Counts on while the screen is in view."""

    def __init__(self, clock: Clock, header: ComposeHeader, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._header = header
        self._draft: Draft | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_EVERY_MS)
        self._tick.timeout.connect(self._tell)
        autosave.save_failed.connect(self._on_save_failed)

    def show(self, draft: Draft) -> None:
        """The draft of now; what was said of another one goes."""
        if self._draft is None or self._draft.id != draft.id:
            self._header.show_saved("")
        saved = self._draft is None or self._draft.updated != draft.updated
        self._draft = draft
        if saved:
            self._tell()

    def start(self) -> None:
        """The screen is in view."""
        self._tick.start()

    def stop(self) -> None:
        """It is not."""
        self._tick.stop()

    def _on_save_failed(self, _error: RamageError) -> None:
        self._header.show_saved(self.tr("Not saved: trying again"), alarm=True)

    def _tell(self) -> None:
        if self._draft is not None and self._draft.updated != self._draft.created:
            seconds = (self._clock.now() - self._draft.updated).total_seconds()
            self._header.show_saved(self.tr("Saved {ago}").format(ago=ago(seconds)))
