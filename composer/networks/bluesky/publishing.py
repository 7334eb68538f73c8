# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing to Bluesky, once: under a record key that is chosen before the first try."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal
from urllib.parse import urlencode

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    InputUnreadable,
    MediaUnfit,
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RamageError,
    RateLimited,
    Unreachable,
)
from composer.domain.ids import JobId
from composer.domain.media import MediaLimits, Picture
from composer.domain.networks import Account, Counts, PartKind, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb, Web
from composer.domain.web import Reply, Request
from composer.networks.bluesky.identity import Resolver
from composer.networks.bluesky.reading import PICTURES
from composer.networks.bluesky.record import COLLECTION, Json, address, record, record_key
from composer.networks.media_fit import misfit

RECORD_KEY: Final = "record-key"
_SIGN_IN_AGAIN: Final = frozenset(
    {"ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "ScopeMissingError"}
)
_AT_ONCE: Final = 25
_THUMB: Final = "thumb"


class BlueskyPublisher:
    """Implements ``domain.ports.Publisher``, ``Keyed``, ``Withdrawing`` and ``Counting``.

    ``web`` asks what everybody may ask; ``view`` is who counts for everybody.
    """

    keyed: Literal[True] = True

    def __init__(
        self,
        web: Web,
        signed: SignedWeb,
        files: MediaFiles,
        clock: Clock,
        view: str = "https://public.api.bsky.app",
        directory: str = "https://plc.directory",
    ) -> None:
        self._web = web
        self._signed = signed
        self._files = files
        self._clock = clock
        self._view = view
        self._resolver = Resolver(view, directory, view)

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        place = halfway.get(RECORD_KEY)
        if place is None:
            place = record_key(self._clock.now(), key)
            halfway.keep(RECORD_KEY, place)
        now = self._clock.now()
        reply = self._put(account, place, self._record(account, payload, now, halfway))
        if _error(reply) == "BlobNotFound":
            # Uploads nobody uses are thrown away after a while.
            for step in (_THUMB, *_steps(payload)):
                halfway.keep(step, "")
            reply = self._put(account, place, self._record(account, payload, now, halfway))
        if _error(reply) == "InvalidSwap":
            return self._earlier(account, place)
        said = _checked(reply).json()
        if not isinstance(said, dict) or said.get("uri") != _uri(account, place):
            raise OutcomeUnknown(network=account.network, reason="an answer of another shape")
        return _receipt(account, place, now)

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        place = halfway.get(RECORD_KEY)
        return None if place is None else self._posted(account, place)

    def delete(self, account: Account, receipt: Receipt) -> None:
        where = {"repo": account.remote_id, "collection": COLLECTION, "rkey": receipt.remote_id.rpartition("/")[2]}
        _checked(self._signed.send(account, _call(account, "repo.deleteRecord", "delete", json=where)))

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        found: dict[str, Counts] = {}
        uris = [receipt.remote_id for receipt in receipts]
        for start in range(0, len(uris), _AT_ONCE):
            query = urlencode([("uris", uri) for uri in uris[start : start + _AT_ONCE]])
            url = f"{self._view}/xrpc/app.bsky.feed.getPosts?{query}"
            reply = self._web.send(Request("GET", url, "results", account.network))
            for post in _object(_checked(reply)).get("posts", ()):
                found[str(post["uri"])] = _counts(post)
        return found

    # --- the record ---------------------------------------------------------------------------------------------

    def _record(self, account: Account, payload: Payload, now: datetime, halfway: Halfway) -> Json:
        dids = {
            written: did
            for part in payload.parts
            if part.kind is PartKind.MENTION and (did := self._did(account, written := part.span.of(payload.text)))
        }
        return record(payload, now, dids, self._embed(account, payload, halfway))

    def _did(self, account: Account, mention: str) -> str | None:
        """Whom the mention means; None for nobody, and then it stays plain text."""
        request = Request(
            "GET",
            f"{account.server}/xrpc/com.atproto.identity.resolveHandle",
            "mention",
            account.network,
            params={"handle": mention.lstrip("@＠").lower()},
        )
        try:
            reply = self._web.send(request)
        except Unreachable as error:
            if error.values["reason"].startswith("HTTP"):  # it asked another server, which failed
                return None
            raise
        did = _object(reply).get("did") if reply.ok else None
        return did if isinstance(did, str) else None

    def _embed(self, account: Account, payload: Payload, halfway: Halfway) -> Json | None:
        if payload.media:
            images = [
                self._image(account, item, step, halfway)
                for item, step in zip(payload.media, _steps(payload), strict=True)
            ]
            return {"$type": "app.bsky.embed.images", "images": images}
        if payload.about is None:
            return None
        card: Json = {
            "uri": address(payload.about.url),
            "title": payload.about.title,
            "description": payload.about.description,
        }
        if payload.about.picture and (thumb := self._thumb(account, payload.about.picture, halfway)):
            card["thumb"] = thumb
        return {"$type": "app.bsky.embed.external", "external": card}

    def _image(self, account: Account, item: DraftMedia, step: str, halfway: Halfway) -> Json:
        if reason := misfit(self._files.file(item.path), MediaLimits(PICTURES)):
            raise MediaUnfit(network=account.network, file=_name(item.path), reason=reason)
        picture = self._files.picture(item.path, PICTURES)
        return {
            "image": self._blob(account, picture, item.path, step, halfway),
            "alt": item.alt,
            "aspectRatio": {"width": picture.width, "height": picture.height},
        }

    def _thumb(self, account: Account, path: str, halfway: Halfway) -> Json | None:
        """A card without its picture is better than no publication."""
        try:
            picture = self._files.picture(path, PICTURES)
            return self._blob(account, picture, path, _THUMB, halfway)
        except (MediaUnfit, InputUnreadable):
            return None

    def _blob(self, account: Account, picture: Picture, path: str, step: str, halfway: Halfway) -> Json:
        """What the server calls the upload; the same bytes are never sent twice without need."""
        if kept := halfway.get(step):
            return dict(json.loads(kept))
        headers = {"Content-Type": picture.media_type}
        request = _call(account, "repo.uploadBlob", "upload", headers=headers, body=picture.content, repeatable=True)
        reply = self._signed.send(account, request)
        if reply.status == 413:
            raise MediaUnfit(network=account.network, file=_name(path), reason="too-heavy")
        blob = _object(_checked(reply)).get("blob")
        if not isinstance(blob, dict):
            raise Unreachable(network=account.network, reason="an answer of another shape")
        halfway.keep(step, json.dumps(blob))
        return blob

    # --- asking -------------------------------------------------------------------------------------------------

    def _put(self, account: Account, place: str, written: Json) -> Reply:
        """Only where nothing is yet: a second time changes nothing, whatever became of the first."""
        where = {"repo": account.remote_id, "collection": COLLECTION, "rkey": place}
        body = {**where, "record": written, "swapRecord": None}
        return self._signed.send(account, _call(account, "repo.putRecord", "publish", json=body))

    def _earlier(self, account: Account, place: str) -> Receipt:
        """What an earlier try left there, which arrived after all."""
        try:
            posted = self._posted(account, place)
        except (Unreachable, RateLimited) as error:
            raise OutcomeUnknown(network=account.network, reason=error.code) from error
        if posted is None:
            raise OutcomeUnknown(network=account.network, reason="the record was there and is gone")
        return posted

    def _posted(self, account: Account, place: str) -> Receipt | None:
        """The record under that key; None when there certainly is none. Raises OutcomeUnknown."""
        reply = self._get(account.server, account, place)
        if _error(reply) not in ("", "RecordNotFound"):
            reply = self._get(self._server_of(account), account, place)
        if _error(reply) == "RecordNotFound":
            return None
        value = _object(reply).get("value") if reply.ok else None
        if not isinstance(value, dict):
            raise OutcomeUnknown(network=account.network, reason=f"HTTP {reply.status} {reply.words}".strip())
        return _receipt(account, place, datetime.fromisoformat(str(value["createdAt"])))

    def _get(self, server: str, account: Account, place: str) -> Reply:
        params = {"repo": account.remote_id, "collection": COLLECTION, "rkey": place}
        url = f"{server}/xrpc/com.atproto.repo.getRecord"
        return self._web.send(Request("GET", url, "look up", account.network, params=params))

    def _server_of(self, account: Account) -> str:
        """Accounts move from server to server."""
        try:
            return self._resolver.server_of(self._web, account.remote_id)
        except RamageError as error:
            raise OutcomeUnknown(network=account.network, reason="no server") from error


def _call(account: Account, method: str, why: str, **more: Any) -> Request:
    return Request("POST", f"{account.server}/xrpc/com.atproto.{method}", why, account.network, **more)


def _uri(account: Account, place: str) -> str:
    return f"at://{account.remote_id}/{COLLECTION}/{place}"


def _receipt(account: Account, place: str, published: datetime) -> Receipt:
    url = f"https://bsky.app/profile/{account.remote_id}/post/{place}"
    return Receipt(_uri(account, place), url, published)


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _steps(payload: Payload) -> list[str]:
    return [f"picture-{number}" for number in range(len(payload.media))]


def _object(reply: Reply) -> dict[str, Any]:
    """The answer to a question; empty when it is of another shape."""
    try:
        said = json.loads(reply.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _error(reply: Reply) -> str:
    """The name of what went wrong, empty when nothing did."""
    return "" if reply.ok else str(_object(reply).get("error", f"HTTP {reply.status}"))


def _checked(reply: Reply) -> Reply:
    """Itself when 2xx. Raises NotConnected, PostRefused with the server's words."""
    if reply.ok:
        return reply
    name = _error(reply)
    if name in _SIGN_IN_AGAIN or reply.status == 401:
        raise NotConnected(network=reply.network)
    words = str(_object(reply).get("message") or reply.words)
    raise PostRefused(network=reply.network, reason=f"{name}: {words[:300]}")


def _counts(post: Mapping[str, Any]) -> Counts:
    def number(name: str) -> int | None:
        found = post.get(name)
        return found if isinstance(found, int) else None

    shared = [n for n in (number("repostCount"), number("quoteCount")) if n is not None]
    return Counts(liked=number("likeCount"), commented=number("replyCount"), shared=sum(shared) if shared else None)
