# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``occurrence``: too many or too few matches in a block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.dialect import Flags
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.syntax import written
from composer.charter.views import Block


@dataclass(frozen=True, slots=True)
class _Occurrence:
    needs: tuple[tuple[Need, ...], ...]
    pattern: Pattern
    least: int
    most: int

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            yield from self._hit(block)

    def _hit(self, block: Block) -> Iterator[Hit]:
        count = 0
        first: tuple[int, int] | None = None
        for start, end, _ in self.pattern.places(block.text):
            count += 1
            if first is None and block.text[start:end].strip().strip("*@"):
                first = (start, end)
        wrong = (self.most and count > self.most) or (self.least and count < self.least)
        if wrong and (first is not None or count == 0):
            yield Hit(block.place(*first) if first else None, (str(count),))


def _build(material: Material) -> Body:
    fields = material.fields
    if "token" not in fields:
        raise fields.refused(fields.line, "an occurrence rule needs a token")
    least, most = fields.whole("min"), fields.whole("max")
    tree = parsed(fields, fields.texts("token")[0], Flags(i=fields.flag("ignorecase"))).tree
    # Too few matches is also said of a text that has none, so the index must not skip it.
    needs = () if least else needs_of(tree)
    return _Occurrence((needs,), Pattern(written(tree), stays_in_line=stays_in_line(tree)), least, most)


KIND: Final = CheckKind("occurrence", frozenset(("token", "min", "max", "ignorecase")), _build)
