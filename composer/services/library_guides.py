# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the guides of a library folder, beyond what keeps them from being read."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from composer.domain.ids import GuideId
from composer.domain.library import Guide
from composer.domain.ports import Catalogue
from composer.domain.review import Context, Level
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, Sources, line_with

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck


def guide_problems(
    check: "CharterCheck", catalogue: Catalogue, sources: Sources, now: datetime
) -> Iterator[LibraryProblem]:
    """Every mistake of form, every language that is missing, and every example or move the charter objects to."""
    from composer.guides.checking import mistakes, twin_mistakes

    default = catalogue.info.default_language
    versions: dict[GuideId, dict[Language, Guide]] = defaultdict(dict)
    for guide in catalogue.guides:
        path = sources.guide(guide, default)
        source = sources.files[path]
        versions[guide.id][guide.language] = guide
        for mistake in mistakes(source, guide):
            yield LibraryProblem(path, mistake.line, mistake.reason)
        yield from _breaches(check, guide, path, source, now)
    for known in versions.values():
        for language, mistake in twin_mistakes(known, catalogue.info.languages):
            yield LibraryProblem(sources.guide(known[language], default), mistake.line, mistake.reason)


def _breaches(check: "CharterCheck", guide: Guide, path: str, source: str, now: datetime) -> Iterator[LibraryProblem]:
    """An example shows how it is done: it may not do what the charter advises against."""
    rules = {rule.id: rule.file for rule in check.rules}
    examples = [step.example for step in guide.steps if step.example]
    for words in (*examples, *guide.openings, *guide.closings):
        for found in check.review(words, Context(guide.language, None, now)):
            if found.level is not Level.SUGGESTION and found.timing is None:
                line = line_with(source, found.match or words)
                what = f' flags "{found.match}"' if found.match else " has something to say"
                reason = f"{found.rule} ({found.level}){what} in the example “{_short(words)}”"
                yield LibraryProblem(path, line, f"{reason}; change it, or charter/rules/{rules.get(found.rule, '')}")


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
