# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far one text can be followed in another."""

from collections.abc import Sequence
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.similarity.normalise import words_of
from composer.similarity.tracing import Trace, stems

SOURCE = [
    "barge",
    "lock",
    "gate",
    "water",
    "valve",
    "level",
    "harbour",
    "canal",
    "mooring",
    "rope",
    "engine",
    "pilot",
    "lantern",
    "bridge",
    "tunnel",
    "weir",
]
WORDS = st.lists(st.sampled_from([*SOURCE, "baker", "flour", "oven", "the", "of"]), max_size=30)


def followed(draft: Sequence[str], source: Sequence[str] = SOURCE) -> float:
    said, theirs = (words_of(" ".join(words)) for words in (draft, source))
    return Trace(theirs).followed(stems(said))


def test_a_text_follows_itself_nearly_to_the_end() -> None:
    assert followed(SOURCE) > 0.85


def test_words_left_out_between_do_not_interrupt_the_path() -> None:
    assert followed(SOURCE[::2]) == followed(SOURCE[1::2]) > 0.75


def test_the_same_words_in_another_order_say_little() -> None:
    assert followed([SOURCE[7 * rank % 16] for rank in range(16)]) < 0.6 * followed(SOURCE)


def test_a_sentence_turned_round_is_still_followed() -> None:
    turned = [word for start in range(0, 16, 4) for word in reversed(SOURCE[start : start + 4])]
    assert followed(turned) == followed(SOURCE)


def test_halves_that_change_places_cost_a_jump() -> None:
    moved = [*SOURCE[8:], *SOURCE[:8]]
    assert 0.6 * followed(SOURCE) < followed(moved) < followed(SOURCE)


def test_words_that_are_repeated_weigh_less() -> None:
    assert followed(SOURCE, [*SOURCE, *SOURCE]) < 0.3 * followed(SOURCE)
    assert followed([*SOURCE, *SOURCE]) < 0.3 * followed(SOURCE)


def test_chance_in_a_long_source_weighs_less_than_in_a_short_one() -> None:
    filler = [f"filler{number:03}"[::-1] for number in range(400)]
    assert followed(SOURCE[:6], [*SOURCE, *filler]) < followed(SOURCE[:6])
    assert followed(SOURCE[:2], [*SOURCE, *filler]) == 0


def test_two_words_of_a_slogan_are_chance() -> None:
    assert followed(SOURCE[:12], ["water", "bread", "canal"]) < 0.05


def by_trying_all(draft: Sequence[str], source: Sequence[str]) -> float:
    """As the path is described, without any cleverness."""
    mine, theirs = (stems(words_of(" ".join(words))) for words in (draft, source))
    jump = 0.6 * log(max(len(theirs), 16))
    worth = [0.0] * len(theirs)
    best = 0.0
    for word in mine:
        count = theirs.count(word)
        if count > 4:
            continue
        before = worth[:]
        anew = best - jump
        for place in (place for place, other in enumerate(theirs) if other == word):
            onward = max((worth for worth in before[: place + 5] if worth), default=anew)
            step = max(onward, anew) + max(count, mine.count(word)) ** -2
            worth[place] = max(worth[place] or step, step)
            best = max(best, step)
    return best / len(mine) if mine else 0.0


@given(WORDS, WORDS)
def test_the_path_is_the_best_there_is(draft: list[str], source: list[str]) -> None:
    assert followed(draft, source) == pytest.approx(by_trying_all(draft, source))


@given(WORDS, WORDS)
def test_it_is_a_share(draft: list[str], source: list[str]) -> None:
    assert 0 <= followed(draft, source) <= 1


@given(WORDS, WORDS, st.integers(0, 30))
def test_words_of_ones_own_only_lower_it(draft: list[str], source: list[str], place: int) -> None:
    assert followed([*draft[:place], "sauerkraut", *draft[place:]], source) <= followed(draft, source)
