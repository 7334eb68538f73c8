# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``existence``: each match is a finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action, offered
from composer.charter.checks.base import Alternation, Body, CheckKind, Hit, Material, Reading
from composer.charter.dialect import LONGEST_PATTERN, Flags, PatternRefused, assembled
from composer.charter.document import Scalar
from composer.charter.exemptions import Exemptions, read_exemptions
from composer.charter.fields import RuleFields
from composer.charter.literals import Need, needs_of
from composer.charter.syntax import Choice
from composer.domain.errors import RuleRefused


@dataclass(frozen=True, slots=True)
class _Existence:
    needs: tuple[tuple[Need, ...], ...]
    patterns: Alternation
    exemptions: Sequence[Exemptions]
    action: Action | None

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        return self.patterns.in_line if all(exemption.in_line for exemption in self.exemptions) else frozenset()

    @property
    def near_parts(self) -> frozenset[int]:
        """See ``NearBody``."""
        return self.patterns.near if all(exemption.near for exemption in self.exemptions) else frozenset()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            places = self.patterns.places(block.text, live)
            clearances = [exemptions.on(block.text) for exemptions in self.exemptions] if places else ()
            for start, end, _ in places:
                if any(cleared(start, end) for cleared in clearances):
                    continue
                matched = block.text[start:end]
                yield Hit(block.place(start, end), *offered(self.action, matched))


def _build(material: Material) -> Body:
    fields = material.fields
    tokens = [token for token in fields.texts("tokens") if token.value.strip()]
    raw = fields.texts("raw")
    if not tokens and not any(part.value for part in raw):
        raise fields.refused(fields.line, "an existence rule needs tokens or raw")
    nonword = fields.flag("nonword")
    exemptions = [
        exemption
        for exemption in read_exemptions(fields, material.accepted)
        if not (nonword and exemption is material.accepted)
    ]
    flags = Flags(i=fields.flag("ignorecase"), m=True)
    edge = r"\b" if tokens and not nonword else ""
    for part in (*tokens, *raw):
        if len(part.value) > LONGEST_PATTERN:
            raise fields.refused(part.line, f"a pattern is longer than {LONGEST_PATTERN} characters")
    trees = None if raw else _apart(tokens, flags)
    if trees is None:
        trees, edge = [_together(fields, tokens, raw, edge)], ""
    return _Existence(tuple(map(needs_of, trees)), Alternation(trees, edge, edge), exemptions, material.action)


def _apart(tokens: Sequence[Scalar], flags: Flags) -> list[Choice] | None:
    """Each token on its own, or None when one reaches into the others or makes sense only with them."""
    try:
        trees = [assembled(token.value, flags) for token in tokens]
    except PatternRefused:
        return None
    if any(tree.leaks or tree.refers for tree in trees):
        return None
    return [tree.tree for tree in trees]


def _together(fields: RuleFields, tokens: Sequence[Scalar], raw: Sequence[Scalar], edge: str) -> Choice:
    """The whole pattern as one, the way the format defines it."""
    before = "".join(part.value for part in raw)
    choice = f"(?m){edge}(?:{'|'.join(token.value for token in tokens)}){edge}"
    source = choice + before if fields.flag("append") else before + choice
    try:
        return assembled(source, Flags(i=fields.flag("ignorecase"))).tree
    except PatternRefused as error:
        raise _blamed(fields, (*tokens, *raw), error) from error


def _blamed(fields: RuleFields, parts: Sequence[Scalar], error: PatternRefused) -> RuleRefused:
    """The refusal, on the line of the first part that is wrong by itself."""
    for part in parts:
        try:
            assembled(part.value)
        except PatternRefused as own:
            return fields.refused(part.line, str(own))
    return fields.refused(parts[0].line, str(error))


KIND: Final = CheckKind(
    "existence",
    frozenset(("tokens", "raw", "append", "nonword", "ignorecase", "exceptions", "vocab")),
    _build,
)
