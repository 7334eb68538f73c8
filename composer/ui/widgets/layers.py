# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings that share words: which one is drawn where.

Every stretch of the text has one underline. It belongs to an error when there is one; otherwise to the finding that is
about the fewest words, because a misspelt word inside a long copied passage would be lost under it; otherwise to the
more severe one. The others are not hidden from the reader: hovering the stretch, and the card of each, tell them all.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from composer.domain.review import Level
from composer.ui.widgets.live_findings import LiveFinding


class Layer(NamedTuple):
    """A stretch in code points, and the finding drawn on it."""

    start: int
    end: int
    finding: LiveFinding


def precedence(finding: LiveFinding) -> tuple[bool, int, int, int]:
    """Sort key: the finding drawn where several meet comes first."""
    level = finding.finding.level
    return (level is not Level.ERROR, len(finding.span or ()), level.rank, finding.number)


def layers(findings: Iterable[LiveFinding]) -> list[Layer]:
    """Stretches in the order of the text, none over another; together they cover all passages."""
    ranked = sorted((f for f in findings if f.span), key=precedence)
    edges = sorted({edge for f in ranked if f.span for edge in (f.span.start, f.span.end)})
    starting: dict[int, list[int]] = {}
    for rank, found in enumerate(ranked):
        if found.span:
            starting.setdefault(found.span.start, []).append(rank)
    open_now: set[int] = set()
    made: list[Layer] = []
    for start, end in pairwise(edges):
        open_now = {rank for rank in open_now if _end(ranked[rank]) > start}
        open_now.update(starting.get(start, ()))
        if not open_now:
            continue
        top = ranked[min(open_now)]
        if made and made[-1].finding is top and made[-1].end == start:
            made[-1] = made[-1]._replace(end=end)
        else:
            made.append(Layer(start, end, top))
    return made


def _end(finding: LiveFinding) -> int:
    return finding.span.end if finding.span else 0
