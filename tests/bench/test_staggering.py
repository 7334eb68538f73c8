# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import xml.etree.ElementTree as ElementTree
from statistics import fmean

import pytest

from composer.bench import staggering
from composer.bench.staggering import at_random, busiest, emptiest, rows, suggested
from composer.bench.staggering_plot import draw

SEEDS = range(20)


def mean_share(people: int, choose: staggering.Choice, late: int | None) -> float:
    return fmean(busiest(people, choose, late, seed) for seed in SEEDS[: 20 if people < 50 else 2])


def test_five_people_who_see_each_other_have_an_hour_each() -> None:
    assert mean_share(5, suggested, 0) == pytest.approx(0.2)
    assert mean_share(5, suggested, 60) <= mean_share(5, at_random, None)


@pytest.mark.parametrize("late", [0, 5, 60, 240, None])
def test_a_crowd_is_spread_as_well_as_chance_would_however_late_the_news(late: int | None) -> None:
    assert mean_share(500, suggested, late) < mean_share(500, at_random, None) * 1.2 < 0.1


def test_late_news_makes_a_crowd_of_those_who_take_the_emptiest_hour() -> None:
    assert mean_share(500, emptiest, 60) > 2 * mean_share(500, suggested, 60)


def test_the_same_seed_is_the_same_crowd() -> None:
    assert busiest(60, suggested, 5, seed=3) == busiest(60, suggested, 5, seed=3)


def test_the_plot_has_a_bar_for_each_row_and_crowd() -> None:
    crowds = ((5, 1), (20, 1))
    table = list(rows(crowds))
    svg = draw(table, ["5 people", "20 people"])
    assert draw(table, ["5 people", "20 people"]) == svg
    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    bars = [each for each in tree.iter("{http://www.w3.org/2000/svg}rect") if each.get("rx")]
    assert len(bars) == len(table) * len(crowds)
    assert all(0 < float(bar.get("width", "0")) <= 170 for bar in bars)
