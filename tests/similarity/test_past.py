# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey
from composer.domain.review import Finding, Level, Said, Verdict
from composer.similarity import VoiceCheck
from composer.similarity.past import repeated
from tests.similarity.labelled import SETS, pairs
from tests.similarity.test_check import COPY, OWN, context

LINKEDIN = NetworkKey("linkedin")
MAY = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
ALL = [pair for name in SETS for pair in pairs(name)]
SOURCES = list(dict.fromkeys(pair.source for pair in ALL))


def said(text: str, days: int = 0) -> Said:
    return Said(text, LINKEDIN, MAY + timedelta(days=days))


def before(text: str, *past: Said, network: str = "linkedin", approved: bool = True) -> list[Finding]:
    known = context(network) if approved else context(network, None)
    found = VoiceCheck().review(text, replace(known, past=past))
    return [finding for finding in found if finding.rule == "Voice.SaidBefore"]


def test_what_was_said_before_is_told_with_its_day_and_place() -> None:
    (finding,) = before(f"Bonjour ! {OWN}", said("Tout autre chose, un soir au quai.", 3), said(OWN))
    assert finding.message.code == "voice-said-before"
    assert finding.message.values == {"when": MAY.isoformat(), "network": LINKEDIN}
    assert finding.span is None


@pytest.mark.parametrize("network", ["linkedin", "x", "practice"])
def test_repeating_oneself_is_never_more_than_a_suggestion(network: str) -> None:
    (finding,) = before(OWN, said(OWN), network=network)
    assert finding.level is Level.SUGGESTION


def test_it_takes_neither_a_post_nor_colleagues() -> None:
    assert len(before(OWN, said(OWN), approved=False)) == 1
    assert before(OWN, said(COPY), approved=False) == []
    assert VoiceCheck().voice(OWN, replace(context(post=None), past=(said(OWN),))) is None


def test_the_score_is_about_other_peoples_words() -> None:
    alone = VoiceCheck().voice(OWN, context())
    assert VoiceCheck().voice(OWN, replace(context(), past=(said(OWN),))) == alone


def test_facts_may_be_said_again() -> None:
    told = "600 bacs, vingt-deux fois, 30 % : l’Atelier Rebond."
    assert before("30 % : vingt-deux fois 600 bacs, bravo l’Atelier Rebond, quelle année pour nous !", said(told)) == []


def test_of_several_the_most_alike_is_named() -> None:
    (finding,) = before(
        OWN, said(OWN.replace("depuis le printemps", "à sa couleur verte"), 9), said(OWN, 1), said(OWN[:90], 20)
    )
    assert finding.message.values["when"] == (MAY + timedelta(days=1)).isoformat()


def test_what_was_said_again_and_again_is_still_found() -> None:
    often = tuple(said(OWN, -day) for day in range(40))
    (finding,) = before(OWN, *often)
    assert finding.message.values["when"] == MAY.isoformat()


def test_among_many_publications_as_beside_one() -> None:
    past = tuple(said(source, -day) for day, source in enumerate(SOURCES))
    for pair in pairs("tune"):
        alone = repeated(pair.draft, [said(pair.source)])
        among = repeated(pair.draft, past)
        assert (among is None) == (alone is None), pair.name
        if among is not None and alone is not None:
            assert (among[0].text, among[1].verdict) == (pair.source, alone[1].verdict), pair.name


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(OWN.split()), max_size=30).map(" ".join), st.lists(st.sampled_from(SOURCES), max_size=5)
)
def test_what_is_found_is_close(text: str, sources: list[str]) -> None:
    found = repeated(text, [said(source) for source in (*sources, OWN)])
    if found is not None:
        assert found[1].verdict in (Verdict.VERBATIM, Verdict.CLOSE)
