# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``spelling`` rules name words for the language checks; ``suggest`` has misspelt words looked up when wanted."""

import pytest

from composer.charter.engine import CharterCheck
from composer.domain.library import RuleFile, Vocabulary
from tests.charter.charters import a_charter, a_context, existence, findings, refusal, said

SPELLING = "extends: spelling\nmessage: \"Did you really mean '%s'?\"\n"
EVERYTHING = """dictionaries: [en_US]
dicpath: /usr/share/hunspell
aff: a.aff
dic: a.dic
append: true
custom: true
filters: ['[pP]y.*']
action: {name: suggest, params: [spellings]}
unheard-of: {a: b}
"""


def compiled(source: str, **lists: str) -> CharterCheck:
    files = [RuleFile(path.replace("__", "/") + ".txt", text) for path, text in lists.items()]
    return CharterCheck.compile([RuleFile("Style/Spelling.yml", source), *files], Vocabulary())


def test_a_spelling_rule_loads_with_all_its_fields_and_finds_nothing() -> None:
    check = a_charter(SPELLING + EVERYTHING)
    assert check.refused == ()
    assert check.words == frozenset()
    assert check.review("Acceuil misstake", a_context()) == []


@pytest.mark.parametrize(
    ("ignore", "lists"),
    [
        ("mots.txt", {"mots": "Nordalia\n\n# remarque\nHorizon # produit\r\nvélo-cargo"}),
        ("[lists/a.txt, ./lists/b.txt]", {"lists__a": "Nordalia\nHorizon", "lists__b": "vélo-cargo"}),
        ("mots.txt", {"config__ignore__mots": "Nordalia\nHorizon\nvélo-cargo"}),
        ("mots.txt", {"Style__mots": "Nordalia\nHorizon\nvélo-cargo"}),
    ],
)
def test_its_lists_are_words_to_know(ignore: str, lists: dict[str, str]) -> None:
    check = compiled(f"{SPELLING}ignore: {ignore}\n", **lists)
    assert check.refused == ()
    assert check.words == {"Nordalia", "Horizon", "vélo-cargo"}


def test_a_list_that_is_not_there_has_no_words() -> None:
    check = compiled(SPELLING + "ignore: [absent.txt, mots.txt]\n", mots="Nordalia")
    assert check.refused == ()
    assert check.words == {"Nordalia"}


def test_words_of_several_rules_come_together() -> None:
    rules = [RuleFile(f"Style/S{n}.yml", f"{SPELLING}ignore: {n}.txt\n") for n in (1, 2)]
    lists = [RuleFile("1.txt", "un"), RuleFile("2.txt", "deux")]
    assert CharterCheck.compile([*rules, *lists], Vocabulary()).words == {"un", "deux"}


def test_suggest_leaves_the_word_to_be_looked_up() -> None:
    source = existence("[acceuil]", "action: {name: suggest, params: [spellings]}\n").replace("%s", "%s (%s)")
    (finding,) = findings(source, "Un acceuil")
    assert (finding.word, finding.language, finding.fixes) == ("acceuil", None, ())
    assert said(finding.message) == "acceuil ()"
    assert findings(existence("[acceuil]"), "acceuil")[0].word == ""


@pytest.mark.parametrize("params", ["", ", params: []", ", params: [mon_script.tengo]"])
def test_suggest_runs_no_script(params: str) -> None:
    file, line, reason = refusal(existence("[a]", f"action: {{name: suggest{params}}}\n"))
    assert (file, line) == ("Style/Rule0.yml", 4)
    assert "script" in reason


def test_a_spelling_rule_may_name_any_scope() -> None:
    (rule,) = a_charter(SPELLING + "scope: heading\n").rules
    assert rule.scopes
