# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an author wants to know before publishing a library: every mistake, with its file and line."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from composer.domain.errors import LibraryMissing
from composer.domain.ids import NetworkKey
from composer.domain.library import LibraryPost
from composer.domain.ports import Catalogue, Network
from composer.domain.text import Language
from composer.services.library_files import file_problems, unused_problems
from composer.services.library_fit import fit_problems
from composer.services.library_guides import guide_problems
from composer.services.library_kept import Kept
from composer.services.library_links import link_problems
from composer.services.library_posts import Breaches
from composer.services.library_problems import LibraryProblem, Sources, line_of, line_with, nearest, problem_of
from composer.services.library_rules import charter_of, rule_problems
from composer.services.library_settings import settings_problems
from composer.services.library_twins import Twins

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck
    from composer.system.folders import Survey

FILE: Final = "library.toml"


class LibraryChecking:
    """Reads a library folder as its readers would, then proves its rules, its facts and its posts by its rules.

    A second ``check`` looks again only at what has changed since the first.
    """

    def __init__(self, networks: Mapping[NetworkKey, Network], now: datetime | None = None) -> None:
        self._networks = networks
        self._fixed = now
        self._kept = Kept()
        self._twins = Twins()

    def check(self, folder: Path) -> tuple[LibraryProblem, ...]:
        """Every mistake and every advice, in file order; without a mistake the library can be published.

        Raises LibraryMissing.
        """
        from composer.system.folders import survey

        found = survey(folder)
        if FILE not in found.texts and not any(fault.values["file"] == FILE for fault in found.faults):
            raise LibraryMissing(path=folder)
        problems = set(file_problems(found))
        if FILE in found.texts:
            problems.update(self._texts(found))
        self._kept.turn()
        return tuple(sorted(problems))

    def _texts(self, found: "Survey") -> Iterator[LibraryProblem]:
        from composer.guides.parser import parse_guide
        from composer.library.authoring import readable

        files, now = found.texts, self._fixed or datetime.now(UTC)
        charter = _digest({path: text for path, text in files.items() if path.startswith("charter/")}, files[FILE])
        check = self._kept.of(("charter", charter), lambda: charter_of(files))
        rules = self._kept.of(("rules", charter), lambda: tuple(rule_problems(files, check, self._networks)))
        yield from rules
        catalogue, faults = readable(files, found.media.keys(), parse_guide, self._kept.of)
        yield from map(problem_of, faults)
        if catalogue is None:
            return
        sources = Sources(files)
        yield from unused_problems(found, catalogue, complete=not any(_of_post(fault.values) for fault in faults))
        yield from settings_problems(catalogue, files, self._networks, now)
        yield from link_problems(catalogue, check, files)
        guides = ("guides", charter, _digest({p: t for p, t in files.items() if p.startswith("guides/")}), now.date())
        yield from self._kept.of(guides, lambda: tuple(guide_problems(check, catalogue, sources, now)))
        yield from self._posts(catalogue, sources, charter, check, now)
        yield from self._twins.problems([entry.post for entry in catalogue.posts], sources, now)

    def _posts(
        self, catalogue: Catalogue, sources: Sources, charter: str, check: "CharterCheck", now: datetime
    ) -> Iterator[LibraryProblem]:
        breaches = self._kept.of(("breaches", charter), lambda: Breaches(check, self._networks))
        for entry in catalogue.posts:
            post = entry.post
            said = tuple(sources.source(post, language) for language in post.texts)
            find = partial(self._post, post, catalogue, sources, breaches, now)
            yield from self._kept.of(("post", charter, post.id, said, now.date()), find)

    def _post(
        self, post: LibraryPost, catalogue: Catalogue, sources: Sources, breaches: Breaches, now: datetime
    ) -> tuple[LibraryProblem, ...]:
        return (
            *_networks(post, sources, self._networks),
            *_expired(post, sources, now),
            *_facts(post, sources),
            *_alts(post, sources, catalogue),
            *_languages(post, sources, catalogue),
            *fit_problems(post, sources, self._networks),
            *breaches.of(post, sources, now),
        )


def _digest(files: Mapping[str, str], more: str = "") -> str:
    found = hashlib.sha256(more.encode())
    for path in sorted(files):
        found.update(f"\0{path}\0{files[path]}".encode())
    return found.hexdigest()


def _of_post(values: Mapping[str, str]) -> bool:
    return values["file"].startswith("posts/")


def _networks(post: LibraryPost, sources: Sources, known: Mapping[NetworkKey, Network]) -> Iterator[LibraryProblem]:
    path = sources.path(post, post.language)
    for network in post.networks:
        if network not in known:
            line = line_of(sources.files[path], "networks")
            yield LibraryProblem(path, line, f"networks: there is no {network}; {nearest(network, known)}")


def _expired(post: LibraryPost, sources: Sources, now: datetime) -> Iterator[LibraryProblem]:
    if post.expired(now):
        path = sources.path(post, post.language)
        reason = "expires: its approval has ended, so nobody can publish it; put a later date, or delete the post"
        yield LibraryProblem(path, line_of(sources.files[path], "expires"), reason, advice=True)


def _facts(post: LibraryPost, sources: Sources) -> Iterator[LibraryProblem]:
    for language, text in post.texts.items():
        path = sources.path(post, language)
        for fact in text.facts:
            if fact not in text.body and fact not in text.title:
                line = line_of(sources.files[path], "facts")
                reason = f'facts: "{fact}" does not stand in the text letter for letter; correct one'
                yield LibraryProblem(path, line, reason)


def _alts(post: LibraryPost, sources: Sources, catalogue: Catalogue) -> Iterator[LibraryProblem]:
    path = sources.path(post, post.language)
    for medium in post.media:
        missing = [spoken for spoken in post.texts if spoken in catalogue.info.languages and spoken not in medium.alt]
        if missing:
            line = line_with(sources.files[path], medium.file)
            reason = f"media: describe {medium.file} in {', '.join(missing)} too, under alt"
            yield LibraryProblem(path, line, reason)


def _languages(post: LibraryPost, sources: Sources, catalogue: Catalogue) -> Iterator[LibraryProblem]:
    known: tuple[Language, ...] = catalogue.info.languages
    for language in post.texts:
        if language not in known:
            reason = f"library.toml lists {', '.join(known)} only; add {language} to its languages, or delete this file"
            yield LibraryProblem(sources.path(post, language), 1, reason)
