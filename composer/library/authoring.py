# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authoring folder of a library, compiled to a catalogue. Files are handed in; nothing is opened here."""

import hashlib
import json
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Final, ParamSpec, TypeVar

from composer.domain.errors import LibraryError, LibraryInvalid
from composer.domain.library import CharterText, Guide, LibraryInfo, LibraryPost, Notice, RuleFile, Vocabulary
from composer.domain.ports import Catalogue, IndexedPost
from composer.domain.text import Language
from composer.library import FORMAT
from composer.library.charter_text import read_charter
from composer.library.fields import invalid
from composer.library.indexing import indexed
from composer.library.notices import read_notice
from composer.library.posts import Name, name_of, read_post
from composer.library.settings_file import FILE, read_info

P = ParamSpec("P")
T = TypeVar("T")
GuideParser = Callable[[str, str, Language], Guide]
"""``(path, source, language)`` to a guide; raises LibraryInvalid."""
Memory = Callable[[Hashable, Callable[[], object]], object]
"""``(key, find)`` to what ``find`` gave for that key, now or earlier."""
RULES: Final = "charter/rules/"
VOCABULARY: Final = "charter/vocabulary/"
_RULE_FILES: Final = (".yml", ".yaml", ".csv", ".toml", ".txt")


def read_library(files: Mapping[str, str], media: Collection[str], media_root: str, guide: GuideParser) -> Catalogue:
    """The library of these files (relative path with ``/`` to text) and media names.

    Raises LibraryMissing without ``library.toml``, LibraryInvalid at the first fault.
    """
    reading = _Reading(files, frozenset(media), guide)
    catalogue = reading.catalogue(media_root)
    if reading.faults:
        raise reading.faults[0]
    return catalogue


def faults(files: Mapping[str, str], media: Collection[str], guide: GuideParser) -> tuple[LibraryError, ...]:
    """Everything that keeps the library from being read, one fault per file at most, in file order."""
    reading = _Reading(files, frozenset(media), guide)
    try:
        reading.catalogue("")
    except LibraryError as error:
        return (error,)
    return tuple(reading.faults)


def readable(
    files: Mapping[str, str], media: Collection[str], guide: GuideParser, kept: Memory
) -> tuple[Catalogue | None, tuple[LibraryError, ...]]:
    """What can be read, and everything that can't; nothing without a ``library.toml`` that can be read.

    The catalogue is for checks: its posts can't be searched. ``kept`` gives again what was read before.
    """
    reading = _Reading(files, frozenset(media), guide, kept)
    try:
        catalogue = reading.catalogue("")
    except LibraryError as error:
        return None, (error,)
    return catalogue, tuple(reading.faults)


def rule_files(files: Mapping[str, str], under: str = RULES) -> tuple[RuleFile, ...]:
    """The charter rules below a folder and the lists they name, in path order; their paths are relative to it."""
    paths = sorted(path for path in files if path.startswith(under) and path.endswith(_RULE_FILES))
    return tuple(RuleFile(path.removeprefix(under), files[path]) for path in paths)


def vocabulary(files: Mapping[str, str], under: str = VOCABULARY) -> Vocabulary:
    """Accepted and rejected terms: one pattern a line, ``#`` begins a comment."""
    return Vocabulary(_terms_of(files.get(f"{under}accept.txt", "")), _terms_of(files.get(f"{under}reject.txt", "")))


def _terms_of(source: str) -> tuple[str, ...]:
    lines = (line.strip().removeprefix("\ufeff") for line in source.splitlines())
    return tuple(line for line in lines if line and line != "#" and not line.startswith("# "))


