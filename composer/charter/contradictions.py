# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that cannot all be kept: what one asks for, another forbids."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from composer.charter.engine import CharterCheck
from composer.charter.proofs import Doubt, Written
from composer.charter.samples import plain_text
from composer.charter.vocabulary import ACCEPT_FILE, REJECT_FILE
from composer.domain.ids import RuleId
from composer.domain.library import Vocabulary
from composer.domain.review import Context, Finding
from composer.domain.text import Language

# Rules of these types forbid a word for itself, wherever it stands.
_FORBID_WORDS: Final = frozenset(("existence", "substitution", "lexicon"))
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)


def contradictions(check: CharterCheck, rules: Sequence[Written], vocabulary: Vocabulary) -> Iterator[Doubt]:
    """Each told once, in the file that asks for what is forbidden."""
    forbidding = {rule.rule.id: rule.file.path for rule in rules if rule.kind in _FORBID_WORDS}
    forbidding |= {rule.id: rule.file for rule in check.rules if rule.id not in forbidding and "/" not in rule.file}
    for rule in rules:
        if rule.kind == "substitution":
            yield from _of_substitution(check, rule, forbidding)
        if rule.kind == "consistency":
            yield from _of_consistency(check, rule, forbidding)
    yield from _of_vocabulary(check, vocabulary, forbidding)


def _of_substitution(check: CharterCheck, rule: Written, forbidding: Mapping[RuleId, str]) -> Iterator[Doubt]:
    for key, replacement in rule.fields.pairs("swap"):
        if "$" in replacement.value:
            continue
        for option in replacement.value.split("|"):
            for found in _forbidden(check, option, forbidding, rule.rule.languages):
                if found.rule != rule.rule.id or found.match == option:
                    reason = f"swap: {key.value!r} becomes {option!r}, where {_says(found, forbidding)}"
                    yield rule.doubt(replacement.line, reason)


def _of_consistency(check: CharterCheck, rule: Written, forbidding: Mapping[RuleId, str]) -> Iterator[Doubt]:
    for pair in rule.fields.pairs("either"):
        for side in pair:
            parsed = rule.read(side)
            text = plain_text(parsed.tree) if parsed else ""
            for found in _forbidden(check, text, forbidding, rule.rule.languages):
                yield rule.doubt(side.line, f"either: {text!r} may be chosen, but {_says(found, forbidding)}")


def _of_vocabulary(check: CharterCheck, vocabulary: Vocabulary, forbidding: Mapping[RuleId, str]) -> Iterator[Doubt]:
    rejected = {term.removeprefix("(?i)") for term in vocabulary.reject}
    for rank, term in enumerate(vocabulary.accept, start=1):
        if term.removeprefix("(?i)") in rejected:
            yield Doubt(ACCEPT_FILE, rank, f"{term!r} is accepted, but {REJECT_FILE} rejects it; take it out of one")
        elif all(char.isalnum() or char in " -'’" for char in term):
            for found in _forbidden(check, term, forbidding, frozenset()):
                yield Doubt(ACCEPT_FILE, rank, f"{term!r} is accepted, but {_says(found, forbidding)}")


def _forbidden(
    check: CharterCheck, text: str, forbidding: Mapping[RuleId, str], languages: frozenset[Language]
) -> Iterator[Finding]:
    """What the charter has against a text by itself, once for each rule."""
    if not text.strip():
        return
    told: set[RuleId] = set()
    for language in sorted(languages or Language):
        for found in check.review(text, Context(language, None, _ANY_TIME)):
            if found.span and found.rule in forbidding and found.rule not in told:
                told.add(found.rule)
                yield found


def _says(found: Finding, forbidding: Mapping[RuleId, str]) -> str:
    return f"{found.rule} ({forbidding[found.rule]}) flags {found.match!r}; change one of the two"
