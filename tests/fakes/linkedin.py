# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn as a member's posts meet it: versions, little text, uploads that take their time, and a memory for words."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from composer.domain.ports import Clock
from tests.fakes.http_server import Answer
from tests.fakes.linkedin_little import Shown, read
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem, route

SELF_SERVE: Final = frozenset({"openid", "profile", "w_member_social"})
DUPLICATE: Final = timedelta(minutes=10)
PART: Final = 4 * 1024 * 1024
_FIELDS: Final = frozenset(
    {
        "author",
        "commentary",
        "visibility",
        "distribution",
        "lifecycleState",
        "isReshareDisabledByAuthor",
        "content",
        "reshareContext",
    }
)
_NEEDED: Final = ("author", "commentary", "visibility", "distribution", "lifecycleState")


@dataclass
class Post:
    """A publication; ``shown`` is what readers see of it."""

    urn: str
    commentary: str
    shown: Shown
    visibility: str
    content: dict[str, Any]
    created: datetime
    counts: dict[str, int] = field(default_factory=dict)


@dataclass
class Upload:
    """An image, a document or a video, and the bytes of it that came."""

    urn: str
    size: int
    parts: dict[int, bytes] = field(default_factory=dict)
    done: datetime | None = None
    expires: datetime | None = None

    @property
    def content(self) -> bytes:
        return b"".join(self.parts[index] for index in sorted(self.parts))


