# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The text as rules read it, with the way back to the text as written."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from composer.charter.scopes import Scope, blocks, sentence_spans
from composer.domain.review import Context
from composer.domain.text import Span

_APOSTROPHES: Final = frozenset("’ʼ")
_INVISIBLE: Final = frozenset("\u00ad\u200b\ufeff")
_MORE_THAN_SIGNS: Final = re.compile(f"[{''.join(_INVISIBLE)}]|\r\n")
_SIGNS: Final = dict.fromkeys(_APOSTROPHES, "'") | {
    char: " " for char in map(chr, range(0x3001)) if char != " " and unicodedata.category(char) == "Zs"
}


class Place(NamedTuple):
    """From one offset of a view's text to another, or of the alternative text of a ``medium``."""

    start: int
    end: int
    medium: str = ""


class Block(NamedTuple):
    """A stretch of text that is read by itself. ``start`` is its offset in the view."""

    start: int
    text: str
    medium: str = ""
    """Path of the picture whose alternative text it is, empty in the post's own text."""

    def place(self, start: int, end: int) -> Place:
        """Where a range of this block stands in what was read."""
        return Place(self.start + start, self.start + end, self.medium)


@dataclass(frozen=True)
class View:
    """``text`` is what patterns run on. Without ``starts`` both texts are the same."""

    text: str
    original: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()
    _blocks: dict[Scope, tuple[Block, ...]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Where ``start`` to ``end`` of the view stands in the original; the range is not empty."""
        if self.starts is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def blocks(self, scope: Scope) -> tuple[Block, ...]:
        """Each block of ``scope``."""
        found = self._blocks.get(scope)
        if found is None:
            found = tuple(Block(start, self.text[start:end]) for start, end in blocks(scope, self.text))
            self._blocks[scope] = found
        return found

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Range of each sentence; together they cover the text."""
        return tuple(sentence_spans(self.text))

    def sentence_at(self, offset: int) -> str:
        """The sentence that holds ``offset``."""
        return next((self.text[s:e] for s, e in self.sentences if s <= offset < e), "")


def alternative_texts(context: Context, *, fold: bool) -> tuple[Block, ...]:
    """The alternative text of each picture that has one."""
    view = folded_view if fold else plain_view
    return tuple(Block(0, view(medium.alt).text, medium.path) for medium in context.media if medium.alt)


def plain_view(original: str) -> View:
    r"""Line ends as ``\n``, nothing else changed."""
    if "\r\n" not in original:
        return View(original, original)
    starts = [i for i, char in enumerate(original) if not (char == "\n" and i and original[i - 1] == "\r")]
    text = original.replace("\r\n", "\n")
    ends = [after for _, after in pairwise([*starts, len(original)])]
    return View(text, original, tuple(starts), tuple(ends))


def folded_view(original: str) -> View:
    r"""NFC, one apostrophe, one kind of space, no soft hyphen nor zero-width space, line ends as ``\n``."""
    if unicodedata.is_normalized("NFC", original) and not _MORE_THAN_SIGNS.search(original):
        return View(_plain_signs(original), original)  # one character for one: no map is needed
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(original):
        part = original[start:end]
        for char in "\n" if part == "\r\n" else unicodedata.normalize("NFC", part):
            if char in _INVISIBLE:
                continue
            chars.append(_SIGNS.get(char, char))
            starts.append(start)
            ends.append(end)
    text = "".join(chars)
    return View(text, original) if text == original else View(text, original, tuple(starts), tuple(ends))


def _plain_signs(text: str) -> str:
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)  # most are absent, and looking for a character is quicker than translating all
    return text


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the combining marks after it; a CRLF is one."""
    if text.isascii() and "\r" not in text:
        return [(i, i + 1) for i in range(len(text))]
    cuts = [
        i
        for i, char in enumerate(text)
        if i == 0 or not (unicodedata.combining(char) or (char == "\n" and text[i - 1] == "\r"))
    ]
    return list(pairwise([*cuts, len(text)]))
