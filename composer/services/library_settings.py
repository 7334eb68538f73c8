# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What library.toml, the charter and notices say of things that do not exist, or do not say in every language."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.library import NoticeKind
from composer.domain.ports import Catalogue, Network
from composer.services.library_problems import LibraryProblem, line_of, line_with, nearest

FILE: Final = "library.toml"
_AHEAD: Final = timedelta(hours=1)
"""An approver's clock may be a little fast."""


def settings_problems(
    catalogue: Catalogue, files: Mapping[str, str], networks: Mapping[NetworkKey, Network], now: datetime
) -> Iterator[LibraryProblem]:
    """Everything about the library as a whole."""
    yield from _stamp(catalogue, files[FILE], now)
    yield from _networks(catalogue, files[FILE], networks)
    yield from _labels(catalogue, files[FILE])
    yield from _charter(catalogue, files)
    yield from _notices(catalogue, files, networks, now)


def _stamp(catalogue: Catalogue, source: str, now: datetime) -> Iterator[LibraryProblem]:
    stamp = catalogue.info.stamp
    if stamp is not None and stamp > now + _AHEAD:
        reason = "stamp: it is in the future; every reader's clock would follow it, and embargoes end early"
        yield LibraryProblem(FILE, line_with(source, "stamp"), reason)


def _networks(catalogue: Catalogue, source: str, networks: Mapping[NetworkKey, Network]) -> Iterator[LibraryProblem]:
    info = catalogue.info
    for table, named in (("best_hours", info.best_hours), ("cadence", info.cadence)):
        for network in named:
            if network not in networks:
                line = _line_below(source, f"[{table}]", network)
                yield LibraryProblem(FILE, line, f"{table}: there is no {network}; {nearest(network, networks)}")


def _labels(catalogue: Catalogue, source: str) -> Iterator[LibraryProblem]:
    for theme in catalogue.info.themes:
        missing = [language for language in catalogue.info.languages if language not in theme.label]
        if missing:
            reason = f"themes: {theme.id} has no label in {', '.join(missing)}; readers would see another language"
            yield LibraryProblem(FILE, line_with(source, f'"{theme.id}"'), reason, advice=True)


def _charter(catalogue: Catalogue, files: Mapping[str, str]) -> Iterator[LibraryProblem]:
    info, main = catalogue.info, "charter/charter.md"
    texts = {text.language: text for text in catalogue.charter}
    if not any(path.startswith("charter/charter.") for path in files):
        yield LibraryProblem(main, 1, "there is no charter for people to read; write one in this file", advice=True)
        return
    own = texts.get(info.default_language)
    for language in info.languages:
        path = main if language is info.default_language else f"charter/charter.{language}.md"
        text = texts.get(language)
        if path not in files:
            reason = f"there is no charter in {language}; people who read {language} would get another language"
            yield LibraryProblem(path, 1, reason, advice=True)
        elif text is not None and own is not None:
            if text.version != own.version:
                reason = f"version: it is {text.version} here and {own.version} in {main}; people accept both as one"
                yield LibraryProblem(path, line_of(files[path], "version"), reason)
            if (here := [s.number for s in text.sections]) != (there := [s.number for s in own.sections]):
                reason = f"its sections are {', '.join(here)}, those of {main} {', '.join(there)}; number them alike"
                yield LibraryProblem(path, 1, reason)


def _notices(
    catalogue: Catalogue, files: Mapping[str, str], networks: Mapping[NetworkKey, Network], now: datetime
) -> Iterator[LibraryProblem]:
    paths = {path.rpartition("/")[2].partition(".")[0]: path for path in files if path.startswith("notices/")}
    for notice in catalogue.notices:
        if notice.kind not in (NoticeKind.HOLD, NoticeKind.FACTS):
            continue
        path = paths[notice.id]
        kind, _, value = notice.scope.partition(":")
        if kind == "network" and value not in networks:
            reason = f"scope: there is no {value}; {nearest(value, networks)}"
            yield LibraryProblem(path, line_of(files[path], "scope"), reason)
        if not notice.body.strip():
            reason = "it says nothing; write below the second --- what people should do"
            yield LibraryProblem(path, len(files[path].splitlines()), reason)
        if not notice.contact:
            reason = "contact is missing; say whom people call, as in contact: …"
            yield LibraryProblem(path, 1, reason, advice=True)
        if notice.active and notice.until is not None and notice.until <= now:
            reason = "until: it is over, so it does nothing any more; write active: false, or a later date"
            yield LibraryProblem(path, line_of(files[path], "until"), reason, advice=True)


def _line_below(source: str, heading: str, key: str) -> int:
    lines = source.splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip() == heading), 0)
    below = (n for n, line in enumerate(lines[first:], first + 1) if line.strip().strip('"').startswith(key))
    return next(below, first + 1)
