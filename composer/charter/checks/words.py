# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of our own types: ``tokens`` are patterns, the rows of ``list`` stand for themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from composer.charter.checks.base import Alternation, Material, Reading, parsed
from composer.charter.dialect import Flags
from composer.charter.document import Scalar
from composer.charter.exemptions import NOTHING, Exemptions, read_exemptions
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Place
from composer.charter.plain_text import in_word
from composer.charter.syntax import Choice, Group, Literal, Node, Repeat
from composer.charter.term_lists import Term, read_terms
from composer.charter.views import Block, folded_view

# Word edges that also hold beside signs: C++ and #promo have them where \b sees none.
BEFORE: Final = r"(?<!\w)"
AFTER: Final = r"(?!\w)"
_EDGE: Final = r"\b"
OURS: Final = frozenset(("exceptions", "ignorecase"))
"""Fields that all types of our own share, besides those of every rule."""
WORD_FIELDS: Final = OURS | {"tokens", "list"}


@dataclass(frozen=True, slots=True)
class Words:
    """Whole words to look for. Its parts are numbered as in ``needs``."""

    needs: tuple[tuple[Need, ...], ...]
    patterns: Alternation
    exceptions: Sequence[Exemptions]

    def places(self, block: Block, live: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Where the words in ``live`` stand in this block, left to right, exceptions cleared."""
        if not live:
            return
        clearances = [exception.on(block.text) for exception in self.exceptions]
        for start, end, _ in by_line(self.patterns, block.text, live):
            if not any(cleared(start, end) for cleared in clearances):
                yield start, end

    def found(self, reading: Reading, live: frozenset[int]) -> Iterator[tuple[Block, int, int]]:
        """The same for every block that is read."""
        for block in reading.blocks:
            for start, end in self.places(block, live):
                yield block, start, end


def by_line(patterns: Alternation, text: str, live: frozenset[int]) -> Iterator[Place]:
    """Where the ``live`` parts stand; lines are remembered where nothing that is looked for leaves its line."""
    chosen = patterns.of(live)
    if not live <= patterns.in_line:
        yield from chosen.places(text)
        return
    offset = 0
    for line in text.split("\n"):
        for start, end, name in chosen.places(line) if line else ():
            yield Place(offset + start, offset + end, name)
        offset += len(line) + 1


def read_words(material: Material, name: str = "tokens") -> Words | None:
    """The words of the field ``name`` and of ``list``, None when both are empty. Raises RuleRefused."""
    flags = Flags(i=material.fields.flag("ignorecase", True), m=True)
    trees = [token_tree(material, token, flags) for token in material.fields.texts(name) if token.value.strip()]
    trees += listed(material, read_terms(material.fields, material.lists), flags)
    if not trees:
        return None
    before, after = edges(trees)
    return Words(tuple(map(needs_of, trees)), Alternation(trees, before, after), own_exceptions(material))


def edges(trees: Sequence[Choice]) -> tuple[str, str]:
    r"""What stands at the ends of whole words: ``\b``, which is quicker, where all begin and end with a letter."""
    if all(_ends_in_word(tree, 1) and _ends_in_word(tree, -1) for tree in trees):
        return _EDGE, _EDGE
    return BEFORE, AFTER


def _ends_in_word(choice: Choice, step: int) -> bool:
    """True when every match begins, or ends with a step of -1, with a character of a word."""
    return all(_branch_ends_in_word(branch[::step], step) for branch in choice.branches)


def _branch_ends_in_word(nodes: Sequence[Node], step: int) -> bool:
    for node in nodes:
        inner = node.node if isinstance(node, Repeat) else node
        if isinstance(inner, Literal):
            ends = in_word(inner.char)
        else:
            ends = isinstance(inner, Group) and not inner.looks and _ends_in_word(inner.body, step)
        if not ends or not isinstance(node, Repeat) or node.least:
            return ends
    return False


def token_tree(material: Material, token: Scalar, flags: Flags) -> Choice:
    """One pattern, whose quotes and spaces are folded as the text is. Raises RuleRefused."""
    return parsed(material.fields, replace(token, value=as_read(material, token.value)), flags).tree


def listed(material: Material, terms: Sequence[Term], flags: Flags) -> list[Choice]:
    """Every spelling of these terms, the longest first."""
    spellings = dict.fromkeys(as_read(material, spelling) for term in terms for spelling in term.spellings)
    return [
        Choice((tuple(Literal(char, flags.i) for char in spelling),))
        for spelling in sorted(spellings, key=len, reverse=True)
    ]


def as_read(material: Material, text: str) -> str:
    """``text`` as it stands in the view the rule reads."""
    return folded_view(text).text if material.fold else text


def own_exceptions(material: Material) -> tuple[Exemptions, ...]:
    """The rule's exceptions; the accepted vocabulary names the house and so clears nothing here."""
    return read_exemptions(material.fields, NOTHING)
