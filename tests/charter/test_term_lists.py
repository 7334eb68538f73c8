# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.charter.lists import faults, listed, with_lists

RULE = 'extends: lexicon\nmessage: "%s"\nlist: lists/x.csv\n'


def found(text: str, source: str, rule: str = RULE) -> list[str]:
    return [finding.match for finding in listed(rule, text, {"lists/x.csv": source})]


def test_terms_aliases_and_notes_are_columns_in_any_order() -> None:
    source = "note,aliases,term\nà ne pas dire,Alto | Alto 2 |,Projet Alto\n"
    assert found("Alto 2, puis projet alto, puis ALTO.", source) == ["Alto 2", "projet alto", "ALTO"]


def test_a_cell_may_hold_commas_and_quotes() -> None:
    assert found('Banque, Alpha et "Beta"', 'term,note\n"Banque, Alpha",x\n"""Beta""",y\n') == [
        "Banque, Alpha",
        '"Beta"',
    ]


def test_a_list_written_by_a_french_spreadsheet_is_read() -> None:
    assert found("le projet Alto", "\ufeffTerm;Aliases;Note\r\nProjet Alto;Alto;a, b\r\n\r\n") == ["projet Alto"]


def test_rows_may_be_short_and_lines_blank() -> None:
    assert found("Alto Mira", "term,aliases,note\nAlto\n\n , ,\nMira,,\n") == ["Alto", "Mira"]


def test_a_list_is_looked_for_from_the_rules_folder_then_from_the_rule() -> None:
    for name, path in (("lists/x.csv", "lists/x.csv"), ("x.csv", "Style/x.csv"), ("../lists/x.csv", "lists/x.csv")):
        rule = f'extends: lexicon\nmessage: "%s"\nlist: {name}\n'
        assert with_lists(rule, {path: "term\nAlto\n"}).refused == ()


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("", 1, "the list has no term"),
        ("term,note\n", 1, "the list has no term"),
        ("nom,note\nAlto,\n", 1, "'nom' is none of term, aliases, handles, domains, note"),
        ("aliases,note\nAlto,\n", 1, "one of them is term"),
        ("term,term\nAlto,\n", 1, "'term' is there twice"),
        ("term,note\nAlto,a\n,b\n", 3, "the term is missing"),
        ("term,note\nAlto,a,b\n", 2, "3 columns instead of 2"),
        ('term,note\nAlto,"a\nb"\nMira,"x"y\n', 4, "not readable as CSV"),
        ("term\n" + "a" * 201 + "\n", 2, "at most 200 characters"),
        ('term\n"a\nb"\n', 2, "one line"),
        ("term\n" + "a\n" * 20_001, 20_002, "at most 20000 terms"),
    ],
)
def test_a_fault_in_a_list_is_told_with_its_own_file_and_line(source: str, line: int, reason: str) -> None:
    ((file, at, why),) = faults(RULE, {"lists/x.csv": source})
    assert (file, at) == ("lists/x.csv", line)
    assert reason in why


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("lists/y.csv", "there is no list 'lists/y.csv' beside the rules; there are lists/x.csv"),
        ("../../../etc/passwd", "there is no list"),
        ("''", "there is no list"),
    ],
)
def test_a_list_that_is_not_there_is_told_with_the_line_that_names_it(name: str, reason: str) -> None:
    ((file, at, why),) = faults(f'extends: lexicon\nmessage: "%s"\nlist: {name}\n', {"lists/x.csv": "term\na\n"})
    assert (file, at) == ("Style/Rule.yml", 3)
    assert reason in why


def test_a_list_of_terms_is_a_csv_file() -> None:
    rule = 'extends: lexicon\nmessage: "%s"\nlist: lists/x.txt\n'
    ((file, line, reason),) = faults(rule, {"lists/x.txt": "Alto\n"})
    assert (file, line) == ("Style/Rule.yml", 3)
    assert "a list of terms is a .csv file" in reason


def test_a_list_no_rule_names_harms_nobody() -> None:
    rule = 'extends: lexicon\nmessage: "%s"\ntokens: [Alto]\n'
    assert faults(rule, {"lists/x.csv": '"', "lists/y.toml": "[[", "lists/z.txt": "\x00"}) == []
