# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.library import Guide, GuideStep
from composer.domain.text import Language
from composer.guides.prompting import prompts
from tests.guides.test_composing import A_CHANGE_OF_MIND, BUNDLED

STEPS = A_CHANGE_OF_MIND[Language.FRENCH].steps


def test_an_angle_stands_beside_the_question_it_goes_with() -> None:
    placed = prompts(
        STEPS,
        (
            "Qu’est-ce que vous faites autrement depuis ?",
            "Que croyiez-vous du vélo avant ?",
            "Où étiez-vous ce matin-là, et avec qui ?",
        ),
    )
    assert placed[3] == ("Qu’est-ce que vous faites autrement depuis ?",)
    assert placed[1] == ("Que croyiez-vous du vélo avant ?",)
    assert placed[0] == ("Où étiez-vous ce matin-là, et avec qui ?",)


def test_angles_that_fit_nothing_are_spread_from_the_first_question_on() -> None:
    placed = prompts((GuideStep("A", "Aa ?"), GuideStep("B", "Bb ?"), GuideStep("C", "Cc ?")), ("Xx ?", "Yy ?"))
    assert placed == (("Xx ?",), ("Yy ?",), ())


@given(st.sampled_from(BUNDLED), st.lists(st.text(max_size=80), max_size=6))
def test_every_angle_has_one_place(guide: Guide, angles: list[str]) -> None:
    placed = prompts(guide.steps, angles)
    assert len(placed) == len(guide.steps)
    assert sorted(angle for some in placed for angle in some) == sorted(angles)


@given(st.lists(st.text(max_size=80), max_size=6))
def test_the_question_to_readers_is_the_persons_own(angles: list[str]) -> None:
    assert prompts(STEPS, angles)[-1] == ()
