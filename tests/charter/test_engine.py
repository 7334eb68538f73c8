# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest
import regex  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.checks.base import Hit, Reading
from composer.charter.engine import CharterCheck
from composer.charter.literals import Need
from composer.charter.patterns import CALL_LIMIT_S, NotJudged, Pattern, patiently
from composer.domain.messages import Message
from composer.domain.review import Level
from composer.domain.turns import STEP_ASIDE
from tests.charter.charters import a_charter, a_context, existence, said

SLOW = existence("['(?:(?:a|aa)+)+;']", "nonword: true\n")
HEAVY = "a" * 60


def test_a_rule_that_runs_out_of_time_is_set_aside_and_the_others_go_on() -> None:
    check = a_charter(SLOW, existence("[promo]"))
    assert [finding.match for finding in check.review(f"{HEAVY} promo", a_context())] == ["promo"]
    (error,) = check.set_aside
    assert (error.values["file"], error.values["line"]) == ("Style/Rule0.yml", "1")
    assert "50 ms" in error.values["reason"]
    assert [finding.match for finding in check.review(f"{HEAVY} promo", a_context())] == ["promo"]
    assert len(check.set_aside) == 1


@pytest.mark.parametrize("field", ["unless: ['(?:(?:a|aa)+)+;']", "exceptions: ['(?:(?:a|aa)+)+;']"])
def test_every_pattern_of_a_rule_is_under_the_limit(field: str) -> None:
    check = a_charter(existence("['a+']", f"{field}\n"))
    assert list(check.review(HEAVY, a_context())) == []
    assert len(check.set_aside) == 1


def test_an_error_that_cannot_be_looked_for_is_a_warning_in_its_place() -> None:
    slow = existence("['(?:(?:a|aa)+)+;']", "nonword: true\nlevel: error\nsection: '4'\nnetworks: [linkedin]\n")
    check = a_charter(slow, SLOW)
    assert check.review("a;", a_context())[0].level is Level.ERROR
    for text in (HEAVY, "calme"):
        (finding,) = check.review(text, a_context())
        assert (finding.rule, finding.level, finding.span) == ("Style.Rule0", Level.WARNING, None)
        assert finding.message == Message(
            "rule-set-aside", {"rule": "Style.Rule0", "file": "Style/Rule0.yml", "line": "1"}
        )
        assert finding.why == Message("charter-section", {"number": "4"})
    assert check.review("calme", a_context(network="x")) == []


def test_time_that_others_take_is_not_held_against_a_rule() -> None:
    """A call is judged by the processor time of its own thread; the engine's clock says more."""
    tries: list[float] = []

    def starved(limit: float) -> str:
        tries.append(limit)
        if len(tries) < 3:
            raise TimeoutError
        return "found"

    assert patiently(starved) == "found"
    assert tries == [CALL_LIMIT_S, CALL_LIMIT_S, 2 * CALL_LIMIT_S]


def test_a_rule_that_never_had_its_turn_stays_in_service() -> None:
    def starved(_: float) -> str:
        raise TimeoutError

    with pytest.raises(NotJudged):
        patiently(starved)
    rule = a_charter(existence("[promo]", "level: error\n")).rules[0]
    check = CharterCheck([replace(rule, body=_Starving(rule.body.needs))])
    (finding,) = check.review("promo", a_context())
    assert (finding.level, finding.message.code) == (Level.WARNING, "rule-not-judged")
    assert check.set_aside == ()


@dataclass
class _Starving:
    """A body on a computer that is too busy."""

    needs: tuple[tuple[Need, ...], ...]

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        raise NotJudged
        yield from (Hit(block.place(0, 1), ()) for block in reading.blocks if live)


def test_each_rule_has_an_account_of_its_time() -> None:
    check = a_charter(existence("[promo]"), existence("[absent]"), existence("['(?:(?:a|aa)+)+;']", "nonword: true\n"))
    check.review(f"promo {HEAVY}", a_context())
    quick, absent, slow = (rule.id for rule in check.rules)
    assert check.cost_s[slow] >= CALL_LIMIT_S * 0.8 > check.cost_s[quick] > 0
    assert absent not in check.cost_s


def test_rules_give_way_to_a_window_between_each_other() -> None:
    check = a_charter(*(existence("['[a-z]']", "nonword: true\nscope: sentence\n") for _ in range(5)))
    turns: list[int] = []
    held = STEP_ASIDE.set(lambda: turns.append(1))
    check.review("abc", a_context())
    STEP_ASIDE.reset(held)
    assert len(turns) >= 5


def test_a_warm_check_has_its_costly_patterns_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    check = a_charter(existence("['(?:(?:a|aa)+)+;']", "nonword: true\n"), existence("['[a-z]']", "nonword: true\n"))
    check.warm()
    assert check.set_aside == ()
    monkeypatch.setattr(regex, "compile", None)
    assert len(check.review("abc", a_context())) == 3


