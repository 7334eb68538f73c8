# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas and conditions of rules, such as ``words / sentences`` and ``> 20 && words < 300``.

They are read into a small tree and never run as code. A whole number divided by a whole number is a whole number.
"""

import math
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 2_000
DEEPEST: Final = 60
Number = int | float
Lookup = Callable[[str], Number]

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d{1,9}(?:\.\d{0,9})?(?:[eE][+-]?\d{1,2})?(?![\w.])|\.\d{1,9}(?![\w.]))"
    r"|(?P<name>[A-Za-z_][\w.]*)|(?P<sign>&&|\|\||[<>=!]=|[-+*/%()<>!,]))",
    re.ASCII,
)
_PRECEDENCE: Final = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), 3),
    "+": 4,
    "-": 4,
    "*": 5,
    "/": 5,
    "%": 5,
}
_LOGIC: Final = frozenset(("&&", "||"))
_COMPARISONS: Final = frozenset(("==", "!=", "<", "<=", ">", ">="))
_CONSTANTS: Final = {
    "math.e": math.e,
    "math.pi": math.pi,
    "math.phi": (1 + math.sqrt(5)) / 2,
    "math.sqrt2": math.sqrt(2),
    "math.ln2": math.log(2),
    "math.ln10": math.log(10),
}
_FUNCTIONS: Final[dict[str, tuple[int, Callable[..., Number]]]] = {
    **{
        f"math.{name}": (1, getattr(math, name))
        for name in (
            *("acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "erf", "erfc", "exp", "exp2"),
            *("expm1", "gamma", "log", "log10", "log1p", "log2", "sin", "sinh", "sqrt", "tan", "tanh"),
        )
    },
    "math.abs": (1, abs),
    "math.ceil": (1, lambda value: float(math.ceil(value))),
    "math.floor": (1, lambda value: float(math.floor(value))),
    "math.trunc": (1, lambda value: float(math.trunc(value))),
    "math.atan2": (2, math.atan2),
    "math.hypot": (2, math.hypot),
    "math.max": (2, max),
    "math.min": (2, min),
    "math.mod": (2, math.fmod),
    "math.pow": (2, math.pow),
}


class ExpressionRefused(ValueError):
    """The text says what is wrong, for the rule's author."""


@dataclass(frozen=True, slots=True)
class _Constant:
    number: Number


@dataclass(frozen=True, slots=True)
class _Variable:
    name: str


@dataclass(frozen=True, slots=True)
class _Not:
    inner: "_Node"


