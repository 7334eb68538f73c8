# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of publications: what was counted when, and the page it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from composer.domain.ids import JobId, NetworkKey, ThemeId
from composer.domain.networks import Counts
from composer.domain.slots import WeekHour


@dataclass(frozen=True, slots=True)
class Reading:
    """What a network counted of a publication at one moment, as it says or as the person typed it."""

    job: JobId
    taken: datetime
    counts: Counts
    typed: bool = False


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A publication with what was counted of it, earliest first. ``themes`` is empty for a story of one's own."""

    job: JobId
    network: NetworkKey
    published: datetime
    text: str
    url: str
    themes: tuple[ThemeId, ...] = ()
    readings: tuple[Reading, ...] = ()
    countable: bool = False
    """True where the network is asked; otherwise the person types what they see."""

    @property
    def latest(self) -> Reading | None:
        """The newest count."""
        return self.readings[-1] if self.readings else None


class Pace(StrEnum):
    """The rhythm of the last weeks against what the library advises."""

    QUIET = "quiet"
    STEADY = "steady"
    MUCH = "much"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Publications by week, the week under way last. ``advised`` is the most a week that the library names, if any."""

    network: NetworkKey
    weeks: tuple[int, ...]
    advised: int | None
    pace: Pace


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """How many publications speak of a theme; None stands for stories of one's own."""

    theme: ThemeId | None
    posts: int
    share: float


@dataclass(frozen=True, slots=True)
class GoodOwnHour:
    """An hour of the week and what publications of that hour drew beside the person's usual one, which counts 1."""

    network: NetworkKey
    hour: WeekHour
    posts: int
    ratio: float


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """What all publications together had gained by the end of a week that begins on ``monday``."""

    monday: date
    posts: int
    answers: int
    """Likes, comments and shares received in that week."""
    seen: int


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """All the results screen shows. ``own_words`` is the share of publications without a library post, 0 to 1."""

    posts: tuple[OwnPost, ...] = ()
    weeks: tuple[WeekTotal, ...] = ()
    themes: tuple[ThemeShare, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    hours: tuple[GoodOwnHour, ...] = ()
    own_words: float = 0.0
    labels: Mapping[ThemeId, str] = field(default_factory=dict)
