# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``consistency``: of two ways to write something, one text keeps to one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action, offered
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.dialect import Flags
from composer.charter.document import Scalar
from composer.charter.fields import RuleFields
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.syntax import written

_ONE: Final = "_one"
_OTHER: Final = "_other"


@dataclass(frozen=True, slots=True)
class _Consistency:
    needs: tuple[tuple[Need, ...], ...]
    pairs: Sequence[Pattern]
    """For each pair, its two sides as the groups ``_one`` and ``_other``."""
    action: Action | None

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        seen: dict[int, set[str | None]] = {part: set() for part in sorted(live)}
        for block in reading.blocks:
            for part, sides in seen.items():
                places = self.pairs[part].places(block.text)
                sides.update(place.name for place in places)
                if places and {_ONE, _OTHER} <= sides:
                    start, end, _ = places[-1]
                    matched = block.text[start:end]
                    yield Hit(block.place(start, end), *offered(self.action, matched))


def _build(material: Material) -> Body:
    fields = material.fields
    pairs = fields.pairs("either")
    if not pairs:
        raise fields.refused(fields.line, "a consistency rule needs either, with two ways to write something")
    flags = Flags(i=fields.flag("ignorecase"), m=True)
    edge = "" if fields.flag("nonword") else r"\b"
    built = [_pair(fields, one, other, flags, edge) for one, other in pairs]
    return _Consistency(tuple(needs for needs, _ in built), [pattern for _, pattern in built], material.action)


def _pair(fields: RuleFields, one: Scalar, other: Scalar, flags: Flags, edge: str) -> tuple[tuple[Need, ...], Pattern]:
    trees = [parsed(fields, side, flags, capturing=False) for side in (one, other)]
    for side, tree in zip((one, other), trees, strict=True):
        if tree.refers:
            raise fields.refused(side.line, "a way to write something cannot refer to one of its groups")
    left, right = (tree.tree for tree in trees)
    source = f"{edge}(?:(?P<{_ONE}>{written(left)})|(?P<{_OTHER}>{written(right)})){edge}"
    pattern = Pattern(source, stays_in_line=stays_in_line(left) and stays_in_line(right))
    return (*needs_of(left), *needs_of(right)), pattern


KIND: Final = CheckKind("consistency", frozenset(("either", "nonword", "ignorecase")), _build, lenient=True)
