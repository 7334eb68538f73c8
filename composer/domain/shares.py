# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one publication tells colleagues: keyed hashes, never a text, so that they can stay out of each other's way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from composer.domain.ids import NetworkKey, PostId
from composer.domain.review import Verdict
from composer.domain.text import Span

KeyedHash = NewType("KeyedHash", int)
"""64 bits, made with the team's key: without the key it says nothing of what it stands for."""


@dataclass(frozen=True, slots=True)
class Published:
    """A publication as its author knows it."""

    member: str
    network: NetworkKey
    at: datetime
    text: str
    theme: str = ""
    post: PostId | None = None
    facts: tuple[str, ...] = ()
    """May be repeated by anybody."""
    medium: str = ""
    """Names the first picture or video by its content, the same on every computer."""
    address: str = ""
    """Only when its author shows it."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a publication may be like another one, beside its words; None for what it does not have."""

    opening: KeyedHash | None = None
    """Of its first words."""
    closing: KeyedHash | None = None
    """Of the question it ends with."""
    hashtags: KeyedHash | None = None
    """Of all of them, whatever their order."""
    media: KeyedHash | None = None
    """Of the first picture or video."""
    link: KeyedHash | None = None
    emoji: KeyedHash | None = None
    """Of its emoji, in order."""

    def __iter__(self) -> Iterator[KeyedHash | None]:
        return iter((self.opening, self.closing, self.hashtags, self.media, self.link, self.emoji))


@dataclass(frozen=True, slots=True)
class Share:
    """One publication of one member.

    As it leaves a computer it tells neither how long the text is nor which traits it has: there are always as many
    groups, in the order of their values, and no trait is None; what was missing was filled with chance.
    """

    member: str
    """A pseudonym, the same for all shares of a member."""
    network: NetworkKey
    hour: datetime
    """With its zone, minutes and below zero."""
    theme: str
    post: PostId | None
    """The library post it comes from."""
    groups: tuple[KeyedHash, ...]
    """Of word groups of its text."""
    traits: Traits
    address: str = ""
    """Where it can be read, only when its author chose to show it."""


@dataclass(frozen=True, slots=True)
class Echo:
    """How much of a draft stands in colleagues' shares.

    Words are compared with shares on every network: a copy is a copy wherever it was read. Traits and hours are
    counted on the draft's own network, where readers see both side by side; on all of them while it has none.
    Every count is of different members, the person's own shares left out.
    """

    likeness: float
    """To the share most like it, 0.0 to 1.0."""
    verdict: Verdict
    """To that share, in the words used beside the approved text."""
    colleagues: int
    """Members with a share that deserves this verdict; 0 unless it is ``verbatim`` or ``close``."""
    passages: tuple[Span, ...] = ()
    """Of the draft, in order: stretches whose word groups stand in one share."""
    opening: int = 0
    closing: int = 0
    """With the same closing question."""
    hashtags: int = 0
    """With the very same set of hashtags."""
    media: int = 0
    """With the same first picture or video."""
    link: int = 0
    emoji: int = 0
    """With the same emoji in the same order."""
    hour: int = 0
    """Who publish on that network in the planned hour."""
    addresses: tuple[str, ...] = ()
    """Where alike publications can be read, most alike first: only those whose authors chose to show them."""
    here: Verdict = Verdict.OWN
    """The verdict beside the shares on the draft's own network alone."""
