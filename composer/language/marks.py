# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong in one line, before it becomes a finding of the whole text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from composer.domain.ids import RuleId

SPELLING: Final = RuleId("Spelling.Unknown")
NO_BREAK_SPACE: Final = RuleId("Typography.NoBreakSpace")
APOSTROPHE: Final = RuleId("Typography.Apostrophe")
QUOTES: Final = RuleId("Typography.Quotes")
ELLIPSIS: Final = RuleId("Typography.Ellipsis")
LIGATURE: Final = RuleId("Typography.Ligature")
ORDINAL: Final = RuleId("Typography.Ordinal")
DOUBLE_SPACE: Final = RuleId("Typography.DoubleSpace")
REPEATED_WORD: Final = RuleId("Language.RepeatedWord")


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets are those of the line. ``edits`` are (start, end, text); none means that the fix is looked up later."""

    rule: RuleId
    code: str
    start: int
    end: int
    fix: str = "replace-with"
    edits: tuple[tuple[int, int, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    """What its words need besides ``text`` and ``better``."""
