# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers in running text. The library that knows every country's numbers is loaded at the first need."""

from collections.abc import Iterator


def phones(line: str, region: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and international form of each number that exists; one without a country code is of ``region``."""
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

    for match in PhoneNumberMatcher(line, region, leniency=Leniency.VALID):
        yield match.start, match.end, format_number(match.number, PhoneNumberFormat.E164)
