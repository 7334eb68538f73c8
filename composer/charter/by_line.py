# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules whose findings in a text are those in its lines: after an edit only the lines that changed are read."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
from typing import Final, NamedTuple, Protocol, TypeVar

from composer.charter.addresses import Addresses
from composer.charter.checks.base import Body, Hit, LineBody, Reading, WaryBody
from composer.charter.index import Index
from composer.charter.rules import Rule
from composer.charter.scopes import Scope
from composer.charter.views import Block, Place, View
from composer.domain.review import Context, Finding, Fix
from composer.domain.text import Edit, Language

T = TypeVar("T")
Hits = tuple[tuple[int, tuple[Hit, ...]], ...]
"""Rule by rule, by its rank."""
Findings = tuple[tuple[int, tuple[Finding, ...]], ...]
_MOST_LINES: Final = 512
_NONE: Final = frozenset[int]()
_NOWHERE: Final = Context(Language.FRENCH, None, datetime(2000, 1, 1, tzinfo=UTC))
"""Rules read by line depend on no context."""


class Attempt(Protocol):
    """Runs work of a rule; None when it failed."""

    def __call__(self, rule: Rule, work: Callable[[], T]) -> T | None: ...


class _Line(NamedTuple):
    offset: int
    text: str
    original: str


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rules read, and how they are run."""

    view: View
    context: Context
    addresses: Addresses
    attempt: Attempt


def wary_bodies(rules: Sequence[Rule]) -> Mapping[int, WaryBody]:
    """Those that need not be asked where their words stand alone, by rank."""
    return {rank: rule.body for rank, rule in enumerate(rules) if isinstance(rule.body, WaryBody)}


class ByLine:
    """For rules that read the same view; each is known by its rank. Not for use by several threads at once."""

    def __init__(self, rules: Sequence[Rule], index: Index) -> None:
        self._rules = rules
        self._index = index
        self._parts = {rank: parts for rank, rule in enumerate(rules) if (parts := _line_parts(rule))}
        self._wary = wary_bodies(rules)
        self._hits: dict[str, Hits] = {}
        self._shown: dict[tuple[str, str], tuple[int, Findings]] = {}

    def takes(self, rank: int, live: frozenset[int]) -> bool:
        """True when the rule can be read by line in a text where these parts are live."""
        return live <= self._parts.get(rank, _NONE)

    def drop(self, rank: int) -> None:
        """The rule is not run any more."""
        self._parts.pop(rank, None)

    def findings(self, reader: Reader, ranks: Collection[int]) -> Iterator[Finding]:
        """Those of the rules ``ranks``."""
        left = {rank: self._rules[rank].limit for rank in ranks if self._rules[rank].limit}
        lines = list(_lines(reader.view))
        known = self._read(dict.fromkeys(line.text for line in lines), reader.attempt)
        for line in lines:
            hits = known[line.text]
            for rank, findings in self._worded(hits, line, reader) if hits else ():
                if rank not in ranks:
                    continue
                if rank in left:
                    findings = findings[: left[rank]]
                    left[rank] -= len(findings)
                yield from findings

    def _read(self, lines: Collection[str], attempt: Attempt) -> Mapping[str, Hits]:
        """What is in each of the lines; those that are new are read together, as one text."""
        fresh = [line for line in lines if line not in self._hits]
        if not fresh:
            return self._hits
        starts = list(accumulate((len(line) + 1 for line in fresh[:-1]), initial=0))
        text = "\n".join(fresh)
        reading = Reading([Block(0, text)], View(text, text), _NOWHERE)
        found: list[list[tuple[int, tuple[Hit, ...]]]] = [[] for _ in fresh]
        complete = True
        for rank, live in sorted(self._index.live_in(fresh).items()):
            parts = live & self._parts.get(rank, _NONE)
            if parts and (rank not in self._wary or self._wary[rank].awake(parts)):
                rule = self._rules[rank]
                hits = attempt(rule, partial(_all_hits, rule.body, reading, parts))
                complete = complete and hits is not None
                for number, in_line in _by_line(hits or (), starts):
                    found[number].append((rank, in_line))
        read = {line: tuple(hits) for line, hits in zip(fresh, found, strict=True)}
        if not complete:
            return {**self._hits, **read}
        if len(self._hits) + len(read) > _MOST_LINES:
            self._hits, self._shown = {line: self._hits[line] for line in lines if line in self._hits}, {}
        self._hits.update(read)
        return self._hits

    def _worded(self, hits: Hits, line: _Line, reader: Reader) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        if reader.view.starts is None:
            yield from self._known(hits, line)
            hits = tuple(entry for entry in hits if self._rules[entry[0]].unless)
        for rank, found in hits:
            findings = (_placed(self._rules[rank], hit, line, reader) for hit in found)
            yield rank, tuple(finding for finding in findings if finding)

    def _known(self, hits: Hits, line: _Line) -> Findings:
        """The findings that depend on the line alone; as long as it stays where it is they are the same objects."""
        key = (line.text, line.original)
        known = self._shown.get(key)
        if known is None:
            reading = Reading([Block(0, line.text)], View(line.text, line.original), _NOWHERE)
            addresses = Addresses(line.original)
            known = (
                0,
                tuple(
                    (rank, tuple(f for hit in found if (f := self._rules[rank].finding(hit, reading, addresses))))
                    for rank, found in hits
                    if not self._rules[rank].unless
                ),
            )
        offset, findings = known
        if by := line.offset - offset:
            findings = tuple((rank, tuple(_shifted(finding, by) for finding in found)) for rank, found in findings)
        self._shown[key] = line.offset, findings
        return findings


def _line_parts(rule: Rule) -> frozenset[int]:
    by_line = rule.scopes in ((Scope.TEXT,), (Scope.RAW,)) and isinstance(rule.body, LineBody)
    return rule.body.line_parts if by_line and isinstance(rule.body, LineBody) else _NONE


def _lines(view: View) -> Iterator[_Line]:
    offset = 0
    for text in view.text.split("\n"):
        end = offset + len(text)
        yield _Line(offset, text, view.original[offset:end] if view.starts is None else "")
        offset = end + 1


def _by_line(hits: Iterable[Hit], starts: Sequence[int]) -> Iterator[tuple[int, tuple[Hit, ...]]]:
    """The hits of each line that has some, placed in that line; the lines begin at ``starts``."""
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        if hit.place is not None:
            number = bisect_right(starts, hit.place.start) - 1
            place = Place(hit.place.start - starts[number], hit.place.end - starts[number])
            found.setdefault(number, []).append(replace(hit, place=place) if starts[number] else hit)
    return ((number, tuple(in_line)) for number, in_line in found.items())


def _all_hits(body: Body, reading: Reading, parts: frozenset[int]) -> tuple[Hit, ...]:
    return tuple(body.hits(reading, parts))


def _placed(rule: Rule, hit: Hit, line: _Line, reader: Reader) -> Finding | None:
    place = hit.place and Place(hit.place.start + line.offset, hit.place.end + line.offset)
    reading = Reading([Block(0, reader.view.text)], reader.view, reader.context)
    return reader.attempt(rule, partial(rule.finding, replace(hit, place=place), reading, reader.addresses))


def _shifted(finding: Finding, by: int) -> Finding:
    if finding.span is None:
        return finding
    fixes = tuple(
        Fix(fix.label, tuple(Edit(edit.span.shifted(by), edit.text) for edit in fix.edits)) for fix in finding.fixes
    )
    return replace(finding, span=finding.span.shifted(by), fixes=fixes)
