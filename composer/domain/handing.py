# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing by hand: the person posts in the network's own page, with all they need laid ready."""

from dataclasses import dataclass
from typing import Final

from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account

_PREFIX: Final = "by-hand"


def by_hand(network: NetworkKey, server: str = "") -> AccountId:
    """The account that stands for the person's own browser there; no token belongs to it.

    ``server`` as in ``Account.server``, for networks of many.
    """
    return AccountId(f"{_PREFIX}:{network}:{server}")


def hand_of(account: AccountId) -> Account | None:
    """The account behind an id that ``by_hand`` made; None for any other id."""
    prefix, _, rest = account.partition(":")
    if prefix != _PREFIX:
        return None
    network, _, server = rest.partition(":")
    return Account(account, NetworkKey(network), "", "", server=server)


@dataclass(frozen=True, slots=True)
class LaidFile:
    """A file made fit, in the folder opened beside. ``name`` is its name there."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Handing:
    """What is laid ready for one job. All of ``text`` goes to the clipboard, and ``page`` is opened in the browser.

    ``page`` is empty for a draft that waits in the network's own app.
    ``filled`` is true where the page certainly shows the text already. ``folder`` is empty without files.
    ``actions`` is what remains for the person to do, in order.
    """

    job: JobId
    network: NetworkKey
    page: str
    filled: bool
    text: str
    folder: str
    files: tuple[LaidFile, ...]
    actions: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class PostAddress:
    """A post's address, without what was added to follow its readers.

    ``remote_id`` is the id by which the network's interface knows it, or the address again where that does not tell.
    """

    url: str
    remote_id: str
