# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a LanguageTool server answers, in our own terms: places in code points where it counts UTF-16 units."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from composer.domain.errors import GrammarServerWrong, RateLimited
from composer.domain.grammar import GrammarAnswer, GrammarMatch
from composer.domain.text import Span, Utf16Offsets
from composer.domain.web import Reply
from composer.system.http import DEFAULT_RETRY_AFTER_S

WHO: Final = "languagetool"
"""Stands for the server in errors and in the ledger."""
API: Final = 1
OLDEST: Final = (5, 0)
_LIMITED: Final = 426
_NOT_ITS_WORDS: Final = frozenset([300, 301, 302, 303, 307, 308, 404, 405, 410, 501])
_WORDS: Final = 80


class _Text(msgspec.Struct):
    value: str = ""


class _Category(msgspec.Struct):
    id: str = ""
    name: str = ""


class _Rule(msgspec.Struct):
    id: str
    kind: str = msgspec.field(name="issueType", default="")
    category: _Category = msgspec.field(default_factory=_Category)
    urls: list[_Text] = []


class _Match(msgspec.Struct):
    message: str
    offset: int
    length: int
    rule: _Rule
    replacements: list[_Text] = []


class _Software(msgspec.Struct):
    name: str
    version: str
    api: int = msgspec.field(name="apiVersion")


class _Said(msgspec.Struct):
    software: _Software
    matches: list[_Match]


_reader: Final = msgspec.json.Decoder(_Said)


def answer(reply: Reply, text: str) -> GrammarAnswer:
    """What the server said of ``text``.

    Raises RateLimited, NotConnected, PostRefused with the server's reason, GrammarServerWrong for what no LanguageTool
    of a version we know says.
    """
    if reply.status == _LIMITED:
        raise RateLimited(network=WHO, retry_after_s=DEFAULT_RETRY_AFTER_S)
    if reply.status in _NOT_ITS_WORDS:
        raise GrammarServerWrong(found=f"HTTP {reply.status}")
    try:
        said = _reader.decode(reply.checked().body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise GrammarServerWrong(found=_beginning(reply)) from error
    software = said.software
    if software.name != "LanguageTool" or software.api != API or _number(software.version) < OLDEST:
        raise GrammarServerWrong(found=f"{software.name} {software.version}"[:_WORDS])
    return GrammarAnswer(software.version, tuple(_matches(said.matches, text)))


def _matches(said: list[_Match], text: str) -> Iterator[GrammarMatch]:
    offsets = Utf16Offsets(text)
    longest = offsets.to_utf16(len(text))
    for match in said:
        if not 0 <= match.offset < match.offset + match.length <= longest:
            continue
        start, end = offsets.to_code_point(match.offset), offsets.to_code_point(match.offset + match.length)
        if offsets.to_utf16(end) < match.offset + match.length:
            end += 1  # it ended inside a character of two units
        span = Span(start, end)
        rule = match.rule
        yield GrammarMatch(
            span,
            rule.id,
            rule.kind,
            rule.category.id,
            rule.category.name,
            match.message,
            tuple(option.value for option in match.replacements),
            next((url.value for url in rule.urls if url.value.startswith("https://")), ""),
        )


def _number(version: str) -> tuple[int, ...]:
    """``6.8-SNAPSHOT`` is 6.8."""
    return tuple(int(part) for part in re.findall(r"\d+", version.split("-")[0])[:2])


def _beginning(reply: Reply) -> str:
    kind = reply.headers.get("content-type", "").split(";")[0]
    return kind[:_WORDS] or "something else"
