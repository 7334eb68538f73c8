# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charters from folders, for people who write them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from composer.domain.errors import InputUnreadable, PostNotFound
from composer.domain.ids import PostId
from composer.domain.library import LibraryPost, RuleFile
from composer.services.language_words import known_words, names_in
from composer.services.library_folder import LibraryFolder
from composer.services.reviewing import Rulebook

_SUFFIXES: Final = frozenset({".yml", ".csv", ".toml", ".txt"})


def rulebook_of_rules(folder: Path) -> Rulebook:
    """Rule files of ``folder`` or of the style folders in it, with the ``vocabulary`` folder beside it if there is one.

    A rule is called by the folder that holds its file. Raises InputUnreadable.
    """
    from composer.library.authoring import vocabulary

    if not folder.is_dir():
        raise InputUnreadable(path=folder, reason="there is no such folder")
    files = tuple(RuleFile(_path(folder, path), _text(path)) for path in sorted(_rules(folder)))
    if not any(file.path.endswith(".yml") for file in files):
        raise InputUnreadable(path=folder, reason="there is no rule file (*.yml) in it")
    beside = folder.resolve().parent / "vocabulary"
    terms = vocabulary({path.name: _text(path) for path in beside.glob("*.txt")}, under="")
    return Rulebook(str(folder), files, terms, known_words(terms, ""))


def rulebook_of_library(folder: Path) -> tuple[Rulebook, Callable[[PostId], LibraryPost]]:
    """The charter of a library folder, and its posts by id. Raises LibraryMissing, LibraryInvalid."""
    catalogue = LibraryFolder(folder).compile()
    posts = {entry.post.id: entry.post for entry in catalogue.posts}

    def find(post: PostId) -> LibraryPost:
        if post not in posts:
            raise PostNotFound(file=f"posts/{post}.md", post=post)
        return posts[post]

    words = known_words(catalogue.vocabulary, catalogue.info.organisation)
    names = names_in(posts.values())
    fold = catalogue.info.fold_rules
    return Rulebook(catalogue.digest, catalogue.rules, catalogue.vocabulary, words, names, fold), find


def _rules(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())


def _path(folder: Path, rule: Path) -> str:
    """A rule's path below the rules folder: a style folder given alone counts as one of several."""
    within = rule.relative_to(folder)
    return within.as_posix() if len(within.parts) > 1 else f"{folder.resolve().name}/{within.name}"


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputUnreadable(path=path, reason="it is not UTF-8 text") from error
    except OSError as error:
        raise InputUnreadable(path=path, reason=(error.strerror or str(error)).lower()) from error
