# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accounts that were connected on this computer, and the ledger of what left it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from composer.domain.ids import AccountId
from composer.domain.networks import Account


@dataclass(frozen=True, slots=True)
class Connection:
    """An account and how it is connected; its tokens are elsewhere."""

    account: Account
    way: str
    """``Way.key`` by which it was."""
    kept: bool = True
    """False where the keyring could not take its tokens: then they last until the program ends."""
    lapsed: bool = False
    """True once the network no longer took them."""


class Standing(StrEnum):
    """Whether one can publish to an account."""

    READY = "ready"
    ENDING = "ending"
    """The person has to sign in again within a week."""
    SESSION = "session"
    """Until the program ends: there was no keyring to keep the tokens in."""
    OVER = "over"
    """The person has to sign in again."""


class AccountStore(Protocol):
    """Connected accounts in ``work.db``; every change is on disk when the call returns."""

    def all(self) -> tuple[Connection, ...]:
        """In the order in which they were connected first."""
        ...

    def keep(self, connection: Connection) -> None:
        """Inserts, or overwrites the one of that id."""
        ...

    def change(self, account: AccountId, edit: Callable[[Connection], Connection]) -> None:
        """What it has become since it was read counts; one that was removed stays so."""
        ...

    def remove(self, account: AccountId) -> None:
        """And notes that its tokens are to be erased, in one step."""
        ...

    def to_erase(self) -> tuple[AccountId, ...]:
        """Whose tokens may still be in the keyring."""
        ...

    def erased(self, account: AccountId) -> None:
        """The note is not needed any more."""
        ...


@dataclass(frozen=True, slots=True)
class Egress:
    """One line of the ledger. Bytes are those of the headers and bodies, before TLS."""

    when: datetime
    host: str
    why: str
    sent: int
    received: int
    here: bool = False
    """True for a server of ours on this computer: nothing left it."""


class Ledger(Protocol):
    """What left this computer, and where to."""

    def write(self, line: Egress) -> None:
        """The oldest lines make room for new ones."""
        ...

    def lines(self, limit: int = 1_000, host: str = "") -> tuple[Egress, ...]:
        """Newest first; those of one host when it is named."""
        ...

    def all(self) -> Iterable[Egress]:
        """Oldest first."""
        ...

    def clear(self) -> None:
        """Forgets every line."""
        ...
