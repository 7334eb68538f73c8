# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Index, lines and memory may only save work: after any edit every kind says what it says when run whole, anew."""

from itertools import chain
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.charter.addresses import Addresses
from composer.charter.engine import CharterCheck
from composer.charter.parser import parse_rule
from composer.charter.registry import CHECKS
from composer.charter.views import folded_view, plain_view
from composer.charter.vocabulary import vocabulary_rules
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Context, Finding, Level
from composer.domain.text import Language
from tests.conformance.test_every_check import FOUND, a_context

MORE: Final = {
    "existence": (
        *("tokens: [promo, 'prix\\s+bas', 'l''eau', '(?i)É\\w*', '#\\w+']\nignorecase: true\nunless: [calme]",),
        *("tokens: [promo, 'prix\\s+bas', bas]", "tokens: [promo, 'promo\\sprix', '[^a]bas', été]\nnonword: true"),
        *("tokens: ['\\w+ bas', été]\nscope: sentence", "tokens: [promo]\nlimit: 1\nexceptions: ['promo bas']"),
        *("raw: ['(?:très|trop)\\s+']\ntokens: [bas, haut]", "tokens: ['C\\+\\+', 'a{2,}', bas]\nnonword: true"),
        *("tokens: [bas, 'bas prix', prix]\nfold: true\naction: {name: remove}", "tokens: [bas]\nwith: ['#\\w+']"),
        *("tokens: [bas, '\\w+ bas']\nwith: {words: 1, cues: [promo, 'prix\\sd', été, 'l''eau']}\nfold: true",),
    ),
    "substitution": (
        "swap: {promo: offre, 'prix\\s+bas': prix doux, bas: haut, 'prix ': cher}\nnonword: true",
        *("swap: {promo: offre, prix bas: prix doux, 'ét(é|e)': hiver}\nignorecase: true\naction: {name: replace}",),
        *("swap: {'(\\w+) bas': '$1 haut'}\nscope: paragraph", "swap: {promo: Promo}\nfold: true\nignorecase: true"),
        "swap: {promo: offre}\nwith: [bas]\nunless: [calme]",
    ),
    "disclosure": ("when: [promo, prix]\nunless: [calme]\nwith: {words: 2, cues: [bas, été]}",),
    "lexicon": ("tokens: [promo, prix bas, l'eau, Été]\nexceptions: [promo bas]", "tokens: [prom, ba]\nmatch: part"),
    "mentions": (
        *(
            "tokens: [promo]\nnear: {words: 3, cues: [bas], level: error}",
            "tokens: [promo]\nmatch: [name]\ninflect: true",
            "tokens: [promo]\nwith: [bas]",
        ),
    ),
    "occurrence": ("token: '\\w+'\nmin: 3", "token: '!'\nmax: 2\nscope: sentence"),
    "consistency": ("either: {promo: prix, bas: haut}\nignorecase: true",),
    "conditional": ("first: '\\b[A-Z]{3,5}\\b'\nsecond: '\\(([A-Z]{3,5})\\)'", "first: promo\nsecond: 1\nwith: [bas]"),
    "repetition": ("tokens: ['[^\\s]+']\nignorecase: true\nalpha: true",),
    "embargo": ("tokens: [prix bas]\nuntil: 2026-12-31T18:00:00+01:00\nunless: [calme]",),
}
FILES: Final = tuple(
    RuleFile(f"Style/{kind.extends}{number}.yml", f"extends: {kind.extends}\nmessage: '%s'\n{fields}\n")
    for kind in CHECKS
    for number, fields in enumerate((FOUND[kind.extends], *MORE.get(kind.extends, ())))
)
VOCABULARY: Final = Vocabulary(("Nordalia", "Prix Bas"), ("(?i)concurrex", "été bas"))
PIECES: Final = st.sampled_from(
    (
        " mot" * 15,
        *("promo", "PROMO", " bas", "bas", " prix", "été", "É", "e\u0301", "l’eau", "l'eau", "nordalia", "Concurrex"),
        *(" ", "\n", "\n\n", "\r\n", ". ", "!!", "aa", "#promo", "promo.fr", "a@promo.fr", "RSE (RSE)", "C++"),
        *("\u00a0", "\u202f", "\u00ad", "👩🏽\u200d💻", "İ", "ß", "ſ", "K", "calme", "très haut", "promo promo"),
    )
)
TEXTS: Final = st.lists(PIECES, max_size=16).map("".join)
EDITS: Final = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 8), TEXTS), max_size=5)


def whole(text: str, context: Context) -> list[Finding]:
    """Every part of every rule on the whole text, by rules that have seen no other."""
    rules, accepted, _ = vocabulary_rules(VOCABULARY)
    rules = [*rules, *(parse_rule(file, accepted) for file in FILES)]
    found = [
        rule.findings(
            folded_view(text) if rule.fold else plain_view(text),
            frozenset(range(len(rule.body.needs))),
            Addresses(text),
            context,
        )
        for rule in rules
        if rule.scopes and rule.applies(context)
    ]
    return list(chain.from_iterable(found))


def told(findings: list[Finding]) -> list[str]:
    return sorted(map(repr, findings))


def test_every_rule_here_can_be_read_and_most_find_something() -> None:
    check = CharterCheck.compile(FILES, VOCABULARY)
    assert check.refused == ()
    text = "Très haut prix bas, promo promo PROMO bas ! Été bas #promo promo.fr a@promo.fr C++ API (API) aa!! nordalia"
    kinds = {finding.rule.rstrip("0123456789") for finding in check.review(text, a_context())}
    assert len(kinds) >= len(CHECKS) - 3


@settings(max_examples=60, deadline=None)
@given(TEXTS, EDITS, st.sampled_from(Language))
def test_a_check_that_saw_the_text_before_says_what_whole_runs_say(
    text: str, edits: list[tuple[int, int, str]], language: Language
) -> None:
    seen = CharterCheck.compile(FILES, VOCABULARY)
    context = a_context(language)
    for start, length, new in [(0, 0, ""), *edits]:
        text = text[:start] + new + text[start + length :]
        found = seen.review(text, context)
        assert [
            finding for finding in found if finding.level is Level.WARNING and "set-aside" in finding.message.code
        ] == []
        assert told(found) == told(whole(text, context))
        assert found == sorted(found, key=lambda finding: finding.order)
