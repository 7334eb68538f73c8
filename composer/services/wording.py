# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes and values put in words, from ``resources/messages/<language>.toml``."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from composer.domain.errors import RamageError
from composer.domain.messages import VERBATIM, Message
from composer.domain.review import Finding
from composer.domain.settings import Setting
from composer.domain.text import Language
from composer.services.setting_kinds import kind_of, known_setting

_SECTIONS: Final = ("message", "finding", "fix", "error")
_NAMED: Final = {
    "network": "network-name",
    "state": "state",
    "period": "period",
    "reason": "reason",
    "option": "option",
}
_SAID_BY_SERVER: Final = ("HTTP ", "certificate: ")
_MONTHS: Final = {
    Language.FRENCH: (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
        *("août", "septembre", "octobre", "novembre", "décembre"),
    ),
    Language.ENGLISH: (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}


class Worded(NamedTuple):
    """An error for a reader: what happened, what it means, what to do. ``action`` may be empty."""

    title: str
    text: str
    action: str


class WordedFinding(NamedTuple):
    """A finding for a reader; ``why`` may be empty."""

    title: str
    text: str
    why: str


class WordedSetting(NamedTuple):
    """A setting for a reader; ``options`` has the words of each option, empty where there is no choice."""

    label: str
    help: str
    options: Mapping[str, str]


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
        words = self._table("error").get(error.code) or self._table("error")[RamageError.code]
        place = self._place(error.values) if "file" in error.values else error.values.get("place", "")
        values = {**error.values, "code": error.code, "place": place}
        return Worded(*(self._filled(str(words.get(part, "")), values) for part in ("title", "text", "action")))

    def message(self, message: Message) -> str:
        """The sentence of a message. Words of the library come as they are, in this language where they have it.

        A message with the code of an error or a finding gives its explanation.
        """
        if message.code == VERBATIM:
            return self._verbatim(message.values)
        values = (
            {**message.values, "place": self._place(message.values)} if "file" in message.values else message.values
        )
        return self._filled(self._sentence(message.code, message.values, "text"), values)

    def finding(self, finding: Finding) -> WordedFinding:
        """Title, sentence and reason of a finding."""
        title, why = finding.title, finding.why or finding.message
        said = self.message(finding.message)
        return WordedFinding(
            self.message(title)
            if title.code == VERBATIM
            else self._filled(self._sentence(title.code, title.values, "title"), title.values),
            self.text("finding-beside", option=finding.option, said=said) if finding.option else said,
            self.message(why)
            if finding.why
            else self._filled(str(self._table("finding").get(why.code, {}).get("why", "")), why.values),
        )

    def setting(self, key: str) -> WordedSetting:
        """Label, help and options of a setting."""
        words = {name: str(text) for name, text in self._table("setting")[key].items()}
        return WordedSetting(words.pop("label"), words.pop("help"), words)

    def expected(self, setting: Setting[Any]) -> str:
        """What a value of it has to be, in a policy and elsewhere."""
        kind, values = kind_of(setting)
        values["unit"] = str(self._table("expected").get(values.get("unit", ""), ""))
        return str(self._table("expected")[kind]).format(**values)

    def text(self, code: str, /, **values: str) -> str:
        """The sentence with that code; the code itself when there is none."""
        return self.message(Message(code, values))

    def knows(self, code: str) -> bool:
        """True when there are words for that code."""
        return any(code in self._table(section) for section in _SECTIONS)

    def _verbatim(self, said: Mapping[str, str]) -> str:
        words = next((said[key] for key in (self.language, "", *Language) if said.get(key)), "")
        for name, value in said.items():
            if name not in ("", *Language):
                words = words.replace(f"{{{name}}}", self._shown(name, value))
        return words

    def _sentence(self, code: str, values: Mapping[str, str], part: str) -> str:
        if values.get("count") == "1" and self.knows(f"{code}-one"):
            code = f"{code}-one"
        for section in _SECTIONS:
            words = self._table(section).get(code)
            if words is not None:
                return words if isinstance(words, str) else str(words.get(part) or words.get("title", ""))
        return code

    def _filled(self, sentence: str, values: Mapping[str, str]) -> str:
        shown = {name: self._shown(name, value) for name, value in values.items()}
        setting = known_setting(values.get("key", "")) if "expected" in values else None
        if setting is not None:
            shown["expected"] = self.expected(setting)
        return sentence.format_map(_Values(shown)).strip()

    def _shown(self, name: str, value: str) -> str:
        if name == "when":
            return self._moment(value)
        if name == "reason" and value.startswith(_SAID_BY_SERVER):
            return self._answer(value)
        if name in _NAMED:
            return str(self._table("message").get(f"{_NAMED[name]}-{value.lower()}", value))
        return value

    def _answer(self, value: str) -> str:
        """An HTTP status, and perhaps the server's own words, or what is wrong with its certificate."""
        kind, _, rest = value.partition(" ")
        if kind != "HTTP":
            return self.text("reason-certificate", said=rest)
        number, _, said = rest.partition(" ")
        code = "reason-http-5" if number.startswith("5") else "reason-http"
        answer = self.text(code, number=number)
        return self.text("reason-http-said", answer=answer, said=said.strip()) if said.strip() else answer

    def _moment(self, value: str) -> str:
        """An instant as people write it here, in their own time zone."""
        try:
            moment = datetime.fromisoformat(value).astimezone()
        except ValueError:
            return value
        month = _MONTHS[self.language][moment.month - 1]
        if self.language is Language.FRENCH:
            day = "1er" if moment.day == 1 else str(moment.day)
            minutes = f"\u00a0{moment.minute:02}" if moment.minute else ""
            return f"{day}\u00a0{month} {moment.year} à {moment.hour}\u00a0h{minutes}"
        return f"{moment.day} {month} {moment.year} at {moment:%H:%M}"

    def _place(self, values: Mapping[str, str]) -> str:
        """A file, and its line when it is known."""
        file, line = values.get("file", ""), values.get("line", "")
        return self.text("place-line", path=file, line=line) if line else file

    def _table(self, section: str) -> Mapping[str, Any]:
        return self._file.get(section, {})

    @cached_property
    def _file(self) -> Mapping[str, Mapping[str, Any]]:
        return tomllib.loads((self._folder / f"{self.language}.toml").read_text("utf-8"))
