# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.bench.big_charter import HOSTILE, TOKENS_A_RULE, write_hostile, write_rules, write_terms
from composer.bench.big_library import french_sentences, french_text
from composer.charter.engine import CharterCheck
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Context
from composer.domain.text import Language
from composer.system import resources

SAMPLE = resources.root() / "library"
CONTEXT = Context(Language.FRENCH, None, datetime(2026, 10, 1, tzinfo=UTC))


def charter_in(folder: Path) -> CharterCheck:
    files = [RuleFile(f"Bench/{path.name}", path.read_text("utf-8")) for path in sorted(folder.iterdir())]
    check = CharterCheck.compile(files, Vocabulary())
    assert check.refused == ()
    return check


def test_a_charter_has_the_terms_and_patterns_asked_for_and_some_occur(tmp_path: Path) -> None:
    write_terms(tmp_path, french_sentences(SAMPLE), 1_050, 5)
    check = charter_in(tmp_path)
    parts = [len(rule.body.needs) for rule in check.rules]
    assert sorted(parts) == [1] * 5 + [50] + [100] * 10
    everything = "\n".join(french_sentences(SAMPLE))
    assert 1 <= len({f.match for f in check.review(everything, CONTEXT) if f.rule.startswith("Bench.Terms")}) <= 8


def test_rules_of_every_shape(tmp_path: Path) -> None:
    write_rules(tmp_path, french_sentences(SAMPLE), 20)
    check = charter_in(tmp_path)
    assert len(check.rules) == 20
    assert max(len(rule.body.needs) for rule in check.rules) == TOKENS_A_RULE
    assert {rule.id.partition(".")[2].rstrip("0123456789") for rule in check.rules} == {"Words", "Swaps", "Patterns"}


@pytest.mark.parametrize("text", [french_text(SAMPLE, 3000), "a" * 3000, "mot, " * 600, "a " * 1500 + "!"])
def test_hostile_rules_cost_little_and_silence_nobody(tmp_path: Path, text: str) -> None:
    write_hostile(tmp_path)
    (tmp_path / "Calme.yml").write_text("extends: existence\nmessage: '%s'\ntokens: [zzz]\n", "utf-8")
    check = charter_in(tmp_path)
    for _ in range(3):
        assert any(finding.match == "zzz" for finding in check.review(f"{text}\nzzz", CONTEXT))
    assert len(check.set_aside) <= len(HOSTILE)
    assert {error.values["file"] for error in check.set_aside} <= {f"Bench/Hostile{n}.yml" for n in range(len(HOSTILE))}
