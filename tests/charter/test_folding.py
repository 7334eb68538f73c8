# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A charter whose every rule reads through apostrophes, spaces and accents."""

from collections.abc import Sequence

import pytest

from composer.charter.engine import CharterCheck
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.text import apply_edits
from tests.charter.charters import a_context, existence

TEXT = "Le chiffre\u00a0d’affaires, l’e\u0301te\u0301"


def found(source: str, text: str, accept: Sequence[str] = (), reject: Sequence[str] = ()) -> list[str]:
    vocabulary = Vocabulary(tuple(accept), tuple(reject))
    check = CharterCheck.compile([RuleFile("Style/Rule.yml", source)], vocabulary, fold=True)
    assert check.refused == ()
    return [finding.match for finding in check.review(text, a_context())]


@pytest.mark.parametrize(
    "source",
    [
        existence('["chiffre d\'affaires"]'),
        existence("['chiffre d’affaires']"),
        existence("['chiffre\u00a0d’affaires']"),
        "extends: substitution\nmessage: '%s'\nswap: {'chiffre d’affaires': CA}\n",
        "extends: substitution\nmessage: '%s'\nswap: [{'chiffre d’affaires': CA}, {\"chiffre d'affaires\": CA}]\n",
        "extends: conditional\nmessage: '%s'\nfirst: chiffre d’affaires\nsecond: d’exercice\n",
        "extends: consistency\nmessage: '%s'\neither: {'le': 'chiffre d’affaires'}\nignorecase: true\n",
        "extends: occurrence\nmessage: '%s'\ntoken: chiffre d’affaires\nmin: 2\nmax: 0\n",
    ],
)
def test_rules_of_every_type_are_folded(source: str) -> None:
    assert found(source, TEXT) == ["chiffre\u00a0d’affaires"]


def test_a_rule_may_say_not() -> None:
    assert found(existence('["d\'affaires"]', "fold: false\n"), TEXT) == []
    assert found(existence('["d\'affaires"]', "fold: true\n"), TEXT) == ["d’affaires"]


def test_exceptions_and_what_silences_are_folded_too() -> None:
    token = existence("['[dl].(?:affaires|été)']", "exceptions: ['l’été']\n")
    assert found(token, TEXT) == ["d’affaires"]
    assert found(token, TEXT, accept=["d’affaires"]) == []
    assert found(existence("[été]", "unless: ['chiffre d’affaires']\n"), TEXT) == []
    assert found(existence("[affaires]"), TEXT, accept=["chiffre d’affaires"]) == []


def test_the_vocabulary_is_folded() -> None:
    nothing = existence("[zzz]")
    assert found(nothing, "le conseil d’état", accept=["Conseil d'État"]) == ["conseil d’état"]
    assert found(nothing, "le conseil d'état", accept=["Conseil d’État"]) == ["conseil d'état"]
    assert found(nothing, "Conseil d’État, Conseil d'État", accept=["Conseil d’État"]) == []
    assert found(nothing, TEXT, reject=["d'affaires"]) == ["d’affaires"]


def test_what_is_already_right_is_seen_folded_and_written_as_it_is_given() -> None:
    source = "extends: substitution\nmessage: '%s'\naction: {name: replace}\nignorecase: true\n"
    source += "swap: {'(?:conseil|cons\\.) d’état': Conseil d’État}\n"
    assert found(source, "Conseil d’État et Conseil d'État") == []
    check = CharterCheck.compile([RuleFile("Style/Rule.yml", source)], Vocabulary(), fold=True)
    (finding,) = check.review("conseil d'état", a_context())
    assert apply_edits("conseil d'état", finding.fixes[0].edits) == "Conseil d’État"
    without = source.replace("action: {name: replace}\n", "")
    assert found(without, "Conseil d’État et Conseil d'État") == []
