# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Posts that say each other's words: their readers' colleagues would all sound the same."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from composer.domain.library import LibraryPost
from composer.domain.review import Verdict
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, Sources, line_with

if TYPE_CHECKING:
    from composer.similarity.alike import Alike

_SAYS: Final = {Verdict.VERBATIM: "it says the same as", Verdict.CLOSE: "it is nearly"}


class Twins:
    """Remembers what it compared, language by language, from one ``problems`` to the next."""

    def __init__(self) -> None:
        self._alike: dict[Language, Alike[str]] = {}

    def problems(self, posts: Iterable[LibraryPost], sources: Sources, now: datetime) -> Iterator[LibraryProblem]:
        """For each post that is like an earlier one, unless one of the two has run out before the other begins."""
        from composer.similarity.alike import Alike, Wording

        live = [post for post in posts if not post.expired(now)]
        by_path: dict[str, LibraryPost] = {}
        for language in Language:
            texts = {sources.path(post, language): post for post in live if language in post.texts}
            by_path |= texts
            wordings = {
                path: Wording(post.texts[language].body, post.texts[language].facts) for path, post in texts.items()
            }
            for found in self._alike.setdefault(language, Alike()).among(wordings):
                if _meet(by_path[found.key], by_path[found.other]):
                    passage = next(iter(found.voice.passages), None)
                    words = passage.span.of(wordings[found.drawn].text) if passage else ""
                    line = _line(sources.files[found.key], words)
                    reason = (
                        f"{_SAYS[found.voice.verdict]} {found.other}: people would publish the same words twice; "
                        "rewrite one, or keep only one"
                    )
                    yield LibraryProblem(found.key, line, reason)


def _line(source: str, words: str) -> int:
    """Where the first line of ``words`` stands, else where the text begins."""
    first = next(iter(words.split("\n")), "")
    below = source.find("\n---", 3)
    return line_with(source, first) if first in source else source[: below + 1].count("\n") + 2


def _meet(one: LibraryPost, other: LibraryPost) -> bool:
    """True when there is an instant at which both may be published."""
    return not any(
        a.expires is not None and b.not_before is not None and a.expires <= b.not_before
        for a, b in ((one, other), (other, one))
    )
