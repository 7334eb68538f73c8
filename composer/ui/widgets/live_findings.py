# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that follow the text while it is edited, until the next review speaks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from composer.domain.review import Finding, Fix, Review
from composer.domain.text import Edit, Span

TYPOGRAPHY = "Typography."


@dataclass(frozen=True, slots=True)
class Change:
    """``removed`` code points at ``start`` gave way to ``added`` others."""

    start: int
    removed: int
    added: int

    def moved(self, span: Span) -> Span | None:
        """Where the passage is now, None when it is gone. Typing beside a passage does not make it grow."""
        end = self.start + self.removed
        by = self.added - self.removed
        if span.end <= self.start:
            return span
        if span.start >= end:
            return span.shifted(by)
        if span.start <= self.start and end <= span.end:
            moved = Span(span.start, span.end + by)
        elif span.start < self.start:
            moved = Span(span.start, self.start)
        else:
            moved = Span(self.start + self.added, max(span.end + by, self.start + self.added))
        return moved if len(moved) else None

    def touches(self, span: Span) -> bool:
        """True when a character of the passage, or a place inside it, was edited."""
        return span.start < self.start + self.removed and self.start < span.end


def change_between(before: str, after: str) -> Change | None:
    """The one stretch in which two texts differ, None when they are equal."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    start = _common_start(before, after, shorter)
    low, high = 0, shorter - start
    while low < high:
        middle = (low + high + 1) // 2
        if before[len(before) - middle : len(before) - low] == after[len(after) - middle : len(after) - low]:
            low = middle
        else:
            high = middle - 1
    return Change(start, len(before) - start - low, len(after) - start - low)


def _common_start(before: str, after: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class LiveFinding:
    """A finding where it is now. ``fixes`` are those whose edits still fit the text, with their places of now."""

    number: int
    """What it is known by from one review to the next: tells apart two findings that say the same."""
    finding: Finding
    span: Span | None
    fixes: tuple[Fix, ...]

    def after(self, change: Change) -> "LiveFinding | None":
        """The finding after an edit, None when its passage was removed."""
        span = self.span and change.moved(self.span)
        if self.span is not None and span is None:
            return None
        return replace(self, span=span, fixes=tuple(f for f in map(_Mover(change), self.fixes) if f is not None))

    def covers(self, offset: int) -> bool:
        """True when the cursor at ``offset`` is in the passage or at one of its ends."""
        return self.span is not None and self.span.start <= offset <= self.span.end

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: as the text is read, the most severe first where two begin together; what has no place leads."""
        return (self.span.start if self.span else -1, self.finding.level.rank, self.number)


@dataclass(frozen=True, slots=True)
class _Mover:
    change: Change

    def __call__(self, fix: Fix) -> Fix | None:
        edits: list[Edit] = []
        for edit in fix.edits:
            span = edit.span if not len(edit.span) else self.change.moved(edit.span)
            if span is None or self.change.touches(edit.span):
                return None
            if not len(edit.span) and self.change.start <= edit.span.start:
                span = self._moved_point(edit.span)
            edits.append(replace(edit, span=span))
        return replace(fix, edits=tuple(edits))

    def _moved_point(self, point: Span) -> Span:
        """An insertion point: after the edit it moves along, inside a removed stretch it falls to its start."""
        if point.start >= self.change.start + self.change.removed:
            return point.shifted(self.change.added - self.change.removed)
        return Span(self.change.start, self.change.start)


def folded(findings: Iterable[LiveFinding]) -> list[tuple[LiveFinding, ...]]:
    """One group for each card: the same typographic rule is told once, at its first place."""
    groups: dict[str, list[LiveFinding]] = {}
    for found in findings:
        same = found.finding.rule if found.finding.rule.startswith(TYPOGRAPHY) else f"{found.number}"
        groups.setdefault(same, []).append(found)
    return [tuple(group) for group in groups.values()]


def placed(review: Review, text: str, known: Iterable[LiveFinding] = ()) -> tuple[LiveFinding, ...]:
    """The findings of ``review`` on ``text``, which may have been edited since it was asked for.

    One that says again what a ``known`` one says of the text of now keeps its number.
    """
    live = tuple(LiveFinding(n, f, f.span, f.fixes) for n, f in enumerate(review.findings))
    change = change_between(review.text, text)
    return _recognised(live if change is None else followed(live, change), tuple(known))


def followed(findings: Iterable[LiveFinding], change: Change) -> tuple[LiveFinding, ...]:
    """The findings after one edit."""
    return tuple(f for f in (finding.after(change) for finding in findings) if f is not None)


def _recognised(findings: tuple[LiveFinding, ...], known: tuple[LiveFinding, ...]) -> tuple[LiveFinding, ...]:
    """Numbers of the known ones for those that say the same: at the same place first, then in their order."""
    if not known:
        return findings
    waiting: dict[str, list[LiveFinding]] = {}
    for found in known:
        waiting.setdefault(found.finding.key, []).append(found)
    numbers: dict[int, int] = {}
    for same_place in (True, False):
        for found in findings:
            if found.number in numbers:
                continue
            candidates = waiting.get(found.finding.key, [])
            match = next((k for k in candidates if not same_place or k.span == found.span), None)
            if match is not None:
                candidates.remove(match)
                numbers[found.number] = match.number
    fresh = count(1 + max(k.number for k in known))
    return tuple(replace(f, number=numbers[f.number] if f.number in numbers else next(fresh)) for f in findings)
