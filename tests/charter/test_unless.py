# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.charter.proofs import never, slow, written_rules
from composer.domain.library import RuleFile
from tests.charter.charters import existence
from tests.charter.lists import faults, listed, with_lists

SAID = "# Déjà dit\n\n(?i)communiqué\nest paru(?:e|s)?\n#horssujet\n"
LISTS = {"lists/dit.txt": SAID, "lists/autres.csv": "term,aliases\npêche,chasse|ça mord\n"}


def rule(unless: str, more: str = "") -> str:
    return existence("[chiffre]", f"unless: {unless}\n{more}")


def found(text: str, unless: str, more: str = "") -> list[str]:
    return [finding.match for finding in listed(rule(unless, more), text, LISTS)]


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Le chiffre est paru.", True),
        ("Voyez le Communiqué : ce chiffre y est.", True),
        ("Un chiffre, #horssujet.", True),
        ("Le chiffre de la paie.", True),
        ("Le chiffre Déjà dit.", False),
        ("Le chiffre. Il est paru.", False),
    ],
)
def test_a_rule_is_silent_beside_its_own_patterns_and_those_of_its_list(text: str, silent: bool) -> None:
    assert found(text, "{list: lists/dit.txt, patterns: [paie]}") == ([] if silent else ["chiffre"])


def test_terms_of_a_spreadsheet_stand_for_themselves_and_are_whole_words() -> None:
    unless = "{list: [lists/autres.csv, lists/dit.txt]}"
    assert found("Le chiffre de la chasse.", unless) == []
    assert found("Un chiffre, et ça mord.", unless) == []
    assert found("Le chiffre est paru.", unless) == []
    assert found("Le chiffre de la pêcheuse.", unless) == ["chiffre"]
    assert found("Le chiffre de la CHASSE.", unless) == ["chiffre"]
    assert found("Le chiffre de la CHASSE.", unless, "ignorecase: true\n") == []


def test_lists_are_read_as_the_text_is() -> None:
    lists = {"lists/a.txt": "aujourd’hui\n", "lists/b.csv": "term\nl’été\n"}
    source = rule("{list: [lists/a.txt, lists/b.csv]}", "fold: true\n")
    assert listed(source, "Le chiffre d'aujourd'hui. Le chiffre de l'été.", lists) == []
    assert len(listed(source, "Le chiffre d'hier. Le chiffre de l'an dernier.", lists)) == 2


def test_a_disclosure_may_stand_in_a_list() -> None:
    source = "extends: disclosure\nmessage: '%s'\nwhen: [Horizon]\nunless: {list: lists/j-y-travaille.txt}\n"
    lists = {"lists/j-y-travaille.txt": "#Nordalia\nj'y travaille\n"}
    assert [found.match for found in listed(source, "Horizon sort.", lists)] == ["Horizon"]
    assert listed(source, "Horizon sort. J’y travaille !", lists) == []


@pytest.mark.parametrize(
    ("unless", "lists", "told"),
    [
        ("{list: lists/dit.txt, file: a}", {}, ("S/a.yml", 4, "unknown field 'file' in unless; it has patterns")),
        ("{list: lists/non.txt}", {}, ("S/a.yml", 4, "there is no list 'lists/non.txt'")),
        ("{list: lists/x.toml}", {"lists/x.toml": ""}, ("S/a.yml", 4, "a .csv file of terms or a .txt file of")),
        ("{list: lists/x.txt}", {"lists/x.txt": "# rien\n\n#\n"}, ("lists/x.txt", 1, "the list has no pattern")),
        ("{list: lists/x.txt}", {"lists/x.txt": "a\n" * 20_001}, ("lists/x.txt", 20_001, "at most 20000 patterns")),
        ("{list: lists/x.txt}", {"lists/x.txt": "\ufeffa\r\n(b\r\n"}, ("lists/x.txt", 2, "is missing")),
        ("{list: lists/x.csv}", {"lists/x.csv": "nom\n"}, ("lists/x.csv", 1, "is none of term")),
    ],
)
def test_a_mistake_is_told_with_the_file_and_line_it_is_in(
    unless: str, lists: dict[str, str], told: tuple[str, int, str]
) -> None:
    ((file, line, reason),) = faults(rule(unless), {**LISTS, **lists}, "S/a.yml")
    assert (file, line) == told[:2]
    assert told[2] in reason


def test_the_library_check_reads_the_patterns_of_a_list() -> None:
    lists = {"lists/x.txt": "paru\nbais$se\n"}
    doubts = _doubts(lists)
    assert [(file, line) for file, line, _ in doubts] == [("lists/x.txt", 2)]
    assert "unless: no text can match 'bais$se'" in doubts[0][2]
    assert _doubts({"lists/x.txt": "paru\n"}) == []


def test_a_slow_pattern_of_a_list_is_named_where_it_stands() -> None:
    ((file, line, reason),) = _doubts({"lists/x.txt": "paru\n(?:(?:a|aa)+)+;\n"}, "['(?:a+|chiffre)']")
    assert (file, line) == ("lists/x.txt", 2)
    assert "may take very long" in reason


def _doubts(lists: dict[str, str], tokens: str = "[chiffre]") -> list[tuple[str, int, str]]:
    source = existence(tokens, "unless: {list: lists/x.txt}\n")
    files = [RuleFile("S/a.yml", source), *(RuleFile(path, text) for path, text in lists.items())]
    (written,) = written_rules(with_lists(source, lists, "S/a.yml"), files)
    return [(doubt.file, doubt.line, doubt.reason) for doubt in (*never(written), *slow(written))]
