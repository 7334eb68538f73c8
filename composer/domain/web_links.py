# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Web addresses in running text, found as X and the networks that follow its rules find them.

The rules are those X publishes with its counting library (version 3.1.0), on a text in NFC. An address is looked for
from its dots: only one that stands before a known top-level domain can belong to an address, so the cost grows with
the length of the text and not with its square.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from composer.domain.text import Span
from composer.domain.top_level import foreign_domains, top_level_domains

_INVALID = "\ufffe\ufeff\uffff"
_MARKS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PUNCTUATION = re.escape("!'#%&()*+,\\-./:;<=>?@[]^_{|}~$")
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289"
    "\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_LABEL_CHAR = re.compile(f"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_MARKS}]")
_DOT_INSIDE = re.compile(f"\\.(?=[^{_PUNCTUATION}{_SPACES}{_INVALID}{_MARKS}])")
_HOST_RUN = re.compile(f"(?:[^{_PUNCTUATION}{_SPACES}{_INVALID}{_MARKS}]|[-_.])+")
_NOT_BEFORE = re.compile(f"[A-Za-z0-9@＠$#＃{_INVALID}]")
_SCHEME = re.compile(r"https?://\Z", re.IGNORECASE | re.ASCII)
_ASCII_HOST = re.compile(f"(?:[-A-Za-z0-9{_LATIN}]+\\.)+")
_ASCII_TOP_LEVEL = re.compile(r"(xn--[-0-9a-z]+)|([a-z]+)(?![0-9a-z@+-])", re.IGNORECASE | re.ASCII)
_NO_LETTER_AFTER = re.compile(r"(?![0-9A-Za-z@+-])")
_PORT = re.compile(r":[0-9]+")
_QUERY = re.compile(r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*")
_QUERY_ENDS = re.compile(r"[A-Za-z0-9_&=#/-]")
_SHORTENED = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII)
_HOST_DOTS = re.compile("[.\u3002\uff0e\uff61]")

_LONGEST_LABEL = 63
_LONGEST = 4096
_LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True)
class PathRules:
    """What may stand in the path of an address: the characters allowed, and those it may end with.

    ``group`` is a pair of parentheses with what they hold. At the end of a path it needs, where ``strict``, a place
    before it at which the path could have ended too.
    """

    inside: re.Pattern[str]
    end: re.Pattern[str]
    group: re.Pattern[str]
    strict: bool

    def last(self, text: str, start: int, end: int) -> int:
        """Where a path in ``text`` ends at last that begins at ``start`` and has no other characters up to ``end``."""
        while end > start:
            before = end
            while self.strict and before > start and text[before - 1] == ")":
                before = self._opening(text, start, before)
            if before == start or self.end.match(text[before - 1]):
                break
            end = before - 1
        return max(end, start)

    def _opening(self, text: str, start: int, end: int) -> int:
        """Where the group begins that ends at ``end``; in a group there is at most one more."""
        opening = text.rfind("(", start, end)
        if not self.group.fullmatch(text, opening, end):
            opening = text.rfind("(", start, opening)
        return opening


def _path_rules(inside: str, end: str, *, strict: bool) -> PathRules:
    once, any_number = f"{inside}+", f"{inside}*"
    group = rf"\((?:{once}\)|{any_number}\({once}\){any_number}\))"
    return PathRules(re.compile(f"/(?:{once}|{group})*"), re.compile(end), re.compile(group), strict)


X_PATHS = _path_rules(
    rf"[A-Za-z0-9\u0400-\u04ff{_LATIN}!*';:=+,.$/%#\[\]\-\u2013_~@|&]",
    rf"[A-Za-z0-9\u0400-\u04ff{_LATIN}=_#/+-]",
    strict=True,
)
# Mastodon's own setting of the same library lets a path hold any letter.
WIDE_PATHS = _path_rules(r"[^\s<>()?]", r"""[^\s(?!*"'「」<>;:=,.$%\[\]~&|@]""", strict=False)


def links(text: str, *, bare: bool = True, paths: PathRules = X_PATHS) -> list[Span]:
    """The addresses in ``text`` in order, none overlapping; ``bare`` counts a domain without scheme as one."""
    if "." not in text:
        return []
    found: list[Span] = []
    floor = 0
    for start, run_end in _host_runs(text):
        if run_end <= floor:
            continue
        hosts = _Hosts(text, start, run_end)
        while floor < run_end and (host := hosts.following(floor)):
            end = _tail(text, host.end, paths)
            found += _accepted(text, host, end, floor, bare=bare)
            floor = end
    return found


