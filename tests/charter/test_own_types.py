# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the types a charter adds have in common: folding, case, places, and one answer whichever way they are read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.addresses import Addresses
from composer.charter.checks.base import CheckKind
from composer.charter.engine import CharterCheck
from composer.charter.registry import CHECKS
from composer.charter.views import folded_view, plain_view
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import MASK
from tests.charter.charters import a_context

LISTS = {
    "lists/c.csv": "term,aliases,handles,domains\nConcurrex,L’Autre|CX,@concurrex|x:@cx,concurrex.fr\nC++,,,\n",
    "lists/s.toml": "[[rules]]\nid = 'jeton'\nregex = '''tok_([a-z0-9]{6,})'''\nkeywords = ['tok_']\nentropy = 1.5\n",
}
BODIES = {
    "lexicon": "list: lists/c.csv\nexceptions: [Prix Concurrex]",
    "mentions": "list: lists/c.csv\ninflect: true\nnear: {words: 2, cues: [mieux que], level: error}",
    "disclosure": "when: [Nordalia]\nunless: ['#SalariéNordalia']\nwithin: '40'\ninsert: '#SalariéNordalia'",
    "personal_data": "kinds: [email, phone, iban, card, nir]\nallow: ['*@nordalia.example']",
    "secret": "list: lists/s.toml",
    "links": "allow: ['*.nordalia.example']\nhttps: true",
}
PIECES = st.sampled_from(
    [
        *("Concurrex", "CONCURREXS", "l’autre", "L'Autre", "C++", "cx", "@concurrex", "@cx", "Prix Concurrex", "#CX"),
        *("mieux que", "Nordalia", "#SalariéNordalia", "concurrex.fr", "http://www.concurrex.fr/a?b=c#d", "bit.ly/x"),
        *(
            "jean@exemple.fr",
            "presse@nordalia.example",
            "06 12 34 56 78",
            "+33\u00a06\u202f12 34 56 78",
            "2026",
            "12,50",
        ),
        *(
            "FR76 3000 6000 0112 3456 7890 189",
            "4242 4242 4242 4242",
            "1 84 12 76 451 089 46",
            "tok_a8f3k2",
            "tok_aaaaaa",
        ),
        *(
            "é",
            "e\u0301",
            "👩🏽\u200d💻",
            "\u00ad",
            "\u200b",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\u00a0",
            "mot",
            ".",
            ",",
            "(",
            ")",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join), st.text(max_size=50)
)


def a_charter(*kinds: str, more: str = "") -> CharterCheck:
    rules = [RuleFile(f"Style/{kind}.yml", f'extends: {kind}\nmessage: "%s"\n{BODIES[kind]}\n{more}') for kind in kinds]
    check = CharterCheck.compile([*rules, *(RuleFile(path, text) for path, text in LISTS.items())], Vocabulary())
    assert check.refused == ()
    return check


def test_ours_are_the_types_the_format_does_not_have() -> None:
    ours = {kind.extends for kind in CHECKS if kind.ours}
    assert ours == {*BODIES, "media", "embargo", "hold", "cadence"}


@pytest.mark.parametrize("kind", [kind for kind in CHECKS if kind.extends in BODIES], ids=lambda kind: kind.extends)
@given(text=TEXTS, fold=st.booleans())
def test_the_quick_way_finds_what_the_whole_way_finds(kind: CheckKind, text: str, fold: bool) -> None:
    check = a_charter(kind.extends, more="" if fold else "fold: false\n")
    (rule,) = check.rules
    assert rule.fold is fold
    view = (folded_view if fold else plain_view)(text)
    parts = frozenset(range(len(rule.body.needs)))
    whole = sorted(rule.findings(view, parts, Addresses(text), a_context()), key=lambda finding: finding.order)
    assert check.review(text, a_context()) == whole


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    used = a_charter(*BODIES)
    for text in texts:
        assert used.review(text, a_context()) == a_charter(*BODIES).review(text, a_context())


@given(TEXTS)
def test_places_are_those_of_the_text_as_written(text: str) -> None:
    for finding in a_charter(*BODIES).review(text, a_context()):
        assert finding.span is not None
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.match in (finding.span.of(text), MASK)
        assert (finding.match == MASK) is (finding.rule == "Style.secret")


@given(TEXTS)
def test_typography_hides_nothing(text: str) -> None:
    quick = a_charter("lexicon", "personal_data")
    disguised = unicodedata.normalize("NFD", text).replace(" ", "\u00a0").replace("'", "’")

    def plain(found: str) -> str:
        return folded_view(found).text

    before = [(finding.rule, plain(finding.match)) for finding in quick.review(text, a_context())]
    after = [(finding.rule, plain(finding.match)) for finding in quick.review(disguised, a_context())]
    assert before == after
