# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Building and loading what makes a search fast: sets, orders, and the words too frequent for the full-text index."""

import re
import sqlite3
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from composer.domain.library import LibraryPost
from composer.domain.ports import IndexedPost
from composer.domain.text import Language
from composer.storage.codec import instant
from composer.storage.sets import Bits, Index, Timeline, bits_of, packed, unpacked

FREQUENT: Final = 500
"""Words, and beginnings of words, in more posts than this have their set stored: the index would take too long."""

FEW: Final = 0.05
"""Up to this share of changed posts the stored sets are corrected; beyond, they are made anew."""


class _Marks(dict[int, int | None]):
    """Takes accents away that stand by themselves; looks at each character once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if unicodedata.combining(chr(code)) else code
        return found


_MARKS: Final = _Marks()
_WORD: Final = re.compile(r"[^\W_]+")

Numbered = Sequence[tuple[int, IndexedPost]]


def tokens(terms: str) -> tuple[str, ...]:
    """The words the full-text index sees in ``terms``."""
    if terms.isascii() and terms.isalnum():
        return (terms.lower(),)
    return tuple(_WORD.findall(unicodedata.normalize("NFKD", terms.lower()).translate(_MARKS)))


@dataclass(frozen=True, slots=True)
class Change:
    """What a new library changes: numbers that lost their post, and posts written, some under such a number."""

    emptied: frozenset[int]
    written: Numbered


def build(connection: sqlite3.Connection, posts: Numbered, generations: Mapping[int, int], change: Change) -> None:
    """Writes the index of these numbered posts; ``generations`` says when each came into the library."""
    size = max((number for number, _ in posts), default=0) + 1
    connection.execute("DELETE FROM sets")
    connection.executemany("INSERT INTO sets (name, bits) VALUES (?, ?)", _sets(posts, generations, size))
    if len(change.emptied) + len(change.written) <= len(posts) * FEW:
        _renew_frequent(connection, change, size)
    else:
        connection.execute("DELETE FROM frequent")
        connection.executemany("INSERT INTO frequent (word, title, bits) VALUES (?, ?, ?)", _frequent(posts, size))


def load(connection: sqlite3.Connection, generation: int) -> Index:
    """The index as ``build`` wrote it."""
    sets: dict[str, Bits] = {}
    orders: dict[str, array[int]] = {}
    expiry, embargo = Timeline(), Timeline()
    for name, data in connection.execute("SELECT name, bits FROM sets"):
        kind, _, rest = name.partition(":")
        if kind in ("expiry", "embargo"):
            timeline = expiry if kind == "expiry" else embargo
            (timeline.times if rest == "times" else timeline.posts).frombytes(data)
        elif kind == "order":
            orders[rest] = array("I", data)
        else:
            sets[name] = unpacked(data)
    size = sets.get("all", 0).bit_length()
    return Index(generation, sets, orders, size, expiry, embargo)


def matching(connection: sqlite3.Connection, word: str, index: Index, *, prefix: bool) -> tuple[Bits, Bits]:
    """The posts that hold a word, or one beginning with it: in the title, and anywhere."""
    row = connection.execute(
        "SELECT title, bits FROM frequent WHERE word = ?", (word + "*" if prefix else word,)
    ).fetchone()
    if row is not None:
        return unpacked(zlib.decompress(row[0])), unpacked(zlib.decompress(row[1]))
    pattern = f'"{word}"*' if prefix else f'"{word}"'
    return _indexed(connection, f"title : {pattern}", index.size), _indexed(connection, pattern, index.size)


def _indexed(connection: sqlite3.Connection, pattern: str, size: int) -> Bits:
    rows = connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (pattern,))
    return bits_of((number for (number,) in rows), size)


def title_in(post: LibraryPost, language: Language) -> str:
    """What the title is sorted by: no case, no accents."""
    return " ".join(tokens(post.text_in(language)[1].title))


def _sets(posts: Numbered, generations: Mapping[int, int], size: int) -> Iterator[tuple[str, bytes]]:
    members: dict[str, list[int]] = defaultdict(list)
    moments: dict[str, list[tuple[int, int]]] = {"expiry": [], "embargo": []}
    for number, indexed in posts:
        post = indexed.post
        members["all"].append(number)
        kinds: dict[str, Iterable[str]] = {"theme": post.themes, "network": post.networks, "language": post.texts}
        for kind, names in kinds.items():
            for name in set(names):
                members[f"{kind}:{name}"].append(number)
        if post.expires is not None:
            moments["expiry"].append((instant(post.expires), number))
        if post.not_before is not None:
            moments["embargo"].append((instant(post.not_before), number))
    for name, numbers in members.items():
        yield name, packed(bits_of(numbers, size))
    for kind, timeline in moments.items():
        timeline.sort()
        yield f"{kind}:times", array("q", [time for time, _ in timeline]).tobytes()
        yield f"{kind}:posts", array("I", [number for _, number in timeline]).tobytes()
    yield from _orders(posts, generations)


def _orders(posts: Numbered, generations: Mapping[int, int]) -> Iterator[tuple[str, bytes]]:
    """Newest: what came with the latest library first, then what may be published last, then by name."""

    def age(entry: tuple[int, IndexedPost]) -> tuple[int, int, str]:
        number, indexed = entry
        begins = indexed.post.not_before
        return -generations[number], -instant(begins) if begins else 0, indexed.post.id

    yield "order:newest", array("I", [number for number, _ in sorted(posts, key=age)]).tobytes()
    known: dict[str, str] = {}

    def title(post: LibraryPost, language: Language) -> str:
        words = post.text_in(language)[1].title
        return known.get(words) or known.setdefault(words, title_in(post, language))

    for language in Language:
        titled = sorted((title(indexed.post, language), indexed.post.id, number) for number, indexed in posts)
        yield f"order:title:{language}", array("I", [number for _, _, number in titled]).tobytes()


def _frequent(posts: Numbered, size: int) -> Iterator[tuple[str, bytes, bytes]]:
    if len(posts) <= FREQUENT:
        return
    titles, anywhere = _postings(posts)
    for word, numbers in anywhere.items():
        if len(numbers) > FREQUENT:
            yield word, _compressed(titles.get(word, ()), size), _compressed(numbers, size)
    # An upper bound on the posts of each beginning; a set too many does no harm.
    reach: Counter[str] = Counter()
    for word, numbers in anywhere.items():
        for end in range(1, len(word) + 1):
            reach[word[:end]] += len(numbers)
    words: dict[str, list[str]] = defaultdict(list)
    for word in anywhere:
        for end in range(1, len(word) + 1):
            if reach[word[:end]] > FREQUENT:
                words[word[:end]].append(word)
    for beginning, members in words.items():
        in_titles = (number for word in members for number in titles.get(word, ()))
        everywhere = (number for word in members for number in anywhere[word])
        yield beginning + "*", _compressed(in_titles, size), _compressed(everywhere, size)


def _renew_frequent(connection: sqlite3.Connection, change: Change, size: int) -> None:
    """Corrects the stored sets. A word that has become frequent since is left to the full-text index."""
    titles, anywhere = (_with_beginnings(postings) for postings in _postings(change.written))
    emptied = bits_of(change.emptied, max([size, *change.emptied]))
    corrected: list[tuple[bytes, bytes, str]] = []
    for word, title, bits in connection.execute("SELECT word, title, bits FROM frequent"):
        before = unpacked(zlib.decompress(title)), unpacked(zlib.decompress(bits))
        added = bits_of(titles.get(word, ()), size), bits_of(anywhere.get(word, ()), size)
        after = before[0] & ~emptied | added[0], before[1] & ~emptied | added[1]
        if after != before:
            corrected.append((zlib.compress(packed(after[0]), 1), zlib.compress(packed(after[1]), 1), word))
    connection.executemany("UPDATE frequent SET title = ?, bits = ? WHERE word = ?", corrected)


def _with_beginnings(postings: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """The posts of each word, and of each beginning under its name in the table."""
    both: dict[str, list[int]] = defaultdict(list)
    for word, numbers in postings.items():
        both[word] += numbers
        for end in range(1, len(word) + 1):
            both[word[:end] + "*"] += numbers
    return both


def _postings(posts: Numbered) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The posts of each word, in titles and anywhere."""
    titles: dict[str, list[int]] = defaultdict(list)
    anywhere: dict[str, list[int]] = defaultdict(list)
    known: dict[str, tuple[str, ...]] = {}

    def words_of(terms: str) -> set[str]:
        words: set[str] = set()
        for term in terms.split():
            if term not in known:
                known[term] = tokens(term)
            words.update(known[term])
        return words

    for number, indexed in posts:
        in_title = words_of(indexed.title_terms)
        for word in in_title:
            titles[word].append(number)
        for word in in_title | words_of(indexed.body_terms):
            anywhere[word].append(number)
    return titles, anywhere


def _compressed(numbers: Iterable[int], size: int) -> bytes:
    return zlib.compress(packed(bits_of(numbers, size)), 1)
