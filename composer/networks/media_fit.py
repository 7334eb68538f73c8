# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a network takes a file, by what the network states."""

from collections.abc import Iterator

from composer.domain.drafts import DraftMedia
from composer.domain.errors import MediaUnfit
from composer.domain.media import MediaFile, MediaKind, MediaLimits, PictureLimits, VideoLimits, kind_of
from composer.domain.ports import MediaFiles

_MEGABYTE = 1_000_000


def misfit(file: MediaFile, limits: MediaLimits) -> str:
    """Why it would be refused, as the rest of a code ``reason-…``; empty when it would not.

    Of a picture that is made to fit before it leaves, only what no making can change.
    """
    kind = kind_of(file.path)
    if kind is MediaKind.DOCUMENT:
        return _document(file, limits)
    taken = {MediaKind.PICTURE: limits.picture, MediaKind.VIDEO: limits.video}.get(kind) if kind else None
    if taken is None or kind is None:
        return "kind"
    as_it_is = _as_it_is(file, taken) if kind is MediaKind.VIDEO or kind in limits.fetched else iter(())
    return next(as_it_is, "") or next(_shape(file, taken), "")


def fetched(media: DraftMedia, files: MediaFiles, limits: MediaLimits, network: str) -> str:
    """The public address by which the network fetches the file. Raises MediaUnfit, InputUnreadable."""
    reason = misfit(files.file(media.path), limits) or ("" if media.address else "no-address-of-file")
    if reason:
        raise MediaUnfit(network=network, file=media.path.replace("\\", "/").rpartition("/")[2], reason=reason)
    return media.address


def megabytes(size: int) -> str:
    """As people say it."""
    return f"{size / _MEGABYTE:.1f}".removesuffix(".0")


def _document(file: MediaFile, limits: MediaLimits) -> str:
    if limits.document is None:
        return "kind"
    return "too-heavy" if file.size > limits.document else ""


def _as_it_is(file: MediaFile, taken: PictureLimits | VideoLimits) -> Iterator[str]:
    if file.media_type not in taken.formats:
        yield "format"
    if file.size > taken.size:
        yield "too-heavy"
    if isinstance(taken, VideoLimits):
        yield from _film(file, taken)


def _film(file: MediaFile, taken: VideoLimits) -> Iterator[str]:
    seconds, sides = file.seconds, sorted((file.width or 0, file.height or 0))
    if seconds is not None and taken.shortest_s is not None and seconds < taken.shortest_s:
        yield "too-short"
    if seconds is not None and taken.longest_s is not None and seconds > taken.longest_s:
        yield "too-long"
    if taken.narrowest is not None and sides[0] < taken.narrowest:
        yield "too-few-pixels"
    if (taken.largest is not None and sides[1] > taken.largest) or (
        taken.width is not None and (file.width or 0) > taken.width
    ):
        yield "too-many-pixels-there"
    if taken.index_first and not file.index_first:
        yield "index-last"


def _shape(file: MediaFile, taken: PictureLimits | VideoLimits) -> Iterator[str]:
    if not file.width or not file.height:
        return
    ratio = file.width / file.height
    if taken.tallest is not None and ratio < taken.tallest:
        yield "too-tall"
    if taken.widest is not None and ratio > taken.widest:
        yield "too-wide"