def test_many_calls_that_are_each_quick_enough_add_up() -> None:
    check = a_charter(existence("['(?:(?:a|aa)+)+;']", "nonword: true\nscope: sentence\n"), existence("[promo]"))
    text = "Promo. " + "".join(f"A{'a' * 14} {number}. " for number in range(120)) + "promo"
    assert [finding.match for finding in check.review(text, a_context())] == ["promo"]
    assert len(check.set_aside) == 1


def test_a_pattern_the_engine_alone_refuses_sets_its_rule_aside() -> None:
    """The translator is meant to refuse all of them; should one pass, its rule fails alone."""
    first, second = a_charter(existence("[x]"), existence("[x]")).rules
    check = CharterCheck([replace(first, body=_Broken(first.body.needs)), second])
    assert [finding.rule for finding in check.review("x", a_context())] == [second.id]
    assert "not valid" in check.set_aside[0].values["reason"]


@dataclass
class _Broken:
    needs: tuple[tuple[Need, ...], ...]

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        for block in reading.blocks:
            for start, end, _ in Pattern("(").places(block.text) if live else ():
                yield Hit(block.place(start, end), ())


def test_findings_come_by_place_then_level_then_name() -> None:
    check = a_charter(
        existence("[b]", "level: suggestion\n"),
        existence("[b]", "level: error\n"),
        existence("[a, b]", "fold: true\nlevel: error\n"),
        "extends: occurrence\nmessage: '%s'\nmin: 1\ntoken: z\n",
    )
    found = [(finding.span and finding.span.start, finding.rule) for finding in check.review("b a", a_context())]
    assert found == [
        *((None, "Style.Rule3"), (0, "Style.Rule1"), (0, "Style.Rule2"), (0, "Style.Rule0"), (2, "Style.Rule2"))
    ]


def test_accepted_terms_are_written_our_way() -> None:
    check = a_charter(accept=["Nordalia", "Horizon Pro", "[Rr]ebond"])
    text = "nordalia, NORDALIA, Nordalia, horizon pro, rebond"
    found = list(check.review(text, a_context()))
    assert [finding.match for finding in found] == ["nordalia", "NORDALIA", "horizon pro"]
    assert {(finding.rule, finding.level) for finding in found} == {("Vale.Terms", Level.WARNING)}
    assert said(found[0].message) == "Écrivez « Nordalia » au lieu de « nordalia »."
    assert said(found[0].message, "en") == "Use 'Nordalia' instead of 'nordalia'."
    assert found[2].fixes[0].edits[0].text == "Horizon Pro"


def test_addresses_are_not_names() -> None:
    check = a_charter(accept=["Nordalia"])
    text = "https://nordalia.example/a www.nordalia.example nordalia.example a@nordalia.example @nordalia #nordalia"
    assert list(check.review(text, a_context())) == []


def test_accepted_terms_clear_other_rules_unless_they_ask_otherwise() -> None:
    rules = [existence("['[A-Z]{3}']"), existence("['[A-Z]{3}']", "vocab: false\n")]
    rules.append(existence("['[A-Z]{3}']", "nonword: true\n"))
    found = a_charter(*rules, accept=["RSE"]).review("RSE", a_context())
    assert [finding.rule for finding in found] == ["Style.Rule1", "Style.Rule2"]


def test_rejected_terms_are_errors() -> None:
    check = a_charter(reject=["concurrex", "(?i)rivalis"])
    found = list(check.review("concurrex Concurrex RIVALIS", a_context()))
    assert [(finding.rule, finding.level, finding.match) for finding in found] == [
        ("Vale.Avoid", Level.ERROR, "concurrex"),
        ("Vale.Avoid", Level.ERROR, "RIVALIS"),
    ]


def test_a_bad_term_is_refused_alone() -> None:
    check = a_charter(accept=["bon", "(mal"], reject=["*", "pire"])
    assert [(error.values["file"], error.values["line"]) for error in check.refused] == [
        ("accept.txt", "2"),
        ("reject.txt", "1"),
    ]
    assert [finding.match for finding in check.review("pire", a_context())] == ["pire"]


@given(st.text("aé'’ \u00a0\r\n\u0301👍🏽.!?#Nordaliv", max_size=60))
def test_findings_lie_in_the_text_and_name_what_they_cover(text: str) -> None:
    check = a_charter(
        existence(r"['\w+', é]", "fold: true\n"),
        existence(r"['\S']", "nonword: true\nscope: sentence\nignorecase: true\n"),
        accept=["Nordalia"],
    )
    found = list(check.review(text, a_context()))
    assert found == sorted(found, key=lambda finding: finding.order)
    for finding in found:
        assert finding.span is not None
        assert finding.span.of(text) == finding.match != ""
    assert list(check.review(text, a_context())) == found


def test_several_threads_may_ask_at_once() -> None:
    check = a_charter(*(existence(f"[mot{number}, promo]") for number in range(20)))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: len(list(check.review(f"promo mot{n}", a_context()))), range(20)))
    assert answers == [21] * 20


def test_importing_the_package_brings_in_no_engine() -> None:
    script = "import sys, composer.charter; print(sorted({'regex', 'yaml', 'ahocorasick_rs'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
