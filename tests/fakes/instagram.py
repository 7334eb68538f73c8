# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instagram, for a professional account."""

import re
from typing import Final

from tests.fakes.graph import FakeContainers, Post, graph_error, is_jpeg
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, Refusal, fine, route

FIELDS: Final = {
    "media_type": 10,
    "caption": 2200,
    "image_url": 2000,
    "video_url": 2000,
    "alt_text": 1000,
    "share_to_feed": 5,
    "is_carousel_item": 5,
    "children": 1000,
}
NOT_READY: Final = graph_error(9007, "Media ID is not available", 2207027)
USED_UP: Final = graph_error(9, "The user has reached the maximum number of posts", 2207042)
ABSENT: Final = graph_error(100, "Unsupported get request. Object does not exist", 33)
METRICS: Final = frozenset({"views", "reach", "likes", "comments", "saved", "shares", "total_interactions"})


class FakeInstagram(FakeContainers):
    """``spam_but_live``: the next publication is refused as spam, and there all the same."""

    text_field = "caption"
    quota = 50

    spam_but_live = False

    @property
    def base(self) -> str:
        return f"{self.url}/v25.0"

    @route("POST", "/v25.0/{who}/media")
    def create(self, asked: Asked, who: str) -> Answer:
        self.signed(asked)
        self.demand(who == self.me, f"somebody else: {who}")
        form = self.form(asked, FIELDS)
        caption = form.get("caption", "")
        if len(caption.encode("utf-16-le")) // 2 > 2200 or len(re.findall(r"#\w", caption)) > 30:
            raise Refusal(graph_error(36004, "The caption is too long", 2207010))
        item = form.get("is_carousel_item") == "true"
        self.demand(not (item and caption), "an item with a caption")
        match form.get("media_type"):
            case None:
                content = self.fetch(form["image_url"], (b"\xff\xd8",))
                self.demand(is_jpeg(content), "no JPEG")
            case "REELS":
                self.demand(not item, "a reel in a carousel")
                self.fetch(form["video_url"], (b"ftyp",))
            case "VIDEO":
                self.demand(item, "a film alone is a reel")
                self.fetch(form["video_url"], (b"ftyp",))
            case "CAROUSEL":
                self.check_children(form, 10)
            case other:
                self.demand(False, f"media_type: {other}")
        self.demand("alt_text" not in form or "image_url" in form, "alt_text for what is no picture")
        return self.made(form)

    @route("POST", "/v25.0/{who}/media_publish")
    def publish(self, asked: Asked, who: str) -> Answer:
        self.signed(asked)
        self.demand(who == self.me, f"somebody else: {who}")
        said = self.published(self.form(asked, {"creation_id": 40})["creation_id"], NOT_READY, USED_UP)
        if self.spam_but_live:
            self.spam_but_live = False
            return graph_error(4, "Application request limit reached", 2207051, status=403)
        return said

    @route("GET", "/v25.0/{who}/media")
    def own(self, asked: Asked, who: str) -> Answer:
        self.demand(who == self.me, f"somebody else: {who}")
        return self.listed(asked)

    @route("GET", "/v25.0/{one}")
    def look(self, asked: Asked, one: str) -> Answer:
        self.signed(asked)
        fields = asked.query["fields"]
        if container := self.containers.get(one):
            self.demand(set(fields.split(",")) <= {"id", "status_code", "status"}, f"no such field: {fields}")
            state = self.state(container)
            words = f"Error: Media upload has failed with error code {container.words}" if container.words else state
            return fine({"id": one, "status_code": state, "status": words})
        post = self.post(one)
        if post is None:
            raise Refusal(ABSENT)
        return fine(self.shown(post, fields))

    @route("GET", "/v25.0/{post_id}/insights")
    def results(self, asked: Asked, post_id: str) -> Answer:
        return self.insights(asked, post_id, METRICS, ABSENT)

    def permalink(self, post: Post) -> str:
        return f"https://www.instagram.com/p/D{post.id[-8:]}/"
