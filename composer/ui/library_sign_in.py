# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library asks who reads: the organisation's sign-in in the browser, or a name and a password."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from composer.domain.errors import Cancelled, RamageError
from composer.domain.secrets import Secret
from composer.domain.settings import LIBRARY_CLIENT, LIBRARY_SIGN_IN
from composer.domain.sign_in import Asked, Identity, SignInState
from composer.ui import theme
from composer.ui.tasks import Lane, TaskHandle, TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class LibrarySignIn(QDialog):
    """Accepted once there is something to prove it by. What is typed goes to the keyring, and nowhere else."""

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", host: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._handle: TaskHandle | None = None
        resolve = services.preferences.resolve
        self._issuer, self._client = resolve(LIBRARY_SIGN_IN).value, resolve(LIBRARY_CLIENT).value
        self._desk = _AtDesk(self)
        self._desk.page.connect(self._on_page)
        self.setObjectName("library.sign-in")
        self.setWindowTitle(self.tr("The library asks who you are"))
        self.setModal(True)
        lines = column(14, self)
        lines.setContentsMargins(*theme.margins(32, 28, 32, 24))
        lines.addWidget(label(self.windowTitle(), "title", wraps=True))
        told = self.tr("{host} gives your organisation’s library only to people it knows.").format(host=host)
        lines.addWidget(label(told, "secondary", wraps=True))
        self.user, self.secret = QLineEdit(), QLineEdit()
        (self._ask_browser if self._by_browser else self._ask_here)(lines)
        self._trouble = label("", "note", wraps=True, name="library.sign-in.trouble")
        self._trouble.hide()
        lines.addWidget(self._trouble)
        words = self.tr("Open the browser") if self._by_browser else self.tr("Sign in")
        self.go = button(words, "library.sign-in.go", "primary")
        self.go.clicked.connect(self._on_go)
        later = button(self.tr("Later"), "library.sign-in.later")
        later.clicked.connect(self.reject)
        row = StackingRow()
        row.hold(None, later, self.go)
        lines.addWidget(row)
        self.setMinimumWidth(theme.pixels(460))

    @property
    def _by_browser(self) -> bool:
        return bool(self._issuer and self._client)

    def _ask_browser(self, lines: QVBoxLayout) -> None:
        words = self.tr("You sign in with your organisation’s account, in your browser. Your password stays there.")
        lines.addWidget(label(words, "", wraps=True))
        self._address = label("", "small", wraps=True, name="library.sign-in.address")
        self._address.hide()
        lines.addWidget(self._address)

    def _ask_here(self, lines: QVBoxLayout) -> None:
        for box, name, words in (
            (self.user, "user", self.tr("Name (empty for a token)")),
            (self.secret, "secret", self.tr("Password or token")),
        ):
            box.setObjectName(f"library.sign-in.{name}")
            box.setAccessibleName(words)
            lines.addWidget(label(words, "small"))
            lines.addWidget(box)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._on_go)

    def _on_go(self) -> None:
        access = self._services.incoming.access()
        if self._by_browser:
            self.go.setEnabled(False)
            self._handle = self._runner.run_with_handle(
                Lane.SIGN_IN,
                lambda handle: access.sign_in(
                    self._issuer, self._client, self._services.outside.listen, self._desk.watching(handle)
                ),
                done=self._on_kept,
                failed=self._on_failed,
            )
        elif secret := self.secret.text():
            typed, user = Secret(secret), self.user.text().strip()
            keep = partial(access.keep_password, user, typed) if user else partial(access.keep_token, typed)
            self._runner.run(Lane.SECRETS, keep, done=self._on_kept, failed=self._on_failed)

    def _on_page(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode))
        told = self.tr("Go on in your browser. If none opened, copy this address: {url}").format(url=url)
        show_words(self._address, told)

    def _on_kept(self, _nothing: object) -> None:
        self.accept()

    def _on_failed(self, error: RamageError) -> None:
        self.go.setEnabled(True)
        words = self._wording.error(error)
        show_words(self._trouble, f"{words.title}. {words.text}")

    def done(self, result: int) -> None:
        """Whoever closes it stops a sign-in that waits."""
        if self._handle is not None:
            self._handle.cancel()
        super().done(result)


class _AtDesk(QObject):
    """Implements ``domain.sign_in.Desk`` for the worker."""

    page = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handle: TaskHandle | None = None

    def watching(self, handle: TaskHandle) -> "_AtDesk":
        """Stops when the task is to stop."""
        self._handle = handle
        return self

    def show(self, state: SignInState) -> None:
        """The dialog waits; its end is that of the task."""

    def open(self, url: str) -> bool:
        self.page.emit(url)
        return True

    def ask(self, question: Asked) -> str:  # noqa: ARG002 - nothing is asked on this way
        raise Cancelled

    def choose(self, found: Sequence[Identity]) -> Identity:
        return found[0]

    def look(self) -> None:
        if self._handle is not None:
            self._handle.raise_if_cancelled()
