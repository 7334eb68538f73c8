# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from composer.guides.merging import merge

paragraphs = st.lists(st.sampled_from(("Le quai.", "La grue tousse.", "Il pleut.", "On rentre.")), max_size=5)
texts = paragraphs.map("\n\n".join)
MADE = "Le quai, en mars.\n\nPersonne n’y croyait.\n\nOn a compté deux fois.\n\nEt vous ?"


def test_an_untouched_text_follows_the_answers() -> None:
    assert merge(MADE, MADE, "Autre chose.").text == "Autre chose."
    assert merge("", "", MADE).text == MADE


def test_an_edit_and_a_changed_answer_elsewhere_both_stand() -> None:
    edited = MADE.replace("Personne", "Presque personne") + "\n\n#SalariéNordalia"
    again = MADE.replace("deux fois", "trois fois")
    merged = merge(MADE, edited, again)
    assert merged.text == edited.replace("deux fois", "trois fois")
    assert merged.kept == 0


def test_where_both_changed_one_paragraph_the_edit_stands_and_is_told() -> None:
    edited = MADE.replace("Personne n’y croyait.", "Presque personne n’y croyait.")
    merged = merge(MADE, edited, MADE.replace("Personne n’y croyait.", "Nul n’y croyait."))
    assert merged.text == edited
    assert merged.kept == 1


def test_a_new_answer_comes_in_where_its_question_stands() -> None:
    shorter = MADE.replace("On a compté deux fois.\n\n", "")
    edited = shorter.replace("Le quai, en mars.", "Le quai, en mars, sous la pluie.")
    assert merge(shorter, edited, MADE).text == MADE.replace("en mars.", "en mars, sous la pluie.")


def test_a_new_answer_beside_an_edited_one_is_not_lost() -> None:
    before = "Le quai, en mars."
    merged = merge(before, "Le quai, en mars, à l’aube.", f"{before}\n\nPersonne n’y croyait.")
    assert merged.text == "Le quai, en mars, à l’aube.\n\nPersonne n’y croyait."


def test_a_hashtag_put_behind_a_changed_answer_stays_behind_it() -> None:
    edited = f"{MADE}\n\n#SalariéNordalia"
    again = MADE.replace("Et vous ?", "Et chez vous, qui a ri ?")
    assert merge(MADE, edited, again).text == f"{again}\n\n#SalariéNordalia"


def test_a_text_of_which_nobody_knows_what_made_it_keeps_every_word() -> None:
    assert merge("", "Tout à fait autre chose.", "Le quai.").text == "Tout à fait autre chose.\n\nLe quai."


@given(texts, texts, texts)
def test_whoever_changed_alone_is_followed(base: str, edited: str, again: str) -> None:
    assert merge(base, base, again).text == again
    if base:
        assert merge(base, edited, base).text == (edited or base)


@given(texts, texts, texts)
def test_no_paragraph_written_in_the_text_is_lost(base: str, edited: str, again: str) -> None:
    written = set(edited.split("\n\n")) - set(base.split("\n\n")) - {""}
    assert written <= set(merge(base, edited, again).text.split("\n\n"))
