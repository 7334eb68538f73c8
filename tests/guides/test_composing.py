# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small answers become a text that reads as one, in nobody's words but the person's."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.library import Guide
from composer.domain.text import Language, Span
from composer.guides import compose, compose_answers
from composer.guides.composing import OWN_SHARE, fits, word_count
from composer.guides.parser import parse_guide
from composer.guides.tidying import tidy
from composer.system import resources
from tests.builders import a_guide

HERE = Path(__file__).parent
DRAFTS: list[dict[str, Any]] = tomllib.loads((HERE / "drafts.toml").read_text("utf-8"))["draft"]


def bundled() -> list[Guide]:
    folder = resources.root() / "library" / "guides"
    return [
        parse_guide(
            f"guides/{path.name}",
            path.read_text("utf-8"),
            Language.ENGLISH if ".en." in path.name else Language.FRENCH,
        )
        for path in sorted(folder.glob("*.md"))
    ]


BUNDLED = bundled()
A_CHANGE_OF_MIND = {guide.language: guide for guide in BUNDLED if guide.id == "changement-d-avis"}
WORDS = """
je la un en mars quai carte depuis vélo matin on a vu moi and the map we rode home early, puis rien. d’abord etc. oui !
https://nordalia.example #Réparer 30 % « »
"""
words = st.sampled_from(sorted(WORDS.split()))
answers = st.lists(st.lists(words, max_size=40).map(" ".join) | st.text(max_size=60), min_size=6, max_size=6)


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case["name"])
def test_answers_as_people_type_them_become_a_draft(case: dict[str, Any]) -> None:
    guide = A_CHANGE_OF_MIND[Language(case["language"])]
    assert compose_answers(guide, case["answers"]) == case["text"].lstrip("\n")


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("guide", BUNDLED, ids=lambda guide: f"{guide.id}-{guide.language}")
def test_every_bundled_guide_offers_moves_that_fit_beside_its_own_examples(guide: Guide) -> None:
    own = sum(word_count(step.example) for step in guide.steps)
    assert guide.openings
    assert guide.closings
    assert all(fits(own, opening, closing) for opening in guide.openings for closing in guide.closings)


@given(guide=st.sampled_from(BUNDLED), said=answers, data=st.data())
def test_nine_words_of_ten_are_the_persons_own(guide: Guide, said: list[str], data: st.DataObject) -> None:
    opening = data.draw(st.sampled_from(("", *guide.openings)))
    closing = data.draw(st.sampled_from(("", *guide.closings)))
    text = compose(guide, said, opening, closing).text
    own = _words(" ".join(said))
    assert (_words(text) & own).total() >= OWN_SHARE * _words(text).total()
    assert not own - _words(text), "no word of an answer is lost"


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_nothing_but_spaces_capitals_and_stops_is_added(said: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text.casefold() if char.isalnum())

    assert letters(compose_answers(a_guide(), said)) == letters("".join(said))


@given(st.text(), st.sampled_from(Language))
def test_tidying_twice_is_tidying_once(answer: str, language: Language) -> None:
    once = tidy(answer, language)
    assert len(once.origin) == len(once.text)
    assert all(0 <= place < len(answer) for place in once.origin)
    assert tidy(once.text, language).text == once.text


@given(answers)
def test_each_stretch_of_a_draft_is_found_in_its_answer(said: list[str]) -> None:
    guide = BUNDLED[0]
    made = compose(guide, said, guide.openings[0], guide.closings[0])
    for word in re.finditer(r"[^\W\d_]+", made.text):
        found = made.said_at(Span(*word.span()))
        if found is None:
            assert word[0] in f"{guide.openings[0]} {guide.closings[0]}"
        else:
            step, span = found
            assert span.of(said[step]).casefold() == word[0].casefold()


def test_a_move_waits_until_there_is_enough_to_stand_beside() -> None:
    guide = a_guide(openings=("Histoire vraie.",), closings=("Et vous ?",))
    assert compose(guide, ["Lundi.", ""], "Histoire vraie.", "Et vous ?").text == "Lundi."
    long = "Lundi matin, sur le quai, nous avons compté deux fois les mêmes caisses avant de comprendre notre erreur."
    assert compose(guide, [long, ""], "Histoire vraie.").text == f"Histoire vraie.\n\n{long}"
    assert compose(guide, [long, ""], "Histoire vraie.", "Et vous ?").text == f"Histoire vraie.\n\n{long}"
    assert compose(guide, [f"{long} {long}", ""], "Histoire vraie.", "Et vous ?").text.endswith("\n\nEt vous ?")


def test_answers_beyond_a_shortened_guide_are_kept() -> None:
    assert "Troisième" in compose_answers(a_guide(), ["Un.", "Deux.", "Troisième."])
