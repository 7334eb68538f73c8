# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn's "little" text: what stands between the person's words and a text that stops in the middle.

An unescaped sign gives no error. The post is there, and ends before the sign.
"""

import re
from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Part, PartKind

_RESERVED: Final = re.compile(r"[\\|{}@\[\]()<>#*_~]")
_SPOKEN: Final = re.compile(r"\\([\\|{}@\[\]()<>#*_~])|\{hashtag\|\\?([#＃])\|((?:[^\\{}|]|\\.)*)\}")


def little(text: str, parts: Iterable[Part]) -> str:
    """``text`` as LinkedIn wants it written: of the signs it knows, only those of hashtags among ``parts`` speak."""
    written: list[str] = []
    position = 0
    for part in parts:
        if part.kind is PartKind.HASHTAG:
            written += (_escaped(text[position : part.span.start]), _hashtag(part.span.of(text)))
            position = part.span.end
    return "".join((*written, _escaped(text[position:])))


def plain(little_text: str) -> str:
    """What a reader sees of a little text as LinkedIn gives it back; mentions stay as they are written."""
    return _SPOKEN.sub(lambda found: found[1] or found[2] + plain(found[3]), little_text)


def _hashtag(tag: str) -> str:
    """A sign of its own is enough, except around an underscore, which means something else there."""
    sign, word = tag[0], tag[1:]
    if "_" in word:
        return f"{{hashtag|{_escaped(sign)}|{_escaped(word)}}}"
    return sign + _escaped(word)


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)
