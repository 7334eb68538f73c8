# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``spelling``: finds nothing by itself. Spelling is a matter for the language checks, which are told its words.

Dictionaries, filters and the like are those of another program and are let be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.document import Scalar
from composer.charter.literals import Need
from composer.domain.errors import RuleRefused

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
    lists = (_words(material, name) for name in material.fields.texts("ignore") if name.value.strip())
    return Spelling(frozenset[str]().union(*lists))


def _words(material: Material, name: Scalar) -> frozenset[str]:
    """One word a line; ``#`` begins a remark. Raises RuleRefused when there is no such list."""
    path = name.value.strip().removeprefix("./")
    folder = material.fields.path.rpartition("/")[0]
    for shelf in (*_SHELVES, f"{folder}/" if folder else ""):
        source = material.lists.get(shelf + path)
        if source is not None:
            lines = (line.partition("#")[0].strip() for line in source.splitlines())
            return frozenset(filter(None, lines))
    raise _missing(material, name)


def _missing(material: Material, name: Scalar) -> RuleRefused:
    return material.fields.refused(name.line, f"there is no list of words {name.value.strip()!r} beside the rules")


KIND: Final = CheckKind("spelling", frozenset(("ignore",)), _build, lenient=True, whole_text=True)
