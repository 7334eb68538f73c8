# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.text import apply_edits
from composer.similarity.normalise import words_of
from composer.similarity.sentences import moved_first, sentences


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("L’ÉTÉ, c'est fini…", ["l", "ete", "c", "est", "fini"]),
        ("cœurs Œuvre", ["coeur", "oeuvre"]),
        ("e\u0301te\u0301", ["ete"]),
        ("so\u00adlei\u200bl", ["soleil"]),
        ("𝐆𝐫𝐚𝐬 ﬁn", ["gra", "fin"]),
        ("1\u202f900 colis", ["1", "900", "coli"]),
        ("vu sur https://example.com/a?b et www.example.com !", ["vu", "sur", "et"]),
        ("merci @anna.b et @bob@example.org", ["merci", "et"]),
        ("Le #quai ouvre. #Nordalia #Lyon", ["le", "quai", "ouvre"]),
        ("Le quai ouvre.\n#Nordalia !\nVenez", ["le", "quai", "ouvre", "venez"]),
        ("bravo 👏🏽 1\ufe0f\u20e3", ["bravo", "1"]),
        ("日本", ["日本"]),
    ],
)
def test_words_are_compared_without_their_dress(text: str, keys: list[str]) -> None:
    assert words_of(text).keys == keys


def test_words_keep_their_place() -> None:
    text = "Été : l’œuvre d’Anaïs"
    words = words_of(text)
    places = zip(words.starts, words.ends, strict=True)
    assert [text[start:end] for start, end in places] == ["Été", "l", "œuvre", "d", "Anaïs"]


def test_sentences() -> None:
    text = "À 12.15, on mange ! « Vrai ? » Oui… Lyon\n\nFin"
    assert [span.of(text) for span in sentences(text)] == ["À 12.15, on mange !", "« Vrai ? »", "Oui…", "Lyon", "Fin"]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Un. Deux. Trois.", "Deux. Un. Trois."),
        ("Un.\n\nDeux.", "Deux. Un."),
        ("Un.\n\nDeux. Trois.", "Deux. Un.\n\nTrois."),
    ],
)
def test_a_sentence_moves_to_the_front(text: str, moved: str) -> None:
    opening, second, *_ = sentences(text)
    assert apply_edits(text, moved_first(text, second, opening)) == moved
