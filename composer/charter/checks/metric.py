# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``metric``: a formula over what a post counts, and when its value is too much or too little."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer.charter.actions import Action
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.counts import MEDIA, PLACES, caps_ratio
from composer.charter.expressions import Expression, ExpressionRefused, Lookup, Number, read_condition, read_formula
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.measures import Measures, measures
from composer.charter.views import Place

_VALUE: Final = "_value"
# Parts of marked-up documents, of which a post has none.
_ABSENT: Final = frozenset(("blockquote", "list", "pre", *(f"heading_h{level}" for level in range(1, 7))))
_MEASURES: Final = frozenset(Measures._fields)
_KNOWN: Final = _MEASURES | _ABSENT | PLACES.keys() | MEDIA.keys() | {"caps_ratio"}


@dataclass(frozen=True, slots=True)
class _Metric:
    formula: Expression
    condition: Expression
    mark: str
    action: Action | None
    needs: tuple[tuple[Need, ...], ...] = ((),)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        lookup = _lookup(reading)
        names = self.formula.names | self.condition.names
        if names & (_MEASURES | _ABSENT) and not lookup("words"):
            return  # there is nothing to measure yet
        value = self.formula.number(lookup)
        if math.isnan(value) or not self._holds(lookup):
            return
        arguments = (self._shown(value),)
        marked = list(self._beyond(reading.view.text, lookup)) if self.mark else []
        for start, end in marked:
            fixes = self.action.texts(reading.view.text[start:end]) if self.action else ()
            yield Hit(Place(start, end), arguments, fixes)
        if not marked:
            yield Hit(None, arguments)

    def _holds(self, lookup: Lookup) -> bool:
        value = self.formula.number(lookup)
        if math.isfinite(value):
            value = float(f"{value:.6f}")
        return self.condition.holds(lambda name: value if name == _VALUE else lookup(name))

    def _shown(self, value: Number) -> str:
        """Two decimals; what is only counted in posts is a whole number."""
        counted = not self.formula.names & (_MEASURES | _ABSENT)
        return str(int(value)) if counted and math.isfinite(value) and value == int(value) else f"{value:.2f}"

    def _beyond(self, text: str, lookup: Lookup) -> Iterator[tuple[int, int]]:
        """The places beyond the first ones that would have been let be; neighbours are one."""
        places = PLACES[self.mark](text)
        if self._holds(_with(lookup, self.mark, 0)):
            return  # it is not their number that is wrong
        allowed = bisect_left(
            range(len(places)), True, key=lambda kept: self._holds(_with(lookup, self.mark, kept + 1))
        )
        start = end = -1
        for first, last in places[allowed:]:
            if start >= 0 and not any(map(str.isalnum, text[end:first])):
                end = last
                continue
            if start >= 0:
                yield start, end
            start, end = first, last
        if start >= 0:
            yield start, end


def _with(lookup: Lookup, name: str, value: int) -> Lookup:
    return lambda wanted: value if wanted == name else lookup(wanted)


def _lookup(reading: Reading) -> Lookup:
    text, media = reading.view.text, reading.context.media

    @cache
    def value(name: str) -> Number:
        if name in _MEASURES:
            return float(getattr(measures(text), name))
        if name in PLACES:
            return float(len(PLACES[name](text)))
        if name in MEDIA:
            return float(sum(map(MEDIA[name], media)))
        return caps_ratio(text) if name == "caps_ratio" else 0.0

    return value


def _build(material: Material) -> Body:
    fields = material.fields
    formula, condition = _written(fields, "formula"), _written(fields, "condition")
    try:
        value = read_formula(formula, _KNOWN)
    except ExpressionRefused as error:
        raise fields.refused(fields.line_of("formula"), f"the formula is not valid: {error}") from error
    try:
        test = read_condition(condition, _KNOWN, _VALUE)
    except ExpressionRefused as error:
        raise fields.refused(fields.line_of("condition"), f"the condition is not valid: {error}") from error
    return _Metric(value, test, fields.one_of("mark", ("", *PLACES), "").strip(), material.action)


def _written(fields: RuleFields, name: str) -> str:
    text = fields.text(name).strip()
    if not text:
        raise fields.refused(fields.line_of(name), f"a metric rule needs {name}")
    return text


KIND: Final = CheckKind("metric", frozenset(("formula", "condition", "mark")), _build, whole_text=True)
