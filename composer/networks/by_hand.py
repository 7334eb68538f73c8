# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network offers to somebody who posts by hand: a page to write in, and addresses of posts one can tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from composer.domain.errors import AddressRefused
from composer.domain.handing import PostAddress
from composer.domain.ids import NetworkKey
from composer.domain.networks import Payload

LONGEST_ADDRESS: Final = 2000
"""Windows opens no longer one."""


@dataclass(frozen=True, slots=True)
class WritingPage:
    """A page where a post is written. ``text`` and ``link`` name what it takes in its address.

    One that takes a ``link`` is for texts with a card and without media. ``sure`` is false where the text may be lost.
    """

    address: str
    text: str = ""
    link: str = ""
    sure: bool = True
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostForm:
    """How the addresses of posts look: a pattern for path and query, and what they become.

    ``url`` and ``remote_id`` may hold ``{host}`` and the groups of the pattern. ``remote_id`` is empty where the
    network's interface calls the post something else.
    """

    pattern: str
    url: str
    remote_id: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """One network. The last page is the one for everything else; ``{server}`` in an address is the account's.

    ``hosts`` is empty for networks of many servers, ``leading_elsewhere`` are short addresses that may lead anywhere.
    """

    network: NetworkKey
    pages: tuple[WritingPage, ...]
    hosts: frozenset[str]
    forms: tuple[PostForm, ...]
    leading_elsewhere: frozenset[str] = frozenset()

    @property
    def needs_server(self) -> bool:
        """True on networks of many servers: whoever posts says where they live."""
        return not self.hosts

    def page(self, payload: Payload, server: str = "") -> tuple[str, bool]:
        """The address to open, and whether the page certainly shows the text then."""
        for page in self.pages:
            if page.link and (payload.media or not payload.card):
                continue
            start = page.address.format(server=server)
            asked = dict(page.fixed)
            if page.link:
                asked[page.link] = payload.card
            full = _joined(start, asked | ({page.text: payload.text} if page.text else {}))
            if len(full) <= LONGEST_ADDRESS:
                return full, bool(page.text) and page.sure
            return _joined(start, asked), False
        raise ValueError(f"no page without link: {self.network}")

    def post(self, pasted: str, server: str = "") -> PostAddress:
        """The post at an address somebody pasted. Raises AddressRefused when it is none of this network."""
        host, rest = _taken_apart(pasted, self.network)
        if host in self.leading_elsewhere:
            raise AddressRefused(network=self.network, reason="short-address")
        if self.hosts and host not in self.hosts:
            raise AddressRefused(network=self.network, reason="elsewhere")
        if server and not self.hosts and host != urlsplit(server).hostname:
            raise AddressRefused(network=self.network, reason="elsewhere")
        for form in self.forms:
            if match := re.fullmatch(form.pattern, rest, re.ASCII):
                named = {"host": host, **match.groupdict("")}
                url = form.url.format(**named)
                return PostAddress(url, form.remote_id.format(**named) or url)
        raise AddressRefused(network=self.network, reason="no-post")


def _joined(start: str, asked: Mapping[str, str]) -> str:
    if not asked:
        return start
    return f"{start}{'&' if '?' in start else '?'}{urlencode(asked, quote_via=quote)}"


def _taken_apart(pasted: str, network: NetworkKey) -> tuple[str, str]:
    """Host in small letters, then path and the query with its names in order. Raises AddressRefused."""
    address = pasted.strip().strip("<>\"'“”«»").strip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        host, port = "", None
    if not re.fullmatch(r"[a-z0-9.-]+\.[a-z0-9-]+", host) or port or parts.username or re.search(r"\s", address):
        raise AddressRefused(network=network, reason="no-address")
    if parts.scheme.lower() not in ("https", "http"):
        raise AddressRefused(network=network, reason="no-address")
    query = urlencode(sorted(parse_qsl(parts.query)))
    return host, unquote(parts.path).rstrip("/") + (f"?{query}" if query else "")
