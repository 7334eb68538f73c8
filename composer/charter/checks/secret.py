# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``secret``: passwords, keys and tokens. What is found is never repeated: not in a finding, a message nor a log."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import OURS, by_line, own_exceptions
from composer.charter.exemptions import Exemptions
from composer.charter.literals import Need
from composer.charter.secret_rules import SecretRule, read_secret_rules
from composer.domain.review import Level

_ONLY: Final = frozenset((0,))
_SILENT_ACTIONS: Final = ("replace", "remove")


@dataclass(frozen=True, slots=True)
class _Secret:
    """Each of the ``rules`` is a part: without one of its keywords in the text, it does not run."""

    needs: tuple[tuple[Need, ...], ...]
    rules: Sequence[SecretRule]
    exceptions: Sequence[Exemptions]
    fixes: tuple[str, ...]

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            reached = 0
            for start, end, rule in sorted(self._found(block.text, live), key=lambda each: (each[0], -each[1])):
                if start >= reached and not any(cleared(start, end) for cleared in clearances):
                    reached = end
                    arguments = (rule.description, rule.id)
                    yield Hit(block.place(start, end), arguments, self.fixes, masked=True)

    def _found(self, text: str, live: frozenset[int]) -> Iterator[tuple[int, int, SecretRule]]:
        for part in sorted(live):
            rule = self.rules[part]
            for first, last, _ in by_line(rule.alone, text, _ONLY):
                start, end = _secret_in(rule, text, first, last)
                secret = text[start:end]
                if rule.entropy and entropy(secret) <= rule.entropy:
                    continue
                if not any(
                    allowed.clears(secret, text[first:last], _line(text, first, last)) for allowed in rule.allowlists
                ):
                    yield start, end, rule


def _secret_in(rule: SecretRule, text: str, first: int, last: int) -> tuple[int, int]:
    """Where the secret stands in the match: in the rule's group, or in the first that took something."""
    groups = rule.pattern.groups_at(text, first)
    chosen = groups[rule.group - 1 : rule.group] if rule.group else groups
    return next(((start, end) for start, end in chosen if start < end), (first, last))


def _line(text: str, first: int, last: int) -> str:
    end = text.find("\n", last)
    return text[text.rfind("\n", 0, first) + 1 : end if end >= 0 else len(text)]


def entropy(text: str) -> float:
    """Bits a character, after Shannon; 0.0 for an empty text."""
    return sum(-count / len(text) * log2(count / len(text)) for count in Counter(text).values())


def _build(material: Material) -> Body:
    fields = material.fields
    rules = read_secret_rules(fields, material.lists)
    if not rules:
        raise fields.refused(fields.line, "a secret rule needs a list, or rules with id and regex")
    needs = tuple(rule.needs for rule in rules)
    if material.action and material.action.name not in _SILENT_ACTIONS:
        reason = f"a secret is not written again: its action is one of {', '.join(_SILENT_ACTIONS)}"
        raise fields.refused(fields.line_of("action"), reason)
    return _Secret(needs, rules, own_exceptions(material), material.action.texts("…") if material.action else ())


KIND: Final = CheckKind("secret", OURS | {"list", "rules", "level"}, _build, ours=True, level=Level.ERROR)
