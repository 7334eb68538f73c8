# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``personal_data``: how to reach a person or their money. A pattern finds, a key decides."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import OURS, own_exceptions
from composer.charter.exemptions import Exemptions
from composer.charter.fields import RuleFields
from composer.charter.identifiers import IBAN_LENGTHS, is_card, is_iban, is_nir
from composer.charter.literals import Need
from composer.charter.phones import phones
from composer.charter.web_addresses import web_addresses

_NAMES: Final = {
    "email": {"fr": "adresse électronique", "en": "email address"},
    "phone": {"fr": "numéro de téléphone", "en": "phone number"},
    "iban": {"fr": "numéro de compte bancaire (IBAN)", "en": "bank account number (IBAN)"},
    "card": {"fr": "numéro de carte bancaire", "en": "payment card number"},
    "nir": {"fr": "numéro de sécurité sociale", "en": "French social security number"},
}
_BREAK: Final = "[ \u00a0\u202f.-]"
_EMAIL: Final = re.compile(r"(?<![@\w.+-])\w[\w.+-]*@\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w-])")
_IBAN: Final = re.compile(rf"(?<!\w)[A-Za-z]{{2}}\d\d(?:{_BREAK}?[0-9A-Za-z]){{11,29}}", re.ASCII)
_CARD: Final = re.compile(
    r"(?<![\w.,-])(?:\d{13,19}|\d{3,6}(?:([ \u00a0\u202f.-])\d{3,7})(?:\1\d{3,7}){0,4})(?!\w)", re.ASCII
)
_NIR: Final = re.compile(
    rf"(?<!\w)[1-8]{_BREAK}?\d\d{_BREAK}?\d\d{_BREAK}?(?:\d\d|2[ABab]){_BREAK}?\d{{3}}{_BREAK}?\d{{3}}{_BREAK}?\d\d(?!\w)",
    re.ASCII,
)
_SIGNS: Final = re.compile(r"[\s.()/-]")
_MOST_LINES: Final = 256


class _Found(NamedTuple):
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _PersonalData:
    kinds: frozenset[str]
    region: str
    allowed: Sequence[str]
    exceptions: Sequence[Exemptions]
    needs: tuple[tuple[Need, ...], ...] = ((),)
    _known: dict[str, tuple[_Found, ...]] = field(default_factory=dict)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            offset = 0
            for line in block.text.split("\n"):
                for found in self._in_line(line):
                    start, end = offset + found.start, offset + found.end
                    if not any(cleared(start, end) for cleared in clearances):
                        yield Hit(block.place(start, end), (block.text[start:end], _NAMES[found.kind]))
                offset += len(line) + 1

    def _in_line(self, line: str) -> tuple[_Found, ...]:
        found = self._known.get(line)
        if found is None:
            if len(self._known) >= _MOST_LINES:
                self._known.clear()
            found = self._known[line] = tuple(
                each for each in _all(line, self.region) if each.kind in self.kinds and not self._is_allowed(line, each)
            )
        return found

    def _is_allowed(self, line: str, found: _Found) -> bool:
        """An address is compared as written, a number without its spaces and signs."""
        matched = line[found.start : found.end].casefold()
        bare = _SIGNS.sub("", matched)
        return any(
            fnmatchcase(matched, pattern) or (found.kind != "email" and fnmatchcase(bare, _SIGNS.sub("", pattern)))
            for pattern in self.allowed
        )


def _all(line: str, region: str) -> Iterator[_Found]:
    """Everything of any kind in a line, so that no number is taken for a part of another; none inside a link."""
    digits = sum(map(line.count, "0123456789"))
    taken = [(address.start, address.end) for address in web_addresses(line)] if digits or "@" in line else []
    finders: list[tuple[str, Callable[[], Iterator[tuple[int, int]]]]] = []
    if "@" in line:
        finders.append(("email", lambda: (match.span() for match in _EMAIL.finditer(line))))
    if digits >= 13:
        finders += [
            ("iban", lambda: _ibans(line)),
            ("nir", lambda: _checked(_NIR, line, is_nir)),
            ("card", lambda: _checked(_CARD, line, is_card)),
        ]
    if digits >= 6:
        finders.append(("phone", lambda: phones(line, region)))
    found: list[_Found] = []
    for kind, find in finders:
        for start, end in find():
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                found.append(_Found(start, end, kind))
    yield from sorted(found)


def _checked(pattern: re.Pattern[str], line: str, holds: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(line) if holds(_SIGNS.sub("", match[0])))


def _ibans(line: str) -> Iterator[tuple[int, int]]:
    """Where an account number stands: the length of its country says where it ends, whatever word follows."""
    for match in _IBAN.finditer(line):
        left = IBAN_LENGTHS.get(match[0][:2].upper(), 0)
        end = match.start()
        while left and end < match.end():
            left -= line[end].isalnum()
            end += 1
        goes_on = line[end : end + 1].isalnum()
        if not left and not goes_on and is_iban(_SIGNS.sub("", line[match.start() : end]).upper()):
            yield match.start(), end


def _build(material: Material) -> Body:
    fields = material.fields
    kinds = fields.texts("kinds")
    for kind in kinds:
        if kind.value not in _NAMES:
            raise fields.refused(kind.line, f"kinds must be among {', '.join(_NAMES)}, not {kind.value!r}")
    if not kinds:
        raise fields.refused(fields.line_of("kinds"), f"a personal_data rule needs kinds: some of {', '.join(_NAMES)}")
    chosen = frozenset(kind.value for kind in kinds)
    allowed = [entry.value.strip().casefold() for entry in fields.texts("allow") if entry.value.strip()]
    return _PersonalData(chosen, _region(fields), allowed, own_exceptions(material))


def _region(fields: RuleFields) -> str:
    region = fields.text("region", "FR").strip()
    if not (len(region) == 2 and region.isascii() and region.isalpha()):
        raise fields.refused(fields.line_of("region"), f"region is a country's two letters, such as FR, not {region!r}")
    return region.upper()


KIND: Final = CheckKind("personal_data", OURS | {"kinds", "region", "allow"}, _build, ours=True)
