# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be told of a pattern without running it: how far its matches reach, and whether they may be empty."""

import re
from functools import lru_cache
from math import inf
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, OneOf, Repeat

# These hold beside a line end exactly where they hold at the end of the text.
_ANCHORS: Final = frozenset((r"\b", r"\B", "(?m:^)", "(?m:$)"))
_REFERENCES: Final = ("(?P=", r"\g<")
WHITE_SPACE: Final = "".join(map(chr, (*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What the pattern engine takes for it."""
_ONLY_WHITE: Final = (r"\s", r"[\s]")
_BOUNDS: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")


def stays_in_line(choice: Choice) -> bool:
    """False when a match, or what it looks at, may hold a line end, or an anchor asks for the end of the text."""
    return all(_stays(node) for branch in choice.branches for node in branch)


def takes_something(choice: Choice) -> bool:
    """False when a match may be empty."""
    return all(any(map(_takes, branch)) for branch in choice.branches)


def gaps_touched(choice: Choice) -> float:
    """The most stretches of white space that a match, and what it looks at, can touch; infinite when many."""
    return max(sum(map(_gaps, branch)) for branch in choice.branches)


def _gaps(node: Node) -> float:
    match node:
        case Literal(char=char):
            return 1 if char in WHITE_SPACE else 0
        case OneOf(source=source):
            return inf if source.startswith(_REFERENCES) else int(_takes_white_space(source))
        case Anchor(source=source):
            return 0 if source in _ANCHORS else inf
        case Group(body=body):
            return gaps_touched(body)
        case Repeat(node=Literal(char=char)) if char in WHITE_SPACE:
            return 1
        case Repeat(node=OneOf(source=source)) if source in _ONLY_WHITE:
            return 1
        case Repeat(node=inner, quantifier=quantifier):
            once = _gaps(inner)
            return once and once * _most(quantifier)


def _most(quantifier: str) -> float:
    """How often, at the most."""
    if bounds := _BOUNDS.match(quantifier):
        least, comma, most = bounds.groups()
        return int(most) if most else inf if comma else int(least)
    return 1 if quantifier.startswith("?") else inf


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


@lru_cache(maxsize=4_096)
def _takes_white_space(source: str) -> bool:
    return regex.search(source, WHITE_SPACE, regex.V0) is not None
