# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, documents and videos on their way to LinkedIn, before the post that shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.errors import InputUnreadable, MediaUnfit, OutcomeUnknown
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account
from composer.domain.ports import Halfway, MediaFiles
from composer.networks.linkedin.answers import NETWORK, PROCESSING_S
from composer.networks.linkedin.api import Api, encoded
from composer.networks.linkedin.media import MEDIA, PICTURE
from composer.networks.media_fit import misfit
from composer.networks.patience import Wait, until_ready

SETTLE_S: Final = 8.0
"""LinkedIn tells nobody when a picture is ready: it gets this long."""
_ASK_AGAIN_S: Final = 5.0
"""At first, then more and more seldom: each question counts towards what a member may ask in a day."""
_GIVE_UP: Final = timedelta(minutes=8)
_UPLOADED: Final = "uploaded"


@dataclass(frozen=True, slots=True)
class Uploads:
    """Puts files there once: what ``halfway`` holds is not uploaded again."""

    api: Api
    files: MediaFiles
    wait: Wait

    def content(self, account: Account, media: Sequence[DraftMedia], halfway: Halfway) -> dict[str, Any]:
        """The part of a post that shows ``media``, ready to be shown.

        Raises MediaUnfit for what one post can't hold together, NotReadyYet, and what sending raises.
        """
        kinds = [kind_of(item.path) for item in media]
        if len(media) == 1 and kinds[0] is MediaKind.VIDEO:
            return {"media": self._video(account, media[0], halfway)}
        if len(media) == 1 and kinds[0] is MediaKind.DOCUMENT:
            return {"media": self._document(account, media[0], halfway)}
        for item, kind in zip(media, kinds, strict=True):
            if kind is not MediaKind.PICTURE:
                raise MediaUnfit(network=NETWORK, file=_name(item), reason="alone" if kind else "unknown-type")
        images = self._pictures(account, media, halfway)
        return {"media": images[0]} if len(images) == 1 else {"multiImage": {"images": images}}

    def thumbnail(self, account: Account, path: str, halfway: Halfway) -> str:
        """The URN of the picture on a link card."""
        return self._picture(account, path, "thumbnail", halfway)

    def settle(self, halfway: Halfway) -> None:
        """The time that a picture needs after its last byte."""
        gone = self._since_upload(halfway).total_seconds()
        if halfway.get(_UPLOADED) and gone < SETTLE_S:
            self.wait(SETTLE_S - max(gone, 0))

    def forget(self, halfway: Halfway, count: int) -> None:
        """What was uploaded can't be used: the next try uploads it anew."""
        for step in (*(f"media:{index}" for index in range(count)), "thumbnail"):
            if halfway.get(step):
                halfway.keep(step, "")

    def _pictures(self, account: Account, media: Sequence[DraftMedia], halfway: Halfway) -> list[dict[str, str]]:
        images = []
        for index, item in enumerate(media):
            urn = self._picture(account, item.path, f"media:{index}", halfway)
            alt = item.alt.strip()
            images.append({"id": urn, "altText": alt} if alt else {"id": urn})
        return images

    def _picture(self, account: Account, path: str, step: str, halfway: Halfway) -> str:
        if urn := halfway.get(step):
            return urn
        try:
            picture = self.files.picture(path, PICTURE)
        except (MediaUnfit, InputUnreadable) as error:
            raise unfit(path, error) from error
        return self._put_whole(account, "image", picture.content, step, halfway)

    def _document(self, account: Account, item: DraftMedia, halfway: Halfway) -> dict[str, str]:
        urn = halfway.get("media:0")
        if not urn:
            size = self._fit(item)
            content = self.files.read(item.path, 0, size)
            urn = self._put_whole(account, "document", content, "media:0", halfway)
        return {"id": urn, "title": item.alt.strip() or _name(item)}

    def _put_whole(self, account: Account, kind: str, content: bytes, step: str, halfway: Halfway) -> str:
        asked = {"initializeUploadRequest": {"owner": f"urn:li:person:{account.remote_id}"}}
        place = self.api.value(account, f"{kind}s?action=initializeUpload", asked)
        urn = _text(place, kind)
        self.api.put(account, _text(place, "uploadUrl"), content)
        halfway.keep(_UPLOADED, self.api.clock.now().isoformat())
        halfway.keep(step, urn)
        return urn

    def _video(self, account: Account, item: DraftMedia, halfway: Halfway) -> dict[str, str]:
        urn = halfway.get("media:0")
        if not urn:
            urn = self._put_video(account, item, self._fit(item))
            halfway.keep(_UPLOADED, self.api.clock.now().isoformat())
            halfway.keep("media:0", urn)
        self._ready(account, urn, item, halfway)
        return {"id": urn, "title": item.alt.strip() or _name(item)}

    def _put_video(self, account: Account, item: DraftMedia, size: int) -> str:
        asked = {
            "owner": f"urn:li:person:{account.remote_id}",
            "fileSizeBytes": size,
            "uploadCaptions": False,
            "uploadThumbnail": False,
        }
        place = self.api.value(account, "videos?action=initializeUpload", {"initializeUploadRequest": asked})
        urn = _text(place, "video")
        tags = [self._put_part(item, part) for part in _parts(place, size)]
        done = {"video": urn, "uploadToken": str(place.get("uploadToken") or ""), "uploadedPartIds": tags}
        self.api.checked(
            self.api.send(
                account,
                "POST",
                "videos?action=finalizeUpload",
                "upload",
                {"finalizeUploadRequest": done},
                harmless=True,
            )
        )
        return urn

    def _put_part(self, item: DraftMedia, part: tuple[str, int, int]) -> str:
        """The part's tag. Its address is the right to upload: the token stays here."""
        url, first, last = part
        reply = self.api.put(None, url, self.files.read(item.path, first, last - first + 1))
        tag = reply.headers.get("etag", "").strip().strip('"')
        if not tag:
            raise OutcomeUnknown(network=NETWORK, reason="a part without tag")
        return tag

    def _ready(self, account: Account, urn: str, item: DraftMedia, halfway: Halfway) -> None:
        """Returns when the video can be shown. Raises NotReadyYet, MediaUnfit when it never will be."""

        def ask() -> float | None:
            reply = self.api.send(account, "GET", f"videos/{encoded(urn)}", "upload")
            if reply.status == 403:  # this account may not look: time has to do
                self.settle(halfway)
                return None
            said = self.api.checked(reply).json()
            status = said.get("status") if isinstance(said, dict) else None
            if status == "AVAILABLE":
                return None
            gone = self._since_upload(halfway)
            if status == "PROCESSING_FAILED" or gone > _GIVE_UP:
                halfway.keep("media:0", "")
                reason = str(said.get("processingFailureReason") or "") if isinstance(said, dict) else ""
                raise MediaUnfit(network=NETWORK, file=_name(item), reason=reason or "not-processed")
            return max(_ASK_AGAIN_S, gone.total_seconds() / 2)

        until_ready(NETWORK, ask, self.wait, PROCESSING_S)

    def _since_upload(self, halfway: Halfway) -> timedelta:
        uploaded = halfway.get(_UPLOADED)
        return self.api.clock.now() - datetime.fromisoformat(uploaded) if uploaded else timedelta()

    def _fit(self, item: DraftMedia) -> int:
        """The size in bytes of a video or document that LinkedIn takes."""
        try:
            file = self.files.file(item.path)
        except (MediaUnfit, InputUnreadable) as error:
            raise unfit(item.path, error) from error
        if reason := misfit(file, MEDIA):
            raise MediaUnfit(network=NETWORK, file=_name(item), reason=reason)
        return file.size


def unfit(path: str, error: MediaUnfit | InputUnreadable) -> MediaUnfit:
    """The same error with the network and the file it is about."""
    return MediaUnfit(network=NETWORK, file=PurePath(path).name, reason=error.values.get("reason", ""))


def _parts(place: Any, size: int) -> Iterator[tuple[str, int, int]]:
    """Address, first and last byte of each part. Raises OutcomeUnknown when they are not the file."""
    expected = 0
    instructions = place.get("uploadInstructions")
    for part in instructions if isinstance(instructions, list) else ():
        url, first, last = part.get("uploadUrl"), part.get("firstByte"), part.get("lastByte")
        if not isinstance(url, str) or first != expected or not isinstance(last, int) or last >= size:
            break
        yield url, first, last
        expected = last + 1
    if expected != size:
        raise OutcomeUnknown(network=NETWORK, reason="parts that are not the file")


def _text(place: Any, key: str) -> str:
    found = place.get(key)
    if not isinstance(found, str) or not found:
        raise OutcomeUnknown(network=NETWORK, reason=f"an answer without {key}")
    return found


def _name(item: DraftMedia) -> str:
    return PurePath(item.path).name
