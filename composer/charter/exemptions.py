# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What clears a finding: the exceptions of its rule and the accepted vocabulary."""

from collections.abc import Callable, Sequence
from functools import cached_property

from composer.charter.alternation import MOST_GAPS
from composer.charter.dialect import Flags, PatternRefused, parse
from composer.charter.document import Scalar
from composer.charter.fields import RuleFields
from composer.charter.patterns import Pattern
from composer.charter.reach import gaps_touched, stays_in_line
from composer.charter.syntax import written
from composer.charter.views import folded_view

_MULTILINE = Flags(m=True)


class Exemptions:
    """Patterns that clear a match when found in it; those with a space also clear what lies inside them."""

    def __init__(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)
        self._inside = _any_of(terms)
        around = [term for term in terms if " " in term or "\\s" in term]
        self._around = _any_of(around)
        trees = [parse(term, _MULTILINE).tree for term in around]
        self.in_line = all(map(stays_in_line, trees))
        """True when what they clear in a line depends on that line alone."""
        self.near = all(gaps_touched(tree) <= MOST_GAPS for tree in trees)
        """True when what they clear depends on a few words alone."""

    @cached_property
    def folded(self) -> "Exemptions":
        """The same for a folded view."""
        return Exemptions([folded_view(term).text for term in self.terms]) if self.terms else self

    def found_in(self, text: str) -> bool:
        """True when one of them stands anywhere in ``text``."""
        return self._inside is not None and self._inside.search(text)

    def on(self, block: str) -> Callable[[int, int], bool]:
        """Tells for this block whether the match from one offset to another is cleared."""
        around: list[tuple[int, int]] | None = None

        def cleared(start: int, end: int) -> bool:
            nonlocal around
            if self.found_in(block[start:end]):
                return True
            if self._around is None:
                return False
            if around is None:
                around = [(found.start, found.end) for found in self._around.places(block)]
            return any(first <= start and end <= last for first, last in around)

        return cleared


def _any_of(terms: Sequence[str]) -> Pattern | None:
    if not terms:
        return None
    longest_first = sorted(terms, key=lambda term: len(term.encode()), reverse=True)
    trees = [parse(term, _MULTILINE).tree for term in longest_first]
    choices = "|".join(f"(?:{written(tree)})" for tree in trees)
    return Pattern(rf"\b(?:{choices})\b", stays_in_line=all(map(stays_in_line, trees)))


NOTHING = Exemptions(())


def read_exemptions(fields: RuleFields, accepted: Exemptions) -> tuple[Exemptions, ...]:
    """The rule's own exceptions, and the accepted vocabulary unless ``vocab: false``. Raises RuleRefused."""
    own = [term for term in fields.texts("exceptions") if term.value.strip()]
    found = () if not own else (_own(fields, own),)
    return (*found, accepted) if fields.flag("vocab", True) and accepted is not NOTHING else found


def all_terms(exemptions: Sequence[Exemptions]) -> list[str]:
    """The terms of all of them."""
    return [term for some in exemptions for term in some.terms]


def _own(fields: RuleFields, terms: Sequence[Scalar]) -> Exemptions:
    for term in terms:
        try:
            parse(term.value)
        except PatternRefused as error:
            raise fields.refused(term.line, str(error)) from error
    return Exemptions([term.value for term in terms])
