# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that follow the text while it is edited, until the next review speaks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from operator import is_

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
        return _Mover(change).moved(self)

    def covers(self, offset: int) -> bool:
        """True when the cursor at ``offset`` is in the passage or at one of its ends."""
        return self.span is not None and self.span.start <= offset <= self.span.end

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: as the text is read, the most severe first where two begin together; what has no place leads."""
        return (self.span.start if self.span else -1, self.finding.level.rank, self.number)


class _Mover:
    """Takes findings along with one change; what lies before it stays the very object it was."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._moved: dict[int, Fix | None] = {}
        """By the identity of the fix: what mends a whole text is shared by all findings of its rule."""

    def moved(self, found: LiveFinding) -> LiveFinding | None:
        """The finding after the change, None when its passage was removed."""
        span = found.span and self._change.moved(found.span)
        if found.span is not None and span is None:
            return None
        fixes = tuple(fix for fix in map(self._fix, found.fixes) if fix is not None)
        if span is found.span and len(fixes) == len(found.fixes) and all(map(is_, fixes, found.fixes)):
            return found
        return LiveFinding(found.number, found.finding, span, fixes)

    def _fix(self, fix: Fix) -> Fix | None:
        if id(fix) not in self._moved:
            self._moved[id(fix)] = self._fitted(fix)
        return self._moved[id(fix)]

    def _fitted(self, fix: Fix) -> Fix | None:
        """The fix where its words are now, None when they were edited."""
        if all(edit.span.end < self._change.start for edit in fix.edits):
            return fix
        edits: list[Edit] = []
        for edit in fix.edits:
            span = None if self._change.touches(edit.span) else self._place(edit.span)
            if span is None:
                return None
            edits.append(edit if span is edit.span else Edit(span, edit.text))
        return replace(fix, edits=tuple(edits))

    def _place(self, span: Span) -> Span | None:
        """An insertion point moves along with what follows it; in front of a removed stretch it stays."""
        if len(span):
            return self._change.moved(span)
        behind = span.start >= self._change.start + self._change.removed
        return span.shifted(self._change.added - self._change.removed) if behind else span


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
    mover = _Mover(change)
    return tuple(f for f in map(mover.moved, findings) if f is not None)


def _recognised(findings: tuple[LiveFinding, ...], known: tuple[LiveFinding, ...]) -> tuple[LiveFinding, ...]:
    """Numbers of the known ones for those that say the same: at the same place first, then in their order."""
    if not known:
        return findings
    waiting: dict[str, list[LiveFinding]] = {}
    for found in known:
        waiting.setdefault(found.finding.key, []).append(found)
    keys = [found.finding.key for found in findings]
    numbers: dict[int, int] = {}
    for same_place in (True, False):
        for key, found in zip(keys, findings, strict=True):
            if found.number in numbers or key not in waiting:
                continue
            candidates = waiting[key]
            place = next((n for n, k in enumerate(candidates) if not same_place or k.span == found.span), None)
            if place is not None:
                numbers[found.number] = candidates.pop(place).number
    fresh = count(1 + max(k.number for k in known))
    named = ((numbers[f.number] if f.number in numbers else next(fresh), f) for f in findings)
    return tuple(LiveFinding(number, f.finding, f.span, f.fixes) for number, f in named)