def _host_runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of host characters in which a label follows a dot: most words of a text are not even looked at."""
    floor = 0
    for dot in _DOT_INSIDE.finditer(text):
        start = dot.start()
        if start < floor:
            continue
        while start > floor and (text[start - 1] in "-_." or _LABEL_CHAR.match(text[start - 1])):
            start -= 1
        if run := _HOST_RUN.match(text, start):
            floor = run.end()
            yield start, floor


@dataclass(frozen=True, slots=True)
class _Host:
    """A domain in the text; ``start`` is before the scheme when there is one, ``domain`` after it."""

    start: int
    domain: int
    end: int

    @property
    def has_scheme(self) -> bool:
        return self.start < self.domain


class _Hosts:
    """A stretch of host characters, and the domains that may begin in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        dots = [index for index in range(start, end) if text[index] == "."]
        self._labels = list(zip([start, *(dot + 1 for dot in dots)], dots, strict=False))
        self._reach = self._reaches()
        self._next = 0

    def following(self, floor: int) -> _Host | None:
        """The next domain that begins first and, beginning there, reaches furthest, from ``floor`` on."""
        while self._next < len(self._labels):
            start, end = self._labels[self._next]
            named, sub = self._reach[self._next]
            self._next += 1
            if end < floor or not (named or sub):
                continue
            whole_name = self._text.rfind("_", start, end) + 1
            for begin in self._beginnings(max(start, floor), end):
                scheme = self._scheme(begin, floor)
                if scheme is None or not _LABEL_CHAR.match(self._text[begin]):
                    continue
                if sub or begin >= whole_name:
                    return _Host(scheme, begin, sub or named)
        return None

    def _beginnings(self, start: int, end: int) -> Iterable[int]:
        """X prefers its first character as what stands before an address, where that is possible: ``é|tat.fr``."""
        if start == 0 and end > 1 and not _NOT_BEFORE.match(self._text[0]):
            return (1, 0, *range(2, end))
        return range(start, end)

    def _reaches(self) -> list[tuple[int, int]]:
        """Per label, where a domain ends that has it as its name, and as a part before its name; 0 for nowhere."""
        reach = [(0, 0)] * len(self._labels)
        further = 0
        for index in range(len(self._labels) - 1, -1, -1):
            start, end = self._labels[index]
            if start == end or not _LABEL_CHAR.match(self._text[end - 1]):
                further = 0
                continue
            named = _top_level_end(self._text, end + 1)
            reach[index] = (named, further)
            if not _LABEL_CHAR.match(self._text[start]):
                further = 0
            elif not further and "_" not in self._text[start:end]:
                further = named
        return reach

    def _scheme(self, begin: int, floor: int) -> int | None:
        """Where the address of a domain at ``begin`` starts, None when what stands before forbids one."""
        if begin == self._start and (scheme := _SCHEME.search(self._text, max(floor, begin - 8), begin)):
            before = scheme.start()
            if self._may_follow(before, floor):
                return before
        return begin if self._may_follow(begin, floor) else None

    def _may_follow(self, index: int, floor: int) -> bool:
        if index == 0 or _is_two_units(self._text[index]):
            return True
        return index > floor and not _NOT_BEFORE.match(self._text[index - 1])


def _is_two_units(char: str) -> bool:
    """True beyond the Basic Multilingual Plane: X sees two units there, and the first may stand before an address."""
    return char > "\uffff"


def _top_level_end(text: str, start: int) -> int:
    """Where the top-level domain at ``start`` ends, 0 when there is none."""
    latin = _ASCII_TOP_LEVEL.match(text, start)
    if latin:
        return latin.end() if latin[1] or latin[2].lower() in top_level_domains() else 0
    if start < len(text) and text[start] > "\x7f":
        for name in foreign_domains().get(text[start].lower(), ()):
            end = start + len(name)
            if text[start:end].lower() == name and _NO_LETTER_AFTER.match(text, end):
                return end
    return 0


def _tail(text: str, end: int, paths: PathRules) -> int:
    """Where an address ends whose domain ends at ``end``: port, path and query belong to it."""
    if port := _PORT.match(text, end):
        end = port.end()
    if path := paths.inside.match(text, end):
        end = paths.last(text, end + 1, path.end())
    if query := _QUERY.match(text, end):
        last = query.end()
        while last > end + 1 and not _QUERY_ENDS.match(text[last - 1]):
            last -= 1
        if last > end + 1:
            end = last
    return end


def _accepted(text: str, host: _Host, end: int, floor: int, *, bare: bool) -> Iterator[Span]:
    if end - host.start > _LONGEST or not _fits_dns(text[host.domain : host.end]):
        return
    if host.has_scheme:
        shortened = _SHORTENED.match(text, host.start, end)
        if shortened is None:
            yield Span(host.start, end)
        elif len(shortened[1]) <= _LONGEST_SLUG:
            query_end = _tail(text, shortened.end(), X_PATHS) if text[shortened.end() : end].startswith("?") else 0
            yield Span(host.start, query_end or shortened.end())
    elif bare and not (host.start > floor and text[host.start - 1] in "-_./"):
        spans = [span.shifted(host.domain) for span in _ascii_domains(text[host.domain : host.end])]
        if spans and text[host.end : end].lstrip(":0123456789").startswith("/"):
            # X jumps by the length of the address it keeps, letters glued behind the domain left out.
            spans[-1] = Span(spans[-1].start, spans[-1].end + end - host.end)
        yield from spans


def _ascii_domains(domain: str) -> list[Span]:
    """Without scheme, only the Latin parts of a domain count: other letters may be words glued to them."""
    spans: list[Span] = []
    position = 0
    while chain := _ASCII_HOST.search(domain, position):
        position = chain.end()
        for dot in range(chain.end() - 1, chain.start(), -1):
            end = _top_level_end(domain, dot + 1) if domain[dot] == "." else 0
            if end:
                spans.append(Span(chain.start(), end))
                position = end
                break
    return spans


def _fits_dns(domain: str) -> bool:
    """True when no label is longer than 63 characters once written in ASCII; an ASCII form holds nothing else."""
    if domain.startswith("xn--") and not domain.isascii() and not _ascii_domains(domain):
        return False
    return all(len(label) <= _LONGEST_LABEL and _ascii_length(label) <= _LONGEST_LABEL for label in domain.split("."))


def _ascii_length(label: str) -> int:
    if label.isascii():
        return len(label)
    parts = _HOST_DOTS.split(label)
    return sum(len(p) if p.isascii() else 4 + len(p.encode("punycode")) for p in parts) + len(parts) - 1
