# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hours the person agreed to: for publishing, and for being spoken to without having asked."""

from datetime import datetime, tzinfo

from composer.domain.settings import NOTICE_DAYS, NOTICE_HOURS, SLOT_DAYS, SLOT_HOURS, Setting
from composer.domain.slots import DAYS, AgreedHours, DaySpan
from composer.services.preferences import Preferences


class Agreements:
    """Read from the settings at each question."""

    def __init__(self, preferences: Preferences, zone: tzinfo) -> None:
        self._preferences = preferences
        self._zone = zone

    def slots(self) -> AgreedHours:
        """When a publication may be suggested."""
        return self._hours(SLOT_DAYS, SLOT_HOURS)

    def may_notify(self, at: datetime) -> bool:
        """True when Ramage may speak up by itself at that instant, by the person's wall clock."""
        return self._hours(NOTICE_DAYS, NOTICE_HOURS).hold(at.astimezone(self._zone))

    def _hours(self, days: Setting[tuple[str, ...]], span: Setting[str]) -> AgreedHours:
        chosen = self._preferences.resolve(days).value
        return AgreedHours(
            frozenset(DAYS.index(day) for day in chosen), DaySpan.read(self._preferences.resolve(span).value)
        )
