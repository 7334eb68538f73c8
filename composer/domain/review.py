# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks say of a text: a Review for one text and one network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey, RuleId
from composer.domain.library import LibraryPost
from composer.domain.media import MediaFile
from composer.domain.messages import Message
from composer.domain.text import Edit, Language, Span

MASK: Final = "••••"
"""What a finding shows instead of a secret."""


class Source(StrEnum):
    """Which question a finding answers."""

    CHARTER = "charter"
    VOICE = "voice"
    LANGUAGE = "language"
    NETWORK = "network"


class Level(StrEnum):
    """An error blocks publishing, a warning asks once, a suggestion stays quiet."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return (Level.ERROR, Level.WARNING, Level.SUGGESTION).index(self)


class Act(StrEnum):
    """What a way out does that no edit of the text can."""

    ANSWER = "answer"
    """Ask the ``question`` and put the answer into the text, in place of the words ``instead`` if there are any.

    Nothing is written for the person.
    """
    EXCHANGE_MEDIUM = "exchange-medium"
    """The draft's medium ``subject`` (a path) gives way to ``instead``, a file of the post's media."""
    REMOVE_MEDIUM = "remove-medium"
    """The draft's medium ``subject`` (a path) goes."""
    SCHEDULE = "schedule"
    """Choose another time, the next suggested one first."""
    OPEN = "open"
    """Read at the address ``subject`` what a colleague chose to show."""


@dataclass(frozen=True, slots=True)
class Intent:
    """An act and what it is about; whoever shows the finding carries it out."""

    act: Act
    subject: str = ""
    instead: str = ""
    question: Message | None = None
    settles: bool = False
    """True when whoever has answered need not be asked again, whatever the answer."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way out: edits that refer to the reviewed text and are applied together, or an intent."""

    label: Message
    edits: tuple[Edit, ...]
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check has to say. ``span`` is None when it concerns the whole text or its media."""

    source: Source
    rule: RuleId
    level: Level
    span: Span | None
    title: Message
    message: Message
    why: Message | None = None
    link: str = ""
    """Where the reason can be read: ``charter.md#3`` for a section, or an address."""
    fixes: tuple[Fix, ...] = ()
    match: str = ""
    medium: str = ""
    """Path of the picture or video it is about, empty when it is about the text."""
    option: str = ""
    """The option of the network whose words it is about, empty when it is about none."""
    timing: Message | None = None
    """Why this is not the moment, when time or news can lift it: an embargo, a hold, a cadence."""
    word: str = ""
    """A word that is misspelt, by a dictionary or by a rule: ways to write it can be looked up."""
    language: Language | None = None
    """The language ``word`` was read in; None stands for that of the text."""
    about: str = ""
    """What it is ignored by, where the words it found may change without it being another finding."""
    rank: int = 0
    """Among those of one level, the lower the sooner told; 0 for those that are told as the text is read."""

    @property
    def learnable(self) -> bool:
        """True when ``word`` may become one of the person's own: no dictionary has it, and no rule forbids it."""
        return bool(self.word) and self.source is Source.LANGUAGE

    @property
    def key(self) -> str:
        """Same for the same thing said again after edits elsewhere; used to ignore it here."""
        return f"{self.rule}|{self.about or self.match or self.medium}"

    @property
    def order(self) -> tuple[int, int, str]:
        """Sort key: start, then level, then rule; findings without a place come first."""
        return (self.span.start if self.span else -1, self.level.rank, self.rule)


@dataclass(frozen=True, slots=True)
class Count:
    """Length of a text as one network counts it."""

    used: int
    limit: int
    unit: str
    """``characters``, ``graphemes``, ``utf-16`` or ``weighted``."""
    fits: bool


class Verdict(StrEnum):
    """How much of a text is one's own, from least to most."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    INSPIRED = "inspired"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the draft that stands elsewhere; ``source`` is an index into the sources given."""

    span: Span
    source: int
    source_span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """How much of a text is one's own: ``score`` 0 to 100.

    ``containment`` 0.0 to 1.0 is the share of the draft's word groups found elsewhere.
    """

    score: int
    verdict: Verdict
    containment: float
    passages: tuple[Passage, ...] = ()
    own_sentences: int = 0
    """Of four words and more, hardly one of which stands elsewhere."""


class Publication(NamedTuple):
    """When the person published, or is going to, on a network."""

    network: NetworkKey
    at: datetime


class Said(NamedTuple):
    """What the person published before."""

    text: str
    network: NetworkKey
    at: datetime


Files = Mapping[str, MediaFile | str]
"""What is known of media files, by path: what they are, or why they can't be used, as ``reason-…`` goes on."""


@dataclass(frozen=True, slots=True)
class Context:
    """All a check may know besides the text."""

    language: Language
    network: NetworkKey | None
    publish_at: datetime
    """The planned instant, with zone; now for "publish now"."""
    post: LibraryPost | None = None
    media: tuple[DraftMedia, ...] = ()
    publications: tuple[Publication, ...] = ()
    """The person's other publications around the planned instant, sent and scheduled."""
    public_pages: frozenset[str] = frozenset()
    """Addresses that rules wait for and that are known to be public."""
    library_current: bool = True
    """False when the library is too old to know whether publications are on hold."""
    visible: int | None = None
    """How many characters the network shows before "see more", None when it shows all."""
    line_languages: Mapping[int, Language] = field(default_factory=dict)
    """The languages the person chose for lines of the text, by line number from 0; the others are found out."""
    past: tuple[Said, ...] = ()
    """The person's own publications of the last months, the latest first, without those of this draft."""
    files: Files = field(default_factory=dict)
    """As far as a network's limits ask for it."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Words that are published beside the text, by the key of the option they stand in."""


@dataclass(frozen=True, slots=True)
class Review:
    """The findings for one text on one network, in stable order, and its measures."""

    text: str
    network: NetworkKey | None
    findings: tuple[Finding, ...]
    counts: Mapping[NetworkKey, Count] = field(default_factory=dict)
    voice: Voice | None = None
    planned: datetime | None = None
    """The instant of publication it was made for."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """As ``Context.beside``."""

    def of(self, source: Source) -> tuple[Finding, ...]:
        """The findings of one source."""
        return tuple(f for f in self.findings if f.source is source)

    def at(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(f for f in self.findings if f.level is level)
