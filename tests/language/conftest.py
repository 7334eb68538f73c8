# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.domain.review import Context, Finding
from composer.domain.text import Language, apply_edits
from composer.language import LanguageCheck

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
KNOWN = frozenset({"Nordalia", "triporteurs", "vélos?-cargos?", "(mauvais"})


class Reader:
    """Reviews texts with one check, whose dictionaries are loaded once for all tests."""

    def __init__(self, check: LanguageCheck) -> None:
        self.check = check

    def findings(
        self, text: str, language: Language = Language.FRENCH, chosen: Mapping[int, Language] | None = None
    ) -> list[Finding]:
        return list(self.check.review(text, Context(language, None, NOW, line_languages=chosen or {})))

    def unknown(self, text: str, language: Language = Language.FRENCH) -> list[str]:
        return [finding.match for finding in self.findings(text, language) if finding.rule == "Spelling.Unknown"]


def mended(text: str, findings: list[Finding]) -> str:
    """The text after the first fix of every finding that has one."""
    return apply_edits(text, [edit for finding in findings for fix in finding.fixes[:1] for edit in fix.edits])


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Spelling and typography on."""
    check = LanguageCheck(True, True, KNOWN)
    check.warm()
    return Reader(check)


@pytest.fixture
def typographer() -> Reader:
    """Typography alone, which needs no dictionary."""
    return Reader(LanguageCheck(False, True, frozenset()))


@pytest.fixture
def messages() -> Path:
    return Path(__file__).parents[2] / "resources" / "messages"
