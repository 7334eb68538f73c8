# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing on TikTok: a draft for the person's own app, or directly where the account and the company's app may."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    LeftToPerson,
    MediaUnfit,
    NetworkError,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    Unreachable,
)
from composer.domain.ids import JobId
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles, SignedWeb, Web
from composer.networks.attempts import STEP, attempt, attempted
from composer.networks.media_fit import fetched, misfit
from composer.networks.patience import Wait, until_ready
from composer.networks.tiktok.api import BASE, Api, refusal
from composer.networks.tiktok.chunks import Plan, send
from composer.networks.tiktok.creator import Creator, choices
from composer.networks.tiktok.options import COMMENTS, DUETS, PRIVACY, STITCHES, is_direct
from composer.networks.tiktok.reading import MEDIA, SPEC

_PUBLISH: Final = "publish"
_LAST_PIECE: Final = "last-piece"
_SIZE: Final = "size"
_NAME: Final = "name"
"""What stands in addresses, which is not the name people see."""
_SITE: Final = "https://www.tiktok.com"
_AGAIN: Final = "made-again"
_ASKED: Final = "person-asked"
"""Nobody else could tell: when it is sent again after that, it is on their word."""
_POLL_S: Final = 3.0
_PATIENCE_S: Final = 30.0
"""It takes about that long with half a gigabyte."""
_OVER: Final = frozenset({"PUBLISH_COMPLETE", "SEND_TO_USER_INBOX", "FAILED"})
_ADDRESS_LIVES: Final = timedelta(hours=1)
_STILL_ON_ITS_WAY: Final = timedelta(minutes=10)
"""Longer than any request of ours lasts."""
_AT_ONCE: Final = 20
_BAD_FILES: Final = {
    "file_format_check_failed": "format",
    "duration_check_failed": "wrong-length",
    "frame_rate_check_failed": "wrong-format",
    "picture_size_check_failed": "too-many-pixels-there",
}
_THEIRS: Final = frozenset({"internal", "video_pull_failed", "photo_pull_failed"})
"""Failures that may pass: it is tried once more from the beginning."""


