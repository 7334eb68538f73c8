# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules, and which of their parts, can match a text: one pass over it for all their literals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from composer.charter.literals import Need, folded


class Index:
    """Built once from the needs of all rules; each rule is known by its rank."""

    def __init__(self, needs: Sequence[Sequence[Need | None]]) -> None:
        wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
        always: dict[int, set[int]] = defaultdict(set)
        for rule, parts in enumerate(needs):
            for part, need in enumerate(parts):
                if need is None:
                    always[rule].add(part)
                    continue
                for literal in need:
                    wanted[literal].append((rule, part))
        self._always = {rule: frozenset(parts) for rule, parts in always.items()}
        self._users = tuple(wanted.values())
        self._automaton = AhoCorasick(wanted) if wanted else None

    def live(self, text: str) -> Mapping[int, frozenset[int]]:
        """By rule, the parts that may match; rules that cannot are absent."""
        if self._automaton is None:
            return self._always
        matches = self._automaton.find_matches_as_indexes(folded(text), overlapping=True)
        found: dict[int, set[int]] = defaultdict(set)
        for literal in {match[0] for match in matches}:
            for rule, part in self._users[literal]:
                found[rule].add(part)
        return self._always | {rule: self._always.get(rule, frozenset()) | parts for rule, parts in found.items()}
