# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publication as Bluesky keeps it: a record, under a key of our own."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from composer.domain.ids import JobId
from composer.domain.networks import Part, PartKind, Payload
from composer.networks.bluesky.reading import WARNING

COLLECTION: Final = "app.bsky.feed.post"
_ALPHABET: Final = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SAFE: Final = "%/:?#[]@!$&'()*+,;=~-._"

Json = dict[str, object]


def record_key(now: datetime, job: JobId) -> str:
    """A key that sorts by time: microseconds since 1970, then ten bits of the job's own."""
    microseconds = (now - _EPOCH) // timedelta(microseconds=1)
    own = int.from_bytes(hashlib.sha256(job.encode()).digest()[:2], "big") & 0x3FF
    value = microseconds << 10 | own
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(60, -1, -5))


def record(payload: Payload, created: datetime, dids: Mapping[str, str], embed: Json | None) -> Json:
    """The record of a publication; ``dids`` has whom a mention means, by what stands in the text."""
    found = facets(payload.text, payload.parts, dids)
    warning = payload.options.get(WARNING, "none")
    labels = {"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": warning}]}
    return {
        "$type": COLLECTION,
        "text": payload.text,
        "createdAt": created.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "langs": [payload.language.value],
        **({"facets": found} if found else {}),
        **({"embed": embed} if embed else {}),
        **({"labels": labels} if warning not in ("", "none") else {}),
    }


def facets(text: str, parts: Sequence[Part], dids: Mapping[str, str]) -> list[Json]:
    """What is a link, a tag or a mention; counted in the bytes of the text, which nobody checks afterwards."""
    found: list[Json] = []
    for part in parts:
        written = part.span.of(text)
        feature = _feature(part.kind, written, dids)
        if feature is not None:
            start = len(text[: part.span.start].encode())
            index = {"byteStart": start, "byteEnd": start + len(written.encode())}
            found.append({"index": index, "features": [feature]})
    return found


def address(written: str) -> str:
    """Where a link leads: with a scheme, and nothing but ASCII."""
    url = written if "://" in written else f"https://{written}"
    parts = urlsplit(url)
    try:
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except UnicodeError:
        host = quote(parts.netloc, safe=_SAFE)
    rest = (quote(each, safe=_SAFE) for each in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _feature(kind: PartKind, written: str, dids: Mapping[str, str]) -> Json | None:
    match kind:
        case PartKind.LINK:
            return {"$type": "app.bsky.richtext.facet#link", "uri": address(written)}
        case PartKind.HASHTAG:
            return {"$type": "app.bsky.richtext.facet#tag", "tag": written.lstrip("#＃")}
        case PartKind.MENTION:
            did = dids.get(written)
            return {"$type": "app.bsky.richtext.facet#mention", "did": did} if did else None
