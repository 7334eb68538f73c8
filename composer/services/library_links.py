# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links that lead nowhere: from rules and texts to sections of the charter, to files, out of the library."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from composer.domain.library import LibraryInfo
from composer.domain.ports import Catalogue
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, line_of

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck

_LINK: Final = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,500})\]\(\s*<?(?P<target>[^\s()<>]*)>?[^()\n]{0,200}\)"
)
_OUTSIDE: Final = ("http", "https", "mailto")
_CHARTER: Final = re.compile(r"(?:.*/)?charter(?:\.[a-z]{2})?\.md")
_READ: Final = ("charter/charter", "guides/", "notices/", "posts/")


def link_problems(catalogue: Catalogue, check: "CharterCheck", files: Mapping[str, str]) -> Iterator[LibraryProblem]:
    """Of rules to sections, and of every text that is read to whatever it names."""
    sections = {text.language: {section.number for section in text.sections} for text in catalogue.charter}
    yield from _rules(check, catalogue.info, sections, files)
    known = set().union(*sections.values()) if sections else set()
    for path, source in files.items():
        if path.startswith(_READ) and path.endswith(".md") and not path.endswith("README.md"):
            yield from _texts(path, source, known, files)


def _rules(
    check: "CharterCheck", info: LibraryInfo, sections: Mapping[Language, Collection[str]], files: Mapping[str, str]
) -> Iterator[LibraryProblem]:
    for rule in check.rules:
        path = f"charter/rules/{rule.file}"
        if not rule.section or path not in files:
            continue
        missing = [spoken for spoken in info.languages if spoken in sections and rule.section not in sections[spoken]]
        if missing or not sections:
            where = " and ".join(_charter(spoken, info) for spoken in missing) or "charter/charter.md"
            reason = f"section: there is no section {rule.section} in {where}; write it there, or name another one"
            yield LibraryProblem(path, line_of(files[path], "section"), reason)


def _charter(language: Language, info: LibraryInfo) -> str:
    return "charter/charter.md" if language is info.default_language else f"charter/charter.{language}.md"


def _texts(path: str, source: str, sections: Collection[str], files: Mapping[str, str]) -> Iterator[LibraryProblem]:
    for number, line in enumerate(source.split("\n"), 1):
        for found in _LINK.finditer(line) if "](" in line else ():
            said, target = found[0], found["target"]
            if found["picture"]:
                yield LibraryProblem(
                    path, number, f"{said}: no picture is shown in a text; name it under media instead"
                )
            elif path.startswith("posts/"):
                reason = f"{said}: networks show brackets as they are; write the address alone, or under link"
                yield LibraryProblem(path, number, reason)
            elif wrong := _wrong(path, target, sections, files):
                yield LibraryProblem(path, number, f"{said}: {wrong}")


def _wrong(path: str, target: str, sections: Collection[str], files: Mapping[str, str]) -> str:
    """Why a link leads nowhere, empty when it leads somewhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return "this is no address; write one that begins with https://"
    if parts.scheme in _OUTSIDE and (parts.netloc or parts.scheme == "mailto"):
        return ""
    if parts.scheme or parts.netloc:
        return "it is taken out of the text that people read; use an address that begins with https:// or mailto:"
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if not target or (parts.path and not _there(place, files)):
        return (
            f"there is no file {place}; correct the link"
            if target
            else "it leads nowhere; put an address between ( and )"
        )
    if parts.fragment and _CHARTER.fullmatch(place) and parts.fragment not in sections:
        known = ", ".join(sorted(sections, key=lambda text: (len(text), text)))
        return f"the charter has no section {parts.fragment}; it has {known}"
    return ""


def _there(place: str, files: Mapping[str, str]) -> bool:
    return place in files or (place == "charter.md" and "charter/charter.md" in files)
