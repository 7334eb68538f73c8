# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to a copy to make it look like something else, and what anybody may repeat."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.review import Verdict
from composer.similarity import score
from composer.similarity.sentences import sentences
from tests.similarity.labelled import SETS, Pair, pairs

PAIRS = [pair for name in SETS for pair in pairs(name)]
SOURCES = list({pair.name: pair for pair in PAIRS}.values())
COPIED = {Verdict.VERBATIM, Verdict.CLOSE}
SYNONYMS = {
    "nous": "on",
    "avons": "a",
    "chaque": "tout",
    "toujours": "sans cesse",
    "beaucoup": "énormément",
    "grand": "vaste",
    "petit": "menu",
    "premier": "initial",
    "équipe": "brigade",
    "client": "acheteur",
    "avant": "auparavant",
    "après": "ensuite",
    "depuis": "dès",
    "comme": "ainsi que",
    "we": "they",
    "each": "every",
    "first": "initial",
    "last": "final",
    "small": "tiny",
    "large": "big",
    "team": "crew",
    "found": "discovered",
    "used": "employed",
    "made": "built",
    "people": "folks",
    "because": "since",
    "often": "frequently",
}


def in_sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def bold(text: str) -> str:
    return "".join(chr(0x1D41A + ord(char) - 97) if "a" <= char <= "z" else char for char in text)


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        str.title,
        without_accents,
        bold,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("’", "'").replace(" :", "\u202f:").replace("…", "..."),
        lambda text: text.replace("o", "o\u200b").replace("a", "a\u00ad"),
        lambda text: "\n\n".join(in_sentences(text)),
        lambda text: " ".join(text.split()).replace(". ", " ").replace(", ", " "),
        lambda text: "\n".join(f"👉 {one} ✨" for one in in_sentences(text)),
        lambda text: text.replace(" ", " @anna@example.org ", 3).replace(". ", ". https://nordalia.example/a "),
        lambda text: f"{text}\n\n#Nordalia #Transport #Équipe #Fierté",
        lambda text: " ".join(f"#{word}" if number % 9 == 4 else word for number, word in enumerate(text.split())),
        lambda text: " ".join(reversed(in_sentences(text))),
        lambda text: f"« {text} »",
        lambda text: f"“{text}”",
    ],
)
def test_a_disguised_copy_is_a_copy(disguise: Callable[[str], str]) -> None:
    for pair in SOURCES:
        voice = score(disguise(pair.source), [pair.source], [])
        assert voice.verdict is Verdict.VERBATIM, pair.name


GREETINGS = st.sampled_from(
    ["Bonjour à tous !", "Hi everyone!", "Très fier de vous partager ceci 👏", "Proud of this!"]
)
TAILS = st.sampled_from(
    ["#Nordalia #TeamLife", "👏👏👏", "@nordalia https://nordalia.example/bacs", "Et vous ?", "Enjoy!"]
)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(SOURCES), GREETINGS, TAILS, st.randoms(use_true_random=False))
def test_greeted_tagged_and_shuffled_a_copy_stays_one(pair: Pair, greeting: str, tail: str, random: Random) -> None:
    mixed = in_sentences(pair.source)
    random.shuffle(mixed)
    voice = score(f"{greeting}\n\n{' '.join(mixed)}\n\n{tail}", [pair.source], [])
    assert voice.verdict is Verdict.VERBATIM


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(SOURCES), st.sampled_from(PAIRS), st.randoms(use_true_random=False))
def test_copying_more_never_makes_a_text_more_ones_own(pair: Pair, other: Pair, random: Random) -> None:
    """Sentence by sentence, what is one's own gives way to what is copied; four points are noise."""
    own = in_sentences(other.draft if other.source != pair.source else "J’aime mon métier, et j’aime en parler.")
    copied = in_sentences(pair.source)
    random.shuffle(copied)
    scores = []
    for count in range(min(len(own), len(copied)) + 1):
        draft = " ".join([*copied[:count], *own[count:]])
        scores.append(score(draft, [pair.source], []).score)
    for fewer, more in pairwise(scores):
        assert more <= fewer + 4


def test_a_synonym_here_and_there_is_no_writing() -> None:
    for pair in SOURCES:
        words = [SYNONYMS.get(word, word) for word in pair.source.split()]
        assert score(" ".join(words), [pair.source], []).verdict in COPIED, pair.name


@pytest.mark.parametrize("every", [4, 5, 6])
def test_changing_every_few_words_is_no_writing(every: int) -> None:
    for pair in SOURCES:
        words = pair.source.split()
        words[::every] = [f"mot{place}" for place in range(len(words[::every]))]
        voice = score(" ".join(words), [pair.source], [])
        assert voice.verdict in COPIED, (pair.name, voice)


def test_facts_are_forgiven() -> None:
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


def test_the_link_of_a_post_is_forgiven() -> None:
    link = "https://nordalia.example/nos-bacs-pliables-six-mois-apres"
    own = next(pair for pair in PAIRS if pair.expected is Verdict.OWN)
    alone = score(own.draft, [own.source], own.facts)
    linked = score(f"{own.draft} {link}", [f"{own.source} {link}"], own.facts)
    assert (linked.score, linked.verdict) == (alone.score, alone.verdict)
