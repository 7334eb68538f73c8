# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``links``: which sites a post may lead to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from composer.charter.actions import Action
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import OURS, own_exceptions
from composer.charter.exemptions import Exemptions
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.web_addresses import WebAddress, same_host, web_addresses

_HOLDS_A_LINK: Final[tuple[Need, ...]] = (frozenset((".", "://")),)


@dataclass(frozen=True, slots=True)
class Sites:
    """Host names; one that begins with a dot means every host below it."""

    hosts: frozenset[str]
    endings: tuple[str, ...]

    def __contains__(self, host: object) -> bool:
        return isinstance(host, str) and (host in self.hosts or host.endswith(self.endings))

    def __bool__(self) -> bool:
        return bool(self.hosts or self.endings)


@dataclass(frozen=True, slots=True)
class _Links:
    needs: tuple[tuple[Need, ...], ...]
    allowed: Sites
    denied: Sites
    only_https: bool
    exceptions: Sequence[Exemptions]
    action: Action | None

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``."""
        return frozenset((0,)) if all(exception.in_line for exception in self.exceptions) else frozenset()

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            for address in web_addresses(block.text):
                wrong_site, unsafe = self._faults(address)
                start, end = address.start, address.end
                if not (wrong_site or unsafe) or any(cleared(start, end) for cleared in clearances):
                    continue
                written = block.text[start:end]
                fixes = self.action.texts(written) if self.action else ()
                if not wrong_site:  # only where the scheme alone is wrong is the mended link known to be a right one
                    fixes = (f"https{written[4:]}", *fixes)
                yield Hit(block.place(start, end), (written, address.host), fixes)

    def _faults(self, address: WebAddress) -> tuple[bool, bool]:
        wrong_site = address.host in self.denied or (bool(self.allowed) and address.host not in self.allowed)
        return wrong_site, self.only_https and address.scheme == "http"


def read_sites(fields: RuleFields, name: str) -> Sites:
    """The host names of a field. Raises RuleRefused."""
    hosts: set[str] = set()
    endings: list[str] = []
    for entry in fields.texts(name):
        written = entry.value.strip()
        host = same_host(written.removeprefix("*."))
        if not host or any(char in host for char in "/:*@ "):
            reason = f"{name} has host names such as nordalia.example or *.nordalia.example, not {written!r}"
            raise fields.refused(entry.line, reason)
        if written.startswith("*."):
            endings.append(f".{host}")
        else:
            hosts.add(host)
    return Sites(frozenset(hosts), tuple(endings))


def _build(material: Material) -> Body:
    fields = material.fields
    allowed, denied = read_sites(fields, "allow"), read_sites(fields, "deny")
    only_https = fields.flag("https")
    if not (allowed or denied or only_https):
        raise fields.refused(fields.line, "a links rule needs allow, deny or https: true")
    return _Links((_HOLDS_A_LINK,), allowed, denied, only_https, own_exceptions(material), material.action)


KIND: Final = CheckKind("links", OURS | {"allow", "deny", "https"}, _build, ours=True)
