# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing the posts of a catalogue: only what changed."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Final

from composer.domain.ports import IndexedPost
from composer.storage import catalogue_index
from composer.storage.codec import encode

SEPARATOR: Final = "\x1f"
EXCERPT: Final = 220
"""Characters of a post shown in a list, at most."""


def replace_posts(connection: sqlite3.Connection, posts: Sequence[IndexedPost], generation: int) -> None:
    """Makes the tables hold exactly these posts; those with the digest they had are left alone."""
    held = {
        post: (number, digest, born)
        for post, number, digest, born in connection.execute("SELECT id, number, digest, generation FROM posts")
    }
    wanted = {indexed.post.id for indexed in posts}
    gone = [number for post, (number, _, _) in held.items() if post not in wanted]
    _delete(connection, gone)
    free = _free_numbers({number for number, _, _ in held.values()} - set(gone), gone)
    numbered: list[tuple[int, IndexedPost]] = []
    generations: dict[int, int] = {}
    written: list[tuple[int, IndexedPost]] = []
    emptied = set(gone)
    for indexed in posts:
        number, digest, born = held.get(indexed.post.id) or (next(free), "", generation)
        numbered.append((number, indexed))
        generations[number] = born
        if digest != indexed.digest:
            if digest:
                _delete(connection, [number])
                emptied.add(number)
            _insert(connection, number, indexed, born)
            written.append((number, indexed))
    change = catalogue_index.Change(frozenset(emptied), written)
    catalogue_index.build(connection, numbered, generations, change)


def excerpt(body: str) -> str:
    """The beginning of a text on one line, cut between words."""
    line = " ".join(body.split())
    if len(line) <= EXCERPT:
        return line
    cut = line[: EXCERPT - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"


def _free_numbers(used: set[int], gone: list[int]) -> Iterator[int]:
    return chain(sorted(gone), count(max([*used, *gone], default=0) + 1))


def _delete(connection: sqlite3.Connection, numbers: list[int]) -> None:
    rows = [(number,) for number in numbers]
    connection.executemany("DELETE FROM posts WHERE number = ?", rows)
    connection.executemany("DELETE FROM words WHERE rowid = ?", rows)


def _insert(connection: sqlite3.Connection, number: int, indexed: IndexedPost, generation: int) -> None:
    post = indexed.post
    connection.execute(
        "INSERT INTO posts (number, id, digest, generation, language, themes, networks, not_before, expires, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            post.id,
            indexed.digest,
            generation,
            post.language.value,
            SEPARATOR.join(post.themes),
            SEPARATOR.join(post.networks),
            post.not_before.isoformat() if post.not_before else None,
            post.expires.isoformat() if post.expires else None,
            encode(post),
        ),
    )
    connection.executemany(
        "INSERT INTO texts (post, language, title, excerpt) VALUES (?, ?, ?, ?)",
        [(number, language.value, text.title, excerpt(text.body)) for language, text in post.texts.items()],
    )
    connection.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (number, indexed.title_terms, indexed.body_terms)
    )
