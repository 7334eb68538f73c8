# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.text import Language, apply_edits
from tests.language.conftest import Reader, mended

EN = Language.ENGLISH
NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Bravo !", f"Bravo{NN}!"),
        ("Bravo!", f"Bravo{NN}!"),
        ("Quoi ?! Oui !!", f"Quoi{NN}?! Oui{NN}!!"),
        ("Ici ; là", f"Ici{NN}; là"),
        ("Ici : là", f"Ici{NB}: là"),
        ("Ici: là", f"Ici{NB}: là"),
        ("(vraiment ?)", f"(vraiment{NN}?)"),
        ("#Promo !", f"#Promo{NN}!"),
        ("«là» et « ici »", f"«{NB}là{NB}» et «{NB}ici{NB}»"),
        ("l'été, jusqu'à « l'eau »", f"l’été, jusqu’à «{NB}l’eau{NB}»"),
        ('dire "bonjour à tous" et "merci"', f"dire «{NB}bonjour à tous{NB}» et «{NB}merci{NB}»"),
        ("Bon...", "Bon…"),
        ("le coeur, ma soeur, un chef-d'oeuvre", "le cœur, ma sœur, un chef-d’œuvre"),
        ("Oeuvrer, EX AEQUO, ex aequo", "Œuvrer, EX ÆQUO, ex æquo"),
        ("1ère, 1er, 2ème, 3ièmes, XXIème, 1ers, 4e", "1re, 1er, 2e, 3es, XXIe, 1ers, 4e"),
        ("deux  espaces   ici", "deux espaces ici"),
        ("le  ! là  : «  oui  »", f"le{NN}! là{NB}: «{NB}oui{NB}»"),
        ("le le chat", "le chat"),
        ("Le le chat", "Le chat"),
    ],
)
def test_french_is_set_with_care(typographer: Reader, text: str, better: str) -> None:
    assert mended(text, typographer.findings(text)) == better


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ('He said "fine"  again', 'He said "fine" again'),
        ('He said "fine" and “good”', "He said “fine” and “good”"),
        ("the the cat", "the cat"),
        ("Really? Yes: fine! It's... ok", "Really? Yes: fine! It's... ok"),
    ],
)
def test_english_is_left_more_alone(typographer: Reader, text: str, better: str) -> None:
    assert mended(text, typographer.findings(text, EN)) == better


@pytest.mark.parametrize(
    "text",
    [
        f"Bravo{NN}! Bravo{NB}! Ici{NB}: là{NN}: ; «{NB}oui{NB}» «{NN}non{NN}»",
        "à 12:30, ratio 3:1, 10:30:12",
        "https://exemple.fr/a?b=1!c;d: www.exemple.fr/?x;y jean@exemple.fr C:\\Temp",
        "un sourire ;) ou ;-) ou :) ou :-) ou :D ou :p :smile: ::",
        "(!) (?) [!]",
        "nous nous voyons, vous vous levez, oui oui, très très bien",
        "Bora Bora, Tuk Tuk",
        "qu’il l’a a-t-il, est-ce ce",
        "un.... deux",
        "1er 2e 3e XXIe 2es",
        '15" et 17"',
        "aujourd’hui",
        "poète, Noël, moelle, coexister",
        "  début et fin  ",
        "!",
        ": « »",
    ],
)
def test_what_is_right_already_stays_quiet(typographer: Reader, text: str) -> None:
    assert typographer.findings(text) == []


def test_one_fix_mends_all_of_a_kind(typographer: Reader) -> None:
    text = "L'eau, l'air !\nEt l'or, c'est tout !"
    first = next(finding for finding in typographer.findings(text) if finding.rule == "Typography.Apostrophe")
    assert apply_edits(text, first.fixes[-1].edits) == "L’eau, l’air !\nEt l’or, c’est tout !"
    assert (first.fixes[-1].label.code, first.fixes[-1].label.values) == ("fix-everywhere", {"count": "4"})
