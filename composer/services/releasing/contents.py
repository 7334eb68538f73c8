# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a release says, each part checked by its hash; and how two of them differ, for approvers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tuf.api.metadata import Targets

from composer.domain.ids import PostId
from composer.domain.library import Notice
from composer.domain.places import PlaceFileMissing, PlaceFileTooLarge
from composer.domain.release_errors import ReleaseDamaged
from composer.domain.releases import Edition, ObjectRef, ReleaseFiles
from composer.library.releases import catalogue as codec
from composer.library.releases.objects import checked, path_of
from composer.library.releases.walking import changed_posts, parts_of

_LARGEST: Final = 2 * 1024 * 1024 * 1024


class Contents:
    """Reads from ``files``; raises ReleaseDamaged for what is missing or not what was signed."""

    def __init__(self, files: ReleaseFiles) -> None:
        self.files = files

    def object(self, ref: ObjectRef) -> bytes:
        """Its bytes."""
        return self.checked_at(path_of(ref), ref)

    def edition(self, ref: ObjectRef) -> Edition:
        """The catalogue of that name."""
        return codec.read_catalogue(self.checked_at(target_path(codec.CATALOGUE, ref), ref))

    def holds(self, targets: Targets | None) -> tuple[Notice, ...]:
        """The pauses one approver has signed."""
        ref = named(targets, codec.HOLD) if targets else None
        return codec.read_hold(self.checked_at(target_path(codec.HOLD, ref), ref)) if ref else ()

    def checked_at(self, path: str, ref: ObjectRef) -> bytes:
        """The file there, which must be that one."""
        try:
            return checked(ref, self.files.read(path, min(ref.size, _LARGEST)))
        except PlaceFileMissing as error:
            raise ReleaseDamaged(file=path, reason="it is not there") from error
        except PlaceFileTooLarge as error:
            raise ReleaseDamaged(file=path, reason="it is larger than it was") from error


def named(targets: Targets, name: str) -> ObjectRef | None:
    """The file of that name which is signed for."""
    target = targets.targets.get(name)
    if target is None:
        return None
    if "sha256" not in target.hashes or not 0 <= target.length <= codec.CATALOGUE_LIMIT:
        raise ReleaseDamaged(file=name, reason="it is signed for as something it cannot be")
    return ObjectRef(target.hashes["sha256"], target.length)


def target_path(name: str, ref: ObjectRef) -> str:
    """Where it is, by its hash: an older one stays readable beside it."""
    return f"targets/{ref.sha256}.{name}"


@dataclass(frozen=True, slots=True)
class Differences:
    """What an approver is asked to stand for, since what was approved last. Posts are id and title."""

    added: Sequence[tuple[PostId, str]]
    changed: Sequence[tuple[PostId, str]]
    removed: Sequence[tuple[PostId, str]]
    parts: Mapping[str, tuple[str, ...]]
    """Of charter, rules, vocabulary, guides, notices, settings: what in them differs, by name."""
    first: bool

    @property
    def none(self) -> bool:
        """Nothing differs: only the signatures are new."""
        return not (self.added or self.changed or self.removed or self.parts)


def differences(contents: Contents, before: Edition | None, after: Edition) -> Differences:
    """From one edition to another; ``before`` is None for the first."""
    old, new = changed_posts(before.posts if before else None, after.posts, contents.object)

    titles = {post: one.post.texts[one.post.language].title for post, one in {**old, **new}.items()}
    return Differences(
        added=sorted((post, titles[post]) for post in new if post not in old),
        changed=sorted((post, titles[post]) for post in new if post in old),
        removed=sorted((post, titles[post]) for post in old if post not in new),
        parts={name: found for name, found in _parts(contents, before, after) if found},
        first=before is None,
    )


def _parts(contents: Contents, before: Edition | None, after: Edition) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, ref in parts_of(after).items():
        old = parts_of(before)[name] if before else None
        if old != ref:
            was: Mapping[str, object] = _entries(name, contents.object(old)) if old else {}
            now = _entries(name, contents.object(ref))
            found.append((name, tuple(sorted(key for key in {**was, **now} if was.get(key) != now.get(key)))))
    if before is not None and before.info != after.info:
        fields = (name for name in after.info.__slots__ if getattr(before.info, name) != getattr(after.info, name))
        found.append(("settings", tuple(sorted(fields))))
    return found


def _entries(part: str, data: bytes) -> Mapping[str, object]:
    match part:
        case "charter":
            return {f"charter ({text.language})": text for text in codec.read_charter(data)}
        case "rules":
            return {rule.path: rule for rule in codec.read_rules(data)}
        case "guides":
            return {f"{guide.id} ({guide.language})": guide for guide in codec.read_guides(data)}
        case "notices":
            return {notice.id: notice for notice in codec.read_notices(data)}
    words = codec.read_vocabulary(data)
    return {f"+ {word}": word for word in words.accept} | {f"- {word}": word for word in words.reject}
