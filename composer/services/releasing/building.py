# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library folder to the objects of a release and its catalogue. The same folder always gives the same bytes."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from composer.domain.errors import LibraryInvalid, MediaUnfit
from composer.domain.library import LibraryMedia, LibraryPost
from composer.domain.media import MediaKind, PictureLimits, kind_of
from composer.domain.ports import Catalogue, MediaFiles
from composer.domain.releases import Edition, ObjectRef, ReleasedMedia, ReleasedPost
from composer.library.releases import catalogue as codec
from composer.library.releases.names import is_media_name, twins
from composer.library.releases.objects import path_of, ref_of
from composer.library.releases.shards import THUMBNAIL_LIMIT
from composer.library.releases.tree import grow
from composer.library.releases.values import written
from composer.system.release_folder import ReleaseFolder, ref_of_file

CANDIDATE: Final = "candidate.json"
"""What was built last: approvers sign it, hosts never see it."""
THUMBNAIL: Final = PictureLimits(frozenset({"image/jpeg", "image/png"}), THUMBNAIL_LIMIT // 4, side=480)
LARGEST_PICTURE: Final = 25 * 1024 * 1024
LARGEST_FILM: Final = 256 * 1024 * 1024
_TYPES: Final = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif",
    ".mp4": "video/mp4", ".mov": "video/quicktime",
}  # fmt: skip
Progress = Callable[[str, int, int], None]
"""``(step, done, total)``: read, media, posts, write."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build. ``new`` bytes were not there before; ``changed``: it differs from the build before."""

    catalogue: ObjectRef
    posts: int
    media: int
    objects: int
    new: int
    changed: bool


class Building:
    """Makes releases of one folder; what an earlier build left is not made again."""

    def __init__(self, media: MediaFiles, progress: Progress = lambda _step, _done, _total: None) -> None:
        self._files = media
        self._progress = progress

    def build(self, catalogue: Catalogue, media_root: Path, out: Path) -> Built:
        """Raises LibraryInvalid for media that cannot be released, StorageError. ``catalogue`` has no faults."""
        folder = ReleaseFolder(out)
        folder.begin()
        before = _Candidate.read(folder.found(CANDIDATE))
        media = self._media(catalogue, media_root, folder, before.thumbnails if before else {})
        edition, objects = self._edition(catalogue, media, folder)
        data = codec.catalogue(edition)
        ref = ref_of(data)
        folder.keep(f"targets/{ref.sha256}.{codec.CATALOGUE}", data)
        thumbnails = {one.whole.sha256: one.thumbnail for one in media.values()}
        folder.write(CANDIDATE, _Candidate(ref, thumbnails).written())
        return Built(ref, edition.count, len(media), objects, folder.new, before is None or before.catalogue != ref)

    def _edition(
        self, catalogue: Catalogue, media: Mapping[str, ReleasedMedia], folder: ReleaseFolder
    ) -> tuple[Edition, int]:
        made: set[str] = set()

        def keep(ref: ObjectRef, data: bytes) -> None:
            made.add(ref.sha256)
            folder.keep(path_of(ref), data)
            if len(made) % 500 == 0:
                self._progress("write", len(made), len(catalogue.posts))

        def part(data: bytes) -> ObjectRef:
            ref = ref_of(data)
            keep(ref, data)
            return ref

        posts = [ReleasedPost(e.post, tuple(media[m.file] for m in e.post.media)) for e in catalogue.posts]
        edition = Edition(
            info=catalogue.info,
            charter=part(codec.charter(tuple(catalogue.charter))),
            rules=part(codec.rules(tuple(catalogue.rules))),
            vocabulary=part(codec.vocabulary(catalogue.vocabulary)),
            guides=part(codec.guides(tuple(catalogue.guides))),
            notices=part(codec.notices(tuple(catalogue.notices))),
            posts=grow(posts, keep),
            count=len(posts),
        )
        return edition, len(made)

    def _media(
        self, catalogue: Catalogue, root: Path, folder: ReleaseFolder, known: Mapping[str, ObjectRef | None]
    ) -> dict[str, ReleasedMedia]:
        used = _used(post for entry in catalogue.posts for post in (entry.post,))
        same = twins(used)
        if same is not None:
            raise _refused(used[same[1]], same[1], f"some systems take it for {same[0]}; rename one of them")
        found: dict[str, ReleasedMedia] = {}
        for number, (name, post) in enumerate(sorted(used.items())):
            self._progress("media", number, len(used))
            found[name] = self._medium(name, post, root / name, folder, known)
        return found

    def _medium(
        self, name: str, post: str, file: Path, folder: ReleaseFolder, known: Mapping[str, ObjectRef | None]
    ) -> ReleasedMedia:
        picture = kind_of(name) is MediaKind.PICTURE
        if not is_media_name(name):
            raise _refused(post, name, "not every system can keep a file of that name; rename it")
        try:
            about = self._files.file(str(file))
        except MediaUnfit as error:
            raise _refused(post, name, "it is damaged, or not what its name says") from error
        if about.media_type != _TYPES[file.suffix.lower()]:
            raise _refused(post, name, f"its name says otherwise, but it is {about.media_type}; rename it")
        limit = LARGEST_PICTURE if picture else LARGEST_FILM
        if about.size > limit:
            raise _refused(post, name, f"it is larger than {limit // (1024 * 1024)} MB; make it smaller")
        whole = ref_of_file(file)
        folder.keep_copy(path_of(whole), file, whole.size)
        if whole.sha256 in known:
            thumbnail = known[whole.sha256]
            if thumbnail is None or folder.stat(path_of(thumbnail)) is not None:
                return ReleasedMedia(name, whole, thumbnail)
        if not picture or about.animated:
            return ReleasedMedia(name, whole)
        try:
            return ReleasedMedia(name, whole, self._thumbnail(file, folder))
        except MediaUnfit as error:
            raise _refused(post, name, "it is damaged; save it again, or take another") from error

    def _thumbnail(self, file: Path, folder: ReleaseFolder) -> ObjectRef:
        made = self._files.picture(str(file), THUMBNAIL)
        ref = ref_of(made.content)
        folder.keep(path_of(ref), made.content)
        return ref


@dataclass(frozen=True, slots=True)
class _Candidate:
    catalogue: ObjectRef
    thumbnails: Mapping[str, ObjectRef | None]
    """By the hash of the picture, so that none is made twice."""

    def written(self) -> bytes:
        return written({"catalogue": self.catalogue, "thumbnails": dict(sorted(self.thumbnails.items()))}) + b"\n"

    @staticmethod
    def read(data: bytes | None) -> "_Candidate | None":
        """None as well for what is none: the build before is then as if it had not been."""
        try:
            held = json.loads(data or b"")
            thumbnails = {name: ObjectRef(**ref) if ref else None for name, ref in held["thumbnails"].items()}
            return _Candidate(ObjectRef(**held["catalogue"]), thumbnails)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def candidate(data: bytes | None) -> ObjectRef | None:
    """The catalogue that was built last; None when nothing was."""
    found = _Candidate.read(data)
    return found.catalogue if found else None


def _used(posts: Iterable[LibraryPost]) -> dict[str, str]:
    """Media by name, with a post that shows each."""
    used: dict[str, str] = {}
    for post in posts:
        media: Sequence[LibraryMedia] = post.media
        for medium in media:
            used.setdefault(medium.file, post.id)
    return used


def _refused(post: str, name: str, reason: str) -> LibraryInvalid:
    return LibraryInvalid(file=f"posts/{post}.md", line=1, reason=f"media/{name}: {reason}")
