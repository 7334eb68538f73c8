# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Facebook page."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from composer.domain.ports import Clock
from tests.fakes.graph import FakeGraph, graph_error
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, Refusal, fine, route

PIECE: Final = 1_048_576
ABSENT: Final = graph_error(100, "Unsupported get request. Object does not exist", 33)
FEED: Final = frozenset({"message", "link", "published", "attached_media"})


@dataclass
class Photo:
    content: bytes
    alt: str


@dataclass
class Video:
    id: str
    session: str
    size: int
    content: bytes = b""
    text: str | None = None
    """None until the last word."""
    polls: int = 0
    fails: str = ""


@dataclass
class PagePost:
    id: str
    text: str
    link: str
    photos: tuple[Photo, ...]
    published: datetime
    counts: dict[str, int] = field(default_factory=dict)


class FakeFacebook(FakeGraph):
    """``polls`` and ``fails`` are for the next videos; posts are newest first."""

    page = "1029"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.posts: list[PagePost] = []
        self.photos: dict[str, Photo] = {}
        self.videos: dict[str, Video] = {}
        self.polls = 0
        self.fails = ""

    @property
    def base(self) -> str:
        return f"{self.url}/v25.0"

    @property
    def texts(self) -> list[str]:
        """Of all that anybody can see."""
        shown = [video.text for video in self.videos.values() if video.text is not None and not video.fails]
        return [post.text for post in self.posts] + shown

    def mine(self, asked: Asked, page: str) -> None:
        self.signed(asked)
        self.demand(page == self.page, f"another page: {page}")

    @route("POST", "/v25.0/{page}/feed")
    def create(self, asked: Asked, page: str) -> Answer:
        self.mine(asked, page)
        said = asked.json()
        self.demand(set(said) <= FEED, f"no such field: {set(said) - FEED}")
        self.demand(said.get("published") is True, "published")
        self.demand(not ("link" in said and "attached_media" in said), "a link and pictures")
        text = said.get("message", "")
        if len(text) > 63206:
            raise Refusal(graph_error(100, "Name parameter too long"))
        if self.posts and self.posts[0].text == text:
            raise Refusal(graph_error(506, "Duplicate status message", error_user_msg="This was posted before."))
        ids = [one["media_fbid"] for one in said.get("attached_media", [])]
        self.demand(all(one in self.photos for one in ids), f"no such photo: {ids}")
        photos = tuple(self.photos[one] for one in ids)
        post = PagePost(f"{page}_{self.new_id()}", text, said.get("link", ""), photos, self.clock.now())
        self.posts.insert(0, post)
        return fine({"id": post.id})

    @route("POST", "/v25.0/{page}/photos")
    def photo(self, asked: Asked, page: str) -> Answer:
        self.mine(asked, page)
        parts = asked.parts()
        self.demand(set(parts) <= {"source", "published", "alt_text_custom"}, f"no such field: {set(parts)}")
        self.demand(parts["published"].text == "false", "a photo that everybody sees at once")
        content = parts["source"].content
        self.demand(content.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8")), "no picture")
        self.demand(parts["source"].media_type.startswith("image/"), "no type")
        if len(content) > 4_000_000:
            raise Refusal(graph_error(100, "Your photos couldn't be uploaded", 1366046))
        alt = parts["alt_text_custom"].text if "alt_text_custom" in parts else ""
        made = self.new_id()
        self.photos[made] = Photo(content, alt)
        return fine({"id": made})

    @route("POST", "/v25.0/{page}/videos")
    def video(self, asked: Asked, page: str) -> Answer:
        self.mine(asked, page)
        if asked.media_type == "multipart/form-data":
            parts = asked.parts()
            said = {name: part.text for name, part in parts.items() if name != "video_file_chunk"}
            return self._transfer(said, parts["video_file_chunk"].content)
        return self._start_or_finish(dict(asked.form()))

    def _start_or_finish(self, said: dict[str, str]) -> Answer:
        if said["upload_phase"] == "start":
            self.demand(set(said) == {"upload_phase", "file_size"}, f"start: {set(said)}")
            video = Video(self.new_id(), self.new_id(), int(said["file_size"]), polls=self.polls, fails=self.fails)
            self.videos[video.id] = video
            more = {"upload_session_id": video.session, "video_id": video.id}
            return fine({**more, **self._range(video)})
        self.demand(said["upload_phase"] == "finish", f"phase: {said['upload_phase']}")
        self.demand(set(said) <= {"upload_phase", "upload_session_id", "description"}, f"finish: {set(said)}")
        video = self._of(said["upload_session_id"])
        self.demand(len(video.content) == video.size, "finished before all was there")
        self.demand(video.text is None, "finished twice")
        video.text = said.get("description", "")
        return fine({"success": True})

    def _transfer(self, said: dict[str, str], piece: bytes) -> Answer:
        self.demand(said["upload_phase"] == "transfer", f"phase: {said['upload_phase']}")
        video = self._of(said["upload_session_id"])
        start = int(said["start_offset"])
        self.demand(start <= len(video.content), "a hole")
        self.demand(len(piece) <= PIECE, "a piece too large")
        video.content = video.content[:start] + piece
        self.demand(len(video.content) <= video.size, "more than was announced")
        return fine(self._range(video))

    def _range(self, video: Video) -> dict[str, str]:
        first = len(video.content)
        return {"start_offset": str(first), "end_offset": str(min(first + PIECE, video.size))}

    def _of(self, session: str) -> Video:
        found = next((video for video in self.videos.values() if video.session == session), None)
        self.demand(found, f"no such session: {session}")
        assert found is not None
        return found

    @route("GET", "/v25.0/{page}/published_posts")
    def latest(self, asked: Asked, page: str) -> Answer:
        self.mine(asked, page)
        rows = [self._shown(post, asked.query["fields"]) for post in self.posts[: int(asked.query["limit"])]]
        return fine({"data": rows, "paging": {"cursors": {"before": "b", "after": "a"}}})

    @route("GET", "/v25.0/{one}")
    def look(self, asked: Asked, one: str) -> Answer:
        self.signed(asked)
        if video := self.videos.get(one):
            self.demand(asked.query["fields"] == "status", f"of a video: {asked.query}")
            return fine({"status": self._status(video), "id": one})
        post = self._post(one)
        if "reactions" in asked.query["fields"]:
            total = {name: {"summary": {"total_count": post.counts.get(name, 0)}} for name in ("reactions", "comments")}
            return fine({**total, "shares": {"count": post.counts.get("shares", 0)}, "id": one})
        return fine(self._shown(post, asked.query["fields"]))

    def _status(self, video: Video) -> dict[str, Any]:
        uploaded = {"status": "complete" if len(video.content) == video.size else "in_progress"}
        phases = {"uploading_phase": uploaded, "publishing_phase": {"status": "not_started"}}
        if video.text is None:
            return {"video_status": "uploading", "processing_phase": {"status": "not_started"}, **phases}
        if video.polls > 0:
            video.polls -= 1
            return {"video_status": "processing", "processing_phase": {"status": "in_progress"}, **phases}
        if video.fails:
            errors = [{"code": 1363026, "message": video.fails}]
            return {"video_status": "error", "processing_phase": {"status": "error", "errors": errors}, **phases}
        done = {"status": "complete"}
        return {"video_status": "ready", "uploading_phase": done, "processing_phase": done, "publishing_phase": done}

    @route("POST", "/v25.0/{post_id}")
    def edit(self, asked: Asked, post_id: str) -> Answer:
        self.signed(asked)
        self._post(post_id).text = self.form(asked, {"message": 63206})["message"]
        return fine({"success": True})

    @route("DELETE", "/v25.0/{post_id}")
    def delete(self, asked: Asked, post_id: str) -> Answer:
        self.signed(asked)
        self.posts.remove(self._post(post_id))
        return fine({"success": True})

    def _post(self, post_id: str) -> PagePost:
        found = next((post for post in self.posts if post.id == post_id), None)
        if found is None:
            raise Refusal(ABSENT)
        return found

    def permalink(self, post: PagePost) -> str:
        return f"https://www.facebook.com/{self.page}/posts/{post.id.partition('_')[2]}"

    def _shown(self, post: PagePost, fields: str) -> dict[str, str]:
        known = {
            "id": post.id,
            "message": post.text,
            "created_time": post.published.strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink_url": self.permalink(post),
        }
        self.demand(set(fields.split(",")) <= set(known), f"no such field: {fields}")
        return {name: known[name] for name in fields.split(",") if known[name]}
