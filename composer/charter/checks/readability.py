# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``readability``: the school grade a text asks for, as English formulas have it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.literals import Need
from composer.charter.measures import GRADES, grade, measures


@dataclass(frozen=True, slots=True)
class _Readability:
    names: Sequence[str]
    highest: float
    needs: tuple[tuple[Need, ...], ...] = ((),)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        found = measures(reading.view.text)
        if found.words and (value := grade(found, self.names)) > self.highest:
            yield Hit(None, (f"{value:.2f}",))


def _build(material: Material) -> Body:
    fields = material.fields
    names = fields.texts("metrics")
    if not names:
        raise fields.refused(fields.line_of("metrics"), f"a readability rule needs metrics among {', '.join(GRADES)}")
    for name in names:
        if name.value not in GRADES:
            raise fields.refused(name.line, f"{name.value!r} is not among the metrics {', '.join(GRADES)}")
    return _Readability([name.value for name in names], fields.number("grade"))


KIND: Final = CheckKind("readability", frozenset(("metrics", "grade")), _build, whole_text=True)
