# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that say the same as an earlier one, found without comparing each with each."""

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.review import Verdict
from composer.similarity.alike import Alike, Wording
from composer.similarity.scorer import score

QUAY = (
    "À cinq heures, la première barge touche le quai et personne ne parle fort. Karim vérifie les amarres une par une, "
    "puis il lève la main : on peut commencer."
)
LUNCH = "Le jeudi, nous déjeunons tous ensemble dans la grande salle du premier étage, sans téléphone ni ordre du jour."
BIKES = "Soixante-six vélos partent en une heure par une seule porte, et nous les laissons sortir par vagues de huit."
SENTENCES = st.sampled_from([*QUAY.split(". "), LUNCH, BIKES, "On recommence demain.", "Une caisse, deux caisses."])
TEXTS = st.dictionaries(st.integers(0, 7), st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), max_size=6)


def found(alike: Alike[int], texts: dict[int, str]) -> list[tuple[int, int, Verdict]]:
    wordings = {key: Wording(text) for key, text in texts.items()}
    return [(one.key, one.other, one.voice.verdict) for one in alike.among(wordings)]


def test_each_is_told_of_the_earlier_one_it_is_most_like() -> None:
    texts = {
        1: QUAY,
        2: LUNCH,
        3: f"Bonjour. {QUAY}",
        4: BIKES,
        5: f"{LUNCH} {BIKES}",
        6: QUAY.replace("Karim", "Inès"),
    }
    told = found(Alike(), texts)
    assert [(key, other) for key, other, _ in told if key in (3, 6)] == [(3, 1), (6, 1)]
    assert [other for key, other, _ in told if key == 5] in ([2], [4])
    assert not [key for key, _, _ in told if key in (1, 2, 4)]


def test_facts_that_anybody_may_repeat_do_not_make_texts_alike() -> None:
    fact = "36 conteneurs sont arrivés par la Seine le 20 novembre 2026 au quai numéro douze de Gennevilliers"
    one, two = f"{fact}. Quel matin !", f"Karim le répète : {fact}."
    (same,) = Alike[int]().among({1: Wording(one), 2: Wording(two)})
    assert same.key == 2
    assert list(Alike[int]().among({1: Wording(one, (fact,)), 2: Wording(two, (fact,))})) == []


def test_a_short_text_hidden_in_a_long_one_is_found_whichever_comes_first() -> None:
    long = f"{LUNCH} {QUAY} {BIKES}"
    for texts in ({1: QUAY, 2: long}, {1: long, 2: QUAY}):
        assert [(key, other) for key, other, _ in found(Alike(), texts)] == [(2, 1)]


def test_a_few_words_are_alike_by_chance() -> None:
    assert found(Alike(), {1: "Bonjour à tous.", 2: "Bonjour à tous."}) == []


@given(TEXTS)
def test_nothing_is_said_that_the_meter_does_not_say(texts: dict[int, str]) -> None:
    for key, other, verdict in found(Alike(), texts):
        either = {score(texts[a], [texts[b]], ()).verdict for a, b in ((key, other), (other, key))}
        assert verdict in either
        assert verdict in (Verdict.CLOSE, Verdict.VERBATIM)
        assert list(texts).index(other) < list(texts).index(key)


@given(st.lists(TEXTS, max_size=4))
def test_what_was_compared_before_changes_no_answer(rounds: list[dict[int, str]]) -> None:
    remembering: Alike[int] = Alike()
    for texts in rounds:
        told = {(key, other) for key, other, _ in found(remembering, texts)}
        afresh = {(key, other) for key, other, _ in found(Alike(), texts)}
        assert {key for key, _ in told} == {key for key, _ in afresh}
