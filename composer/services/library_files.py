# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the files of a library folder, before anything in them is read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from composer.domain.media import MediaKind, kind_of
from composer.domain.ports import Catalogue
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, nearest, problem_of
from composer.system.folders import MEDIA, Survey

DRAFTS: Final = "drafts"
FOLDERS: Final = ("posts", MEDIA, "charter", "guides", "notices", DRAFTS)
PICTURE_BYTES: Final = 20 * 1024 * 1024
FILM_BYTES: Final = 512 * 1024 * 1024
"""No network takes more of a person, and everybody downloads what they publish."""
_MEGABYTE: Final = 1024 * 1024
_TEXTS: Final = ("posts", "guides", "notices")


def file_problems(found: Survey) -> Iterator[LibraryProblem]:
    """What can't be read or kept, media too large, and files that no reader will ever see."""
    for fault in found.faults:
        yield problem_of(fault)
    for link in found.links:
        reason = "a link to another file; some computers make a text of it, so put a copy here"
        yield LibraryProblem(link, 1, reason, advice=True)
    for name, size in found.media.items():
        yield from _medium(f"{MEDIA}/{name}", size)
    for path in (*found.texts, *found.others):
        if reason := _astray(path, found.texts):
            yield LibraryProblem(path, 1, reason, advice=True)
    yield from _proposals(found.texts)


def unused_problems(found: Survey, catalogue: Catalogue, complete: bool) -> Iterator[LibraryProblem]:
    """Media that no post names. Where some posts could not be read, ``complete`` is False and nothing is said."""
    named = {medium.file for entry in catalogue.posts for medium in entry.post.media}
    for name in found.media if complete else ():
        if name not in named:
            reason = "no post names it, so everybody keeps it for nothing; name it in a post, or delete it"
            yield LibraryProblem(f"{MEDIA}/{name}", 1, reason, advice=True)


def _medium(path: str, size: int) -> Iterator[LibraryProblem]:
    kind = kind_of(path)
    if kind not in (MediaKind.PICTURE, MediaKind.VIDEO):
        reason = "posts show png, jpg, webp, gif, mp4 and mov only; convert it, or delete it"
        yield LibraryProblem(path, 1, reason, advice=True)
        return
    most = PICTURE_BYTES if kind is MediaKind.PICTURE else FILM_BYTES
    if size > most:
        reason = f"it weighs {size // _MEGABYTE} MB, {most // _MEGABYTE} MB is the most; save it smaller"
        yield LibraryProblem(path, 1, reason)
    elif not size:
        yield LibraryProblem(path, 1, "the file is empty; put the picture here again")


def _astray(path: str, texts: Mapping[str, str]) -> str:
    """Why nobody will ever see a file; empty when somebody does, or when it is there for its authors."""
    folder, _, rest = path.partition("/")
    name = path.rpartition("/")[2]
    if name.upper() == "README.MD" or path == "library.toml" or folder == DRAFTS:
        return ""
    if not rest:
        return "nothing reads it here; delete it, or put it in one of the folders posts, charter, guides and notices"
    if folder not in FOLDERS:
        return f"nothing reads the folder {folder}; {nearest(folder, FOLDERS)}"
    if folder in _TEXTS and not name.endswith(".md"):
        return f"only files that end with .md are read in {folder}; rename it, or delete it"
    if folder == "charter":
        return _astray_in_charter(rest, texts)
    return ""


def _astray_in_charter(rest: str, texts: Mapping[str, str]) -> str:
    folder, _, name = rest.partition("/")
    if folder == "rules" and name:
        used = rest.endswith((".yml", ".yaml")) or _named(rest, texts)
        return "" if used else "no rule names this list; name it under list: in a rule, or delete it"
    if folder == "vocabulary" and name:
        return "" if name in ("accept.txt", "reject.txt") else "only accept.txt and reject.txt are read here"
    charters = {"charter.md", *(f"charter.{language}.md" for language in Language)}
    return "" if rest in charters else f"nothing reads it; {nearest(rest, sorted(charters))}"


def _named(rest: str, texts: Mapping[str, str]) -> bool:
    """True when a rule mentions a list by its file name."""
    name = rest.rpartition("/")[2]
    rules = (path for path in texts if path.startswith("charter/rules/") and path.endswith((".yml", ".yaml")))
    return any(name in texts[path] for path in rules)


def _proposals(texts: Iterable[str]) -> Iterator[LibraryProblem]:
    for path in texts:
        if re.fullmatch(rf"{DRAFTS}/[^/]+\.md", path) and not path.upper().endswith("/README.MD"):
            reason = "a proposal that nobody sees yet; complete it and move it to posts/ to approve it, or delete it"
            yield LibraryProblem(path, 1, reason, advice=True)
