# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns that can never match. Only what is certain is said: True means proven, False means nothing."""

from collections.abc import Sequence
from typing import Final

from composer.charter.reach import takes_something
from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, Repeat

# Signs that are written to join a word: `l'` and `-là` are meant to stand beside a letter.
JOINING: Final = frozenset("'’ʼ‐‑- \u00a0\u202f")


def never_matches(choice: Choice) -> bool:
    """True when no text has a match."""
    return all(map(_is_dead, choice.branches))


def sign_at_an_edge(choice: Choice) -> str:
    """The sign some branch begins or ends with: a word edge beside it wants a letter on its other side."""
    for branch in choice.branches:
        for node in (branch[0], branch[-1]) if branch else ():
            if isinstance(node, Literal) and not _in_word(node.char) and node.char not in JOINING:
                return node.char
    return ""


def _is_dead(nodes: Sequence[Node]) -> bool:
    return any(_is_dead_end(nodes, at) or _holds_dead_end(node) for at, node in enumerate(nodes))


def _holds_dead_end(node: Node) -> bool:
    match node:
        case Group(opening=opening, body=body):
            return opening not in ("(?!", "(?<!") and never_matches(body)
        case Repeat(node=inner, least=least):
            return least > 0 and _holds_dead_end(inner)
        case _:
            return False


def _is_dead_end(nodes: Sequence[Node], at: int) -> bool:
    """True for an anchor that cannot hold where it stands."""
    node = nodes[at]
    if not isinstance(node, Anchor):
        return False
    before, after = _char(nodes, at - 1), _char(nodes, at + 1)
    match node.source:
        case r"\A":
            return any(map(_takes, nodes[:at]))
        case r"\Z":
            return any(map(_takes, nodes[at + 1 :]))
        case "(?m:^)":
            return before not in ("", "\n")
        case "(?m:$)":
            return after not in ("", "\n")
        case r"\b":
            return bool(before and after) and _in_word(before) == _in_word(after)
        case r"\B":
            return bool(before and after) and _in_word(before) != _in_word(after)
        case _:
            return False


def _takes(node: Node) -> bool:
    return takes_something(Choice(((node,),)))


def _char(nodes: Sequence[Node], at: int) -> str:
    node = nodes[at] if 0 <= at < len(nodes) else None
    return node.char if isinstance(node, Literal) else ""


def _in_word(char: str) -> bool:
    """Certain for what people write in rules; other alphabets' marks are left to the pattern engine."""
    return char.isalnum() or char == "_"
