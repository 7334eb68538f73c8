# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter as a check: all its rules on one text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from threading import RLock
from typing import Final, TypeVar

from composer.charter.addresses import Addresses
from composer.charter.by_edit import ByEdit
from composer.charter.by_line import ByLine, Reader, wary_bodies
from composer.charter.checks.spelling import words_let_be
from composer.charter.index import Index, Live
from composer.charter.parser import is_list, parse_rule
from composer.charter.patterns import CALL_LIMIT_S, NotJudged, PatternBroken
from composer.charter.rule_clock import rule_time
from composer.charter.rules import Rule
from composer.charter.views import View, alternative_texts, folded_view, plain_view
from composer.charter.vocabulary import vocabulary_rules
from composer.domain.errors import RuleRefused
from composer.domain.ids import RuleId
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.messages import Message
from composer.domain.review import Context, Finding, Level, Source
from composer.domain.text import Language
from composer.domain.turns import give_way

# Of processor time for all patterns of one rule on one text: many quick calls can be as slow as one slow call.
RULE_LIMIT_S: Final = 0.25

_ANY_TIME: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ANY_TEXT: Final = "Bonjour, 1 mot. Et un autre !"

T = TypeVar("T")


class CharterCheck:
    """Implements Check. Patterns are compiled when first needed, so the first texts take longer.

    ``refused`` lists the rules that could not be read, ``set_aside`` those given up later, ``words`` what the language
    checks must know as right.
    """

    def __init__(self, rules: Sequence[Rule], refused: Sequence[RuleRefused] = ()) -> None:
        self.rules = tuple(rules)
        self.refused = tuple(refused)
        self.set_aside: tuple[RuleRefused, ...] = ()
        self.words = words_let_be(rule.body for rule in rules)
        self.cost_s: Mapping[RuleId, float] = {}
        """The most processor time each rule has taken on a text, by ``rule_clock``."""
        self._silent: frozenset[RuleId] = frozenset()
        self._turn = RLock()
        self._groups = [
            _Group(make_view, fold, chosen)
            for make_view, fold in ((plain_view, False), (folded_view, True))
            if (chosen := tuple(rule for rule in rules if rule.fold is fold and rule.scopes))
        ]

    @classmethod
    def compile(
        cls,
        rules: Sequence[RuleFile],
        vocabulary: Vocabulary,
        *,
        fold: bool = False,
        unreadable: Sequence[RuleRefused] = (),
    ) -> "CharterCheck":
        """Read every rule; those with a fault are in ``refused`` after the ``unreadable``, and the others go on.

        Files that are no rules are the lists that rules name. With ``fold``, rules that do not say read a folded view.
        """
        lists = {file.path: file.source for file in rules if is_list(file.path)}
        good, accepted, refused = vocabulary_rules(vocabulary, fold=fold)
        names: dict[str, str] = {}
        for file in rules:
            if file.path in lists:
                continue
            try:
                rule = parse_rule(file, accepted, lists, fold=fold)
            except RuleRefused as error:
                refused.append(error)
                continue
            if rule.id in names:
                reason = f"another file makes a rule of the same name {rule.id}: {names[rule.id]}"
                refused.append(RuleRefused(file=file.path, line=1, reason=reason))
                continue
            names[rule.id] = file.path
            good.append(rule)
        return cls(good, (*unreadable, *refused))

    def warm(self) -> None:
        """Compile what runs on every text, so that the first key pressed does not wait for it; call it in a worker."""
        for language in Language:
            self.review(_ANY_TEXT, Context(language, None, _ANY_TIME))

    def review(self, text: str, context: Context) -> list[Finding]:
        """Findings in stable order: by start, then level, then rule.

        A rule of level error that could not be run has a warning in its place.
        """
        with self._turn:
            account = _Account(self._silent)
            addresses = Addresses(text)
            found: list[Finding] = []
            for group in self._groups:
                found += group.findings(group.make_view(text), context, addresses, account)
            self._close(account)
            found += self._missing(context, account)
        return sorted(found, key=lambda finding: finding.order)

    def _close(self, account: "_Account") -> None:
        self.cost_s = {
            **self.cost_s,
            **{rule: max(spent, self.cost_s.get(rule, 0.0)) for rule, spent in account.spent_s.items()},
        }
        if account.given_up:
            self._silent = account.silent
            self.set_aside += tuple(account.given_up)
            for group in self._groups:
                group.drop(self._silent)

    def _missing(self, context: Context, account: "_Account") -> list[Finding]:
        lost = self._silent | account.not_judged
        if not lost:
            return []
        return [
            _not_checked(rule, "rule-set-aside" if rule.id in self._silent else "rule-not-judged")
            for rule in self.rules
            if rule.id in lost and rule.level is Level.ERROR and rule.applies(context)
        ]


