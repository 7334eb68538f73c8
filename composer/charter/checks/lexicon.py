# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``lexicon``: thousands of plain terms. The index says which are there, and no pattern is needed to find them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from composer.charter.actions import Action
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import WORD_FIELDS, as_read, own_exceptions
from composer.charter.exemptions import Exemptions
from composer.charter.literals import Need, folded
from composer.charter.plain_text import in_word, same_case
from composer.charter.term_lists import read_terms

_MOST_LINES: Final = 256


class _Spelling(NamedTuple):
    """How a term may be written; ``text`` is lowered when case is ignored."""

    text: str
    term: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    needs: tuple[tuple[Need, ...], ...]
    spellings: Sequence[_Spelling]
    whole_words: bool
    ignores_case: bool
    exceptions: Sequence[Exemptions]
    action: Action | None
    _known: dict[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        in_line = all(exception.in_line for exception in self.exceptions)
        return frozenset(range(len(self.spellings))) if in_line else frozenset()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            offset = 0
            for line in block.text.split("\n"):
                for start, end, term in self._in_line(line, live):
                    first, last = offset + start, offset + end
                    if not any(cleared(first, last) for cleared in clearances):
                        matched = line[start:end]
                        fixes = self.action.texts(matched) if self.action else ()
                        yield Hit(block.place(first, last), (matched, term), fixes)
                offset += len(line) + 1

    def _in_line(self, line: str, live: frozenset[int]) -> tuple[tuple[int, int, str], ...]:
        """What is found in one line: all ``live`` that hold what can be there, so it is known by the line."""
        found = self._known.get(line)
        if found is None:
            if len(self._known) >= _MOST_LINES:
                self._known.clear()
            found = self._known[line] = tuple(self._first_and_longest(line, live))
        return found

    def _first_and_longest(self, line: str, live: frozenset[int]) -> Iterator[tuple[int, int, str]]:
        reached = 0
        for start, length, term in sorted(self._all(line, live)):
            if start >= reached:
                reached = start - length
                yield start, reached, term

    def _all(self, line: str, live: frozenset[int]) -> Iterator[tuple[int, int, str]]:
        """Start, length below zero so that the longest comes first, and term."""
        text = same_case(line) if self.ignores_case else line
        for part in live:
            wanted, term = self.spellings[part]
            start = text.find(wanted)
            while start >= 0:
                end = start + len(wanted)
                if not self.whole_words or not (_goes_on(line, start) or _goes_on(line, end)):
                    yield start, start - end, term
                start = text.find(wanted, start + 1)


def _goes_on(text: str, at: int) -> bool:
    """True when a word goes on from before this place to after it."""
    return 0 < at < len(text) and in_word(text[at - 1]) and in_word(text[at])


def _build(material: Material) -> Body:
    fields = material.fields
    rows = read_terms(fields, material.lists)
    written = [(token.value.strip(), token.value.strip()) for token in fields.texts("tokens") if token.value.strip()]
    written += [(spelling, term.name) for term in rows for spelling in term.spellings]
    if not written:
        raise fields.refused(fields.line, "a lexicon rule needs tokens or a list")
    ignores_case = fields.flag("ignorecase", True)
    whole_words = fields.one_of("match", ("word", "part"), "word") == "word"
    spellings: dict[str, _Spelling] = {}
    for spelling, term in written:
        read = as_read(material, spelling)
        text = same_case(read) if ignores_case else read
        if text:
            spellings.setdefault(text, _Spelling(text, term))
    needs = tuple((frozenset((folded(text),)),) for text in spellings)
    return _Lexicon(
        needs, tuple(spellings.values()), whole_words, ignores_case, own_exceptions(material), material.action
    )


KIND: Final = CheckKind("lexicon", WORD_FIELDS | {"match"}, _build, ours=True)
