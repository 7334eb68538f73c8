# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled library, in the rebuildable ``library.db``."""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from composer.domain.errors import LibraryMissing, PostNotFound
from composer.domain.ids import PostId
from composer.domain.library import (
    CharterSection,
    CharterText,
    Guide,
    GuideStep,
    LibraryInfo,
    LibraryMedia,
    LibraryPost,
    Notice,
    PostPage,
    PostQuery,
    PostText,
    RuleFile,
    Theme,
    Vocabulary,
)
from composer.domain.ports import Catalogue, IndexedPost
from composer.domain.text import Language
from composer.storage import catalogue_index
from composer.storage.catalogue_info import info_from_json
from composer.storage.catalogue_posts import replace_posts
from composer.storage.catalogue_search import find
from composer.storage.codec import decode, decode_readable, encode
from composer.storage.database import BUSY_TIMEOUT_MS, LIBRARY, Database
from composer.storage.sets import Index

T = TypeVar("T")
_AT_ONCE: Final = 200
_KEPT: Final = (
    LibraryInfo,
    Theme,
    LibraryPost,
    PostText,
    LibraryMedia,
    Guide,
    GuideStep,
    CharterText,
    CharterSection,
    RuleFile,
    Vocabulary,
    Notice,
    IndexedPost,
)


class LibraryDatabase:
    """Implements ``domain.ports.CatalogueStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._index = Index(-1, {}, {}, 0)
        self._shape = _shape()

    def digest(self) -> str:
        """As the port says; empty too when another version of the program, with other types, compiled it."""
        with self._database.reading() as connection:
            return _document(connection, "digest") if _document(connection, "shape") == self._shape else ""

    def replace(self, catalogue: Catalogue) -> None:
        documents = {
            "digest": catalogue.digest,
            "shape": self._shape,
            "media-root": catalogue.media_root,
            "info": encode(catalogue.info),
            "guides": encode(catalogue.guides),
            "charter": encode(catalogue.charter),
            "rules": encode(sorted(catalogue.rules, key=lambda rule: rule.path)),
            "vocabulary": encode(catalogue.vocabulary),
            "notices": encode(catalogue.notices),
        }
        with self._database.writing() as connection:
            documents["generation"] = str(generation := _generation(connection) + 1)
            replace_posts(connection, catalogue.posts, generation)
            connection.executemany("INSERT OR REPLACE INTO documents (name, body) VALUES (?, ?)", documents.items())

    def info(self) -> LibraryInfo:
        body = self._text("info")
        if not body:
            raise LibraryMissing(path=self._database.path)
        return info_from_json(body)

    def digests(self) -> dict[PostId, str]:
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT id, digest FROM posts"))

    def media_root(self) -> str:
        return self._text("media-root")

    def post(self, post: PostId) -> LibraryPost:
        with self._database.reading() as connection:
            row = connection.execute("SELECT body FROM posts WHERE id = ?", (post,)).fetchone()
        if row is None:
            raise PostNotFound(post=post)
        return decode(LibraryPost, row[0], self._database.path)

    def posts(self) -> Iterator[LibraryPost]:
        """As the port says, read some at a time."""
        last = -1
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT number, body FROM posts WHERE number > ? ORDER BY number LIMIT ?", (last, _AT_ONCE)
                ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from decode_readable(LibraryPost, [(body,) for _, body in rows], self._database.path)

    def search(
        self,
        terms: Sequence[str],
        query: PostQuery,
        now: datetime,
        shared: Mapping[PostId, int],
        reader: Language | None = None,
    ) -> PostPage:
        """As the port says. Posts with the words in their title come first, then in the order asked for."""
        with self._database.reading() as connection:
            generation = _generation(connection)
            if self._index.generation != generation:
                self._index = catalogue_index.load(connection, generation)
            return find(connection, self._index, terms, query, now, shared, reader)

    def guides(self, language: Language) -> tuple[Guide, ...]:
        chosen: dict[str, Guide] = {}
        for guide in self._documents(Guide, "guides"):
            if guide.id not in chosen or guide.language is language:
                chosen[guide.id] = guide
        return tuple(
            sorted(chosen.values(), key=lambda guide: (not guide.first_post, guide.title.casefold(), guide.id))
        )

    def charter(self, language: Language) -> CharterText | None:
        texts = self._documents(CharterText, "charter")
        return next((text for text in texts if text.language is language), texts[0] if texts else None)

    def rules(self) -> tuple[RuleFile, ...]:
        return self._documents(RuleFile, "rules")

    def vocabulary(self) -> Vocabulary:
        body = self._text("vocabulary")
        return decode(Vocabulary, body, self._database.path) if body else Vocabulary()

    def notices(self) -> tuple[Notice, ...]:
        return self._documents(Notice, "notices")

    def close(self) -> None:
        """No other thread may be at work in it."""
        self._database.close()

    def _text(self, name: str) -> str:
        with self._database.reading() as connection:
            return _document(connection, name)

    def _documents(self, kind: type[T], name: str) -> tuple[T, ...]:
        body = self._text(name)
        return decode(tuple[kind, ...], body, self._database.path) if body else ()  # type: ignore[valid-type]


def _shape() -> str:
    """Changes with the fields of any type kept here."""
    fields = [(kind.__name__, sorted(kind.__annotations__.items())) for kind in _KEPT]
    return f"{zlib.crc32(repr(fields).encode()):08x}"


def _document(connection: sqlite3.Connection, name: str) -> str:
    with closing(connection.execute("SELECT body FROM documents WHERE name = ?", (name,))) as rows:
        row = rows.fetchone()
    return "" if row is None else str(row[0])


def _generation(connection: sqlite3.Connection) -> int:
    return int(_document(connection, "generation") or 0)


def open_catalogue(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> LibraryDatabase:
    """Opens or makes it; a damaged file is deleted, since it is built again from the library.

    Raises DatabaseTooNew, DatabaseLocked, DiskFull, FolderReadOnly.
    """
    return LibraryDatabase(Database(path, LIBRARY, busy_timeout_ms))
