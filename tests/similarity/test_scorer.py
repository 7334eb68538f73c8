# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.review import Verdict
from composer.similarity import score
from tests.similarity.experiment import judged, right
from tests.similarity.labelled import LEVELS, SETS, Pair, pairs

ALL = [pair for name in SETS for pair in pairs(name)]
POSTS = [pair for pair in ALL if pair.kind == "post"]
SOURCE = POSTS[0].source
ORDER = tuple(Verdict)


def of(pair: Pair) -> Verdict:
    return score(pair.draft, [pair.source], pair.facts).verdict


def test_the_labelled_set_is_varied() -> None:
    assert len(ALL) >= 420
    languages = [pair.language for pair in ALL]
    assert abs(languages.count("fr") - languages.count("en")) <= 0.1 * len(ALL)
    assert sum(pair.kind == "exposition" for pair in ALL) >= 270
    assert {pair.source for pair in pairs("tune")}.isdisjoint(pair.source for pair in pairs("held_out"))


@pytest.mark.parametrize(("name", "copied", "level"), [("tune", 0.94, 0.89), ("held_out", 0.91, 0.85)])
def test_tells_copied_from_own_and_the_levels_apart(name: str, copied: float, level: float) -> None:
    found = right(judged(pairs(name)))
    assert found[0] >= copied
    assert found[1] >= level


@pytest.mark.parametrize("name", SETS)
def test_both_languages_and_all_lengths_are_judged_alike(name: str) -> None:
    for some in (
        [pair for pair in pairs(name) if pair.language == "fr"],
        [pair for pair in pairs(name) if pair.language == "en"],
        [pair for pair in pairs(name) if pair.words < 30],
        [pair for pair in pairs(name) if pair.kind == "long"],
    ):
        assert min(right(judged(some))) >= 0.8


@pytest.mark.parametrize(
    "change", [lambda text: "\n".join(wrap(text, 60)), str.upper, lambda text: f"{text}\n\n#Quai 👏"]
)
def test_lines_broken_at_a_width_capitals_and_hashtags_change_little(change: Callable[[str], str]) -> None:
    changed = [replace(pair, draft=change(pair.draft)) for pair in pairs("tune")]
    for before, after in zip(right(judged(pairs("tune"))), right(judged(changed)), strict=True):
        assert after >= before - 0.01


def test_never_mistakes_a_copy_for_a_text_of_ones_own() -> None:
    copied = {Verdict.VERBATIM, Verdict.CLOSE}
    wrong = [pair.name for pair in ALL if pair.expected in copied and of(pair) is Verdict.OWN]
    assert wrong == []
    assert [pair.name for pair in ALL if pair.expected is Verdict.OWN and of(pair) in copied] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("level", LEVELS.values())
def test_many_posts_in_one_are_judged_like_each(language: str, level: Verdict) -> None:
    some = [pair for pair in POSTS if pair.language == language and pair.expected is level]
    facts = [fact for pair in some for fact in pair.facts]
    draft = "\n\n".join(pair.draft for pair in reversed(some))
    assert len(draft.split()) > 450
    assert score(draft, ["\n\n".join(pair.source for pair in some)], facts).verdict is level


def test_the_more_is_revised_the_higher_the_score() -> None:
    for source in {pair.source for pair in POSTS}:
        four = sorted((pair for pair in POSTS if pair.source == source), key=lambda pair: ORDER.index(pair.expected))
        scores = [score(pair.draft, [source], pair.facts).score for pair in four]
        assert scores == sorted(scores)


def test_the_score_and_the_verdict_say_the_same() -> None:
    found = [score(pair.draft, [pair.source], pair.facts) for pair in ALL]
    for one, other in pairwise(sorted(found, key=lambda voice: voice.score)):
        assert ORDER.index(one.verdict) <= ORDER.index(other.verdict)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_story_of_ones_own_stays_so_beside_very_long_texts(language: str) -> None:
    answers = {pair.source: None for pair in ALL if pair.language == language and pair.kind in ("exposition", "long")}
    library = "\n\n".join(answers)
    assert len(library.split()) > 1_500
    own = [pair for pair in POSTS if pair.language == language and pair.expected is Verdict.OWN]
    wrong = [pair.name for pair in own if score(pair.draft, [library], pair.facts).verdict is not Verdict.OWN]
    assert len(wrong) <= 1
    assert not [
        pair.name for pair in own for text in answers if score(pair.draft, [text], ()).verdict is not Verdict.OWN
    ]


def test_a_copy_has_no_score_and_one_passage() -> None:
    voice = score(SOURCE, [SOURCE], [])
    assert (voice.score, voice.containment) == (0, 1.0)
    (passage,) = voice.passages
    assert passage.span.of(SOURCE) == SOURCE.rstrip(".")
    assert passage.source_span == passage.span


@pytest.mark.parametrize("draft", ["", "   ", "👏", "Bonjour", "#Nordalia", "https://nordalia.example"])
def test_hardly_any_words_are_ones_own(draft: str) -> None:
    voice = score(draft, [SOURCE], [])
    assert (voice.score, voice.verdict, voice.passages) == (100, Verdict.OWN, ())


def test_without_sources_all_is_ones_own() -> None:
    assert score(SOURCE, [], []).score == 100


WORDS = st.sampled_from(
    [*SOURCE.split(), "«", "»", '"', "#mot", "@anna", "🚲", "\n", "e\u0301", "\u200b", "日本", "ﬁn", "x.co/a"]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_every_voice_is_sound(draft: str, source: str) -> None:
    voice = score(draft, [source, SOURCE], ["600 bacs"])
    assert 0 <= voice.score <= 100
    assert 0 <= voice.containment <= 1
    position = 0
    for passage in voice.passages:
        assert position <= passage.span.start < passage.span.end <= len(draft)
        assert passage.source_span.end <= len((source, SOURCE)[passage.source])
        position = passage.span.end
    assert voice == score(draft, [source, SOURCE], ["600 bacs"])


@settings(deadline=None)
@given(TEXTS)
def test_a_text_beside_itself_is_verbatim_or_too_short(text: str) -> None:
    voice = score(text, [text], [])
    assert voice.score in (0, 100)
