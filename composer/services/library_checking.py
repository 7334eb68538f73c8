# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an author wants to know before publishing a library: every mistake, with its file and line."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.library import LibraryPost, PostText
from composer.domain.ports import Catalogue, Network
from composer.domain.text import Language
from composer.services.library_folder import LibraryFolder
from composer.services.library_guides import guide_problems
from composer.services.library_posts import breaches
from composer.services.library_problems import LibraryProblem, line_of, line_with, problem_of
from composer.services.library_rules import charter_of, rule_problems

FILE: Final = "library.toml"
_AHEAD: Final = timedelta(hours=1)
"""An approver's clock may be a little fast."""


class LibraryChecking:
    """Reads a library folder as its readers would, then proves its rules, its facts and its posts by its rules."""

    def __init__(self, networks: Mapping[NetworkKey, Network], now: datetime | None = None) -> None:
        self._networks = networks
        self._now = now or datetime.now(UTC)

    def check(self, folder: Path) -> tuple[LibraryProblem, ...]:
        """Every mistake, in file order; empty when the library can be published. Raises LibraryMissing."""
        from composer.guides.parser import parse_guide
        from composer.library.authoring import faults, read_library

        library = LibraryFolder(folder)
        files, media = library.texts(), library.media()
        problems = [problem_of(error) for error in faults(files, media, parse_guide)]
        check = charter_of(files)
        problems += rule_problems(files, check, self._networks)
        if not any(problem.file == FILE for problem in problems):
            broken = {problem.file for problem in problems}
            sound = {path: text for path, text in files.items() if not _touched(path, broken)}
            catalogue = read_library(sound, media, "", parse_guide)
            problems += self._stamp(catalogue, files)
            problems += self._posts(catalogue, files)
            problems += guide_problems(check, catalogue, files, self._now)
            problems += breaches(check, catalogue, files, self._networks, self._now)
        return tuple(sorted(set(problems)))

    def _stamp(self, catalogue: Catalogue, files: Mapping[str, str]) -> Iterator[LibraryProblem]:
        stamp = catalogue.info.stamp
        if stamp is not None and stamp > self._now + _AHEAD:
            line = line_with(files[FILE], "stamp")
            reason = "stamp: it is in the future; every reader's clock would follow it, and embargoes end early"
            yield LibraryProblem(FILE, line, reason)

    def _posts(self, catalogue: Catalogue, files: Mapping[str, str]) -> Iterator[LibraryProblem]:
        for entry in catalogue.posts:
            post = entry.post
            main = f"posts/{post.id}.md"
            for network in post.networks:
                if network not in self._networks:
                    known = ", ".join(self._networks)
                    line = line_of(files[main], "networks")
                    yield LibraryProblem(main, line, f"networks: there is no {network}; known ones are {known}")
            for language, text in post.texts.items():
                path = main if language is post.language else f"posts/{post.id}.{language}.md"
                yield from _facts(path, files.get(path, ""), text)
            yield from _alts(main, files[main], post, catalogue.info.languages)


def _facts(path: str, source: str, text: PostText) -> Iterator[LibraryProblem]:
    for fact in text.facts:
        if fact not in text.body and fact not in text.title:
            line = line_of(source, "facts")
            yield LibraryProblem(
                path, line, f'facts: "{fact}" does not stand in the text letter for letter; correct one'
            )


def _alts(path: str, source: str, post: LibraryPost, languages: Collection[Language]) -> Iterator[LibraryProblem]:
    for medium in post.media:
        missing = [language for language in post.texts if language in languages and language not in medium.alt]
        if missing:
            line = line_of(source, "media")
            reason = f"media: describe {medium.file} in {', '.join(missing)} too, under alt"
            yield LibraryProblem(path, line, reason)


def _touched(path: str, broken: Collection[str]) -> bool:
    """True for a file that is broken, and for every translation of a post that has one."""
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    return any(
        other.rpartition("/")[0] == folder and other.rpartition("/")[2].partition(".")[0] == stem for other in broken
    )
