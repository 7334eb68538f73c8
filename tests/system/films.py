# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Films of a few hundred bytes: a right index and no pictures."""

import struct

UPRIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
TURNED = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
PLACE = b"+48.8583+002.2944/"


def box(kind: bytes, *parts: bytes, wide: bool = False) -> bytes:
    body = b"".join(parts)
    if wide:
        return struct.pack(">I4sQ", 1, kind, len(body) + 16) + body
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _track(handler: bytes, width: int, height: int, matrix: tuple[int, ...], codec: bytes, *notes: bytes) -> bytes:
    head = box(
        b"tkhd",
        bytes(4 + 20 + 8 + 8),
        struct.pack(">9i", *matrix),
        struct.pack(">II", width << 16, height << 16),
    )
    table = box(b"stbl", box(b"stsd", bytes(4), struct.pack(">I", 1), box(codec, bytes(70))))
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13)), box(b"minf", table))
    return box(b"trak", head, media, *notes)


def a_film(
    width: int = 1080,
    height: int = 1920,
    seconds: float = 12.5,
    *,
    matrix: tuple[int, ...] = UPRIGHT,
    brand: bytes = b"isom",
    index_first: bool = True,
    place: bool = False,
    long: bool = False,
    size: int = 0,
) -> bytes:
    """``size`` pads the film itself with bytes that say where they are."""
    if long:
        times = struct.pack(">B3xQQIQ", 1, 0, 0, 1000, round(seconds * 1000))
    else:
        times = struct.pack(">B3xIIII", 0, 0, 0, 1000, round(seconds * 1000))
    notes = (box(b"udta", box(b"\xa9xyz", PLACE)),) if place else ()
    tracks = [
        _track(b"vide", width, height, matrix, b"avc1", *notes),
        _track(b"soun", 0, 0, UPRIGHT, b"mp4a"),
    ]
    if place:
        tracks.append(_track(b"meta", 0, 0, UPRIGHT, b"mebx", box(b"free", PLACE)))
    index = box(b"moov", box(b"mvhd", times, bytes(80)), *tracks, *notes, *((box(b"meta", PLACE),) if place else ()))
    head = box(b"ftyp", brand, bytes(4), b"isomavc1")
    pictures = bytes(number % 251 for number in range(size or 300))
    film = box(b"mdat", pictures, wide=long)
    last = box(b"uuid", bytes(16), PLACE, wide=True) if place else b""
    return head + (index + film if index_first else film + index) + last
