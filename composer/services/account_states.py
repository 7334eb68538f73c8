# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the accounts of a person stand, and what can be connected besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from composer.domain.account_errors import AccountError
from composer.domain.accounts import Connection, Standing
from composer.domain.errors import SecretStoreError
from composer.domain.networks import Ability, Account, NetworkSpec
from composer.domain.sign_in import Scope, Way, WayKind

if TYPE_CHECKING:
    from composer.services.connecting import Connecting

WITHOUT_ACCOUNT: Final = frozenset({Ability.COUNT, Ability.PREVIEW, Ability.ASSIST})
"""What needs no account."""


@dataclass(frozen=True, slots=True)
class AccountState:
    """``trouble`` is why its keys last until the program ends only."""

    account: Account
    standing: Standing
    way: WayKind | None = None
    scopes: tuple[Scope, ...] = ()
    trouble: SecretStoreError | None = None
    barred: AccountError | None = None
    """Why nothing is published to it, whatever its standing: the organisation decided."""


@dataclass(frozen=True, slots=True)
class NetworkState:
    """A network and the ways to connect an account of it, best first; ``why_not`` when there is none."""

    spec: NetworkSpec
    ways: tuple[Way, ...] = ()
    why_not: AccountError | None = None

    @property
    def abilities(self) -> frozenset[Ability]:
        """What can really be done there from this computer, once an account is connected where one can be."""
        return self.spec.abilities & WITHOUT_ACCOUNT if self.why_not else self.spec.abilities


@dataclass(frozen=True, slots=True)
class AccountsState:
    """All there is to say of accounts. ``keyring`` is why the keys can't be reached now."""

    accounts: tuple[AccountState, ...]
    networks: tuple[NetworkState, ...]
    keyring: SecretStoreError | None = None


def states_of(
    practice: Account, specs: Sequence[NetworkSpec], connecting: "Connecting", keyring: SecretStoreError | None
) -> AccountsState:
    """As they are now; asks no network and no keyring. Raises StorageError."""
    networks = tuple(
        NetworkState(spec, connecting.ways(spec.key), connecting.why_not(spec.key))
        for spec in specs
        if spec.key != practice.network
    )
    connected = (_state(each, connecting) for each in connecting.connections())
    return AccountsState((*connected, AccountState(practice, Standing.READY)), networks, keyring)


def _state(connection: Connection, connecting: "Connecting") -> AccountState:
    account = connection.account
    way = connecting.way(connection)
    known = {scope.name: scope for scope in way.scopes} if way else {}
    return AccountState(
        account,
        connecting.standing(account),
        way.kind if way else None,
        tuple(known.get(name, Scope(name, "")) for name in account.scopes),
        connecting.trouble(account.id),
        connecting.barred(account.network),
    )