class TikTokPublisher:
    """Implements ``domain.ports.Publisher``, ``Offering`` and ``Counting``.

    ``web`` takes the bytes, without the person's token.
    """

    finishes_alone: Literal[True] = True

    def __init__(
        self, signed: SignedWeb, web: Web, files: MediaFiles, clock: Clock, wait: Wait, base: str = BASE
    ) -> None:
        self._api = Api(signed, base)
        self._web = web
        self._files = files
        self._clock = clock
        self._wait = wait

    def creator(self, account: Account) -> Creator:
        """What the account allows now. Raises NetworkError, PostRefused when it can't publish at all today."""
        return Creator.read(self._api.ask(account, "post/publish/creator_info/query/", "who am I"))

    def offered(self, account: Account) -> Mapping[str, tuple[str, ...]]:
        """As the port says."""
        allowed = self.creator(account)
        off = {COMMENTS: allowed.comments, DUETS: allowed.duets, STITCHES: allowed.stitches}
        return {PRIVACY: allowed.privacies, **{key: ("off",) for key, may in off.items() if not may}}

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:  # noqa: ARG002
        """As the port says; LeftToPerson when a draft waits in their app.

        Once TikTok has all of a post it publishes alone: what it does not say then is a doubt.
        """
        try:
            if not halfway.get(_PUBLISH):
                self._send(account, payload, halfway)
        except Unreachable as error:
            raise _in_doubt(payload, halfway, error) from error
        try:
            said = self._awaited(account, halfway)
        except NetworkError as error:
            raise _in_doubt(payload, halfway, error) from error
        match said.get("status"):
            case "PUBLISH_COMPLETE":
                return self._receipt(payload, self._with_id(account, payload, halfway, said), halfway)
            case "SEND_TO_USER_INBOX":
                raise LeftToPerson(network=SPEC.key)
        raise self._failure(str(said.get("fail_reason") or ""), payload, halfway)

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        """By the id TikTok gave; of pictures whose id was lost, nobody but the person can tell."""
        publish = halfway.get(_PUBLISH)
        if not publish:
            if attempted(halfway) is None:
                return None
            halfway.keep(_ASKED, "1")
            raise OutcomeUnknown(network=SPEC.key, reason="no id of it")
        said = self._status(account, publish)
        match said.get("status"):
            case "PUBLISH_COMPLETE":
                return self._receipt(payload, said, halfway)
            case "FAILED" | "SEND_TO_USER_INBOX":
                return None
            case "PROCESSING_UPLOAD" if self._is_lost(halfway, said):
                return None
        raise NotReadyYet(network=SPEC.key, retry_after_s=60)

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        ids = [receipt.remote_id for receipt in receipts if receipt.remote_id.isdecimal()]
        found: dict[str, Counts] = {}
        fields = "id,view_count,like_count,comment_count,share_count"
        for start in range(0, len(ids), _AT_ONCE):
            body = {"filters": {"video_ids": ids[start : start + _AT_ONCE]}}
            for video in self._api.ask(account, f"video/query/?fields={fields}", "results", body).get("videos") or ():
                names = ("view_count", "like_count", "comment_count", "share_count")
                found[str(video["id"])] = Counts(*(video.get(name) for name in names))
        return found

    def _creator(self, account: Account, halfway: Halfway) -> Creator:
        creator = self.creator(account)
        halfway.keep(_NAME, creator.username)
        return creator

    # --- sending ------------------------------------------------------------------------------------------------

    def _send(self, account: Account, payload: Payload, halfway: Halfway) -> None:
        if attempted(halfway) is not None and not halfway.get(_ASKED):
            raise OutcomeUnknown(network=SPEC.key, reason="no id of it")
        kinds = [kind_of(medium.path) for medium in payload.media]
        if kinds == [MediaKind.VIDEO]:
            self._send_film(account, payload, halfway)
        else:
            self._send_pictures(account, payload, kinds, halfway)

    def _send_film(self, account: Account, payload: Payload, halfway: Halfway) -> None:
        """Nothing is published before the last byte is there, so that all before can be repeated."""
        medium = payload.media[0]
        file = self._files.file(medium.path)
        if reason := misfit(file, MEDIA):
            raise _unfit(medium, reason)
        plan = Plan.of(file.size)
        source = {
            "source": "FILE_UPLOAD",
            "video_size": file.size,
            "chunk_size": plan.piece,
            "total_chunk_count": plan.count,
        }
        if is_direct(payload):
            creator = self._creator(account, halfway)
            if creator.longest_s is not None and (file.seconds or 0) > creator.longest_s:
                raise _unfit(medium, "video-too-long")
            about = {"title": payload.text, **choices(payload, creator, film=True)}
            body = {"post_info": about, "source_info": source}
            said = self._api.ask(account, "post/publish/video/init/", "upload", body)
        else:
            said = self._api.ask(account, "post/publish/inbox/video/init/", "upload", {"source_info": source})
        publish, address = str(said.get("publish_id") or ""), str(said.get("upload_url") or "")
        if not publish or not address:
            raise NotReadyYet(network=SPEC.key, retry_after_s=60)
        halfway.keep(_LAST_PIECE, "")
        halfway.keep(_SIZE, str(file.size))
        halfway.keep(_PUBLISH, publish)
        try:
            send(
                self._web,
                self._files,
                file,
                address,
                lambda: halfway.keep(_LAST_PIECE, self._clock.now().isoformat()),
            )
        except NotReadyYet:
            _forget(halfway)
            raise

    def _send_pictures(
        self, account: Account, payload: Payload, kinds: list[MediaKind | None], halfway: Halfway
    ) -> None:
        """TikTok fetches them: from this request on it may publish alone."""
        if not kinds:
            raise PostRefused(network=SPEC.key, reason="no-file")
        for medium, kind in zip(payload.media, kinds, strict=True):
            if kind is not MediaKind.PICTURE:
                raise _unfit(medium, "alone" if kind else "unknown-type")
        images = [fetched(medium, self._files, MEDIA, SPEC.key) for medium in payload.media]
        direct = is_direct(payload)
        chosen = choices(payload, self._creator(account, halfway), film=False) if direct else {}
        body = {
            "media_type": "PHOTO",
            "post_mode": "DIRECT_POST" if direct else "MEDIA_UPLOAD",
            "post_info": {"description": payload.text, **chosen, **({"auto_add_music": False} if direct else {})},
            "source_info": {"source": "PULL_FROM_URL", "photo_cover_index": 0, "photo_images": images},
        }
        halfway.keep(_ASKED, "")
        with attempt(halfway, self._clock):
            said = self._api.ask(account, "post/publish/content/init/", "publish", body, harmless=False)
            publish = str(said.get("publish_id") or "")
            if not publish:
                raise OutcomeUnknown(network=SPEC.key, reason="an answer without id")
        halfway.keep(_PUBLISH, publish)

    # --- what became of it --------------------------------------------------------------------------------------

    def _awaited(self, account: Account, halfway: Halfway) -> Mapping[str, Any]:
        """What TikTok says once it is through. Raises NotReadyYet while it works, and for what has to begin anew."""
        said: Mapping[str, Any] = {}

        def ask() -> float | None:
            nonlocal said
            said = self._status(account, halfway.get(_PUBLISH) or "")
            if said.get("status") == "PROCESSING_UPLOAD" and self._is_lost(halfway, said):
                _forget(halfway)
                raise NotReadyYet(network=SPEC.key, retry_after_s=1)
            return None if said.get("status") in _OVER else _POLL_S

        until_ready(SPEC.key, ask, self._wait, _PATIENCE_S)
        return said

    def _is_lost(self, halfway: Halfway, said: Mapping[str, Any]) -> bool:
        """Without its last piece nothing is published; once that was sent, TikTok is given time to find it."""
        last, stored = halfway.get(_LAST_PIECE), said.get("uploaded_bytes")
        known = isinstance(stored, int) and stored < int(halfway.get(_SIZE) or 0)
        patience = _STILL_ON_ITS_WAY if known else _ADDRESS_LIVES
        return not last or self._clock.now() - datetime.fromisoformat(last) > patience

    def _with_id(
        self, account: Account, payload: Payload, halfway: Halfway, said: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """A public post has an id once it was looked at, mostly within a minute; one asks a little for it."""
        if payload.options.get(PRIVACY) != "public_to_everyone":
            return said

        def ask() -> float | None:
            nonlocal said
            if _ids(said):
                return None
            said = self._status(account, halfway.get(_PUBLISH) or "")
            return None if _ids(said) else _POLL_S

        try:
            until_ready(SPEC.key, ask, self._wait)
        except NetworkError:
            return said  # published all the same; its address is not known
        return said

    def _failure(self, code: str, payload: Payload, halfway: Halfway) -> Exception:
        if code in _THEIRS and not halfway.get(_AGAIN):
            _forget(halfway)
            halfway.keep(_AGAIN, "1")
            return NotReadyYet(network=SPEC.key, retry_after_s=60)
        if code in _BAD_FILES:
            return _unfit(payload.media[0], _BAD_FILES[code])
        return NotConnected(network=SPEC.key) if code == "auth_removed" else refusal(code)

    def _status(self, account: Account, publish: str) -> Mapping[str, Any]:
        said: Mapping[str, Any] = self._api.ask(
            account, "post/publish/status/fetch/", "look up", {"publish_id": publish}
        )
        return said

    def _receipt(self, payload: Payload, said: Mapping[str, Any], halfway: Halfway) -> Receipt:
        profile = f"{_SITE}/@{halfway.get(_NAME)}" if halfway.get(_NAME) else _SITE
        kinds = [kind_of(medium.path) for medium in payload.media]
        form = "video" if MediaKind.VIDEO in kinds else "photo"
        ids = _ids(said)
        url = f"{profile}/{form}/{ids[0]}" if ids else profile
        return Receipt(ids[0] if ids else profile, url, self._clock.now())


def _in_doubt(payload: Payload, halfway: Halfway, error: NetworkError) -> NetworkError:
    """The error as it is, unless TikTok has all that it needs to publish."""
    has_all = halfway.get(_PUBLISH) and (halfway.get(_LAST_PIECE) or attempted(halfway) is not None)
    return OutcomeUnknown(network=SPEC.key, reason=error.code) if has_all and is_direct(payload) else error


def _ids(said: Mapping[str, Any]) -> list[str]:
    """Their spelling; numbers longer than some readers of JSON can count."""
    return [str(one) for one in said.get("publicaly_available_post_id") or ()]


def _forget(halfway: Halfway) -> None:
    halfway.keep(_PUBLISH, "")
    halfway.keep(_LAST_PIECE, "")
    if attempted(halfway) is not None:
        halfway.keep(STEP, "")


def _unfit(medium: DraftMedia, reason: str) -> MediaUnfit:
    file = medium.path.replace("\\", "/").rpartition("/")[2]
    return MediaUnfit(network=SPEC.key, file=file, reason=reason)
