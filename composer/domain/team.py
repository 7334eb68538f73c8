# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team space as people and IT meet it: consent, what waits to leave, what was read, proposals to the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from composer.domain.errors import RamageError
from composer.domain.shares import Share
from composer.domain.text import Language


class TeamError(RamageError):
    """About the team space, beside what its place refuses (``places.PlaceError``)."""

    code = "team"


class TeamOff(TeamError):
    """Neither the library nor the organisation names a place, or the library has no team key."""

    code = "team-off"


class RubbishFound(TeamError):
    """A file that is none of ours, or was cut. It is set aside, never shown to a person. Values: name, reason."""

    code = "team-rubbish"


class ProposalUnfit(TeamError):
    """Values: reason (``reason-…``)."""

    code = "proposal-unfit"


class Consent(StrEnum):
    """What the person said about telling colleagues."""

    UNASKED = "unasked"
    YES = "yes"
    NO = "no"


class OutKind(StrEnum):
    """What leaves for the team space."""

    SHARE = "share"
    PLAN = "plan"
    """The hour of a publication that waits, without a word of it."""
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One file that leaves, written down before it does. ``name`` is chosen before the first try and stays."""

    number: int
    kind: OutKind
    subject: str
    """The job, or the proposal: one file of each kind for each."""
    body: bytes
    name: str = ""
    tries: int = 0


class Answer(StrEnum):
    """What the communication team decided about a proposal."""

    ACCEPTED = "accepted"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text a person would like to see in the library. ``signed`` is a name, only when they want it known."""

    id: str
    title: str
    text: str
    language: Language
    day: date
    signed: str = ""
    why: str = ""
    """For the communication team."""


@dataclass(frozen=True, slots=True)
class AnsweredProposal:
    """A proposal of the person's own, and what came back by the library."""

    proposal: Proposal
    sent: bool
    answer: Answer | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one day cost: operations on the place, and bytes of names and contents."""

    operations: int = 0
    sent: int = 0
    received: int = 0


@dataclass(frozen=True, slots=True)
class TeamStatus:
    """All there is to know of the team space from here. ``place`` is empty while it is off."""

    place: str = ""
    named_by: str = ""
    """``policy``, ``user`` or ``library``."""
    has_key: bool = False
    """The library's key, without which nothing is shared."""
    consent: Consent = Consent.UNASKED
    last_read: datetime | None = None
    trouble: RamageError | None = None
    """Why the last round did not end; None when it did."""
    shares: int = 0
    """Of colleagues, known here."""
    waiting: int = 0
    """Files that wait to leave."""
    rubbish: int = 0
    """Files set aside in the days that are still read."""
    today: Traffic = field(default_factory=Traffic)


class OutgoingStore(Protocol):
    """Files on their way out, in ``work.db``: each stays until it has left, whatever is killed."""

    def add(self, kind: OutKind, subject: str, body: bytes, made: datetime) -> bool:
        """False when there is one of that kind for it already, sent or not. Raises StorageError."""
        ...

    def waiting(self, limit: int = 100) -> tuple[Outgoing, ...]:
        """Oldest first."""
        ...

    def subjects(self, kind: OutKind) -> frozenset[str]:
        """Of all that were ever added, sent or not."""
        ...

    def named(self, number: int, name: str) -> None:
        """Before the first try."""
        ...

    def tried(self, number: int) -> None:
        """Once more in vain."""
        ...

    def sent(self, number: int, when: datetime) -> None:
        """It is there; what it held is forgotten, its name is not."""
        ...

    def names(self, since: datetime) -> tuple[str, ...]:
        """Of shares and plans sent since then, to tell the person's own files from others'."""
        ...

    def drop_waiting(self, *kinds: OutKind) -> None:
        """What did not leave yet is forgotten, as if it had been sent."""
        ...


class ProposalStore(Protocol):
    """The person's own proposals, in ``work.db``."""

    def keep(self, proposal: Proposal) -> None:
        """Raises StorageError."""
        ...

    def all(self) -> tuple[Proposal, ...]:
        """Newest first."""
        ...


class SeenStore(Protocol):
    """What was read of the place, in a file of the cache: lost, it is read again."""

    def digests(self) -> frozenset[str]:
        """Names of digests that need not be read again."""
        ...

    def seen(self, day: str) -> Mapping[str, bool]:
        """The files of a day by name: True for shares, False for rubbish."""
        ...

    def tries(self, day: str) -> Mapping[str, int]:
        """How often each of a day's files was read and not understood."""
        ...

    def keep(self, day: str, shares: Sequence[str], failed: Sequence[str], digest: str = "") -> None:
        """In one step: these hold shares, those could not be read once more, and that digest is known now."""
        ...

    def forget_before(self, day: str) -> None:
        """Earlier days are never asked for again."""
        ...

    def count(self, day: str, traffic: Traffic) -> None:
        """Adds to what the day cost."""
        ...

    def traffic(self, day: str) -> Traffic:
        """What the day cost so far."""
        ...

    def totals(self, since: str) -> tuple[int, int]:
        """Shares and rubbish from that day on."""
        ...


@dataclass(frozen=True, slots=True)
class NamedShare:
    """A share and the name of its file: ``<member>-<n>``."""

    name: str
    share: Share


@dataclass(frozen=True, slots=True)
class Figures:
    """How many different people published, by network and by theme; None where they are fewer than five."""

    people: int | None
    networks: Mapping[str, int | None]
    themes: Mapping[str, int | None]
