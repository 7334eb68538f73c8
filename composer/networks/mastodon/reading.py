# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mastodon, with the limits of the servers that the person's accounts live on."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.networks import (
    Ability,
    AccountKind,
    Limits,
    NetworkSpec,
    Option,
    Part,
    Payload,
    Submission,
    Unit,
)
from composer.networks import graphemes, parts
from composer.networks.mastodon.servers import Server
from composer.networks.patterns import compiled
from composer.networks.text_network import PUBLISHES, TextNetwork

KEY: Final = NetworkKey("mastodon")
WARNING: Final = "content-warning"
VISIBILITY: Final = "visibility"
_ABILITIES: Final = PUBLISHES | {
    Ability.ASSIST,
    Ability.DELETE,
    Ability.EDIT,
    Ability.RESULTS,
    Ability.PICTURE,
    Ability.PICTURES,
    Ability.ALT_TEXT,
    Ability.VIDEO,
}
SPEC: Final = NetworkSpec(
    KEY,
    "Mastodon",
    Limits(text=500, unit=Unit.GRAPHEMES, images=4, alt=1500),
    _ABILITIES,
    cards=True,
    for_kind={AccountKind.PERSON: _ABILITIES},
    options=(Option(WARNING), Option(VISIBILITY, ("public", "unlisted", "private"), "public")),
    media=Server().takes,
    left_out=("left-out-poll",),
)
_NAME: Final = r"[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?"
_MENTION: Final = rf"(?i)(?<![=/\w])@({_NAME})(?:@[\w.-]+\w)?"
_TAGS: Final = r"(?<![/)\w])#(?=[\w]*[\p{L}\p{M}_·])[\w·]*\w"


class Mastodon(TextNetwork):
    """Counts grapheme clusters; an address with scheme is 23, and the server's name in a mention is free.

    ``server`` tells what all servers in question allow, at each question anew. Where one of them counts the text as it
    is written, it is counted in code points, and an address never for less than it is written.
    """

    def __init__(self, server: Callable[[], Server] = Server) -> None:
        super().__init__(SPEC)
        self._server = server
        self._known = (Server(), SPEC)

    @property
    def spec(self) -> NetworkSpec:
        server, spec = self._known
        if (now := self._server()) is not server:
            limits = replace(SPEC.limits, text=now.text, images=now.media, alt=now.alt)
            spec = replace(SPEC, limits=limits, media=now.takes)
            self._known = now, spec
        return spec

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        server = self._server()
        position = 0
        for start, end, stand_in in _rewrites(text, server):
            yield from _clusters(text, position, start, raw=server.raw)
            yield end, _length(stand_in, raw=server.raw)
            position = end
        yield from _clusters(text, position, len(text), raw=server.raw)

    def measure(self, text: str) -> int:
        server = self._server()
        rewritten: list[str] = []
        position = 0
        for start, end, stand_in in _rewrites(text, server):
            rewritten += (text[position:start], stand_in)
            position = end
        return _length("".join([*rewritten, text[position:]]), raw=server.raw)

    def compose(self, submission: Submission) -> Payload:
        """A warning counts with the text."""
        payload = super().compose(submission)
        if not (warning := submission.options.get(WARNING, "").strip()):
            return payload
        used = payload.count.used + _length(warning, raw=self._server().raw)
        return replace(payload, count=replace(payload.count, used=used, fits=used <= payload.count.limit))

    def parts(self, text: str) -> tuple[Part, ...]:
        return parts.merged(
            parts.links(text, bare=False, wide=True),
            parts.mentions(text, _MENTION),
            parts.hashtags(text, _TAGS),
        )


def _length(text: str, *, raw: bool) -> int:
    return len(text) if raw else graphemes.length(text)


def _clusters(text: str, start: int, end: int, *, raw: bool) -> Iterable[tuple[int, int]]:
    for cluster in graphemes.clusters(text[start:end]):
        start += len(cluster)
        yield start, len(cluster) if raw else 1


def _rewrites(text: str, server: Server) -> list[tuple[int, int, str]]:
    """(start, end, what is counted instead) in order."""
    links = [part.span for part in parts.links(text, bare=False, wide=True)]
    if server.raw:
        return [(span.start, span.end, "x" * max(server.link, span.end - span.start)) for span in links]
    found = [(span.start, span.end, "x" * server.link) for span in links]
    if "@" in text:
        found += [(*match.span(), f"@{match[1]}") for match in compiled(_MENTION).finditer(text)]
        found.sort(key=lambda rewrite: (rewrite[0], -rewrite[1]))
    kept: list[tuple[int, int, str]] = []
    for rewrite in found:
        if not kept or rewrite[0] >= kept[-1][1]:
            kept.append(rewrite)
    return kept
