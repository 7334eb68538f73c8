# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pattern as a tree: what the dialect of the rules says, free of how it is written.

``fold`` on a leaf tells whether case is ignored there: the flag may change anywhere inside a pattern.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """One character."""

    char: str
    fold: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """A class, an escape or a reference, written for the pattern engine."""

    source: str
    fold: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """Takes no character; already written for the pattern engine."""

    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """Brackets; ``looks`` when they only look around."""

    opening: str
    body: "Choice"
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """``node`` at least ``least`` times."""

    node: "Node"
    least: int
    quantifier: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Branches in the order they are tried."""

    branches: tuple[tuple["Node", ...], ...]


Node = Literal | OneOf | Anchor | Group | Repeat


def written(choice: Choice) -> str:
    """The pattern for the engine, whose flags all start switched off."""
    return "|".join(_branch(branch) for branch in choice.branches)


def _branch(nodes: tuple[Node, ...]) -> str:
    out: list[str] = []
    folded: list[str] = []
    for node in nodes:
        case = _case(node)
        if case == "folded" or (case == "neutral" and folded):
            folded.append(_node(node, folded=True))
            continue
        if folded:
            out.append(f"(?i:{''.join(folded)})")
            folded = []
        out.append(_node(node, folded=False))
    if folded:
        out.append(f"(?i:{''.join(folded)})")
    return "".join(out)


def _node(node: Node, *, folded: bool) -> str:
    match node:
        case Literal(char=char):
            return escaped(char)
        case OneOf(source=source) | Anchor(source=source):
            return source
        case Repeat(node=inner, quantifier=quantifier):
            return _node(inner, folded=folded) + quantifier
        case Group(opening=opening, body=body):
            inside = "|".join(map(_plain, body.branches)) if folded else written(body)
            return f"{opening}{inside})"


def _plain(nodes: tuple[Node, ...]) -> str:
    return "".join(_node(node, folded=True) for node in nodes)


def _case(node: Node) -> str:
    """``folded``, ``exact``, ``mixed``, or ``neutral`` when case makes no difference."""
    match node:
        case Literal(char=char, fold=fold):
            # Characters without case stay out of the way, so that runs of folded text are long.
            cased = not char == char.lower() == char.upper() == char.casefold()
            return ("folded" if fold else "exact") if cased else "neutral"
        case OneOf(fold=fold):
            return "folded" if fold else "exact"
        case Anchor():
            return "neutral"
        case Repeat(node=inner):
            return "mixed" if isinstance(inner, Group) and _case(inner) == "mixed" else _case(inner)
        case Group(body=body):
            cases = {_case(inner) for branch in body.branches for inner in branch} - {"neutral"}
            return cases.pop() if len(cases) == 1 else "mixed" if cases else "neutral"


def escaped(char: str) -> str:
    """One character as the engine must read it to mean itself."""
    if char == "\n":
        return r"\n"
    return "\\" + char if char.isascii() and not char.isalnum() and char != "_" and char.isprintable() else char
