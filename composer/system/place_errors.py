# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What OpenDAL says when something is wrong with a place, in our errors.

It has few kinds of errors, and an open file has them as words alone; the rest stands in their words: numbers of the
system, status of HTTP, codes of S3.
"""

import errno
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from composer.domain.places import (
    PlaceError,
    PlaceFileMissing,
    PlaceForbidden,
    PlaceFull,
    PlaceGone,
    PlaceReadOnly,
    PlaceSlow,
    PlaceUnfit,
    PlaceUnreachable,
)
from composer.system.logs import redact

_SYSTEM: Final = re.compile(r"\(os error (\d+)\)")
_STATUS: Final = re.compile(r"status: (\d{3})")
_WINDOWS: Final = sys.platform == "win32"
_FULL: Final = frozenset({39, 112} if _WINDOWS else {errno.ENOSPC, errno.EDQUOT})
_QUOTA_WORDS: Final = ("QuotaExceeded", "InsufficientStorage", "EntityTooLarge", "XMinioStorageFull")
_READ_ONLY: Final = frozenset({5, 19} if _WINDOWS else {errno.EPERM, errno.EACCES, errno.EROFS})
_GONE_WORDS: Final = ("NoSuchBucket", "ContainerNotFound", "bucket does not exist", "InvalidBucketName")
_PAST_THE_END: Final = ("RangeNotSatisfied", "status: 416", "InvalidRange")
_KEY_WORDS: Final = (
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "AccessDenied",
    "loading credential",
    "ExpiredToken",
)
_CONNECT: Final = ("client error (Connect)", "dns error", "tunnel error")
_WRAPPING: Final = re.compile(r"error sending request:? ?|client error \(Connect\):? ?|\(os error \d+\)")
_NOTHING: Final = "nothing"
_LONGEST: Final = 120


def never_left(error: BaseException) -> bool:
    """True when there was no connection: nothing was sent."""
    return isinstance(error, PlaceUnreachable) and error.values.get("sent") == _NOTHING


def past_the_end(error: Exception) -> bool:
    """True when more was asked for than the file has."""
    return any(word in str(error) for word in _PAST_THE_END)


def says_little(error: Exception) -> bool:
    """True for an open file's error when a request failed: why it did is cut off."""
    return str(error).rstrip().endswith("error sending request")


@contextmanager
def translated(place: str, path: str, writes: bool, answer_s: float) -> Iterator[None]:
    """Raises PlaceError for what OpenDAL or the system says; faults of the program pass."""
    from opendal import exceptions as theirs

    try:
        yield
    except PlaceError:
        raise
    except (
        theirs.Error,
        theirs.Unexpected,
        theirs.Unsupported,
        theirs.ConfigInvalid,
        theirs.NotFound,
        theirs.PermissionDenied,
        theirs.IsADirectory,
        theirs.NotADirectory,
        theirs.AlreadyExists,
        theirs.IsSameFile,
        theirs.ConditionNotMatch,
        theirs.RateLimited,
        theirs.RangeNotSatisfied,
        theirs.Conflict,
        OSError,
    ) as error:
        ours = _ours(error, place, path, writes, answer_s)
    else:
        return
    raise ours  # outside the handler: the foreign error may quote the request


def _ours(error: Exception, place: str, path: str, writes: bool, answer_s: float) -> PlaceError:
    said = str(error)
    number = int(found[1]) if (found := _SYSTEM.search(said)) else getattr(error, "errno", None) or 0
    status = int(found[1]) if (found := _STATUS.search(said)) else 0
    kind = type(error).__name__ if not isinstance(error, OSError) else said.split(" ", 1)[0]
    local = not status and "http request" not in said
    if "timeout reached" in said:
        return PlaceSlow(place=place, seconds=round(answer_s))
    if any(word in said for word in _GONE_WORDS):
        return PlaceGone(place=place)
    if status == 507 or any(word in said for word in _QUOTA_WORDS) or (local and number in _FULL):
        return PlaceFull(place=place)
    if writes and ((local and number in _READ_ONLY) or status in (405, 423)):
        return PlaceReadOnly(place=place)
    if kind == "PermissionDenied" or status in (401, 403, 407) or any(word in said for word in _KEY_WORDS):
        return PlaceForbidden(place=place)
    if kind == "NotFound" or number == errno.ENOENT:
        return PlaceGone(place=place) if writes else PlaceFileMissing(place=place, name=path)
    if kind == "ConfigInvalid":
        return PlaceUnfit(place=place, reason=_reason(said))
    sent = _NOTHING if any(word in said for word in _CONNECT) else ""
    return PlaceUnreachable(place=place, reason=_reason(said), sent=sent)


def _reason(said: str) -> str:
    """The innermost words, without the request, the backtrace and secrets."""
    lines = [line.strip() for line in said.split("Backtrace:")[0].splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("error ") or "(os error" in line), lines[0] if lines else "")
    status = f" (HTTP {found[1]})" if (found := _STATUS.search(said)) else ""
    told = _WRAPPING.sub("", re.sub(r"https?://\S+", "", told.split("{")[0])).strip()
    return redact(told)[:_LONGEST] + status
