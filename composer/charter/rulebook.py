# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules as a reader sees them beside the charter, and as the library's author proves them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from composer.charter.checks.cadence import Cadence
from composer.charter.checks.embargo import Embargo
from composer.charter.checks.hold import Hold
from composer.charter.engine import CharterCheck
from composer.charter.rules import Rule, Validity
from composer.charter.vocabulary import ACCEPT_FILE, REJECT_FILE
from composer.domain.ids import RuleId
from composer.domain.messages import Message
from composer.domain.review import Context, Level
from composer.domain.text import Language


@dataclass(frozen=True, slots=True)
class DoAndDont:
    """One rule in plain words; an ellipsis in ``message`` stands where the words found would be."""

    rule: RuleId
    level: Level
    title: Message
    message: Message
    do: tuple[str, ...]
    dont: tuple[str, ...]
    languages: frozenset[Language]
    """Languages the rule is for, all when empty."""
    ends: date | datetime | None = None
    """When the rule has said its last word, None for never."""

    def over(self, now: datetime) -> bool:
        """True for an embargo that has ended and the like."""
        return not Validity(ends=self.ends).covers(now)


def by_section(rules: Iterable[Rule]) -> Mapping[str, tuple[DoAndDont, ...]]:
    """The rules of each numbered section, most severe first; those of no section are under an empty number.

    What a vocabulary makes is left out: it is a list of words, not a rule somebody wrote.
    """
    found: dict[str, list[DoAndDont]] = defaultdict(list)
    for rule in rules:
        if rule.file not in (ACCEPT_FILE, REJECT_FILE):
            found[rule.section].append(_plain(rule))
    return {
        section: tuple(sorted(entries, key=lambda entry: (entry.level.rank, entry.rule)))
        for section, entries in found.items()
    }


def _plain(rule: Rule) -> DoAndDont:
    said, body, ends = rule.message.example(), rule.body, rule.validity.ends
    if isinstance(body, Embargo):
        ends = None if body.page else body.until
    elif isinstance(body, Hold):
        ends = body.ends
    # The examples of a cadence are instants, nothing to read.
    do, dont = ((), ()) if isinstance(body, Cadence) else (rule.must_pass, rule.must_match)
    return DoAndDont(rule.id, rule.level, rule.title, said, do, dont, rule.languages, ends)


@dataclass(frozen=True, slots=True)
class BrokenExample:
    """An example its own rule does not keep: ``should_match`` and found nothing, or the other way round."""

    rule: RuleId
    file: str
    example: str
    should_match: bool


def broken_examples(check: CharterCheck) -> tuple[BrokenExample, ...]:
    """Run the examples of every rule on that rule alone, whenever and wherever it holds."""
    broken: list[BrokenExample] = []
    for rule in check.rules:
        alone = CharterCheck((replace(rule, networks=frozenset(), validity=Validity()),))
        broken += (
            BrokenExample(rule.id, rule.file, example, should_match)
            for should_match, examples in ((True, rule.must_match), (False, rule.must_pass))
            for example in examples
            if bool(alone.review(example, _context(rule, example))) is not should_match
        )
    return tuple(broken)


def _context(rule: Rule, example: str) -> Context:
    """One in which the rule is in force: an embargo of our days, and nothing else, is under way in the year 2000."""
    context = Context(min(rule.languages, default=Language.FRENCH), None, datetime(2000, 1, 1, tzinfo=UTC))
    if isinstance(rule.body, Hold):
        return rule.body.example_context(context)
    return rule.body.example_context(example, context) if isinstance(rule.body, Cadence) else context
