# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network is, and what goes to it and comes back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from composer.domain.drafts import DraftMedia
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.review import Count
from composer.domain.text import Language, Span


class Unit(StrEnum):
    """What a network counts in."""

    CHARACTERS = "characters"
    GRAPHEMES = "graphemes"
    UTF16 = "utf-16"
    WEIGHTED = "weighted"


class Ability(StrEnum):
    """What can be done for a person here."""

    COUNT = "count"
    PREVIEW = "preview"
    PUBLISH = "publish"
    LOOK_UP = "look-up"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits as the network states them; None where it states none."""

    text: int
    unit: Unit
    images: int
    alt: int
    hashtags: int | None = None
    mentions: int | None = None
    links: int | None = None
    media_required: bool = False
    fold: int | None = None
    """About how many characters are visible before "see more"."""


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """A network's name card.

    ``reason`` is a message code that says why it can do no more here, empty when it can publish.
    """

    key: NetworkKey
    name: str
    limits: Limits
    abilities: frozenset[Ability]
    reason: str = ""
    cards: bool = False
    """True where the network makes a card of the page that a text leads to."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account the person publishes to."""

    id: AccountId
    network: NetworkKey
    handle: str
    display_name: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A text and its media, meant for one network."""

    text: str
    language: Language
    media: tuple[DraftMedia, ...] = ()


class PartKind(StrEnum):
    """What a stretch of a published text is."""

    LINK = "link"
    HASHTAG = "hashtag"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Part:
    """A link, hashtag or mention as the network will show it."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Payload:
    """Exactly what is sent, and so exactly what the preview shows.

    ``fold`` is the code-point offset of "see more", None when all is visible. ``card`` is the address of the page the
    network will make a card of, empty when there will be none.
    """

    network: NetworkKey
    text: str
    language: Language
    media: tuple[DraftMedia, ...]
    parts: tuple[Part, ...]
    count: Count
    fold: int | None = None
    card: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The network's own proof of a publication."""

    remote_id: str
    url: str
    published: datetime


@dataclass(frozen=True, slots=True)
class PracticePost:
    """A post on the practice network's local feed."""

    remote_id: str
    author: str
    text: str
    language: Language
    media: tuple[DraftMedia, ...]
    published: datetime
