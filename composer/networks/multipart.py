# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of several parts, as forms with files send them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file among the parts. ``name`` is what the server is told, never the name it has on this computer."""

    content: bytes = field(repr=False)
    media_type: str
    name: str = "file"


def multipart(fields: Mapping[str, str], files: Mapping[str, FilePart]) -> tuple[bytes, str]:
    """The body and its content type, fields first. Names must be plain ASCII; they are ours."""
    parts = [
        (f'Content-Disposition: form-data; name="{name}"\r\n', value.encode("utf-8")) for name, value in fields.items()
    ]
    for name, file in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n'
        parts.append((f"{head}Content-Type: {file.media_type}\r\n", file.content))
    boundary = _boundary([content for _, content in parts])
    body = b"".join(b"--%s\r\n%s\r\n%s\r\n" % (boundary, head.encode("ascii"), content) for head, content in parts)
    return body + b"--%s--\r\n" % boundary, f"multipart/form-data; boundary={boundary.decode('ascii')}"


def _boundary(contents: list[bytes]) -> bytes:
    """Of their own hash, which none of the parts can hold."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest().encode("ascii")
