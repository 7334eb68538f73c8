# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.text import apply_edits
from composer.ui.answers import Place, put_in

TEXT = "Un.\n\nDeux.\n\n#Quai #Vélo"


def put(text: str, place: Place, cursor: int = 0, instead: str = "") -> str:
    return apply_edits(text, [put_in(text, " Mien. ", place, cursor, instead)])


@pytest.mark.parametrize(
    ("place", "cursor", "expected"),
    [
        (Place.FIRST, 0, "Mien.\n\nUn.\n\nDeux.\n\n#Quai #Vélo"),
        (Place.HERE, 1, "Un.\n\nMien.\n\nDeux.\n\n#Quai #Vélo"),
        (Place.HERE, len(TEXT), "Un.\n\nDeux.\n\n#Quai #Vélo\n\nMien."),
        (Place.LAST, 0, "Un.\n\nDeux.\n\nMien.\n\n#Quai #Vélo"),
    ],
)
def test_an_answer_is_a_paragraph_where_the_person_says(place: Place, cursor: int, expected: str) -> None:
    assert put(TEXT, place, cursor) == expected


@pytest.mark.parametrize("place", Place)
def test_an_empty_page_begins_with_it(place: Place) -> None:
    assert put(" \n", place) == "Mien."


def test_it_takes_the_place_of_what_it_replaces() -> None:
    assert put("Un ? Deux. Un ?", Place.FIRST, instead="Un ?") == "Un ? Deux. Mien."
    assert put("Deux.", Place.LAST, instead="Un ?") == "Deux.\n\nMien.", "the words are gone meanwhile"


@given(st.text("a#\n ", max_size=30), st.sampled_from(Place), st.integers(0, 30))
def test_every_other_word_stays(text: str, place: Place, cursor: int) -> None:
    after = put(text, place, min(cursor, len(text)))
    assert after.replace("Mien.", "", 1).split() == text.split()
