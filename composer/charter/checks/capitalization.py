# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``capitalization``: a whole block in the case it should have."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from composer.charter.actions import Action
from composer.charter.case_styles import Expected, SentenceCase, Style, TitleCase, share_of_right_words
from composer.charter.casing import lowered, raised
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.dialect import Flags
from composer.charter.exemptions import Exemptions, all_terms, read_exemptions
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.own_case import OwnCase
from composer.charter.patterns import Pattern
from composer.charter.syntax import written

_DEFAULT_THRESHOLD: Final = 0.8
_MOST_BLOCKS: Final = 256
_MOST_WORDS: Final = 4_096

Judge = Callable[[str], Expected | None]
"""What a block should be, None when it is right."""


@dataclass(frozen=True, slots=True)
class _Capitalization:
    judge: Judge
    action: Action | None
    mends: bool
    """Whether what is expected is a text rather than a pattern."""
    needs: tuple[tuple[Need, ...], ...] = ((),)
    _judged: dict[str, Expected | None] = field(default_factory=dict)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            text = block.text.rstrip()
            expected = self._expected(text)
            if expected is not None:
                yield Hit(block.place(0, len(text)), (text, expected.shown), self._fixes(text, expected))

    def _expected(self, text: str) -> Expected | None:
        if not text:
            return None
        if text not in self._judged:
            if len(self._judged) >= _MOST_BLOCKS:
                self._judged.clear()
            self._judged[text] = self.judge(text)
        return self._judged[text]

    def _fixes(self, text: str, expected: Expected) -> tuple[str, ...]:
        if self.action is None:
            return ()
        if self.action.name == "replace" and not self.action.options:
            return (expected.text,) if self.mends and expected.text != text else ()
        return self.action.texts(text)


def _by_style(style: Style, terms: OwnCase, clears: Sequence[Exemptions], threshold: float) -> Judge:
    @lru_cache(maxsize=_MOST_WORDS)
    def cleared(word: str) -> bool:
        return any(exemptions.found_in(word) for exemptions in clears)

    def judge(text: str) -> Expected | None:
        here = terms.within(text)
        expected = style.expected(text, here)
        share = share_of_right_words(text, expected.text, here, cleared, style)
        return None if share is None or share >= threshold else expected

    return judge


def _by_text(change: Callable[[str], str], clears: Sequence[Exemptions]) -> Judge:
    def judge(text: str) -> Expected | None:
        wanted = change(text)
        right = text == wanted or any(exemptions.found_in(text) for exemptions in clears)
        return None if right else Expected(wanted, wanted)

    return judge


def _by_pattern(source: str, pattern: Pattern, clears: Sequence[Exemptions]) -> Judge:
    def judge(text: str) -> Expected | None:
        right = pattern.search(text) or any(exemptions.found_in(text) for exemptions in clears)
        return None if right else Expected(source, text)

    return judge


def _build(material: Material) -> Body:
    fields = material.fields
    match = fields.text("match")
    if not match:
        raise fields.refused(fields.line_of("match"), "a capitalization rule needs match")
    clears = read_exemptions(fields, material.accepted)
    threshold = fields.number("threshold") or _DEFAULT_THRESHOLD
    if match in ("$sentence", "$title"):
        style = _style(fields, match)
        # The format puts names right only where there is a vocabulary; else exceptions are left as they stand.
        own_case = OwnCase(all_terms(clears), any_case=material.accepted in clears)
        judge = _by_style(style, own_case, clears, threshold)
    elif match in ("$lower", "$upper"):
        judge = _by_text(lowered if match == "$lower" else raised, clears)
    else:
        tree = parsed(fields, fields.texts("match")[0], Flags()).tree
        judge = _by_pattern(match, Pattern(written(tree)), clears)
    return _Capitalization(judge, material.action, match.startswith("$"))


def _style(fields: RuleFields, match: str) -> Style:
    prefix = None
    if fields.text("prefix"):
        prefix = Pattern(written(parsed(fields, fields.texts("prefix")[0], Flags()).tree))
    if match == "$sentence":
        return SentenceCase(prefix, [suffix.value for suffix in fields.texts("indicators")])
    return TitleCase(prefix, press=fields.text("style") != "Chicago")


KIND: Final = CheckKind(
    "capitalization",
    frozenset(("match", "style", "threshold", "exceptions", "indicators", "prefix", "vocab")),
    _build,
)
