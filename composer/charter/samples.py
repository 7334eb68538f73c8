# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts made from a pattern: one it should find, and some on which it may run wild."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import regex  # type: ignore[import-untyped]  # ships no types

from composer.charter.syntax import Choice, Group, Literal, Node, OneOf, Repeat

LONGEST: Final = 3_000
_MANY: Final = 30
_SIGNS: Final = "a1 .,-'é@A/:_!#\n"


def plain_text(choice: Choice) -> str:
    """The text of a pattern that is nothing but a text, empty for any other."""
    if len(choice.branches) != 1:
        return ""
    (nodes,) = choice.branches
    return "".join(node.char for node in nodes if isinstance(node, Literal)) if all(map(_is_literal, nodes)) else ""


def stress_texts(choice: Choice) -> Iterator[str]:
    """Long texts the pattern nearly matches: where its parts can share them out in many ways, it tries all of them."""
    if not _may_explode(choice):
        return
    for branch in choice.branches:
        text = _branch(branch, _MANY)[:LONGEST]
        if text:
            yield text + "\x01"
            yield text[:-1] + "\x01"
            yield (text[:-1] * (LONGEST // len(text)))[:LONGEST] + "\x01"


def _is_literal(node: Node) -> bool:
    return isinstance(node, Literal)


def _may_explode(choice: Choice) -> bool:
    return sum(_repeats(node) for branch in choice.branches for node in branch) > 1


def _repeats(node: Node) -> int:
    """How many repeats there are; one around a choice or another repeat counts as several."""
    match node:
        case Repeat(node=inner):
            inside = _repeats(inner)
            choices = isinstance(inner, Group) and len(inner.body.branches) > 1
            return 1 + inside + choices
        case Group(body=body):
            return sum(_repeats(inner) for branch in body.branches for inner in branch)
        case _:
            return 0


def _branch(nodes: tuple[Node, ...], many: int) -> str:
    text = ""
    for node in nodes:
        text += _node(node, many)
        if len(text) > LONGEST:
            break
    return text


def _node(node: Node, many: int) -> str:
    match node:
        case Literal(char=char):
            return char
        case OneOf(source=source):
            return _one_of(source)
        case Group(body=body, looks=looks):
            return "" if looks else _branch(body.branches[0], many)
        case Repeat(node=inner, least=least, quantifier=quantifier):
            endless = quantifier[0] in "*+" or ",}" in quantifier
            return (_node(inner, many) * max(least, many if endless else 1))[: LONGEST + 1]
        case _:
            return ""


@lru_cache(maxsize=4_096)
def _one_of(source: str) -> str:
    """A character it takes; none for a reference, which is judged with its group."""
    if source.startswith(("(?P=", r"\g<")):
        return ""
    return next((sign for sign in _SIGNS if regex.fullmatch(source, sign, regex.V0)), "")
