# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The links a post holds: with a scheme, with ``www.``, or a bare domain that has a real ending."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from composer.domain.web_links import links

_OPEN: Final = re.compile(r"(?<![A-Za-z0-9@])(?:https?://|www\.(?=\w))[^\s<>\"«»“”]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?…'’*_~"
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_SCHEME: Final = re.compile(r"(https?)://", re.IGNORECASE)
_HOST: Final = re.compile(r"[^/?#\\]*")
_PORT: Final = re.compile(r":\d*\Z")


class WebAddress(NamedTuple):
    """One link. ``host`` is lower case and in its own letters; the range from ``host_start`` is where it is written."""

    start: int
    end: int
    scheme: str
    """``http``, ``https`` or nothing."""
    host: str
    host_start: int
    host_end: int

    def shifted(self, by: int) -> "WebAddress":
        """The same, ``by`` characters further."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            host_start=self.host_start + by,
            host_end=self.host_end + by,
        )


def web_addresses(text: str) -> Iterator[WebAddress]:
    """The links of ``text``, in order. Lines are remembered."""
    offset = 0
    for line in text.split("\n"):
        if "." in line or "://" in line:
            yield from (address.shifted(offset) for address in _of_line(line))
        offset += len(line) + 1


@lru_cache(maxsize=512)
def _of_line(line: str) -> tuple[WebAddress, ...]:
    found = [_read(line, match.start(), _trimmed(line, match.start(), match.end())) for match in _OPEN.finditer(line)]
    for span in links(line):
        bare = _read(line, span.start, span.end)
        if not any(span.start < other.end and other.start < span.end for other in found) and _is_meant(line, bare):
            found.append(bare)
    return tuple(sorted(address for address in found if address.host))


def _trimmed(line: str, start: int, end: int) -> int:
    """Where a link ends that is followed by punctuation, or closed by a bracket opened before it."""
    while end > start:
        last = line[end - 1]
        opening = _BRACKETS.get(last)
        unmatched = opening is not None and line.count(last, start, end) > line.count(opening, start, end)
        if last not in _TRAILING and not unmatched:
            break
        end -= 1
    return end


def _read(line: str, start: int, end: int) -> WebAddress:
    scheme = _SCHEME.match(line, start, end)
    first = scheme.end() if scheme else start
    whole = _HOST.match(line, first, end)
    last = whole.end() if whole else end
    # What stands before an at sign is a user name, however much it looks like a host.
    first = max(first, line.rfind("@", first, last) + 1)
    port = _PORT.search(line, first, last)
    last = port.start() if port else last
    return WebAddress(start, end, scheme[1].lower() if scheme else "", same_host(line[first:last]), first, last)


def _is_meant(line: str, address: WebAddress) -> bool:
    """False for a full stop with a sentence that begins right after it: ``à demain.Merci``."""
    ending = line[address.host_start : address.host_end].rpartition(".")[2]
    return bool(address.scheme) or not ending.istitle()


def same_host(host: str) -> str:
    """A host name in the one way it is compared: lower case, its own letters, no dot at its end."""
    lowered = host.lower().rstrip(".")
    if lowered.isascii() and "xn--" not in lowered:
        return lowered
    try:
        return lowered.encode("idna").decode("ascii").encode("ascii").decode("idna")
    except UnicodeError:
        return lowered
