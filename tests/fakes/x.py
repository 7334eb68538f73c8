# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X as a person's posts meet it: shortened addresses, a memory for words, uploads in parts, limits and prices.

It finds addresses and weighs texts by our own reading; ``tests/networks/x_cases.py`` holds that to X's rules.
"""

import html
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final
from unicodedata import normalize

from composer.domain import web_links
from composer.domain.ports import Clock
from composer.networks import weighted
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, problem, route

SCOPES: Final = frozenset({"tweet.read", "tweet.write", "users.read", "media.write", "offline.access"})
_FIELDS: Final = frozenset({"text", "media", "reply_settings", "made_with_ai", "paid_partnership"})
_TYPES: Final = frozenset({"video/mp4", "video/quicktime", "image/gif", "image/jpeg", "image/png", "image/webp"})
_PROBLEMS: Final = "https://api.twitter.com/2/problems/"
_DUPLICATE: Final = "You are not allowed to create a Tweet with duplicate content."
_CASHTAG: Final = re.compile(r"(?:\A|\s)\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?(?=\Z|\W)")


@dataclass
class Post:
    """A publication; ``received`` is the text that was sent, ``text`` the one that is given back."""

    id: str
    received: str
    text: str
    urls: list[dict[str, Any]]
    created: datetime
    body: dict[str, Any]
    metrics: dict[str, int] = field(default_factory=dict)


@dataclass
class Upload:
    """A picture, animation or video, and what came of it."""

    id: str
    category: str
    media_type: str
    total: int
    until: datetime
    segments: dict[int, bytes] = field(default_factory=dict)
    finished: datetime | None = None
    alt: str = ""

    @property
    def content(self) -> bytes:
        return b"".join(self.segments[index] for index in sorted(self.segments))


class FakeX(NetworkServer):
    """``person`` is the token's account. ``renamed`` says which names it answers to."""

    def __init__(self, clock: Clock, person: str = "2244994945", handle: str = "anna") -> None:
        super().__init__()
        self.clock = clock
        self.person = person
        self.handle = handle
        self.scopes = SCOPES
        self.posts: list[Post] = []
        self.uploads: dict[str, Upload] = {}
        self.renamed = False
        self.credit = True
        self.capped = False
        self.window = timedelta(hours=1)
        self.lag = timedelta()
        self.takes = timedelta(seconds=3)
        self.fails = ""
        self.refuses = ""
        self.tells_when = True
        self._words: list[tuple[datetime, str]] = []
        self._number = 1_880_028_106_020_515_840

    # --- what X says ------------------------------------------------------------------------------------------

    def too_many(self) -> Answer:
        return problem(429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}, self._limits(0))

    def expired(self) -> Answer:
        return problem(401, {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"})

    def broken(self) -> Answer:
        return Answer(503, b"<html><body>Over capacity</body></html>", {"Content-Type": "text/html"})

    # --- posts ------------------------------------------------------------------------------------------------

    @route("POST", "/2/tweets")
    def create(self, asked: Asked) -> Answer:
        self._paid(asked, "tweet.write")
        body = asked.json()
        self._well_formed(body)
        text = body.get("text", "")
        self._taken(text)
        for media in body.get("media", {}).get("media_ids", ()):
            self._usable(media)
        post = self._stored(text, body)
        data = {"id": post.id, "text": post.text, self._name("edit_history_{}_ids"): [post.id]}
        return self._fine({"data": data}, 201)

    @route("DELETE", "/2/tweets/{post}")
    def remove(self, asked: Asked, post: str) -> Answer:
        self._paid(asked, "tweet.write")
        if not any(one.id == post for one in self.posts):
            raise Refusal(self._problem(404, "resource-not-found", "Not Found Error", f"Could not find {post}."))
        self.posts = [one for one in self.posts if one.id != post]
        return self._fine({"data": {"deleted": True}})

    @route("GET", "/2/users/{person}/tweets")
    def own(self, asked: Asked, person: str) -> Answer:
        self._paid(asked, "tweet.read")
        self._known_names(asked, {"max_results", "exclude", "start_time"})
        self.demand(person == self.person, f"posts of {person}")
        self.demand(5 <= int(asked.query["max_results"]) <= 100, asked.query["max_results"])
        start = datetime.fromisoformat(asked.query["start_time"].replace("Z", "+00:00"))
        self.demand(asked.query["start_time"].endswith("Z"), asked.query["start_time"])
        seen = [p for p in reversed(self.posts) if p.created >= start and self.clock.now() >= p.created + self.lag]
        seen = seen[: int(asked.query["max_results"])]
        if not seen:
            return self._fine({"meta": {"result_count": 0}})
        data = [
            {
                "id": post.id,
                "text": post.text,
                "created_at": post.created.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                **({"entities": {"urls": post.urls}} if post.urls else {}),
            }
            for post in seen
        ]
        return self._fine({"data": data, "meta": {"result_count": len(data)}})

    @route("GET", "/2/tweets")
    def some(self, asked: Asked) -> Answer:
        self._paid(asked, "tweet.read")
        self._known_names(asked, {"ids"})
        ids = asked.query["ids"].split(",")
        self.demand(len(ids) <= 100 and all(one.isdecimal() for one in ids), f"ids: {ids}")
        there = {post.id: post for post in self.posts}
        data = [{"id": i, "text": there[i].text, "public_metrics": self._metrics(there[i])} for i in ids if i in there]
        errors = [
            {"value": i, "resource_id": i, "title": "Not Found Error", "type": f"{_PROBLEMS}resource-not-found"}
            for i in ids
            if i not in there
        ]
        return self._fine({**({"data": data} if data else {}), **({"errors": errors} if errors else {})})

    # --- uploads ----------------------------------------------------------------------------------------------

    @route("POST", "/2/media/upload")
    def simple(self, asked: Asked) -> Answer:
        self._media(asked)
        parts = asked.parts()
        self.demand(set(parts) == {"media", "media_category"}, f"fields: {set(parts)}")
        self.demand(parts["media_category"].text == "tweet_image", parts["media_category"].text)
        content = parts["media"].content
        self.demand(0 < len(content) <= 5 * 1024 * 1024, f"a picture of {len(content)} bytes")
        upload = self._begun("tweet_image", parts["media"].media_type, len(content), 86_400)
        upload.segments[0], upload.finished = content, self.clock.now()
        return self._fine({"data": self._about(upload, 86_400)})

    @route("POST", "/2/media/upload/initialize")
    def begin(self, asked: Asked) -> Answer:
        self._media(asked)
        body = asked.json()
        self.demand(set(body) == {"media_type", "total_bytes", "media_category"}, f"fields: {set(body)}")
        self.demand(body["media_type"] in _TYPES, body["media_type"])
        self.demand(body["media_category"] in {"tweet_gif", "tweet_video", "tweet_image"}, body["media_category"])
        self.demand(0 < body["total_bytes"] <= 512 * 1024 * 1024, f"{body['total_bytes']} bytes")
        upload = self._begun(body["media_category"], body["media_type"], body["total_bytes"], 1_295_999)
        data = {"id": upload.id, "media_key": f"13_{upload.id}", "expires_after_secs": 1_295_999}
        return self._fine({"data": data})

    @route("POST", "/2/media/upload/{media}/append")
    def append(self, asked: Asked, media: str) -> Answer:
        self._media(asked)
        parts = asked.parts()
        self.demand(set(parts) == {"segment_index", "media"}, f"fields: {set(parts)}")
        index = int(parts["segment_index"].text)
        upload = self._upload(media)
        self.demand(upload.finished is None, "a part after the end")
        self.demand(0 <= index < 1000 and index <= len(upload.segments), f"part {index} out of order")
        self.demand(len(parts["media"].content) <= 4 * 1024 * 1024, "a part of more than 4 MB")
        upload.segments[index] = parts["media"].content
        return self._fine({"data": {"expires_at": int(upload.until.timestamp())}})

    @route("POST", "/2/media/upload/{media}/finalize")
    def finish(self, asked: Asked, media: str) -> Answer:
        self._media(asked)
        upload = self._upload(media)
        self.demand(asked.body == b"", "finalize takes no body")
        self.demand(len(upload.content) == upload.total, f"{len(upload.content)} bytes instead of {upload.total}")
        upload.finished = upload.finished or self.clock.now()
        upload.until = self.clock.now() + timedelta(seconds=86_400)
        return self._fine({"data": {**self._about(upload, 86_400), **self._working(upload)}})

    @route("GET", "/2/media/upload")
    def status(self, asked: Asked) -> Answer:
        self._media(asked)
        self.demand(asked.query.get("command") == "STATUS", f"command: {asked.query}")
        upload = self._upload(asked.query["media_id"])
        return self._fine({"data": {"id": upload.id, **self._working(upload)}})

    @route("POST", "/2/media/metadata")
    def describe(self, asked: Asked) -> Answer:
        self._media(asked)
        body = asked.json()
        alt = body["metadata"]["alt_text"]["text"]
        self.demand(set(body) == {"id", "metadata"} and 0 < len(alt) <= 1000, f"a description of {len(alt)}")
        self._upload(body["id"]).alt = alt
        return self._fine({"data": {"id": body["id"], "associated_metadata": {}}})

    # --- inside -----------------------------------------------------------------------------------------------

    def _paid(self, asked: Asked, scope: str) -> None:
        self.signed(asked)
        if scope not in self.scopes:
            raise Refusal(self._problem(403, "", "Forbidden", "Forbidden"))
        if not self.credit:
            words = "Your enrolled account [12] does not have any credits to fulfill this request."
            raise Refusal(self._problem(402, "credits", "CreditsDepleted", words))
        if self.capped:
            raise Refusal(self._problem(429, "usage-capped", "UsageCapExceeded", "Usage cap exceeded: Monthly"))

    def _media(self, asked: Asked) -> None:
        self._paid(asked, "media.write")

    def _problem(self, status: int, kind: str, title: str, detail: str) -> Answer:
        about = f"{_PROBLEMS}{kind}" if kind else "about:blank"
        return problem(status, {"title": title, "detail": detail, "type": about, "status": status}, self._limits(50))

    def _forbidden(self, words: str) -> Refusal:
        return Refusal(self._problem(403, "", "Forbidden", words))

    def _fine(self, said: object, status: int = 200) -> Answer:
        return problem(status, said, self._limits(75))

    def _limits(self, left: int) -> dict[str, str]:
        if not self.tells_when:
            return {}
        reset = ceil(self.clock.now().timestamp()) + 900
        return {"x-rate-limit-limit": "100", "x-rate-limit-remaining": str(left), "x-rate-limit-reset": str(reset)}

    def _name(self, pattern: str) -> str:
        return pattern.format("post" if self.renamed else "tweet")

    def _known_names(self, asked: Asked, others: set[str]) -> None:
        """An unknown parameter is refused, and named."""
        self.demand(len(asked.query.keys() & {"tweet.fields", "post.fields"}) == 1, f"one name: {asked.query}")
        known = others | {self._name("{}.fields")}
        for name in asked.query.keys() - known:
            words = f"The query parameter [{name}] is not one of [{', '.join(sorted(known))}]"
            said = {
                "errors": [{"parameters": {name: [asked.query[name]]}, "message": words}],
                "title": "Invalid Request",
                "detail": "One or more parameters to your request was invalid.",
                "type": "https://api.x.com/2/problems/invalid-request",
            }
            self.demand(name in {"tweet.fields", "post.fields"}, words)
            raise Refusal(problem(400, said, self._limits(50)))

    def _well_formed(self, body: dict[str, Any]) -> None:
        self.demand(set(body) <= _FIELDS, f"unknown fields: {set(body) - _FIELDS}")
        self.demand(body.get("text") or body.get("media"), "neither text nor media")
        media = body.get("media", {})
        self.demand(set(media) <= {"media_ids"}, f"unknown fields: {set(media)}")
        ids = media.get("media_ids", ["1"])
        self.demand(1 <= len(ids) <= 4 and all(isinstance(one, str) for one in ids), f"media_ids: {ids}")
        settings = {"following", "mentionedUsers", "subscribers", "verified"}
        self.demand(body.get("reply_settings", "following") in settings, f"reply_settings: {body}")

    def _taken(self, text: str) -> None:
        if self.refuses:
            raise self._forbidden(self.refuses)
        if weighted.weight(text) > 280 or re.search("[\ufffe\ufeff\uffff]", text):
            raise self._forbidden("You are not permitted to perform this action.")
        if len(_CASHTAG.findall(text)) > 1:
            raise self._forbidden("Posts are limited to a maximum of one cashtag")
        if text and any(self.clock.now() - when < self.window and words == text for when, words in self._words):
            raise self._forbidden(_DUPLICATE)

    def _usable(self, media: str) -> None:
        upload = self.uploads.get(media)
        state = self._working(upload).get("processing_info", {}).get("state", "succeeded") if upload else "unknown"
        if upload is None or upload.finished is None or self.clock.now() > upload.until or state != "succeeded":
            words = "One or more parameters to your request was invalid."
            raise Refusal(self._problem(400, "invalid-request", "Invalid Request", words))

    def _stored(self, text: str, body: dict[str, Any]) -> Post:
        self._number += 4_194_304
        name = str(self._number)
        given = normalize("NFC", text).strip()
        urls: list[dict[str, Any]] = []
        shortened = given
        for span in reversed(web_links.links(given)):
            address = span.of(given)
            short = f"https://t.co/{self._number % 99_991:x}{span.start:x}"
            shortened = f"{shortened[: span.start]}{short}{shortened[span.end :]}"
            full = address if re.match("https?://", address, re.IGNORECASE) else f"http://{address}"
            urls.insert(0, {"start": span.start, "url": short, "expanded_url": full, "display_url": address})
        if body.get("media"):
            short = f"https://t.co/m{self._number % 99_991:x}"
            shortened = f"{shortened} {short}".strip()
            urls.append({"url": short, "expanded_url": f"https://x.com/{self.handle}/status/{name}/photo/1"})
        post = Post(name, text, html.escape(shortened, quote=False), urls, self.clock.now(), body)
        self.posts.append(post)
        self._words.append((post.created, text))
        return post

    def _metrics(self, post: Post) -> dict[str, int]:
        found = {"like_count": 0, "reply_count": 0, "quote_count": 0, "impression_count": 0, **post.metrics}
        shared = found.pop("shared", 0)
        return {**found, "repost_count" if self.renamed else "retweet_count": shared}

    def _begun(self, category: str, media_type: str, total: int, lasts: int) -> Upload:
        self._number += 4_194_304
        upload = Upload(str(self._number), category, media_type, total, self.clock.now() + timedelta(seconds=lasts))
        self.uploads[upload.id] = upload
        return upload

    def _upload(self, media: str) -> Upload:
        if media not in self.uploads or self.clock.now() > self.uploads[media].until:
            raise Refusal(self._problem(400, "invalid-request", "Invalid Request", f"no such media: {media}"))
        return self.uploads[media]

    def _about(self, upload: Upload, lasts: int) -> dict[str, Any]:
        return {"id": upload.id, "media_key": f"3_{upload.id}", "size": upload.total, "expires_after_secs": lasts}

    def _working(self, upload: Upload) -> dict[str, Any]:
        """Pictures are ready at once, what moves is worked on."""
        if upload.category == "tweet_image":
            return {}
        if upload.finished is None:
            return {"processing_info": {"state": "pending", "check_after_secs": 1}}
        left = (upload.finished + self.takes - self.clock.now()).total_seconds()
        if left > 0:
            return {"processing_info": {"state": "in_progress", "check_after_secs": ceil(left)}}
        if self.fails:
            error = {"code": 1, "name": "InvalidMedia", "message": self.fails}
            return {"processing_info": {"state": "failed", "error": error}}
        return {"processing_info": {"state": "succeeded", "progress_percent": 100}}