class FakeLinkedIn(NetworkServer):
    """``member`` is the token's person; ``served`` are the versions still answered."""

    def __init__(self, clock: Clock, member: str = "782bbtaQ") -> None:
        super().__init__()
        self.clock = clock
        self.member = member
        self.scopes: frozenset[str] = SELF_SERVE
        self.served = {"202606", "202607", "202608", "202609", "202610"}
        self.posts: list[Post] = []
        self.uploads: dict[str, Upload] = {}
        self.verified = True
        self.per_day = 150
        self.video_takes = timedelta(seconds=12)
        self.video_fails = ""
        self.may_look_at_videos = True
        self.names_no_urn = False
        self.part = PART
        self._words: list[tuple[datetime, str, str]] = []
        self._asked_on: dict[date, int] = {}
        self._number = 7_141_138_937_766_391_808

    # --- what LinkedIn says -----------------------------------------------------------------------------------

    def too_many(self) -> Answer:
        words = "Resource level throttle APPLICATION DAY limit for calls to this resource is reached."
        return problem(429, {"status": 429, "serviceErrorCode": 101, "code": "TOO_MANY_REQUESTS", "message": words})

    def expired(self) -> Answer:
        words = "The token used in the request has expired"
        return problem(
            401, {"status": 401, "serviceErrorCode": 65602, "code": "EXPIRED_ACCESS_TOKEN", "message": words}
        )

    def broken(self) -> Answer:
        return problem(500, {"status": 500, "code": "INTERNAL_SERVER_ERROR", "message": "Internal Server Error"})

    # --- posts ------------------------------------------------------------------------------------------------

    @route("POST", "/rest/posts")
    def create(self, asked: Asked) -> Answer:
        self._rest(asked)
        if not self.verified:
            words = "The share limit has been reached for unverified members"
            raise Refusal(problem(429, {"status": 429, "code": "TOO_MANY_REQUESTS", "message": words}))
        body = asked.json()
        self._well_formed(body)
        content = body.get("content", {})
        self._usable(content)
        shown = read(body["commentary"])
        self._not_said_before(shown.text)
        post = Post(self._new("share"), body["commentary"], shown, body["visibility"], content, self.clock.now())
        self.posts.append(post)
        self._words.append((post.created, shown.text, post.urn))
        return Answer(201, b"", {} if self.names_no_urn else {"x-restli-id": post.urn})

    @route("GET", "/rest/posts")
    def own(self, asked: Asked) -> Answer:
        self._rest(asked)
        self.demand(asked.headers.get("x-restli-method") == "FINDER", "X-RestLi-Method: FINDER")
        self.demand(asked.query.get("q") == "author" and asked.query.get("author"), "a finder by author")
        self._allowed("r_member_social", "posts.FINDER-author")
        elements = [
            {
                "id": post.urn,
                "author": self.author,
                "commentary": post.commentary,
                "createdAt": int(post.created.timestamp() * 1000),
            }
            for post in reversed(self.posts)
        ]
        return fine({"elements": elements[: int(asked.query.get("count", "10"))], "paging": {}})

    @route("POST", "/rest/posts/{urn}")
    def update(self, asked: Asked, urn: str) -> Answer:
        self._rest(asked)
        self.demand(asked.headers.get("x-restli-method") == "PARTIAL_UPDATE", "X-RestLi-Method: PARTIAL_UPDATE")
        post = self._post(urn)
        change = asked.json()["patch"]["$set"]
        self.demand(set(change) == {"commentary"}, f"only the commentary can be changed: {set(change)}")
        post.commentary, post.shown = change["commentary"], read(change["commentary"])
        return Answer(204, b"")

    @route("DELETE", "/rest/posts/{urn}")
    def remove(self, asked: Asked, urn: str) -> Answer:
        self._rest(asked)
        self.demand(asked.headers.get("x-restli-method") == "DELETE", "X-RestLi-Method: DELETE")
        self.posts = [post for post in self.posts if post.urn != urn]
        return Answer(204, b"")

    @route("GET", "/rest/memberCreatorPostAnalytics")
    def analytics(self, asked: Asked) -> Answer:
        self._rest(asked)
        self._allowed("r_member_postAnalytics", "memberCreatorPostAnalytics.FINDER-entity")
        entity = re.fullmatch(r"\((share|ugc):(urn:li:(?:share|ugcPost):\d+)\)", asked.query.get("entity", ""))
        self.demand(entity and asked.query.get("q") == "entity", f"entity: {asked.query}")
        assert entity is not None
        metric = asked.query["queryType"]
        self.demand(metric in {"IMPRESSION", "MEMBERS_REACHED", "RESHARE", "REACTION", "COMMENT"}, metric)
        count = self._post(entity[2]).counts.get(metric, 0)
        return fine({"elements": [{"count": count, "metricType": metric}], "paging": {}})

    # --- uploads ----------------------------------------------------------------------------------------------

    @route("POST", "/rest/images")
    @route("POST", "/rest/documents")
    def announce(self, asked: Asked) -> Answer:
        self._rest(asked)
        kind = asked.path.removeprefix("/rest/").removesuffix("s")
        self.demand(asked.query.get("action") == "initializeUpload", f"action: {asked.query}")
        self._owned(asked.json()["initializeUploadRequest"])
        upload = self._announced(kind, 0)
        value = {"uploadUrlExpiresAt": self._end(upload), "uploadUrl": self._place(upload, 0), kind: upload.urn}
        return fine({"value": value})

    @route("GET", "/rest/images/{urn}")
    @route("GET", "/rest/documents/{urn}")
    def look_at_image(self, asked: Asked, urn: str) -> Answer:
        self._rest(asked)
        del urn
        raise Refusal(self._denied("images.GET"))

    @route("POST", "/rest/videos")
    def video(self, asked: Asked) -> Answer:
        self._rest(asked)
        if asked.query.get("action") == "finalizeUpload":
            return self._finished(asked.json()["finalizeUploadRequest"])
        self.demand(asked.query.get("action") == "initializeUpload", f"action: {asked.query}")
        request = asked.json()["initializeUploadRequest"]
        self._owned(request)
        size = request["fileSizeBytes"]
        self.demand(75_000 <= size <= 500_000_000, f"a video of {size} bytes")
        upload = self._announced("video", size)
        instructions = [
            {
                "uploadUrl": self._place(upload, index),
                "firstByte": first,
                "lastByte": min(first + self.part, size) - 1,
            }
            for index, first in enumerate(range(0, size, self.part))
        ]
        value = {
            "video": upload.urn,
            "uploadToken": "",
            "uploadUrlsExpireAt": self._end(upload),
            "uploadInstructions": instructions,
        }
        return fine({"value": value})

    @route("GET", "/rest/videos/{urn}")
    def look_at_video(self, asked: Asked, urn: str) -> Answer:
        self._rest(asked)
        if not self.may_look_at_videos:
            raise Refusal(self._denied("videos.GET"))
        upload = self.uploads[urn]
        said: dict[str, Any] = {"id": urn, "owner": self.author, "status": self._status(upload)}
        if said["status"] == "PROCESSING_FAILED":
            said["processingFailureReason"] = self.video_fails
        return fine(said)

    @route("PUT", "/dms-uploads/{urn}/{index}")
    def put(self, asked: Asked, urn: str, index: str) -> Answer:
        upload = self.uploads[urn]
        if urn.startswith("urn:li:video:"):
            self.demand("authorization" not in asked.headers, "a token with the part of a video")
            size = min(self.part, upload.size - int(index) * self.part)
            self.demand(len(asked.body) == size, f"part {index} of {len(asked.body)} bytes instead of {size}")
        else:
            self.signed(asked)
            self.demand(asked.body, "an empty file")
        if upload.expires and self.clock.now() > upload.expires:
            raise Refusal(problem(400, {"status": 400, "code": "EXPIRED_UPLOAD_URL", "message": "too late"}))
        upload.parts[int(index)] = asked.body
        if urn.startswith("urn:li:video:"):
            return Answer(200, b"", {"ETag": f'"{_tag(asked.body)}"'})
        upload.done = self.clock.now()
        return Answer(201, b"")

    # --- inside -----------------------------------------------------------------------------------------------

    @property
    def author(self) -> str:
        return f"urn:li:person:{self.member}"

    def _rest(self, asked: Asked) -> None:
        version = asked.headers.get("linkedin-version", "")
        self.demand(re.fullmatch(r"20\d{4}", version), f"VERSION_MISSING: {version!r}")
        self.demand(asked.headers.get("x-restli-protocol-version") == "2.0.0", "X-Restli-Protocol-Version")
        if version not in self.served:
            words = f"Requested version {version}01 is not active"
            raise Refusal(problem(426, {"status": 426, "code": "NONEXISTENT_VERSION", "message": words}))
        self.signed(asked)
        today = self.clock.now().date()
        self._asked_on[today] = self._asked_on.get(today, 0) + 1
        if self._asked_on[today] > self.per_day:
            raise Refusal(self.too_many())

    def _allowed(self, scope: str, call: str) -> None:
        if scope not in self.scopes:
            raise Refusal(self._denied(call))

    def _denied(self, call: str) -> Answer:
        words = f"Not enough permissions to access: {call}.20260901"
        return problem(403, {"status": 403, "serviceErrorCode": 100, "code": "ACCESS_DENIED", "message": words})

    def _well_formed(self, body: dict[str, Any]) -> None:
        self.demand(set(body) <= _FIELDS, f"unknown fields: {set(body) - _FIELDS}")
        for name in _NEEDED:
            self.demand(name in body, f"MISSING_FIELD {name}")
        if body["author"] != self.author:
            words = "Unpermitted fields present in REQUEST_BODY: "
            words += "Data Processing Exception while processing fields [/author]"
            raise Refusal(problem(403, {"status": 403, "message": words}))
        self._allowed("w_member_social", "posts.CREATE")
        self.demand(body["visibility"] in {"PUBLIC", "CONNECTIONS", "LOGGED_IN"}, body["visibility"])
        self.demand(body["distribution"].get("feedDistribution") == "MAIN_FEED", "feedDistribution")
        self.demand(body["lifecycleState"] == "PUBLISHED", body["lifecycleState"])
        if not body["commentary"].strip():
            raise Refusal(self._bad("INVALID_VALUE_BLANK_FIELD", "commentary is blank"))
        if len(read(body["commentary"]).text.encode("utf-16-le")) // 2 > 3000:
            raise Refusal(self._bad("FIELD_LENGTH_TOO_LONG", "commentary is too long"))

    def _bad(self, code: str, words: str) -> Answer:
        return problem(400, {"status": 400, "code": code, "message": words})

    def _usable(self, content: dict[str, Any]) -> None:
        self.demand(len(content) <= 1, f"more than one content: {set(content)}")
        if article := content.get("article"):
            self.demand({"source", "title"} <= set(article), "an article without source or title")
            self.demand(len(article["title"]) <= 400, "a title of more than 400 characters")
            self._there(article.get("thumbnail", ""), "image")
        if media := content.get("media"):
            kind = media["id"].split(":")[2]
            self.demand(kind != "document" or media.get("title"), "a document without title")
            self.demand(len(media.get("altText", "")) <= 4086, "altText")
            self._there(media["id"], kind)
        if several := content.get("multiImage"):
            self.demand(2 <= len(several["images"]) <= 20, f"{len(several['images'])} images in multiImage")
            for image in several["images"]:
                self._there(image["id"], "image")

    def _there(self, urn: str, kind: str) -> None:
        if not urn:
            return
        upload = self.uploads.get(urn)
        if upload is None:
            raise Refusal(self._bad("INVALID_VIDEO_ID" if kind == "video" else "INVALID_URN_ID", urn))
        status = self._status(upload)
        if status == "PROCESSING_FAILED":
            raise Refusal(self._bad("MEDIA_ASSET_PROCESSING_FAILED", urn))
        if status != "AVAILABLE":
            raise Refusal(self._bad("MEDIA_ASSET_WAITING_UPLOAD", f"{urn} is {status}"))

    def _status(self, upload: Upload) -> str:
        if upload.done is None:
            return "WAITING_UPLOAD"
        if not upload.urn.startswith("urn:li:video:"):
            return "AVAILABLE"
        if self.clock.now() < upload.done + self.video_takes:
            return "PROCESSING"
        return "PROCESSING_FAILED" if self.video_fails else "AVAILABLE"

    def _not_said_before(self, text: str) -> None:
        now = self.clock.now()
        for when, words, urn in self._words:
            if words == text and now - when < DUPLICATE:
                raise Refusal(_duplicate(urn))

    def _post(self, urn: str) -> Post:
        for post in self.posts:
            if post.urn == urn:
                return post
        raise Refusal(problem(404, {"status": 404, "code": "NOT_FOUND", "message": "Entity not found"}))

    def _owned(self, request: dict[str, Any]) -> None:
        self.demand(request.get("owner") == self.author, f"owner: {request.get('owner')}")

    def _announced(self, kind: str, size: int) -> Upload:
        upload = Upload(self._new(kind), size, expires=self.clock.now() + timedelta(hours=1))
        self.uploads[upload.urn] = upload
        return upload

    def _finished(self, request: dict[str, Any]) -> Answer:
        upload = self.uploads[request["video"]]
        self.demand("uploadToken" in request, "uploadToken")
        tags = [_tag(upload.parts[index]) for index in sorted(upload.parts)]
        self.demand(request["uploadedPartIds"] == tags, "the parts of a video, in order")
        self.demand(len(upload.content) == upload.size, f"{len(upload.content)} bytes instead of {upload.size}")
        upload.done = self.clock.now()
        return Answer(200, b"")

    def _new(self, kind: str) -> str:
        self._number += 4_194_304
        return f"urn:li:{kind}:{self._number}" if kind == "share" else f"urn:li:{kind}:C5F{self._number}"

    def _place(self, upload: Upload, index: int) -> str:
        return f"{self.url}/dms-uploads/{upload.urn}/{index}"

    def _end(self, upload: Upload) -> int:
        return int(upload.expires.timestamp() * 1000) if upload.expires else 0


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _duplicate(urn: str) -> Answer:
    exception = "com.linkedin.content.common.exception.BadRequestResponseException"
    said = {
        "errorDetailType": "com.linkedin.common.error.BadRequest",
        "message": f"{exception}: Content is a duplicate of {urn}",
        "errorDetails": {
            "inputErrors": [{"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}]
        },
        "status": 422,
    }
    return problem(422, said)
