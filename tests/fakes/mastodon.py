# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of the Mastodon kind: Mastodon now and before, GoToSocial, Takahē. Each profile does what that one does."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any, Final

import regex  # type: ignore[import-untyped]  # its stubs are a package of their own

from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem, route

_IMAGES: Final = ("image/jpeg", "image/png", "image/gif", "image/webp")
_MAGIC: Final = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "video/mp4": b"",
}
_FIELDS: Final = frozenset(
    {"status", "visibility", "language", "sensitive", "spoiler_text", "media_ids", "in_reply_to_id", "scheduled_at"}
)
_FAR_APART: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Profile:
    """How one server of the kind differs from the next. ``key``: kept, answers-500, ignored."""

    software: str = "mastodon"
    api: int | None = 7
    key: str = "kept"
    newest_description: int = 200
    limit: int = 500
    reserved: int = 23
    counts_raw: bool = False
    too_long: int = 422
    bad_token: int = 401
    knows_sources: bool = True
    rate_headers: bool = True
    batches: bool = True
    media: int = 4


PROFILES: Final = {
    "mastodon-4.6": Profile(),
    "mastodon-idem500": Profile(key="answers-500"),
    "mastodon-4.2": Profile(api=None, batches=False),
    "gotosocial": Profile(
        "gotosocial", None, "ignored", limit=5000, reserved=25, counts_raw=True, too_long=400, batches=False, media=6
    ),
    "takahe": Profile(
        "takahe",
        None,
        "ignored",
        newest_description=500,
        counts_raw=True,
        too_long=400,
        bad_token=400,
        knows_sources=False,
        rate_headers=False,
        batches=False,
    ),
}


@dataclass
class Medium:
    """An uploaded file. ``working``: how many questions it takes until it is ready."""

    id: str
    description: str
    kind: str
    content: bytes
    working: int = 0
    status: str | None = None


@dataclass
class Status:
    """A publication."""

    id: str
    text: str
    created: datetime
    visibility: str = "public"
    language: str | None = None
    sensitive: bool = False
    warning: str = ""
    media: list[Medium] = field(default_factory=list)
    key: str = ""


