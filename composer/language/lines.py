# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a post: which language each is in, and which parts are addresses rather than words."""

import re
from collections.abc import Iterator
from typing import Final

from composer.domain.text import Language
from composer.language.detection import told

HIDDEN: Final = "\ue000"
"""Stands for each character of an address: neither a letter nor a space."""

_ADDRESS: Final = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w[\w.-]*\w|[@#]\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?(?!\w)|\b[A-Za-z]:\\\S*|(?<!\w):[a-z_]+:"
)
# An address holds one of these; most lines do not, and looking for addresses at every word is slow.
_IN_ADDRESS: Final = re.compile(r"[@#]|\.\S|:[/\\a-z_]")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each line, without its end."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def without_addresses(line: str) -> str:
    """The line, same length, with links, addresses, mentions and hashtags hidden."""
    if not _IN_ADDRESS.search(line):
        return line
    return _ADDRESS.sub(lambda found: HIDDEN * len(found[0]), line)


def language_of(line: str, expected: Language) -> Language | None:
    """The language a line tells by itself, else the one expected; its addresses are hidden before."""
    return told(line) or expected
