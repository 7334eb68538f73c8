# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter as a check: all its rules on one text."""

from collections.abc import Sequence
from time import thread_time
from typing import Final

from composer.charter.addresses import Addresses
from composer.charter.index import Index
from composer.charter.parser import is_list, parse_rule
from composer.charter.patterns import CALL_LIMIT_S, PatternBroken
from composer.charter.rules import Rule
from composer.charter.views import alternative_texts, folded_view, plain_view
from composer.charter.vocabulary import vocabulary_rules
from composer.domain.errors import RuleRefused
from composer.domain.ids import RuleId
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Context, Finding

# Of processor time for all patterns of one rule on one text: many quick calls can be as slow as one slow call.
_RULE_LIMIT_S: Final = 0.25


class CharterCheck:
    """Implements Check. Patterns are compiled when first needed, so the first texts take longer.

    ``refused`` lists the rules that could not be read, ``set_aside`` those given up later.
    """

    def __init__(self, rules: Sequence[Rule], refused: Sequence[RuleRefused] = ()) -> None:
        self.rules = tuple(rules)
        self.refused = tuple(refused)
        self.set_aside: tuple[RuleRefused, ...] = ()
        self._silent: set[RuleId] = set()
        self._groups = [
            (view, fold, chosen, Index([rule.body.needs for rule in chosen]))
            for view, fold in ((plain_view, False), (folded_view, True))
            if (chosen := tuple(rule for rule in rules if rule.fold is fold and rule.scopes))
        ]

    @classmethod
    def compile(cls, rules: Sequence[RuleFile], vocabulary: Vocabulary) -> "CharterCheck":
        """Read every rule; those with a fault are in ``refused`` and the others go on.

        Files that are no rules are the lists that rules name.
        """
        lists = {file.path: file.source for file in rules if is_list(file.path)}
        good, accepted, refused = vocabulary_rules(vocabulary)
        names: dict[str, str] = {}
        for file in rules:
            if file.path in lists:
                continue
            try:
                rule = parse_rule(file, accepted, lists)
            except RuleRefused as error:
                refused.append(error)
                continue
            if rule.id in names:
                reason = f"another file makes a rule of the same name {rule.id}: {names[rule.id]}"
                refused.append(RuleRefused(file=file.path, line=1, reason=reason))
                continue
            names[rule.id] = file.path
            good.append(rule)
        return cls(good, refused)

    def review(self, text: str, context: Context) -> list[Finding]:
        """Findings in stable order: by start, then level, then rule."""
        found: list[Finding] = []
        addresses = Addresses(text)
        now = thread_time()
        for make_view, fold, rules, index in self._groups:
            view = make_view(text)
            read = (view.text, *(block.text for block in alternative_texts(context, fold=fold)))
            for rank, live in sorted(index.live("\n".join(read)).items()):
                rule = rules[rank]
                if rule.id in self._silent or not rule.applies(context):
                    continue
                try:
                    found += rule.findings(view, live, addresses, context)
                    started, now = now, thread_time()
                    if now - started > _RULE_LIMIT_S:
                        self._give_up(rule, f"it took longer than {round(_RULE_LIMIT_S * 1000)} ms on a text")
                except TimeoutError:
                    self._give_up(rule, f"a pattern took longer than {round(CALL_LIMIT_S * 1000)} ms on a text")
                except PatternBroken as error:
                    self._give_up(rule, f"the pattern is not valid: {error}")
        return sorted(found, key=lambda finding: finding.order)

    def _give_up(self, rule: Rule, reason: str) -> None:
        self._silent.add(rule.id)
        self.set_aside += (RuleRefused(file=rule.file, line=rule.line, reason=reason),)
