# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound parts of a release, for the fuzzer to begin with; the first byte as ``targets.release`` reads it."""

from composer.domain.library import LibraryMedia, NoticeKind, Vocabulary
from composer.domain.releases import Edition, ObjectRef, Page, ReleasedMedia, ReleasedPost
from composer.library.releases import catalogue, pages
from composer.library.releases.objects import ref_of
from composer.library.releases.values import written
from tests.builders import a_charter_text, a_guide, a_library_info, a_notice, a_post, a_rule_file


def release_seeds() -> dict[str, bytes]:
    """One of each part; those that travel squeezed are plain here."""
    ref = ref_of(b"seed")
    media = (LibraryMedia("velo.jpg", {}),)
    posts = [ReleasedPost(a_post(media=media), (ReleasedMedia("velo.jpg", ref, ref),))]
    entries: tuple[ObjectRef | None, ...] = (ref, None, ref, *[None] * 5)
    edition = Edition(a_library_info(), ref, ref, ref, ref, ref, ref, 3)
    page = pages.page(Page(entries, frozenset({2}), ref))
    parts = [
        (0, True, written(posts)),
        (1, False, page),
        (2, False, pages.pack([b"one", b"two"])),
        (3, False, catalogue.catalogue(edition)),
        (4, False, catalogue.hold((a_notice(kind=NoticeKind.HOLD),))),
        (5, True, written((a_charter_text(),))),
        (6, True, written((a_rule_file(),))),
        (7, True, written(Vocabulary(("a",), ("b",)))),
        (8, True, written((a_guide(),))),
        (9, True, written((a_notice(),))),
    ]
    found = {f"release-{number}": bytes((number * 2 + squeezed,)) + data for number, squeezed, data in parts}
    delta = b"\x00\x03\x01\x05shard\x02\x00\x01\x01\x05shard"
    return {**found, "page": page, "delta": delta}
