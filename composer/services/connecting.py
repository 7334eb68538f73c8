# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts are connected, connected again, and let go."""

import logging
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from composer.domain.account_errors import (
    AccountError,
    AccountUnknown,
    NetworkNotAllowed,
    NoCompanyApp,
    NothingToConnect,
    OtherPerson,
    SignInRefused,
)
from composer.domain.accounts import AccountStore, Connection, Standing
from composer.domain.errors import (
    Cancelled,
    NetworkError,
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RamageError,
    SecretStoreError,
    Unreachable,
)
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.ports import Clock, Web
from composer.domain.sign_in import (
    WARNED_BEFORE,
    CompanyApp,
    Desk,
    Flow,
    Given,
    Grant,
    Hand,
    Identity,
    Listen,
    SignIn,
    SignInState,
    SignInStep,
    Way,
    WayKind,
)
from composer.domain.web import Reply, Request
from composer.networks.oauth.dpop import BoundWeb, Nonces
from composer.networks.oauth.tokens import check_scopes
from composer.services.signed_web import TokenWeb, Turns
from composer.services.vault import Vault

log = logging.getLogger(__name__)

REVOKING_S: Final = 5.0
_LONGEST_NAME: Final = 500


@dataclass(frozen=True, slots=True)
class Farewell:
    """How an account was let go. What is not erased yet is tried again at the next start."""

    account: Account
    revoked: bool
    """The network knows; where it does not, the person can end it in its settings."""
    erased: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """Where sign-ins go: the way out, the listener for the browser, and what the organisation has set up."""

    web: Callable[[], Web]
    listen: Listen
    company: Callable[[NetworkKey], CompanyApp]
    allowed: Callable[[NetworkKey], bool]
    turns: Turns
    end_turns: Callable[[Collection[AccountId]], None]
    """Nothing by which turns are taken is left, but for these accounts."""


