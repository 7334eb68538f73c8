# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One finding for one thing to mend, where several rules or two sources speak of the same words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from composer.domain.review import Finding, Source
from composer.domain.text import Span

_STYLE: Final = "Style"


def told_once(source: Source, findings: tuple[Finding, ...], charter: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those of one source to tell, beside what the charter tells.

    Ask before anything is hidden: what stands behind a finding stays there though the person ignores that one.
    """
    match source:
        case Source.CHARTER:
            return tuple(each_matter_once(findings))
        case Source.LANGUAGE:
            return tuple(beyond_the_charter(findings, charter))
        case _:
            return findings


def each_matter_once(findings: Sequence[Finding]) -> list[Finding]:
    """The charter's findings; of those of one matter that share words, the graver, then the one with a way out.

    One matter is one section, told by rules of one folder: rules that name no section are all heard.
    """
    taken: dict[tuple[str, str], list[Span]] = {}
    told: set[int] = set()
    for number, found in sorted(enumerate(findings), key=lambda each: _weight(each[1])):
        if found.why and found.span:
            spans = taken.setdefault((_folder(found), str(found.why.values["number"])), [])
            if any(_share(found.span, span) for span in spans):
                continue
            spans.append(found.span)
        told.add(number)
    return [found for number, found in enumerate(findings) if number in told]


def beyond_the_charter(hints: Iterable[Finding], charter: Sequence[Finding]) -> Iterator[Finding]:
    """The language findings without the hints of style on words the charter has already marked: its word stands."""
    marked = [found.span for found in charter if found.span]
    for hint in hints:
        span = hint.span
        if not (
            span
            and _folder(hint) == _STYLE
            and any(each.start <= span.start and span.end <= each.end for each in marked)
        ):
            yield hint


def _weight(found: Finding) -> tuple[int, bool, int, int, str]:
    start, end = (found.span.start, found.span.end) if found.span else (0, 0)
    return (found.level.rank, not found.fixes, start - end, start, found.rule)


def _folder(found: Finding) -> str:
    return found.rule.partition(".")[0]


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
