# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``repetition``: the same word twice in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action
from composer.charter.casing import lowered
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.dialect import Flags
from composer.charter.exemptions import Exemptions, read_exemptions
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.scopes import sentence_spans
from composer.charter.syntax import written
from composer.charter.tokens import joined
from composer.charter.views import Block


@dataclass(frozen=True, slots=True)
class _Repetition:
    needs: tuple[tuple[Need, ...], ...]
    pattern: Pattern
    allowed: int
    ignores_case: bool
    letters_only: bool
    exemptions: Sequence[Exemptions]
    action: Action | None

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            yield from self._in_block(block)

    def _in_block(self, block: Block) -> Iterator[Hit]:
        text = block.text
        clearances = [exemptions.on(text) for exemptions in self.exemptions]
        count, before, last = 0, -1, ""
        for start, end, _ in self.pattern.places(text):
            word = text[start:end].strip()
            compared = lowered(word) if self.ignores_case else word
            if compared and compared == last and (word.isalpha() or not self.letters_only):
                count += 1
                cleared = any(clears(before, end) for clears in clearances)
                if count > self.allowed and not cleared and _is_one_sentence(text[before:end]):
                    count = 0
                    fixes = self.action.texts(text[before:end]) if self.action else ()
                    yield Hit(block.place(before, end), (word,), fixes)
            before, last = start, compared


def _is_one_sentence(stretch: str) -> bool:
    """The same word over a line end is still repeated, unlike one that ends a sentence and opens the next."""
    # As if each word began with a capital: here a full stop ends a sentence whatever follows.
    flat = stretch.replace("\n", " ").title()
    return sum(1 for start, end in sentence_spans(flat) if flat[start:end].strip()) == 1


def _build(material: Material) -> Body:
    fields = material.fields
    tokens = [token for token in fields.texts("tokens") if token.value]
    if not tokens:
        raise fields.refused(fields.line, "a repetition rule needs tokens")
    ignores_case = fields.flag("ignorecase")
    tree = joined(fields, tokens, Flags(i=ignores_case))
    return _Repetition(
        (needs_of(tree),),
        Pattern(written(tree), stays_in_line=stays_in_line(tree)),
        fields.whole("max"),
        ignores_case,
        fields.flag("alpha"),
        read_exemptions(fields, material.accepted),
        material.action,
    )


KIND: Final = CheckKind(
    "repetition",
    frozenset(("tokens", "max", "ignorecase", "alpha", "exceptions", "vocab")),
    _build,
)
