# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool beside the checks in process: which server, how it is, and what it said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from composer.domain.messages import Message
from composer.domain.text import Language, Span

NEEDED_JAVA: Final = 17
"""LanguageTool 6.6 and later ask for it."""
PUBLIC_SERVER: Final = "https://api.languagetool.org"
"""The one address that its makers open to everybody (their page "Public HTTP Proofreading API")."""


class GrammarMode(StrEnum):
    """Who reads the text besides the checks in process."""

    OFF = "off"
    COMPANY = "company"
    LOCAL = "local"
    PUBLIC = "public"


class GrammarState(StrEnum):
    """How it stands with LanguageTool."""

    OFF = "off"
    UNSET = "unset"
    """The organisation's server, but no address."""
    NOT_AGREED = "not-agreed"
    """The public server, but the person did not agree to send texts there."""
    NO_JAVA = "no-java"
    OLD_JAVA = "old-java"
    NOT_INSTALLED = "not-installed"
    ASLEEP = "asleep"
    """It will be asked, or started, when there is a text."""
    STARTING = "starting"
    READY = "ready"
    SLOW = "slow"
    DOWN = "down"
    LIMITED = "limited"
    WRONG = "wrong"
    """What answers is no LanguageTool, or one of a version that is not understood."""
    REFUSED = "refused"
    BROKEN = "broken"
    """The server on this computer ends as soon as it starts."""


TROUBLED: Final = frozenset(
    [
        GrammarState.SLOW,
        GrammarState.DOWN,
        GrammarState.LIMITED,
        GrammarState.WRONG,
        GrammarState.REFUSED,
        GrammarState.BROKEN,
    ]
)
"""States in which the person expects answers and gets none."""


@dataclass(frozen=True, slots=True)
class GrammarStatus:
    """A state with its values; ``again_at`` is when the server is next asked, None when nothing is waited for."""

    state: GrammarState
    values: Mapping[str, str] = field(default_factory=dict)
    again_at: datetime | None = None

    @property
    def message(self) -> Message:
        """What to say of it."""
        return Message(f"grammar-{self.state}", self.values)

    @property
    def troubled(self) -> bool:
        """True when the person expects answers and gets none."""
        return self.state in TROUBLED


@dataclass(frozen=True, slots=True)
class GrammarChoice:
    """What the person and the organisation decided. ``agreed``: the person lets texts go to the public server."""

    mode: GrammarMode = GrammarMode.OFF
    address: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class GrammarQuestion:
    """One paragraph to be read, in a language; rules and categories named here stay silent."""

    text: str
    language: Language
    silent_rules: tuple[str, ...] = ()
    silent_categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """What LanguageTool says of a passage; ``span`` counts the code points of the paragraph."""

    span: Span
    rule: str
    kind: str
    """LanguageTool's issue type: ``grammar``, ``style``, ``misspelling``, ``typographical``…"""
    category: str
    """Its id, such as ``GRAMMAR``."""
    category_name: str
    """In the language of the text."""
    message: str
    replacements: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class GrammarAnswer:
    """What a server said of one paragraph, and its version."""

    version: str
    matches: tuple[GrammarMatch, ...]
