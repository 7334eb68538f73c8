# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TikTok: drafts and direct posts of videos in pieces and of pictures it fetches."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

from composer.domain.ports import Clock
from tests.fakes.graph import PUBLIC
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, problem, route

PRIVACIES: Final = ("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY")
MIB: Final = 1024 * 1024
POST_INFO: Final = frozenset(
    {
        "title",
        "description",
        "privacy_level",
        "disable_comment",
        "disable_duet",
        "disable_stitch",
        "brand_content_toggle",
        "brand_organic_toggle",
        "auto_add_music",
    }
)


def said(data: object, code: str = "ok", message: str = "", status: int = 200) -> Answer:
    return problem(status, {"data": data, "error": {"code": code, "message": message, "log_id": "2026"}})


@dataclass
class Share:
    """What was begun: a draft or a post."""

    id: str
    direct: bool
    info: dict[str, Any]
    size: int = 0
    piece: int = 0
    pieces: int = 0
    content: bytes = b""
    images: tuple[str, ...] = ()
    made: datetime | None = None
    polls: int = 0
    fails: str = ""
    post_id: int = 0
    """Told from the poll on at which ``hidden`` is used up."""
    hidden: int = 0

    @property
    def text(self) -> str:
        return str(self.info.get("title") or self.info.get("description") or "")

    @property
    def whole(self) -> bool:
        return bool(self.images) or (self.size > 0 and len(self.content) == self.size)


