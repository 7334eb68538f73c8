# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, animations and videos on their way to X, before the post that shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, Final

from composer.domain.drafts import DraftMedia
from composer.domain.errors import InputUnreadable, MediaUnfit, PostRefused
from composer.domain.media import MediaFile
from composer.domain.networks import Account
from composer.domain.ports import Halfway, MediaFiles
from composer.networks.media_fit import misfit
from composer.networks.multipart import FilePart
from composer.networks.patience import Wait, until_ready
from composer.networks.x.answers import NETWORK, data, text_of
from composer.networks.x.api import Api
from composer.networks.x.media import ANIMATION, MEDIA, PICTURE

_SEGMENT: Final = 2 * 1024 * 1024
"""Bytes of a part. At most 1,000 parts: enough for all that X takes."""
_GIVE_UP: Final = timedelta(minutes=7)
_ALT: Final = 1000


@dataclass(frozen=True, slots=True)
class _Held:
    """What X holds of a file: by what name, until when, and how many parts of it. Written as one line."""

    name: str
    until: datetime
    parts: int = 0
    since: datetime | None = None

    def __str__(self) -> str:
        since = self.since.isoformat() if self.since else "-"
        return f"{self.name} {self.until.isoformat()} {self.parts} {since}"


@dataclass(frozen=True, slots=True)
class Uploads:
    """Puts files there once: what ``halfway`` holds is not uploaded again, and a half file goes on."""

    api: Api
    files: MediaFiles
    wait: Wait
    segment: int = _SEGMENT

    def ids(self, account: Account, media: Sequence[DraftMedia], halfway: Halfway) -> list[str]:
        """The ids of ``media``, described and ready to be shown.

        Raises MediaUnfit for what one post can't hold together, NotReadyYet, and what sending raises.
        """
        files = [self._looked_at(item) for item in media]
        for item, file in zip(media, files, strict=True):
            if len(media) > 1 and _moves(file):
                raise _unfit(item, "alone")
        return [
            self._there(account, item, file, f"media:{index}", halfway)
            for index, (item, file) in enumerate(zip(media, files, strict=True))
        ]

    def _there(self, account: Account, item: DraftMedia, file: MediaFile, step: str, halfway: Halfway) -> str:
        held = self._held(halfway.get(step))
        if held is None:
            held = self._animated(account, item, file, step, halfway) if _moves(file) else self._still(account, item)
            halfway.keep(step, str(held))
            if halfway.get(f"{step}:parts"):
                halfway.keep(f"{step}:parts", "")
        if _moves(file):
            self._ready(account, item, held, step, halfway)
        alt = item.alt.strip()[:_ALT]
        if alt and halfway.get(f"{step}:alt") != held.name:
            about = {"id": held.name, "metadata": {"alt_text": {"text": alt}}}
            self.api.checked(account, self.api.send(account, "POST", "media/metadata", "upload", about, harmless=True))
            halfway.keep(f"{step}:alt", held.name)
        return held.name

    def _still(self, account: Account, item: DraftMedia) -> _Held:
        try:
            picture = self.files.picture(item.path, PICTURE)
        except (MediaUnfit, InputUnreadable) as error:
            raise _unfit(item, error.values.get("reason", "")) from error
        file = FilePart(picture.content, picture.media_type)
        reply = self.api.put(account, "media/upload", {"media_category": "tweet_image"}, file)
        return self._named(data(reply))

    def _animated(self, account: Account, item: DraftMedia, file: MediaFile, step: str, halfway: Halfway) -> _Held:
        """In parts. The place of the next one is kept with each; a half file that X no longer wants begins anew."""
        held = self._held(halfway.get(f"{step}:parts"))
        try:
            return self._in_parts(account, item, file, held or self._announced(account, file), step, halfway)
        except PostRefused:
            halfway.keep(f"{step}:parts", "")
            if held is None:
                raise
        return self._in_parts(account, item, file, self._announced(account, file), step, halfway)

    def _announced(self, account: Account, file: MediaFile) -> _Held:
        about = {
            "media_type": file.media_type,
            "total_bytes": file.size,
            "media_category": "tweet_gif" if file.animated else "tweet_video",
        }
        reply = self.api.send(account, "POST", "media/upload/initialize", "upload", about, harmless=True)
        return self._named(data(self.api.checked(account, reply)))

    def _in_parts(
        self, account: Account, item: DraftMedia, file: MediaFile, held: _Held, step: str, halfway: Halfway
    ) -> _Held:
        path = f"media/upload/{held.name}"
        halfway.keep(f"{step}:parts", str(held))
        for index in range(held.parts, -(-file.size // self.segment)):
            part = FilePart(self.files.read(item.path, index * self.segment, self.segment), "application/octet-stream")
            self.api.put(account, f"{path}/append", {"segment_index": str(index)}, part)
            halfway.keep(f"{step}:parts", str(_Held(held.name, held.until, index + 1)))
        reply = self.api.send(account, "POST", f"{path}/finalize", "upload", harmless=True)
        return self._named(data(self.api.checked(account, reply)))

    def _ready(self, account: Account, item: DraftMedia, held: _Held, step: str, halfway: Halfway) -> None:
        """Returns when it can be shown. Raises NotReadyYet, MediaUnfit when it never will be."""

        def ask() -> float | None:
            params = {"command": "STATUS", "media_id": held.name}
            reply = self.api.checked(account, self.api.send(account, "GET", "media/upload", "upload", params=params))
            working = data(reply).get("processing_info")
            if not isinstance(working, dict) or working.get("state") == "succeeded":
                return None
            late = held.since is not None and self.api.clock.now() - held.since > _GIVE_UP
            if working.get("state") == "failed" or late:
                halfway.keep(step, "")
                raise _unfit(item, _why(working))
            pause = working.get("check_after_secs")
            return float(pause) if isinstance(pause, int | float) else 1.0

        until_ready(NETWORK, ask, self.wait)

    def _named(self, said: Mapping[str, Any]) -> _Held:
        lasts, now = said.get("expires_after_secs"), self.api.clock.now()
        if not isinstance(lasts, int):
            lasts = 3600
        return _Held(text_of(dict(said), "id"), now + timedelta(seconds=lasts), since=now)

    def _held(self, line: str | None) -> _Held | None:
        """What was kept, None when it was nothing or X has forgotten it."""
        if not line:
            return None
        name, until, parts, since = line.split(" ")
        held = _Held(
            name, datetime.fromisoformat(until), int(parts), None if since == "-" else datetime.fromisoformat(since)
        )
        return held if self.api.clock.now() < held.until else None

    def _looked_at(self, item: DraftMedia) -> MediaFile:
        try:
            file = self.files.file(item.path)
        except (MediaUnfit, InputUnreadable) as error:
            raise _unfit(item, error.values.get("reason", "")) from error
        reason = misfit(file, MEDIA)
        if not reason and _moves(file) and file.animated and file.size > ANIMATION:
            reason = "too-heavy"
        if reason:
            raise _unfit(item, reason)
        return file


def _moves(file: MediaFile) -> bool:
    """A video or an animation: alone in its post, and worked on after its last byte."""
    return file.media_type.startswith("video/") or (file.animated and file.media_type == "image/gif")


def _unfit(item: DraftMedia, reason: str) -> MediaUnfit:
    return MediaUnfit(network=NETWORK, file=PurePath(item.path).name, reason=reason)


def _why(working: Mapping[str, Any]) -> str:
    error = working.get("error")
    words = error.get("message") or error.get("name") if isinstance(error, dict) else ""
    return str(words or "not-processed")
