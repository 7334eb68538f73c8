# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``conditional``: where one thing stands, another must stand too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action, offered
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.dialect import Flags
from composer.charter.exemptions import Exemptions, read_exemptions
from composer.charter.fields import RuleFields
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.syntax import Choice, written
from composer.charter.tokens import captures
from composer.charter.views import Block


@dataclass(frozen=True, slots=True)
class _Conditional:
    needs: tuple[tuple[Need, ...], ...]
    first: Pattern
    second: Pattern
    defines: bool
    """Whether ``second`` captures what it makes known, rather than having to stand in the same block."""
    exemptions: Sequence[Exemptions]
    action: Action | None

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        known: set[str] = set()
        for block in reading.blocks:
            if self.defines:
                known.update(self.second.captured(block.text))
                yield from self._unknown(block, known)
            elif (found := tuple(self._unknown(block, known))) and not self.second.search(block.text):
                yield from found

    def _unknown(self, block: Block, known: set[str]) -> Iterator[Hit]:
        clearances = [exemptions.on(block.text) for exemptions in self.exemptions]
        for start, end, _ in self.first.places(block.text):
            matched = block.text[start:end]
            if matched in known or any(cleared(start, end) for cleared in clearances):
                continue
            yield Hit(block.place(start, end), *offered(self.action, matched))


def _build(material: Material) -> Body:
    fields = material.fields
    fields.flag("ignorecase")
    first, second = _pattern(fields, "first"), _pattern(fields, "second")
    return _Conditional(
        (needs_of(first),),
        Pattern(written(first), stays_in_line=stays_in_line(first)),
        Pattern(written(second), stays_in_line=stays_in_line(second)),
        captures(second),
        read_exemptions(fields, material.accepted),
        material.action,
    )


def _pattern(fields: RuleFields, name: str) -> Choice:
    """As written: no word edges, and case always matters."""
    if not fields.text(name):
        raise fields.refused(fields.line_of(name), f"a conditional rule needs {name}")
    return parsed(fields, fields.texts(name)[0], Flags()).tree


KIND: Final = CheckKind(
    "conditional",
    frozenset(("first", "second", "ignorecase", "exceptions", "vocab")),
    _build,
)
