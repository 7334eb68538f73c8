# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post with the words it is found by."""

import hashlib

from composer.domain.library import LibraryInfo, LibraryPost
from composer.domain.ports import IndexedPost
from composer.library import FORMAT
from composer.library.terms import terms


def indexed(post: LibraryPost, info: LibraryInfo) -> IndexedPost:
    """The names of its themes, as ``info`` has them, find it too."""
    labels = {theme.id: " ".join(theme.label.values()) for theme in info.themes}
    titles = " ".join(text.title for text in post.texts.values())
    bodies = [f"{text.body} {' '.join(text.hashtags)} {text.purpose}" for text in post.texts.values()]
    rest = " ".join((*bodies, *(labels.get(theme, "") for theme in post.themes)))
    title_terms, body_terms = " ".join(terms(titles)), " ".join(terms(rest))
    digest = hashlib.sha256(repr((FORMAT, post, title_terms, body_terms)).encode()).hexdigest()
    return IndexedPost(post, title_terms, body_terms, digest)