class Connecting:
    """Every call may wait for a network, a person or a keyring: in a worker."""

    def __init__(
        self,
        store: AccountStore,
        vault: Vault,
        sign_ins: Callable[[], Mapping[NetworkKey, SignIn]],
        outside: Outside,
        clock: Clock,
    ) -> None:
        self._store = store
        self._vault = vault
        self._sign_ins = sign_ins
        self._outside = outside
        self._clock = clock

    # --- what is possible --------------------------------------------------------------------------------------

    def ways(self, network: NetworkKey) -> tuple[Way, ...]:
        """The ways that work here, best first; ``why_not`` when there is none."""
        if not self._outside.allowed(network):
            return ()
        company = self._outside.company(network)
        return tuple(flow.way for flow in self._flows(network) if _works(flow.way, company))

    def why_not(self, network: NetworkKey) -> AccountError | None:
        """Why no account of that network can be connected here, None when one can."""
        if not self._outside.allowed(network):
            return NetworkNotAllowed(network=network)
        return None if self.ways(network) else NoCompanyApp(network=network)

    def barred(self, network: NetworkKey) -> AccountError | None:
        """Why accounts of that network are not used here, None when they are."""
        return None if self._outside.allowed(network) else NetworkNotAllowed(network=network)

    def connections(self) -> tuple[Connection, ...]:
        """Every account that was connected on this computer, also one that may not be used any more."""
        return self._store.all()

    def way(self, connection: Connection) -> Way | None:
        """How it was connected, None when there is no such way any more."""
        sign_in = self._sign_ins().get(connection.account.network)
        flow = sign_in.flow(connection.way) if sign_in else None
        return flow.way if flow else None

    def standing(self, account: Account) -> Standing:
        """Whether one can publish to it, now."""
        connection = self._connection(account.id)
        if connection is None:
            return Standing.READY if account.connected is None else Standing.OVER
        trouble = self._vault.trouble(account.id)
        if connection.lapsed or not (connection.kept or trouble):
            return Standing.OVER
        expires, now = connection.account.expires, self._clock.now()
        if expires is not None and expires <= now:
            return Standing.OVER
        if trouble or not connection.kept:
            return Standing.SESSION
        return Standing.ENDING if expires is not None and expires - now <= WARNED_BEFORE else Standing.READY

    def trouble(self, account: AccountId) -> SecretStoreError | None:
        """Why its tokens last until the program ends only, None when they are in the keyring."""
        return self._vault.trouble(account)

    def look_at_keys(self) -> SecretStoreError | None:
        """Why the keyring can't be used now, None when it can. It may ask the person to open it.

        An account whose tokens the keyring has lost has to sign in again from then on.
        """
        kept = [each for each in self._store.all() if each.kept and not each.lapsed]
        try:
            for connection in kept:
                if self._vault.fresh(connection.account.id) is None:
                    self._store.change(connection.account.id, lambda held: replace(held, lapsed=True))
        except SecretStoreError as error:
            return error
        return None if kept else self._vault.lack()

    # --- connecting --------------------------------------------------------------------------------------------

    def connect(
        self, network: NetworkKey, way: str, given: Given, desk: Desk, again: AccountId | None = None
    ) -> Account:
        """The account, once everything is kept; ``again`` is the one that has to sign in anew, as the same person.

        The desk is told of each step, and of the end. Raises Cancelled, AccountError, NetworkError, StorageError.
        """

        def show(step: SignInStep, url: str) -> None:
            desk.show(SignInState(step, network, url))

        try:
            account = self._connected(network, way, given, desk, again, show)
        except Cancelled:
            show(SignInStep.CANCELLED, "")
            raise
        except RamageError as error:
            desk.show(SignInState(SignInStep.FAILED, network, error=error))
            raise
        desk.show(SignInState(SignInStep.DONE, network, account=account))
        return account

    def _connected(
        self,
        network: NetworkKey,
        way: str,
        given: Given,
        desk: Desk,
        again: AccountId | None,
        show: Callable[[SignInStep, str], None],
    ) -> Account:
        if error := self.why_not(network):
            raise error
        wanted = self._known(again).account if again else None
        flow = next((each for each in self._flows(network) if each.way.key == way), None)
        if flow is None or flow.way not in self.ways(network):
            raise NoCompanyApp(network=network)
        others = any(each.account.network == network for each in self._store.all())
        outside = self._outside
        hand = Hand(
            outside.web(), self._clock, outside.listen, desk, outside.company(network), show, again=others and not again
        )
        grant = flow.sign_in(given, hand)
        with self._given_back_on_failure(flow, grant):
            check_scopes(network, flow.way, grant.scopes)
            who = self._identity(network, grant, desk, wanted)
            return self._keep(network, flow.way, grant, who, wanted)

    def _identity(self, network: NetworkKey, grant: Grant, desk: Desk, wanted: Account | None) -> Identity:
        web = TokenWeb(self._outside.web(), grant, self._clock, Nonces())
        try:
            found = self._sign_ins()[network].who_am_i(web, grant)
        except (KeyError, TypeError, IndexError, AttributeError) as error:  # another shape than the network's
            raise NothingToConnect(network=network) from error
        except OutcomeUnknown as error:  # of a question nothing is left behind
            raise Unreachable(network=network, reason=error.values.get("reason", "")) from error
        except (PostRefused, NotConnected) as error:
            raise SignInRefused(network=network, reason=error.values.get("reason", "HTTP 401")) from error
        found = tuple(each for each in found if _is_somebody(each))
        if not found:
            raise NothingToConnect(network=network)
        if wanted is None:
            return found[0] if len(found) == 1 else desk.choose(found)
        same = next((each for each in found if _is_same(each, wanted)), None)
        if same is None:
            raise OtherPerson(network=network, wanted=wanted.handle, found=found[0].handle)
        return same

    def _keep(self, network: NetworkKey, way: Way, grant: Grant, who: Identity, wanted: Account | None) -> Account:
        """Noted for erasure first: a stop on the way leaves nothing in the keyring that nobody knows of."""
        now = self._clock.now()
        known = wanted or next(
            (c.account for c in self._store.all() if c.account.network == network and _is_same(who, c.account)), None
        )
        if who.access is not None:
            grant = replace(grant, access=who.access, refresh=None, expires=None, ends=None, renew_at="", revoke_at="")
        account = Account(
            known.id if known else AccountId(f"{network}-{secrets.token_hex(6)}"),
            network,
            who.handle,
            who.display_name,
            who.kind,
            who.server or grant.server,
            who.remote_id,
            grant.scopes,
            known.connected if known else now,
            known.used if known else None,
            grant.over,
        )
        with self._outside.turns(account.id):
            if known is None:
                self._store.remove(account.id)
            trouble = self._vault.keep(account.id, grant)
            self._store.keep(Connection(account, way.key, kept=trouble is None))
        return account

    def keep_for_good(self, account: AccountId) -> SecretStoreError | None:
        """Once the keyring is open: the tokens go there. None when they did, else why not."""
        self._known(account)
        with self._outside.turns(account):
            grant = self._vault.read(account)
            if grant is None:
                return None
            trouble = self._vault.keep(account, grant)
            self._store.change(account, lambda held: replace(held, kept=trouble is None))
        return trouble

    # --- letting go --------------------------------------------------------------------------------------------

    def disconnect(self, account: AccountId) -> Farewell:
        """The network forgets the tokens, then this computer does; the second happens whatever the first says.

        Raises AccountUnknown, StorageError.
        """
        connection = self._known(account)
        with self._outside.turns(account):
            revoked = self._revoked(connection)
            self._store.remove(account)
            erased = self._erased(account)
        self._outside.end_turns({each.account.id for each in self._store.all()})
        return Farewell(connection.account, revoked, erased)

    def forget_all(self) -> tuple[Farewell, ...]:
        """Every account, as by ``disconnect``."""
        return tuple(self.disconnect(each.account.id) for each in self._store.all())

    def finish_erasing(self) -> None:
        """What could not be erased before; call once after the start."""
        for account in self._store.to_erase():
            self._erased(account)

    def _revoked(self, connection: Connection) -> bool:
        try:
            grant = self._vault.read(connection.account.id)
        except SecretStoreError:
            return False
        sign_in = self._sign_ins().get(connection.account.network)
        flow = sign_in.flow(connection.way) if sign_in else None
        return grant is not None and flow is not None and self._revoke(flow, grant)

    def _revoke(self, flow: Flow, grant: Grant) -> bool:
        """True when the network was told, which only some let us do."""
        web: Web = _Hurried(self._outside.web())
        if grant.key is not None:
            web = BoundWeb(web, grant.key, self._clock, Nonces())
        try:
            flow.revoke(web, grant)
        except NetworkError as error:
            log.info("the tokens could not be given back: %s", error)
            return False
        return bool(grant.revoke_at) or flow.way.kind is WayKind.PASSWORD

    def _erased(self, account: AccountId) -> bool:
        try:
            self._vault.erase(account)
        except SecretStoreError as error:
            log.info("tokens are erased at the next start: %s", error)
            return False
        self._store.erased(account)
        return True

    @contextmanager
    def _given_back_on_failure(self, flow: Flow, grant: Grant) -> Iterator[None]:
        try:
            yield
        except RamageError:
            self._revoke(flow, grant)
            raise

    def _flows(self, network: NetworkKey) -> Sequence[Flow]:
        sign_in = self._sign_ins().get(network)
        return sign_in.flows if sign_in else ()

    def _connection(self, account: AccountId) -> Connection | None:
        return next((each for each in self._store.all() if each.account.id == account), None)

    def _known(self, account: AccountId) -> Connection:
        connection = self._connection(account)
        if connection is None:
            raise AccountUnknown(account=account)
        return connection


class _Hurried:
    """Implements ``domain.ports.Web`` for a goodbye nobody waits for long."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def send(self, request: Request) -> Reply:
        return self._web.send(replace(request, read_s=REVOKING_S))


def _works(way: Way, company: CompanyApp) -> bool:
    if way.kind is WayKind.BROKER:
        return bool(company.broker)
    return not way.company or bool(company.client_id)


def _is_same(who: Identity, account: Account) -> bool:
    """A DID stays the same when its owner moves to another server."""
    here = who.server == account.server or who.remote_id.startswith("did:")
    return here and who.remote_id == account.remote_id and who.kind is account.kind


def _is_somebody(who: Identity) -> bool:
    """What a server says may be anything."""
    said: tuple[object, ...] = (who.remote_id, who.handle, who.display_name)
    return all(isinstance(each, str) and each and len(each) <= _LONGEST_NAME and each.isprintable() for each in said)
