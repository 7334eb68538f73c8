# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
import regex  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.dialect import Flags, PatternRefused, parse
from composer.charter.literals import folded, needs_of
from composer.charter.syntax import written

LETTERS = "aàbéïı İiIkKſsSßẞσςΣx \u00a0'’-"


EXACT = Flags()


def found(pattern: str, text: str, flags: Flags = EXACT) -> list[str]:
    compiled = regex.compile(written(parse(pattern, flags).tree), regex.V0)
    return [match[0] for match in compiled.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("(?i)alpha|beta", "ALPHA BETA", ["ALPHA", "BETA"]),
        ("beta|(?i)alpha", "ALPHA BETA", ["ALPHA"]),
        ("(?:(?i)a|b)c", "AcBcBC", ["Ac", "Bc"]),
        ("(?i)a(?-i)b", "Ab AB", ["Ab"]),
        ("(?i:é)t", "ÉtÉT", ["Ét"]),
        ("^a$", "a\n", []),
        ("(?m)^a$", "b\na\n", ["a"]),
        (r"a\z", "a\n", []),
        (r"b\Z", "ab", ["b"]),
        ("a{,2}", "a{,2}", ["a{,2}"]),
        ("a{x", "a{x", ["a{x"]),
        ("a{2}", "aaa", ["aa"]),
        ("[a[]+", "a[b", ["a["]),
        ("[]a]+", "]a[", ["]a"]),
        ("[^]a]", "]ab", ["b"]),
        ("[[:upper:]]+", "ABÉ", ["AB"]),
        (r"[\1\101\0]+", "A1\x01\x00", ["A", "\x01\x00"]),
        ("[[:^alpha:]é]+", "a1 éb", ["1 é"]),
        ("[a-z-[aeiou]]+", "strength aeiou", ["str", "ngth"]),
        (r"[\d-]+", "3-4a", ["3-4"]),
        (r"(?<n>a)b\k<n>", "aba", ["aba"]),
        (r"(?P<n>a)b(?P=n)", "aba", ["aba"]),
        (r"(\w)\1", "aab", ["aa"]),
        (r"\x{201C}\u2019\xA0", "“’\u00a0", ["“’\u00a0"]),
        (r"\p{Lu}\P{Lu}", "aBc", ["Bc"]),
        (r"(?<=a|bcd)x", "ax bcdx dx", ["x", "x"]),
        ("(?x) f o # note\n o", "foo", ["foo"]),
        ("f(?#note)oo", "foo", ["foo"]),
        (r"\w+", "e\u0301te\u0301 été", ["e\u0301te\u0301", "été"]),
        (r"\s", "\u00a0\u202f", ["\u00a0", "\u202f"]),
        ("(?s)a.b", "a\nb", ["a\nb"]),
        ("a.b", "a\nb", []),
        (r"C\+\+ #x&~", "C++ #x&~", ["C++ #x&~"]),
    ],
)
def test_patterns_mean_what_the_format_says(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_ignoring_case_is_simple_not_full() -> None:
    assert found("straße", "STRAẞE STRASSE", Flags(i=True)) == ["STRAẞE"]


BAD = (
    *("(a", "a)", "a++", "a**", "*a", "a|+", "[a", r"\q", "a\\", "(?n)a", "a{3,2}", "(?<n-m>a)", "(?(1)a|b)"),
    *(
        r"\x{110000}",
        r"\p{no/such}",
        r"\p{Klingon}",
        r"a\1",
        r"\k<n>",
        r"(a\1)",
        r"(?<n>a|\k<n>b)",
        r"(?<n>a)(b)\1",
        "[z-a]",
        "[a--b]",
        "[[:frob:]]",
        "x" * 4001,
        "(" * 100 + ")" * 100,
    ),
)


@pytest.mark.parametrize("pattern", BAD)
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternRefused):
        parse(pattern)


@given(st.text(max_size=60))
def test_any_text_is_either_a_pattern_or_refused(source: str) -> None:
    try:
        tree = parse(source).tree
    except PatternRefused:
        return
    again = parse(source).tree
    assert written(tree) == written(again)


@given(st.text(max_size=30))
def test_escaped_text_matches_itself(text: str) -> None:
    source = "".join(f"\\x{{{ord(char):x}}}" for char in text)
    assert regex.fullmatch(written(parse(source).tree), text, regex.V0)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("chiffre d'affaires", [{"chiffre d'affaires"}]),
        ("résultats? du (?:troisième|3e) trimestre", [{" trimestre"}, {"résultat"}, {" du "}]),
        ("Beta|(?i)ALPHA", [{"beta", "alpha"}]),
        ("abc+d", [{"abc"}]),
        (r"\babc\b", [{"abc"}]),
        ("abc(?!def)ghi", [{"abcghi"}]),
        (r"abc\ndef", [{"abc"}, {"def"}]),
        (r"\n+abc", [{"abc"}]),
        (r"abc\w(?:defg|hijk)\w(?:lm)+", [{"defg", "hijk"}, {"abc"}]),
        ("abc.def.ghi.jklm", [{"jklm"}, {"abc"}, {"def"}]),
        ("ab", []),
        ("abc|x", []),
        ("(?:abc)?", []),
        ("(?=abc)", []),
        (r"\w+ing", [{"ing"}]),
    ],
)
def test_what_a_match_must_contain(pattern: str, needs: list[set[str]]) -> None:
    assert list(needs_of(parse(pattern).tree)) == needs


@given(st.text(LETTERS, min_size=3, max_size=6), st.text(LETTERS, max_size=12))
def test_a_literal_that_matches_is_seen_by_the_index(literal: str, around: str) -> None:
    source = "".join(f"\\x{{{ord(char):x}}}" for char in literal)
    tree = parse(source, Flags(i=True)).tree
    (need,) = needs_of(tree)
    for text in (literal, literal.upper(), literal.lower(), around + literal.swapcase(), around):
        if regex.search(written(tree), text, regex.V0):
            assert any(wanted in folded(text) for wanted in need)


def test_characters_the_engine_holds_equal_fold_to_the_same() -> None:
    for char in map(chr, range(0x20, 0xD800)):
        if char.lower() == char.upper() == char.casefold():
            continue
        others = {char.lower(), char.upper(), char.casefold(), char.title(), *"iIİıkKsSſ"}
        for other in others:
            if len(other) == 1 and folded(other) != folded(char):
                assert not regex.fullmatch(f"(?i:{char})", other, regex.V0), (char, other)
