# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two rules a vocabulary makes: terms written our way, and terms to avoid."""

from collections.abc import Mapping, Sequence
from typing import Final

from composer.charter.actions import Action
from composer.charter.checks import existence, substitution
from composer.charter.checks.base import Body, CheckKind, Material
from composer.charter.dialect import PatternRefused, parse
from composer.charter.document import Items, Node, Pairs, Scalar
from composer.charter.exemptions import NOTHING, Exemptions
from composer.charter.fields import RuleFields
from composer.charter.folding import folded_patterns
from composer.charter.phrases import Phrase
from composer.charter.rules import Rule
from composer.domain.errors import RuleRefused
from composer.domain.ids import RuleId
from composer.domain.library import Vocabulary
from composer.domain.review import Level

ACCEPT_FILE: Final = "accept.txt"
REJECT_FILE: Final = "reject.txt"
_USE: Final = Phrase({"fr": "Écrivez « %s » au lieu de « %s ».", "en": "Use '%s' instead of '%s'."})
_AVOID: Final = Phrase({"fr": "Évitez « %s ».", "en": "Avoid using '%s'."})
_TERM: Final = Phrase({"fr": "Nom propre", "en": "Proper name"})
_AVOIDED: Final = Phrase({"fr": "Terme à éviter", "en": "Term to avoid"})


def usable_terms(file: str, terms: Sequence[str]) -> tuple[list[str], list[RuleRefused]]:
    """The terms that are valid patterns, and a refusal for each of the others. The line is the term's rank."""
    good: list[str] = []
    refused: list[RuleRefused] = []
    for rank, term in enumerate(terms, start=1):
        try:
            parse(term)
        except PatternRefused as error:
            refused.append(RuleRefused(file=file, line=rank, reason=str(error)))
        else:
            good.append(term)
    return good, refused


def vocabulary_rules(vocabulary: Vocabulary, *, fold: bool = False) -> tuple[list[Rule], Exemptions, list[RuleRefused]]:
    """The rules, what the accepted terms clear in all other rules, and the terms that were refused."""
    accepted, refused = usable_terms(ACCEPT_FILE, vocabulary.accept)
    rejected, also_refused = usable_terms(REJECT_FILE, vocabulary.reject)
    rules: list[Rule] = []
    # Only plain words have one right spelling to propose; a pattern has many.
    names = {term.lower(): term for term in accepted if _is_phrase(term)}
    if names:
        rules.append(_terms(names, fold=fold))
    if rejected:
        rules.append(_avoid(rejected, fold=fold))
    return rules, Exemptions(accepted) if accepted else NOTHING, refused + also_refused


def _terms(names: dict[str, str], *, fold: bool) -> Rule:
    swap = Pairs(tuple((Scalar(lowered, 1), Scalar(term, 1)) for lowered, term in names.items()), 1)
    values: dict[str, Node] = {"swap": swap, "ignorecase": Scalar("true", 1)}
    body = _body(substitution.KIND, ACCEPT_FILE, values, Action("replace", quotes=False), fold=fold)
    id_ = RuleId("Vale.Terms")
    return Rule(id_, ACCEPT_FILE, 1, Level.WARNING, _USE, body, description=_TERM, fold=fold, skips_addresses=True)


def _avoid(terms: Sequence[str], *, fold: bool) -> Rule:
    tokens = Items(tuple(Scalar(f"(?:{term})", rank) for rank, term in enumerate(terms, start=1)), 1)
    body = _body(existence.KIND, REJECT_FILE, {"tokens": tokens}, None, fold=fold)
    return Rule(RuleId("Vale.Avoid"), REJECT_FILE, 1, Level.ERROR, _AVOID, body, description=_AVOIDED, fold=fold)


def _body(kind: CheckKind, file: str, values: Mapping[str, Node], action: Action | None, *, fold: bool) -> Body:
    pairs = tuple((Scalar(name, 1), node) for name, node in values.items())
    fields = RuleFields(file, Pairs((*pairs, (Scalar("vocab", 1), Scalar("false", 1))), 1))
    if fold:
        fields = folded_patterns(fields)
    return kind.build(Material(fields, action, NOTHING, _USE, fold=fold))


def _is_phrase(term: str) -> bool:
    return all(char.isalnum() or char in " -'’" for char in term) and any(char.isalpha() for char in term)
