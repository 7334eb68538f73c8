# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is hard to read, for eyes and for screen readers; hints, and few of them."""

import pytest

from composer.domain.text import Language
from composer.language import LanguageCheck
from composer.language.emoji import MOST
from composer.language.hashtags import split
from composer.language.marks import (
    EMOJI_RUN,
    HARD_TO_READ,
    HASHTAG_CASE,
    LONG_PARAGRAPH,
    LONG_SENTENCE,
    SHOUTING,
)
from composer.language.readability import ease, figures
from tests.language.conftest import Reader, mended, rules

EN, FR = Language.ENGLISH, Language.FRENCH


@pytest.mark.parametrize(
    ("rule", "text", "better", "language"),
    [
        (EMOJI_RUN, "Bravo 🎉🎉🎉🎉🎉 !", "Bravo 🎉🎉🎉 !", FR),
        (EMOJI_RUN, "👍🏽 👩‍👩‍👧 🇫🇷 ❤️ 1️⃣ ok", "👍🏽 👩‍👩‍👧 🇫🇷 ok", FR),
        (HASHTAG_CASE, "#salariésnordalia et #développementdurable", "#SalariésNordalia et #DéveloppementDurable", FR),
        (HASHTAG_CASE, "#Transitionécologique", "#TransitionÉcologique", FR),
        (HASHTAG_CASE, "#worklifebalance #madeinfrance", "#WorkLifeBalance #MadeInFrance", EN),
        (SHOUTING, "NOUS RECRUTONS DES CHAUFFEURS A LYON.", "Nous recrutons des chauffeurs a Lyon.", FR),
        (SHOUTING, "Oui. LA SECURITE EST IMPORTANTE", "Oui. La sécurité est importante", FR),
        (SHOUTING, "Now WE ARE HIRING DRIVERS TODAY", "Now we are hiring drivers today", EN),
    ],
)
def test_a_hint_comes_with_its_way_out(reader: Reader, rule: str, text: str, better: str, language: Language) -> None:
    found = [finding for finding in reader.findings(text, language) if finding.rule == rule]
    assert mended(text, found) == better


@pytest.mark.parametrize(
    "text",
    [
        "Bravo 🎉🎉🎉 à tous",
        "🎉 un\n🎉 deux\n🎉 trois\n🎉 quatre",
        "#rse #logistique #SalariésNordalia #nordalia #2026 #blockchain #Anticonstitutionnellement",
        "UNESCO, OPEP, INSEE, EDF et NASA",
        "le PDG de la SNCF et la RATP, TVA comprise",
        "CDI, CDD, BTS ET DUT",
        "𝐆𝐫𝐚𝐬 et 𝒊𝒕𝒂𝒍𝒊𝒒𝒖𝒆",
    ],
)
def test_what_reads_well_stays_quiet(reader: Reader, text: str) -> None:
    assert rules(reader.findings(text)) == []


def test_a_long_hashtag_that_cannot_be_split_is_a_hint_without_a_way_out(reader: Reader) -> None:
    (finding,) = reader.findings("Voici #zbrktovaplinouchette")
    assert (finding.rule, finding.fixes) == (HASHTAG_CASE, ())
    assert finding.message.code == "style-hashtag-long"


def test_a_hashtag_is_split_into_the_fewest_words() -> None:
    words = {"travail", "équipe", "tra", "vail"}
    assert split("travailenéquipe", words.__contains__) == ("travail", "en", "équipe")
    assert split("travailxéquipe", words.__contains__) == ()
    assert split("travail", words.__contains__) == ()


def sentence(words: int) -> str:
    return " ".join(["le quai dort"] * (words // 3)).capitalize() + "."


def test_long_sentences_are_pointed_out_twice_at_most(reader: Reader) -> None:
    assert rules(reader.findings(sentence(33))) == []
    text = "\n\n".join([sentence(39)] * 4)
    found = reader.findings(text)
    assert rules(found) == [LONG_SENTENCE] * 2
    assert [finding.match for finding in found] == ["Le quai dort"] * 2
    assert found[0].message.values["words"] == "39"


def test_a_wall_of_text_is_pointed_out_once(reader: Reader) -> None:
    wall = " ".join([sentence(12)] * 11)
    assert rules(reader.findings(f"{wall}\n\n{wall}")) == [LONG_PARAGRAPH]
    assert rules(reader.findings("\n".join([sentence(12)] * 11))) == []


HEAVY = (
    "L’internationalisation organisationnelle nécessitera inévitablement une responsabilisation institutionnelle "
    "particulièrement systématique. "
)


def test_a_text_of_long_words_is_a_hint_on_the_whole(reader: Reader) -> None:
    found = reader.findings("\n".join([HEAVY] * 10))
    assert [(finding.rule, finding.span) for finding in found] == [(HARD_TO_READ, None)]
    assert rules(reader.findings("\n".join([HEAVY] * 5))) == []
    assert rules(reader.findings("\n".join([sentence(15)] * 10))) == []


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("Le chat dort. Le chien mange. Il fait beau.", FR, 90, 140),
        (HEAVY, FR, -200, 10),
        ("The cat sat on the mat. It was warm. We ate.", EN, 95, 125),
        ("Organisational internationalisation necessitates institutional responsibilities.", EN, -400, 0),
    ],
)
def test_reading_ease_tells_plain_from_heavy(text: str, language: Language, low: int, high: int) -> None:
    assert low < ease(figures(text, language), language) < high


def test_style_can_be_turned_off() -> None:
    text = f"Bravo 🎉🎉🎉🎉🎉 #développementdurable\nNOUS RECRUTONS DES CHAUFFEURS\n{sentence(60)}"
    quiet = Reader(LanguageCheck(True, True, frozenset(), style=False))
    loud = Reader(LanguageCheck(True, True, frozenset()))
    assert rules(quiet.findings(text)) == []
    assert set(rules(loud.findings(text))) == {EMOJI_RUN, HASHTAG_CASE, SHOUTING, LONG_SENTENCE}
    assert MOST == 3
