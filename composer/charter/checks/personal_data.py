# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``personal_data``: how to reach a person or their money. A pattern finds, a key decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from composer.charter.actions import Action
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import OURS, own_exceptions
from composer.charter.exemptions import Exemptions
from composer.charter.fields import RuleFields
from composer.charter.identifiers import IBAN_LENGTHS, is_card, is_iban, is_nir
from composer.charter.literals import Need
from composer.charter.phones import has_numbers, phones
from composer.charter.web_addresses import web_addresses

_REGION: Final = "FR"
_NAMES: Final = {
    "email": {"fr": "adresse électronique", "en": "email address"},
    "phone": {"fr": "numéro de téléphone", "en": "phone number"},
    "iban": {"fr": "IBAN", "en": "IBAN"},
    "card": {"fr": "numéro de carte bancaire", "en": "payment card number"},
    "nir": {"fr": "numéro de sécurité sociale", "en": "French social security number"},
}
_BREAK: Final = "[ \u00a0\u202f.-]"
_EMAIL: Final = re.compile(r"(?<![@\w.+-])\w[\w.+-]*@\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w-])")
# Each looks ahead, since what may be a number can begin inside what turned out to be none.
_IBAN: Final = re.compile(rf"(?<!\w)(?=([A-Za-z]{{2}}\d\d(?:{_BREAK}?[0-9A-Za-z]){{11,29}}))", re.ASCII)
_CARD: Final = re.compile(
    r"(?<![\w.,-])(?=(\d{13,19})(?!\w)|(\d{3,6}([ \u00a0\u202f.-])\d{3,7}(?:\3\d{3,7}){0,4})(?!\w))", re.ASCII
)
_NIR: Final = re.compile(
    rf"(?<!\w)(?=([1-8]{_BREAK}?\d\d{_BREAK}?\d\d{_BREAK}?(?:\d\d|2[ABab])"
    rf"{_BREAK}?\d{{3}}{_BREAK}?\d{{3}}{_BREAK}?\d\d)(?!\w))",
    re.ASCII,
)
_SIGNS: Final = re.compile(r"[\s.()/-]")
_SHORTEST_PHONE: Final = 6
_SHORTEST_CARD: Final = 13
_MOST_LINES: Final = 256


class _Found(NamedTuple):
    """``forms`` are the ways an allowed one may be written."""

    start: int
    end: int
    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _PersonalData:
    kinds: frozenset[str]
    region: str
    allowed: Sequence[str]
    exceptions: Sequence[Exemptions]
    action: Action | None
    needs: tuple[tuple[Need, ...], ...] = ((),)
    _known: dict[str, tuple[_Found, ...]] = field(default_factory=dict)

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        return frozenset((0,)) if all(exception.in_line for exception in self.exceptions) else frozenset()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            offset = 0
            for line in block.text.split("\n"):
                for found in self._in_line(line):
                    start, end = offset + found.start, offset + found.end
                    if not any(cleared(start, end) for cleared in clearances):
                        matched = block.text[start:end]
                        fixes = self.action.texts(matched) if self.action else ()
                        yield Hit(block.place(start, end), (matched, _NAMES[found.kind]), fixes)
                offset += len(line) + 1

    def _in_line(self, line: str) -> tuple[_Found, ...]:
        found = self._known.get(line)
        if found is None:
            if len(self._known) >= _MOST_LINES:
                self._known.clear()
            found = self._known[line] = tuple(
                each for each in _all(line, self.region) if each.kind in self.kinds and not self._is_allowed(each)
            )
        return found

    def _is_allowed(self, found: _Found) -> bool:
        return any(fnmatchcase(form, pattern) for form in found.forms for pattern in self.allowed)


def _all(line: str, region: str) -> Iterator[_Found]:
    """Everything of any kind in a line, so that no number is taken for a part of another; none inside a link."""
    digits = sum(map(line.count, "0123456789"))
    taken = [(address.start, address.end) for address in web_addresses(line)] if digits or "@" in line else []
    found: list[_Found] = []
    for kind, start, end, form in _candidates(line, region, digits):
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            matched = line[start:end].casefold()
            found.append(_Found(start, end, kind, (matched, form) if form else (matched, _bare(matched))))
    yield from sorted(found)


def _candidates(line: str, region: str, digits: int) -> Iterator[tuple[str, int, int, str]]:
    """Kind, start, end, and another form; the longest numbers first, since they may look like others inside."""
    if "@" in line:
        yield from (("email", *match.span(), "") for match in _EMAIL.finditer(line))
    if digits >= _SHORTEST_CARD:
        yield from (("iban", start, end, "") for start, end in _ibans(line))
        yield from (("nir", *match.span(1), "") for match in _NIR.finditer(line) if is_nir(_bare(match[1])))
        yield from (("card", start, end, "") for start, end in _cards(line))
    if digits >= _SHORTEST_PHONE:
        yield from (("phone", *phone) for phone in phones(line, region))


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


def _ibans(line: str) -> Iterator[tuple[int, int]]:
    """Where an account number stands: the length of its country says where it ends, whatever word follows."""
    for match in _IBAN.finditer(line):
        left = IBAN_LENGTHS.get(match[1][:2].upper(), 0)
        start, last = match.span(1)
        end = start
        while left and end < last:
            left -= line[end].isalnum()
            end += 1
        goes_on = line[end : end + 1].isalnum()
        if not left and not goes_on and is_iban(_bare(line[start:end]).upper()):
            yield start, end


def _cards(line: str) -> Iterator[tuple[int, int]]:
    """Cards written in one, or in groups between equal signs; the groups that follow may belong to something else."""
    for match in _CARD.finditer(line):
        if match[1]:
            ends = [match.end(1)]
        else:
            groups = match[2].split(match[3])
            lengths = [len(match[3].join(groups[: count + 1])) for count in range(1, len(groups))]
            ends = [match.start(2) + length for length in reversed(lengths)]
        start = match.start(1 if match[1] else 2)
        yield from ((start, end) for end in ends if is_card(_bare(line[start:end])))


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
    # Addresses are compared as written, numbers also without their spaces and signs.
    allowed += [_bare(entry) for entry in allowed if "@" not in entry]
    return _PersonalData(chosen, _region(fields), allowed, own_exceptions(material), material.action)


def _region(fields: RuleFields) -> str:
    region = fields.text("region", _REGION).strip().upper()
    if region != _REGION and not has_numbers(region):
        reason = f"region is a country's two letters, such as FR or GB, not {fields.text('region').strip()!r}"
        raise fields.refused(fields.line_of("region"), reason)
    return region


KIND: Final = CheckKind("personal_data", OURS | {"kinds", "region", "allow"}, _build, ours=True)
