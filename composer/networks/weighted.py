# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X's weighted length: most letters weigh 1, others 2, an emoji 2 and an address 23.

Ranges and weights are those of X's configuration version 3; the text is counted in NFC.
"""

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from composer.domain import web_links
from composer.domain.text import Span
from composer.networks import emoji, graphemes

ADDRESS = 23
EMOJI = 2
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_MAYBE_EMOJI = re.compile("[\xa9\xae\u203c-\uffff\U00010000-\U0010ffff]")


def weight(text: str) -> int:
    """Weighted length of a text in any normal form."""
    text = normalize("NFC", text)
    total = _plain(text)
    for span, value in _units(text):
        total += value - _plain(span.of(text))
    return total


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """(end offset in ``text``, weight) of each address, emoji or other character."""
    if is_normalized("NFC", text):
        yield from _pieces(text)
        return
    # Composition never reaches beyond a cluster, so offsets can be carried over cluster by cluster.
    ends, origins = [], []
    normalised = original = 0
    for cluster in graphemes.clusters(text):
        original += len(cluster)
        normalised += len(normalize("NFC", cluster))
        ends.append(normalised)
        origins.append(original)
    places = dict(zip(ends, origins, strict=True))
    pending = 0
    for end, value in _pieces(normalize("NFC", text)):
        pending += value
        if end in places:
            yield places[end], pending
            pending = 0


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for span, value in _units(text):
        yield from ((index + 1, _plain(text[index])) for index in range(position, span.start))
        yield span.end, value
        position = span.end
    yield from ((index + 1, _plain(text[index])) for index in range(position, len(text)))


def _plain(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_HEAVY.findall(text))


def _units(text: str) -> list[tuple[Span, int]]:
    """Addresses and emoji in order; an emoji inside an address belongs to it."""
    units = [(span, ADDRESS) for span in web_links.links(text)]
    if _MAYBE_EMOJI.search(text):
        units += [(span, EMOJI) for span in emoji.sequences(text)]
        units.sort(key=lambda unit: (unit[0].start, -unit[1]))
    kept: list[tuple[Span, int]] = []
    for unit in units:
        if not kept or unit[0].start >= kept[-1][0].end:
            kept.append(unit)
    return kept
