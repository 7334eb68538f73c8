# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers in running text. The library that knows every country's numbers is loaded at the first need."""

from collections.abc import Iterator


def phones(line: str, region: str) -> Iterator[tuple[int, int]]:
    """Where a number stands that exists; one written without its country code is read as of ``region``."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    for match in PhoneNumberMatcher(line, region, leniency=Leniency.VALID):
        yield match.start, match.end
