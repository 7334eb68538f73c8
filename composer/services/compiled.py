# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of a charter, compiled once for as long as they stay as they are."""

from functools import lru_cache
from typing import TYPE_CHECKING

from composer.domain.errors import RuleRefused
from composer.domain.library import RuleFile, Vocabulary

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck


def compiled(
    rules: tuple[RuleFile, ...], vocabulary: Vocabulary, fold: bool, unreadable: tuple[RuleRefused, ...]
) -> "CharterCheck":
    """The check of these rules; the same one as at the last call unless a rule of it was set aside meanwhile.

    Most of a second otherwise, and neither another setting nor another post changes a rule.
    """
    check = _compiled(rules, vocabulary, fold, unreadable)
    if check.set_aside:
        _compiled.cache_clear()
        check = _compiled(rules, vocabulary, fold, unreadable)
    return check


@lru_cache(maxsize=1)
def _compiled(
    rules: tuple[RuleFile, ...], vocabulary: Vocabulary, fold: bool, unreadable: tuple[RuleRefused, ...]
) -> "CharterCheck":
    from composer.charter.engine import CharterCheck

    return CharterCheck.compile(rules, vocabulary, fold=fold, unreadable=unreadable)
