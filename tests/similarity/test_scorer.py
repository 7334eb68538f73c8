# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.review import Verdict
from composer.similarity import score

GROUPS = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
LEVELS = {
    "copied": Verdict.VERBATIM,
    "light": Verdict.CLOSE,
    "heavy": Verdict.INSPIRED,
    "independent": Verdict.OWN,
}
COPIED = {Verdict.VERBATIM, Verdict.CLOSE}
SOURCE = GROUPS[0]["source"]


def judged(*, held_out: bool | None = None) -> Iterator[tuple[Verdict, Verdict]]:
    """(level as written, verdict) of every pair."""
    for group in GROUPS:
        if held_out is None or group.get("held_out", False) is held_out:
            for level, verdict in LEVELS.items():
                yield verdict, score(group[level], [group["source"]], group["facts"]).verdict


@pytest.mark.parametrize("held_out", [False, True])
def test_tells_a_copy_from_a_text_of_ones_own(held_out: bool) -> None:
    pairs = list(judged(held_out=held_out))
    right = sum((wanted in COPIED) == (found in COPIED) for wanted, found in pairs)
    assert right >= 0.95 * len(pairs)


@pytest.mark.parametrize("held_out", [False, True])
def test_tells_four_levels_apart(held_out: bool) -> None:
    pairs = list(judged(held_out=held_out))
    assert sum(wanted is found for wanted, found in pairs) >= 0.9 * len(pairs)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_long_texts_are_judged_like_short_ones(language: str, level: str) -> None:
    groups = [group for group in GROUPS if group["language"] == language]
    draft = "\n\n".join(group[level] for group in reversed(groups))
    source = "\n\n".join(group["source"] for group in groups)
    facts = [fact for group in groups for fact in group["facts"]]
    assert len(draft.split()) > 450
    assert score(draft, [source], facts).verdict is LEVELS[level]


def test_the_more_is_revised_the_higher_the_score() -> None:
    for group in GROUPS:
        scores = [score(group[level], [group["source"]], group["facts"]).score for level in LEVELS]
        assert scores == sorted(scores)


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        lambda text: text.replace("’", "'").replace(" :", "\u202f:"),
        lambda text: text.replace("é", "e\u0301").replace("à", "a"),
        lambda text: text.replace("o", "o\u200b"),
        lambda text: "\n\n".join(text.split(". ")),
        lambda text: f"Bonjour le réseau ! {text} 👏👏 #Nordalia #Transport @nordalia https://nordalia.example/bacs",
        lambda text: ". ".join(reversed(text.rstrip(".").split(". "))),
        lambda text: "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text),
        lambda text: f"« {text} »",
    ],
)
def test_a_disguised_copy_is_a_copy(disguise: Callable[[str], str]) -> None:
    assert score(disguise(SOURCE), [SOURCE], []).verdict is Verdict.VERBATIM


def test_changing_every_fourth_word_is_not_writing() -> None:
    words = SOURCE.split()
    words[::4] = [f"mot{place}" for place in range(len(words[::4]))]
    assert score(" ".join(words), [SOURCE], []).verdict is Verdict.CLOSE


def test_a_copy_has_no_score_and_one_passage() -> None:
    voice = score(SOURCE, [SOURCE], [])
    assert (voice.score, voice.containment) == (0, 1.0)
    (passage,) = voice.passages
    assert passage.span.of(SOURCE) == SOURCE.rstrip(".")
    assert passage.source_span == passage.span


def test_passages_point_into_both_texts() -> None:
    source = "Le quai ouvre samedi. Chaque bac a servi vingt fois cette année."
    draft = "Hier soir j’ai compté : chaque bac a servi vingt fois cette année, et le mien plus encore."
    (passage,) = score(draft, ["Rien à voir.", source], []).passages
    assert passage.source == 1
    assert passage.span.of(draft) == "chaque bac a servi vingt fois cette année"
    assert passage.source_span.of(source) == "Chaque bac a servi vingt fois cette année"


def test_small_words_in_a_row_are_no_passage() -> None:
    assert (
        score("Il y a ce que nous avons été, et du pain.", ["Il y a ce que nous avons été ; une péniche."], []).passages
        == ()
    )


def test_facts_and_links_are_forgiven() -> None:
    source = "Nous avons livré 1 900 colis frais avant sept heures du matin"
    draft = "Réveil à trois heures, café froid : 1900 colis frais avant sept heures du matin https://nordalia.example"
    assert score(draft, [source], []).verdict is not Verdict.OWN
    assert score(draft, [source], ["1 900 colis frais avant sept heures du matin"]).verdict is Verdict.OWN


def test_a_quotation_is_forgiven() -> None:
    source = "Le mot disait : pose toutes tes questions avant jeudi, ensuite c’est toi qui réponds."
    draft = (
        "Dans mon casier, en arrivant ce lundi gris, un papier plié en quatre et cette phrase : "
        "« pose toutes tes questions avant jeudi, ensuite c’est toi qui réponds ». J’ai souri pour la première fois."
    )
    voice = score(draft, [source], [])
    assert voice.passages == ()
    assert voice.verdict is Verdict.OWN


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


@given(TEXTS)
def test_a_text_beside_itself_is_verbatim_or_too_short(text: str) -> None:
    voice = score(text, [text], [])
    assert voice.score in (0, 100)
