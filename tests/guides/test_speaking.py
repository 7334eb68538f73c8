# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.text import Language
from composer.guides.speaking import SECONDS, WORDS_A_MINUTE, seconds_of, spoken
from tests.builders import a_guide

FR = a_guide()
SHORT = "Karim est rentré avant moi."
LONG = "Ce jour-là nous avons repris la carte, les horaires, les rues et les caisses, puis tout recommencé sans un mot."


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def test_a_short_story_is_told_whole() -> None:
    said = spoken(FR, [f"{SHORT} {LONG}", "et pourtant je doute"])
    assert said.text == f"{SHORT} {LONG}\n\nEt pourtant je doute."
    assert (said.left_out, said.seconds) == (0, seconds_of(said.words, Language.FRENCH))


def test_each_answer_keeps_its_shortest_sentence_that_carries_something() -> None:
    filler = " ".join([LONG] * 8)
    said = spoken(FR, [f"Bon. {filler} {SHORT}", f"{filler} Je signe 12 fois par jour."])
    assert SHORT in said.text
    assert "Je signe 12 fois par jour." in said.text
    assert said.words <= 160
    assert said.left_out > 0


def test_links_and_hashtags_are_not_said() -> None:
    said = spoken(FR, ["Tout est sur https://nordalia.example/quai #Réparer @ines", "Merci."])
    assert said.text == "Tout est sur.\n\nMerci."


def test_a_sentence_that_never_ends_stops_at_a_pause() -> None:
    endless = ", ".join(["on a encore compté les caisses du quai"] * 60)
    said = spoken(FR, [endless, ""])
    assert 0 < said.words <= 160
    assert said.text.endswith("quai")


def test_the_pace_is_that_of_the_language() -> None:
    assert seconds_of(160, Language.FRENCH) == 60
    assert seconds_of(150, Language.ENGLISH) == 60
    assert seconds_of(75, Language.ENGLISH) == 30
    assert seconds_of(0, Language.ENGLISH) == 0


sentences = st.lists(st.sampled_from((SHORT, LONG, "Oui !", "Et vous ?", "mais pourquoi", "À 5 h 10, la grue tousse.")))
said_answers = st.lists(sentences.map(" ".join) | st.text(max_size=200), min_size=2, max_size=9)


@given(said_answers, st.sampled_from(Language))
def test_a_minute_at_most_and_only_the_persons_words_in_their_order(answers: list[str], language: Language) -> None:
    said = spoken(a_guide(language=language), answers)
    assert said.words <= WORDS_A_MINUTE[language]
    assert said.seconds <= SECONDS
    rest = iter(re.findall(r"[^\W_]+", " ".join(answers).casefold()))
    assert all(word in rest for word in re.findall(r"[^\W_]+", said.text.casefold()))
    if any(_letters(re.sub(r"(?:https?://|www\.|#|@)\S*", "", answer)) for answer in answers):
        assert said.words > 0
