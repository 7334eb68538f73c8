# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What any match of a pattern must contain, so that an index can tell which patterns need not run."""

from typing import Final

from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, Repeat

SHORTEST: Final = 3
Need = frozenset[str]
"""Folded texts, one of which stands in every match."""

# The pattern engine takes the dotless and the dotted i for an i when case is ignored; case folding does not.
_EQUAL: Final = str.maketrans({"ı": "i", "İ": "i"})


def folded(text: str) -> str:
    """``text`` as the index compares it; its length may change."""
    return (text.translate(_EQUAL) if "ı" in text or "İ" in text else text).casefold()


def need_of(choice: Choice) -> Need | None:
    """None when a match may do without any text of ``SHORTEST`` characters that can be named."""
    needs: set[str] = set()
    for branch in choice.branches:
        need = _branch(branch)
        if need is None:
            return None
        needs |= need
    return frozenset(needs)


def _branch(nodes: tuple[Node, ...]) -> Need | None:
    found: list[Need] = []
    run: list[str] = []

    def close() -> None:
        if len(run) >= SHORTEST:
            found.append(frozenset((folded("".join(run)),)))
        run.clear()

    for node in nodes:
        match node:
            case Literal(char=char):
                run.append(char)
            case Repeat(node=Literal(char=char), least=least) if least:
                run.append(char)
                close()
                run.append(char)
            case Anchor() | Group(looks=True):
                pass  # takes no character: what is before and after it stands side by side
            case _:
                close()
                inner = _inside(node)
                if inner is not None:
                    found.append(inner)
    close()
    return max(found, key=lambda need: (min(map(len, need), default=0), -len(need)), default=None)


def _inside(node: Node) -> Need | None:
    if isinstance(node, Repeat):
        return _inside(node.node) if node.least else None
    return need_of(node.body) if isinstance(node, Group) and not node.looks else None
