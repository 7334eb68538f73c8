# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network is, and what goes to it and comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.media import MediaLimits
from composer.domain.messages import Message
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
    """Through the network's interface, once an account is connected."""
    ASSIST = "assist"
    """The person posts by hand; text, pictures and the network's own page are laid ready."""
    LOOK_UP = "look-up"
    """Tell whether a publication of unknown outcome is there."""
    DELETE = "delete"
    EDIT = "edit"
    RESULTS = "results"
    """Read public counts."""
    LINK_CARD = "link-card"
    PICTURE = "picture"
    PICTURES = "pictures"
    ALT_TEXT = "alt-text"
    VIDEO = "video"
    DOCUMENT = "document"
    POLL = "poll"


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


class AccountKind(StrEnum):
    """Whom an account speaks for; networks allow one what they refuse the other."""

    PERSON = "person"
    PROFESSIONAL = "professional"
    """A person's business or creator account."""
    PAGE = "page"
    """A page the person runs."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something the network asks of a publication besides its text: a visibility, a warning.

    ``choices`` are its values, none for a free text. ``default`` is None where the person has to choose.
    """

    key: str
    choices: tuple[str, ...] = ()
    default: str | None = ""
    under: tuple[str, str] | None = None
    """Another option and its value; it is asked only then."""


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
    for_kind: Mapping[AccountKind, frozenset[Ability]] = field(default_factory=dict)
    """What can be done for each kind of account that can be connected."""
    options: tuple[Option, ...] = ()
    media: MediaLimits | None = None
    """None for a network that takes whatever there is, as the practice network does."""
    left_out: tuple[str, ...] = ()
    """Message codes: what the network could do and is not done from here, each with its why."""


def asked(spec: NetworkSpec, chosen: Mapping[str, str]) -> tuple[Option, ...]:
    """The options there are, given what was chosen."""
    values = {option.key: chosen.get(option.key, option.default) for option in spec.options}
    return tuple(o for o in spec.options if o.under is None or values.get(o.under[0]) == o.under[1])


def unchosen(spec: NetworkSpec, chosen: Mapping[str, str]) -> tuple[Option, ...]:
    """What the person still has to choose."""
    return tuple(option for option in asked(spec, chosen) if option.default is None and not chosen.get(option.key))


def written(spec: NetworkSpec, chosen: Mapping[str, str]) -> Mapping[str, str]:
    """What the person wrote into options of free text, by ``Option.key``: published like the text."""
    free = (option for option in asked(spec, chosen) if not option.choices)
    return {option.key: words for option in free if (words := chosen.get(option.key, "")).strip()}


@dataclass(frozen=True, slots=True)
class Account:
    """An account the person publishes to. Its tokens are in the keyring, by its id."""

    id: AccountId
    network: NetworkKey
    handle: str
    display_name: str
    kind: AccountKind = AccountKind.PERSON
    server: str = ""
    """Where it lives, as https://… without a slash at the end, on networks of many servers."""
    remote_id: str = ""
    """What the network knows it by: a number, an URN, a DID."""
    scopes: tuple[str, ...] = ()
    connected: datetime | None = None
    used: datetime | None = None
    """When it last spoke to the network."""
    expires: datetime | None = None
    """When the person has to sign in again, as far as the network says."""


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What is known of the page a post leads to. ``picture`` is a file on this computer or empty."""

    url: str
    title: str
    description: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A text and its media, meant for one network."""

    text: str
    language: Language
    media: tuple[DraftMedia, ...] = ()
    card: LinkCard | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    """By ``Option.key``."""


def submission_of(draft: Draft, network: NetworkKey, card: LinkCard | None = None) -> Submission:
    """What of a draft is meant for that network; ``card`` is what is known of the page it leads to."""
    text, options = draft.text_for(network), draft.options.get(network, {})
    return Submission(text, draft.language, draft.media, card, options)


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
    about: LinkCard | None = None
    """What the card says, where we say it and not the network."""
    options: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Message, ...] = ()
    """What the network wants to be read before it is published."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The network's own proof of a publication."""

    remote_id: str
    url: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """What the network counts of a publication, None where it does not say."""

    seen: int | None = None
    liked: int | None = None
    commented: int | None = None
    shared: int | None = None


@dataclass(frozen=True, slots=True)
class PracticePost:
    """A post on the practice network's local feed."""

    remote_id: str
    author: str
    text: str
    language: Language
    media: tuple[DraftMedia, ...]
    published: datetime
