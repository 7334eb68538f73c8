# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short ways to write a rule and to run it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from composer.charter.engine import CharterCheck
from composer.domain.errors import RuleRefused
from composer.domain.ids import NetworkKey
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.messages import Message
from composer.domain.review import Context, Finding
from composer.domain.text import Language

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


def a_context(
    language: Language = Language.FRENCH, network: str | None = "linkedin", publish_at: datetime = NOW
) -> Context:
    return Context(language, NetworkKey(network) if network else None, publish_at)


def a_charter(*sources: str, accept: Sequence[str] = (), reject: Sequence[str] = ()) -> CharterCheck:
    files = [RuleFile(f"Style/Rule{number}.yml", source) for number, source in enumerate(sources)]
    return CharterCheck.compile(files, Vocabulary(tuple(accept), tuple(reject)))


def findings(source: str, text: str, context: Context | None = None) -> list[Finding]:
    """What one rule that loads and runs well says of ``text``."""
    check = a_charter(source)
    assert check.refused == ()
    found = list(check.review(text, context or a_context()))
    assert check.set_aside == ()
    return found


def matches(source: str, text: str, context: Context | None = None) -> list[str]:
    return [finding.match for finding in findings(source, text, context)]


def refusal(source: str) -> tuple[str, int, str]:
    """File, line and reason of the one rule refused."""
    (error,) = a_charter(source).refused
    assert isinstance(error, RuleRefused)
    return error.values["file"], int(error.values["line"]), error.values["reason"]


def said(message: Message, language: str = "fr") -> str:
    return message.values.get(language) or message.values[""]


def existence(tokens: str, more: str = "") -> str:
    return f'extends: existence\nmessage: "%s"\ntokens: {tokens}\n{more}'
