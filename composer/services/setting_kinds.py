# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the kinds of settings, by which what they expect is put in words."""

from typing import Any, Final

from composer.domain.policy import policy_name
from composer.domain.settings import (
    SETTINGS,
    Address,
    Choice,
    ClientId,
    HoursOfDay,
    InterfaceMonth,
    Never,
    Setting,
    SourceAddress,
    TeamPlace,
    Toggle,
    TrustRoot,
    Weekdays,
    WholeNumber,
    Words,
)
from composer.domain.slots import DAYS

KINDS: Final[tuple[tuple[type, str], ...]] = (
    (Never, "never"),
    (Toggle, "toggle"),
    (Choice, "choice"),
    (WholeNumber, "number"),
    (Words, "words"),
    (Weekdays, "weekdays"),
    (HoursOfDay, "hours"),
    (InterfaceMonth, "month"),
    (ClientId, "client"),
    (Address, "address"),
    (SourceAddress, "source"),
    (TeamPlace, "place"),
    (TrustRoot, "root"),
)
"""A narrower kind before the one it is made of."""


def kind_of(setting: Setting[Any]) -> tuple[str, dict[str, str]]:
    """The name of its kind, as a policy may use it, and what belongs into the words."""
    kind = setting.kind if setting.decree is None else setting.decree
    values: dict[str, str] = {}
    if isinstance(kind, Choice):
        values = {"options": ", ".join(kind.options)}
    elif isinstance(kind, WholeNumber):
        values = {"low": str(kind.low), "high": str(kind.high), "unit": kind.unit}
    elif isinstance(kind, Weekdays):
        values = {"options": ", ".join(DAYS)}
    return next(name for known, name in KINDS if isinstance(kind, known)), values


def known_setting(name: str) -> Setting[Any] | None:
    """By its key, or by its name in a policy."""
    return next((setting for setting in SETTINGS if name in (setting.key, policy_name(setting.key))), None)
