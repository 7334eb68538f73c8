# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter's page as values: what there is to show, and the rows of its list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from composer.domain.library import CharterSection, CharterText
from composer.domain.messages import Message
from composer.services.charter import Acceptance, Guidance, SectionChange, SectionHtml
from composer.ui.models.sections_model import SectionRow
from composer.ui.widgets.guidance_cards import RuleCard, without_gap
from composer.ui.widgets.reading import places


@dataclass(frozen=True, slots=True)
class CharterPage:
    """All there is to show."""

    text: CharterText
    introduction: str
    sections: tuple[SectionHtml, ...]
    accepted: Acceptance | None
    changes: tuple[SectionChange, ...]
    contact: str

    @property
    def is_accepted(self) -> bool:
        """True when the person accepted this very text."""
        return self.accepted is not None and self.accepted.version == self.text.version and not self.changes


@dataclass(frozen=True, slots=True)
class Found:
    """The sections whose words answer a search."""

    words: str
    sections: tuple[CharterSection, ...]


def all_rows(page: CharterPage) -> Iterable[SectionRow]:
    """Every section; those that changed are marked."""
    changed = {change.number for change in page.changes}
    return (SectionRow(s.number, s.number, s.title, marked=s.number in changed) for s in page.sections)


def rows_found(
    page: CharterPage, found: Found, rules: Mapping[str, Sequence[RuleCard]]
) -> tuple[tuple[SectionRow, ...], int]:
    """The sections where something was found, in their text or in their rules, and in how many places."""
    hits = {s.number: max(1, sum(1 for _ in places(f"{s.title} {s.body}", found.words))) for s in found.sections}
    for number, held in rules.items():
        in_rules = sum(1 for rule in held if rule.holds(found.words))
        if in_rules:
            hits[number] = hits.get(number, 0) + in_rules
    rows = tuple(SectionRow(s.number, s.number, s.title, hits[s.number]) for s in page.sections if s.number in hits)
    return rows, sum(hits.values())


def rule_cards(rules: Iterable[Guidance], tell: Callable[[Message], str]) -> tuple[RuleCard, ...]:
    """Rules in the reader's words."""
    return tuple(
        RuleCard(rule.level, tell(rule.title), without_gap(tell(rule.message)), rule.do, rule.dont) for rule in rules
    )
