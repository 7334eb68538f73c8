# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import logging
import string
from dataclasses import asdict
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.checks.secret import entropy
from composer.domain.review import Finding
from tests.charter.charters import findings, refusal
from tests.charter.lists import faults, listed

RULE = 'extends: secret\nmessage: {fr: "%s : à ne jamais publier.", en: "%s: never publish it."}\nlist: lists/x.toml\n'
KEY = "NRDL" + "Q7ZP2XK9WM4TB6VJ"
TOML = r"""
title = "Secrets"
[[rules]]
id = "nordalia-key"
description = "Clé d’accès Nordalia"
regex = '''\b(NRDL[A-Z0-9]{16})\b'''
entropy = 3
keywords = ["nrdl"]
tags = ["ignored"]

[[rules]]
id = "password"
description = "Mot de passe"
regex = '''(?i)(?:mot de passe|password)(?:[ \t]{0,3})(?:=|:)[\x60'"\s]{0,3}([[:alnum:]!@#._-]{6,40})'''
keywords = ["mot de passe", "password"]
[[rules.allowlists]]
description = "Examples"
stopwords = ["exemple"]
[[rules.allowlists]]
condition = "AND"
regexTarget = "line"
regexes = ['''(?i)tutoriel''']
stopwords = ["abc"]

[[rules]]
id = "file"
path = '''\.pem$'''

[allowlist]
regexes = ['''^change-me$''']
"""


def secrets(text: str, toml: str = TOML, more: str = "") -> list[Finding]:
    return listed(RULE + more, text, {"lists/x.toml": toml})


def found(text: str, toml: str = TOML, more: str = "") -> list[str]:
    return [finding.span.of(text) for finding in secrets(text, toml, more) if finding.span]


def one(regex: str, more: str = "") -> str:
    return f"[[rules]]\nid = 'x'\nregex = '''{regex}'''\n{more}"


def test_a_secret_is_an_error_that_names_its_kind() -> None:
    (finding,) = secrets(f"La clé {KEY} marche.")
    assert finding.level.value == "error"
    assert finding.message.values == {
        "fr": "Clé d’accès Nordalia : à ne jamais publier.",
        "en": "Clé d’accès Nordalia: never publish it.",
    }


def test_a_secret_is_never_repeated(caplog: pytest.LogCaptureFixture) -> None:
    text = f"mot de passe : Tr0ub4dor! et {KEY}"
    with caplog.at_level(logging.DEBUG):
        answers = secrets(text)
    assert found(text) == ["Tr0ub4dor!", KEY]
    assert {finding.match for finding in answers} == {"••••"}
    told = json.dumps([asdict(finding) for finding in answers], ensure_ascii=False) + repr(answers) + caplog.text
    assert "Tr0ub4dor" not in told
    assert KEY not in told
    assert all(finding.fixes == () for finding in answers)


def test_a_rule_without_one_of_its_keywords_in_the_text_does_not_run() -> None:
    assert found("SECRET=abcdef", one("SECRET=(.+)", "keywords = ['secret']")) == ["abcdef"]
    assert found("SECRET=abcdef", one("SECRET=(.+)", "keywords = ['jeton']")) == []
    assert found("SECRET=abcdef", one("SECRET=(.+)")) == ["abcdef"]


def test_the_entropy_of_the_secret_must_be_above() -> None:
    assert found("NRDL" + "A" * 16) == []
    flat = one("key=([a-d]{4})", "entropy = 2.0")
    assert found("key=abcd", flat) == []
    assert found("key=abcd", flat.replace("2.0", "1.99")) == ["abcd"]


@pytest.mark.parametrize(
    ("regex", "more", "expected"),
    [
        ("(key)=(a+)", "secretGroup = 2", "aaa"),
        ("(key)=(a+)", "", "key"),
        ("(x)?key=(a+)", "", "aaa"),
        ("key=a+", "", "key=aaa"),
        ("(?P<name>key)=a+", "secretGroup = 1", "key"),
    ],
)
def test_the_secret_is_in_its_group_or_in_the_first(regex: str, more: str, expected: str) -> None:
    assert found("une key=aaa ici", one(regex, more)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mot de passe : exemple123", []),
        ("password = change-me", []),
        ("password = change-me2", ["change-me2"]),
        ("Tutoriel : mot de passe : abcdef", []),
        ("Mot de passe : abcdef", ["abcdef"]),
        ("Tutoriel : mot de passe : zzzzzz", ["zzzzzz"]),
        ("Tutoriel\nmot de passe : abcdef", ["abcdef"]),
    ],
)
def test_allowlists_clear_what_is_no_secret(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("allowlist", "cleared"),
    [
        ("regexes = ['^a+$']", True),
        ("regexes = ['key']", False),
        ("regexTarget = 'match'\nregexes = ['key']", True),
        ("regexTarget = 'line'\nregexes = ['ici']", True),
        ("paths = ['.*']", False),
        ("condition = 'AND'\npaths = ['.*']\nregexes = ['a']", False),
        ("condition = 'OR'\npaths = ['.*']\nregexes = ['a']", True),
        ("commits = ['abc']", False),
        ("description = 'nothing'", False),
    ],
)
def test_allowlists_have_targets_and_conditions(allowlist: str, cleared: bool) -> None:
    for header in ("[[rules.allowlists]]", "[rules.allowlist]", "[[allowlists]]", "[allowlist]"):
        assert (found("key=aaa ici", one("key=(a+)", f"{header}\n{allowlist}")) == []) is cleared


