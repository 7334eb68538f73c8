# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charters from folders, for people who write them."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from errno import EINVAL
from pathlib import Path, PurePosixPath
from typing import Final

from composer.domain.errors import InputUnreadable, PostNotFound, RuleRefused
from composer.domain.ids import PostId, ThemeId
from composer.domain.library import Guide, LibraryInfo, LibraryPost, RuleFile, Vocabulary
from composer.domain.ports import CatalogueStore
from composer.domain.text import Language
from composer.services.language_words import known_words, names_in
from composer.services.library_folder import LibraryFolder
from composer.services.reviewing import Rulebook

_RULE: Final = ".yml"
_LISTS: Final = (".csv", ".toml", ".txt")


def rulebook_of_rules(folder: Path) -> Rulebook:
    """Rule files of ``folder`` or of the style folders in it, with the ``vocabulary`` folder beside it if there is one.

    A rule is called by the folder that holds its file; one that cannot be read is refused alone.
    Raises InputUnreadable.
    """
    from composer.library.authoring import vocabulary

    if not folder.is_dir():
        raise InputUnreadable(path=folder, reason="there is no such folder")
    files, unreadable = _files(folder)
    if not unreadable and not any(file.path.endswith(_RULE) for file in files):
        raise InputUnreadable(path=folder, reason=f"there is no rule file (*{_RULE}) in it")
    beside = folder.resolve().parent / "vocabulary"
    lists, lost = _vocabulary(beside)
    terms = vocabulary(lists, under="")
    return Rulebook(str(folder), files, terms, known_words(terms, ""), unreadable=(*unreadable, *lost))


def rulebook_of_library(folder: Path) -> tuple[Rulebook, Callable[[PostId], LibraryPost]]:
    """The charter of a library folder, and its posts by id. Raises LibraryMissing, LibraryInvalid."""
    catalogue = LibraryFolder(folder).compile()
    posts = {entry.post.id: entry.post for entry in catalogue.posts}

    def find(post: PostId) -> LibraryPost:
        if post not in posts:
            raise PostNotFound(file=f"posts/{post}.md", post=post)
        return posts[post]

    guides = {spoken: tuple(g for g in catalogue.guides if g.language is spoken) for spoken in Language}
    book = _book(catalogue.digest, catalogue.info, catalogue.rules, catalogue.vocabulary, posts.values(), guides)
    return book, find


def rulebook_of_catalogue(catalogue: CatalogueStore) -> Rulebook:
    """The charter of the library in use, and what hints say of it. Raises LibraryMissing."""
    guides = {spoken: catalogue.guides(spoken) for spoken in Language}
    posts = tuple(catalogue.posts())
    return _book(catalogue.digest(), catalogue.info(), catalogue.rules(), catalogue.vocabulary(), posts, guides)


def _book(
    digest: str,
    info: LibraryInfo,
    rules: Sequence[RuleFile],
    vocabulary: Vocabulary,
    posts: Collection[LibraryPost],
    guides: Mapping[Language, tuple[Guide, ...]],
) -> Rulebook:
    return Rulebook(
        digest,
        rules,
        vocabulary,
        known_words(vocabulary, info.organisation),
        names_in(posts),
        info.fold_rules,
        organisation=info.organisation,
        guides=guides,
        hashtags=_hashtags(posts),
    )


def _hashtags(posts: Iterable[LibraryPost]) -> Mapping[tuple[Language, ThemeId], tuple[str, ...]]:
    """Of each language and theme, in the order of how many posts have them."""
    counts: dict[tuple[Language, ThemeId], Counter[str]] = defaultdict(Counter)
    for post in posts:
        for spoken, text in post.texts.items():
            tags = text.hashtags or (post.hashtags if spoken is post.language else ())
            for theme in post.themes:
                counts[spoken, theme].update(tags)
    return {key: tuple(tag for tag, _ in held.most_common()) for key, held in counts.items()}


def _files(folder: Path) -> tuple[tuple[RuleFile, ...], tuple[RuleRefused, ...]]:
    """The rules and lists below ``folder``, and what of them cannot be read."""
    files: list[RuleFile] = []
    unreadable: list[RuleRefused] = []
    alone = any(folder.glob(f"*{_RULE}"))

    def lost(error: OSError) -> None:
        unreadable.append(RuleRefused(file=_path(folder, Path(error.filename)), line=1, reason=_reason(error)))

    for path in sorted(Path(at, name) for at, _, names in os.walk(folder, onerror=lost) for name in names):
        if path.suffix not in (_RULE, *_LISTS):
            continue
        # Among style folders a list stands at the top, where their rules look for it by its name alone.
        named = path.suffix == _RULE or alone
        read = _read(path, _path(folder, path) if named else path.relative_to(folder).as_posix())
        if isinstance(read, RuleFile):
            files.append(read)
        else:
            unreadable.append(read)
    return tuple(files), tuple(unreadable)


def _path(folder: Path, rule: Path) -> str:
    """A rule's path below the rules folder: a style folder given alone counts as one of several."""
    within = rule.relative_to(folder)
    return within.as_posix() if len(within.parts) > 1 else f"{folder.resolve().name}/{within.name}"


def _vocabulary(folder: Path) -> tuple[dict[str, str], tuple[RuleRefused, ...]]:
    """Its lists by file name, and those that cannot be read."""
    read = [_read(path, f"{folder.name}/{path.name}") for path in sorted(folder.glob("*.txt"))]
    texts = {PurePosixPath(file.path).name: file.source for file in read if isinstance(file, RuleFile)}
    return texts, tuple(file for file in read if isinstance(file, RuleRefused))


def _read(path: Path, name: str) -> RuleFile | RuleRefused:
    """The text of a file, or why it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise OSError(EINVAL, "it is no file", str(path))  # a pipe would be waited for
        return RuleFile(name, path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        return RuleRefused(file=name, line=_line(error), reason="it is not UTF-8 text")
    except OSError as error:
        return RuleRefused(file=name, line=1, reason=_reason(error))


def _line(error: UnicodeDecodeError) -> int:
    return error.object[: error.start].count(b"\n") + 1


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
