# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``charter/charter.md``: the charter people read, in numbered sections."""

import re
from typing import Final

from composer.domain.library import CharterSection, CharterText
from composer.domain.text import Language
from composer.library.fields import invalid, split

_TITLE: Final = re.compile(r"# +(?P<title>\S.*)")
_SECTION: Final = re.compile(r"## +(?P<number>\d+)\. +(?P<title>\S.*)")


def read_charter(file: str, source: str, language: Language) -> CharterText:
    """Raises LibraryInvalid."""
    document = split(file, source)
    fields = document.fields
    fields.only("version", "date")
    version, day = fields.text("version", None), fields.day("date")
    if day is None:
        raise invalid(file, 1, "date is missing; add a line such as date: 2026-09-01")
    title = ""
    introduction: list[str] = []
    sections: list[tuple[str, str, list[str]]] = []
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        if not title and (found := _TITLE.fullmatch(line.rstrip())):
            title = found["title"]
        elif line.startswith("## "):
            heading = _SECTION.fullmatch(line.rstrip())
            if heading is None:
                raise invalid(file, number, "number each section, such as ## 3. Title")
            if any(heading["number"] == known for known, _, _ in sections):
                raise invalid(file, number, f"there are two sections {heading['number']}; rules link to them by number")
            sections.append((heading["number"], heading["title"], []))
        else:
            (sections[-1][2] if sections else introduction).append(line)
    if not title:
        raise invalid(file, document.body_line, "begin the charter with its title, such as # Our charter")
    if not sections:
        raise invalid(file, document.body_line, "there is no section; write at least one, such as ## 1. Title")
    return CharterText(
        language=language,
        version=version,
        date=day,
        title=title,
        introduction="\n".join(introduction).strip(),
        sections=tuple(CharterSection(n, t, "\n".join(lines).strip()) for n, t, lines in sections),
    )
