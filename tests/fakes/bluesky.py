# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Bluesky data server that fails when told to, and beside it the directory and the one who counts.

What a correct client sends is shown by the real server; this one is for what goes wrong on the way.
"""

import hashlib
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

import regex  # type: ignore[import-untyped]  # its stubs are a package of their own

from tests.fakes.http_server import Answer
from tests.fakes.network_server import Asked, NetworkServer, Refusal, fine, problem, route

DID: Final = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
COLLECTION: Final = "app.bsky.feed.post"
_KEY: Final = "[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"
_FIELDS: Final = frozenset({"$type", "text", "createdAt", "langs", "facets", "embed", "labels"})
_LARGEST: Final = 1_000_000


class FakeBluesky(NetworkServer):
    """The server of one person, ``anna.test``. ``records`` are by their keys."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, Any]] = {}
        self.blobs: dict[str, dict[str, Any]] = {}
        self.people = {"anna.test": DID, "bob.test": "did:plc:ragtjsm2j2vknwkz3zp4oxrd"}
        self.moved_to = ""
        """Where the account lives now, when it is not here any more."""

    @property
    def texts(self) -> list[str]:
        return [record["text"] for record in self.records.values()]

    def throw_away_unused(self) -> None:
        """Uploads that stand in no record are not kept for long."""
        self.blobs = {cid: blob for cid, blob in self.blobs.items() if cid in str(self.records)}

    # --- what it says when it refuses ---------------------------------------------------------------------------

    def too_many(self) -> Answer:
        return problem(429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, {"Retry-After": "120"})

    def expired(self) -> Answer:
        return problem(400, {"error": "ExpiredToken", "message": "Token has expired"})

    def broken(self) -> Answer:
        return problem(500, {"error": "InternalServerError", "message": "Internal Server Error"})

    # --- writing ------------------------------------------------------------------------------------------------

    @route("POST", "/xrpc/com.atproto.repo.uploadBlob")
    def upload(self, asked: Asked) -> Answer:
        self.signed(asked)
        self.demand(asked.media_type.startswith("image/"), "a blob without its type")
        if len(asked.body) > 5 * 1024 * 1024:
            return problem(413, {"error": "PayloadTooLarge", "message": "request entity too large"})
        cid = "bafkrei" + hashlib.sha256(asked.body).hexdigest()[:52]
        blob = {"$type": "blob", "ref": {"$link": cid}, "mimeType": asked.media_type, "size": len(asked.body)}
        self.blobs[cid] = blob
        return fine({"blob": blob})

    @route("POST", "/xrpc/com.atproto.repo.putRecord")
    def put(self, asked: Asked) -> Answer:
        self.signed(asked)
        said = asked.json()
        key, record = self._place(said), said.get("record")
        self.demand(regex.fullmatch(_KEY, key), f"no record key of the right form: {key}")
        self.demand("swapRecord" in said and said["swapRecord"] is None, "this would overwrite what is there")
        self._judge(record)
        held = self.records.get(key)
        if held is not None and held != record:
            return problem(400, {"error": "InvalidSwap", "message": "Record was at bafyrei"})
        self.records[key] = record
        return fine({"uri": f"at://{DID}/{COLLECTION}/{key}", "cid": "bafyrei", "validationStatus": "valid"})

    @route("POST", "/xrpc/com.atproto.repo.deleteRecord")
    def delete(self, asked: Asked) -> Answer:
        self.signed(asked)
        self.records.pop(self._place(asked.json()), None)
        return fine({})

    # --- reading ------------------------------------------------------------------------------------------------

    @route("GET", "/xrpc/com.atproto.repo.getRecord")
    def get(self, asked: Asked) -> Answer:
        key = self._place(asked.query)
        if self.moved_to:
            return problem(400, {"error": "RepoNotFound", "message": f"Could not find repo: {DID}"})
        if key not in self.records:
            return problem(400, {"error": "RecordNotFound", "message": f"Could not locate record: {key}"})
        return fine({"uri": f"at://{DID}/{COLLECTION}/{key}", "cid": "bafyrei", "value": self.records[key]})

    @route("GET", "/xrpc/com.atproto.identity.resolveHandle")
    def resolve(self, asked: Asked) -> Answer:
        handle = asked.query.get("handle", "")
        self.demand(handle == handle.lower() and "@" not in handle, f"not a handle: {handle!r}")
        if handle not in self.people:
            return problem(400, {"error": "InvalidRequest", "message": "Unable to resolve handle"})
        return fine({"did": self.people[handle]})

    @route("GET", "/xrpc/app.bsky.feed.getPosts")
    def posts(self, asked: Asked) -> Answer:
        self.demand("authorization" not in asked.headers, "a token for somebody it is not meant for")
        uris = asked.query_lists.get("uris", [])
        self.demand(0 < len(uris) <= 25, "one to twenty-five posts")
        there = [uri for uri in uris if uri.rpartition("/")[2] in self.records]
        counts = {"likeCount": 5, "repostCount": 2, "replyCount": 1, "quoteCount": 1, "bookmarkCount": 9}
        return fine({"posts": [{"uri": uri, **counts} for uri in there]})

    @route("GET", "/{did}")
    def directory(self, asked: Asked, did: str) -> Answer:
        del asked
        self.demand(did == DID, f"nobody asked for {did}")
        service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer"}
        return fine({"id": did, "service": [{**service, "serviceEndpoint": self.moved_to or self.url}]})

    # --- inside -------------------------------------------------------------------------------------------------

    def _place(self, said: Any) -> str:
        self.demand(said.get("repo") == DID, "the records of somebody else")
        self.demand(said.get("collection") == COLLECTION, "another collection")
        return str(said.get("rkey", ""))

    def _judge(self, record: Any) -> None:
        self.demand(isinstance(record, dict) and record.keys() <= _FIELDS, "fields nobody knows")
        self.demand(record.get("$type") == COLLECTION, "no $type")
        self.demand(datetime.fromisoformat(record["createdAt"]).tzinfo, "an hour without zone")
        self.demand(len(record.get("langs", [])) <= 3, "too many languages")
        text = record["text"]
        graphemes, size = len(regex.findall(r"\X", text)), len(text.encode())
        if graphemes > 300:
            raise _invalid(f"Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got {graphemes})")
        if size > 3000:
            raise _invalid(f"Invalid app.bsky.feed.post record: string too big (maximum 3000, got {size})")
        self._judge_facets(record)
        embed = record.get("embed", {})
        for image in embed.get("images", []):
            self.demand("alt" in image, 'Missing required key "alt"')
            ratio = image.get("aspectRatio", {})
            self.demand(all(isinstance(ratio.get(side), int) for side in ("width", "height")), "no aspect ratio")
            self._judge_blob(image["image"])
        self.demand(len(embed.get("images", [])) <= 4, "too many pictures")
        if "external" in embed:
            self.demand({"uri", "title", "description"} <= embed["external"].keys(), "a card lacks something")
            if "thumb" in embed["external"]:
                self._judge_blob(embed["external"]["thumb"])

    def _judge_facets(self, record: dict[str, Any]) -> None:
        """Stricter than the real server, which takes any offset and shows broken links for ever."""
        content = record["text"].encode()
        spans = [(facet["index"]["byteStart"], facet["index"]["byteEnd"]) for facet in record.get("facets", [])]
        for start, end in spans:
            self.demand(0 <= start < end <= len(content), "a facet outside the text")
            try:
                content[start:end].decode()
            except UnicodeDecodeError:
                self.demand(False, "a facet begins or ends inside a character")
        self.demand(all(left[1] <= right[0] for left, right in pairwise(sorted(spans))), "facets overlap")
        for facet in record.get("facets", []):
            for feature in facet["features"]:
                uri = feature.get("uri", "https://a")
                self.demand(regex.fullmatch(r"[!-~]+", uri) and "://" in uri, f"no address: {uri!r}")

    def _judge_blob(self, blob: dict[str, Any]) -> None:
        held = self.blobs.get(blob["ref"]["$link"])
        if held is None:
            raise Refusal(problem(400, {"error": "BlobNotFound", "message": "Could not find blob"}))
        self.demand(held == blob, "a blob is described in another way than the server did")
        self.demand(blob["size"] <= _LARGEST, f"blob too big (maximum {_LARGEST})")


def _invalid(words: str) -> Refusal:
    return Refusal(problem(400, {"error": "InvalidRequest", "message": words}))
