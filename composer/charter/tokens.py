# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns that a rule writes apart and that only make sense together."""

from collections.abc import Sequence

from composer.charter.dialect import Flags, PatternRefused, assembled
from composer.charter.document import Scalar
from composer.charter.fields import RuleFields
from composer.charter.syntax import Choice, Group, Node, Repeat


def joined(fields: RuleFields, tokens: Sequence[Scalar], flags: Flags) -> Choice:
    """The choice between ``tokens``, joined as written. Raises RuleRefused, on the line of the token that is wrong."""
    try:
        return assembled("|".join(token.value for token in tokens), flags).tree
    except PatternRefused as whole:
        for token in tokens:
            try:
                assembled(token.value, flags)
            except PatternRefused as own:
                raise fields.refused(token.line, str(own)) from own
        raise fields.refused(tokens[0].line, str(whole)) from whole


def captures(choice: Choice) -> bool:
    """True when plain brackets keep what they take; groups with a name do not count, as the format has it."""
    return any(
        node.opening == "(" or captures(node.body)
        for branch in choice.branches
        for node in map(_unrepeated, branch)
        if isinstance(node, Group)
    )


def _unrepeated(node: Node) -> Node:
    while isinstance(node, Repeat):
        node = node.node
    return node
