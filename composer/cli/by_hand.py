# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the terminal says of a publication that the person finishes by hand."""

from collections.abc import Iterator
from typing import Any, Final

from composer.bootstrap import Services
from composer.domain.errors import UsageError
from composer.domain.handing import Handing, by_hand
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Account
from composer.services.wording import Wording

PREFIX: Final = "by-hand:"
_HERE: Final = {"by-hand-paste": "by-hand-copy", "by-hand-tell": "by-hand-resolve"}
"""A terminal copies nothing, and has a command for the answer."""


def account(services: Services, name: str) -> Account:
    """Of ``by-hand:threads``, or ``by-hand:mastodon:https://…``. Raises UsageError."""
    network, _, server = name.removeprefix(PREFIX).partition(":")
    found = services.accounts.account(by_hand(NetworkKey(network), server.rstrip("/")))
    if found is None:
        raise UsageError(reason=f"nothing can be posted by hand on {network or 'no network'}")
    if not server and services.assisting.needs_server(found.network):
        raise UsageError(reason=f"say which server: {PREFIX}{network}:https://…")
    return found


def entry(laid: Handing, words: Wording) -> dict[str, Any]:
    """All that is laid ready, for programs."""
    return {
        "page": laid.page,
        "filled": laid.filled,
        "text": laid.text,
        "folder": laid.folder,
        "files": [{"name": file.name, "alt": file.alt} for file in laid.files],
        "actions": [words.message(action) for action in _actions(laid)],
    }


def lines(laid: Handing, words: Wording) -> Iterator[str]:
    """For people."""
    yield from (f"  {place}" for place in (laid.page, laid.folder) if place)
    for number, action in enumerate(_actions(laid), 1):
        yield f"  {number}. {words.message(action)}"


def _actions(laid: Handing) -> Iterator[Message]:
    for action in laid.actions:
        yield Message(_HERE.get(action.code, action.code), {**action.values, "job": laid.job})
