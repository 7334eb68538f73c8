# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What readings say, worked out: totals by week, mix, rhythm, hours. Nothing is looked up here."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from statistics import mean
from typing import Final

from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.networks import Counts
from composer.domain.results import (
    GoodOwnHour,
    OwnPost,
    Pace,
    Reading,
    Rhythm,
    ThemeShare,
    WeekTotal,
)
from composer.domain.slots import WeekHour

WEEKS: Final = 8
"""How many weeks a page looks back, the one under way included."""
CUSTOM: Final[Mapping[NetworkKey, int]] = {
    NetworkKey(key): most
    for key, most in {
        "linkedin": 3,
        "x": 7,
        "facebook": 3,
        "instagram": 3,
        "tiktok": 3,
        "threads": 5,
        "mastodon": 7,
        "bluesky": 7,
    }.items()
}
"""Publications a week beyond which readers of that network see too much of one person, where the library is silent."""
_LATELY: Final = 4
_ENOUGH: Final = 2
"""Publications of an hour from which on it tells something."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final = (
    *("network", "published", "address", "text", "themes", "seen", "liked", "commented", "shared", "counted", "typed"),
)


def answers(counts: Counts) -> int:
    """Likes, comments and shares together."""
    return sum(n or 0 for n in (counts.liked, counts.commented, counts.shared))


def week_totals(posts: Sequence[OwnPost], now: datetime, zone: tzinfo) -> tuple[WeekTotal, ...]:
    """The last weeks, the one under way last. What was gained between two readings belongs to the week of the later."""
    mondays = _mondays(now.astimezone(zone).date())
    published = Counter(_monday(post.published.astimezone(zone).date()) for post in posts)
    gained: Counter[date] = Counter()
    seen: Counter[date] = Counter()
    for post in posts:
        before = Counts()
        for reading in post.readings:
            week = _monday(reading.taken.astimezone(zone).date())
            gained[week] += answers(reading.counts) - answers(before)
            seen[week] += (reading.counts.seen or 0) - (before.seen or 0)
            before = reading.counts
    return tuple(WeekTotal(m, published[m], max(0, gained[m]), max(0, seen[m])) for m in mondays)


def theme_shares(posts: Sequence[OwnPost]) -> tuple[ThemeShare, ...]:
    """The most frequent first, stories of one's own last; a post of two themes counts for both."""
    counted: Counter[ThemeId] = Counter(theme for post in posts for theme in dict.fromkeys(post.themes))
    own = sum(1 for post in posts if not post.themes)
    shares = [ThemeShare(theme, n, n / len(posts)) for theme, n in sorted(counted.items(), key=lambda t: (-t[1], t[0]))]
    return (*shares, *((ThemeShare(None, own, own / len(posts)),) if own else ()))


def rhythms(
    posts: Sequence[OwnPost], cadence: Mapping[NetworkKey, int], now: datetime, zone: tzinfo
) -> tuple[Rhythm, ...]:
    """Of every network that was published to, in alphabetical order."""
    mondays = _mondays(now.astimezone(zone).date())
    found = []
    for network in sorted({post.network for post in posts}):
        dates = Counter(_monday(p.published.astimezone(zone).date()) for p in posts if p.network == network)
        weeks = tuple(dates[monday] for monday in mondays)
        advised = cadence.get(network, CUSTOM.get(network))
        lately = weeks[-_LATELY:]
        much = advised is not None and max(lately) > advised
        pace = Pace.MUCH if much else Pace.STEADY if any(lately) else Pace.QUIET
        found.append(Rhythm(network, weeks, advised, pace))
    return tuple(found)


def drawn(posts: Iterable[OwnPost]) -> dict[OwnPost, float]:
    """What each publication that was counted drew, beside the person's mean on that network, which is 1.

    By views where every one of them has them, else by answers.
    """
    by_network: dict[NetworkKey, list[OwnPost]] = {}
    for post in posts:
        if post.latest is not None:
            by_network.setdefault(post.network, []).append(post)
    found: dict[OwnPost, float] = {}
    for counted in by_network.values():
        latest = [post.latest.counts for post in counted if post.latest]
        views = [counts.seen for counts in latest if counts.seen is not None]
        values = views if len(views) == len(latest) else [answers(counts) for counts in latest]
        usual = mean(values)
        found |= {post: (value / usual if usual else 1.0) for post, value in zip(counted, values, strict=True)}
    return found


def good_hours(posts: Sequence[OwnPost], zone: tzinfo) -> tuple[GoodOwnHour, ...]:
    """The hours at which publications drew most, best first; one publication alone makes no hour."""
    by_hour: dict[tuple[NetworkKey, WeekHour], list[float]] = {}
    for post, ratio in drawn(posts).items():
        there = post.published.astimezone(zone)
        by_hour.setdefault((post.network, WeekHour(there.weekday(), there.hour)), []).append(ratio)
    found = [
        GoodOwnHour(network, hour, len(ratios), mean(ratios))
        for (network, hour), ratios in by_hour.items()
        if len(ratios) >= _ENOUGH
    ]
    return tuple(sorted(found, key=lambda one: (-one.ratio, one.network, one.hour)))


def as_csv(posts: Sequence[OwnPost], labels: Mapping[ThemeId, str]) -> str:
    """One line for each reading, or for a publication without any; instants in UTC. Opens in any spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for post in posts:
        themes = ", ".join(labels.get(theme, theme) for theme in post.themes)
        told = [post.network, _utc(post.published), _cell(post.url), _cell(post.text), _cell(themes)]
        for reading in post.readings or (None,):
            writer.writerow([*told, *_figures(reading)])
    return out.getvalue()


def _figures(reading: Reading | None) -> list[object]:
    if reading is None:
        return [""] * 6
    counts = reading.counts
    said = ["" if n is None else n for n in (counts.seen, counts.liked, counts.commented, counts.shared)]
    return [*said, _utc(reading.taken), "yes" if reading.typed else "no"]


def _cell(words: str) -> str:
    """A text a spreadsheet takes for a formula gets an apostrophe, as its own manuals advise."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _mondays(today: date) -> tuple[date, ...]:
    this = _monday(today)
    return tuple(this - timedelta(weeks=ago) for ago in range(WEEKS - 1, -1, -1))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
