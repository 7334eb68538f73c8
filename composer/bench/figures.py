# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure, its ceiling, and how both are printed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value in ``unit``; ``ceiling`` None where there is none to keep."""

    name: str
    value: float
    unit: str
    ceiling: float | None = None
    note: str = ""

    @property
    def within(self) -> bool:
        """True when it keeps its ceiling."""
        return self.ceiling is None or self.value <= self.ceiling

    def as_json(self) -> dict[str, object]:
        """The figure as plain values."""
        return {**asdict(self), "value": round(self.value, 3), "within": self.within}

    def as_line(self) -> str:
        """The figure as a line of a table."""
        ceiling = "" if self.ceiling is None else f"{'≤' if self.within else '>'} {self.ceiling:g} {self.unit}"
        return f"{self.name:58} {self.value:10.2f} {self.unit:3} {ceiling:12} {self.note}".rstrip()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0.0 to 1.0) of ``values`` lie; nearest rank."""
    ranked = sorted(values)
    return ranked[max(0, ceil(share * len(ranked)) - 1)]


def timed_ms(work: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def p50_and_p95(name: str, times_ms: Sequence[float], ceiling_ms: float | None = None) -> tuple[Figure, Figure]:
    """Two figures for one series; the ceiling is for the p95."""
    note = f"{len(times_ms)} runs"
    return (
        Figure(f"{name}, p50", percentile(times_ms, 0.5), "ms", note=note),
        Figure(f"{name}, p95", percentile(times_ms, 0.95), "ms", ceiling_ms, note),
    )
