# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing on Instagram, for professional accounts, from files everybody can see."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.errors import PostRefused
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, MediaFiles, SignedWeb
from composer.networks.containers import Containers
from composer.networks.graph import Graph, Said
from composer.networks.instagram.reading import MEDIA, SPEC
from composer.networks.media_fit import fetched
from composer.networks.patience import Wait

BASE: Final = "https://graph.instagram.com/v25.0"
_ABSENT: Final = frozenset({33, 2207006})
"""Subcodes of what is said of a post that is not there."""


class InstagramPublisher(Containers):
    """Implements ``domain.ports.Publisher`` and ``Counting``. Nothing can be taken back by this way in."""

    publish_path = "media_publish"
    list_path = "media"
    text_field = "caption"
    status_fields = "id,status_code,status"
    not_there_yet = frozenset({2207027, 2207008, 2207006})
    maybe_live = frozenset({2207051})
    used_up = frozenset({2207042})

    def __init__(self, web: SignedWeb, files: MediaFiles, clock: Clock, wait: Wait, base: str = BASE) -> None:
        super().__init__(Graph(web, SPEC.key, base), files, clock, wait)

    def profile(self, account: Account) -> str:
        return f"https://www.instagram.com/{account.handle.lstrip('@')}/"

    def status(self, said: Mapping[str, Any]) -> tuple[str, str]:
        return str(said.get("status_code", "")), str(said.get("status", ""))

    def items(self, payload: Payload) -> Iterator[Mapping[str, str]]:
        if len(payload.media) > 1:
            for medium in payload.media:
                yield {**self._file(medium, alone=False), "is_carousel_item": "true"}

    def whole(self, payload: Payload, items: tuple[str, ...]) -> Mapping[str, str]:
        if items:
            return {"caption": payload.text, "media_type": "CAROUSEL", "children": ",".join(items)}
        if not payload.media:
            raise PostRefused(network=SPEC.key, reason="no-file")
        return {"caption": payload.text, **self._file(payload.media[0], alone=True)}

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        found = {}
        for receipt in receipts:
            path = f"/{receipt.remote_id}/insights"
            said = self._graph.get(account, path, "results", metric="views,likes,comments,shares")
            if said.problem is None or said.problem.subcode not in _ABSENT:
                found[receipt.remote_id] = _counts(said)
        return found

    def _file(self, medium: DraftMedia, *, alone: bool) -> dict[str, str]:
        address = fetched(medium, self._files, MEDIA, SPEC.key)
        if kind_of(medium.path) is not MediaKind.VIDEO:
            return {"image_url": address, **({"alt_text": medium.alt} if medium.alt else {})}
        if alone:
            return {"media_type": "REELS", "video_url": address, "share_to_feed": "true"}
        return {"media_type": "VIDEO", "video_url": address}


def _counts(said: Said) -> Counts:
    values = {row.get("name"): row["values"][0].get("value") for row in said.rows() if row.get("values")}
    names = ("views", "likes", "comments", "shares")
    return Counts(*(values.get(name) for name in names))
