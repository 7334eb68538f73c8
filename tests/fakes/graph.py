# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Meta's networks have in common: how they refuse, containers, and files they fetch from a public address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from composer.domain.ports import Clock
from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem

PUBLIC = "https://files.nordalia.example/media"


def graph_error(code: int, words: str, subcode: int = 0, status: int = 400, **more: Any) -> Answer:
    error = {"message": words, "type": "OAuthException", "code": code, "is_transient": False, "fbtrace_id": "A-p"}
    return problem(status, {"error": {**error, **({"error_subcode": subcode} if subcode else {}), **more}})


@dataclass
class Container:
    id: str
    form: dict[str, str]
    made: datetime
    polls: int
    """Questions still answered with "in progress"."""
    state: str = "FINISHED"
    words: str = ""
    known_in: int = 0
    """Publications still refused because it is not known everywhere yet."""


@dataclass
class Post:
    id: str
    text: str
    form: dict[str, str]
    children: tuple[dict[str, str], ...]
    published: datetime
    counts: dict[str, int] = field(default_factory=dict)


class FakeGraph(NetworkServer):
    """Strict about forms, with the token in the header. ``files`` is what everybody can see at ``PUBLIC``."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.files: dict[str, bytes] = {}
        self._ids = count(17_841_405_000_000_001)

    def new_id(self) -> str:
        return str(next(self._ids))

    def too_many(self) -> Answer:
        usage = '{"1029":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19}]}'
        answer = graph_error(32, "(#32) Page request limit reached")
        return Answer(answer.status, answer.body, {**answer.headers, "X-Business-Use-Case-Usage": usage})

    def expired(self) -> Answer:
        return graph_error(190, "Error validating access token: Session has expired", 463, status=401)

    def broken(self) -> Answer:
        return graph_error(2, "Service temporarily unavailable", status=500)

    def form(self, asked: Asked, known: Mapping[str, int]) -> dict[str, str]:
        """The form, of known fields alone; a number is the longest they may be."""
        pairs = asked.form()
        form = dict(pairs)
        self.demand(len(form) == len(pairs), f"a field twice: {pairs}")
        for name, value in form.items():
            self.demand(name in known, f"no such field: {name}")
            self.demand(value != "", f"an empty field: {name}")
            self.demand(len(value) <= known[name] or name in ("text", "caption"), f"{name} is too long")
        return form

    def fetch(self, address: str, starts: tuple[bytes, ...]) -> bytes:
        """What is at that address. Raises Refusal where nobody can see it."""
        parts = urlsplit(address)
        self.demand(parts.scheme == "https" and address.isascii() and not parts.username, f"no public url: {address}")
        content = self.files.get(address)
        if content is None:
            raise Refusal(graph_error(9004, "The media could not be fetched from this URI", 2207052))
        if not any(content.startswith(start) or content[4:].startswith(start) for start in starts):
            raise Refusal(graph_error(36001, "The image format is not supported", 2207005))
        return content

    def show(self, name: str, content: bytes) -> str:
        """Puts a file where everybody can see it."""
        address = f"{PUBLIC}/{name}"
        self.files[address] = content
        return address


class FakeContainers(FakeGraph):
    """A network of two steps. A subclass has its addresses and says what a container may hold."""

    me = "17841405793187218"
    text_field = "text"
    quota = 250

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.containers: dict[str, Container] = {}
        self.posts: list[Post] = []
        self.polls = 0
        """How often the next containers answer "in progress"."""
        self.spoils: list[str] = []
        """Words with which the next containers fail."""
        self.known_in = 0

    def made(self, form: dict[str, str]) -> Answer:
        words = self.spoils.pop(0) if self.spoils else ""
        container = Container(
            self.new_id(), form, self.clock.now(), self.polls, "ERROR" if words else "FINISHED", words, self.known_in
        )
        self.containers[container.id] = container
        return fine({"id": container.id})

    def state(self, container: Container) -> str:
        if container.state == "FINISHED" and self.clock.now() - container.made >= timedelta(hours=24):
            container.state = "EXPIRED"
        if container.polls > 0:
            container.polls -= 1
            return "IN_PROGRESS"
        return container.state

    def published(self, container_id: str, absent: Answer, used_up: Answer) -> Answer:
        container = self.containers.get(container_id)
        self.demand(container, f"no such container: {container_id}")
        assert container is not None
        self.demand(container.state != "PUBLISHED", "a container published twice")
        self.demand("is_carousel_item" not in container.form, "an item published alone")
        if container.known_in > 0:
            container.known_in -= 1
            raise Refusal(absent)
        if self.state(container) != "FINISHED":
            raise Refusal(absent)
        if len(self.posts) >= self.quota:
            raise Refusal(used_up)
        container.state = "PUBLISHED"
        children = tuple(self.containers[one].form for one in container.form.get("children", "").split(",") if one)
        text = container.form.get(self.text_field, "")
        self.posts.insert(0, Post(self.new_id(), text, container.form, children, self.clock.now()))
        return fine({"id": self.posts[0].id})

    def post(self, post_id: str) -> Post | None:
        return next((post for post in self.posts if post.id == post_id), None)

    def listed(self, asked: Asked) -> Answer:
        self.signed(asked)
        since = int(asked.query.get("since", "0"))
        found = [post for post in self.posts if post.published.timestamp() >= since]
        rows = [self.shown(post, asked.query["fields"]) for post in found[: int(asked.query.get("limit", "25"))]]
        return fine({"data": rows, "paging": {"cursors": {"before": "b", "after": "a"}}})

    def shown(self, post: Post, fields: str) -> dict[str, str]:
        known = {
            "id": post.id,
            self.text_field: post.text,
            "timestamp": post.published.strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink": self.permalink(post),
        }
        wanted = fields.split(",")
        self.demand(set(wanted) <= set(known), f"no such field: {fields}")
        return {name: known[name] for name in wanted if known[name]}

    def permalink(self, post: Post) -> str:
        raise NotImplementedError

    def check_children(self, form: Mapping[str, str], most: int) -> None:
        children = form["children"].split(",")
        self.demand(2 <= len(children) <= most, f"a carousel of {len(children)}")
        for child in children:
            made = self.containers.get(child)
            self.demand(made is not None and made.form.get("is_carousel_item") == "true", f"no item: {child}")
            assert made is not None
            self.demand(self.state(made) == "FINISHED", "an item that is not ready")

    def insights(self, asked: Asked, post_id: str, known: frozenset[str], absent: Answer) -> Answer:
        self.signed(asked)
        wanted = asked.query["metric"].split(",")
        self.demand(set(wanted) <= known, f"no such metric: {wanted}")
        post = self.post(post_id)
        if post is None:
            raise Refusal(absent)
        return fine(
            {
                "data": [
                    {"name": name, "period": "lifetime", "values": [{"value": post.counts.get(name, 0)}], "id": name}
                    for name in wanted
                ]
            }
        )


def is_jpeg(content: bytes) -> bool:
    from PIL import Image

    with Image.open(BytesIO(content)) as image:
        return image.format == "JPEG"
