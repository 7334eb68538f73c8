# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Videos on a Facebook page: sent in pieces, published by the last word, and shown once they are prepared."""

from collections.abc import Mapping
from typing import Any, Final

from composer.domain.errors import (
    MediaUnfit,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.ports import Clock, Halfway, MediaFiles
from composer.networks.attempts import attempt, attempted
from composer.networks.facebook.reading import MEDIA, SPEC
from composer.networks.graph import Graph
from composer.networks.media_fit import misfit
from composer.networks.multipart import FilePart, multipart
from composer.networks.patience import Wait, until_ready

_VIDEO: Final = "video"
_POLL_S: Final = 4.0
_PATIENCE_S: Final = 30.0
_LARGEST_PIECE: Final = 16 * 1024 * 1024


class Films:
    """One film is one post."""

    def __init__(self, graph: Graph, files: MediaFiles, clock: Clock, wait: Wait) -> None:
        self._graph = graph
        self._files = files
        self._clock = clock
        self._wait = wait

    def publish(self, account: Account, payload: Payload, halfway: Halfway) -> Receipt:
        """As the port says. After the last word it is published alone: what is not said then is a doubt."""
        video = halfway.get(_VIDEO)
        if video is None or attempted(halfway) is None or not self._was_finished(account, video):
            session, video = self._uploaded(account, payload.media[0].path)
            halfway.keep(_VIDEO, video)
            form = {"upload_phase": "finish", "upload_session_id": session, "description": payload.text}
            with attempt(halfway, self._clock):
                path = f"/{account.remote_id}/videos"
                self._graph.post(account, path, "publish", form, harmless=False).checked()
        try:
            receipt = self._shown(account, video)
        except (NotReadyYet, Unreachable, RateLimited, NotConnected) as error:
            raise OutcomeUnknown(network=SPEC.key, reason=error.code) from error
        if receipt is None:
            raise PostRefused(network=SPEC.key, reason=_words(self._status(account, video)))
        return receipt

    def find(self, account: Account, halfway: Halfway) -> Receipt | None:
        """None also for one that failed. Raises NotReadyYet while it is prepared."""
        video = halfway.get(_VIDEO)
        if video is None or attempted(halfway) is None or not self._was_finished(account, video):
            return None
        return self._shown(account, video)

    def _uploaded(self, account: Account, path: str) -> tuple[str, str]:
        """Session and id of a film whose bytes are all there. Nobody sees it."""
        file = self._files.file(path)
        if reason := misfit(file, MEDIA):
            raise MediaUnfit(network=SPEC.key, file=path.replace("\\", "/").rpartition("/")[2], reason=reason)
        where = f"/{account.remote_id}/videos"
        start = {"upload_phase": "start", "file_size": str(file.size)}
        said = self._graph.post(account, where, "upload", start, harmless=True)
        session, video = said.text("upload_session_id"), said.text("video_id")
        first, last = _range(said.checked())
        while first < last:
            fields = {"upload_phase": "transfer", "upload_session_id": session, "start_offset": str(first)}
            piece = self._files.read(path, first, min(last - first, _LARGEST_PIECE))
            body, content_type = multipart(fields, {"video_file_chunk": FilePart(piece, file.media_type)})
            before = first
            first, last = _range(self._graph.upload(account, where, "upload", body, content_type).checked())
            if first <= before:
                raise OutcomeUnknown(network=SPEC.key, reason="the upload does not get on")
        return session, video

    def _was_finished(self, account: Account, video: str) -> bool:
        return _phase(self._status(account, video), "processing_phase") not in ("", "not_started")

    def _shown(self, account: Account, video: str) -> Receipt | None:
        """None when it failed. Raises NotReadyYet."""
        status: Mapping[str, Any] = {}

        def ask() -> float | None:
            nonlocal status
            status = self._status(account, video)
            over = status.get("video_status") in ("ready", "error")
            return None if over or _phase(status, "publishing_phase") == "complete" else _POLL_S

        until_ready(SPEC.key, ask, self._wait, _PATIENCE_S)
        if status.get("video_status") == "error":
            return None
        return Receipt(video, f"https://www.facebook.com/{account.remote_id}/videos/{video}", self._clock.now())

    def _status(self, account: Account, video: str) -> Mapping[str, Any]:
        status = self._graph.get(account, f"/{video}", "look up", fields="status").checked().get("status")
        if not isinstance(status, dict):
            raise NotReadyYet(network=SPEC.key, retry_after_s=30)
        return status


def _range(said: Mapping[str, Any]) -> tuple[int, int]:
    try:
        return int(said["start_offset"]), int(said["end_offset"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotReadyYet(network=SPEC.key, retry_after_s=30) from error


def _phase(status: Mapping[str, Any], name: str) -> str:
    phase = status.get(name)
    return str(phase.get("status", "")) if isinstance(phase, dict) else ""


def _words(status: Mapping[str, Any]) -> str:
    """What went wrong, in Facebook's words."""
    for name in ("processing_phase", "publishing_phase"):
        errors = status.get(name, {}).get("errors")
        if isinstance(errors, list) and errors and isinstance(errors[0], dict):
            return str(errors[0].get("message", ""))
    return "not-processed"
