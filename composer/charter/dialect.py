# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
r"""From the patterns of the rules (.NET style with RE2 spellings) to those of the ``regex`` package, version 0 syntax.

The two differ where a flag written inside a pattern ends, in ``^`` ``$`` ``\z`` ``{`` ``[`` and in a few escapes.
"""

import re
import string
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from composer.charter.patterns import compiles
from composer.charter.syntax import Anchor, Choice, Group, Literal, Node, OneOf, Repeat, escaped

LONGEST_PATTERN: Final = 4_000
DEEPEST: Final = 60
_LOOKS: Final = ("(?=", "(?!", "(?<=", "(?<!")
_CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}
_POSIX: Final = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "ascii": "\\x00-\\x7F",
    "blank": "\\t ",
    "cntrl": "\\x00-\\x1F\\x7F",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\t\\n\\v\\f\\r ",
    "upper": "A-Z",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}


class PatternRefused(ValueError):
    """The text says what is wrong with the pattern, for its author."""


@dataclass(frozen=True, slots=True)
class Flags:
    """What ``(?imsx)`` switches."""

    i: bool = False
    m: bool = False
    s: bool = False
    x: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    r"""``leaks``: a flag set at the top level reaches what is written after; ``refers``: uses ``\1`` or a name."""

    tree: Choice
    leaks: bool
    refers: bool


def parse(source: str, flags: Flags = Flags(), *, capturing: bool = True) -> Parsed:
    """The tree of a pattern. Without ``capturing``, plain brackets only group. Raises PatternRefused."""
    if len(source) > LONGEST_PATTERN:
        raise PatternRefused(f"the pattern is longer than {LONGEST_PATTERN} characters")
    return assembled(source, flags, capturing=capturing)


def assembled(source: str, flags: Flags = Flags(), *, capturing: bool = True) -> Parsed:
    """``parse`` for a pattern put together from several written ones, of any length."""
    if not flags.x and source.replace(" ", "").replace("'", "").isalnum():
        return Parsed(Choice((tuple(Literal(char, flags.i) for char in source),)), False, False)
    reader = _Reader(source, capturing)
    tree, _ = reader.choice(flags, 0)
    if reader.position < len(source):
        raise PatternRefused(f"unmatched ) in {_short(source)}")
    reader.check_references()
    return Parsed(tree, reader.leaks, bool(reader.references))


def _short(source: str) -> str:
    return repr(source if len(source) <= 60 else source[:57] + "…")


