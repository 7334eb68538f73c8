# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``disclosure``: who praises the house says that they work there, where it is seen."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from composer.charter.checks.base import Alternation, Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.cues import FIELD, Cues, read_cues, split, stand_together
from composer.charter.checks.unless import FIELD as UNLESS
from composer.charter.checks.unless import read_unless
from composer.charter.checks.words import OURS, Words, read_words
from composer.charter.dialect import Flags
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.phrases import Phrase, read_phrase
from composer.charter.views import Block, View
from composer.domain.review import Context

_ZONES: Final = ("text", "first_line", "visible")


@dataclass(frozen=True, slots=True)
class _Disclosure:
    by_network: ClassVar[bool] = True
    when: Words
    unless: Alternation
    within: str
    insert: Phrase | None
    cues: Cues | None

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        return (*self.when.needs, *self.cues.needs) if self.cues else self.when.needs

    def awake(self, live: frozenset[int]) -> bool:
        """See ``WaryBody``."""
        return stand_together(live, len(self.when.needs)) if self.cues else bool(live)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        first = next(self._found(reading, live), None)
        if first is None:
            return
        view, shown = reading.view, self._shown(reading.context)
        seen = _seen(view, shown)
        if self.unless.places(seen, frozenset(range(self.unless.size))):
            return
        block, start, end = first
        insert = self._words(reading.context)
        where = _room_for(insert, view, shown) if insert else None
        yield Hit(block.place(start, end), (block.text[start:end],), insert=insert, insert_at=where)

    def _found(self, reading: Reading, live: frozenset[int]) -> Iterator[tuple[Block, int, int]]:
        if self.cues is None:
            yield from self.when.found(reading, live)
            return
        own, cues = split(live, len(self.when.needs))
        for block, start, end in self.when.found(reading, own) if cues else ():
            if self.cues.stand_by(block.text, start, end, cues):
                yield block, start, end

    def _shown(self, context: Context) -> int | None:
        """How many characters may hold the disclosure, None for all, 0 for those of the first line."""
        if self.within == "visible":
            return context.visible
        return {"text": None, "first_line": 0}[self.within] if self.within in _ZONES else int(self.within)

    def _words(self, context: Context) -> str:
        texts = self.insert.texts if self.insert else {}
        return texts.get(context.language) or texts.get("", "")


def _seen(view: View, shown: int | None) -> str:
    text = view.text
    if shown is None:
        return text
    if shown == 0:
        return text.partition("\n")[0]
    return text[: shown if view.starts is None else bisect_left(view.starts, shown)]


def _room_for(insert: str, view: View, shown: int | None) -> int | None:
    """None when a last line of its own is seen; or else the end of the first line, or the beginning of the text."""
    end_of_line = len(view.text.partition("\n")[0].rstrip())
    if shown == 0:
        return end_of_line
    if shown is None or len(view.original.rstrip()) + len("\n\n") + len(insert) <= shown:
        return None
    written = view.span(0, end_of_line).end if end_of_line else 0
    return end_of_line if written + len(" ") + len(insert) <= shown else 0


def hashtags_asked_for(bodies: Iterable[Body]) -> frozenset[str]:
    """Hashtags that some rule writes for whoever forgets them, case-folded: everybody is meant to have them."""
    phrases = (body.insert for body in bodies if isinstance(body, _Disclosure) and body.insert)
    texts = (text for phrase in phrases for text in phrase.texts.values())
    return frozenset(word.casefold() for text in texts for word in text.split() if word.startswith("#"))


def _build(material: Material) -> Body:
    fields = material.fields
    when = read_words(material, "when")
    if when is None:
        raise fields.refused(fields.line_of("when"), "a disclosure rule needs when: the words that ask for it")
    flags = Flags(i=fields.flag("ignorecase", True), m=True)
    trees = read_unless(material, flags, ignores_case=flags.i)
    if not trees:
        raise fields.refused(fields.line_of(UNLESS), "a disclosure rule needs unless: what counts as a disclosure")
    cues = read_cues(material, ignores_case=flags.i)
    return _Disclosure(when, Alternation(trees), _within(fields), read_phrase(fields, "insert"), cues)


def _within(fields: RuleFields) -> str:
    within = fields.text("within", "text").strip()
    if within in _ZONES or (within.isascii() and within.isdigit() and len(within) < 10 and int(within) > 0):
        return within
    reason = f"within must be {', '.join(_ZONES)} or a number of characters, not {within!r}"
    raise fields.refused(fields.line_of("within"), reason)


KIND: Final = CheckKind("disclosure", OURS | {"when", "list", UNLESS, "within", "insert", FIELD}, _build, ours=True)
