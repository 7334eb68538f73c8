# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.engine import CharterCheck
from composer.charter.parser import parse_rule, rule_id
from composer.charter.registry import NOT_RUN
from composer.domain.errors import RuleRefused
from composer.domain.library import RuleFile, Vocabulary
from tests.charter.charters import a_charter, existence, matches, refusal


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("", 1, "the file is empty"),
        ("- a\n- b\n", 1, "one mapping"),
        ("extends: existence\nmessage: a\nmessage: b\ntokens: [a]\n", 3, "written twice"),
        ("extends: existence\nmessage: a\nMessage: b\ntokens: [a]\n", 3, "written twice"),
        ("extends: substitution\nmessage: a\nswap:\n  a: b\n  a: c\n", 5, "written twice"),
        ("extends: substitution\nmessage: a\nswap: [{a: b}, {a: c}]\n", 3, "written twice"),
        ("extends: existence\nmessage: a\ntokens: &x [a]\nraw: *x\n", 4, "aliases"),
        ("extends: existence\nmessage: a\ntokens: [a\n", 4, "not readable as YAML"),
        ("message: a\ntokens: [a]\n", 1, "needs extends"),
        ("extends: existance\nmessage: a\n", 1, "'existance' is no type of rule"),
        ("message: a\nextends: script\n", 2, "rules of type script are not run by this version"),
        ("extends: existence\ntokens: [a]\n", 1, "needs a message"),
        ("extends: existence\nmessage: a\nfoo: 1\ntokens: [a]\n", 3, "unknown field 'foo'"),
        ("extends: occurrence\nmessage: a\ntoken: a\nexceptions: [b]\n", 4, "unknown field 'exceptions'"),
        ("extends: existence\nmessage: a\nlevel: info\ntokens: [a]\n", 3, "level must be one of"),
        ("extends: existence\nmessage: a\nignorecase: yes\ntokens: [a]\n", 3, "ignorecase must be true or false"),
        ("extends: existence\nmessage: a\nlimit: -1\ntokens: [a]\n", 3, "limit must be a whole number"),
        ("extends: existence\nmessage: a\ntokens:\n  - a\n  - (b\n", 5, ") is missing"),
        ("extends: existence\nmessage: a\ntokens:\n  - [a]\n", 4, "must be a text"),
        ("extends: existence\nmessage: a\ntokens: ['  ']\n", 1, "needs tokens or raw"),
        ("extends: existence\nmessage: a\ntokens: [a]\nexceptions:\n  - a\n  - '*'\n", 6, "nothing to repeat"),
        ("extends: existence\nmessage: a\ntokens: [a]\nunless: ['[']\n", 4, "is not valid"),
        ("extends: substitution\nmessage: a\nswap: {}\n", 1, "needs a swap"),
        ("extends: substitution\nmessage: a\nswap: {'(a)\\1': b}\n", 3, "cannot refer"),
        ("extends: occurrence\nmessage: a\nmax: 1\n", 1, "needs a token"),
        ("extends: existence\nmessage: a\ntokens: [a]\nscope: code\n", 4, "the scope 'code'"),
        ("extends: existence\nmessage: a\ntokens: [a]\ncode: true\n", 4, "code: true"),
        ("extends: existence\nmessage: a\ntokens: [a]\nlang: [de]\n", 4, "lang must be among fr, en"),
        ("extends: existence\nmessage: a\ntokens: [a]\nuntil: bientôt\n", 4, "until must be a date"),
        ("extends: existence\nmessage: a\ntokens: [a]\nuntil: 2026-10-22T18:00\n", 4, "needs a zone"),
        ("extends: existence\nmessage: a\ntokens: [a]\naction: {name: script}\n", 4, "is not run by this version"),
        (
            "extends: existence\nmessage: a\ntokens: [a]\naction: {name: edit, params: [regex, '(', b]}\n",
            4,
            "is missing",
        ),
        ("extends: existence\nmessage: a\ntokens: [a]\nexamples: {good: [a]}\n", 4, "unknown field 'good'"),
        ("extends: existence\nmessage: {de: a}\ntokens: [a]\n", 2, "one text for each of fr, en"),
    ],
)
def test_a_rule_that_is_not_clear_is_refused_with_its_line(source: str, line: int, reason: str) -> None:
    file, at, why = refusal(source)
    assert (file, at) == ("Style/Rule0.yml", line)
    assert reason in why


def test_one_bad_rule_leaves_the_others_alone() -> None:
    check = a_charter("extends: existence\n", existence("[promo]"))
    assert [rule.id for rule in check.rules] == ["Style.Rule1"]
    assert len(check.refused) == 1


@pytest.mark.parametrize("kind", sorted(NOT_RUN))
def test_types_we_do_not_run_are_named(kind: str) -> None:
    assert refusal(f"extends: {kind}\nmessage: a\n")[2] == f"rules of type {kind} are not run by this version"


def test_two_rules_of_one_name_are_a_mistake() -> None:
    files = [RuleFile("A/S/R.yml", existence("[a]")), RuleFile("B/S/R.yml", existence("[b]"))]
    (error,) = CharterCheck.compile(files, Vocabulary()).refused
    assert error.values["file"] == "B/S/R.yml"
    assert "A/S/R.yml" in error.values["reason"]


def test_names_come_from_folder_and_file() -> None:
    assert rule_id("Finance/AvantPublication.fr.yml") == "Finance.AvantPublication"
    assert rule_id("a/b/C.yml") == "b.C"


def test_other_file_names_are_refused_rather_than_skipped() -> None:
    with pytest.raises(RuleRefused, match=r"ends in \.yml"):
        parse_rule(RuleFile("Style/Rule.yaml", existence("[a]")))


def test_values_are_texts_as_they_are_written() -> None:
    assert matches(existence("[yes, no, true, 1.50, 017]"), "yes no true 1.50 1.5 017 15") == [
        *("yes", "no", "true", "1.50", "017")
    ]
    assert matches("extends: substitution\nmessage: a\nswap: {yes: on}\n", "yes on") == ["yes"]


@given(st.text(max_size=200))
def test_any_file_is_read_or_refused(source: str) -> None:
    check = a_charter(source)
    assert len(check.refused) + len(check.rules) == 1


@given(st.text(alphabet="extndsmagokp: \n[]{}'\"-|&*!%@#,?>é", max_size=80))
def test_anything_after_a_good_start_is_read_or_refused(rest: str) -> None:
    check = a_charter(f"extends: existence\nmessage: a\ntokens: [a]\n{rest}")
    assert len(check.refused) + len(check.rules) == 1