@dataclass(frozen=True, slots=True)
class _Minus:
    inner: "_Node"


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    arguments: tuple["_Node", ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    sign: str
    left: "_Node"
    right: "_Node"


_Node = _Constant | _Variable | _Not | _Minus | _Call | _Pair


@dataclass(frozen=True, slots=True)
class Expression:
    """``names`` are the variables it asks for."""

    root: _Node
    names: frozenset[str]

    def number(self, lookup: Lookup) -> Number:
        """Its value; not a number where arithmetic has none."""
        return _value(self.root, lookup)

    def holds(self, lookup: Lookup) -> bool:
        """For a condition."""
        return bool(_value(self.root, lookup))


def read_formula(source: str, known: Collection[str]) -> Expression:
    """A number made of ``known`` variables. Raises ExpressionRefused."""
    return _read([], source, known, is_condition=False)


def read_condition(source: str, known: Collection[str], value: str) -> Expression:
    """What follows a formula's value: ``> 5 && words < 10``. The value is looked up as ``value``."""
    return _read([("name", value)], source, {*known, value}, is_condition=True)


def _read(before: list[tuple[str, str]], source: str, known: Collection[str], *, is_condition: bool) -> Expression:
    parser = _Parser([*before, *_tokens(source)], known)
    root = parser.operation(1, 0)
    parser.end()
    if _is_truth(root) is not is_condition:
        wanted = "say yes or no, such as > 10" if is_condition else "be a number"
        raise ExpressionRefused(f"{source!r} must {wanted}")
    return Expression(root, frozenset(parser.names))


def _tokens(source: str) -> list[tuple[str, str]]:
    if len(source) > LONGEST:
        raise ExpressionRefused(f"longer than {LONGEST} characters")
    found: list[tuple[str, str]] = []
    position, source = 0, source.rstrip()
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            raise ExpressionRefused(f"{source[position:].split()[0]!r} is not understood")
        found.append((match.lastgroup or "", match[match.lastgroup or 0]))
        position = match.end()
    return found


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]], known: Collection[str]) -> None:
        self._tokens = tokens
        self._known = known
        self._position = 0
        self.names: set[str] = set()

    def end(self) -> None:
        if self._position < len(self._tokens):
            raise ExpressionRefused(f"{self._tokens[self._position][1]!r} does not belong there")

    def operation(self, least: int, depth: int) -> _Node:
        left = self._atom(depth)
        while (sign := self._sign()) in _PRECEDENCE and _PRECEDENCE[sign] >= least:
            self._position += 1
            right = self.operation(_PRECEDENCE[sign] + 1, depth + 1)
            kinds = (_is_truth(left), _is_truth(right))
            if kinds != ((True, True) if sign in _LOGIC else (False, False)):
                raise ExpressionRefused(f"{sign} needs {'conditions' if sign in _LOGIC else 'numbers'} on both sides")
            left = _Pair(sign, left, right)
        return left

    def _atom(self, depth: int) -> _Node:
        if depth > DEEPEST:
            raise ExpressionRefused(f"nested more than {DEEPEST} deep")
        if self._position >= len(self._tokens):
            raise ExpressionRefused("it ends too early")
        kind, text = self._tokens[self._position]
        self._position += 1
        if kind == "number":
            return _Constant(int(text) if text.isdigit() else float(text))
        if kind == "name":
            return self._named(text, depth)
        if text in ("-", "+", "!"):
            inner = self._atom(depth + 1)
            if _is_truth(inner) is not (text == "!"):
                raise ExpressionRefused(f"{text} needs a {'condition' if text == '!' else 'number'} after it")
            return _Not(inner) if text == "!" else _Minus(inner) if text == "-" else inner
        if text != "(":
            raise ExpressionRefused(f"{text!r} does not belong there")
        inner = self.operation(1, depth + 1)
        self._expect(")")
        return inner

    def _named(self, name: str, depth: int) -> _Node:
        if name in _FUNCTIONS:
            return self._call(name, depth)
        if name in _CONSTANTS:
            return _Constant(_CONSTANTS[name])
        name = name.replace("heading.", "heading_")
        if name not in self._known:
            raise ExpressionRefused(f"{name!r} is not known; there are {', '.join(sorted(self._known))}")
        self.names.add(name)
        return _Variable(name)

    def _call(self, name: str, depth: int) -> _Node:
        self._expect("(")
        arguments = [self.operation(1, depth + 1)]
        while self._sign() == ",":
            self._position += 1
            arguments.append(self.operation(1, depth + 1))
        self._expect(")")
        if len(arguments) != _FUNCTIONS[name][0] or any(map(_is_truth, arguments)):
            raise ExpressionRefused(f"{name} takes {_FUNCTIONS[name][0]} number(s)")
        return _Call(name, tuple(arguments))

    def _sign(self) -> str:
        if self._position < len(self._tokens) and self._tokens[self._position][0] == "sign":
            return self._tokens[self._position][1]
        return ""

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise ExpressionRefused(f"{sign!r} is missing")
        self._position += 1


def _is_truth(node: _Node) -> bool:
    return isinstance(node, _Not) or (isinstance(node, _Pair) and node.sign in _LOGIC | _COMPARISONS)


def _value(node: _Node, lookup: Lookup) -> Number:
    match node:
        case _Constant(number=number):
            return number
        case _Variable(name=name):
            return lookup(name)
        case _Not(inner=inner):
            return not _value(inner, lookup)
        case _Minus(inner=inner):
            return -_value(inner, lookup)
        case _Call(name=name, arguments=arguments):
            return _called(name, [_value(argument, lookup) for argument in arguments])
        case _Pair(sign="&&", left=left, right=right):
            return bool(_value(left, lookup)) and bool(_value(right, lookup))
        case _Pair(sign="||", left=left, right=right):
            return bool(_value(left, lookup)) or bool(_value(right, lookup))
        case _Pair(sign=sign, left=left, right=right):
            return _combined(sign, _value(left, lookup), _value(right, lookup))


def _called(name: str, values: list[Number]) -> Number:
    try:
        return float(_FUNCTIONS[name][1](*values))
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


def _combined(sign: str, left: Number, right: Number) -> Number:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return _divided(left, right)
        case "%":
            return _remainder(left, right)
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
    return left >= right


def _divided(left: Number, right: Number) -> Number:
    if right == 0:
        return math.nan if left == 0 or isinstance(left, int) else math.copysign(math.inf, left)
    if isinstance(left, int) and isinstance(right, int):
        whole = abs(left) // abs(right)
        return whole if (left < 0) is (right < 0) else -whole
    return left / right


def _remainder(left: Number, right: Number) -> Number:
    """With the sign of ``left``."""
    if right == 0 or math.isinf(left):
        return math.nan
    rest = math.fmod(left, right)
    return int(rest) if isinstance(left, int) and isinstance(right, int) else rest
