# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import gc
from collections.abc import Iterator

import pytest

from composer.charter import rule_clock
from composer.charter.rule_clock import not_counted, rule_time


@pytest.fixture(autouse=True)
def processor(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Processor time that passes only when a test says so."""
    now = [1000.0]
    gc.disable()
    monkeypatch.setattr(rule_clock, "thread_time", lambda: now[0])
    yield now
    gc.enable()


def test_work_counts(processor: list[float]) -> None:
    begun = rule_time()
    processor[0] += 2
    assert rule_time() - begun == 2


def test_what_is_left_out_does_not_count_even_when_nested_or_failed(processor: list[float]) -> None:
    @not_counted()
    def failing() -> None:
        processor[0] += 3
        with not_counted():
            processor[0] += 4
        raise KeyError

    begun = rule_time()
    with pytest.raises(KeyError):
        failing()
    processor[0] += 1
    assert rule_time() - begun == 1


def test_the_collector_takes_no_rules_time(processor: list[float]) -> None:
    class Slow:
        """Takes five seconds to be collected."""

        def __del__(self) -> None:
            processor[0] += 5

    slow = Slow()
    slow.itself = slow  # type: ignore[attr-defined]  # a cycle, so that only the collector frees it
    del slow
    begun = rule_time()
    gc.collect()
    assert processor[0] == 1005
    assert rule_time() == begun
