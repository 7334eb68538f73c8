# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.charter.charters import existence, matches


@pytest.mark.parametrize(
    ("tokens", "text", "expected"),
    [
        ("['_??']", "a_b_", []),
        ("['x*?y|']", "xy y", ["xy", "y"]),
        ("['|un']", "un deux", []),
        ("['(?:un)?']", "un, un", ["un", "un"]),
        (r"['[ ]?(?:un)??']", "un  un un", [" ", " ", " "]),
    ],
)
def test_after_an_empty_match_the_search_goes_on_one_character_further(
    tokens: str, text: str, expected: list[str]
) -> None:
    assert matches(existence(tokens, "nonword: true\n"), text) == expected
    assert matches(existence(tokens, "nonword: true\n"), f"{text}\n{text}") == expected * 2
