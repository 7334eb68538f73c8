# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.settings import (
    SETTINGS,
    TEXT_SIZE,
    Choice,
    HoursOfDay,
    InterfaceMonth,
    Toggle,
    Weekdays,
    WholeNumber,
    Words,
)


def test_every_default_is_valid_and_every_key_is_unique() -> None:
    for setting in SETTINGS:
        assert setting.kind.parse(setting.default) == setting.default
        assert setting.help.endswith(".")
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Toggle(), "no"),
        (Toggle(), 1),
        (Choice(("a", "b")), "A"),
        (WholeNumber(1, 5), 6),
        (WholeNumber(0, 5), True),
        (WholeNumber(1, 5), "3"),
        (Words(), "one"),
        (Words(), [1]),
        (Weekdays(), ["mon", "lundi"]),
        (Weekdays(), "mon"),
        (HoursOfDay(), "8-19"),
        (HoursOfDay(), "08:00-24:00"),
        (HoursOfDay(), 8),
        (InterfaceMonth(), 202609),
        (InterfaceMonth(), "202613"),
        (InterfaceMonth(), "2026-09"),
    ],
)
def test_what_is_not_expected_is_refused(
    kind: Toggle | Choice | WholeNumber | Words | Weekdays | HoursOfDay | InterfaceMonth, raw: object
) -> None:
    with pytest.raises(ValueError, match="not "):
        kind.parse(raw)


def test_days_are_kept_in_the_order_of_the_week_and_hours_in_one_spelling() -> None:
    assert Weekdays().parse(["sun", "tue", "mon", "tue"]) == ("mon", "tue", "sun")
    assert HoursOfDay().parse(" 08:00 – 19:30") == "08:00-19:30"
    assert HoursOfDay().parse("22:00-06:00") == "22:00-06:00"


def test_the_expectation_names_range_and_unit() -> None:
    assert TEXT_SIZE.kind.expected == "a whole number from 80 to 200 percent"
