# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A charter rule, ready to run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeGuard

from composer.charter.addresses import Addresses
from composer.charter.checks.base import Body, Hit, NetworkBody, Reading
from composer.charter.patterns import Pattern
from composer.charter.phrases import Phrase
from composer.charter.scopes import Scope
from composer.charter.views import Place, View, alternative_texts
from composer.domain.ids import NetworkKey, RuleId
from composer.domain.messages import Message
from composer.domain.review import MASK, Act, Context, Finding, Fix, Intent, Level, Source
from composer.domain.text import Edit, Language, Span

_SPACES: Final = " \u00a0\u202f"
_ANOTHER_TIME: Final = (Fix(Message("another-time"), (), Intent(Act.SCHEDULE)),)


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
    suggests: bool = False
    """What it finds is a misspelt word: ways to write it are looked up when the person comes to it."""
    skips_addresses: bool = False
    """Silent inside links, addresses, mentions and hashtags."""

    @property
    def title(self) -> Message:
        """What the card is called: the description, or the rule's name."""
        return (self.description or Phrase({"": self.id.rpartition(".")[2]})).example()

    @property
    def why(self) -> Message | None:
        """The section of the charter it comes from."""
        return Message("charter-section", {"number": self.section}) if self.section else None

    @property
    def reference(self) -> str:
        """Where the reason can be read."""
        return self.link or (f"charter.md#{self.section}" if self.section else "")

    @property
    def by_network(self) -> bool:
        """True where what it finds depends on the network."""
        return bool(self.networks) or isinstance(self.body, NetworkBody)

    def applies(self, context: Context) -> bool:
        """True when this language, network and instant concern the rule."""
        return (
            (not self.languages or context.language in self.languages)
            and (not self.networks or context.network in self.networks)
            and self.validity.covers(context.publish_at)
        )

    def findings(self, view: View, live: frozenset[int], addresses: Addresses, context: Context) -> list[Finding]:
        """All findings, at most ``limit``. Raises TimeoutError, PatternBroken, NotJudged."""
        found: list[Finding] = []
        seen: set[Place] = set()
        blocks = [block for scope in self.scopes for block in view.blocks(scope)]
        if Scope.ALT in self.scopes:
            blocks += alternative_texts(context, fold=self.fold)
        reading = Reading(blocks, view, context)
        for hit in self.body.hits(reading, live):
            if hit.place is not None:
                if hit.place in seen:
                    continue
                seen.add(hit.place)
            finding = self.finding(hit, reading, addresses)
            if finding is not None:
                found.append(finding)
            if self.limit and len(found) >= self.limit:
                break
        return found

    def finding(self, hit: Hit, reading: Reading, addresses: Addresses) -> Finding | None:
        """The finding of one hit, None where the rule is silent. Raises TimeoutError, PatternBroken, NotJudged."""
        view, place = reading.view, hit.place
        span: Span | None = None
        around, matched = view.text, ""
        if place is not None and place.medium:
            around = next(block.text for block in reading.blocks if block.medium == place.medium)
            matched = around[place.start : place.end]
        elif place is not None:
            span = view.span(place.start, place.end)
            if self.skips_addresses and addresses.overlap(span):
                return None
            around = view.sentence_at(place.start) if self.unless else ""
            matched = span.of(view.original)
        if any(pattern.search(around) for pattern in self.unless):
            return None
        return self._worded(hit, view, span, matched)

    def _worded(self, hit: Hit, view: View, span: Span | None, matched: str) -> Finding:
        return Finding(
            source=Source.CHARTER,
            rule=self.id,
            level=hit.level or self.level,
            span=span,
            title=self.description.message(hit.arguments, hit.values) if self.description else self.title,
            message=hit.message or self.message.message(hit.arguments, hit.values),
            why=self.why,
            link=self.reference,
            fixes=(*_fixes(hit, view, span), *(_ANOTHER_TIME if hit.timing else ())),
            match=MASK if hit.masked else matched,
            medium=hit.place.medium if hit.place else hit.medium,
            timing=hit.timing,
            word=matched if self.suggests and span is not None and not hit.masked else "",
        )


def _fixes(hit: Hit, view: View, span: Span | None) -> Iterator[Fix]:
    text = view.original
    if span is not None:
        yield from (_fix(option, text, span) for option in hit.fixes)
    if hit.insert and hit.insert_at is not None:
        at = view.span(hit.insert_at - 1, hit.insert_at).end if hit.insert_at else 0
        before = " " if at and not text[at - 1].isspace() else ""
        after = "" if not text[at:] or text[at].isspace() else " "
        yield Fix(Message("add", {"text": hit.insert}), (Edit(Span(at, at), before + hit.insert + after),))
    elif hit.insert:
        end = len(text.rstrip())
        gap = "\n\n" if end else ""
        yield Fix(Message("add", {"text": hit.insert}), (Edit(Span(end, end), gap + hit.insert),))


def _fix(option: str, text: str, span: Span) -> Fix:
    if option:
        return Fix(Message("replace-with", {"text": option}), (Edit(span, option),))
    # Taking a word out takes one of the two spaces around it, or a double space would be left behind.
    before = text[span.start - 1 : span.start]
    takes = text[span.end : span.end + 1] in tuple(_SPACES) and (not before or before.isspace())
    return Fix(Message("remove"), (Edit(Span(span.start, span.end + takes), ""),))
