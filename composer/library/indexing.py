# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post with the words it is found by."""

import hashlib
from collections.abc import Iterable, Iterator

from composer.domain.library import LibraryInfo, LibraryPost
from composer.domain.ports import IndexedPost
from composer.library import FORMAT
from composer.library.terms import terms


def indexed(post: LibraryPost, info: LibraryInfo) -> IndexedPost:
    """The names of its themes, as ``info`` has them, find it too."""
    title_terms, body_terms = _terms(post, info)
    digest = hashlib.sha256(repr((FORMAT, post, title_terms, body_terms)).encode()).hexdigest()
    return IndexedPost(post, title_terms, body_terms, digest)


class IndexedLater(IndexedPost):
    """Its words are looked for when they are asked for: of ten thousand posts, hardly any has changed."""

    __slots__ = ("_found", "_info")

    _found: tuple[str, str] | None
    _info: LibraryInfo

    def __init__(self, post: LibraryPost, info: LibraryInfo, digest: str) -> None:
        for name, value in (("post", post), ("digest", digest), ("_info", info), ("_found", None)):
            object.__setattr__(self, name, value)

    @property
    def title_terms(self) -> str:
        return self._words[0]

    @property
    def body_terms(self) -> str:
        return self._words[1]

    @property
    def _words(self) -> tuple[str, str]:
        found = self._found or _terms(self.post, self._info)
        object.__setattr__(self, "_found", found)
        return found


def indexed_later(posts: Iterable[tuple[LibraryPost, bytes]], info: LibraryInfo) -> Iterator[IndexedPost]:
    """Posts, each with bytes that change whenever it does; in their order."""
    labels = repr((FORMAT, [(theme.id, sorted(theme.label.items())) for theme in info.themes])).encode()
    common = hashlib.sha256(labels)
    for post, content in posts:
        own = common.copy()
        own.update(content)
        yield IndexedLater(post, info, own.hexdigest())


def _terms(post: LibraryPost, info: LibraryInfo) -> tuple[str, str]:
    labels = {theme.id: " ".join(theme.label.values()) for theme in info.themes}
    titles = " ".join(text.title for text in post.texts.values())
    bodies = [f"{text.body} {' '.join(text.hashtags)} {text.purpose}" for text in post.texts.values()]
    rest = " ".join((*bodies, *(labels.get(theme, "") for theme in post.themes)))
    return " ".join(terms(titles)), " ".join(terms(rest))
