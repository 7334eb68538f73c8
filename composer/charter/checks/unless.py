# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``unless``: what makes a rule silent, written in the rule or in lists that several rules share."""

from collections.abc import Iterator, Mapping
from typing import Final

from composer.charter.checks.base import Material
from composer.charter.checks.words import AFTER, BEFORE, listed, token_tree
from composer.charter.dialect import Flags
from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.syntax import Anchor, Choice
from composer.charter.term_lists import holds_terms, pattern_lines, terms_of

FIELD: Final = "unless"


def read_unless(material: Material, flags: Flags, *, ignores_case: bool) -> list[Choice]:
    """What is looked for: patterns read with ``flags``, and terms as whole words. Raises RuleRefused."""
    fields, lists = material.fields, material.lists
    trees = [token_tree(material, pattern, flags) for pattern in unless_patterns(fields, lists)]
    terms = [term for name in _lists(fields) if holds_terms(name) for term in terms_of(fields, name, lists)]
    words = listed(material, terms, Flags(i=ignores_case))
    return trees + [Choice(((Anchor(BEFORE), *branch, Anchor(AFTER)),)) for word in words for branch in word.branches]


def unless_patterns(fields: RuleFields, lists: Mapping[str, str]) -> Iterator[Scalar]:
    """The patterns of the rule itself, then those of its lists. Raises RuleRefused."""
    node = fields.node(FIELD)
    if not isinstance(node, Pairs):
        yield from (pattern for pattern in fields.texts(FIELD) if pattern.value.strip())
        return
    for key, value in node.pairs:
        if key.value == "patterns":
            yield from (pattern for pattern in fields.texts_in(key.value, value) if pattern.value.strip())
        elif key.value != "list":
            raise fields.refused(key.line, f"unknown field {key.value!r} in {FIELD}; it has patterns and list")
    for name in _lists(fields):
        if not holds_terms(name):
            yield from pattern_lines(fields, name, lists)


def _lists(fields: RuleFields) -> tuple[Scalar, ...]:
    node = fields.node(FIELD)
    pairs = node.pairs if isinstance(node, Pairs) else ()
    return tuple(name for key, value in pairs if key.value == "list" for name in fields.texts_in("list", value))
