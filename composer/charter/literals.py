# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every match of a pattern holds, so that an index can tell which patterns need not run."""

from typing import Final

from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, Repeat

SHORTEST: Final = 3
MOST: Final = 3
Need = frozenset[str]
"""Folded texts without line ends, one of which stands in every match."""

# The pattern engine takes the dotless and the dotted i for an i when case is ignored; case folding does not.
_EQUAL: Final = str.maketrans({"ı": "i", "İ": "i"})


def folded(text: str) -> str:
    """``text`` as the index compares it; its length may change."""
    return (text.translate(_EQUAL) if "ı" in text or "İ" in text else text).casefold()


def needs_of(choice: Choice) -> tuple[Need, ...]:
    """The most telling ones; none when a match may do without any text of ``SHORTEST`` characters that can be named."""
    if len(choice.branches) == 1:
        return _branch(choice.branches[0])
    each = [_branch(branch)[:1] for branch in choice.branches]
    return (frozenset[str]().union(*(needs[0] for needs in each)),) if all(each) else ()


def _branch(nodes: tuple[Node, ...]) -> tuple[Need, ...]:
    found: list[Need] = []
    run: list[str] = []

    def close() -> None:
        if len(run) >= SHORTEST:
            found.append(frozenset((folded("".join(run)),)))
        run.clear()

    for node in nodes:
        match node:
            case Literal(char=char) if char != "\n":
                run.append(char)
            case Repeat(node=Literal(char=char), least=least) if least and char != "\n":
                run.append(char)
                close()
                run.append(char)
            case Anchor() | Group(looks=True):
                pass  # takes no character: what is before and after it stands side by side
            case _:
                close()
                found += _inside(node)
    close()
    return tuple(sorted(dict.fromkeys(found), key=lambda need: (-min(map(len, need)), len(need), sorted(need))))[:MOST]


def _inside(node: Node) -> tuple[Need, ...]:
    if isinstance(node, Repeat):
        return _inside(node.node) if node.least else ()
    return needs_of(node.body) if isinstance(node, Group) and not node.looks else ()
