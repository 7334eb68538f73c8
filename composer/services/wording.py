# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes and values put in words, from ``resources/messages/<language>.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from composer.domain.errors import RamageError
from composer.domain.messages import VERBATIM, Message
from composer.domain.review import Finding
from composer.domain.text import Language

SECTIONS: Final = ("finding", "fix", "message")
"""Tables of the file that hold one sentence per code; ``error`` holds a table per code."""


@dataclass(frozen=True, slots=True)
class Worded:
    """An error for a reader: what happened, what it means, what to do. ``action`` may be empty."""

    title: str
    text: str
    action: str


class WordedFinding(NamedTuple):
    """A finding for a reader; ``why`` may be empty."""

    title: str
    text: str
    why: str


class _Values(dict[str, str]):
    """A value that is not there is shown by its name: an incomplete sentence beats none."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


class Wording:
    """The words of one language. The file is read at the first question."""

    def __init__(self, language: Language, folder: Path) -> None:
        self.language = language
        self._folder = folder

    def error(self, error: RamageError) -> Worded:
        """Title, explanation and next step of an error."""
        words = self._errors.get(error.code) or self._errors[RamageError.code]
        values = _Values(error.values, code=error.code)
        return Worded(*(words.get(part, "").format_map(values).strip() for part in ("title", "text", "action")))

    def message(self, message: Message) -> str:
        """The sentence of a message. Words of the library come as they are, in this language where they have it.

        A message with the code of an error gives the error's explanation.
        """
        if message.code == VERBATIM:
            said = message.values
            return said.get(self.language) or said.get("") or next((text for text in said.values() if text), "")
        return self.text(message.code, **message.values)

    def finding(self, finding: Finding) -> WordedFinding:
        """Title, sentence and reason of a finding."""
        why = self.message(finding.why) if finding.why else ""
        return WordedFinding(self.message(finding.title), self.message(finding.message), why)

    def text(self, code: str, /, **values: str) -> str:
        """The sentence with that code; the code itself when there is none."""
        sentence = self._sentences.get(code)
        if sentence is None and code in self._errors:
            sentence = self._errors[code]["text"] or self._errors[code]["title"]
        return (sentence or code).format_map(_Values(values)).strip()

    def knows(self, code: str) -> bool:
        """True when there are words for that code."""
        return code in self._sentences or code in self._errors

    @cached_property
    def _file(self) -> Mapping[str, Mapping[str, object]]:
        return tomllib.loads((self._folder / f"{self.language}.toml").read_text("utf-8"))

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        return {code: str(text) for section in SECTIONS for code, text in self._file.get(section, {}).items()}

    @cached_property
    def _errors(self) -> Mapping[str, Mapping[str, str]]:
        return {
            code: {part: str(text) for part, text in words.items()}
            for code, words in self._file["error"].items()
            if isinstance(words, dict)
        }
