# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sign-in under way: the worker that goes through it, and the person in front of the window."""

from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from composer.domain.errors import RamageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.sign_in import Asked, Given, Identity, SignInState, SignInStep
from composer.ui.tasks import Lane, TaskHandle, TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services

LOOK_EVERY_S: Final = 0.1
Tell = Callable[[object], None]


class SignInDesk(QObject):
    """One sign-in at a time; what is asked is answered by ``answer``."""

    stepped = Signal(object)
    """A SignInState, whose last one is DONE, CANCELLED or FAILED."""
    asked = Signal(object)
    """An Asked, while the sign-in waits for its answer."""
    offered = Signal(object)
    """Several Identity; the answer is the number of one."""
    browser_missing = Signal()
    """No browser could be opened: the person copies the address."""
    _told = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._handle: TaskHandle | None = None
        self._worker: _AtDesk | None = None
        self._told.connect(self._on_told)

    @property
    def under_way(self) -> bool:
        """True until its last step."""
        return self._handle is not None

    def begin(self, network: NetworkKey, way: str, given: Given, again: AccountId | None = None) -> None:
        """Stops the one before; nothing happens while that one is being kept."""
        self.cancel()
        if self.under_way:
            return
        self._worker = worker = _AtDesk(self._told.emit)
        self.stepped.emit(SignInState(SignInStep.PREPARING, network))
        self._handle = self._runner.run_with_handle(
            Lane.SIGN_IN,
            partial(_connect, self._services, worker, network, way, given, again),
            done=partial(self._on_done, worker, network),
            failed=partial(self._on_failed, worker, network),
            cancelled=partial(self._on_cancelled, worker, network),
        )

    def answer(self, said: object) -> None:
        """To what was asked or offered."""
        if self._worker is not None:
            self._worker.answers.put(said)

    def cancel(self) -> None:
        """The person stops it, and nothing is kept. While the token is fetched it is too late: its end is told soon."""
        if self._handle is not None and self._worker is not None and self._worker.stop(self._handle):
            self._on_cancelled(self._worker, NetworkKey(""))

    def open_browser(self, url: str) -> bool:
        """False where there is none."""
        return QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))

    def _on_told(self, told: "tuple[_AtDesk, object]") -> None:
        worker, said = told
        if worker is not self._worker:
            return
        if isinstance(said, SignInState):
            self.stepped.emit(said)
        elif isinstance(said, Asked):
            self.asked.emit(said)
        elif isinstance(said, str):
            opened = self.open_browser(said)
            worker.answers.put(opened)
            if not opened:
                self.browser_missing.emit()
        else:
            self.offered.emit(said)

    def _on_done(self, worker: "_AtDesk", network: NetworkKey, account: Account) -> None:
        if self._ended(worker):
            self.stepped.emit(SignInState(SignInStep.DONE, network, account=account))

    def _on_failed(self, worker: "_AtDesk", network: NetworkKey, error: RamageError) -> None:
        if self._ended(worker):
            self.stepped.emit(SignInState(SignInStep.FAILED, network, error=error))

    def _on_cancelled(self, worker: "_AtDesk", network: NetworkKey) -> None:
        if self._ended(worker):
            self.stepped.emit(SignInState(SignInStep.CANCELLED, network))

    def _ended(self, worker: "_AtDesk") -> bool:
        """True for the one whose end the person waits for."""
        if worker is not self._worker:
            return False
        self._worker = self._handle = None
        return True


class _AtDesk:
    """Implements ``domain.sign_in.Desk`` in the worker; ``tell`` brings things to the interface thread."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._handle = TaskHandle()
        self._lock = Lock()
        self._committed = False
        """The network is about to hand over a token: from here on it is kept, or given back by what follows."""
        self.answers: SimpleQueue[object] = SimpleQueue()

    def follow(self, handle: TaskHandle) -> None:
        """The task this sign-in runs in."""
        self._handle = handle

    def stop(self, handle: TaskHandle) -> bool:
        """False when it is too late."""
        with self._lock:
            if not self._committed:
                handle.cancel()
            return not self._committed

    def show(self, state: SignInState) -> None:
        """The ends are told by the endings of the task."""
        if state.step in (SignInStep.PREPARING, SignInStep.WAITING, SignInStep.EXCHANGING):
            self._commit(state.step is SignInStep.EXCHANGING)
            self._tell((self, state))

    def open(self, url: str) -> bool:
        return bool(self._answer_to(url))

    def ask(self, question: Asked) -> str:
        return str(self._answer_to(question))

    def choose(self, found: Sequence[Identity]) -> Identity:
        number = self._answer_to(tuple(found))
        return found[number if isinstance(number, int) else 0]

    def look(self) -> None:
        self._handle.raise_if_cancelled()

    def _answer_to(self, question: object) -> object:
        """Waits for the person. Raises Cancelled."""
        before = self._committed
        self._commit(False)
        self._tell((self, question))
        while True:
            self.look()
            try:
                answer = self.answers.get(timeout=LOOK_EVERY_S)
            except Empty:
                continue
            self._commit(before)
            return answer

    def _commit(self, committed: bool) -> None:
        with self._lock:
            self.look()
            self._committed = committed


def _connect(
    services: "Services",
    worker: _AtDesk,
    network: NetworkKey,
    way: str,
    given: Given,
    again: AccountId | None,
    handle: TaskHandle,
) -> Account:
    worker.follow(handle)
    return services.outside.connecting().connect(network, way, given, worker, again)
