# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``with``: words without which a rule is silent, in its sentence or some words away; the contrary of ``unless``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.charter.checks.base import Alternation, Body, Hit, LineBody, Material, Reading
from composer.charter.checks.nearness import whole_number, words_between
from composer.charter.checks.words import edges, listed, token_tree
from composer.charter.dialect import Flags
from composer.charter.document import Pairs
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Place
from composer.charter.scopes import sentence_spans
from composer.charter.term_lists import Term, terms_of

FIELD: Final = "with"


@dataclass(frozen=True, slots=True)
class Cues:
    """Its parts are numbered as in ``needs``. ``words`` is how far away a cue may stand, None for the same sentence."""

    needs: tuple[tuple[Need, ...], ...]
    patterns: Alternation
    words: int | None

    def stand_by(self, text: str, start: int, end: int, live: frozenset[int]) -> bool:
        """True when one of the ``live`` cues is near this range of ``text``, in the same line, and not inside it."""
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", start)
        line = text[first : len(text) if last < 0 else last]
        start, end = start - first, min(end - first, len(line))
        if self.words is None:
            first, last = _sentence(line, start)
            line, start, end = line[first:last], start - first, min(end, last) - first
        return any(self._reaches(line, cue, start, end) for cue in self.patterns.of(live).places(line))

    def _reaches(self, text: str, cue: Place, start: int, end: int) -> bool:
        if cue.start < end and start < cue.end:
            return False
        between = (end, cue.start) if cue.start >= end else (cue.end, start)
        return self.words is None or words_between(text, *between) <= self.words


@dataclass(frozen=True, slots=True)
class Accompanied:
    """A body whose hits count only beside a cue: its own parts come first, then those of the cues."""

    body: Body
    cues: Cues

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        return (*self.body.needs, *self.cues.needs)

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        own = self.body.line_parts if isinstance(self.body, LineBody) else frozenset[int]()
        first = len(self.body.needs)
        return own.union(part + first for part in self.cues.patterns.in_line) if own else own

    def awake(self, live: frozenset[int]) -> bool:
        """See ``WaryBody``."""
        return stand_together(live, len(self.body.needs))

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        own, cues = split(live, len(self.body.needs))
        if not own or not cues:
            return
        for hit in self.body.hits(reading, own):
            if hit.place is None:
                continue
            medium = hit.place.medium
            text = (
                next(block.text for block in reading.blocks if block.medium == medium) if medium else reading.view.text
            )
            if self.cues.stand_by(text, hit.place.start, hit.place.end, cues):
                yield hit


def stand_together(live: frozenset[int], count: int) -> bool:
    """True when one of the first ``count`` parts is live, and one of the cues after them."""
    return bool(live) and min(live) < count <= max(live)


def split(live: frozenset[int], count: int) -> tuple[frozenset[int], frozenset[int]]:
    """The first ``count`` parts, and those of the cues after them, numbered from 0."""
    own = frozenset(part for part in live if part < count)
    return own, frozenset(part - count for part in live - own)


def accompanied(material: Material, body: Body, *, ignores_case: bool) -> Body:
    """The body with the field ``with`` of its rule. Raises RuleRefused."""
    cues = read_cues(material, ignores_case=ignores_case)
    return body if cues is None else Accompanied(body, cues)


def read_cues(material: Material, *, ignores_case: bool) -> Cues | None:
    """The field ``with``, cues or a mapping of cues, list and words; None when absent. Raises RuleRefused."""
    fields = material.fields
    node = fields.node(FIELD)
    if node is None:
        return None
    words: int | None = None
    cues = () if isinstance(node, Pairs) else fields.texts(FIELD)
    terms: list[Term] = []
    for key, value in node.pairs if isinstance(node, Pairs) else ():
        if key.value == "cues":
            cues = fields.texts_in("cues", value)
        elif key.value == "list":
            terms = [term for name in fields.texts_in("list", value) for term in terms_of(fields, name, material.lists)]
        elif key.value == "words":
            words = whole_number(fields, FIELD, fields.texts_in("words", value))
        else:
            raise fields.refused(key.line, f"unknown field {key.value!r} in {FIELD}; it has cues, list and words")
    flags = Flags(i=ignores_case, m=True)
    trees = [token_tree(material, cue, flags) for cue in cues if cue.value.strip()]
    trees += listed(material, terms, flags)
    if not trees:
        raise fields.refused(node.line, f"{FIELD} needs cues: the words without which the rule is silent")
    return Cues(tuple(map(needs_of, trees)), Alternation(trees, *edges(trees)), words)


@lru_cache(maxsize=256)
def _sentences(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentence_spans(line))


def _sentence(line: str, offset: int) -> tuple[int, int]:
    return next(((start, end) for start, end in _sentences(line) if start <= offset < end), (0, len(line)))
