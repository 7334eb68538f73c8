# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``capitalization``: a whole block in the case it should have."""

import pytest

from composer.domain.text import Span, apply_edits
from tests.charter.charters import a_charter, a_context, findings, matches, refusal, said


def capitalization(match: str, more: str = "") -> str:
    return f"extends: capitalization\nmessage: \"'%s' -> '%s'\"\nmatch: '{match}'\n{more}"


def expected(source: str, text: str) -> list[str]:
    """What each finding says was expected."""
    return [said(finding.message).partition(" -> ")[2].strip("'") for finding in findings(source, text)]


SENTENCE = capitalization("$sentence")
TITLE = capitalization("$title")


def test_the_finding_is_the_whole_block_without_its_last_line_end() -> None:
    (finding,) = findings(SENTENCE, "😀 Le Grand Jour Arrive\r\n")
    assert finding.span == Span(0, 22)
    assert said(finding.message) == "'😀 Le Grand Jour Arrive' -> 'Le grand jour arrive'"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le grand jour est arrivé", []),
        ("Le Grand jour est arrivé", []),  # four of five
        ("Le Grand Jour est arrivé", ["Le grand jour est arrivé"]),
        ("le grand jour est arrivé", ["Le grand jour est arrivé"]),
        ("NATO est là pour nous tous", ["Nato est là pour nous tous"]),
        ("L'Eau est là pour nous tous", []),
        ("12. Le grand jour est arrivé", []),
        ("12. le grand jour", ["12. Le grand jour"]),
        ("Le jour 12. Le Grand Soir", ["Le jour 12. le grand soir"]),
        ("Éric Est Arrivé", ["Éric est arrivé"]),
        ("!!! 😀", []),
        ("", []),
        ("  \n", []),
        ("Un", []),
    ],
)
def test_sentence_case(text: str, wanted: list[str]) -> None:
    assert expected(SENTENCE, text) == wanted


def test_a_word_after_an_indicator_has_a_capital() -> None:
    source = capitalization("$sentence", "threshold: 1\nindicators: [':', ' -']\n")
    assert expected(source, "Nouveau: Le jour") == []
    assert expected(source, "Nouveau: le jour") == ["Nouveau: Le jour"]
    assert expected(capitalization("$sentence", "threshold: 1\n"), "Nouveau: Le jour") == ["Nouveau: le jour"]


def test_a_prefix_is_left_out_of_it() -> None:
    source = capitalization("$sentence", "prefix: '[A-Z]+ - '\nthreshold: 1\n")
    assert expected(source, "INFO - Le jour") == []
    assert expected(source, "INFO - le Jour") == ["INFO - Le jour"]
    assert expected(source, "Le jour INFO - là") == ["Le jour info là"]


def test_exceptions_and_accepted_terms_have_their_own_case() -> None:
    source = capitalization("$sentence", "threshold: 1\nexceptions: [iPhone, Nordalia Cloud, '[A-Z]{2,}']\n")
    assert expected(source, "Mon iPhone et Nordalia Cloud à PARIS, vraiment") == []
    # Names written otherwise are put right only where there is a vocabulary.
    assert expected(source, "Mon Iphone et nordalia Cloud") == ["Mon iphone et nordalia cloud"]
    (found,) = a_charter(source, accept=["Zoo"]).review("Mon Iphone et nordalia Cloud", a_context())
    assert said(found.message).endswith("'Mon iPhone et Nordalia Cloud'")
    accepted = a_charter(SENTENCE + "threshold: 1\n", accept=["Nordalia", "Conseil d'État"])
    assert accepted.review("Vu chez Nordalia et au Conseil d'État", a_context()) == []
    assert len(accepted.review("Vu chez Horizon", a_context())) == 1
    alone = a_charter(SENTENCE + "threshold: 1\nvocab: false\n", accept=["Nordalia"])
    assert len(alone.review("Vu chez Nordalia", a_context())) == 1


def test_many_accepted_terms_change_nothing_for_the_others() -> None:
    terms = [f"Produit{number}" for number in range(2_000)]
    check = a_charter(SENTENCE + "threshold: 1\n", accept=terms)
    assert check.review("Le Produit7 et le Produit1999.", a_context()) == []
    assert len(check.review("Le Produit7 et le Produi", a_context())) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Lord of the Rings", []),
        ("the lord of the rings", ["The Lord of the Rings"]),
        ("The LORD of the RINGS", []),
        ("What We Live For", []),
        ("what we live for", ["What We Live For"]),
        ("news: the rings and the tower", ["News: The Rings and the Tower"]),
        ("state-of-the-art and stay-at-home", ["State-of-the-Art and Stay-at-Home"]),
        ("either/or", ["Either/Or"]),
        ("to be or not to be", ["To Be or Not To Be"]),
        ("how to be", ["How To Be"]),
        ("welcome to the jungle", ["Welcome To the Jungle"]),
        ("Welcome to Nordalia", []),
        ("Welcome To Nordalia", []),
        ("a walk between the lines", ["A Walk Between the Lines"]),
        ("été in paris", ["Été in Paris"]),
    ],
)
def test_title_case_of_the_press(text: str, wanted: list[str]) -> None:
    assert expected(TITLE, text) == wanted


