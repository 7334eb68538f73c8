# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import importlib.util
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey
from composer.domain.review import Context
from composer.domain.text import Language
from composer.networks import network, weighted
from tests.networks.x_corners import CORNERS

_SPEC = importlib.util.spec_from_file_location("x_cases", Path(__file__).with_name("x_cases.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
_TABLE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_TABLE)
CASES: tuple[tuple[str, int], ...] = _TABLE.CASES
X = network(NetworkKey("x"))

BITS = st.sampled_from(
    [
        "a",
        "é",
        "e\u0301",
        " ",
        "日",
        "😀",
        "👩🏽\u200d💻",
        "🇫🇷",
        "1\ufe0f\u20e3",
        "©\ufe0f",
        "❤\ufe0e",
        "x.co",
        "https://t.co/ab.c",
        *(".", "/", "-", "_", "@", "(", ")", "?a=b", "\u1112\u1161", "http://", "example.com", "日本.みんな"),
    ]
)
TEXTS = st.lists(BITS, max_size=30).map("".join)


@pytest.mark.parametrize(("text", "weight"), [*CASES, *CORNERS])
def test_weighs_as_x_does(text: str, weight: int) -> None:
    assert X.count(text).used == weight


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 120
    assert len({text for text, _ in (*CASES, *CORNERS)}) == len(CASES) + len(CORNERS)


@given(TEXTS)
def test_pieces_add_up_to_the_weight(text: str) -> None:
    pieces = list(weighted.pieces(text))
    assert sum(weight for _, weight in pieces) == weighted.weight(text)
    ends = [end for end, _ in pieces]
    assert ends == sorted(set(ends))
    assert ends[-1:] == ([len(text)] if text else [])


@given(TEXTS, TEXTS)
def test_texts_apart_weigh_what_each_weighs(left: str, right: str) -> None:
    # Each after a line end: X reads the very first letter of a text differently.
    assert weighted.weight(f"\n{left}\n{right}") == weighted.weight(f"\n{left}") + weighted.weight(f"\n{right}")


@given(st.text())
def test_any_text_can_be_weighed(text: str) -> None:
    assert weighted.weight(text) <= 2 * len(text) + 23 * text.count(".")


@pytest.mark.parametrize("text", ["a\ufeff", "\ufffe", "\uffff"])
def test_refused_characters_make_a_text_not_fit(text: str) -> None:
    assert not X.count(text).fits


def test_280_fit_and_281_do_not() -> None:
    assert X.count("a" * 280).fits
    assert not X.count("a" * 281).fits


@pytest.mark.parametrize(
    "unit",
    ["日本.", "example.com。", "a.", "(a)", "/!(a)", "a.(b)", "@😀.com", "a_", "(", "https://", "😀x.co", "@", "é"],
)
def test_a_huge_text_is_weighed_in_one_go(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert weighted.weight(text) > 0


def test_a_word_cut_into_an_address_is_beyond_the_limit_too() -> None:
    text = "a" * 265 + " example.comBonjour"
    (finding,) = (
        found
        for found in X.review(text, Context(Language.FRENCH, X.spec.key, datetime(2026, 11, 22, tzinfo=UTC)))
        if found.rule == "Network.TooLong"
    )
    assert finding.span is not None
    assert finding.span.start >= 265
    assert X.count(text[: finding.span.start]).fits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$ACME", 0),
        ("$ACME et $NORD", 2),
        ("$ACME $nord.b, $a_b !", 3),
        ("5 $ et 6 $US", 0),
        ("100$ACME et a$b et $$c et $1 et $toolongname", 0),
        ("($ACME) [$NORD]", 0),
    ],
)
def test_several_cashtags_are_pointed_out(text: str, found: int) -> None:
    context = Context(Language.FRENCH, X.spec.key, datetime(2026, 11, 22, tzinfo=UTC))
    counted = [f.message.values["found"] for f in X.review(text, context) if f.rule == "Network.TooManyCashtags"]
    assert counted == ([str(found)] if found else [])
