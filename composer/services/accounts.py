# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accounts a person publishes to."""

import getpass
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

from composer.domain.handing import hand_of
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Ability, Account, NetworkSpec
from composer.domain.ports import Network

PRACTICE_ACCOUNT: Final = AccountId("practice")


class Accounts:
    """The practice account is always there, without sign-in; ``connected`` gives those of the networks."""

    def __init__(
        self, networks: Mapping[NetworkKey, Network], connected: Callable[[], Iterable[Account]] = tuple
    ) -> None:
        self._networks = networks
        self._connected = connected

    @property
    def practice(self) -> Account:
        """The account that needs no network."""
        name = self._person
        return Account(PRACTICE_ACCOUNT, NetworkKey("practice"), f"@{name}", name)

    def list(self) -> tuple[Account, ...]:
        """Every account that can be published to."""
        return (self.practice, *(account for account in self._connected() if account.network in self._networks))

    def account(self, account: AccountId) -> Account | None:
        """The account with that id, None when there is none; one by hand is there without being listed."""
        hand = hand_of(account)
        if hand is not None:
            network = self._networks.get(hand.network)
            return hand if network and Ability.ASSIST in network.spec.abilities else None
        return next((a for a in self.list() if a.id == account), None)

    def networks(self) -> tuple[NetworkSpec, ...]:
        """Every network and what it can do here, practice first."""
        return tuple(network.spec for network in self._networks.values())

    @cached_property
    def _person(self) -> str:
        """The name of the person’s session: the computer may have to ask a directory for it, so once is enough."""
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # a session without a name, as in some containers
            return "practice"
