# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``mentions``: competitors, clients, people: by name, by account, by site."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final, NamedTuple

from composer.charter.actions import Action
from composer.charter.checks.base import Alternation, Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.nearness import Near, read_near
from composer.charter.checks.words import WORD_FIELDS, as_read, by_line, edges, own_exceptions, token_tree
from composer.charter.dialect import Flags
from composer.charter.exemptions import Exemptions
from composer.charter.literals import Need, needs_of
from composer.charter.plain_text import in_word
from composer.charter.syntax import Choice, Literal, Node, OneOf, Repeat
from composer.charter.term_lists import Term, read_terms
from composer.charter.web_addresses import same_host, web_addresses
from composer.domain.ids import NetworkKey

_WAYS: Final = ("name", "handle", "domain")
_HANDLE: Final = re.compile(r"(?<![\w@])@\w(?:[\w.-]*\w)?(?:@\w[\w.-]*\w)?")
_BEFORE_HANDLE: Final = r"(?<![\w@])"
_AFTER_HANDLE: Final = r"(?!\w|[.@-]\w)"


class _Named(NamedTuple):
    """Whom a part is about. ``network`` is where an account is, None for everywhere."""

    term: str
    network: NetworkKey | None = None


class _Mention(NamedTuple):
    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class _Ways:
    """Names, then accounts, then sites: the parts are numbered through."""

    names: Alternation
    named: Sequence[_Named]
    handles: Alternation
    owners: Sequence[_Named]
    domains: Sequence[tuple[str, str]]

    def found(self, text: str, live: frozenset[int], network: NetworkKey | None) -> list[_Mention]:
        """Everyone mentioned, left to right, each once where ways overlap."""
        apart = frozenset(len(self.named) + part for part in range(len(self.owners)))
        found = [
            *self._names(text, frozenset(part for part in live if part < len(self.named))),
            *self._handles(text, frozenset(part - len(self.named) for part in live & apart), network),
            *self._domains(text, live),
        ]
        kept: list[_Mention] = []
        for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _names(self, text: str, live: frozenset[int]) -> Iterator[_Mention]:
        places = tuple(by_line(self.names, text, live)) if live else ()
        taken = _addresses(text) if places else ()
        for start, end, part in places:
            if not any(start < last and first < end for first, last in taken):
                yield _Mention(start, end, self.named[_number(part)].term)

    def _handles(self, text: str, live: frozenset[int], network: NetworkKey | None) -> Iterator[_Mention]:
        for start, end, part in by_line(self.handles, text, live) if live else ():
            owner = self.owners[_number(part)]
            if owner.network is None or network is None or owner.network == network:
                yield _Mention(start, end, owner.term)

    def _domains(self, text: str, live: frozenset[int]) -> Iterator[_Mention]:
        first = len(self.named) + len(self.owners)
        wanted = [domain for part, domain in enumerate(self.domains, first) if part in live]
        for address in web_addresses(text) if wanted else ():
            for domain, term in wanted:
                if address.host == domain or address.host.endswith(f".{domain}"):
                    yield _Mention(address.host_start, address.host_end, term)


@dataclass(frozen=True, slots=True)
class _Mentions:
    by_network: ClassVar[bool] = True
    needs: tuple[tuple[Need, ...], ...]
    ways: _Ways
    near: Near | None
    exceptions: Sequence[Exemptions]
    action: Action | None

    @property
    def line_parts(self) -> frozenset[int]:
        """See ``LineBody``: all but accounts, which depend on the network, unless something is looked for near by."""
        first = len(self.ways.named)
        if self.near or not all(exception.in_line for exception in self.exceptions):
            return frozenset()
        handles = range(first, first + len(self.ways.owners))
        return self.ways.names.in_line | frozenset(range(first, len(self.needs))).difference(handles)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            clearances = [exception.on(block.text) for exception in self.exceptions]
            for start, end, term in self.ways.found(block.text, live, reading.context.network):
                if any(cleared(start, end) for cleared in clearances):
                    continue
                raised = self.near is not None and self.near.is_by(block.text, start, end)
                level = self.near.level if self.near and raised else None
                matched = block.text[start:end]
                fixes = self.action.texts(matched) if self.action else ()
                yield Hit(block.place(start, end), (matched, term), fixes, level=level)


