# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.errors import NotReadyYet
from composer.networks.patience import until_ready


def test_waits_as_long_as_the_network_asks() -> None:
    waited: list[float] = []
    answers = iter([2.0, 3.5, None])
    until_ready("x", lambda: next(answers), waited.append)
    assert waited == [2.0, 3.5]


def test_comes_back_later_when_it_takes_long() -> None:
    waited: list[float] = []
    with pytest.raises(NotReadyYet) as caught:
        until_ready("x", lambda: 4.2, waited.append)
    assert waited == [4.2, 4.2]
    assert caught.value.values == {"network": "x", "retry_after_s": "5"}


def test_a_network_that_asks_for_no_pause_is_not_asked_for_ever() -> None:
    waited: list[float] = []
    with pytest.raises(NotReadyYet):
        until_ready("x", lambda: 0.0, waited.append)
    assert waited == [1.0] * 10
