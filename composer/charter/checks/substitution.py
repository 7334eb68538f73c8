# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``substitution``: each match has a better word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action, expand, listed
from composer.charter.checks.base import Alternation, Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.dialect import Flags, PatternRefused, parse
from composer.charter.exemptions import Exemptions, read_exemptions
from composer.charter.literals import Need, needs_of
from composer.charter.patterns import Match, Pattern
from composer.charter.phrases import Phrase
from composer.charter.syntax import Choice, written
from composer.charter.views import folded_view

_OPTION_BAR: Final = re.compile(r"(?<!\\)\|")
_OPTIONAL_CHARACTERS: Final = re.compile(r"(?:[\w -]\??)+")


@dataclass(frozen=True, slots=True)
class _Swap:
    replacement: str
    key: Pattern | None
    """With its own groups, when the replacement uses them."""
    right: Pattern | None
    """What is right already, when the replacement reads as a pattern."""
    folds: bool = False

    @property
    def options(self) -> list[str]:
        return [option.replace("\\|", "|") for option in _OPTION_BAR.split(self.replacement)]

    @property
    def seen_options(self) -> list[str]:
        """The options as the view shows them once they are written."""
        return [folded_view(option).text for option in self.options] if self.folds else self.options


@dataclass(frozen=True, slots=True)
class _Substitution:
    needs: tuple[tuple[Need, ...], ...]
    patterns: Alternation
    swaps: Sequence[_Swap]
    exemptions: Sequence[Exemptions]
    action: Action | None
    capitalize: bool

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        return self.patterns.in_line if all(exemption.in_line for exemption in self.exemptions) else frozenset()

    @property
    def near_parts(self) -> frozenset[int]:
        """See ``NearBody``."""
        return self.patterns.near if all(exemption.near for exemption in self.exemptions) else frozenset()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            places = self.patterns.places(block.text, live)
            clearances = [exemptions.on(block.text) for exemptions in self.exemptions] if places else ()
            for start, end, name in places:
                swap = self.swaps[int((name or "_0")[1:])]
                matched = block.text[start:end]
                if self._is_right(swap, matched) or any(cleared(start, end) for cleared in clearances):
                    continue
                options = self._options(swap, block.text, start, matched)
                arguments = (self._shown(options, swap, matched), matched)
                yield Hit(block.place(start, end), arguments, self._fixes(options, matched))

    @property
    def _replaces(self) -> bool:
        return self.action is not None and self.action.name == "replace"

    def _is_right(self, swap: _Swap, matched: str) -> bool:
        if self._replaces:
            return matched in swap.seen_options
        return matched == swap.replacement or (swap.right is not None and swap.right.fullmatch(matched))

    def _options(self, swap: _Swap, block: str, start: int, matched: str) -> list[str]:
        options = swap.options if self._replaces else [swap.replacement]
        if swap.key is not None:
            found: Match | None = swap.key.match_at(block, start)
            if found is not None:
                options = [expand(option, found.group) for option in options]
        if self.capitalize and matched[:1].isupper():
            options = [option[:1].upper() + option[1:] for option in options]
        return options

    def _shown(self, options: Sequence[str], swap: _Swap, matched: str) -> str:
        if self._replaces and self.action is not None:
            return listed(options) if self.action.quotes and not self.action.options else options[0]
        full = swap.replacement.replace("?", "")
        if "?" in swap.replacement and _OPTIONAL_CHARACTERS.fullmatch(swap.replacement):
            return full if len(full) == len(matched) else options[0]
        return options[0]

    def _fixes(self, options: Sequence[str], matched: str) -> tuple[str, ...]:
        if self.action is None:
            return ()
        return self.action.texts(matched) or (tuple(options) if self._replaces else ())


def _right(replacement: str, *, folds: bool) -> Pattern | None:
    if not replacement or replacement.replace(" ", "").replace("-", "").isalnum():
        return None
    try:
        seen = folded_view(replacement).text if folds else replacement
        return Pattern(written(parse(f"^(?:{seen})$").tree))
    except PatternRefused:
        return None  # it is plain words then, and equality alone decides


def _build(material: Material) -> Body:
    fields = material.fields
    pairs = sorted(fields.pairs("swap"), key=lambda pair: len(pair[0].value.encode()), reverse=True)
    if not pairs:
        raise fields.refused(fields.line, "a substitution rule needs a swap")
    flags = Flags(i=fields.flag("ignorecase"), m=True)
    trees: list[Choice] = []
    swaps: list[_Swap] = []
    for key, replacement in pairs:
        if parsed(fields, key, flags).refers:
            raise fields.refused(key.line, "a swap key cannot refer to one of its groups")
        trees.append(parsed(fields, key, flags, capturing=False).tree)
        capturing = Pattern(written(parsed(fields, key, flags).tree)) if "$" in replacement.value else None
        right = _right(replacement.value, folds=material.fold)
        swaps.append(_Swap(replacement.value, capturing, right, material.fold))
    edge = "" if fields.flag("nonword") else r"\b"
    exemptions = read_exemptions(fields, material.accepted)
    action, capitalize = material.action, fields.flag("capitalize")
    patterns = Alternation(trees, edge, edge, "_")
    return _Substitution(tuple(map(needs_of, trees)), patterns, swaps, exemptions, action, capitalize)


def _wording(material: Material) -> Phrase:
    action = material.action
    shows_options = action is not None and action.name == "replace" and not action.options
    return material.message.without_first_quotes() if shows_options else material.message


KIND: Final = CheckKind(
    "substitution",
    frozenset(("swap", "ignorecase", "nonword", "capitalize", "exceptions", "vocab", "pos")),
    _build,
    _wording,
)
