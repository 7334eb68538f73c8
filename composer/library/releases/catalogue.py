# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalogue.json``, the one file of a release that approvers sign; and ``hold.json``, which one of them may sign."""

import json
from typing import Final, TypeVar

from composer.domain.library import (
    CharterText,
    Guide,
    Notice,
    NoticeKind,
    RuleFile,
    Vocabulary,
)
from composer.domain.release_errors import ReleaseDamaged, ReleaseTooNew
from composer.domain.releases import Edition, ObjectRef
from composer.library.releases.objects import well_formed
from composer.library.releases.pages import PAGE_LIMIT
from composer.library.releases.values import PART_LIMIT, packed_part, read, read_part, written

T = TypeVar("T")
FORMAT: Final = 1
CATALOGUE: Final = "catalogue.json"
HOLD: Final = "hold.json"
CATALOGUE_LIMIT: Final = 1024 * 1024
"""Bytes of either file."""
MOST_POSTS: Final = 1_000_000
MOST_HOLDS: Final = 100
_PARTS: Final = ("charter", "rules", "vocabulary", "guides", "notices")


def catalogue(edition: Edition) -> bytes:
    """The bytes of ``catalogue.json``."""
    return b'{"format":%d,"edition":%b}\n' % (FORMAT, written(edition))


def read_catalogue(data: bytes) -> Edition:
    """Raises ReleaseDamaged, ReleaseTooNew."""
    edition = _document(Edition, data, CATALOGUE, "edition")
    for part in _PARTS:
        ref: ObjectRef = getattr(edition, part)
        well_formed(ref, PART_LIMIT, CATALOGUE)
    well_formed(edition.posts, PAGE_LIMIT, CATALOGUE)
    if not 0 <= edition.count <= MOST_POSTS:
        raise ReleaseDamaged(file=CATALOGUE, reason="it has more posts than a library can")
    return edition


def hold(notices: tuple[Notice, ...]) -> bytes:
    """The bytes of ``hold.json``: notices that stop publications at once."""
    return b'{"format":%d,"notices":%b}\n' % (FORMAT, written(sorted(notices, key=lambda notice: notice.id)))


def read_hold(data: bytes) -> tuple[Notice, ...]:
    """By id. One approver alone may stop publications and say nothing else. Raises ReleaseDamaged, ReleaseTooNew."""
    notices = _document(tuple[Notice, ...], data, HOLD, "notices")
    if len(notices) > MOST_HOLDS or any(notice.kind is not NoticeKind.HOLD for notice in notices):
        raise ReleaseDamaged(file=HOLD, reason="it holds something else than pauses")
    return notices


def charter(texts: tuple[CharterText, ...]) -> bytes:
    """The object that holds them; so below, each with its opposite that raises ReleaseDamaged."""
    return packed_part(texts)


def read_charter(data: bytes) -> tuple[CharterText, ...]:
    """The texts of the charter."""
    return read_part(tuple[CharterText, ...], data, "charter")


def rules(files: tuple[RuleFile, ...]) -> bytes:
    """The object that holds them."""
    return packed_part(files)


def read_rules(data: bytes) -> tuple[RuleFile, ...]:
    """The rules, in path order."""
    return read_part(tuple[RuleFile, ...], data, "rules")


def vocabulary(terms: Vocabulary) -> bytes:
    """The object that holds it."""
    return packed_part(terms)


def read_vocabulary(data: bytes) -> Vocabulary:
    """Accepted and rejected terms."""
    return read_part(Vocabulary, data, "vocabulary")


def guides(known: tuple[Guide, ...]) -> bytes:
    """The object that holds them."""
    return packed_part(known)


def read_guides(data: bytes) -> tuple[Guide, ...]:
    """The guides, each language by itself."""
    return read_part(tuple[Guide, ...], data, "guides")


def notices(known: tuple[Notice, ...]) -> bytes:
    """The object that holds them."""
    return packed_part(known)


def read_notices(data: bytes) -> tuple[Notice, ...]:
    """The notices all approvers signed."""
    return read_part(tuple[Notice, ...], data, "notices")


def _document(kind: type[T], data: bytes, part: str, field: str) -> T:
    if len(data) > CATALOGUE_LIMIT:
        raise ReleaseDamaged(file=part, reason=f"it is larger than {CATALOGUE_LIMIT} bytes")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReleaseDamaged(file=part, reason="it is not what it should be") from error
    number = found.get("format") if isinstance(found, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1 or field not in found:
        raise ReleaseDamaged(file=part, reason="it is not what it should be")
    if number > FORMAT:
        raise ReleaseTooNew(file=part, found=number, known=FORMAT)
    return read(kind, json.dumps(found[field]).encode("utf-8", "replace"), part)
