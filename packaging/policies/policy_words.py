# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the templates and the guide say, in one language."""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from composer.domain.settings import Setting
from composer.domain.text import Language
from composer.services.wording import Wording

_FOLDER: Final = Path(__file__).parent / "words"
_MESSAGES: Final = Path(__file__).parents[2] / "resources" / "messages"
LANGUAGES: Final = {"en": "en-US", "fr": "fr-FR"}


class PolicyWords:
    """A setting without words is an error: everything an administrator can set is explained."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._program = Wording(Language(language), _MESSAGES)

    def title(self, setting: Setting[Any]) -> str:
        """A few words."""
        return self._of("title", setting.key)

    def help(self, setting: Setting[Any]) -> str:
        """What it does: the words beside the setting, or their translation."""
        return setting.help if self.language == "en" else self._of("help", setting.key)

    def group(self, key: str) -> str:
        """Name of the settings that begin alike."""
        return self._of("group", key)

    def option(self, option: str) -> str:
        """Name of an option."""
        return self._of("option", option)

    def text(self, key: str, **values: str) -> str:
        """A sentence."""
        return self._of("text", key).format(**values)

    def kind(self, setting: Setting[Any]) -> str:
        """What a valid value is: the words of the program's own messages."""
        expected = self._program.expected(setting)
        return f"{expected[:1].upper()}{expected[1:]}."

    def explained(self, setting: Setting[Any], *, default: str) -> list[str]:
        """What it does, what a value is, and what becomes of a wrong one; a sentence or two each."""
        fate = "personal" if not setting.lockable else "ignored" if setting.closed is None else "closes"
        return [
            self.help(setting),
            self.kind(setting),
            self.text("default", value=default or self.text("none")),
            self.text(fate),
            self.text("live" if setting.live else "restart"),
        ]

    def _of(self, table: str, key: str) -> str:
        try:
            return str(self._tables[table][key])
        except KeyError as error:
            raise SystemExit(f"packaging/policies/words/{self.language}.toml: [{table}] lacks {key}") from error

    @cached_property
    def _tables(self) -> Mapping[str, Mapping[str, Any]]:
        return tomllib.loads((_FOLDER / f"{self.language}.toml").read_text("utf-8"))


def told(value: object) -> str:
    """A value as it is written in JSON, without the quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def grouped(settings: tuple[Setting[Any], ...]) -> dict[str, list[Setting[Any]]]:
    """By the first part of their keys, in the order of their declaration."""
    groups: dict[str, list[Setting[Any]]] = {}
    for setting in settings:
        groups.setdefault(setting.key.partition(".")[0], []).append(setting)
    return groups
