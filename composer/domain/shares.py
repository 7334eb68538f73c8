# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one publication tells colleagues: keyed hashes, never a text, so that they can stay out of each other's way."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from composer.domain.ids import NetworkKey, PostId

KeyedHash = NewType("KeyedHash", int)
"""64 bits, made with the team's key: without the key it says nothing of what it stands for."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a publication may be like another one, beside its words. A trait it does not have is None or empty."""

    opening: KeyedHash | None = None
    closing: KeyedHash | None = None
    """Of the question it ends with."""
    hashtags: frozenset[KeyedHash] = frozenset()
    media: frozenset[KeyedHash] = frozenset()
    link: KeyedHash | None = None
    emoji: KeyedHash | None = None
    """Of its emoji, in order."""


@dataclass(frozen=True, slots=True)
class Share:
    """One publication of one member."""

    member: str
    """A pseudonym, the same for all shares of a member."""
    network: NetworkKey
    hour: datetime
    """With its zone, minutes and below zero."""
    theme: str
    post: PostId | None
    """The library post it comes from."""
    groups: tuple[KeyedHash, ...]
    """Of the word groups of its text, in no telling order."""
    traits: Traits
    address: str = ""
    """Where it can be read, only when its author chose to show it."""
