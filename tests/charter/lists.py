# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that name lists, run as a library's are."""

from collections.abc import Mapping

from composer.charter.engine import CharterCheck
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Context, Finding
from tests.charter.charters import a_context


def with_lists(source: str, lists: Mapping[str, str], path: str = "Style/Rule.yml") -> CharterCheck:
    files = [RuleFile(path, source), *(RuleFile(name, text) for name, text in lists.items())]
    return CharterCheck.compile(files, Vocabulary())


def listed(source: str, text: str, lists: Mapping[str, str], context: Context | None = None) -> list[Finding]:
    """What one rule that loads and runs well says of ``text``."""
    check = with_lists(source, lists)
    assert check.refused == ()
    found = check.review(text, context or a_context())
    assert check.set_aside == ()
    return found


def faults(source: str, lists: Mapping[str, str], path: str = "Style/Rule.yml") -> list[tuple[str, int, str]]:
    """File, line and reason of each refusal."""
    refused = with_lists(source, lists, path).refused
    return [(error.values["file"], int(error.values["line"]), error.values["reason"]) for error in refused]
