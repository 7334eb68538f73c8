# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of a search, in a few milliseconds whatever the size of the library."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import PostCard, PostPage, PostQuery, Sort
from composer.domain.text import Language
from composer.storage.catalogue_index import matching, tokens
from composer.storage.catalogue_posts import SEPARATOR
from composer.storage.codec import instant
from composer.storage.sets import Bits, Index, bits_of

_VARIABLES = 500
"""Values in one statement; SQLite allows at least 999."""


def find(
    connection: sqlite3.Connection,
    index: Index,
    terms: Sequence[str],
    query: PostQuery,
    now: datetime,
    shared: Mapping[PostId, int],
    reader: Language | None,
) -> PostPage:
    """As ``domain.ports.CatalogueStore.search`` says."""
    title_groups, matches = _by_words(connection, index, terms)
    base = matches & _filtered(index, query, now)
    found = base & index.union("theme", query.themes) if query.themes else base
    language = query.language or reader
    counts = _numbered_shares(connection, shared)
    ordered = chain.from_iterable(
        _sorted(found & group, index, query.sort, language, counts, now) for group in title_groups
    )
    numbers = list(islice(ordered, query.offset, query.offset + query.limit))
    themes = (name for name in index.sets if name.startswith("theme:"))
    return PostPage(
        cards=_cards(connection, numbers, language, counts),
        total=found.bit_count(),
        by_theme={ThemeId(name.removeprefix("theme:")): (base & index.sets[name]).bit_count() for name in themes},
    )


def _by_words(connection: sqlite3.Connection, index: Index, terms: Sequence[str]) -> tuple[list[Bits], Bits]:
    """The posts that hold every word, apart and together: all words in the title, some, none."""
    everything = index.sets.get("all", 0)
    words = [word for term in terms for word in tokens(term)]
    if not words:
        return [everything], everything
    matches = in_every_title = everything
    in_some_title = 0
    for position, word in enumerate(words, start=1):
        title, anywhere = matching(connection, word, index, prefix=position == len(words))
        matches &= anywhere
        in_every_title &= title
        in_some_title |= title
    return [in_every_title, in_some_title & ~in_every_title, everything & ~in_some_title], matches


def _filtered(index: Index, query: PostQuery, now: datetime) -> Bits:
    bits = index.sets.get("all", 0)
    if query.network is not None:
        bits &= index.union("network", [query.network])
    if query.language is not None:
        bits &= index.union("language", [query.language])
    if not query.include_expired:
        bits &= ~index.expired(instant(now))
    return bits


def _sorted(
    found: Bits, index: Index, sort: Sort, language: Language | None, counts: Mapping[int, int], now: datetime
) -> Iterator[int]:
    if sort is Sort.TITLE:
        yield from index.in_order(found, f"title:{language or Language.FRENCH}")
    elif sort is Sort.NEWEST:
        yield from index.in_order(found, "newest")
    else:
        # What nobody may publish yet is no choice for today, however little it was shared.
        embargoed = index.embargoed(instant(now))
        shared = bits_of((number for number in counts if number < index.size), index.size)
        for part in (found & ~embargoed, found & embargoed):
            yield from index.in_order(part & ~shared, "newest")
            yield from sorted(index.in_order(part & shared, "newest"), key=counts.__getitem__)


def _numbered_shares(connection: sqlite3.Connection, shared: Mapping[PostId, int]) -> dict[int, int]:
    """How often each post was shared, by the post's number; those never shared are left out."""
    counts: dict[int, int] = {}
    posts = [post for post, number in shared.items() if number]
    for start in range(0, len(posts), _VARIABLES):
        part = posts[start : start + _VARIABLES]
        marks = ", ".join("?" * len(part))
        rows = connection.execute(f"SELECT number, id FROM posts WHERE id IN ({marks})", part)  # noqa: S608 - marks
        counts.update((number, shared[post]) for number, post in rows)
    return counts


def _cards(
    connection: sqlite3.Connection, numbers: Sequence[int], language: Language | None, counts: Mapping[int, int]
) -> tuple[PostCard, ...]:
    cards: dict[int, PostCard] = {}
    for start in range(0, len(numbers), _VARIABLES):
        part = numbers[start : start + _VARIABLES]
        marks = ", ".join("?" * len(part))
        texts: dict[int, dict[Language, tuple[str, str]]] = defaultdict(dict)
        for number, code, title, excerpt in connection.execute(
            f"SELECT post, language, title, excerpt FROM texts WHERE post IN ({marks})",  # noqa: S608 - marks
            part,
        ):
            texts[number][Language(code)] = title, excerpt
        rows = connection.execute(
            "SELECT number, id, language, themes, networks, not_before, expires"  # noqa: S608 - marks
            f" FROM posts WHERE number IN ({marks})",
            part,
        )
        cards.update((row[0], _card(row, texts[row[0]], language, counts.get(row[0], 0))) for row in rows)
    return tuple(cards[number] for number in numbers)


def _card(
    row: tuple[str, ...], texts: Mapping[Language, tuple[str, str]], language: Language | None, shared: int
) -> PostCard:
    _, post, code, themes, networks, not_before, expires = row
    own = Language(code)
    title, excerpt = texts.get(language or own) or texts[own]
    return PostCard(
        id=PostId(post),
        title=title,
        excerpt=excerpt,
        themes=tuple(ThemeId(theme) for theme in themes.split(SEPARATOR) if theme),
        languages=tuple(sorted(texts, key=lambda other: (other is not own, other))),
        networks=tuple(NetworkKey(key) for key in networks.split(SEPARATOR) if key),
        not_before=datetime.fromisoformat(not_before) if not_before else None,
        expires=datetime.fromisoformat(expires) if expires else None,
        shared=shared,
    )
