# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One share as a file: ``shares/<day>/<member>-<n>.json``.

A share has one size, whatever was published: its hashes are packed and written in base 64, and only an address, where
its author shows one, makes it longer.
"""

import re
import struct
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from datetime import UTC, date, datetime, timedelta
from struct import pack, unpack
from typing import Final
from urllib.parse import urlsplit

import msgspec

from composer.domain.ids import NetworkKey, PostId
from composer.domain.shares import KeyedHash, Share, Traits
from composer.domain.team import RubbishFound

FORMAT: Final = 1
FOLDER: Final = "shares"
SUFFIX: Final = ".json"
LARGEST: Final = 2_048
"""Bytes of one share."""
GROUPS: Final = 32
TRAITS: Final = 6
_NAME: Final = re.compile(r"([0-9a-f]{32})-([1-9][0-9]{0,8})")
_DAY: Final = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_POST: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_LONGEST_ADDRESS: Final = 500
_AHEAD: Final = timedelta(days=62)
"""A plan lies ahead, but not further than this; what does comes from a wrong clock."""
_BEHIND: Final = timedelta(days=200)


class _File(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    format: int
    member: str
    network: str
    hour: str
    groups: str
    traits: str
    theme: str = ""
    post: str = ""
    address: str = ""


_DECODER: Final = msgspec.json.Decoder(_File, strict=True)


def folder_of(day: date) -> str:
    """Where the shares written on a day lie."""
    return f"{FOLDER}/{day.isoformat()}"


def name_of(member: str, number: int) -> str:
    """Of a file, without its ending."""
    return f"{member}-{number}"


def is_name(name: str) -> bool:
    """True for the name of a share, without its ending."""
    return _NAME.fullmatch(name) is not None


def is_day(text: str) -> bool:
    """True for the name of a day's folder."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def encoded(share: Share) -> bytes:
    """The hour in UTC: a zone would tell where somebody is."""
    traits = [0 if one is None else one for one in share.traits]
    return msgspec.json.encode(
        _File(
            FORMAT,
            share.member,
            share.network,
            share.hour.astimezone(UTC).strftime("%Y-%m-%dT%HZ"),
            b64encode(pack(f"<{GROUPS}Q", *share.groups)).decode(),
            b64encode(pack(f"<{TRAITS}Q", *traits)).decode(),
            share.theme,
            share.post or "",
            share.address,
        )
    )


def decoded(name: str, content: bytes, now: datetime) -> Share:
    """The share in a file of that name. Raises RubbishFound for anything that is not exactly one."""
    if len(content) > LARGEST:
        raise RubbishFound(name=name, reason="too large")
    try:
        raw = _DECODER.decode(content)
        hour = datetime.strptime(raw.hour, "%Y-%m-%dT%HZ").replace(tzinfo=UTC)
        groups = unpack(f"<{GROUPS}Q", b64decode(raw.groups, validate=True))
        traits = unpack(f"<{TRAITS}Q", b64decode(raw.traits, validate=True))
    except (msgspec.MsgspecError, ValueError, NotBase64, struct.error, RecursionError) as error:
        raise RubbishFound(name=name, reason=type(error).__name__) from error
    if (fault := _fault(raw, name, hour, now)) or list(groups) != sorted(groups):
        raise RubbishFound(name=name, reason=fault or "order")
    return Share(
        raw.member,
        NetworkKey(raw.network),
        hour,
        raw.theme,
        PostId(raw.post) if raw.post else None,
        tuple(map(KeyedHash, groups)),
        Traits(*map(KeyedHash, traits)),
        raw.address,
    )


def _fault(raw: _File, name: str, hour: datetime, now: datetime) -> str:
    if raw.format != FORMAT:
        return "format"
    named = _NAME.fullmatch(name)
    if named is None or named[1] != raw.member:
        return "member"
    if not _KEY.fullmatch(raw.network) or (raw.theme and not _KEY.fullmatch(raw.theme)):
        return "network or theme"
    if raw.post and not _POST.fullmatch(raw.post):
        return "post"
    if not now - _BEHIND <= hour <= now + _AHEAD:
        return "hour"
    return "address" if raw.address and not is_public_address(raw.address) else ""


def is_public_address(address: str) -> bool:
    """True for what a browser may be sent to: https, a name with a dot, no user, nothing invisible."""
    if len(address) > _LONGEST_ADDRESS or not address.isascii() or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    return parts.scheme == "https" and plain and port is None and "@" not in parts.netloc


def member_of(content: bytes) -> str:
    """Of a file that ``encoded`` made."""
    return _DECODER.decode(content).member
