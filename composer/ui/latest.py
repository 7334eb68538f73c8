# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions that come faster than their answers: the newest wins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from composer.domain.errors import RamageError
from composer.ui.tasks import Lane, TaskRunner


class Latest(QObject):
    """Asks one question at a time in a lane; of those that come meanwhile only the last is kept."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        lane: Lane,
        runner: TaskRunner,
        parent: QObject | None = None,
        *,
        wait_ms: int = 0,
        quiet: bool = False,
        lasting: bool | None = None,
    ) -> None:
        """``wait_ms`` passes before a question is asked; ``quiet``: and that long no other one came.

        ``lasting`` is as in ``TaskRunner.run``.
        """
        super().__init__(parent)
        self._lane = lane
        self._lasting = lasting
        self._quiet = quiet
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self._go_on)
        self._runner = runner
        self._next: Callable[[], object] | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """True while an answer is awaited."""
        return self._busy

    def ask(self, question: Callable[[], object]) -> None:
        """Soon, or once the present answer is there."""
        self._runner.window_is_busy()
        self._next = question
        if self._quiet or not self._timer.isActive():
            self._timer.start()

    def _go_on(self) -> None:
        if self._busy or self._next is None or self._timer.isActive():
            return
        question, self._next, self._busy = self._next, None, True
        told, failed = self._on_answered, self._on_failed
        self._runner.run(self._lane, question, done=told, failed=failed, lasting=self._lasting)

    def _on_answered(self, answer: object) -> None:
        self._busy = False
        self._go_on()
        self.answered.emit(answer)

    def _on_failed(self, error: RamageError) -> None:
        self._busy = False
        self._go_on()
        self.failed.emit(error)
