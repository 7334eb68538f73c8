# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is fed with anything: each target takes bytes and raises when a promise is broken."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import regex  # type: ignore[import-untyped]  # ships no types

from composer.charter.dialect import Flags, PatternRefused, parse
from composer.charter.engine import CharterCheck
from composer.charter.literals import folded, needs_of
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.syntax import written
from composer.domain.ids import NetworkKey
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.release_errors import ReleaseDamaged, ReleaseTooNew
from composer.domain.releases import ObjectRef, ReleasedPost
from composer.domain.review import MASK, Context
from composer.domain.text import Language
from composer.library.releases import catalogue, deltas, pages, shards
from composer.library.releases.objects import squeezed
from composer.library.releases.tree import grow
from tests.builders import a_post
from tests.fuzz.authoring import feed, source
from tests.fuzz.team import team

LONGEST: Final = 20_000
SAMPLE: Final = (
    "Été 2026 : Nordalia lance Horizon Pro, une première ! 👍🏽 #promo @nordalia\r\n"
    "« L’équipe » a fait 100 % de plus… very very good, e\u0301te\u0301 {a} [b] \\ $1 42 €.\n\n"
    "THE BEST best: https://www.nordalia.example/x?y=1 ; jean@nordalia.example +33 1 23 45 67 89\n"
)
_CONTEXT: Final = Context(Language.FRENCH, NetworkKey("linkedin"), datetime(2026, 10, 1, 9, 0, tzinfo=UTC))
_VOCABULARY: Final = Vocabulary(("Nordalia", "(?i)horizon pro"), ("very",))
_LISTS: Final = {
    "lists/l.csv": "extends: mentions\nmessage: '%s'\nlist: lists/l.csv\nmatch: [name, handle, domain]\n",
    "lists/w.csv": "extends: lexicon\nmessage: '%s'\nlist: lists/w.csv\nmatch: part\n",
    "lists/s.toml": "extends: secret\nmessage: '%s'\nlist: lists/s.toml\n",
}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")[:LONGEST]


def _holds(check: CharterCheck) -> None:
    """Every finding lies in the text, and running twice says the same."""
    found = check.review(SAMPLE, _CONTEXT)
    for finding in found:
        span = finding.span
        if span is not None:
            assert 0 <= span.start < span.end <= len(SAMPLE), finding
            assert finding.match in (span.of(SAMPLE), MASK), finding
        for fix in finding.fixes:
            assert all(0 <= edit.span.start <= edit.span.end <= len(SAMPLE) for edit in fix.edits), fix
    if not check.set_aside:
        again = check.review(SAMPLE, _CONTEXT)
        assert check.set_aside or again == found
    for error in check.refused:
        assert int(error.values["line"]) >= 1
        assert error.values["file"]
        assert error.values["reason"]


def rule(data: bytes) -> None:
    """A rule file of any content is run or refused with its line."""
    check = CharterCheck.compile([RuleFile("Style/Rule.yml", _text(data))], _VOCABULARY)
    assert len([rule for rule in check.rules if rule.file == "Style/Rule.yml"]) + len(check.refused) == 1
    _holds(check)


def pattern(data: bytes) -> None:
    """A pattern of any text is refused, or compiles in the engine and holds what the index looks for."""
    source = _text(data)
    for flags in (Flags(), Flags(i=True, m=True)):
        try:
            tree = parse(source, flags).tree
        except PatternRefused:
            continue
        translated = written(tree)
        regex.compile(translated, regex.V0)
        in_line = stays_in_line(tree)
        needs = needs_of(tree)
        try:
            places = Pattern(translated).places(SAMPLE)
            by_line = Pattern(translated, stays_in_line=True).places(SAMPLE) if in_line else places
        except TimeoutError:
            continue
        assert [place[:2] for place in by_line] == [place[:2] for place in places]
        for place in places:
            assert 0 <= place.start < place.end <= len(SAMPLE)
            matched = folded(SAMPLE[place.start : place.end])
            assert all(any(word in matched for word in need) for need in needs), (source, matched, needs)


def lists(data: bytes) -> None:
    """A list of any content is read, or its rule is refused. The first byte says which kind it is."""
    path = list(_LISTS)[(data[0] if data else 0) % len(_LISTS)]
    files = [RuleFile("Style/Rule.yml", _LISTS[path]), RuleFile(path, _text(data[1:]))]
    check = CharterCheck.compile(files, Vocabulary())
    assert len(check.rules) + len(check.refused) == 1
    _holds(check)


def release(data: bytes) -> None:
    """A part of a release of any content is read, and then says the same when written again, or refused with one error.

    The first byte says which part it is, and whether the rest is squeezed first.
    """
    number, rest = (data[0] if data else 0), data[1:]
    read, write = _PARTS[number // 2 % len(_PARTS)]
    try:
        found = read(squeezed(rest) if number % 2 else rest)
    except (ReleaseDamaged, ReleaseTooNew):
        return
    assert read(write(found)) == found


def page(data: bytes) -> None:
    """A page is written in one way only."""
    try:
        found = pages.read_page(data)
    except ReleaseDamaged:
        return
    assert pages.page(found) == data


def delta(data: bytes) -> None:
    """What follows a delta's first bytes makes sound pages of sound pages, or is refused."""
    root, held = _TREE
    try:
        made = deltas.read_delta(b"RD\x01" + data, root, lambda ref: held[ref.sha256])
    except ReleaseDamaged:
        return
    assert pages.page(pages.read_page(made[-1])) == made[-1]


def _grown() -> tuple[ObjectRef, dict[str, bytes]]:
    held: dict[str, bytes] = {}
    posts = [ReleasedPost(a_post(f"post-{number}", media=())) for number in range(60)]
    return grow(posts, lambda ref, data: held.update({ref.sha256: data})), held


_TREE: Final = _grown()


def _pack(data: bytes) -> list[bytes]:
    return list(pages.read_pack(data))


_PARTS: Final[Sequence[tuple[Callable[[bytes], Any], Callable[[Any], bytes]]]] = (
    (shards.read_shard, shards.shard),
    (pages.read_page, pages.page),
    (_pack, pages.pack),
    (catalogue.read_catalogue, catalogue.catalogue),
    (catalogue.read_hold, catalogue.hold),
    (catalogue.read_charter, catalogue.charter),
    (catalogue.read_rules, catalogue.rules),
    (catalogue.read_vocabulary, catalogue.vocabulary),
    (catalogue.read_guides, catalogue.guides),
    (catalogue.read_notices, catalogue.notices),
)

TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "rule": rule,
    "pattern": pattern,
    "lists": lists,
    "release": release,
    "page": page,
    "delta": delta,
    "source": source,
    "feed": feed,
    "team": team,
}