class _Reading:
    """One reading of a folder; a file that is not valid is noted and the others go on."""

    def __init__(
        self, files: Mapping[str, str], media: frozenset[str], guide: GuideParser, kept: Memory | None = None
    ) -> None:
        self._files = {path: files[path] for path in sorted(files) if _counts(path)}
        self._media = media
        self._guide = guide
        self._kept = kept
        self.faults: list[LibraryInvalid] = []

    def catalogue(self, media_root: str) -> Catalogue:
        info = read_info(self._files.get(FILE), media_root.removesuffix("media"))
        return Catalogue(
            digest=self._digest(),
            info=info,
            posts=[self._indexed(post, info) for post in self._posts(info)],
            guides=tuple(self._guides(info)),
            charter=tuple(self._charter(info)),
            rules=rule_files(self._files),
            vocabulary=vocabulary(self._files),
            notices=tuple(self._notices(info)),
            media_root=media_root,
        )

    def _indexed(self, post: LibraryPost, info: LibraryInfo) -> IndexedPost:
        return indexed(post, info) if self._kept is None else IndexedPost(post, "", "", "")

    def _digest(self) -> str:
        content = json.dumps([FORMAT, list(self._files.items()), sorted(self._media)], ensure_ascii=True)
        return hashlib.sha256(content.encode()).hexdigest()

    def _try(self, read: Callable[P, T], *args: P.args, **more: P.kwargs) -> T | None:
        try:
            return read(*args, **more)
        except LibraryInvalid as error:
            self.faults.append(error)
            return None

    def _named(self, folder: str) -> Iterator[tuple[str, Name]]:
        for path in self._files:
            if path.startswith(folder):
                name = self._try(name_of, path)
                if name is not None:
                    yield path, name

    def _posts(self, info: LibraryInfo) -> Iterator[LibraryPost]:
        found: dict[str, dict[Language | None, str]] = {}
        for path, name in self._named("posts/"):
            versions = found.setdefault(name.id, {})
            if name.language in versions:
                reason = f"there is already {versions[name.language]} of the same name; rename one of them"
                self.faults.append(invalid(path, 1, reason))
            else:
                versions[name.language] = path
        for post, paths in found.items():
            main = paths.pop(None, None)
            if main is None:
                path = next(iter(paths.values()))
                self.faults.append(invalid(path, 1, f"there is no posts/{post}.md; a post needs its main file"))
                continue
            others = {path: self._files[path] for path in paths.values()}
            read = self._read(post, main, others, info)
            if isinstance(read, LibraryInvalid):
                self.faults.append(read)
            else:
                yield read

    def _read(self, post: str, main: str, others: dict[str, str], info: LibraryInfo) -> LibraryPost | LibraryInvalid:
        def attempt() -> LibraryPost | LibraryInvalid:
            try:
                return read_post(post, (main, self._files[main]), others, info, self._media)
            except LibraryInvalid as error:
                return error

        if self._kept is None:
            return attempt()
        said = (main, self._files[main], *(part for other in sorted(others.items()) for part in other))
        found = self._kept(("read", said, self._files[FILE], self._names), attempt)
        assert isinstance(found, LibraryPost | LibraryInvalid)  # noqa: S101 - what was put there
        return found

    @cached_property
    def _names(self) -> str:
        """Stands for the names of the media, however many there are."""
        return hashlib.sha256("\0".join(sorted(self._media)).encode("utf-8", "surrogateescape")).hexdigest()

    def _guides(self, info: LibraryInfo) -> Iterator[Guide]:
        for path, name in self._named("guides/"):
            language = name.language or info.default_language
            guide = self._try(self._guide, path, self._files[path], language)
            if guide is not None:
                yield guide

    def _charter(self, info: LibraryInfo) -> Iterator[CharterText]:
        for code in ("", *(f".{language}" for language in Language)):
            path = f"charter/charter{code}.md"
            language = Language(code[1:]) if code else info.default_language
            if path in self._files:
                text = self._try(read_charter, path, self._files[path], language)
                if text is not None:
                    yield text

    def _notices(self, info: LibraryInfo) -> Iterator[Notice]:
        for path, _ in self._named("notices/"):
            notice = self._try(read_notice, path, self._files[path], info)
            if notice is not None:
                yield notice


def _counts(path: str) -> bool:
    """Only files with a place in the library; a README is for its authors."""
    name = path.rpartition("/")[2]
    if name.startswith(".") or name.upper() == "README.MD":
        return False
    folder = path.partition("/")[0]
    if folder in ("posts", "guides", "notices"):
        return path.endswith(".md")
    return path == FILE or folder == "charter"
