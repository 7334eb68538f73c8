# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``cadence``: how many publications in an hour, a day or a week, how far apart, and at which hours none.

Hours, days and weeks are those on the wall of the planned instant's zone: a day of 23 or 25 hours is one day, and an
hour that comes twice is two.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar, Final, NamedTuple

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields, read_networks
from composer.charter.literals import Need
from composer.domain.durations import read_duration
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.review import Context, Publication

_ANY: Final = NetworkKey("any")
_ALWAYS: Final[tuple[tuple[Need, ...], ...]] = ((),)
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WINDOW: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")
_LONGEST_GAP: Final = timedelta(days=31)
_PERIODS: Final[Mapping[str, Callable[[datetime], Hashable]]] = {
    "hour": lambda wall: (wall.date(), wall.hour, wall.utcoffset()),
    "day": lambda wall: wall.date(),
    "week": lambda wall: wall.isocalendar()[:2],
}


class Window(NamedTuple):
    """Hours of every day, over midnight when ``starts`` is later than ``ends``; without ``ends``, to midnight."""

    starts: time
    ends: time | None

    def holds(self, wall: time) -> bool:
        """True inside; the end is outside."""
        if self.ends is None:
            return wall >= self.starts
        if self.starts < self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends


@dataclass(frozen=True, slots=True)
class Cadence:
    """``most`` in a period (0 for any number), ``gap`` between two, and quiet times."""

    networks: frozenset[NetworkKey]
    most: int
    per: str
    gap: timedelta
    windows: tuple[Window, ...]
    weekdays: frozenset[int]
    by_network: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        return _ALWAYS

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        context = reading.context
        if not self._concerns(context.network):
            return
        others = [one.at for one in context.publications if _ANY in self.networks or one.network == context.network]
        for code, count in self._reasons(context.publish_at, others):
            values = {"period": self.per if code == "cadence" else code}
            values["network"] = context.network or _ANY
            timing = Message(f"not-yet-{code}", {"count": str(count), **values})
            # The rule's own words are about the first of max, gap and quiet that it has.
            message = None if code == self._subject else timing
            yield Hit(None, (str(count), "{period}", "{network}"), values=values, message=message, timing=timing)

    def example_context(self, example: str, context: Context) -> Context:
        """What an example is about: instants on the wall, the last one planned, the others made."""
        *others, planned = _instants(example)
        network = next(iter(sorted(self.networks - {_ANY})), context.network or _ANY)
        made = tuple(Publication(network, other) for other in others)
        return replace(context, network=network, publish_at=planned, publications=made)

    def _concerns(self, network: NetworkKey | None) -> bool:
        if _ANY in self.networks:
            return True
        return network is not None and (not self.networks or network in self.networks)

    @property
    def _subject(self) -> str:
        return "cadence" if self.most else "gap" if self.gap else "quiet"

    def _reasons(self, planned: datetime, others: Sequence[datetime]) -> Iterator[tuple[str, int]]:
        if self.most:
            period = _PERIODS[self.per]
            here = period(planned)
            count = sum(1 for other in others if period(other.astimezone(planned.tzinfo)) == here)
            if count >= self.most:
                yield "cadence", count
        if self.gap:
            instant = planned.astimezone(UTC)
            count = sum(1 for other in others if abs(other.astimezone(UTC) - instant) < self.gap)
            if count:
                yield "gap", count
        if planned.weekday() in self.weekdays or any(window.holds(planned.time()) for window in self.windows):
            yield "quiet", 0


def counts_publications(bodies: Iterable[Body]) -> bool:
    """True when some rule has to know the person's other publications."""
    return any(isinstance(body, Cadence) for body in bodies)


def _instants(example: str) -> list[datetime]:
    return [datetime.fromisoformat(part).replace(tzinfo=UTC) for part in example.replace(",", " ").split()]


def _build(material: Material) -> Body:
    fields = material.fields
    windows, weekdays = _quiet(fields)
    most, per, gap = fields.whole("max"), fields.text("per").strip(), _gap(fields)
    if "max" in fields and not most:
        raise fields.refused(fields.line_of("max"), "max is at least 1; a hold stops everything")
    if bool(per) is not bool(most) or (per and per not in _PERIODS):
        raise fields.refused(fields.line_of("per"), f"max goes with per, one of {', '.join(_PERIODS)}")
    if not (most or gap or windows or weekdays):
        raise fields.refused(fields.line, "a cadence needs max and per, gap or quiet")
    _prove_examples(fields)
    return Cadence(read_networks(fields), most, per, gap, windows, weekdays)


def _gap(fields: RuleFields) -> timedelta:
    if "gap" not in fields:
        return timedelta()
    try:
        gap = read_duration(fields.text("gap"))
    except ValueError as error:
        raise fields.refused(fields.line_of("gap"), "gap is a length of time such as 90m, 3h or 2d") from error
    if gap > _LONGEST_GAP:
        raise fields.refused(fields.line_of("gap"), f"gap is at most {_LONGEST_GAP.days}d")
    return gap


def _quiet(fields: RuleFields) -> tuple[tuple[Window, ...], frozenset[int]]:
    windows: list[Window] = []
    weekdays: set[int] = set()
    for entry in fields.texts("quiet"):
        text = entry.value.strip().lower()
        found = _WINDOW.fullmatch(text)
        if text in _DAYS:
            weekdays.add(_DAYS.index(text))
        elif found and (found[1], found[2]) != (found[3], found[4]):
            ends = time(int(found[3]), int(found[4])) if found[3] else None
            windows.append(Window(time(int(found[1]), int(found[2])), ends))
        else:
            reason = f'quiet has hours such as "20:00-07:30" and days such as sunday, not {entry.value!r}'
            raise fields.refused(entry.line, reason)
    return tuple(windows), frozenset(weekdays)


def _prove_examples(fields: RuleFields) -> None:
    node = fields.node("examples")
    for name, value in node.pairs if isinstance(node, Pairs) else ():
        for text in fields.texts_in(name.value, value):
            if not _is_example(text):
                reason = "an example of a cadence has instants, the planned one last: 2026-11-17T08:00 2026-11-17T18:00"
                raise fields.refused(text.line, reason)


def _is_example(text: Scalar) -> bool:
    try:
        return bool(_instants(text.value))
    except ValueError:
        return False


KIND: Final = CheckKind(
    "cadence", frozenset(("max", "per", "networks", "gap", "quiet")), _build, ours=True, whole_text=True
)
