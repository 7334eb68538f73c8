# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.bench.figures import Figure, p50_and_p95, percentile


def test_a_figure_knows_whether_it_keeps_its_ceiling() -> None:
    assert Figure("f", 16.0, "ms", 16).within
    assert not Figure("f", 16.1, "ms", 16).within
    assert Figure("f", 1e9, "ms").within


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 50), (0.95, 95), (1.0, 100)])
def test_percentiles_are_values_of_the_series(share: float, value: int) -> None:
    assert percentile(range(100, 0, -1), share) == value


def test_the_ceiling_is_for_the_p95_alone() -> None:
    p50, p95 = p50_and_p95("n", [1.0, 2.0, 30.0], 16)
    assert (p50.ceiling, p95.ceiling) == (None, 16)
    assert (p50.value, p95.value) == (2.0, 30.0)


def test_a_missed_ceiling_is_shown_as_such() -> None:
    assert "> 4 ×" in Figure("start", 4.5, "×", 4).as_line()
    assert Figure("start", 4.5, "×", 4).as_json()["within"] is False
