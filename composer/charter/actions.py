# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rule offers to do about a match."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.casing import lowered
from composer.charter.dialect import PatternRefused, parse
from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.patterns import Match, Pattern
from composer.charter.syntax import written

_NAMES: Final = ("replace", "remove", "edit", "convert", "suggest")
_SPELLINGS: Final = "spellings"
_PLACE: Final = re.compile(r"\$(?:\{(\w+)\}|(\d+))")


def expand(template: str, group: Callable[[int], str | None]) -> str:
    """``$1`` and ``${1}`` filled; a group that is missing is empty."""

    def value(place: re.Match[str]) -> str:
        name = place[1] or place[2]
        if not (name.isascii() and name.isdigit() and len(name) < 4):
            return ""
        try:
            return group(int(name)) or ""
        except IndexError:
            return ""

    return _PLACE.sub(value, template)


@dataclass(frozen=True, slots=True)
class Action:
    """``replace`` without options takes them from elsewhere (a substitution's replacement)."""

    name: str
    options: tuple[str, ...] = ()
    pattern: Pattern | None = None
    quotes: bool = True
    """Whether the message of a substitution shows its options in quotes."""

    def texts(self, matched: str) -> tuple[str, ...]:
        """The texts to put in place of ``matched``, best first."""
        return tuple(text for text in self._outcomes(matched) if text != matched)

    def arguments(self, matched: str) -> tuple[str, str]:
        """What a message can say: the match, and what would stand there."""
        outcomes = self._outcomes(matched)
        return matched, outcomes[0] if len(outcomes) == 1 else listed(outcomes)

    def _outcomes(self, matched: str) -> tuple[str, ...]:
        if self.name == "replace":
            return self.options
        if self.name == "remove":
            return ("",)
        if self.name == "suggest":
            return ()  # looked up when the person comes to it: see ``Rule.suggests``
        if self.name == "edit":
            return (self._edited(matched),)
        return (_words(matched) if self.options[:1] == ("simple",) else matched,)

    def _edited(self, matched: str) -> str:
        how, first, *rest = (*self.options, "", "")
        result = matched
        if how == "regex" and self.pattern is not None:
            result = self.pattern.sub(lambda match: _filled(rest[0], match), matched)
        elif how == "trim":
            result = matched.strip(first)
        elif how == "trim_left":
            result = matched.lstrip(first)
        elif how == "trim_right":
            result = matched.rstrip(first)
        elif how == "truncate" and first:
            result = matched.split(first, 1)[0]
        elif how == "split" and first:
            parts = matched.split(first)
            index = int(rest[0]) if rest[0].isascii() and rest[0].isdigit() else len(parts)
            result = parts[index] if index < len(parts) else matched
        return result.strip()


def offered(action: Action | None, matched: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a message can say of a match, and the texts to put in its place."""
    return (action.arguments(matched), action.texts(matched)) if action else ((matched,), ())


def _filled(template: str, match: Match) -> str:
    return expand(template, match.group)


def _words(text: str) -> str:
    """``HelloWorld`` as two words; a change of case right after the first letter divides nothing."""
    spaced = "".join(
        f" {char}" if at > 1 and text[at - 1].islower() and char.isupper() else char if char.isalnum() else " "
        for at, char in enumerate(text)
    )
    return " ".join(lowered(spaced).split())


def listed(options: Sequence[str]) -> str:
    """The options in quotes, as one reads them aloud."""
    quoted = [f"'{option}'" for option in options if option]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + f", or {quoted[-1]}"


def read_action(fields: RuleFields) -> Action | None:
    """The field ``action``, None when absent. Raises RuleRefused."""
    node = fields.node("action")
    if node is None or (isinstance(node, Scalar) and not node.value):
        return None
    if not isinstance(node, Pairs):
        raise fields.refused(node.line, "action must be a mapping with a name")
    name = ""
    params: tuple[Scalar, ...] = ()
    for key, value in node.pairs:
        if key.value.lower() == "name" and isinstance(value, Scalar):
            name = value.value
        elif key.value.lower() == "params":
            params = fields.texts_in("params", value)
        else:
            raise fields.refused(key.line, f"unknown field {key.value!r} in action")
    if name == "":
        return None
    if name not in _NAMES:
        raise fields.refused(node.line, f"the action {name!r} is not run by this version")
    options = tuple(param.value for param in params)
    if name == "suggest" and options[:1] != (_SPELLINGS,):
        raise fields.refused(node.line, f"suggest runs no script: its only param is {_SPELLINGS}")
    if options[:1] != ("regex",) or name != "edit":
        return Action(name, options)
    if len(options) != 3:
        raise fields.refused(node.line, "edit with regex needs a pattern and a replacement")
    try:
        return Action(name, options, Pattern(written(parse(options[1]).tree)))
    except PatternRefused as error:
        raise fields.refused(node.line, str(error)) from error
