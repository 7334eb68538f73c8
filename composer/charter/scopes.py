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


# What names each part of a plain text. Documents have more, such as headings: a rule for them loads and stays quiet.
_NAMES: Final = {
    Scope.TEXT: frozenset(("text", "txt")),
    Scope.RAW: frozenset(("raw", "txt")),
    Scope.PARAGRAPH: frozenset(("paragraph", "text", "txt")),
    Scope.SENTENCE: frozenset(("sentence", "text", "txt")),
    Scope.FIRST_LINE: frozenset(("first_line", "text")),
    Scope.ALT: frozenset(("alt", "attr", "text")),
}
_GENERAL: Final = frozenset(("text", "txt"))
_GONE: Final = frozenset(("code", "link", "strong", "emphasis"))

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
        parts = [part.strip().lower() for part in selector.value.split("&")]
        if len(parts) == 1 and (wrong := _wrong(parts[0].removeprefix("~").strip())):
            raise fields.refused(selector.line, wrong)
        chosen |= set(_chosen(parts))
    if {Scope.TEXT, Scope.RAW} <= chosen:
        chosen.discard(Scope.RAW)
    return tuple(scope for scope in Scope if scope in chosen)


def _wrong(name: str) -> str:
    if not name or name.partition(".")[0] in _GONE:
        return f"the scope {name!r} does not exist for posts"
    return f"the scope {name!r} has a space in it" if any(char.isspace() for char in name) else ""


def _chosen(parts: list[str]) -> Iterator[Scope]:
    """The scope all of whose ``parts`` hold; those with ``~`` must not."""
    wanted = frozenset(name for part in parts if not part.startswith("~") for name in part.split("."))
    unwanted = [frozenset(part[1:].strip().split(".")) for part in parts if part.startswith("~")]
    for scope, names in _NAMES.items():
        # A part of the text is asked for by its own name: `text` alone never means each of its sentences.
        own = names - _GENERAL
        named = bool(own & wanted) if own else True
        if named and wanted <= names and not any(names >= names_out for names_out in unwanted):
            yield scope
