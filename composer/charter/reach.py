# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be told of a pattern without running it: whether a line is all its matches depend on, or may be empty."""

from functools import lru_cache
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, OneOf, Repeat

# These hold beside a line end exactly where they hold at the end of the text.
_ANCHORS: Final = frozenset((r"\b", r"\B", "(?m:^)", "(?m:$)"))
_REFERENCES: Final = ("(?P=", r"\g<")


def stays_in_line(choice: Choice) -> bool:
    """False when a match, or what it looks at, may hold a line end, or an anchor asks for the end of the text."""
    return all(_stays(node) for branch in choice.branches for node in branch)


def takes_something(choice: Choice) -> bool:
    """False when a match may be empty."""
    return all(any(map(_takes, branch)) for branch in choice.branches)


def _takes(node: Node) -> bool:
    match node:
        case Literal():
            return True
        case OneOf(source=source):
            return not source.startswith(_REFERENCES)
        case Anchor():
            return False
        case Group(body=body, looks=looks):
            return not looks and takes_something(body)
        case Repeat(node=inner, least=least):
            return least > 0 and _takes(inner)


def _stays(node: Node) -> bool:
    match node:
        case Literal(char=char):
            return char != "\n"
        case OneOf(source=source):
            # A reference repeats what a group took, and that group is judged by itself.
            return source.startswith(_REFERENCES) or not _takes_line_end(source)
        case Anchor(source=source):
            return source in _ANCHORS
        case Group(body=body):
            return stays_in_line(body)
        case Repeat(node=inner):
            return _stays(inner)


@lru_cache(maxsize=4_096)
def _takes_line_end(source: str) -> bool:
    return regex.fullmatch(source, "\n", regex.V0) is not None
