# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A charter rule, ready to run."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeGuard

from composer.charter.addresses import Addresses
from composer.charter.checks.base import Body, Hit
from composer.charter.patterns import Pattern
from composer.charter.phrases import Phrase
from composer.charter.scopes import Scope
from composer.charter.views import View
from composer.domain.ids import NetworkKey, RuleId
from composer.domain.messages import Message
from composer.domain.review import Context, Finding, Fix, Level, Source
from composer.domain.text import Edit, Language, Span

_SPACES: Final = " \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Validity:
    """When a rule itself holds; days are those of the planned instant's own zone, both ends included."""

    starts: date | datetime | None = None
    ends: date | datetime | None = None

    def covers(self, instant: datetime) -> bool:
        """True when the rule holds at the planned ``instant``."""
        return not (
            (isinstance(self.starts, datetime) and instant < self.starts)
            or (isinstance(self.ends, datetime) and instant >= self.ends)
            or (_is_day(self.starts) and instant.date() < self.starts)
            or (_is_day(self.ends) and instant.date() > self.ends)
        )


def _is_day(moment: date | datetime | None) -> TypeGuard[date]:
    return moment is not None and not isinstance(moment, datetime)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``file`` and ``line`` say where it is written."""

    id: RuleId
    file: str
    line: int
    level: Level
    message: Phrase
    body: Body
    description: Phrase | None = None
    section: str = ""
    link: str = ""
    scopes: tuple[Scope, ...] = (Scope.TEXT,)
    limit: int = 0
    languages: frozenset[Language] = frozenset()
    networks: frozenset[NetworkKey] = frozenset()
    validity: Validity = Validity()
    fold: bool = False
    unless: tuple[Pattern, ...] = ()
    must_match: tuple[str, ...] = ()
    """Texts the rule's author says it must find something in."""
    must_pass: tuple[str, ...] = ()
    skips_addresses: bool = False
    """Silent inside links, addresses, mentions and hashtags."""

    @property
    def title(self) -> Message:
        """What the card is called: the description, or the rule's name."""
        return (self.description or Phrase({"": self.id.rpartition(".")[2]})).example()

    def applies(self, context: Context) -> bool:
        """True when this language, network and instant concern the rule."""
        return (
            (not self.languages or context.language in self.languages)
            and (not self.networks or context.network in self.networks)
            and self.validity.covers(context.publish_at)
        )

    def findings(self, view: View, live: frozenset[int], addresses: Addresses) -> list[Finding]:
        """All findings, at most ``limit``. Raises TimeoutError, PatternBroken."""
        found: list[Finding] = []
        seen: set[tuple[int, int]] = set()
        for scope in self.scopes:
            for offset, block in view.blocks(scope):
                for hit in self.body.hits(block, live):
                    finding = self._finding(hit, view, offset, seen, addresses)
                    if finding is not None:
                        found.append(finding)
                    if self.limit and len(found) >= self.limit:
                        return found
        return found

    def _finding(
        self, hit: Hit, view: View, offset: int, seen: set[tuple[int, int]], addresses: Addresses
    ) -> Finding | None:
        sentence, span = view.text, None
        if hit.place is not None:
            start, end = hit.place[0] + offset, hit.place[1] + offset
            if (start, end) in seen:
                return None
            seen.add((start, end))
            sentence, span = view.sentence_at(start) if self.unless else "", view.span(start, end)
            if self.skips_addresses and addresses.overlap(span):
                return None
        if any(pattern.search(sentence) for pattern in self.unless):
            return None
        return self._worded(hit, view.original, span)

    def _worded(self, hit: Hit, text: str, span: Span | None) -> Finding:
        link = self.link or (f"charter.md#{self.section}" if self.section else "")
        return Finding(
            source=Source.CHARTER,
            rule=self.id,
            level=self.level,
            span=span,
            title=self.description.message(hit.arguments) if self.description else self.title,
            message=self.message.message(hit.arguments),
            why=Message("charter-section", {"number": self.section}) if self.section else None,
            link=link,
            fixes=tuple(_fix(option, text, span) for option in hit.fixes) if span else (),
            match=span.of(text) if span else "",
        )


def _fix(option: str, text: str, span: Span) -> Fix:
    if option:
        return Fix(Message("replace-with", {"text": option}), (Edit(span, option),))
    # Taking a word out takes one of the two spaces around it, or a double space would be left behind.
    before = text[span.start - 1 : span.start]
    takes = text[span.end : span.end + 1] in tuple(_SPACES) and (not before or before.isspace())
    return Fix(Message("remove"), (Edit(Span(span.start, span.end + takes), ""),))
