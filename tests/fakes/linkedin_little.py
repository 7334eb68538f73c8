# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How LinkedIn reads "little" text: sign by sign, and no further than the first sign it can't place."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

RESERVED: Final = frozenset("\\|{}@[]()<>#*_~")
_MENTION: Final = re.compile(r"@\[((?:\\.|[^\\\]])*)\]\((urn:li:(?:person|organization):[\w-]+)\)")
_TEMPLATE: Final = re.compile(r"\{hashtag\|(?:\\#|#|＃)\|((?:\\.|[^\\|{}])+)\}")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass
class Shown:
    """What readers see. ``cut`` is true when the rest of the text was dropped."""

    text: str = ""
    hashtags: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    cut: bool = False


def read(commentary: str) -> Shown:
    shown = Shown()
    position = 0
    while position < len(commentary):
        char = commentary[position]
        if char == "\\" and commentary[position + 1 : position + 2] in RESERVED - {""}:
            shown.text += commentary[position + 1]
            position += 2
        elif char not in RESERVED:
            shown.text += char
            position += 1
        elif found := _element(commentary, position, shown):
            position = found
        else:
            shown.cut = True
            break
    return shown


def _element(commentary: str, position: int, shown: Shown) -> int:
    """Where the element that begins here ends, 0 when none does."""
    if mention := _MENTION.match(commentary, position):
        shown.mentions.append(mention[2])
        shown.text += _ESCAPE.sub(r"\1", mention[1])
        return mention.end()
    if template := _TEMPLATE.match(commentary, position):
        word = _ESCAPE.sub(r"\1", template[1])
        shown.hashtags.append(word)
        shown.text += f"#{word}"
        return template.end()
    if commentary[position] != "#" or (shown.text and (shown.text[-1].isalnum() or shown.text[-1] == "_")):
        return 0
    end = position + 1
    while end < len(commentary) and _in_word(commentary[end], first=end == position + 1):
        end += 1
    if end == position + 1:
        return 0
    word = commentary[position + 1 : end]
    shown.hashtags.append(word)
    shown.text += f"#{word}"
    return end


def _in_word(char: str, *, first: bool) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or (not first and category[0] == "M" and char not in "\ufe0e\ufe0f\u20e3")