class FakeMastodon(NetworkServer):
    """One server with one person on it, ``anna``, whose id is 109."""

    me = "109"

    def __init__(self, profile: str = "mastodon-4.6") -> None:
        super().__init__()
        self.profile = PROFILES[profile]
        self.statuses: list[Status] = []
        self.media: dict[str, Medium] = {}
        self.working = 0
        """How many questions the next uploads take until they are ready."""
        self.may_read = True
        """The token has the scope ``read:statuses``."""
        self.broken_file = ""
        """``processing`` or ``type``: what is wrong with the next upload."""
        self.behind = timedelta()
        """How far the server's clock is behind that of this computer."""
        self._last = 1000

    @property
    def texts(self) -> list[str]:
        return [status.text for status in self.statuses]

    def now(self) -> datetime:
        return datetime.now(UTC) - self.behind

    # --- what it says when it refuses ---------------------------------------------------------------------------

    def too_many(self) -> Answer:
        until = (self.now() + timedelta(seconds=150)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        headers = {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": until}
        return self._dated(problem(429, {"error": "Too many requests"}, headers if self.profile.rate_headers else {}))

    def expired(self) -> Answer:
        if self.profile.bad_token == 400:
            return Answer(400, b"Invalid Bearer token", {"Content-Type": "text/plain"})
        return problem(401, {"error": "The access token is invalid"})

    # --- what it allows -----------------------------------------------------------------------------------------

    @route("GET", "/api/v2/instance")
    def instance(self, asked: Asked) -> Answer:
        del asked
        if self.profile.newest_description != 200:
            return Answer(self.profile.newest_description, b"<h1>Server Error</h1>", {"Content-Type": "text/html"})
        versions = {} if self.profile.api is None else {"api_versions": {"mastodon": self.profile.api}}
        return fine({"domain": "social.example", "version": "4", **versions, "configuration": self._configuration()})

    @route("GET", "/api/v1/instance")
    def older_instance(self, asked: Asked) -> Answer:
        del asked
        return fine({"uri": "social.example", "configuration": self._configuration()})

    @route("GET", "/.well-known/nodeinfo")
    def nodeinfo(self, asked: Asked) -> Answer:
        del asked
        rel = "http://nodeinfo.diaspora.software/ns/schema/2.0"
        return fine({"links": [{"rel": rel, "href": f"{self.url}/nodeinfo/2.0"}]})

    @route("GET", "/nodeinfo/2.0")
    def software(self, asked: Asked) -> Answer:
        del asked
        return fine({"version": "2.0", "software": {"name": self.profile.software, "version": "1"}})

    def _configuration(self) -> dict[str, Any]:
        return {
            "statuses": {
                "max_characters": self.profile.limit,
                "max_media_attachments": self.profile.media,
                "characters_reserved_per_url": self.profile.reserved,
            },
            "media_attachments": {
                "description_limit": 1500,
                "image_size_limit": 16777216,
                "image_matrix_limit": 33177600,
                "video_size_limit": 103809024,
                "supported_mime_types": [*_IMAGES, "video/mp4"],
            },
        }

    # --- who it is ----------------------------------------------------------------------------------------------

    @route("GET", "/api/v1/accounts/verify_credentials")
    def verify(self, asked: Asked) -> Answer:
        self.signed(asked)
        return fine({"id": self.me, "username": "anna", "acct": "anna", "url": f"{self.url}/@anna"})

    # --- files --------------------------------------------------------------------------------------------------

    @route("POST", "/api/v2/media")
    def upload(self, asked: Asked) -> Answer:
        self.signed(asked)
        parts = asked.parts()
        self.demand("file" in parts and parts["file"].file, "no file in the upload")
        file, description = parts["file"], parts["description"].text if "description" in parts else ""
        self.demand(file.media_type, "a file without its type")
        wrong, self.broken_file = self.broken_file, ""
        if wrong == "processing":
            return problem(500, {"error": "Error processing thumbnail for uploaded media"})
        magic = _MAGIC.get(file.media_type)
        if wrong == "type" or magic is None or not file.content.startswith(magic):
            return problem(422, {"error": "Validation failed: File content type is invalid"})
        if len(description) > 1500:
            return problem(422, {"error": "Validation failed: Description is too long (maximum is 1500 characters)"})
        working = self.working or (2 if file.media_type.startswith("video/") else 0)
        medium = Medium(self._next(), description, file.media_type, file.content, working)
        self.media[medium.id] = medium
        return fine(self._medium(medium), 202 if working else 200)

    @route("GET", "/api/v1/media/{medium}")
    def one_medium(self, asked: Asked, medium: str) -> Answer:
        self.signed(asked)
        found = self.media.get(medium)
        if found is None or found.status is not None:
            return problem(404, {"error": "Record not found"})
        if found.working:
            found.working -= 1
            return fine(self._medium(found), 206)
        return fine(self._medium(found))

    def _medium(self, medium: Medium) -> dict[str, Any]:
        url = None if medium.working else f"{self.url}/files/{medium.id}"
        kind = medium.kind.partition("/")[0]
        return {"id": medium.id, "type": kind, "url": url, "description": medium.description or None}

    # --- publications -------------------------------------------------------------------------------------------

    @route("POST", "/api/v1/statuses")
    def publish(self, asked: Asked) -> Answer:
        self.signed(asked)
        key = asked.headers.get("idempotency-key", "")
        self.demand(key, "no Idempotency-Key")
        said = asked.json()
        self.demand(isinstance(said, dict) and said.keys() <= _FIELDS, f"unknown fields: {sorted(said)}")
        self.demand(said.get("visibility", "public") in ("public", "unlisted", "private", "direct"), "visibility")
        self.demand(regex.fullmatch("[a-z]{2}", said.get("language", "en")), "language")
        self.demand(isinstance(said.get("media_ids", []), list), "media_ids is a list")
        if (first := self._with_key(key)) is not None:
            if self.profile.key == "answers-500":
                return self.broken()
            return fine(self._shown(first))
        status = Status(
            self._next(),
            str(said.get("status") or "").strip(),
            self.now(),
            said.get("visibility", "public"),
            said.get("language") if self.profile.software != "takahe" else None,
            bool(said.get("sensitive") or said.get("spoiler_text")),
            str(said.get("spoiler_text", "")).strip(),
            self._attachable(said.get("media_ids", [])),
            key,
        )
        self._judge_text(status)
        for medium in status.media:
            medium.status = status.id
        self.statuses.append(status)
        return fine(self._shown(status))

    @route("GET", "/api/v1/accounts/{account}/statuses")
    def own(self, asked: Asked, account: str) -> Answer:
        self.signed(asked)
        if not self.may_read:
            return problem(403, {"error": "This action is outside the authorized scopes"})
        self.demand(account == self.me, "the publications of somebody else")
        limit = min(int(asked.query.get("limit", 20)), 40)
        before = int(asked.query.get("max_id", 10**18))
        found = [status for status in reversed(self.statuses) if int(status.id) < before]
        return self._dated(fine([self._shown(status) for status in found[:limit]]))

    @route("GET", "/api/v1/statuses/{status}/source")
    def source(self, asked: Asked, status: str) -> Answer:
        self.signed(asked)
        if not self.profile.knows_sources:
            return Answer(404, b"<h1>Not Found</h1>", {"Content-Type": "text/html"})
        found = self._wanted(status)
        return fine({"id": found.id, "text": found.text, "spoiler_text": found.warning})

    @route("GET", "/api/v1/statuses/{status}")
    def one(self, asked: Asked, status: str) -> Answer:
        self.signed(asked)
        return fine(self._shown(self._wanted(status)))

    @route("GET", "/api/v1/statuses")
    def several(self, asked: Asked) -> Answer:
        self.signed(asked)
        if not self.profile.batches:
            return problem(404, {"error": "Not Found"})
        wanted = asked.query_lists.get("id[]", [])
        self.demand(0 < len(wanted) <= 20, "one to twenty ids")
        return fine([self._shown(status) for status in self.statuses if status.id in wanted])

    @route("PUT", "/api/v1/statuses/{status}")
    def edit(self, asked: Asked, status: str) -> Answer:
        """The whole state is sent: what is left out is taken away."""
        self.signed(asked)
        said = asked.json()
        allowed = {"status", "language", "sensitive", "spoiler_text", "media_ids", "media_attributes"}
        self.demand(isinstance(said, dict) and said.keys() <= allowed, f"unknown fields: {sorted(said)}")
        found = self._wanted(status)
        kept = [medium for medium in found.media if medium.id in said.get("media_ids", [])]
        self.demand(len(kept) == len(said.get("media_ids", [])), "files that are not this publication's")
        changed = replace(
            found,
            text=str(said.get("status") or "").strip(),
            language=said.get("language"),
            sensitive=bool(said.get("sensitive") or said.get("spoiler_text")),
            warning=str(said.get("spoiler_text", "")).strip(),
            media=kept,
        )
        self._judge_text(changed)
        self.statuses[self.statuses.index(found)] = changed
        return fine({**self._shown(changed), "edited_at": self.now().isoformat()})

    @route("DELETE", "/api/v1/statuses/{status}")
    def delete(self, asked: Asked, status: str) -> Answer:
        self.signed(asked)
        found = self._wanted(status)
        self.statuses.remove(found)
        return fine({**self._shown(found), "text": found.text})

    # --- inside -------------------------------------------------------------------------------------------------

    def _next(self) -> str:
        self._last += 1
        return str(self._last)

    def _dated(self, answer: Answer) -> Answer:
        """With the server's own time, which may differ from that of this computer."""
        return Answer(answer.status, answer.body, {**answer.headers, "Date": format_datetime(self.now(), usegmt=True)})

    def _wanted(self, status: str) -> Status:
        found = next((one for one in self.statuses if one.id == status), None)
        if found is None:
            raise Refusal(problem(404, {"error": "Record not found"}))
        return found

    def _with_key(self, key: str) -> Status | None:
        if self.profile.key == "ignored":
            return None
        since = self.now() - _FAR_APART
        return next((status for status in self.statuses if status.key == key and status.created > since), None)

    def _attachable(self, ids: list[str]) -> list[Medium]:
        found = [self.media.get(str(one)) for one in ids]
        words = "Validation failed: "
        if len(ids) > self.profile.media:
            raise Refusal(problem(422, {"error": f"{words}Cannot attach more than {self.profile.media} files"}))
        if any(medium is None or medium.status is not None for medium in found):
            raise Refusal(problem(422, {"error": f"{words}Media with ids could not be found"}))
        media = [medium for medium in found if medium is not None]
        if any(medium.working for medium in media):
            raise Refusal(problem(422, {"error": "Cannot attach files that have not finished processing"}))
        if len(media) > 1 and any(medium.kind.startswith("video/") for medium in media):
            raise Refusal(problem(422, {"error": f"{words}Cannot attach a video to a post that contains images"}))
        return media

    def _judge_text(self, status: Status) -> None:
        if not status.text and not status.media:
            raise Refusal(problem(self.profile.too_long, {"error": "Validation failed: Text can't be blank"}))
        written = status.warning + status.text
        if self.profile.counts_raw:
            length = len(written)
        else:
            shortened = regex.sub(r"https?://[^\s]+", "x" * self.profile.reserved, written)
            shortened = regex.sub(r"(@\w+)@[\w.-]+\w", r"\1", shortened)
            length = len(regex.findall(r"\X", shortened))
        if length > self.profile.limit:
            words = f"Validation failed: Text character limit of {self.profile.limit} exceeded"
            raise Refusal(problem(self.profile.too_long, {"error": words}))

    def _shown(self, status: Status) -> dict[str, Any]:
        paragraphs = escape(regex.sub(r"(@\w+)@[\w.-]+\w", r"\1", status.text)).split("\n\n")
        return {
            "id": status.id,
            "created_at": status.created.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
            "url": f"{self.url}/@anna/{status.id}",
            "uri": f"{self.url}/users/anna/statuses/{status.id}",
            "visibility": status.visibility,
            "language": status.language,
            "sensitive": status.sensitive,
            "spoiler_text": status.warning,
            "content": "".join(f"<p>{one.replace(chr(10), '<br />')}</p>" for one in paragraphs),
            "in_reply_to_id": None,
            "media_attachments": [self._medium(medium) for medium in status.media],
            "replies_count": 1,
            "reblogs_count": 2,
            "favourites_count": 3,
            **({"quotes_count": 4} if self.profile.batches else {}),
            "application": {"name": "Ramage"},
        }
