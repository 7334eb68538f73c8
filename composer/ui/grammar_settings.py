# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool in Preferences: how it stands, and its download once the person said yes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.errors import RamageError
from composer.domain.grammar import GrammarState, GrammarStatus
from composer.ui.tasks import Lane, TaskHandle, TaskRunner
from composer.ui.widgets.grammar_panel import GrammarPanel

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

_OFFERED = (GrammarState.NOT_INSTALLED, GrammarState.BROKEN)
_SETTLED = (GrammarState.OFF, GrammarState.UNSET, GrammarState.NOT_AGREED)


class GrammarSettings(QObject):
    """Fills a GrammarPanel. A download goes on when another screen comes to the front."""

    failed = Signal(object)
    _progressed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording", parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._panel: GrammarPanel | None = None
        self._looks = 0
        self._download: TaskHandle | None = None
        self._here = (0, 0)
        self._progressed.connect(self._on_progressed)

    def fill(self, panel: GrammarPanel) -> None:
        """From now on it is this panel that shows it."""
        self._panel = panel
        panel.look_requested.connect(self.look)
        panel.download_requested.connect(self.download)
        panel.stop_requested.connect(self.stop)
        if self._download is not None:
            panel.show_progress(*self._here)
        self.look()

    def look(self) -> None:
        """Shows what is known, then what is found out."""
        self._show(self._services.grammar.status)
        self._looks += 1
        self._runner.run(
            Lane.NETWORK,
            self._services.grammar.look,
            done=partial(self._on_looked, self._looks),
            failed=self._on_failed,
            lasting=False,
        )

    def download(self) -> None:
        """The person said yes."""
        if self._download is None:
            self._here = (0, 0)
            self._download = self._runner.run_with_handle(
                Lane.NETWORK,
                partial(_download, self._services, self._progressed.emit),
                done=self._on_downloaded,
                failed=self._on_download_failed,
                cancelled=self._on_download_ended,
            )
            self._on_progressed(self._here)

    def stop(self) -> None:
        """What is here stays: the next download goes on from there."""
        if self._download is not None:
            self._download.cancel()

    def _on_looked(self, number: int, status: GrammarStatus) -> None:
        if number == self._looks:
            self._show(status)

    def _show(self, status: GrammarStatus) -> None:
        if self._panel is not None:
            words = self._wording.message(status.message)
            self._panel.show_state(
                words,
                troubled=status.troubled,
                offers_download=status.state in _OFFERED,
                settled=status.state in _SETTLED,
            )

    def _on_progressed(self, here: tuple[int, int]) -> None:
        self._here = here
        if self._panel is not None and self._download is not None:
            self._panel.show_progress(*here)

    def _on_downloaded(self, status: GrammarStatus) -> None:
        self._on_download_ended()
        self._show(status)

    def _on_download_failed(self, error: RamageError) -> None:
        self._on_download_ended()
        self.failed.emit(error)

    def _on_download_ended(self) -> None:
        self._download = None
        if self._panel is not None:
            self._panel.end_progress()
        self.look()

    def _on_failed(self, error: RamageError) -> None:
        self.failed.emit(error)


def _download(services: "Services", told: Callable[[tuple[int, int]], object], handle: TaskHandle) -> GrammarStatus:
    shown = -1

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if done // 500_000 != shown:  # a few hundred times in all
            shown = done // 500_000
            told((done, total))

    return services.grammar.download(progress, handle.raise_if_cancelled)