def _number(part: str | None) -> int:
    return int((part or "_0")[1:])


@lru_cache(maxsize=64)
def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Links and accounts: a name inside them is theirs, and found by the other ways."""
    found = [(address.start, address.end) for address in web_addresses(text)]
    return (*found, *(match.span() for match in _HANDLE.finditer(text))) if "@" in text else tuple(found)


def _build(material: Material) -> Body:
    fields = material.fields
    terms = read_terms(fields, material.lists)
    for way in fields.texts("match"):
        if way.value not in _WAYS:
            raise fields.refused(way.line, f"match must be among {', '.join(_WAYS)}, not {way.value!r}")
    wanted = {way.value for way in fields.texts("match")} or set(_WAYS)
    names, named = _names(material, terms) if "name" in wanted else ([], [])
    handles, owners = _handles(terms) if "handle" in wanted else ([], [])
    domains = [(same_host(_site(site)), term.name) for term in terms for site in term.domains]
    domains = domains if "domain" in wanted else []
    if not (named or owners or domains):
        raise fields.refused(fields.line, f"a mentions rule needs tokens or a list with {' or '.join(sorted(wanted))}")
    before, after = edges(names)
    ways = _Ways(
        Alternation(names, before, after, "_"),
        named,
        Alternation(handles, _BEFORE_HANDLE, _AFTER_HANDLE, "_"),
        owners,
        domains,
    )
    needs = (*map(needs_of, names), *map(needs_of, handles), *(_needs_of_site(domain) for domain, _ in domains))
    return _Mentions(needs, ways, read_near(material), own_exceptions(material), material.action)


def _names(material: Material, terms: Sequence[Term]) -> tuple[list[Choice], list[_Named]]:
    """The rule's own tokens, which are patterns, then the names of the list, the longest first."""
    fields = material.fields
    flags = Flags(i=fields.flag("ignorecase", True), m=True)
    inflect = fields.flag("inflect")
    tokens = [token for token in fields.texts("tokens") if token.value.strip()]
    trees = [token_tree(material, token, flags) for token in tokens]
    if inflect:
        trees = [Choice(tuple((*branch, _plural(flags)) for branch in tree.branches)) for tree in trees]
    named = [_Named(token.value) for token in tokens]
    written: dict[str, str] = {}
    for term in terms:
        for spelling in term.spellings:
            written.setdefault(as_read(material, spelling), term.name)
    for spelling in sorted(written, key=len, reverse=True):
        trees.append(Choice((tuple(_letters(spelling, flags, inflect)),)))
        named.append(_Named(written[spelling]))
    return trees, named


def _letters(spelling: str, flags: Flags, inflect: bool) -> Iterator[Node]:
    for at, char in enumerate(spelling):
        yield Literal(char, flags.i)
        following = spelling[at + 1 : at + 2]
        if inflect and char.isalpha() and not (following and in_word(following)):
            yield _plural(flags)


def _plural(flags: Flags) -> Node:
    return Repeat(OneOf("[sx]", flags.i), 0, "?")


def _handles(terms: Sequence[Term]) -> tuple[list[Choice], list[_Named]]:
    """``@name``, or ``network:@name`` for an account that is theirs on one network alone."""
    trees: list[Choice] = []
    owners: list[_Named] = []
    for term in terms:
        for handle in term.handles:
            network, _, name = handle.rpartition(":")
            text = f"@{name.strip().removeprefix('@')}"
            trees.append(Choice((tuple(Literal(char, True) for char in text),)))
            owners.append(_Named(term.name, NetworkKey(network.strip().lower()) if network else None))
    return trees, owners


def _site(domain: str) -> str:
    return domain.removeprefix("*.")


def _needs_of_site(domain: str) -> tuple[Need, ...]:
    # A host may be written in its xn-- form, which holds none of its letters.
    return (frozenset((domain,)),) if domain.isascii() else ()


KIND: Final = CheckKind("mentions", WORD_FIELDS | {"match", "near", "inflect"}, _build, ours=True)
