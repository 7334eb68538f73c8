# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved library: posts, guides, notices and the charter people read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from composer.domain.ids import GuideId, NetworkKey, PostId, ThemeId
from composer.domain.text import Language


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject the communication team publishes on."""

    id: ThemeId
    label: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What ``library.toml`` says."""

    name: str
    organisation: str
    version: str
    languages: tuple[Language, ...]
    default_language: Language
    themes: tuple[Theme, ...]
    contact: str
    best_hours: Mapping[NetworkKey, tuple[str, ...]] = field(default_factory=dict)
    """Per network, ``ddd HH:MM`` in the person's own time zone."""
    cadence: Mapping[NetworkKey, int] = field(default_factory=dict)
    """Per network, posts per week."""
    stamp: datetime | None = None
    """When this edition was approved: the time is not earlier, whatever a clock says."""
    freshness_s: int = 0
    """Seconds after the last successful pull until this library is too old to know of a pause; 0 for never."""
    media_address: str = ""
    """Where everybody can see the media files, as https://… without a slash at the end; empty where they are not shown.

    Some networks fetch pictures and films themselves, and from nowhere else.
    """
    fold_rules: bool = False
    """Every rule reads through apostrophes, spaces and accents, unless it says not."""
    team_key: str = field(default="", repr=False)
    """64 hexadecimal digits by which colleagues' shares are hashed, empty where nothing is shared.

    Whoever reads the library has it: it keeps shares from the host of a team space, not from the team.
    """
    team_place: str = ""
    """Where colleagues' shares lie, as ``places.place_address`` reads it; empty where there is no team space."""


@dataclass(frozen=True, slots=True)
class LibraryMedia:
    """A picture or video of the library; ``file`` is relative to its ``media/`` folder."""

    file: str
    alt: Mapping[Language, str]
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PostText:
    """One language of a post."""

    title: str
    body: str
    facts: tuple[str, ...] = ()
    """Strings that must survive personalisation unchanged."""
    angles: tuple[str, ...] = ()
    """Prompts for a story of one's own, never texts."""
    hashtags: tuple[str, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class LibraryPost:
    """An approved post in each of its languages."""

    id: PostId
    language: Language
    texts: Mapping[Language, PostText]
    themes: tuple[ThemeId, ...]
    networks: tuple[NetworkKey, ...]
    purpose: str = ""
    link: str = ""
    media: tuple[LibraryMedia, ...] = ()
    hashtags: tuple[str, ...] = ()
    not_before: datetime | None = None
    expires: datetime | None = None
    author: str = ""

    def text_in(self, language: Language) -> tuple[Language, PostText]:
        """The text in ``language``, or in the post's own language where that one is missing."""
        chosen = language if language in self.texts else self.language
        return chosen, self.texts[chosen]

    def under_embargo(self, now: datetime) -> bool:
        """True before the embargo ends; it may be prepared, not published."""
        return self.not_before is not None and now < self.not_before

    def expired(self, now: datetime) -> bool:
        """True once the approval has run out."""
        return self.expires is not None and now >= self.expires


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One small question of a storytelling guide."""

    label: str
    question: str
    hint: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A storytelling guide in one language."""

    id: GuideId
    language: Language
    title: str
    summary: str
    minutes: int
    first_post: bool
    """True for a guide meant for somebody who has never posted."""
    steps: tuple[GuideStep, ...]
    openings: tuple[str, ...] = ()
    """First lines to choose from or leave; the text is the person's own without any."""
    closings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CharterSection:
    """One numbered section; ``body`` is Markdown."""

    number: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class CharterText:
    """The charter people read and accept, in one language."""

    language: Language
    version: str
    date: date
    title: str
    introduction: str
    sections: tuple[CharterSection, ...]

    def section(self, number: str) -> CharterSection | None:
        """The section with that number, None when there is none."""
        return next((s for s in self.sections if s.number == number), None)


class NoticeKind(StrEnum):
    """A hold stops publications of its scope; facts only inform; an answer is for who proposed a text."""

    HOLD = "hold"
    FACTS = "facts"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Notice:
    """A crisis hold or a fact sheet; ``scope`` is ``all``, ``theme:<id>`` or ``network:<key>``."""

    id: str
    kind: NoticeKind
    title: str
    body: str
    scope: str
    active: bool
    contact: str = ""
    since: datetime | None = None
    until: datetime | None = None
    proposal: str = ""
    """The id of the proposal an answer is to."""
    accepted: bool = False
    """What an answer says; the body has the reason."""

    def holds(self, now: datetime) -> bool:
        """True while it stops publications."""
        started = self.since is None or now >= self.since
        over = self.until is not None and now >= self.until
        return self.kind is NoticeKind.HOLD and self.active and started and not over

    def covers(self, network: NetworkKey, themes: tuple[ThemeId, ...]) -> bool:
        """True when its scope holds a post with these themes on this network."""
        if self.scope == "all":
            return True
        kind, _, value = self.scope.partition(":")
        return value == network if kind == "network" else value in themes


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A charter rule as written; ``path`` is relative to the rules folder: ``Finance/AvantPublication.yml``."""

    path: str
    source: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Accepted and rejected terms, one pattern each."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


class Sort(StrEnum):
    """Order of the posts when no words are searched."""

    LEAST_SHARED = "least-shared"
    NEWEST = "newest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class PostQuery:
    """What the reader is looking for; empty fields do not filter."""

    words: str = ""
    themes: frozenset[ThemeId] = frozenset()
    network: NetworkKey | None = None
    language: Language | None = None
    sort: Sort = Sort.LEAST_SHARED
    include_expired: bool = False
    offset: int = 0
    limit: int = 60


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post as a row of the list, in the reader's language where it exists."""

    id: PostId
    title: str
    excerpt: str
    themes: tuple[ThemeId, ...]
    languages: tuple[Language, ...]
    networks: tuple[NetworkKey, ...]
    not_before: datetime | None
    expires: datetime | None
    shared: int
    """How often it was shared from here; colleagues' shares join in with a team space."""


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of a search; ``total`` counts all matches, ``by_theme`` those of each theme were its filter off."""

    cards: tuple[PostCard, ...]
    total: int
    by_theme: Mapping[ThemeId, int]