def test_title_case_of_books_leaves_long_prepositions_small() -> None:
    source = capitalization("$title", "style: Chicago\nthreshold: 1\n")
    assert expected(source, "A Walk Between The Lines") == ["A Walk between the Lines"]
    assert expected(source, "A Walk between the Lines") == []
    assert expected(source, "The World Within") == []
    assert expected(source, "How To Be") == ["How to Be"]


def test_titles_keep_own_case_and_prefix() -> None:
    source = capitalization("$title", "threshold: 1\nexceptions: [iPhone, macOS]\nprefix: '\\d+ '\n")
    assert expected(source, "12 iPhone and macOS apps") == ["12 iPhone and macOS Apps"]
    (found,) = a_charter(source, accept=["Zoo"]).review("12 iphone and MACOS Apps", a_context())
    assert said(found.message).endswith("'12 iPhone and macOS Apps'")


@pytest.mark.parametrize(
    ("match", "text", "wanted"),
    [
        ("$lower", "tout petit, été", []),
        ("$lower", "Tout Été", ["tout été"]),
        ("$upper", "TOUT GRAND, ÉTÉ", []),
        ("$upper", "Straße et été", ["STRAßE ET ÉTÉ"]),
        ("$upper", "12 !", []),
    ],
)
def test_all_small_and_all_capitals(match: str, text: str, wanted: list[str]) -> None:
    assert expected(capitalization(match), text) == wanted


def test_an_exception_anywhere_clears_a_block_that_is_small_big_or_a_pattern() -> None:
    for match in ("$lower", "^[a-z ]+$"):
        source = capitalization(match, "exceptions: [API]\n")
        assert matches(source, "une API Neuve") == []
        assert matches(source, "une APIS Neuve") == ["une APIS Neuve"]


def test_a_pattern_is_looked_for_anywhere() -> None:
    assert expected(capitalization("[A-Z]"), "un Grand jour") == []
    assert expected(capitalization("[A-Z]"), "un jour") == ["[A-Z]"]
    assert expected(capitalization("^[A-ZÉ].*[.!?]$"), "Éric dit bonjour.\n") == []


def test_blocks_are_those_of_the_scope() -> None:
    text = "Bien. pas bien. Bien Fait Pour Lui."
    assert matches(SENTENCE + "scope: sentence\n", text) == ["Bien Fait Pour Lui."]
    assert matches(SENTENCE + "scope: first_line\n", "Le Grand Jour\nOui") == ["Le Grand Jour"]
    assert matches(SENTENCE + "scope: paragraph\nlimit: 1\n", "Un Grand Jour\n\nUn Grand Soir") == ["Un Grand Jour"]
    assert matches(SENTENCE + "scope: heading\n", "Un Grand Jour") == []


@pytest.mark.parametrize(
    ("match", "text", "after"),
    [
        ("$sentence", "«  Le Grand Jour  » — Oui\n", ["«  Le grand jour  » — oui\n"]),
        ("$title", "le grand – jour", ["Le Grand – Jour"]),
        ("$upper", "oui", ["OUI"]),
        ("[A-Z]", "oui", []),
    ],
)
def test_replace_writes_what_was_expected_and_changes_only_case(match: str, text: str, after: list[str]) -> None:
    (finding,) = findings(capitalization(match, "action: {name: replace}\n"), text)
    assert [apply_edits(text, fix.edits) for fix in finding.fixes] == after


def test_other_actions_work_on_the_block() -> None:
    (finding,) = findings(capitalization("[A-Z]", "action: {name: replace, params: [Oui, Non]}\n"), "oui")
    assert [apply_edits("oui", fix.edits) for fix in finding.fixes] == ["Oui", "Non"]
    assert findings(SENTENCE, "oui")[0].fixes == ()


def test_a_threshold_of_nothing_is_the_usual_one() -> None:
    assert len(findings(capitalization("$sentence", "threshold: 0\n"), "Le Grand Jour")) == 1
    assert findings(capitalization("$sentence", "threshold: 0.5\n"), "Le Grand Jour est là") == []


def test_wrong_rules_are_refused_with_their_line() -> None:
    assert refusal("extends: capitalization\nmessage: a\n")[2] == "a capitalization rule needs match"
    assert refusal(capitalization("("))[1] == 3
    assert refusal(capitalization("$sentence", "prefix: '('\n"))[1] == 4
    assert refusal(capitalization("$sentence", "threshold: haut\n"))[2] == "threshold must be a number, not 'haut'"
    assert refusal(capitalization("$sentence", "exceptions: ['(']\n"))[1] == 4