def test_a_shared_allowlist_may_be_for_some_rules() -> None:
    shared = one("key=(a+)", "[[allowlists]]\ntargetRules = ['{name}']\nregexes = ['a']")
    assert found("key=aaa", shared.replace("{name}", "x")) == []
    assert found("key=aaa", shared.replace("{name}", "y")) == ["aaa"]


def test_rules_may_stand_in_the_rule_itself() -> None:
    source = (
        'extends: secret\nmessage: "%s (%s)"\nrules:\n'
        "  - {id: jeton, regex: 'tok_([a-z0-9]{8,})', keywords: [tok_], entropy: '2.5', secretGroup: 1,\n"
        "     allowlists: [{stopwords: [exemple]}]}\n"
    )
    assert [f.message.values[""] for f in findings(source, "tok_a8f3k2m9 tok_aaaaaaaa tok_exemple9")] == [
        "jeton (jeton)"
    ]


def test_two_rules_at_one_place_give_one_finding_and_the_longest() -> None:
    both = one("key=(a+)") + "\n" + one("key=(aa)")
    assert found("key=aaaa", both) == ["aaaa"]


def test_typography_does_not_hide_a_secret_and_exceptions_clear_it() -> None:
    assert found("mot de passe\u00a0: abc\u00addef") == ["abc\u00addef"]
    assert found("mot de passe : abcdef", more="exceptions: [abcdef]\n") == []


def test_a_rule_of_level_warning_is_still_about_an_error() -> None:
    (finding,) = secrets("mot de passe : abcdef", more="level: warning\n")
    assert finding.level.value == "error"


@pytest.mark.parametrize(
    ("toml", "line", "reason"),
    [
        ("[[rules]]\nid = \n", 2, "not readable as TOML: Invalid value"),
        ("title = 'x'\n", 1, "no [[rules]]"),
        ("[extend]\nuseDefault = true\n", 1, "extend is not run"),
        ("\n[[rules]]\nid = 'a'\nregex = 'a'\n\n[[rules]]\nid = 'b'\nregex = '('\n", 6, "regex: "),
        ("[[rules]]\nregex = 'a'\n", 1, "a rule needs an id"),
        ("[[rules]]\nid = 'a'\n", 1, "the rule a needs a regex"),
        ("[[rules]]\nid = 'a'\nregex = 'a'\nrequired = [{id = 'b'}]\n", 1, "requires others"),
        ("[[rules]]\nid = 'a'\nregex = 'a'\nentropy = 'high'\n", 1, "entropy must be a number"),
        ("[[rules]]\nid = 'a'\nregex = 'a'\nkeywords = 'a'\n", 1, "keywords must be a list of texts"),
        ("[[rules]]\nid = 1\n", 1, "id must be a text"),
        ("rules = 1\n", 1, "rules must be a table"),
        ("[[rules]]\nid = 'a'\nregex = 'a'\n[[rules.allowlists]]\nregexes = ['(']\n", 1, "regexes: "),
        ("[[rules]]\nid = 'a'\nregex = 'a'\n[[rules.allowlists]]\ncondition = 'XOR'\n", 1, "condition one of OR, AND"),
        ("a = " + "[" * 5_000, 1, "not readable as TOML"),
    ],
)
def test_a_fault_in_a_list_is_told_with_its_own_file_and_line(toml: str, line: int, reason: str) -> None:
    ((file, at, why),) = faults(RULE, {"lists/x.toml": toml})
    assert (file, at) == ("lists/x.toml", line)
    assert reason in why


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("", 1, "needs a list, or rules"),
        ("list: lists/x.csv\n", 3, "there is no list"),
        ("rules: [a]\n", 3, "a mapping with id and regex"),
        ("rules:\n  - {id: a, regex: a}\n  - {id: b, regex: '['}\n", 5, "regex: "),
        ("rules:\n  - {id: a, regex: a, entropy: haute}\n", 4, "entropy must be a number"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f"extends: secret\nmessage: a\n{more}")
    assert (at, reason in why) == (line, True)


def test_the_rules_for_secrets_are_a_toml_file() -> None:
    ((_, line, reason),) = faults(RULE.replace(".toml", ".csv"), {"lists/x.csv": "term\na\n"})
    assert (line, "are a .toml file" in reason) == (3, True)


@given(st.text(string.ascii_letters, min_size=1, max_size=60))
def test_entropy_is_between_none_and_that_of_different_characters(text: str) -> None:
    assert 0 <= entropy(text) <= log2(len(set(text))) + 1e-9
    assert entropy(text) == pytest.approx(entropy(text[::-1] * 2))
    assert entropy("".join(dict.fromkeys(text))) == pytest.approx(log2(len(set(text))))


def test_an_empty_text_has_no_entropy() -> None:
    assert entropy("") == 0.0


@pytest.mark.parametrize(("action", "fixes"), [("remove", [""]), ("replace, params: ['[code]']", ["[code]"])])
def test_a_secret_may_be_taken_out_or_replaced(action: str, fixes: list[str]) -> None:
    (finding,) = secrets("mot de passe : abcdef", more=f"action: {{name: {action}}}\n")
    assert [fix.edits[0].text for fix in finding.fixes] == fixes


def test_a_secret_is_not_written_again_in_a_fix() -> None:
    ((_, line, reason),) = faults(RULE + "action: {name: edit, params: [trim, a]}\n", {"lists/x.toml": TOML})
    assert (line, "not written again" in reason) == (4, True)
