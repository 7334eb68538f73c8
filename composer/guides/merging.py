# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft that was edited since its guide made it, brought up to date with changed answers: no edit is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

Paragraphs = Sequence[str]
_SAME: Final = 0.6
"""Paragraphs more alike than this are versions of one."""


@dataclass(frozen=True, slots=True)
class Merged:
    """``kept`` counts the paragraphs where an edit of the text stands although the answer has changed too."""

    text: str
    kept: int = 0


def merge(base: str, edited: str, again: str) -> Merged:
    """``edited`` with what changed from ``base`` to ``again``, paragraph by paragraph.

    Where both changed the same paragraph, the edited one stands: the answer is still in the guide, an edit is
    nowhere else.
    """
    if edited in ("", base) or edited == again:
        return Merged(again)
    if base == again:
        return Merged(edited)
    old, mine, new = (_paragraphs(text) for text in (base, edited, again))
    result, kept = list[str](), 0
    for was, now, then in _chunks(old, mine, new):
        chosen, clashes = _choose(was, now, then)
        result += chosen
        kept += clashes
    return Merged("\n\n".join(result), kept)


def _paragraphs(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def _choose(was: Paragraphs, now: Paragraphs, then: Paragraphs) -> tuple[list[str], int]:
    if list(now) in (list(was), list(then)):
        return list(then), 0
    if list(then) == list(was):
        return list(now), 0
    if len(was) == len(now) == len(then):
        if len(was) == 1:
            return list(now), 1
        pairs = [_choose([a], [b], [c]) for a, b, c in zip(was, now, then, strict=True)]
        return [said for words, _ in pairs for said in words], sum(clashes for _, clashes in pairs)
    for whole, other in ((now, then), (then, now)):
        at = _within(was, whole)
        if at is not None:  # paragraphs were only put before or after: what lies between is the other's
            return [*whole[:at], *other, *whole[at + len(was) :]], 0
    added = [said for said in then if not any(_alike(said, other) for other in (*was, *now))]
    return [*now, *added], 1 if was else 0


def _within(inner: Paragraphs, whole: Paragraphs) -> int | None:
    """Where a stretch of ``whole`` equals ``inner``."""
    places = range(len(whole) - len(inner) + 1) if inner else ()
    return next((at for at in places if list(whole[at : at + len(inner)]) == list(inner)), None)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _SAME


def _chunks(old: Paragraphs, mine: Paragraphs, new: Paragraphs) -> Iterator[tuple[Paragraphs, Paragraphs, Paragraphs]]:
    """The three texts cut where all three have the same paragraph of ``old``; those paragraphs are chunks too."""
    in_mine, in_new = _places(old, mine), _places(old, new)
    at_old = at_mine = at_new = 0
    for place in range(len(old)):
        if place in in_mine and place in in_new:
            yield old[at_old:place], mine[at_mine : in_mine[place]], new[at_new : in_new[place]]
            yield [old[place]], [old[place]], [old[place]]
            at_old, at_mine, at_new = place + 1, in_mine[place] + 1, in_new[place] + 1
    yield old[at_old:], mine[at_mine:], new[at_new:]


def _places(old: Paragraphs, other: Paragraphs) -> dict[int, int]:
    blocks = SequenceMatcher(None, old, other, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
