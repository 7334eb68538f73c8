# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts for a library from a feed. Nothing is approved: a person reads each one and moves it to ``posts/``."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from composer.domain.errors import FeedUnreadable, FolderReadOnly, InputUnreadable, LibraryInvalid
from composer.domain.library import LibraryInfo
from composer.domain.text import Language
from composer.domain.web import Reply, Request
from composer.services.library_files import DRAFTS
from composer.services.library_folder import LibraryFolder

if TYPE_CHECKING:
    from composer.library.feeds import FeedEntry
    from composer.system.http import Http

IMPORTED: Final = "imported.txt"
FETCH_LIMIT_S: Final = 60.0
READ_LIMIT_S: Final = 30.0
_MEMORY: Final = 1024 * 1024 * 1024
_LONGEST_ID: Final = 60
_KINDS: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml, application/json, */*"
)
_LINK: Final = re.compile(r"""^link:[ \t]*["']?(?P<link>[^\s"']+)""", re.MULTILINE)
_NO_NAMES: Final = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
"""On Windows no file has one of these names."""
_HEADING: Final = (
    "# One entry a line that import-feed has proposed; take a line out, and it is proposed again.\n"
    "# Une entrée par ligne, déjà proposée par import-feed ; ôtez une ligne, et elle le sera de nouveau.\n"
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an import did. ``written`` are files of the drafts folder, ``known`` counts what was imported before."""

    written: tuple[Path, ...]
    known: int


def fetch_feed(http: "Http", address: str, monotonic: Callable[[], float]) -> bytes:
    """The bytes at that address. Raises FeedUnreadable, NetworkError, UsageError."""
    from composer.library.feeds import LARGEST_BYTES

    body, ends = bytearray(), monotonic() + FETCH_LIMIT_S

    def take(piece: bytes) -> None:
        body.extend(piece)
        if len(body) > LARGEST_BYTES:
            raise FeedUnreadable(source=address, reason="feed-large")
        if monotonic() > ends:
            raise FeedUnreadable(source=address, reason="feed-slow")

    def opened(_: Reply) -> Callable[[bytes], None]:
        return take

    reply = http.fetch(Request("GET", address, why="feed", headers={"Accept": _KINDS}), opened)
    if not reply.ok:
        raise FeedUnreadable(source=address, reason=f"HTTP {reply.status}.")
    return bytes(body)


def load_feed(path: Path) -> bytes:
    """The bytes of a file. Raises FeedUnreadable, InputUnreadable."""
    from composer.library.feeds import LARGEST_BYTES

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise InputUnreadable(path=path, reason=error.strerror or "unreadable") from error
    if len(data) > LARGEST_BYTES:
        raise FeedUnreadable(source=path, reason="feed-large")
    return data


def entries_of(data: bytes, source: str, limit_s: float = READ_LIMIT_S) -> "tuple[FeedEntry, ...]":
    """The entries, read in a process of its own that is stopped after a while. Raises FeedUnreadable."""
    from composer.library.feeds import FeedEntry
    from composer.system.apart import run_apart

    answer = run_apart(("library", "read-feed"), data, limit_s)
    if answer is None:
        raise FeedUnreadable(source=source, reason="feed-slow")
    said = json.loads(answer)
    if isinstance(said, str):
        raise FeedUnreadable(source=source, reason=said)
    return tuple(
        FeedEntry(**{**entry, "published": datetime.fromisoformat(entry["published"]) if entry["published"] else None})
        for entry in said
    )


def read_apart(there: Path, back: Path) -> None:
    """The other side of ``entries_of``: what stands in one file is read, and told in another."""
    from dataclasses import asdict

    from composer.library.feeds import read_feed
    from composer.system.apart import little_memory

    little_memory(_MEMORY)
    try:
        entries = read_feed(there.read_bytes())
    except FeedUnreadable as error:
        back.write_text(json.dumps(error.values["reason"]), "utf-8")
        return
    told = [{**asdict(entry), "published": entry.published.isoformat() if entry.published else ""} for entry in entries]
    back.write_text(json.dumps(told), "utf-8")


def propose(folder: Path, entries: "Iterable[FeedEntry]", source: str, now: datetime, most: int) -> Proposed:
    """A draft for each entry that was not imported before, ``most`` of them; the first ones of the feed come first.

    Raises LibraryMissing, LibraryInvalid, FolderReadOnly.
    """
    from composer.library.settings_file import FILE, read_info

    files = LibraryFolder(folder).texts()
    info = read_info(files.get(FILE), str(folder))
    drafts = folder / DRAFTS
    if drafts.is_symlink() or (drafts / IMPORTED).is_symlink():
        raise LibraryInvalid(file=DRAFTS, line="", reason="it is a link to another place; make it a folder of its own")
    known = _known(files)
    taken = {path.rpartition("/")[2].partition(".")[0] for path in files if path.startswith(("posts/", f"{DRAFTS}/"))}
    written: list[Path] = []
    marks: list[str] = []
    old = 0
    for entry in entries:
        mark = mark_of(entry)
        if mark in known:
            old += 1
        elif len(written) < most:
            known.add(mark)
            marks.append(mark)
            name = _name(entry.title, taken)
            taken.add(name)
            written.append(drafts / f"{name}.md")
            _write(written[-1], draft_of(entry, info, source, now))
            _remember(drafts / IMPORTED, files.get(f"{DRAFTS}/{IMPORTED}", ""), marks)
    return Proposed(tuple(written), old)


def draft_of(entry: "FeedEntry", info: LibraryInfo, source: str, now: datetime) -> str:
    """The file for an entry, as an author would begin it."""
    day = f", {entry.published:%Y-%m-%d}" if entry.published else ""
    language = _language(entry, info)
    fields = [
        "---",
        f"# Proposed on {now:%Y-%m-%d}, not approved: read it, complete it, then move this file to posts/.",
        f"# Proposé le {now:%Y-%m-%d}, pas encore approuvé : relisez, complétez, puis déplacez ce fichier dans posts/.",
        f"# {_shown(source)}{day}",
        f"title: {_quoted(entry.title)}",
        *([f"language: {language}"] if language is not info.default_language else []),
        f"themes: []    # {', '.join(theme.id for theme in info.themes)}",
        "networks: []",
        *([f"link: {_quoted(entry.link)}"] if entry.link else []),
        "---",
    ]
    return "\n".join((*fields, entry.text.strip(), ""))


def mark_of(entry: "FeedEntry") -> str:
    """What an entry is known by: its link without what changes from reader to reader, else its words."""
    if not entry.link:
        return "text:" + hashlib.sha256(f"{entry.title}\n{entry.text}".encode()).hexdigest()[:32]
    return _plain(entry.link)


def _plain(link: str) -> str:
    parts = urlsplit(link)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith("utm_")]
    return urlunsplit(("https", parts.netloc.lower(), parts.path.rstrip("/"), urlencode(kept), ""))


def _known(files: Mapping[str, str]) -> set[str]:
    """Marks of everything that is in the library, or was proposed before."""
    found = {line.strip() for line in files.get(f"{DRAFTS}/{IMPORTED}", "").splitlines()}
    for path, source in files.items():
        if path.startswith(("posts/", f"{DRAFTS}/")) and (link := _LINK.search(source)):
            found.update(_marks(link["link"]))
    return found


def _marks(link: str) -> Iterator[str]:
    try:
        yield _plain(link)
    except ValueError:
        return  # an address that can't be read is the link of no entry


def _language(entry: "FeedEntry", info: LibraryInfo) -> Language:
    from composer.language.detection import told

    found = told(f"{entry.title} {entry.text}".replace("\n", " ")) or entry.language
    return next((language for language in info.languages if language == found), info.default_language)


def _name(title: str, taken: "set[str]") -> str:
    from composer.library.terms import fold

    plain = re.sub(r"[^a-z0-9]+", "-", fold(title))[:_LONGEST_ID].strip("-") or "entry"
    if _NO_NAMES.fullmatch(plain):
        plain += "-1"
    number, name = 1, plain
    while name in taken:
        number += 1
        name = f"{plain}-{number}"
    return name


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _shown(source: str) -> str:
    """Where it came from, without what may be a key in the address."""
    return " ".join(source.partition("?")[0].split())


def _write(path: Path, text: str) -> None:
    """A new file, never instead of another."""
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise FolderReadOnly(path=path) from error


def _remember(path: Path, before: str, marks: Sequence[str]) -> None:
    """After each draft: cut short, the next import goes on where this one stopped."""
    beside = path.with_name(f".{path.name}")
    text = (before.rstrip("\n") + "\n" if before.strip() else _HEADING) + "".join(f"{mark}\n" for mark in marks)
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.replace(path)
    except OSError as error:
        raise FolderReadOnly(path=path) from error
