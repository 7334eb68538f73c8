# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong in one line, before it becomes a finding of the whole text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from composer.domain.ids import RuleId

SPELLING: Final = RuleId("Spelling.Unknown")

NO_BREAK_SPACE: Final = RuleId("Typography.NoBreakSpace")
PUNCTUATION_SPACE: Final = RuleId("Typography.PunctuationSpace")
UNIT_SPACE: Final = RuleId("Typography.UnitSpace")
DOUBLE_SPACE: Final = RuleId("Typography.DoubleSpace")
APOSTROPHE: Final = RuleId("Typography.Apostrophe")
QUOTES: Final = RuleId("Typography.Quotes")
ELLIPSIS: Final = RuleId("Typography.Ellipsis")
DASH: Final = RuleId("Typography.Dash")
LIGATURE: Final = RuleId("Typography.Ligature")
ACCENTED_CAPITAL: Final = RuleId("Typography.AccentedCapital")
ORDINAL: Final = RuleId("Typography.Ordinal")

REPEATED_WORD: Final = RuleId("Language.RepeatedWord")
SENTENCE_CASE: Final = RuleId("Language.SentenceCase")
ARTICLE: Final = RuleId("Language.Article")
MIX_UP: Final = RuleId("Language.MixUp")
CAPITAL_I: Final = RuleId("Language.CapitalI")

SHOUTING: Final = RuleId("Style.Shouting")
LONG_SENTENCE: Final = RuleId("Style.LongSentence")
LONG_PARAGRAPH: Final = RuleId("Style.LongParagraph")
HARD_TO_READ: Final = RuleId("Style.HardToRead")
EMOJI_RUN: Final = RuleId("Style.EmojiRun")
HASHTAG_CASE: Final = RuleId("Style.HashtagCase")


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets are those of the line. ``edits`` are (start, end, text); none means that there is no sure way out."""

    rule: RuleId
    code: str
    start: int
    end: int
    fix: str = "replace-with"
    edits: tuple[tuple[int, int, str], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    """What its words need besides ``text`` and ``better``."""
    beside: str = ""
    """Said only of a text that has one of these characters somewhere; of any text when empty."""
