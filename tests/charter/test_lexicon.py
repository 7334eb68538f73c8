# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.plain_text import same_case
from tests.charter.charters import a_context, findings, matches, refusal, said
from tests.charter.lists import listed, with_lists
from tests.work import calls

NAMES = "term,aliases,note\nProjet Alto,Alto|Alto 2,x\nMira,,\nL’Équipe,,\nC++,,\n"


def lexicon(tokens: str, more: str = "") -> str:
    return f'extends: lexicon\nmessage: "%s / %s"\ntokens: {tokens}\n{more}'


def test_a_term_is_found_with_its_name_and_what_was_written() -> None:
    (found,) = listed('extends: lexicon\nmessage: "%s / %s"\nlist: x.csv\n', "Avec ALTO 2 !", {"x.csv": NAMES})
    assert (found.match, said(found.message)) == ("ALTO 2", "ALTO 2 / Projet Alto")


def test_terms_are_no_patterns() -> None:
    assert matches(lexicon("['a.b', 'C++', '(x)']"), "a.b aXb C++ C+ (x) x") == ["a.b", "C++", "(x)"]


def test_whole_words_by_default_parts_on_demand() -> None:
    text = "vente ventes revente vente-flash l'vente vente_x"
    assert matches(lexicon("[vente]"), text) == ["vente", "vente", "vente"]
    assert matches(lexicon("[vente]", "match: part\n"), text) == ["vente"] * 6


def test_signs_have_edges_too() -> None:
    assert matches(lexicon("['C++', '#promo']"), "C++, xC++ C+++ #promo x#promo #promos") == [
        "C++",
        "C++",
        "#promo",
        "#promo",
    ]


def test_the_longest_term_wins_at_one_place_and_terms_never_overlap() -> None:
    assert matches(lexicon("[alto, alto deux, deux trois]"), "alto deux trois") == ["alto deux"]


def test_case_is_ignored_unless_told() -> None:
    assert matches(lexicon("[Alto]"), "ALTO alto") == ["ALTO", "alto"]
    assert matches(lexicon("[Alto]", "ignorecase: false\n"), "ALTO alto Alto") == ["Alto"]
    assert matches(lexicon("[straße, Σίσυφος]"), "STRAẞE strasse ΣΊΣΥΦΟΣ") == ["STRAẞE", "ΣΊΣΥΦΟΣ"]


def test_typography_makes_no_difference_unless_told() -> None:
    text = "l’e\u0301quipe Projet\u00a0Al\u00adto"
    listing = {"x.csv": NAMES}
    rule = 'extends: lexicon\nmessage: "%s"\nlist: x.csv\n'
    assert [finding.match for finding in listed(rule, text, listing)] == ["l’e\u0301quipe", "Projet\u00a0Al\u00adto"]
    assert listed(rule + "fold: false\n", text, listing) == []


def test_exceptions_clear_what_they_stand_around() -> None:
    assert matches(lexicon("[alto]", "exceptions: [clé alto]\n"), "une clé alto, puis alto") == ["alto"]


def test_a_lexicon_reads_the_scopes_it_is_given() -> None:
    assert matches(lexicon("[alto]", "scope: first_line\n"), "alto\nalto") == ["alto"]


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [("", 1, "needs tokens or a list"), ("tokens: [a]\nmatch: regex\n", 4, "match must be one of word, part")],
)
def test_a_lexicon_that_says_nothing_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f'extends: lexicon\nmessage: "%s"\n{more}')
    assert (at, reason in why) == (line, True)


@given(st.text(max_size=60), st.sampled_from(["é", "e\u0301", "’", "👩🏽\u200d💻", "\u00ad", "ß", "İ", "\r\n", "x "]))
def test_places_are_those_of_the_text_as_written(text: str, between: str) -> None:
    written = f"{text} {between} Projet{between if between == chr(0xAD) else ''} Alto {text}"
    found = findings(lexicon("[projet alto]"), written)
    assert found
    for finding in found:
        assert finding.span is not None
        here = finding.span.of(written)
        assert here == finding.match
        assert unicodedata.normalize("NFC", here).replace("\u00ad", "").casefold().split() == ["projet", "alto"]


@given(st.text(max_size=40))
def test_same_case_keeps_every_place(text: str) -> None:
    assert len(same_case(text)) == len(text)
    assert same_case(same_case(text)) == same_case(text)


def test_thousands_of_terms_cost_what_a_few_do() -> None:
    lines = [f"Une ligne d'un texte ordinaire, numéro {number}, et rien de plus." for number in range(50)]
    text = "\n".join([*lines, "Ici, nom de code 43."])

    def edit(count: int) -> int:
        terms = "term\n" + "".join(f"nom de code {number}\n" for number in range(count))
        check = with_lists('extends: lexicon\nmessage: "%s"\nlist: x.csv\n', {"x.csv": terms})
        assert [finding.match for finding in check.review(text, a_context())] == ["nom de code 43"]
        return calls(lambda: check.review(text.replace("numéro 7,", "numéro sept,"), a_context()))

    assert edit(5_000) < 1.2 * edit(50) + 50


def test_an_action_becomes_a_fix() -> None:
    (finding,) = findings(lexicon("[alto]", "action: {name: replace, params: [un nouveau projet]}\n"), "pour Alto !")
    assert [fix.edits[0].text for fix in finding.fixes] == ["un nouveau projet"]
