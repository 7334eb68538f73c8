# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The patterns of a rule that reads a folded view: written with ’ or a no-break space, they could never match there."""

from collections.abc import Callable
from typing import Final

from composer.charter.document import Items, Node, Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.views import folded_view

_PATTERNS: Final = frozenset(("exceptions", "first", "match", "prefix", "raw", "second", "token", "tokens"))


def folded_patterns(fields: RuleFields) -> RuleFields:
    """The same fields with their patterns folded; messages and replacements stay as written."""
    pairs = tuple((key, _field(key.value.lower(), node)) for key, node in fields.document.pairs)
    return RuleFields(fields.path, Pairs(pairs, fields.document.line))


def _field(name: str, node: Node) -> Node:
    if name in _PATTERNS:
        return _folded(node)
    if name == "either":
        return _mapped(node, _folded)
    return _mapped(node, lambda replacement: replacement) if name == "swap" else node


def _mapped(node: Node, value: Callable[[Node], Node]) -> Node:
    """Keys folded, in one mapping or in several. Of two keys that are one when folded, the first stays."""
    first: dict[str, str] = {}

    def mapped(inner: Node) -> Node:
        if isinstance(inner, Items):
            return Items(tuple(map(mapped, inner.items)), inner.line)
        if isinstance(inner, Pairs):
            kept = [
                (key, of) for key, of in inner.pairs if first.setdefault(_scalar(key).value, key.value) == key.value
            ]
            return Pairs(tuple((_scalar(key), value(of)) for key, of in kept), inner.line)
        return inner

    return mapped(node)


def _folded(node: Node) -> Node:
    if isinstance(node, Items):
        return Items(tuple(map(_folded, node.items)), node.line)
    return _scalar(node) if isinstance(node, Scalar) else node


def _scalar(scalar: Scalar) -> Scalar:
    return Scalar(folded_view(scalar.value).text, scalar.line)
