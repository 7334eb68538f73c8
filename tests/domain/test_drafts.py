# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages a person chose for lines stay with their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.drafts import COMMON
from composer.domain.ids import NetworkKey
from composer.domain.text import Language
from tests.builders import a_draft

FR, EN = Language.FRENCH, Language.ENGLISH
X = NetworkKey("x")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("un\ntwo\ntrois", "un\ntwo, and more\ntrois", 1),
        ("un\ntwo\ntrois", "zéro\nun\ntwo\ntrois", 2),
        ("un\ntwo\ntrois", "two\ntrois", 0),
        ("un\ntwo\ntrois", "un\ntwo", 1),
        ("un\ntwo\ntrois", "un\ntwo\ntrois\nquatre", 1),
        ("un\ntwo\ntrois", "UN\ntwo\nTROIS", 1),
    ],
)
def test_a_chosen_language_follows_its_line(before: str, after: str, line: int) -> None:
    draft = a_draft(text=before).with_line_language(1, EN).with_text(after)
    assert draft.languages_of() == {line: EN}


def test_a_line_split_in_two_is_in_the_chosen_language_twice_and_a_deleted_one_nowhere() -> None:
    draft = a_draft(text="un\ntwo and three\ntrois").with_line_language(1, EN)
    assert draft.with_text("un\ntwo\nand three\ntrois").languages_of() == {1: EN, 2: EN}
    assert draft.with_text("un\ntrois").languages_of() == {}
    assert draft.with_text("").languages_of() == {}


def test_a_choice_can_be_taken_back() -> None:
    draft = a_draft(text="un\ndeux")
    chosen = draft.with_line_language(0, EN).with_line_language(1, FR)
    assert chosen.languages_of() == {0: EN, 1: FR}
    assert chosen.with_line_language(0, None).with_line_language(1, None) == draft


def test_a_network_shares_the_choices_until_its_text_is_edited_apart() -> None:
    draft = a_draft(text="un\ntwo").with_line_language(1, EN, X)
    assert draft.languages_of() == draft.languages_of(X) == {1: EN}
    apart = draft.with_text("zéro\nun\ntwo", X).with_line_language(0, FR, X)
    assert apart.languages_of(X) == {0: FR, 2: EN}
    assert apart.languages_of() == {1: EN}
    assert apart.following(X) == draft
    assert set(apart.line_languages) == {COMMON, X}


LINES = st.lists(st.sampled_from(("", "a", "b", "c")), max_size=6).map("\n".join)


@given(LINES, st.dictionaries(st.integers(0, 5), st.sampled_from(Language)), st.lists(LINES, max_size=4))
def test_choices_are_always_about_lines_of_the_text(text: str, chosen: dict[int, Language], edits: list[str]) -> None:
    draft = a_draft(text=text)
    for line, language in chosen.items():
        if line <= text.count("\n"):
            draft = draft.with_line_language(line, language)
    for edit in edits:
        draft = draft.with_text(edit)
        assert all(0 <= line <= edit.count("\n") for line in draft.languages_of())
