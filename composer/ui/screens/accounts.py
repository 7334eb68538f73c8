# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts: how they stand, what each network lets a person do from here, the way in and the way out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget

from composer.domain.account_errors import ExtraCodeNeeded, PasswordWrong, ServerUnfit
from composer.domain.accounts import Standing
from composer.domain.errors import NoSecretStore, RamageError, SecretStoreError
from composer.domain.ids import AccountId
from composer.domain.networks import Account
from composer.domain.sign_in import Asked, Given, Identity, SignInState, SignInStep
from composer.services.account_states import AccountsState, AccountState, NetworkState, states_of
from composer.ui.account_words import abilities_of, look_of_account
from composer.ui.connect_faces import ConnectFaces
from composer.ui.screen import Screen
from composer.ui.sign_in_desk import SignInDesk
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.account_card import AccountFace
from composer.ui.widgets.accounts_page import AccountsFace, AccountsPage, Note
from composer.ui.widgets.connect_page import ConnectPage
from composer.ui.widgets.network_card import NetworkFace
from composer.ui.widgets.sign_in_page import SignInPage, StepFace
from composer.ui.widgets.words import column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.connecting import Farewell
    from composer.services.wording import Wording

_TYPED_WRONG: Final = (ServerUnfit, PasswordWrong, ExtraCodeNeeded)
"""Put right where it was typed."""
_KEYRING: Final = "keyring"
_GONE: Final = "gone"
_NEW: Final = "new"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the person is about to connect. ``given`` has no password: that is typed each time."""

    network: NetworkState
    again: Account | None = None
    way: str = ""
    given: Given | None = None


class AccountsScreen(Screen):
    """Keys are read and erased in one lane, sign-ins wait in another; the page shows what is known meanwhile."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._state: AccountsState | None = None
        self._gone: tuple[Note, ...] = ()
        self._shown: tuple[AccountsState, tuple[Note, ...]] | None = None
        self._next_focus = ""
        self._wish: _Wish | None = None
        self._faces = ConnectFaces(wording, self)
        self._desk = SignInDesk(services, runner, self)
        self._build()
        self._bind()

    def _build(self) -> None:
        self.page, self.connecting, self.signing_in = AccountsPage(), ConnectPage(), SignInPage()
        self._stack = QStackedWidget()
        for each in (self.page, self.connecting, self.signing_in):
            self._stack.addWidget(each)
        column(0, self).addWidget(self._stack)
        self.page.show_face(AccountsFace("", (), (), ()))

    def _bind(self) -> None:
        self.page.connect_requested.connect(self._on_connect)
        self.page.again_requested.connect(self._on_again)
        self.page.keep_requested.connect(self._on_keep)
        self.page.disconnect_requested.connect(self._on_disconnect)
        self.page.forget_requested.connect(self._on_forget)
        self.page.note_answered.connect(self._on_note)
        self.connecting.begun.connect(self._on_begun)
        self.connecting.left.connect(self._on_left)
        self.signing_in.cancelled.connect(self._desk.cancel)
        self.signing_in.left.connect(self._on_left)
        self.signing_in.again_requested.connect(self._on_try_again)
        self.signing_in.open_requested.connect(self._on_open)
        self.signing_in.answered.connect(self._desk.answer)
        self._desk.stepped.connect(self._on_stepped)
        self._desk.asked.connect(self.ask_on_the_way)
        self._desk.offered.connect(self.offer)
        self._desk.browser_missing.connect(self.signing_in.show_no_browser)

    def activate(self) -> None:
        self._look(keys=True)

    def refresh(self) -> None:
        self._look(keys=False, quietly=True)

    def leave(self) -> None:
        """A sign-in nobody watches is stopped: its listener closes."""
        self._gone = ()
        self._desk.cancel()
        if not self._desk.under_way:
            self._stack.setCurrentWidget(self.page)

    @property
    def state(self) -> AccountsState | None:
        """What is shown, None before the first look."""
        return self._state

    # -- how they stand -----------------------------------------------------------

    def show_state(self, state: AccountsState) -> None:
        """All of it, as it is now."""
        self._state, self._shown = state, (state, self._gone)
        connected = [each for each in state.accounts if each.account.connected is not None]
        some = self.tr("{n} accounts connected").format(n=len(connected))
        caption = self.tr("One account connected") if len(connected) == 1 else some
        if not connected:
            caption = self.tr("No account connected yet: the practice network needs none")
        accounts = tuple(self._account(each) for each in state.accounts)
        taken = {each.account.network for each in connected}
        networks = tuple(self._network(each, more=each.spec.key in taken) for each in _possible_first(state.networks))
        notes = (*self._gone, *self._keyring_note(state.keyring))
        self.page.show_face(AccountsFace(caption, notes, accounts, networks, bool(connected)))
        self.page.focus_on(self._next_focus)
        self._next_focus = ""

    def _look(self, *, keys: bool, quietly: bool = False) -> None:
        """What the database says at once; what the keyring says after it, which may wait for the person.

        ``quietly``: nothing is built anew where nothing has changed.
        """
        keyring = self._state.keyring if self._state else None
        done = self._on_looked_first if keys else self._show_changed if quietly else self.show_state
        self._runner.run(Lane.DATABASE, partial(_states, self._services, keyring), done=done, failed=self.notice.emit)

    def _on_looked_first(self, state: AccountsState) -> None:
        self._show_changed(state)
        work = partial(_states_and_keys, self._services)
        self._runner.run(Lane.SECRETS, work, done=self._show_changed, failed=self.notice.emit, lasting=False)

    def _show_changed(self, state: AccountsState) -> None:
        if (state, self._gone) != self._shown:
            self.show_state(state)

    def _account(self, state: AccountState) -> AccountFace:
        account = state.account
        signs_in = account.connected is not None
        about = self.tr(
            "A feed on this computer, for you alone. Publish here to see your post as it would look: nothing leaves, "
            "nobody reads it, and it needs no password."
        )
        return AccountFace(
            account.id,
            account.display_name,
            account.handle,
            self._faces.network_name(account.network),
            look_of_account(state, self._wording),
            signs_in,
            urgent=state.standing in (Standing.OVER, Standing.ENDING) and state.barred is None,
            unkept=state.standing is Standing.SESSION,
            about="" if signs_in else about,
        )

    def _network(self, state: NetworkState, *, more: bool) -> NetworkFace:
        able, lacking = abilities_of(state, self._wording)
        name = self._faces.network_name(state.spec.key)
        cause = state.why_not.code if state.why_not is not None else ""
        return NetworkFace(state.spec.key, name, able, lacking, cause, more)

    def _keyring_note(self, error: SecretStoreError | None) -> tuple[Note, ...]:
        if error is None:
            return ()
        worded = self._wording.error(error)
        after = self._wording.text("keyring-meanwhile")
        why = "" if isinstance(error, NoSecretStore) else worded.text  # it has names of programs
        text = " ".join(part for part in (why, worded.action, after) if part)
        return (Note(_KEYRING, worded.title, text, "warn", self.tr("Look again")),)

    def _on_note(self, key: str) -> None:
        if key == _KEYRING:
            work = partial(_keep_all, self._services)
            self._runner.run(Lane.SECRETS, work, done=lambda _: self._look(keys=True), failed=self._on_trouble)
        else:
            self._gone = ()
            self._look(keys=False)
            if key == _NEW:
                self.screen_requested.emit("compose")

    # -- the way in -----------------------------------------------------------------

    def _on_connect(self, network: str) -> None:
        found = self._network_of(network)
        if found is not None:
            self.begin(found)

    def _on_again(self, account: str) -> None:
        known = self._account_of(account)
        found = self._network_of(known.network) if known else None
        if known is None or found is None:
            return
        if found.why_not is not None:
            self.notice.emit(found.why_not)
            return
        self.begin(found, known)

    def begin(
        self,
        network: NetworkState,
        again: Account | None = None,
        given: Given | None = None,
        error: RamageError | None = None,
    ) -> None:
        """What will be allowed, before anything opens; ``error`` is what was wrong with what was ``given``."""
        self._ask(_Wish(network, again, given=given), error)

    def _ask(self, wish: _Wish, error: RamageError | None = None) -> None:
        self._wish = wish
        keyring = self._state.keyring if self._state else None
        face = self._faces.way_in(wish.network, wish.again, keyring, wish.given, wish.way, error)
        self._stack.setCurrentWidget(self.connecting)
        self.connecting.show_face(face)

    def _on_begun(self, way: str, given: Given) -> None:
        if self._wish is not None:
            self._wish = replace(self._wish, way=way, given=replace(given, password=None))
            again = self._wish.again.id if self._wish.again else None
            self._desk.begin(self._wish.network.spec.key, way, given, again)

    def _on_try_again(self) -> None:
        if self._wish is not None:
            self._ask(self._wish)

    def _on_left(self) -> None:
        """Back to where the way in began."""
        wish, self._wish = self._wish, None
        self._stack.setCurrentWidget(self.page)
        if wish is not None:
            name = f"{wish.again.id}.again" if wish.again else f"connect.{wish.network.spec.key}"
            self.page.focus_on(f"accounts.{name}")

    def _on_open(self, url: str) -> None:
        if not self._desk.open_browser(url):
            self.signing_in.show_no_browser()

    def ask_on_the_way(self, question: Asked) -> None:
        """The sign-in waits for the answer."""
        self.signing_in.show_question(self._faces.asked(question))

    def offer(self, found: Sequence[Identity]) -> None:
        """The sign-in waits for the person to choose one."""
        self.signing_in.show_choice([(each.display_name, each.handle) for each in found])
        self.forward_requested.emit()

    def _on_stepped(self, state: SignInState) -> None:
        match state.step:
            case SignInStep.DONE:
                self._on_connected(state.account)
            case SignInStep.CANCELLED | SignInStep.FAILED:
                self.show_end(state)
                if self.isVisible():
                    self.forward_requested.emit()
            case _:
                self.show_step(state)

    def show_step(self, state: SignInState) -> None:
        """How far the sign-in is."""
        self._stack.setCurrentWidget(self.signing_in)
        wish = self._wish
        way = next((each for each in wish.network.ways if each.key == wish.way), None) if wish else None
        self.signing_in.show_steps(StepFace(self._title, self._faces.steps(way), state.step, state.url))

    @property
    def _title(self) -> str:
        network = self._wish.network.spec.key if self._wish else ""
        return self.tr("Connect {network}").format(network=self._faces.network_name(network))

    def show_end(self, state: SignInState) -> None:
        """Why no account came of it; what was mistyped is put right where it was typed."""
        if isinstance(state.error, _TYPED_WRONG) and self._wish is not None:
            self._ask(self._wish, state.error)
            return
        self._stack.setCurrentWidget(self.signing_in)
        title, error = self._title, state.error
        self.signing_in.show_end(self._faces.failed(title, error) if error else self._faces.stopped(title))

    def _on_connected(self, account: Account | None) -> None:
        self._wish = None
        self._stack.setCurrentWidget(self.page)
        if account is not None:
            name = self._faces.network_name(account.network)
            text = self.tr("{handle} is connected. Choose it at the foot of Compose to publish there.")
            self._gone = (
                Note(
                    _NEW,
                    self.tr("Connected to {network}").format(network=name),
                    text.format(handle=account.handle),
                    "ok",
                    self.tr("Write a post"),
                ),
            )
            self._next_focus = f"accounts.note.{_NEW}.action"
        self._look(keys=True)
        self.accounts_changed.emit()
        self.forward_requested.emit()

    # -- the way out ------------------------------------------------------------------

    def _on_disconnect(self, account: str) -> None:
        self._let_go(lambda: (self._services.outside.connecting().disconnect(AccountId(account)),))

    def _on_forget(self) -> None:
        self._let_go(partial(_forget, self._services))

    def _let_go(self, work: "Callable[[], tuple[Farewell, ...]]") -> None:
        self._runner.run(Lane.SECRETS, work, done=self._on_let_go, failed=self._on_trouble)

    def _on_let_go(self, farewells: "tuple[Farewell, ...]") -> None:
        self._gone = tuple(self._farewell(each) for each in farewells)
        self._next_focus = f"accounts.note.{self._gone[0].key}.action" if self._gone else ""
        self._look(keys=False)
        self.accounts_changed.emit()

    def _farewell(self, farewell: "Farewell") -> Note:
        network = farewell.account.network
        said = [self._wording.text("farewell-revoked" if farewell.revoked else "farewell-not-revoked", network=network)]
        if not farewell.erased:
            said.append(self._wording.text("farewell-not-erased"))
        fine = farewell.revoked and farewell.erased
        title = self.tr("{handle} is disconnected").format(handle=farewell.account.handle)
        key = f"{_GONE}.{farewell.account.id}"
        return Note(key, title, " ".join(said), "ok" if fine else "warn", self.tr("Understood"))

    def _on_keep(self, account: str) -> None:
        work = partial(_keep, self._services, AccountId(account))
        self._runner.run(Lane.SECRETS, work, done=self._on_kept, failed=self._on_trouble)

    def _on_kept(self, trouble: SecretStoreError | None) -> None:
        if trouble is not None:
            self.notice.emit(trouble)
        self._look(keys=trouble is None)

    def _on_trouble(self, error: RamageError) -> None:
        self.notice.emit(error)
        self._look(keys=False)

    def _network_of(self, key: str) -> NetworkState | None:
        networks = self._state.networks if self._state else ()
        return next((each for each in networks if each.spec.key == key), None)

    def _account_of(self, key: str) -> Account | None:
        accounts = self._state.accounts if self._state else ()
        return next((each.account for each in accounts if each.account.id == key), None)


def _possible_first(networks: tuple[NetworkState, ...]) -> list[NetworkState]:
    return sorted(networks, key=lambda state: state.why_not is not None)


def _states(services: "Services", keyring: SecretStoreError | None) -> AccountsState:
    accounts = services.accounts
    return states_of(accounts.practice, accounts.networks(), services.outside.connecting(), keyring)


def _states_and_keys(services: "Services") -> AccountsState:
    return _states(services, services.outside.connecting().look_at_keys())


def _keep(services: "Services", account: AccountId) -> SecretStoreError | None:
    return services.outside.connecting().keep_for_good(account)


def _keep_all(services: "Services") -> None:
    """Keys that are in memory go to the keyring, where it is open now."""
    connecting = services.outside.connecting()
    for connection in connecting.connections():
        if not connection.kept and not connection.lapsed:
            connecting.keep_for_good(connection.account.id)


def _forget(services: "Services") -> "tuple[Farewell, ...]":
    gone = services.outside.connecting().forget_all()
    services.outside.reading.clear()
    return gone
