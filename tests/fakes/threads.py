# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads."""

import re
from typing import Final

from composer.networks import graphemes
from composer.networks.emoji import holds_emoji
from tests.fakes.graph import FakeContainers, Post, graph_error
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, Refusal, fine, route

FIELDS: Final = {
    "media_type": 10,
    "text": 500,
    "image_url": 2000,
    "video_url": 2000,
    "alt_text": 1000,
    "reply_control": 40,
    "is_carousel_item": 5,
    "children": 1000,
    "topic_tag": 50,
}
REPLIES: Final = {"everyone", "accounts_you_follow", "mentioned_only", "parent_post_author_only", "followers_only"}
ABSENT: Final = graph_error(
    24,
    "The requested resource does not exist",
    4279009,
    error_user_title="Media Not Found",
    error_user_msg="The media cannot be found.",
)
USED_UP: Final = graph_error(4, "The account has used up its publications of a day")
METRICS: Final = frozenset({"views", "likes", "replies", "reposts", "quotes", "shares"})


class FakeThreads(FakeContainers):
    """One person, ``me``; its address for tests ends in the version."""

    @property
    def base(self) -> str:
        return f"{self.url}/v1.0"

    @route("POST", "/v1.0/{who}/threads")
    def create(self, asked: Asked, who: str) -> Answer:
        self.signed(asked)
        self.demand(who in (self.me, "me"), f"somebody else: {who}")
        form = self.form(asked, FIELDS)
        self._text(form.get("text", ""))
        self.demand(form.get("reply_control", "everyone") in REPLIES, "reply_control")
        match form.get("media_type"):
            case "TEXT":
                self.demand(form.get("text") and "is_carousel_item" not in form, "a text without text")
            case "IMAGE":
                self.fetch(form["image_url"], (b"\xff\xd8", b"\x89PNG"))
            case "VIDEO":
                self.fetch(form["video_url"], (b"ftyp",))
            case "CAROUSEL":
                self.check_children(form, 20)
            case other:
                self.demand(False, f"media_type: {other}")
        self.demand(not ("is_carousel_item" in form and "text" in form), "an item with a text")
        return self.made(form)

    def _text(self, text: str) -> None:
        size = sum(
            len(cluster.encode()) if holds_emoji(cluster) else len(cluster) for cluster in graphemes.clusters(text)
        )
        if size > 500:
            raise Refusal(graph_error(100, "Param text must be at most 500 characters long."))
        if len(set(re.findall(r"https?://\S+", text))) > 5:
            raise Refusal(graph_error(100, "THREADS_API__LINK_LIMIT_EXCEEDED"))

    @route("POST", "/v1.0/{who}/threads_publish")
    def publish(self, asked: Asked, who: str) -> Answer:
        self.signed(asked)
        self.demand(who in (self.me, "me"), f"somebody else: {who}")
        return self.published(self.form(asked, {"creation_id": 40})["creation_id"], ABSENT, USED_UP)

    @route("GET", "/v1.0/{who}/threads")
    def own(self, asked: Asked, who: str) -> Answer:
        self.demand(who in (self.me, "me"), f"somebody else: {who}")
        return self.listed(asked)

    @route("GET", "/v1.0/{one}")
    def look(self, asked: Asked, one: str) -> Answer:
        self.signed(asked)
        fields = asked.query["fields"]
        if container := self.containers.get(one):
            self.demand(set(fields.split(",")) <= {"id", "status", "error_message"}, f"no such field: {fields}")
            state = self.state(container)
            return fine({"id": one, "status": state, **({"error_message": container.words} if container.words else {})})
        post = self.post(one)
        if post is None:
            raise Refusal(graph_error(100, "Unsupported get request. Object does not exist", 33))
        if "status" in fields:
            raise Refusal(graph_error(100, "Tried accessing nonexisting field (status)", type="THApiException"))
        return fine(self.shown(post, fields))

    @route("DELETE", "/v1.0/{post_id}")
    def delete(self, asked: Asked, post_id: str) -> Answer:
        self.signed(asked)
        post = self.post(post_id)
        if post is None:
            raise Refusal(ABSENT)
        self.posts.remove(post)
        return fine({"success": True, "deleted_id": post_id})

    @route("GET", "/v1.0/{post_id}/insights")
    def results(self, asked: Asked, post_id: str) -> Answer:
        return self.insights(asked, post_id, METRICS, ABSENT)

    def permalink(self, post: Post) -> str:
        return f"https://www.threads.net/@lea.m/post/D{post.id[-8:]}"
