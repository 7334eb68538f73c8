# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a rule, with the places its arguments go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.domain.messages import Message, verbatim
from composer.domain.text import Language

# `%s` and `%d` take the next argument, `%[2]s` a given one. Any other percent sign stays as it is written.
_PLACE: Final = re.compile(r"%(?:%|(?:\[(\d{1,2})\])?[sd])")
_LANGUAGES: Final = tuple(language.value for language in Language)


Argument = str | Mapping[str, str]
"""What goes in a place: a text, or a text per language code where the reader's language says it differently."""


def fill(template: str, arguments: Sequence[str]) -> str:
    """``template`` with its places filled; missing arguments are empty, superfluous ones ignored, newlines spaces."""
    position = 0

    def value(place: re.Match[str]) -> str:
        nonlocal position
        if place[0] == "%%":
            return "%"
        if place[1]:
            position = int(place[1]) - 1
        chosen = arguments[position] if 0 <= position < len(arguments) else ""
        position += 1
        return chosen

    return _PLACE.sub(value, template).replace("\r\n", " ").replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text, under the key ``""``, or a text per language code."""

    texts: Mapping[str, str]

    def message(self, arguments: Sequence[Argument] = (), values: Mapping[str, str] = MappingProxyType({})) -> Message:
        """The message to show; ``values`` as ``verbatim`` has them."""
        texts = self.texts
        if "" in texts and any(not isinstance(argument, str) for argument in arguments):
            texts = dict.fromkeys(_LANGUAGES, texts[""])
        filled = {language: fill(text, _said(arguments, language)) for language, text in texts.items()}
        used = {name: value for name, value in values.items() if any(f"{{{name}}}" in text for text in filled.values())}
        return verbatim(filled.get("", filled), used)

    def example(self) -> Message:
        """The phrase on its own, for a reader: an ellipsis stands where a match would."""
        return self.message(("…",) * 9)

    def without_first_quotes(self) -> "Phrase":
        """For replacements that bring quotes of their own: ``'%s' … '%s'`` loses the first pair."""
        return Phrase({language: _unquote_first(text) for language, text in self.texts.items()})


def _said(arguments: Sequence[Argument], language: str) -> list[str]:
    return [argument if isinstance(argument, str) else argument[language] for argument in arguments]


def _unquote_first(text: str) -> str:
    for quoted in ("'%s'", '"%s"'):
        if text.count(quoted) == 2:
            return text.replace(quoted, "%s", 1)
    return text


def read_phrase(fields: RuleFields, name: str) -> Phrase | None:
    """The field as one text or as ``{fr: …, en: …}``; None when absent or blank."""
    node = fields.node(name)
    if isinstance(node, Pairs):
        texts: dict[str, str] = {}
        for key, value in node.pairs:
            if key.value not in _LANGUAGES or not isinstance(value, Scalar):
                raise fields.refused(key.line, f"{name} is a text, or one text for each of {', '.join(_LANGUAGES)}")
            texts[key.value] = value.value
        return Phrase(texts) if texts else None
    text = fields.text(name)
    return Phrase({"": text}) if text.strip() else None
