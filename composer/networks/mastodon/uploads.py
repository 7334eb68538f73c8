# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and videos on their way to a server of the Mastodon kind."""

from typing import Final

from composer.domain.drafts import DraftMedia
from composer.domain.errors import MediaUnfit, Unreachable
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import Account
from composer.domain.ports import Halfway, MediaFiles, SignedWeb
from composer.domain.web import Reply, Request
from composer.networks.mastodon.servers import Server, json_of
from composer.networks.media_fit import misfit
from composer.networks.multipart import FilePart, multipart
from composer.networks.patience import Wait, until_ready

_FIRST_PAUSE_S: Final = 1.0
_LONGEST_PAUSE_S: Final = 10.0
_VIDEO_READ_S: Final = 300.0


class Uploads:
    """Each file is uploaded once; what is there already is used again."""

    def __init__(self, web: SignedWeb, files: MediaFiles, wait: Wait) -> None:
        self._web = web
        self._files = files
        self._wait = wait

    def uploaded(self, account: Account, server: Server, item: DraftMedia, step: str, halfway: Halfway) -> str:
        """The id under which the file can be attached; kept under ``step`` before it is ready.

        Raises NotReadyYet while the server works on it, MediaUnfit, InputUnreadable, and as ``SignedWeb.send``.
        """
        kept = halfway.get(step)
        if kept is not None and self._is_ready(account, kept, item):
            return kept
        reply = self._upload(account, server, item, step, halfway)
        said = json_of(reply)
        if not isinstance(said, dict) or not said.get("id"):
            raise Unreachable(network=account.network, reason="an answer of another shape")
        media = str(said["id"])
        halfway.keep(step, media)
        if reply.status == 202 and not self._is_ready(account, media, item):
            raise Unreachable(network=account.network, reason="an upload was lost")
        return media

    def _upload(self, account: Account, server: Server, item: DraftMedia, step: str, halfway: Halfway) -> Reply:
        body, content_type = multipart(
            {"description": item.alt} if item.alt else {}, {"file": self._file(server, item)}
        )
        request = Request(
            "POST",
            f"{account.server}/api/v2/media",
            "upload",
            headers={"Content-Type": content_type},
            body=body,
            repeatable=True,
            read_s=_VIDEO_READ_S,
        )
        try:
            reply = self._web.send(account, request)
        except Unreachable as error:
            # A file the server fails on is tried once more, not for ever.
            if error.values["reason"] == "HTTP 500":
                if halfway.get(f"{step}-failed") is not None:
                    raise _unfit(account, item, "HTTP 500") from error
                halfway.keep(f"{step}-failed", "once")
            raise
        if reply.status in (413, 422):
            raise _unfit(account, item, f"HTTP {reply.status} {reply.words}".strip())
        return reply.checked()

    def _file(self, server: Server, item: DraftMedia) -> FilePart:
        about, takes = self._files.file(item.path), server.takes
        if reason := misfit(about, takes):
            raise MediaUnfit(network="mastodon", file=_name(item), reason=reason)
        if kind_of(item.path) is MediaKind.PICTURE and takes.picture is not None:
            picture = self._files.picture(item.path, takes.picture)
            return FilePart(picture.content, picture.media_type)
        return FilePart(self._files.read(item.path, 0, about.size), about.media_type)

    def _is_ready(self, account: Account, media: str, item: DraftMedia) -> bool:
        """Waits a little while the server works on it; False when it is not there any more."""
        there = True
        pause = _FIRST_PAUSE_S / 2

        def ask() -> float | None:
            nonlocal there, pause
            url = f"{account.server}/api/v1/media/{media}"
            reply = self._web.send(account, Request("GET", url, "upload"))
            if reply.status == 206:
                pause = min(2 * pause, _LONGEST_PAUSE_S)
                return pause
            if reply.status == 422:
                raise _unfit(account, item, reply.words)
            there = reply.ok
            return None

        until_ready(account.network, ask, self._wait)
        return there


def _unfit(account: Account, item: DraftMedia, reason: str) -> MediaUnfit:
    return MediaUnfit(network=account.network, file=_name(item), reason=reason)


def _name(item: DraftMedia) -> str:
    return item.path.replace("\\", "/").rpartition("/")[2]
