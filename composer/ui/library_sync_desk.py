# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's library is brought behind the window, and the window says what matters of it."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from composer.domain.errors import RamageError
from composer.domain.outbox import Job
from composer.domain.settings import LIBRARY_CLIENT, LIBRARY_REFRESH, LIBRARY_SIGN_IN, LIBRARY_TRUST_ROOT, LIBRARY_URL
from composer.domain.sync_errors import LibraryNotSynced, SourceSignIn, SourceUnreachable, TrustUnconfirmed
from composer.domain.syncing import SyncPhase, SyncProgress, SyncResult
from composer.ui.library_sign_in import LibrarySignIn
from composer.ui.main_window import MainWindow
from composer.ui.tasks import Lane, TaskHandle, TaskRunner
from composer.ui.widgets.confirm_library import ConfirmLibrary

if TYPE_CHECKING:
    from composer.bootstrap import Services

LOOK_EVERY_MS = 20_000
_OURS = {setting.key for setting in (LIBRARY_URL, LIBRARY_TRUST_ROOT, LIBRARY_SIGN_IN, LIBRARY_CLIENT)}


class LibrarySyncDesk(QObject):
    """``begin`` once the library that is held, if any, has been looked at."""

    brought = Signal(object)
    """A SyncResult that changed something."""
    jobs_changed = Signal()
    _told = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._window = window
        self._task: TaskHandle | None = None
        self._following: datetime | None = None
        self._begun = False
        self._by_person = False
        self._troubled = False
        self._asks_who = ""
        """The host that wants to know who reads."""
        self._signing_in: LibrarySignIn | None = None
        self._confirming: ConfirmLibrary | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._told.connect(self._on_progress)

    def begin(self) -> None:
        """Its turns come from now on; the first at once where nothing of it is held."""
        if not self._begun:
            self._begun = True
            self._timer.start()
            self._plan(started=True)

    def look(self) -> None:
        """Its turn may have come."""
        if self._task is None and self._following is not None and self._services.clock.now() >= self._following:
            self.ask_now()

    def ask_for_it(self) -> None:
        """The person wants to know now: whatever stands in the way is told."""
        self._by_person = True
        if self._asks_who:
            self._sign_in(self._asks_who)
        else:
            self.ask_now()

    def ask_now(self) -> None:
        """Whether there is news, at once."""
        if self._task is not None or not self._services.incoming.url():
            return
        self._show_beginning()
        self._task = self._runner.run_with_handle(
            Lane.SYNC, self._sync, done=self._on_brought, failed=self._on_failed, cancelled=self._on_stopped
        )

    def cancel(self) -> None:
        """Stop for now; what is here by then is not fetched again."""
        if self._task is not None:
            self._task.cancel()

    def setting_changed(self, key: str) -> None:
        """Another place, or another pace."""
        if key in _OURS:
            self.ask_now()
        elif key == LIBRARY_REFRESH.key:
            self._plan()

    def stop(self) -> None:
        """No further turns; what is under way ends soon."""
        self._timer.stop()
        self.cancel()

    # --- at work -----------------------------------------------------------------------------------------------

    def _sync(self, handle: TaskHandle) -> tuple[SyncResult, tuple[Job, ...]]:
        shown = -1

        def told(progress: SyncProgress) -> None:
            nonlocal shown
            share = progress.done * 100 // progress.total if progress.total else 0
            if share != shown or progress.phase is SyncPhase.CHECKING:
                shown = share
                self._told.emit(progress)

        result = self._services.incoming.sync().run(told, handle.raise_if_cancelled)
        return result, self._services.holding.follow()

    def _show_beginning(self) -> None:
        if (page := self._window.waiting) is not None:
            page.under_way(self._title(), self.tr("Asking its place for the newest edition…"), "", 0, 0)

    def _on_progress(self, progress: SyncProgress) -> None:
        page = self._window.waiting
        if self._task is None or page is None:
            return
        spell = QLocale().toString
        match progress.phase:
            case SyncPhase.FETCHING:
                words = self.tr("{done} of {total} posts are here. You can stop and go on later: nothing is lost.")
                text = words.format(done=spell(progress.done), total=spell(progress.total))
            case SyncPhase.INSTALLING:
                text = self.tr(
                    "All {total} posts are here. They are put in order, so that a search finds them."
                ).format(total=spell(progress.total))
            case _:
                text = self.tr("Checking who approved it…")
        page.under_way(self._title(), text, self.tr("Stop for now"), progress.done, progress.total)

    def _title(self) -> str:
        return self.tr("Your organisation’s library is on its way")

    # --- and after -----------------------------------------------------------------------------------------------

    def _on_brought(self, ending: tuple[SyncResult, tuple[Job, ...]]) -> None:
        result, moved = ending
        self._task = None
        troubled, self._troubled = self._troubled, False
        if result.changed:
            self.brought.emit(result)
        elif self._window.painted and self._window.waiting is not None:
            self._window.library_arrived(False)
        elif troubled:
            self._window.refresh()  # what is shown says how old it is
        if moved:
            self.jobs_changed.emit()
        self._plan()

    def _on_failed(self, error: RamageError) -> None:
        self._task = None
        by_person, self._by_person = self._by_person, False
        self._troubled = True
        self._asks_who = error.values["host"] if isinstance(error, SourceSignIn) else ""
        self._plan()
        if isinstance(error, TrustUnconfirmed):
            self._ask(error)
        elif self._window.waiting is None and isinstance(error, SourceUnreachable) and not by_person:
            return  # away from the network one goes on with what is held; how old that is, the library says
        else:
            self._window.library_failed(error)

    def _on_stopped(self) -> None:
        self._task = None
        if self._window.waiting is not None:
            self._window.library_failed(LibraryNotSynced(path=self._services.incoming.url()))

    def _plan(self, *, started: bool = False) -> None:
        if self._services.incoming.url():
            work = partial(self._following_turn, started)
            self._runner.run(Lane.DATABASE, work, done=self._on_planned, failed=self._window.tell)

    def _following_turn(self, started: bool) -> datetime:
        return self._services.incoming.sync().following(started=started)

    def _on_planned(self, turn: datetime) -> None:
        self._following = turn
        self.look()

    # --- who reads ---------------------------------------------------------------------------------------------------

    def _sign_in(self, host: str) -> None:
        if self._signing_in is None:
            wording = self._services.wording(self._services.preferences.language())
            self._signing_in = LibrarySignIn(self._services, self._runner, wording, host, self._window)
            self._signing_in.accepted.connect(self._on_signed_in)
            self._signing_in.finished.connect(self._on_sign_in_closed)
            self._signing_in.open()

    def _on_signed_in(self) -> None:
        self._asks_who = ""
        self.ask_now()

    def _on_sign_in_closed(self) -> None:
        if self._signing_in is not None:
            self._signing_in.deleteLater()
        self._signing_in = None
        if self._asks_who and self._window.waiting is None:
            self._window.library_failed(SourceSignIn(file="", host=self._asks_who))

    # --- whose it is -----------------------------------------------------------------------------------------------

    def _ask(self, unknown: TrustUnconfirmed) -> None:
        if not self._window.painted:
            return  # nobody is there yet: it is asked for again by and by
        self._following = None  # it waits for the person
        self._window.library_failed(unknown)
        if self._confirming is not None:
            return
        values = unknown.values
        self._confirming = ConfirmLibrary(values["host"], values["fingerprint"], self._window)
        self._confirming.accepted.connect(partial(self._on_confirmed, values["fingerprint"]))
        self._confirming.finished.connect(self._on_answered)
        self._confirming.open()

    def _on_answered(self) -> None:
        if self._confirming is not None:
            self._confirming.deleteLater()
        self._confirming = None

    def _on_confirmed(self, fingerprint: str) -> None:
        work = partial(self._confirm, fingerprint)
        self._runner.run(Lane.DATABASE, work, done=self._on_kept, failed=self._window.tell)

    def _confirm(self, fingerprint: str) -> None:
        self._services.incoming.sync().confirm(fingerprint)

    def _on_kept(self, _nothing: None) -> None:
        self.ask_now()
