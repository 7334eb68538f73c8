# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules, and which of their parts, can match a text: one pass over its lines for all their literals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from composer.charter.literals import Need, folded

_MOST_LINES: Final = 512
# Building an automaton keeps the interpreter to itself: with more words the window would feel it.
_WORDS_AT_ONCE: Final = 5_000
_FEW_LITERALS: Final = 16

Live = Mapping[int, frozenset[int]]
"""By rule, the parts that may match; rules that cannot are absent."""


class _Part(NamedTuple):
    rule: int
    part: int
    first: frozenset[int]
    others: tuple[frozenset[int], ...]

    def live(self, there: frozenset[int]) -> bool:
        """True when all it needs is there."""
        if self.first.isdisjoint(there):
            return False
        return not self.others or not any(need.isdisjoint(there) for need in self.others)


class Index:
    """Built once from the needs of all parts of all rules; each rule is known by its rank. Lines are remembered."""

    def __init__(self, needs: Sequence[Sequence[Sequence[Need]]]) -> None:
        numbers: dict[str, int] = {}
        always: dict[int, set[int]] = defaultdict(set)
        self._parts: list[_Part] = []
        self._firsts: dict[int, list[int]] = defaultdict(list)
        self._users: dict[int, list[int]] = defaultdict(list)
        for rule, parts in enumerate(needs):
            for part, wanted in enumerate(parts):
                if not wanted:
                    always[rule].add(part)
                    continue
                numbered = [frozenset(numbers.setdefault(word, len(numbers)) for word in need) for need in wanted]
                for number in numbered[0]:
                    self._firsts[number].append(len(self._parts))
                for number in frozenset[int]().union(*numbered):
                    self._users[number].append(len(self._parts))
                self._parts.append(_Part(rule, part, numbered[0], tuple(numbered[1:])))
        self._always = {rule: frozenset(parts) for rule, parts in always.items()}
        words = list(numbers)
        self._automatons = [
            (start, AhoCorasick(words[start : start + _WORDS_AT_ONCE]))
            for start in range(0, len(words), _WORDS_AT_ONCE)
        ]
        self._lines: dict[str, frozenset[int]] = {}
        self._last: tuple[frozenset[int], Live] = (frozenset(), self._always)

    def live(self, lines: Iterable[str]) -> Live:
        """What can match in a text of these lines. The same object as the last time when nothing has changed."""
        there = frozenset[int]().union(*map(self._literals, lines))
        before, live = self._last
        if there != before:
            changed = there ^ before
            # After an edit few literals came or went; another text is quicker read as if there had been none before.
            few = len(changed) <= _FEW_LITERALS
            live = self._updated(live, there, self._using(changed)) if few else self._anew(there)
            self._last = (there, live)
        return live

    def live_in(self, lines: Iterable[str]) -> Live:
        """What can match in some lines, whatever stands in the others."""
        there = frozenset[int]().union(*map(self._literals, lines))
        return self._anew(there)

    def awake_in(self, text: str) -> set[int]:
        """The rules with a part that can match in a stretch not worth remembering; parts without needs are left out."""
        there = self._found(text)
        candidates = {number for literal in there for number in self._firsts.get(literal, ())}
        return {part.rule for part in map(self._parts.__getitem__, candidates) if not part.others or part.live(there)}

    def _anew(self, there: frozenset[int]) -> Live:
        """What is live while these are there: of each such part the first need, the most telling one, is among them."""
        live: dict[int, set[int]] = {}
        for literal in there:
            for number in self._firsts.get(literal, ()):
                part = self._parts[number]
                if not part.others or part.live(there):
                    live.setdefault(part.rule, set()).add(part.part)
        return {
            **self._always,
            **{rule: self._always.get(rule, frozenset()).union(parts) for rule, parts in live.items()},
        }

    def _using(self, literals: frozenset[int]) -> set[int]:
        """The parts that need one of these."""
        return {part for literal in literals for part in self._users.get(literal, ())}

    def _updated(self, live: Live, there: frozenset[int], concerned: Iterable[int]) -> Live:
        """``live`` once the parts ``concerned`` have been looked at again."""
        changed: dict[int, set[int]] = {}
        for user in concerned:
            part = self._parts[user]
            held = live.get(part.rule, frozenset[int]())
            if part.live(there) is not (part.part in held):
                changed.setdefault(part.rule, set(held)).symmetric_difference_update((part.part,))
        if not changed:
            return live
        updated = {**live, **{rule: frozenset(held) for rule, held in changed.items()}}
        return updated if all(changed.values()) else {rule: held for rule, held in updated.items() if held}

    def _literals(self, line: str) -> frozenset[int]:
        found = self._lines.get(line)
        if found is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines = {}
            found = self._lines[line] = self._found(line)
        return found

    def _found(self, text: str) -> frozenset[int]:
        text = folded(text)
        return frozenset(
            match[0] + start
            for start, automaton in self._automatons
            for match in automaton.find_matches_as_indexes(text, overlapping=True)
        )
