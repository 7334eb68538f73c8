# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accounts a person publishes to."""

import getpass
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account, NetworkSpec
from composer.domain.ports import Network

PRACTICE_ACCOUNT: Final = AccountId("practice")


class Accounts:
    """The practice account is always there; it needs no sign-in."""

    def __init__(self, networks: Mapping[NetworkKey, Network]) -> None:
        self._networks = networks

    def list(self) -> tuple[Account, ...]:
        """Every account that can be published to."""
        name = self._person
        return (Account(PRACTICE_ACCOUNT, NetworkKey("practice"), f"@{name}", name),)

    def account(self, account: AccountId) -> Account | None:
        """The account with that id, None when there is none."""
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
