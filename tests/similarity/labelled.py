# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of a source and a draft, labelled with how much of the source the draft keeps.

Each file of ``pairs`` holds a source and drafts made from it: ``copied`` (pasted, reordered, bits dropped, a greeting
or a sentence put in), ``light`` (sentence by sentence, words and grammar changed), ``heavy`` (the same content in other
words and another order) and ``independent`` (on the same fact or question, by somebody who did not see the source).
Borders are chosen with the files of ``tune``; those of ``held_out`` only say how well they do. While the scorer was
written the totals of ``held_out`` were seen a few times, which of its pairs were judged wrong never. All pairs were
written by one hand.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from composer.domain.review import Verdict

LEVELS = {
    "copied": Verdict.VERBATIM,
    "light": Verdict.CLOSE,
    "heavy": Verdict.INSPIRED,
    "independent": Verdict.OWN,
}
SETS = ("tune", "held_out")


@dataclass(frozen=True, slots=True)
class Pair:
    """``expected`` is the verdict of whoever wrote the draft."""

    name: str
    held_out: bool
    language: str
    kind: str
    """``post``, ``short``, ``long``, ``part`` of a longer source, ``longer`` than it, or ``exposition``."""
    facts: tuple[str, ...]
    source: str
    draft: str
    expected: Verdict

    @property
    def words(self) -> int:
        """Of the draft."""
        return len(self.draft.split())


@lru_cache
def pairs(name: str) -> tuple[Pair, ...]:
    """Those of one of ``SETS``."""
    return tuple(_pairs(name))


def _pairs(name: str) -> Iterator[Pair]:
    for path in sorted(Path(__file__).with_name("pairs").joinpath(name).glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for level, expected in LEVELS.items():
            for draft in data[level]:
                yield Pair(
                    path.stem,
                    name == "held_out",
                    data["language"],
                    data["kind"],
                    tuple(data["facts"]),
                    data["source"],
                    draft,
                    expected,
                )
