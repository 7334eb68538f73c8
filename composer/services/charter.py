# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter as people read it, and their acceptance of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.errors import LibraryMissing
from composer.domain.library import CharterSection, CharterText
from composer.domain.messages import Message
from composer.domain.ports import CatalogueStore, Clock, StateStore
from composer.domain.review import Level
from composer.domain.text import Language
from composer.services.compiled import compiled

if TYPE_CHECKING:
    from composer.charter.rulebook import DoAndDont
    from composer.charter.rules import Rule

_ACCEPTED = "charter.accepted"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The version the person accepted, its own date, and when they did."""

    version: str
    date: date
    when: datetime


class SectionHtml(NamedTuple):
    """A section, ready to show."""

    number: str
    title: str
    html: str


class Guidance(NamedTuple):
    """One rule of the charter with examples of its author's: texts that keep it and texts that do not."""

    level: Level
    title: Message
    message: Message
    do: tuple[str, ...]
    dont: tuple[str, ...]


class Change(StrEnum):
    """What became of a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section that is not what was accepted; ``before`` and ``after`` are Markdown, empty when there is none."""

    number: str
    title: str
    kind: Change
    before: str
    after: str


class CharterReading:
    """Reads, searches and accepts the charter; keeps what was accepted, so that a change can be shown."""

    def __init__(self, library: CatalogueStore, state: StateStore, clock: Clock) -> None:
        self._library = library
        self._state = state
        self._clock = clock
        self._rules: tuple[str, Mapping[str, tuple[DoAndDont, ...]]] | None = None

    def text(self, language: Language) -> CharterText | None:
        """In that language, or in another where it is missing; None when the library has no charter."""
        return self._library.charter(language)

    def sections_html(self, language: Language) -> tuple[SectionHtml, ...]:
        """Every section as safe HTML."""
        from composer.library.rendering import to_html

        text = self.text(language)
        sections = text.sections if text else ()
        return tuple(SectionHtml(s.number, s.title, to_html(s.body)) for s in sections)

    def introduction_html(self, language: Language) -> str:
        """What stands before the first section."""
        from composer.library.rendering import to_html

        text = self.text(language)
        return to_html(text.introduction) if text else ""

    def search(self, language: Language, words: str) -> tuple[CharterSection, ...]:
        """The sections that hold every word; accents, case and plurals do not matter. All when there are no words."""
        from composer.library.terms import terms

        text = self.text(language)
        sections = text.sections if text else ()
        wanted = terms(words)
        return tuple(s for s in sections if _holds(set(terms(f"{s.title} {s.body}")), wanted))

    def accepted(self) -> Acceptance | None:
        """What the person accepted last, None when they never did."""
        held = self._held()
        return held[0] if held else None

    def accept(self, language: Language) -> Acceptance:
        """Accept the present charter, which the person read in ``language``. Raises LibraryMissing without one."""
        text = self.text(language)
        if text is None:
            raise LibraryMissing(path="charter/charter.md")
        now = self._clock.now()
        kept = {each: self.text(each) for each in Language}
        sections = {
            each: [[s.number, s.title, s.body] for s in said.sections]
            for each, said in kept.items()
            if said is not None
        }
        self._state.put(
            _ACCEPTED,
            json.dumps(
                {
                    "version": text.version,
                    "date": text.date.isoformat(),
                    "when": now.isoformat(),
                    "sections": sections,
                }
            ),
        )
        return Acceptance(text.version, text.date, now)

    def changes(self, language: Language) -> tuple[SectionChange, ...]:
        """What differs from the accepted text, in the charter's order; empty when nothing was accepted yet."""
        text, held = self.text(language), self._held()
        if text is None or held is None:
            return ()
        before = held[1].get(text.language, {})
        after = {s.number: s for s in text.sections}
        return tuple(_changes(before, after)) if before else ()

    def do_and_dont(self, section: str, language: Language) -> tuple[Guidance, ...]:
        """The rules of that section for texts in ``language``, in plain words, most severe first.

        An embargo or a pause that is over is not told any more.
        """
        now = self._clock.now()
        return tuple(
            Guidance(entry.level, entry.title, entry.message, entry.do, entry.dont)
            for entry in self._by_section().get(section, ())
            if (not entry.languages or language in entry.languages) and not entry.over(now)
        )

    def _by_section(self) -> "Mapping[str, tuple[DoAndDont, ...]]":
        """All rules are read once for each edition of the library, those that texts are checked by."""
        from composer.charter import rulebook

        digest = self._library.digest()
        known = self._rules
        if known is None or known[0] != digest:
            self._rules = known = digest, rulebook.by_section(self._checked())
        return known[1]

    def _checked(self) -> "Sequence[Rule]":
        rules = self._library.rules()
        if not rules:
            return ()
        return compiled(tuple(rules), self._library.vocabulary(), self._library.info().fold_rules, ()).rules

    def _held(self) -> tuple[Acceptance, dict[str, dict[str, CharterSection]]] | None:
        raw = self._state.get(_ACCEPTED)
        if raw is None:
            return None
        kept = json.loads(raw)
        acceptance = Acceptance(kept["version"], date.fromisoformat(kept["date"]), datetime.fromisoformat(kept["when"]))
        sections = {
            language: {number: CharterSection(number, title, body) for number, title, body in rows}
            for language, rows in kept["sections"].items()
        }
        return acceptance, sections


def _holds(held: set[str], wanted: tuple[str, ...]) -> bool:
    """Every word is there; the last one may still be in the typing."""
    if not wanted:
        return True
    *whole, last = wanted
    return all(word in held for word in whole) and any(word.startswith(last) for word in held)


def _changes(before: dict[str, CharterSection], after: dict[str, CharterSection]) -> Iterator[SectionChange]:
    for number, new in after.items():
        old = before.get(number)
        if old is None:
            yield SectionChange(number, new.title, Change.ADDED, "", new.body)
        elif (old.title, old.body) != (new.title, new.body):
            yield SectionChange(number, new.title, Change.CHANGED, old.body, new.body)
    for number, old in before.items():
        if number not in after:
            yield SectionChange(number, old.title, Change.REMOVED, old.body, "")
