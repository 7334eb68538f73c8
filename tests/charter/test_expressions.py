# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas and conditions: read into a tree, never run as code."""

import math
import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.expressions import ExpressionRefused, read_condition, read_formula

KNOWN = {"words": 12.0, "sentences": 5.0, "heading_h1": 0.0}


def value(source: str) -> float:
    return read_formula(source, KNOWN).number(KNOWN.__getitem__)


def holds(source: str, of: float = 2.4) -> bool:
    return read_condition(source, KNOWN, "_value").holds(lambda name: of if name == "_value" else KNOWN[name])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("7 / 2", 3),
        ("-7 / 2", -3),
        ("7.0 / 2", 3.5),
        ("7 / 2 * 2.0", 6.0),
        ("words / sentences", 2.4),
        ("words / 5", 2.4),
        ("17 % 5", 2),
        ("-17 % 5", -2),
        ("words % 5", 2.0),
        ("2 - -3", 5),
        ("+words", 12.0),
        ("-words + 1", -11.0),
        ("-(1 + 2) * 2", -6),
        (".5 + 1.", 1.5),
        ("1e3", 1000.0),
        ("math.sqrt(9)", 3.0),
        ("math.pow(2, 3) + math.abs(-1)", 9.0),
        ("math.max(words, sentences)", 12.0),
        ("math.floor(2.7) + math.ceil(0.2)", 3.0),
        ("math.pi", math.pi),
        ("heading.h1 + heading_h1", 0.0),
        ("  words\n", 12.0),
    ],
)
def test_formulas_have_their_values(source: str, expected: float) -> None:
    found = value(source)
    assert found == expected
    assert isinstance(found, int) is isinstance(expected, int)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("> 2", True),
        ("> 2.4", False),
        (">= 2.4", True),
        ("< 2 || words > 10", True),
        ("> 2 && words < 10", False),
        ("< 2 || words > 10 && sentences > 10", False),
        ("== 2.4", True),
        ("!= 2.4", False),
        ("* 2 > 4.7", True),
        ("> 1 && !(words < 3)", True),
        ("> 1 && (words < 3 || sentences == 5)", True),
        ("- 1 > words - 11", True),
    ],
)
def test_a_condition_is_what_follows_the_value(source: str, expected: bool) -> None:
    assert holds(source) is expected


@pytest.mark.parametrize("source", ["1 / 0", "0.0 / 0", "1 % 0", "math.sqrt(-1)", "math.log(0)"])
def test_what_has_no_value_is_no_number(source: str) -> None:
    assert math.isnan(value(source))


def test_infinity_is_a_number() -> None:
    assert value("words / 0") == math.inf
    assert value("-1.0 / 0") == -math.inf
    assert value("math.pow(10, 999)") == math.inf


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "too early"),
        ("1 +", "too early"),
        ("(1", "missing"),
        ("1)", "does not belong"),
        ("1 2", "does not belong"),
        ("* 2", "does not belong"),
        ("mots", "'mots' is not known"),
        ("_value", "not known"),
        ("words.real", "not known"),
        ("math.system(1)", "not known"),
        ("math.sqrt", "missing"),
        ("math.sqrt()", "does not belong"),
        ("math.sqrt(1, 2)", "takes 1"),
        ("math.sqrt(1 > 2)", "takes 1"),
        ("words > 2", "must be a number"),
        ("!words", "needs a condition"),
        ("-(1 > 2)", "needs a number"),
        ("1 && 2", "needs conditions"),
        ("(1 > 2) + 1", "needs numbers"),
        ("1 < 2 < 3", "needs numbers"),
        ("words; 2", "not understood"),
        ("'a'", "not understood"),
        ("0x1F", "not understood"),
        ("1_000", "not understood"),
        ("1234567890123", "not understood"),
        ("__import__", "not known"),
        ("(" * 100 + "1" + ")" * 100, "nested"),
        ("-" * 100 + "1", "nested"),
        ("1" + "+1" * 2_000, "longer"),
    ],
)
def test_what_is_wrong_is_told(source: str, reason: str) -> None:
    with pytest.raises(ExpressionRefused, match=reason):
        read_formula(source, KNOWN)


def test_a_condition_must_say_yes_or_no() -> None:
    with pytest.raises(ExpressionRefused, match="yes or no"):
        read_condition("+ 2", KNOWN, "_value")
    with pytest.raises(ExpressionRefused, match="does not belong"):
        read_condition("2 > 1", KNOWN, "_value")


def test_names_are_those_asked_for() -> None:
    assert read_formula("words * 2 + math.pi", KNOWN).names == {"words"}
    assert read_condition("> sentences", KNOWN, "_value").names == {"_value", "sentences"}


@given(
    st.lists(st.sampled_from(["1", "2.5", "words", "+", "-", "*", "/", "%", "(", ")", "!", "<", "&&"])).map(" ".join)
)
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        expression = read_formula(source, KNOWN)
    except ExpressionRefused:
        return
    assert isinstance(expression.number(KNOWN.__getitem__), int | float)


Sum = tuple[str, float]
OPERANDS = st.floats(0, 50).map(lambda number: (f"{number:.3f}", float(f"{number:.3f}")))
SIGNS = st.sampled_from([("+", operator.add), ("-", operator.sub), ("*", operator.mul)])


def combined(left: Sum, sign: tuple[str, Callable[[float, float], float]], right: Sum) -> Sum:
    return f"({left[0]} {sign[0]} {right[0]})", sign[1](left[1], right[1])


@given(st.recursive(OPERANDS, lambda inner: st.builds(combined, inner, SIGNS, inner), max_leaves=20))
def test_sums_and_products_are_those_of_arithmetic(written: Sum) -> None:
    assert value(written[0]) == written[1]
