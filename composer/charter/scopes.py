# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of a post a rule reads."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from composer.charter.fields import RuleFields


class Scope(Enum):
    """The parts a post has."""

    TEXT = "text"
    RAW = "raw"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    FIRST_LINE = "first_line"
    ALT = "alt"


# Parts of marked-up documents: a post never has them, so a rule for them loads and stays quiet.
_ABSENT: Final = frozenset(("heading", "list", "blockquote", "table", "summary"))
_SAME: Final = {"text.attr.alt": Scope.ALT.value}
_HEADING_LEVELS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TABLE_PARTS: Final = frozenset(("header", "caption", "cell", "row"))

_ABBREVIATIONS: Final = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "mlles",
        "dr",
        "pr",
        "st",
        "ste",
        "av",
        "bd",
        "boul",
        "tél",
        "p",
        "pp",
        "chap",
        "cf",
        "env",
        "apr",
        "éd",
        "fig",
        "réf",
        "janv",
        "févr",
        "avr",
        "juil",
        "oct",
        "nov",
        "déc",
        "mr",
        "mrs",
        "ms",
        "jr",
        "sr",
        "vs",
        "e.g",
        "i.e",
        "approx",
        "dept",
        "inc",
        "ltd",
        "corp",
    ]
)
_SENTENCE_END: Final = re.compile(r"[.!?…]+(?:[\u00a0\u202f ]?[»”\"')\]])*(?=\s)|\n+")
_WORD_BEFORE: Final = re.compile(r"[^\s(\[«“\"'’]+\Z")
_LOWER_NEXT: Final = re.compile(r"\s+[«“\"'(\[]*[\u00a0\u202f ]?(\w)")


def blocks(scope: Scope, text: str) -> Iterator[tuple[int, int]]:
    """Ranges of ``text`` a rule of this scope reads one by one; alternative texts stand elsewhere."""
    if scope is Scope.SENTENCE:
        yield from ((s, e) for s, e in sentence_spans(text) if not text[s:e].isspace())
    elif scope is Scope.PARAGRAPH:
        start = 0
        while (at := text.find("\n\n", start)) >= 0:
            yield start, at + 2
            start = at + 2
        if start < len(text):
            yield start, len(text)
    elif scope is Scope.FIRST_LINE:
        yield 0, text.find("\n") if "\n" in text else len(text)
    elif scope is not Scope.ALT:
        yield 0, len(text)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that cover ``text``. White space belongs to the sentence before it, and a line end closes a sentence."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        end = mark.end()
        if "\n" not in mark[0] and not _ends_sentence(text, mark):
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        if end > start:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    after = _LOWER_NEXT.match(text, mark.end())
    if after and after[1].islower():
        return False
    if not mark[0].startswith(".") or mark[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, mark.start() - 20), mark.start())
    word = before[0].lower() if before else ""
    initial = len(word) == 1 and word.isalpha() and before is not None and before[0].isupper()
    return not (word in _ABBREVIATIONS or initial)


def read_scopes(fields: RuleFields) -> tuple[Scope, ...]:
    """The parts a rule reads; none when it is about parts a post does not have. Raises RuleRefused."""
    written = fields.texts("scope")
    if not written:
        return (Scope.TEXT,)
    chosen: set[Scope] = set()
    for selector in written:
        wanted: set[str] = set()
        unwanted: set[str] = set()
        for part in selector.value.split("&"):
            name = part.strip().removeprefix("~").strip().lower()
            name = _SAME.get(name, name)
            if not _known(name):
                raise fields.refused(selector.line, f"the scope {name!r} does not exist for posts")
            (unwanted if part.strip().startswith("~") else wanted).add(name)
        chosen |= {scope for scope in Scope if (wanted or {"text"}) == {scope.value} and scope.value not in unwanted}
    if {Scope.TEXT, Scope.RAW} <= chosen:
        chosen.discard(Scope.RAW)
    return tuple(scope for scope in Scope if scope in chosen)


def _known(name: str) -> bool:
    if name in {scope.value for scope in Scope}:
        return True
    head, *rest = name.split(".")
    return head in _ABSENT and all(part in _HEADING_LEVELS | _TABLE_PARTS for part in rest)
