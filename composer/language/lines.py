# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of a line are no words to judge: addresses, smileys, code, letters that are none, inclusive spellings."""

import re
from typing import Final

HIDDEN: Final = "\ue000"
"""Stands for each character of an address: neither a letter nor a space."""

_ADDRESS: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w[\w.-]*\w|[@#]\w"
    r"|(?<![\w-])(?<!\w\.)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?(?!\w)|\b[A-Za-z]:\\\S*|(?<!\w):[a-z_]+:"
    r"|(?<![\w/.])[./][a-z][\w./?=&-]+|`[^`]+`"
    r"|(?<![^\W\d_])[^\W\d_]+(?:[·‧•∙][^\W\d_]+)+|\b[^\W\d_]+\.es?(?:\.s)?(?![\w.])"
)
# An address holds one of these; most lines do not, and looking for addresses at every word is slow.
_IN_ADDRESS: Final = re.compile(r"[@#`/·‧•∙]|\.\S|:[/\\a-z_]")
_SMILEY: Final = re.compile(r"(?<![^\s\ue000])(?:[:;=][-~'^o]?[)(\]\[DdPpOo3/\\|*]+|<3|\^\^|[xX]D)(?!\w)")
_IN_SMILEY: Final = re.compile(r"[:;=<^]|[xX]D")
_FAKE_LETTERS: Final = re.compile("[\U0001d400-\U0001d7ffℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴ]+")
"""Bold and italic letters from the mathematical alphabets, which are the networks' business."""


def without_addresses(line: str) -> str:
    """The line, same length, with links, addresses, mentions, hashtags, smileys and the like hidden."""
    if not line.isascii():
        line = _FAKE_LETTERS.sub(_hidden, line)
    if _IN_ADDRESS.search(line):
        line = _ADDRESS.sub(_hidden, line)
    return _SMILEY.sub(_hidden, line) if _IN_SMILEY.search(line) else line


def _hidden(found: re.Match[str]) -> str:
    return HIDDEN * len(found[0])
