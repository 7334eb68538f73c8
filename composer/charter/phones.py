# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers in running text. The library that knows every country's numbers is loaded at the first need."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Figures with no more between them than a telephone number has; a price or a date is quicker to rule out than to parse.
_FIGURES: Final = re.compile(r"\d(?:[^\w\n]{0,4}\d)*")
_FEWEST_ABROAD: Final = 7
"""Figures of the shortest number written with its country code."""


def phones(line: str, region: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and international form of each number that exists; one without a country code is of ``region``."""
    if not any(sum(map(str.isdigit, found[0])) >= _fewest(region) for found in _FIGURES.finditer(line)):
        return
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

    for match in PhoneNumberMatcher(line, region, leniency=Leniency.VALID):
        yield match.start, match.end, format_number(match.number, PhoneNumberFormat.E164)


def has_numbers(region: str) -> bool:
    """True when telephone numbers of that country are known: it is GB, not UK."""
    from phonenumbers import SUPPORTED_REGIONS

    return region in SUPPORTED_REGIONS


@lru_cache(maxsize=8)
def _fewest(region: str) -> int:
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region(region)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return min((*lengths, _FEWEST_ABROAD))