class FakeTikTok(NetworkServer):
    """``polls``, ``hidden`` and ``fails`` are for what is begun next."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.shares: list[Share] = []
        self.files: dict[str, bytes] = {}
        self.audited = True
        self.blocked = ""
        self.comments_off = False
        self.longest_s = 300
        self.polls = 0
        self.hidden = 0
        self.fails: list[str] = []
        self.counts: dict[str, dict[str, int]] = {}
        self._ids = count(7_123_456_789_012_345_678)

    def too_many(self) -> Answer:
        return said({}, "rate_limit_exceeded", "The API rate limit was exceeded.", 429)

    def expired(self) -> Answer:
        return said({}, "access_token_invalid", "The access token is invalid or not found in the request.", 401)

    def broken(self) -> Answer:
        return said({}, "internal_error", "Something went wrong.", 500)

    @property
    def live(self) -> list[Share]:
        """What anybody can see, or will when it is prepared."""
        return [one for one in self.shares if one.direct and one.whole and not one.fails]

    @property
    def drafts(self) -> list[Share]:
        return [one for one in self.shares if not one.direct and one.whole and not one.fails]

    def show(self, name: str, content: bytes) -> str:
        self.files[f"{PUBLIC}/{name}"] = content
        return f"{PUBLIC}/{name}"

    @route("POST", "/v2/post/publish/creator_info/query/")
    def creator(self, asked: Asked) -> Answer:
        self.signed(asked)
        if self.blocked:
            return said({}, self.blocked, "The user can not post now")
        return said(
            {
                "creator_username": "lea.m",
                "creator_nickname": "Léa",
                "creator_avatar_url": "https://example.com/a.webp",
                "privacy_level_options": list(PRIVACIES),
                "comment_disabled": self.comments_off,
                "duet_disabled": False,
                "stitch_disabled": True,
                "max_video_post_duration_sec": self.longest_s,
            }
        )

    @route("POST", "/v2/post/publish/video/init/")
    def direct(self, asked: Asked) -> Answer:
        body = self._json(asked, {"post_info", "source_info"})
        info = self._info(body["post_info"], 2200, "title")
        self.demand("disable_duet" in info and "disable_stitch" in info, "duet and stitch")
        self.demand(info["disable_stitch"] is True, "a stitch the creator does not allow")
        return self._begun(body["source_info"], info, direct=True)

    @route("POST", "/v2/post/publish/inbox/video/init/")
    def draft(self, asked: Asked) -> Answer:
        body = self._json(asked, {"source_info"})
        if sum(1 for one in self.shares if not one.direct) >= 40:
            raise Refusal(said({}, "spam_risk_too_many_pending_share", "Too many", 403))
        return self._begun(body["source_info"], {}, direct=False)

    def _begun(self, source: Mapping[str, Any], info: dict[str, Any], *, direct: bool) -> Answer:
        self.demand(set(source) == {"source", "video_size", "chunk_size", "total_chunk_count"}, f"source: {source}")
        size, piece, pieces = source["video_size"], source["chunk_size"], source["total_chunk_count"]
        self.demand(source["source"] == "FILE_UPLOAD", "source")
        self.demand(pieces == size // piece and 1 <= pieces <= 1000, f"{pieces} pieces of {piece} for {size}")
        self.demand(piece >= 5 * MIB or pieces == 1, "pieces too small")
        self.demand(piece <= 64 * MIB, "pieces too large")
        share = self._share(direct=direct, info=info, size=size, piece=piece, pieces=pieces)
        address = f"{self.url}/video/?upload_id={share.id}&upload_token=T"
        return said({"publish_id": share.id, "upload_url": address})

    def _share(self, **of_it: Any) -> Share:
        fails = self.fails.pop(0) if self.fails else ""
        made = Share(
            f"v_pub_file~v2-1.{next(self._ids)}",
            made=self.clock.now(),
            polls=self.polls,
            hidden=self.hidden,
            fails=fails,
            post_id=next(self._ids),
            **of_it,
        )
        self.shares.append(made)
        return made

    @route("PUT", "/video/")
    def bytes_of(self, asked: Asked) -> Answer:
        self.demand("authorization" not in asked.headers, "the person's token where it is no business of theirs")
        share = next((one for one in self.shares if one.id == asked.query.get("upload_id")), None)
        if share is None:
            raise Refusal(Answer(404))
        if share.made is None or self.clock.now() - share.made > timedelta(hours=1):
            raise Refusal(Answer(403))
        ranges = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", asked.headers.get("content-range", ""))
        self.demand(ranges, "no range")
        assert ranges is not None
        first, last, size = (int(one) for one in ranges.groups())
        self.demand(asked.media_type in ("video/mp4", "video/quicktime"), asked.media_type)
        self.demand(last - first + 1 == len(asked.body) and size == share.size, "a wrong range")
        ends = last + 1 == size
        self.demand(len(asked.body) == share.piece or (ends and len(asked.body) < 2 * share.piece), "a wrong piece")
        if first > len(share.content):
            raise Refusal(Answer(416, headers={"Content-Range": f"bytes 0-{len(share.content)}/{size}"}))
        share.content = share.content[:first] + asked.body
        headers = {"Content-Range": f"bytes 0-{last}/{size}"}
        return Answer(201 if ends else 206, b"", headers)

    @route("POST", "/v2/post/publish/content/init/")
    def pictures(self, asked: Asked) -> Answer:
        body = self._json(asked, {"media_type", "post_mode", "post_info", "source_info"})
        direct = body["post_mode"] == "DIRECT_POST"
        self.demand(direct or body["post_mode"] == "MEDIA_UPLOAD", "post_mode")
        source = body["source_info"]
        images = source["photo_images"]
        self.demand(body["media_type"] == "PHOTO" and source["source"] == "PULL_FROM_URL", "a photo")
        self.demand(1 <= len(images) <= 35 and 0 <= source["photo_cover_index"] < len(images), "images")
        info = body["post_info"]
        self.demand(len(str(info.get("title", ""))) <= 90, "title")
        info = self._info(info, 4000, "description") if direct else info
        self.demand("disable_duet" not in info and "disable_stitch" not in info, "duets of pictures")
        for image in images:
            if image not in self.files:
                raise Refusal(said({}, "url_ownership_unverified", "Verify the URL", 403))
        return said({"publish_id": self._share(direct=direct, info=info, images=tuple(images)).id})

    def _json(self, asked: Asked, known: set[str]) -> dict[str, Any]:
        self.signed(asked)
        body = asked.json()
        self.demand(set(body) == known, f"fields: {set(body)}")
        return dict(body)

    def _info(self, info: dict[str, Any], longest: int, text: str) -> dict[str, Any]:
        self.demand(set(info) <= POST_INFO, f"post_info: {set(info) - POST_INFO}")
        self.demand(len(str(info.get(text, "")).encode("utf-16-le")) // 2 <= longest, f"{text} too long")
        self.demand("brand_content_toggle" in info, "brand_content_toggle")
        if self.comments_off:
            self.demand(info["disable_comment"] is True, "comments the creator does not allow")
        privacy = info.get("privacy_level")
        if privacy not in PRIVACIES:
            raise Refusal(said({}, "privacy_level_option_mismatch", "Not an option", 403))
        self.demand(not (privacy == "SELF_ONLY" and info["brand_content_toggle"]), "branded and private")
        if not self.audited and privacy != "SELF_ONLY":
            code = "unaudited_client_can_only_post_to_private_accounts"
            raise Refusal(said({}, code, "Please review our integration guidelines", 403))
        return info

    @route("POST", "/v2/post/publish/status/fetch/")
    def status(self, asked: Asked) -> Answer:
        wanted = self._json(asked, {"publish_id"})["publish_id"]
        share = next((one for one in self.shares if one.id == wanted), None)
        if share is None:
            raise Refusal(said({}, "invalid_publish_id", "No such id", 400))
        state = self._state(share)
        data: dict[str, Any] = {"status": state, "fail_reason": share.fails if state == "FAILED" else ""}
        if share.size:
            data["uploaded_bytes"] = len(share.content)
        if state == "PUBLISH_COMPLETE" and share.info.get("privacy_level") == "PUBLIC_TO_EVERYONE":
            share.hidden -= 1
            data["publicaly_available_post_id"] = [share.post_id] if share.hidden < 0 else []
        return said(data)

    def _state(self, share: Share) -> str:
        if not share.whole:
            return "PROCESSING_UPLOAD"
        if share.polls > 0:
            share.polls -= 1
            return "PROCESSING_DOWNLOAD" if share.images else "PROCESSING_UPLOAD"
        if share.fails:
            return "FAILED"
        return "PUBLISH_COMPLETE" if share.direct else "SEND_TO_USER_INBOX"

    @route("POST", "/v2/video/query/")
    def query(self, asked: Asked) -> Answer:
        ids = self._json(asked, {"filters"})["filters"]["video_ids"]
        self.demand(1 <= len(ids) <= 20, "how many ids")
        fields = asked.query["fields"].split(",")
        videos = [{"id": one, **self.counts[one]} for one in ids if one in self.counts]
        return said({"videos": [{name: video[name] for name in fields} for video in videos]})
