# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The choice between many patterns, found as one pattern ``T1|T2|…`` would, without ever compiling that.

A part that holds a literal is looked for by itself, and only in the lines where the literal stands; of all parts the
leftmost match wins, then the first part in order. That is what the whole pattern would find, as long as no part may
match nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

from composer.charter.literals import Need, folded, needs_of
from composer.charter.patterns import Pattern, Place
from composer.charter.reach import gaps_touched, stays_in_line, takes_something
from composer.charter.syntax import Choice, Literal, written

_MOST_SUBSETS: Final = 32
_MOST_TEXTS: Final = 64
_SHORT: Final = 400
"""In texts up to this length, such as sentences, many live parts do not stand."""
_LONGEST_REMEMBERED: Final = 4_000
MOST_GAPS: Final = 8
"""A match that touches more white space is not near its surroundings any more."""
_EDGES: Final = (("", ""), (r"\b", r"\b"), (r"(?<!\w)", r"(?!\w)"))
"""What may stand before and after all parts for a literal to be looked for without the pattern engine."""
# Among these, two characters are equal for the pattern engine when case is ignored exactly if they fold alike.
_PLAIN: Final = frozenset(map(chr, range(0x180))) - frozenset("\u00b5\u00df\u0130\u0131\u0149\u017f")


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the patterns. ``literal`` is its text when it is nothing else, folded when case is ignored.

    Where ``in_line``, its matches in a line depend on that line alone.
    """

    pattern: Pattern
    needs: tuple[Need, ...]
    literal: str
    ignores_case: bool
    edges: tuple[str, str]
    in_line: bool

    def first(self, text: "_Text", start: int) -> tuple[int, int] | None:
        """Its first match that begins at ``start`` or later."""
        if not self.literal:
            if self.in_line and self.needs and text.simple:
                return self._first_in_lines(text, start)
            return self.pattern.first(text.plain, start)
        looked_in = text.folded if self.ignores_case else text.plain
        length = len(self.literal)
        at = looked_in.find(self.literal, start)
        while at >= 0:
            if text.has_edges(self.edges, at, at + length):
                return at, at + length
            at = looked_in.find(self.literal, at + 1)
        return None

    def _first_in_lines(self, text: "_Text", start: int) -> tuple[int, int] | None:
        """The same, but only the lines that hold one of the literals it needs most are read."""
        plain, reached = text.plain, start
        standing = [(at, word) for word in self.needs[0] if (at := text.folded.find(word, start)) >= 0]
        while standing:
            at = min(standing)[0]
            line_end = plain.find("\n", at)
            line_end = len(plain) if line_end < 0 else line_end
            found = self.pattern.first(plain, max(reached, plain.rfind("\n", 0, at) + 1), line_end)
            if found:
                return found
            reached = line_end
            standing = [
                (place, word)
                for at, word in standing
                if (place := at if at >= reached else text.folded.find(word, reached)) >= 0
            ]
        return None

    def may_be_in(self, text: "_Text") -> bool:
        """False when a literal that every match holds is not there."""
        if self.literal:
            return True
        lowered = text.lowered
        return all(any(word in lowered for word in need) for need in self.needs)


class _Text:
    """A stretch of text and what its parts need to know of it."""

    __slots__ = ("folded", "lowered", "plain", "simple")

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.lowered = folded(plain)
        self.simple = _is_plain(plain)
        self.folded = self.lowered
        """Of use only where ``simple``: folding then keeps every place."""

    def has_edges(self, edges: tuple[str, str], start: int, end: int) -> bool:
        """True when ``edges`` hold at both ends of this range, which is not empty."""
        if not edges[0]:
            return True
        text = self.plain
        before = start > 0 and _in_word(text[start - 1])
        after = end < len(text) and _in_word(text[end])
        if edges[0] != r"\b":
            return not (before or after)
        return before is not _in_word(text[start]) and after is not _in_word(text[end - 1])


@lru_cache(maxsize=128)
def _read(text: str) -> _Text:
    return _Text(text)


class Alternation:
    """Patterns in order; each may be found only where no earlier match ends later.

    With ``name``, a place carries that and the number of its part. ``before`` and ``after`` are word edges or nothing.
    """

    def __init__(self, trees: Sequence[Choice], before: str = "", after: str = "", name: str = "") -> None:
        self._trees = tuple(trees)
        self._before, self._after, self._name = before, after, name
        self._parts: list[_Part | None] = [None] * len(self._trees)
        self._solid = frozenset(part for part, tree in enumerate(trees) if takes_something(tree))
        self.in_line = frozenset(part for part, tree in enumerate(trees) if stays_in_line(tree))
        """The parts whose matches in a line depend on that line alone."""
        self.near = frozenset(part for part in self._solid if gaps_touched(trees[part]) <= MOST_GAPS)
        """The parts whose matches depend on a few words alone."""
        self._subsets: dict[frozenset[int], Pattern] = {}
        self._known: dict[tuple[str, bool], tuple[Place, ...]] = {}

    @property
    def size(self) -> int:
        """How many parts there are."""
        return len(self._trees)

    def of(self, live: frozenset[int]) -> "Chosen":
        """The choice between these parts; the others are known not to match."""
        return Chosen(self, live)

    def places(self, text: str, live: frozenset[int]) -> Sequence[Place]:
        """Where one of the ``live`` parts is found and not empty, left to right."""
        if len(text) > _LONGEST_REMEMBERED:
            return tuple(self._found(text, live))
        # Parts that are not live cannot match; but a rule read by line leaves those out that may reach over a line end.
        key = (text, live <= self.in_line)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_TEXTS:
                self._known = {}
            found = self._known[key] = tuple(self._found(text, live))
        return found

    def _found(self, text: str, live: frozenset[int]) -> Iterator[Place]:
        if not live <= self._solid:
            yield from self._subset(live).places(text)
            return
        read = _read(text)
        if len(live) == 1 and len(text) > _SHORT:
            yield from self._of_one(read, next(iter(live)))
            return
        parts = [(part, self._part(part, read)) for part in live]
        nexts = [
            (place[0], number, place[1], part)
            for number, part in parts
            if (len(text) > _SHORT or part.may_be_in(read)) and (place := part.first(read, 0))
        ]
        heapify(nexts)
        reached = 0
        while nexts:
            start, number, end, part = nexts[0]
            if start >= reached:
                yield Place(start, end, f"{self._name}{number}" if self._name else None)
                reached = end
            place = part.first(read, reached)
            if place is None:
                heappop(nexts)
            else:
                heapreplace(nexts, (place[0], number, place[1], part))

    def _of_one(self, text: _Text, number: int) -> Iterator[Place]:
        part = self._part(number, text)
        place = part.first(text, 0)
        while place:
            yield Place(*place, f"{self._name}{number}" if self._name else None)
            place = part.first(text, place[1])

    def _part(self, number: int, text: _Text) -> _Part:
        part = self._parts[number]
        if part is None:
            tree = self._trees[number]
            literal, ignores_case = _literal(tree)
            edges = (self._before, self._after)
            pattern = Pattern(f"{self._before}(?:{written(tree)}){self._after}")
            plain = literal if edges in _EDGES else ""
            part = _Part(pattern, needs_of(tree), plain, ignores_case, edges, number in self.in_line)
            self._parts[number] = part
        if part.literal and part.ignores_case and not text.simple:
            return _Part(part.pattern, part.needs, "", True, part.edges, part.in_line)
        return part

    def _subset(self, live: frozenset[int]) -> Pattern:
        pattern = self._subsets.get(live)
        if pattern is None:
            if len(self._subsets) >= _MOST_SUBSETS:
                self._subsets = {}
            choices = "|".join(self._source(part) for part in sorted(live))
            pattern = self._subsets[live] = Pattern(f"{self._before}(?:{choices}){self._after}")
        return pattern

    def _source(self, part: int) -> str:
        source = written(self._trees[part])
        return f"(?P<{self._name}{part}>{source})" if self._name else source


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some parts of an alternation."""

    alternation: Alternation
    live: frozenset[int]

    def places(self, text: str) -> Sequence[Place]:
        """Where it is found and not empty, left to right. Raises TimeoutError, PatternBroken."""
        return self.alternation.places(text, self.live)


def _literal(tree: Choice) -> tuple[str, bool]:
    """The text of a pattern that is a plain text, as it is looked for, and whether its case is ignored."""
    if len(tree.branches) != 1:
        return "", False
    (nodes,) = tree.branches
    chars: list[str] = []
    folds: set[bool] = set()
    for node in nodes:
        if not isinstance(node, Literal) or node.char == "\n":
            return "", False
        chars.append(node.char)
        folds.add(node.fold)
    text = "".join(chars)
    ignores_case = folds == {True}
    if len(folds) != 1 or (ignores_case and not _is_plain(text)):
        return "", False
    return (folded(text) if ignores_case else text), ignores_case


def _is_plain(text: str) -> bool:
    """True when places in the text and in its folding are the same."""
    return all(map(_has_no_case, set(text) - _PLAIN))


@lru_cache(maxsize=4_096)
def _has_no_case(char: str) -> bool:
    return char == char.lower() == char.upper() == char.casefold()


@lru_cache(maxsize=4_096)
def _in_word(char: str) -> bool:
    return regex.match(r"\w", char, regex.V0) is not None