class _Reader:
    def __init__(self, source: str, capturing: bool) -> None:
        self._source = source
        self._capturing = capturing
        self.position = 0
        self.leaks = False
        self.references: list[str] = []
        self._groups = 0
        self._names: set[str] = set()
        self._open: list[str] = []

    def choice(self, flags: Flags, depth: int) -> tuple[Choice, Flags]:
        """Branches up to the closing bracket; a flag set in one branch holds in the later ones too."""
        if depth > DEEPEST:
            raise self._refused(f"brackets nested more than {DEEPEST} deep")
        branches: list[tuple[Node, ...]] = []
        nodes: list[Node] = []
        while (char := self._peek()) and char != ")":
            if char == "|":
                self.position += 1
                branches.append(tuple(nodes))
                nodes = []
            elif (changed := self._bare_flags(flags)) is not None:
                self.leaks = self.leaks or depth == 0
                flags = changed
            elif not self._skipped(flags):
                nodes.append(self._quantified(self._atom(flags, depth), flags))
        branches.append(tuple(nodes))
        return Choice(tuple(branches)), flags

    def check_references(self) -> None:
        """Refuse a reference to a group that is not there."""
        for name in self.references:
            if self._names and _digits(name):
                raise self._refused(f"beside groups with names, \\{name} must be a name too")
            if not (int(name) <= self._groups if _digits(name) else name in self._names):
                raise self._refused(f"there is no group {name}")

    def _peek(self, length: int = 1) -> str:
        return self._source[self.position : self.position + length]

    def _take(self, length: int = 1) -> str:
        taken = self._peek(length)
        if len(taken) < length:
            raise self._refused("it ends too early")
        self.position += length
        return taken

    def _until(self, end: str) -> str:
        at = self._source.find(end, self.position)
        if at < 0:
            raise self._refused(f"{end} is missing")
        taken = self._source[self.position : at]
        self.position = at + len(end)
        return taken

    def _refused(self, reason: str) -> PatternRefused:
        return PatternRefused(f"the pattern {_short(self._source)} is not valid: {reason}")

    def _skipped(self, flags: Flags) -> bool:
        """Step over a comment, and over white space where ``x`` is on."""
        if self._peek(3) == "(?#":
            self._until(")")
            return True
        char = self._peek()
        if flags.x and char.isspace():
            self.position += 1
            return True
        if flags.x and char == "#":
            at = self._source.find("\n", self.position)
            self.position = len(self._source) if at < 0 else at + 1
            return True
        return False

    def _bare_flags(self, flags: Flags) -> Flags | None:
        """The flags after ``(?i)`` here, None when none stands here."""
        if self._peek(2) != "(?":
            return None
        at = self.position + 2
        while at < len(self._source) and self._source[at] in "imsx-":
            at += 1
        if at == self.position + 2 or self._source[at : at + 1] != ")":
            return None
        words = self._source[self.position + 2 : at]
        self.position = at + 1
        return _switched(flags, words)

    def _atom(self, flags: Flags, depth: int) -> Node:
        char = self._take()
        if char == "(":
            return self._group(flags, depth)
        if char == "[":
            return OneOf(self._class(), flags.i)
        if char == "\\":
            return self._escape(flags)
        if char == ".":
            return OneOf("(?s:.)" if flags.s else ".", False)
        if char == "^":
            return Anchor("(?m:^)" if flags.m else r"\A")
        if char == "$":
            return Anchor("(?m:$)" if flags.m else r"\Z")
        if char in "*+?" or (char == "{" and self._counts(self.position - 1)):
            raise self._refused(f"nothing to repeat before {char}")
        return Literal(char, flags.i)

    def _counts(self, at: int) -> tuple[int, int] | None:
        """Length and least count of a ``{2,3}`` at ``at``, None when the brace means itself."""
        end = self._source.find("}", at)
        least, comma, most = self._source[at + 1 : max(end, at + 1)].partition(",")
        if end < 0 or not _digits(least) or not (most == "" or _digits(most)):
            return None
        if len(least) > 4 or len(most) > 4 or (comma and most and int(most) < int(least)):
            raise self._refused("a count is out of range")
        return end + 1 - at, int(least)

    def _quantified(self, node: Node, flags: Flags) -> Node:
        while self._skipped(flags):
            pass
        sign = self._peek()
        if sign and sign in "*+?":
            quantifier, least = self._take(), 1 if sign == "+" else 0
        elif sign == "{" and (counts := self._counts(self.position)):
            quantifier, least = self._take(counts[0]), counts[1]
        else:
            return node
        if self._peek() == "?":
            quantifier += self._take()
        after = self._peek()
        if after and (after in "*+?" or (after == "{" and self._counts(self.position))):
            raise self._refused(f"{after} after {quantifier}")
        return Repeat(node, least, quantifier)

    def _group(self, flags: Flags, depth: int) -> Node:
        if self._peek() != "?":
            self._groups += self._capturing
            if not self._capturing:
                return self._body("(?:", flags, depth)
            return self._captured("(", str(self._groups), flags, depth)
        for opening in ("(?:", "(?>", *_LOOKS):
            if self._peek(len(opening) - 1) == opening[1:]:
                self.position += len(opening) - 1
                return self._body(opening, flags, depth)
        self._take()
        for start, end in (("P<", ">"), ("<", ">"), ("'", "'")):
            if self._peek(len(start)) == start:
                self.position += len(start)
                name = self._until(end)
                if not name.isidentifier():
                    raise self._refused(f"{name!r} is no name for a group")
                self._groups += 1
                self._names.add(name)
                return self._captured(f"(?P<{name}>", name, flags, depth)
        if self._peek(2) == "P=":
            self.position += 2
            return self._reference(self._until(")"), flags)
        words = self._until(":") if ":" in self._source[self.position :] else ""
        if not words or set(words) - set("imsx-"):
            raise self._refused("this kind of (?… is not known here")
        return self._body("(?:", _switched(flags, words), depth)

    def _captured(self, opening: str, name: str, flags: Flags, depth: int) -> Group:
        self._open.append(name)
        body = self._body(opening, flags, depth)
        self._open.pop()
        return body

    def _body(self, opening: str, flags: Flags, depth: int) -> Group:
        body, _ = self.choice(flags, depth + 1)
        if self._peek() != ")":
            raise self._refused(") is missing")
        self.position += 1
        return Group(opening, body, opening in _LOOKS)

    def _reference(self, name: str, flags: Flags) -> OneOf:
        if not (name.isidentifier() or _digits(name)):
            raise self._refused(f"{name!r} is no name for a group")
        if name in self._open:
            raise self._refused(f"the group {name} cannot refer to itself")
        self.references.append(name)
        return OneOf(f"(?P={name})" if name.isidentifier() else f"\\g<{name}>", flags.i)

    def _escape(self, flags: Flags) -> Node:
        char = self._peek()
        if char and char in "bB":
            self.position += 1
            return Anchor("\\" + char)
        if char and char in "AzZ":
            self.position += 1
            return Anchor(r"\A" if char == "A" else r"\Z")
        if char == "k":
            self.position += 1
            opening = self._take()
            if opening not in "<'":
                raise self._refused(r"\k needs a name")
            return self._reference(self._until(">" if opening == "<" else "'"), flags)
        if char and char in "123456789":
            digits = ""
            while _digits(self._peek()) and len(digits) < 2:
                digits += self._take()
            return self._reference(digits, flags)
        kind = self._kind()
        return OneOf(kind, flags.i) if kind else Literal(self._character(), flags.i)

    def _kind(self) -> str:
        r"""A class that is one escape, such as ``\w`` or ``\p{Lu}``, or an empty text."""
        char = self._peek()
        if char and char in "dDwWsS":
            return "\\" + self._take()
        if not char or char not in "pP":
            return ""
        self.position += 1
        name = self._until("}")[1:] if self._peek() == "{" else self._take()
        kind = f"\\{char}{{{name}}}"
        if not name.replace("_", "").replace("^", "").isalnum() or not compiles(kind):
            raise self._refused(f"{kind} is not known")
        return kind

    def _character(self) -> str:
        """The one character an escape stands for."""
        char = self._take()
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char == "x" and self._peek() == "{":
            self.position += 1
            return self._code(self._until("}"))
        if char in "xu":
            return self._code(self._take(2 if char == "x" else 4))
        if char in "01234567":
            digits = char
            while self._peek() and self._peek() in "01234567" and len(digits) < 3:
                digits += self._take()
            return chr(int(digits, 8))
        if char.isalnum():
            raise self._refused(f"\\{char} is not known")
        return char

    def _code(self, digits: str) -> str:
        if not digits or set(digits) - set(string.hexdigits) or len(digits) > 6 or int(digits, 16) > 0x10FFFF:
            raise self._refused(f"{digits!r} is no character number")
        return chr(int(digits, 16))

    def _class(self) -> str:
        negated = "^" if self._peek() == "^" and self._take() else ""
        parts: list[str] = []
        minus = ""
        first = True
        while first or self._peek() != "]":
            if self._peek(2) == "-[" and not first:
                self.position += 2
                minus = self._class()
                if self._peek() != "]":
                    raise self._refused("a class taken away must come last in its class")
                break
            parts.append(self._class_item())
            first = False
        self.position += 1
        whole = f"[{negated}{''.join(parts)}]"
        if not compiles(whole):
            raise self._refused(f"the class {whole} is not valid")
        return f"(?:(?!{minus}){whole})" if minus else whole

    def _class_item(self) -> str:
        if self._peek(2) == "[:":
            self.position += 2
            name = self._until(":]")
            if name.removeprefix("^") not in _POSIX:
                raise self._refused(f"[:{name}:] is not known")
            return _all_but(_POSIX[name[1:]]) if name.startswith("^") else _POSIX[name]
        char = self._take()
        if char != "\\":
            # A bare hyphen keeps its meaning, everything else means itself.
            return char if char == "-" else escaped(char)
        if self._peek() == "b":
            self.position += 1
            return r"\x08"
        return self._kind() or escaped(self._character())


@lru_cache
def _all_but(ascii_class: str) -> str:
    """The inside of a class that takes every character the given one, of ASCII only, does not."""
    codes = [code for code in range(128) if not re.match(f"[{ascii_class}]", chr(code))]
    return "".join(f"\\x{code:02X}" for code in codes) + "\\x80-\\U0010FFFF"


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _switched(flags: Flags, words: str) -> Flags:
    on, _, off = words.partition("-")
    return replace(flags, **dict.fromkeys(on, True), **dict.fromkeys(set(off) - {"-"} - set(on), False))