class _Account:
    """What the rules take on one text, and those that fail on it."""

    def __init__(self, silent: frozenset[RuleId]) -> None:
        self.silent = silent
        self.given_up: list[RuleRefused] = []
        self.not_judged: frozenset[RuleId] = frozenset()
        self.spent_s: dict[RuleId, float] = {}

    def attempt(self, rule: Rule, work: Callable[[], T]) -> T | None:
        """What ``work`` gives, None when the rule fails: it is given up then, unless it could not be judged."""
        if rule.id in self.silent:
            return None
        give_way()
        begun = rule_time()
        try:
            return work()
        except TimeoutError:
            self._give_up(rule, f"a pattern took longer than {round(CALL_LIMIT_S * 1000)} ms on a text")
        except PatternBroken as error:
            self._give_up(rule, f"the pattern is not valid: {error}")
        except NotJudged:
            self.not_judged |= {rule.id}
        finally:
            spent = self.spent_s.get(rule.id, 0.0) + rule_time() - begun
            self.spent_s[rule.id] = spent
            if spent > RULE_LIMIT_S:
                self._give_up(rule, f"it took longer than {round(RULE_LIMIT_S * 1000)} ms on a text")
        return None

    def _give_up(self, rule: Rule, reason: str) -> None:
        if rule.id not in self.silent:
            self.silent |= {rule.id}
            self.given_up.append(RuleRefused(file=rule.file, line=rule.line, reason=reason))


class _Group:
    """The rules that read the same view of a text."""

    def __init__(self, make_view: Callable[[str], View], fold: bool, rules: Sequence[Rule]) -> None:
        self.make_view = make_view
        self._fold = fold
        self._rules = rules
        self._index = Index([rule.body.needs for rule in rules])
        self._by_line = ByLine(rules, self._index)
        self._by_edit = ByEdit(rules, self._index)
        self._wary = wary_bodies(rules)
        self._sorted: tuple[Live, Context, frozenset[int], tuple[tuple[int, frozenset[int]], ...]] | None = None

    def drop(self, silent: frozenset[RuleId]) -> None:
        """These rules are not run any more."""
        for rank, rule in enumerate(self._rules):
            if rule.id in silent:
                self._by_line.drop(rank)

    def findings(self, view: View, context: Context, addresses: Addresses, account: _Account) -> list[Finding]:
        """All findings of these rules, in no order."""
        lines = view.text.split("\n")
        for block in alternative_texts(context, fold=self._fold):
            lines += block.text.split("\n")
        live = self._index.live(lines)
        by_line, whole = self._sort(live, context)
        found = list(self._by_line.findings(Reader(view, context, addresses, account.attempt), by_line))
        silent = self._by_edit.still_silent(view.text, whole)
        for rank, parts in whole:
            if rank not in silent:
                rule = self._rules[rank]
                findings = account.attempt(rule, partial(rule.findings, view, parts, addresses, context))
                if findings:
                    found += findings
                elif findings is not None:
                    silent.add(rank)
        self._by_edit.learn(view.text, live, silent)
        return found

    def _sort(self, live: Live, context: Context) -> tuple[frozenset[int], tuple[tuple[int, frozenset[int]], ...]]:
        """The live rules that apply: those read by line, and the others with their live parts."""
        held = self._sorted
        if held is None or held[0] is not live or held[1] != context:
            applying = [
                (rank, parts)
                for rank, parts in sorted(live.items())
                if self._rules[rank].applies(context) and (rank not in self._wary or self._wary[rank].awake(parts))
            ]
            by_line = frozenset(rank for rank, parts in applying if self._by_line.takes(rank, parts))
            whole = tuple(entry for entry in applying if entry[0] not in by_line)
            self._sorted = held = (live, context, by_line, whole)
        return held[2], held[3]


def _not_checked(rule: Rule, code: str) -> Finding:
    """A rule whose errors would block publishing is never lost without a word."""
    said = Message(code, {"rule": rule.id, "file": rule.file, "line": str(rule.line)})
    return Finding(Source.CHARTER, rule.id, Level.WARNING, None, said, said, rule.why, rule.reference)
