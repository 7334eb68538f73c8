# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules, and which of their parts, can match a text: one pass over its lines for all their literals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick

from composer.charter.literals import Need, folded

_MOST_LINES: Final = 512


class Index:
    """Built once from the needs of all parts of all rules; each rule is known by its rank. Lines are remembered."""

    def __init__(self, needs: Sequence[Sequence[Sequence[Need]]]) -> None:
        numbers: dict[str, int] = {}
        always: dict[int, set[int]] = defaultdict(set)
        self._parts: list[tuple[int, int, tuple[frozenset[int], ...]]] = []
        self._users: dict[int, list[int]] = defaultdict(list)
        for rule, parts in enumerate(needs):
            for part, wanted in enumerate(parts):
                if not wanted:
                    always[rule].add(part)
                    continue
                first, *others = (frozenset(numbers.setdefault(word, len(numbers)) for word in need) for need in wanted)
                for number in first:
                    self._users[number].append(len(self._parts))
                self._parts.append((rule, part, tuple(others)))
        self._always = {rule: frozenset(parts) for rule, parts in always.items()}
        self._automaton = AhoCorasick(numbers) if numbers else None
        self._lines: dict[str, frozenset[int]] = {}

    def live(self, text: str) -> Mapping[int, frozenset[int]]:
        """By rule, the parts that may match; rules that cannot are absent."""
        if self._automaton is None:
            return self._always
        there = frozenset[int]().union(*(self._literals(line) for line in text.split("\n")))
        found: dict[int, set[int]] = defaultdict(set)
        for user in {user for literal in there for user in self._users.get(literal, ())}:
            rule, part, others = self._parts[user]
            if not any(need.isdisjoint(there) for need in others):
                found[rule].add(part)
        return self._always | {rule: self._always.get(rule, frozenset()) | parts for rule, parts in found.items()}

    def _literals(self, line: str) -> frozenset[int]:
        found = self._lines.get(line)
        if found is None and self._automaton is not None:
            if len(self._lines) >= _MOST_LINES:
                self._lines = {}
            matches = self._automaton.find_matches_as_indexes(folded(line), overlapping=True)
            found = self._lines[line] = frozenset(match[0] for match in matches)
        return found or frozenset()
