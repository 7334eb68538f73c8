# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing on a Facebook page the person runs. Nobody but themselves can post on their profile."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from unicodedata import normalize

from composer.domain.drafts import DraftMedia
from composer.domain.errors import MediaUnfit, NetworkError
from composer.domain.ids import JobId
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb
from composer.domain.refusals import AlreadyPosted
from composer.networks.attempts import attempt, attempted
from composer.networks.facebook.films import Films
from composer.networks.facebook.reading import MEDIA, SPEC
from composer.networks.graph import Graph, Said
from composer.networks.multipart import FilePart, multipart
from composer.networks.patience import Wait

BASE: Final = "https://graph.facebook.com/v25.0"
_SITE: Final = "https://www.facebook.com"
_REPEATED: Final = 506
_ABSENT: Final = (100, 33)
_EARLIER: Final = timedelta(minutes=2)
"""Their clock may be behind ours."""


class FacebookPublisher:
    """Implements ``domain.ports.Publisher``, ``Withdrawing``, ``Rewording`` and ``Counting``."""

    def __init__(self, web: SignedWeb, files: MediaFiles, clock: Clock, wait: Wait, base: str = BASE) -> None:
        self._graph = Graph(web, SPEC.key, base)
        self._files = files
        self._films = Films(self._graph, files, clock, wait)
        self._clock = clock

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        kinds = [kind_of(medium.path) for medium in payload.media]
        if kinds == [MediaKind.VIDEO]:
            return self._films.publish(account, payload, halfway)
        for medium, kind in zip(payload.media, kinds, strict=True):
            if kind is not MediaKind.PICTURE:
                raise MediaUnfit(network=SPEC.key, file=_name(medium), reason="alone" if kind else "unknown-type")
        if (posted := self.find(account, key, payload, halfway)) is not None:
            return posted
        post = self._posted(account, payload, halfway)
        return Receipt(post, self._url(account, post), self._clock.now())

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """By the page's own posts since the first was sent: text and time."""
        if [kind_of(medium.path) for medium in payload.media] == [MediaKind.VIDEO]:
            return self._films.find(account, halfway)
        asked = attempted(halfway)
        return None if asked is None else self._latest(account, payload.text, asked - _EARLIER)

    def delete(self, account: Account, receipt: Receipt) -> None:
        said = self._graph.delete(account, f"/{receipt.remote_id}", "delete")
        if not _is_absent(said):
            said.checked()

    def reword(self, account: Account, receipt: Receipt, payload: Payload) -> None:
        path = f"/{receipt.remote_id}"
        self._graph.post(account, path, "edit", {"message": payload.text}, harmless=False).checked()

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        fields = "reactions.summary(true).limit(0),comments.summary(true).limit(0),shares"
        found = {}
        for receipt in receipts:
            said = self._graph.get(account, f"/{receipt.remote_id}", "results", fields=fields)
            if not _is_absent(said):
                content = said.checked()
                found[receipt.remote_id] = Counts(
                    None,
                    _number(content, "reactions", "summary", "total_count"),
                    _number(content, "comments", "summary", "total_count"),
                    _number(content, "shares", "count"),
                )
        return found

    def _posted(self, account: Account, payload: Payload, halfway: Halfway) -> str:
        """Pictures first, which nobody sees, then the post that shows them: its id."""
        pictures = [
            self._picture(account, medium, f"picture-{number}", halfway) for number, medium in enumerate(payload.media)
        ]
        body: dict[str, object] = {"message": payload.text, "published": True}
        if pictures:
            body["attached_media"] = [{"media_fbid": one} for one in pictures]
        elif payload.card:
            body["link"] = payload.card
        started = self._clock.now()
        with attempt(halfway, self._clock):
            said = self._graph.publish(account, f"/{account.remote_id}/feed", body)
            if said.problem is not None and said.problem.code == _REPEATED:
                posted = self._latest(account, payload.text, (attempted(halfway) or started) - _EARLIER)
                page = posted.url if posted else f"{_SITE}/{account.remote_id}"
                raise AlreadyPosted(network=SPEC.key, url=page)
            return said.text("id")

    def _picture(self, account: Account, medium: DraftMedia, step: str, halfway: Halfway) -> str:
        if kept := halfway.get(step):
            return kept
        if MEDIA.picture is None:
            raise MediaUnfit(network=SPEC.key, file=_name(medium), reason="kind")
        picture = self._files.picture(medium.path, MEDIA.picture)
        fields = {"published": "false", **({"alt_text_custom": medium.alt} if medium.alt else {})}
        body, content_type = multipart(fields, {"source": FilePart(picture.content, picture.media_type)})
        made = self._graph.upload(account, f"/{account.remote_id}/photos", "upload", body, content_type).text("id")
        halfway.keep(step, made)
        return made

    def _latest(self, account: Account, text: str, since: datetime) -> Receipt | None:
        fields = "id,message,created_time,permalink_url"
        path = f"/{account.remote_id}/published_posts"
        for row in self._graph.get(account, path, "look up", fields=fields, limit="25").rows():
            made = _moment(row.get("created_time"))
            if made is not None and made >= since and _same(str(row.get("message") or ""), text):
                post = str(row["id"])
                return Receipt(post, str(row.get("permalink_url") or f"{_SITE}/{post}"), made)
        return None

    def _url(self, account: Account, post: str) -> str:
        """Where it is to be seen; the post is there also when that can't be read."""
        try:
            said = self._graph.get(account, f"/{post}", "look up", fields="permalink_url")
            return str(said.content.get("permalink_url") or f"{_SITE}/{post}")
        except NetworkError:
            return f"{_SITE}/{post}"


def _name(medium: DraftMedia) -> str:
    return medium.path.replace("\\", "/").rpartition("/")[2]


def _is_absent(said: Said) -> bool:
    return said.problem is not None and (said.problem.code, said.problem.subcode) == _ABSENT


def _number(content: Mapping[str, Any], *names: str) -> int | None:
    found: Any = content
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, int) else None


def _moment(said: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(said))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _same(left: str, right: str) -> bool:
    return " ".join(normalize("NFC", left).split()) == " ".join(normalize("NFC", right).split())
