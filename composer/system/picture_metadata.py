# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes place, camera, thumbnails and comments out of a picture without touching a pixel.

What is needed to show it (size, palette, transparency, colour profile) stays. Each function raises ValueError for what
it can't follow: the picture is then decoded and encoded anew.
"""

import struct
from collections.abc import Iterator
from typing import Final

_JPEG_DROPPED: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
_JPEG_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that have no length."""
_SCAN, _END = 0xDA, 0xD9
_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"pHYs"}
)
_WEBP_DROPPED: Final = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS: Final = 0x0C
"""The bits of a VP8X chunk that announce EXIF and XMP."""
_GIF_LOOP: Final = b"NETSCAPE2.0"


def without_metadata(content: bytes, media_type: str) -> bytes:
    """The same picture. Raises ValueError."""
    strip = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp, "image/gif": _gif}.get(media_type)
    if strip is None:
        raise ValueError(media_type)
    try:
        return strip(content)
    except (IndexError, struct.error) as error:
        raise ValueError("cut short") from error


def _jpeg(content: bytes) -> bytes:
    """Up to the first end mark: what follows is another picture, or a film."""
    if content[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept, at = bytearray(content[:2]), 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        end = at + 2 if marker in _JPEG_ALONE or marker == _END else at + 2 + _length(content, at + 2)
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        if marker not in _JPEG_DROPPED or _needed_to_show(content[at + 4 : end], marker):
            kept += content[at:end]
        if marker == _END:
            return bytes(kept)
        at = end


def _length(content: bytes, at: int) -> int:
    length: int = struct.unpack_from(">H", content, at)[0]
    if length < 2:
        raise ValueError("no length")
    return length


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] not in {0x00, 0xFF, *range(0xD0, 0xD8)}:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _needed_to_show(body: bytes, marker: int) -> bool:
    starts = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
    return marker in starts and body.startswith(starts[marker])


def _png(content: bytes) -> bytes:
    if not content.startswith(_PNG_HEAD):
        raise ValueError("no PNG")
    kept, at = bytearray(_PNG_HEAD), len(_PNG_HEAD)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("cut short")
        if kind in _PNG_KEPT:
            kept += content[at:end]
        if kind == b"IEND":
            return bytes(kept)
        at = end


def _webp(content: bytes) -> bytes:
    kept = bytearray()
    for kind, body in _webp_chunks(content):
        if kind in _WEBP_DROPPED:
            continue
        if kind == b"VP8X":
            body = bytes([body[0] & ~_WEBP_FLAGS]) + body[1:]
        kept += kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + bytes(kept)


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError("no WebP")
    at, end = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    if end > len(content):
        raise ValueError("cut short")
    while at < end:
        kind, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise ValueError("cut short")
        yield kind, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _gif(content: bytes) -> bytes:
    """Frames, their times and the loop; other extensions and comments go."""
    if content[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("no GIF")
    at = 13 + _palette(content[10])
    kept = bytearray(content[:at])
    while content[at] != 0x3B:
        start = at
        if content[at] == 0x2C:
            at = _end_of_blocks(content, at + 11 + _palette(content[at + 9]))
            kept += content[start:at]
        elif content[at] == 0x21:
            label, at = content[at + 1], _end_of_blocks(content, at + 2)
            if label == 0xF9 or (label == 0xFF and content[start + 3 : start + 14] == _GIF_LOOP):
                kept += content[start:at]
        else:
            raise ValueError("no block")
    return bytes(kept) + b"\x3b"


def _palette(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while length := content[at]:
        at += 1 + length
    return at + 1
