# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``spelling``: finds nothing by itself. Spelling is a matter for the language checks, which are told its words.

Dictionaries, filters and the like are those of another program and are let be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.literals import Need

# Where word lists stand in packages of the format, besides the rules folder itself.
_SHELVES: Final = ("", "config/ignore/")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Its ``words`` are never misspelt; those from a list are plain words."""

    words: frozenset[str]
    needs: tuple[tuple[Need, ...], ...] = ()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  it has no part
        """None."""
        return iter(())


def words_let_be(bodies: Iterable[Body]) -> frozenset[str]:
    """All words that spelling rules name as right."""
    return frozenset[str]().union(*(body.words for body in bodies if isinstance(body, Spelling)))


def _build(material: Material) -> Body:
    lists = (_words(material, name.value.strip()) for name in material.fields.texts("ignore"))
    return Spelling(frozenset[str]().union(*lists))


def _words(material: Material, name: str) -> frozenset[str]:
    """One word a line; ``#`` begins a remark. A list that is not there has no words, as the format has it."""
    path = name.removeprefix("./")
    folder = material.fields.path.rpartition("/")[0]
    found = (material.lists.get(shelf + path) for shelf in (*_SHELVES, f"{folder}/"))
    source = next((source for source in found if source is not None), "")
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in source.splitlines())))


KIND: Final = CheckKind("spelling", frozenset(("ignore",)), _build, lenient=True, whole_text=True)
