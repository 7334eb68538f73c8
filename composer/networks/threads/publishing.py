# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing on Threads, for the person who signed in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, MediaFiles, SignedWeb
from composer.networks.containers import Containers
from composer.networks.graph import Graph, Said
from composer.networks.media_fit import fetched
from composer.networks.patience import Wait
from composer.networks.threads.reading import MEDIA, REPLIES, SPEC

BASE: Final = "https://graph.threads.net/v1.0"
_ABSENT: Final = frozenset({24, 100})
"""What is said of a post that is not there."""


class ThreadsPublisher(Containers):
    """Implements ``domain.ports.Publisher``, ``Withdrawing`` and ``Counting``."""

    publish_path = "threads_publish"
    list_path = "threads"
    text_field = "text"
    status_fields = "id,status,error_message"
    not_there_yet = frozenset({4279009})
    maybe_live = frozenset({2207051})

    def __init__(self, web: SignedWeb, files: MediaFiles, clock: Clock, wait: Wait, base: str = BASE) -> None:
        super().__init__(Graph(web, SPEC.key, base), files, clock, wait)

    def profile(self, account: Account) -> str:
        return f"https://www.threads.com/@{account.handle.lstrip('@')}"

    def status(self, said: Mapping[str, Any]) -> tuple[str, str]:
        return str(said.get("status", "")), str(said.get("error_message", ""))

    def items(self, payload: Payload) -> Iterator[Mapping[str, str]]:
        if len(payload.media) > 1:
            for medium in payload.media:
                yield {**self._file(medium), "is_carousel_item": "true"}

    def whole(self, payload: Payload, items: tuple[str, ...]) -> Mapping[str, str]:
        form = {"text": payload.text, "reply_control": payload.options.get(REPLIES) or "everyone"}
        if items:
            return {**form, "media_type": "CAROUSEL", "children": ",".join(items)}
        if payload.media:
            return {**form, **self._file(payload.media[0])}
        return {**form, "media_type": "TEXT"}

    def delete(self, account: Account, receipt: Receipt) -> None:
        said = self._graph.delete(account, f"/{receipt.remote_id}", "delete")
        if not _absent(said):
            said.checked()

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        found = {}
        for receipt in receipts:
            path = f"/{receipt.remote_id}/insights"
            said = self._graph.get(account, path, "results", metric="views,likes,replies,reposts,quotes,shares")
            if not _absent(said):
                found[receipt.remote_id] = _counts(said)
        return found

    def _file(self, medium: DraftMedia) -> dict[str, str]:
        address = fetched(medium, self._files, MEDIA, SPEC.key)
        video = kind_of(medium.path) is MediaKind.VIDEO
        form = {"media_type": "VIDEO", "video_url": address} if video else {"media_type": "IMAGE", "image_url": address}
        return {**form, **({"alt_text": medium.alt} if medium.alt else {})}


def _absent(said: Said) -> bool:
    return said.problem is not None and said.problem.code in _ABSENT


def _counts(said: Said) -> Counts:
    values = {row.get("name"): row["values"][0].get("value") for row in said.rows() if row.get("values")}
    passed_on = [values[name] for name in ("reposts", "quotes", "shares") if isinstance(values.get(name), int)]
    return Counts(
        seen=values.get("views"),
        liked=values.get("likes"),
        commented=values.get("replies"),
        shared=sum(passed_on) if passed_on else None,
    )
