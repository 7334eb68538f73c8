# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps a guide from being easy to follow, each with its line and what to write instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from composer.domain.library import Guide
from composer.domain.text import Language
from composer.guides.composing import OWN_SHARE, fits, word_count

FEWEST_STEPS: Final = 3
MOST_STEPS: Final = 8
LONGEST: Final[Mapping[str, int]] = {
    "title": 60,
    "summary": 160,
    "label": 40,
    "question": 110,
    "hint": 240,
    "example": 280,
}
"""Characters that are read at a glance: a summary fills three lines of its card, a question two lines of the page."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to put right, and the line it stands on."""

    line: int
    reason: str


def mistakes(source: str, guide: Guide) -> Iterator[Mistake]:
    """In no order; the guide is that of ``source``."""
    lines = source.replace("\r\n", "\n").split("\n")
    for field, said in (("title", guide.title), ("summary", guide.summary)):
        yield from _long(field, said, _field(lines, field))
    if len(guide.steps) > MOST_STEPS:
        line = _heading(lines, MOST_STEPS)
        yield Mistake(line, f"{len(guide.steps)} questions; {MOST_STEPS} at most, or people leave before the end")
    if len(guide.steps) < FEWEST_STEPS:
        line = _heading(lines, 0)
        yield Mistake(line, f"{len(guide.steps)} questions make no story yet; ask {FEWEST_STEPS} at least")
    for number in range(len(guide.steps)):
        yield from _step(lines, guide, number)
    yield from _moves(lines, guide)


def _step(lines: Sequence[str], guide: Guide, number: int) -> Iterator[Mistake]:
    step, line = guide.steps[number], _heading(lines, number)
    for field, said in (
        ("label", step.label),
        ("question", step.question),
        ("hint", step.hint),
        ("example", step.example),
    ):
        yield from _long(field, said, line)
    if not step.hint:
        yield Mistake(line, f"“{step.question}” has no hint; write one sentence below it that makes answering easy")
    if any(step.label == other.label for other in guide.steps[:number]):
        yield Mistake(line, f"two questions are called “{step.label}”; give each its own name before the |")
    end = _heading(lines, number + 1) if number + 1 < len(guide.steps) else len(lines) + 1
    for at, paragraph in _paragraphs(lines, line, end - 1)[1:]:
        if not paragraph.lstrip().startswith(">"):
            yield Mistake(at, "nobody will see this paragraph; join it to the hint, or begin it with > for an example")


def _moves(lines: Sequence[str], guide: Guide) -> Iterator[Mistake]:
    """The longest opening and the longest closing, beside the answers the examples give."""
    own = sum(word_count(step.example) for step in guide.steps)
    longest = [max(moves, key=word_count, default="") for moves in (guide.openings, guide.closings)]
    if any(longest) and not fits(own, *longest):
        added, percent = sum(map(word_count, longest)), round(100 * (1 - OWN_SHARE))
        where = "opening" if longest[0] else "closing"
        most = int(own * (1 - OWN_SHARE) / OWN_SHARE)
        reason = (
            f"{where}: the guide adds up to {added} words to the {own} of its examples, more than {percent} %; "
            f"keep opening and closing to {most} words together"
        )
        yield Mistake(_field(lines, where), reason)


def twin_mistakes(
    guides: Mapping[Language, Guide], languages: Sequence[Language]
) -> Iterator[tuple[Language, Mistake]]:
    """What one guide's files in several languages do not have in common; told of the file that comes later."""
    present = [language for language in languages if language in guides]
    for language in languages:
        if language not in guides and present:
            reason = f"there is no version in {language} of this guide; translate it, question by question"
            yield present[0], Mistake(1, reason)
    for language in present[1:]:
        first, other = guides[present[0]], guides[language]
        if len(first.steps) != len(other.steps):
            reason = (
                f"{len(other.steps)} questions here, {len(first.steps)} in {present[0]}; ask the same ones, "
                "or a reader who changes language loses their place"
            )
            yield language, Mistake(1, reason)
        if (first.minutes, first.first_post) != (other.minutes, other.first_post):
            yield (
                language,
                Mistake(1, f"minutes and level are not those of the version in {present[0]}; keep them alike"),
            )


def _long(field: str, said: str, line: int) -> Iterator[Mistake]:
    if len(said) > LONGEST[field]:
        yield Mistake(line, f"{field}: {len(said)} characters; keep it to {LONGEST[field]}")


def _field(lines: Sequence[str], name: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)


def _heading(lines: Sequence[str], number: int) -> int:
    """Line of the question with that number, from 0."""
    found = [n for n, line in enumerate(lines, 1) if line.startswith("## ")]
    return found[number] if number < len(found) else 1


def _paragraphs(lines: Sequence[str], after: int, until: int) -> list[tuple[int, str]]:
    """First line and text of each, between two lines."""
    found: list[tuple[int, str]] = []
    for number in range(after + 1, min(until, len(lines)) + 1):
        line = lines[number - 1]
        if not line.strip():
            continue
        if found and number > after + 1 and lines[number - 2].strip():
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
        else:
            found.append((number, re.sub(r"\s+$", "", line)))
    return found
