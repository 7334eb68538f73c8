# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""French rules, each with what it mends and what it leaves alone."""

import pytest

from composer.language.marks import (
    ACCENTED_CAPITAL,
    DASH,
    ELLIPSIS,
    LIGATURE,
    ORDINAL,
    PUNCTUATION_SPACE,
    QUOTES,
    REPEATED_WORD,
    SENTENCE_CASE,
    UNIT_SPACE,
)
from tests.language.conftest import Reader, mended, rules

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("rule", "text", "better"),
    [
        (UNIT_SPACE, "50% de 30 €, 5km et 20°C", f"50{NB}% de 30{NB}€, 5{NB}km et 20{NB}°C"),
        (UNIT_SPACE, "1,5% et 12.5 %", f"1,5{NB}% et 12.5{NB}%"),
        (ORDINAL, "le n°5, n° 6, le no 7 et N°8", f"le n°{NB}5, n°{NB}6, le n°{NB}7 et N°{NB}8"),
        (ELLIPSIS, "vélos, trains, etc... ou etc…", "vélos, trains, etc. ou etc."),
        (QUOTES, "dire <<bonjour>> et << merci >>", f"dire «{NB}bonjour{NB}» et «{NB}merci{NB}»"),
        (LIGATURE, "ils sont ex aequo, et caetera. Ex aequo", "ils sont ex æquo, et cætera. Ex æquo"),
        (DASH, "le projet - enfin fini - roule -- vite", "le projet – enfin fini – roule – vite"),
        (PUNCTUATION_SPACE, "un ,deux,trois ( quatre ) . Fin", "un ,deux, trois (quatre). Fin"),
        (PUNCTUATION_SPACE, "oui , non", "oui, non"),
        (REPEATED_WORD, "c’est le le le quai", "c’est le quai"),
        (SENTENCE_CASE, "Le jour se lève. on charge. état des lieux", "Le jour se lève. On charge. État des lieux"),
        (ACCENTED_CAPITAL, "A bientôt. A Lyon, A découvrir", "À bientôt. À Lyon, A découvrir"),
        (ACCENTED_CAPITAL, "A découvrir. A l’aube. A 8 h", "À découvrir. À l’aube. À 8 h"),
        (ACCENTED_CAPITAL, "Etat des lieux. Ecole ouverte, l’Etat", "État des lieux. École ouverte, l’État"),
        (ACCENTED_CAPITAL, "la SECURITE et l’EQUIPE", "la SÉCURITÉ et l’ÉQUIPE"),
    ],
)
def test_a_rule_mends_its_fault(reader: Reader, rule: str, text: str, better: str) -> None:
    found = [finding for finding in reader.findings(text) if finding.rule == rule]
    assert mended(text, found) == better


@pytest.mark.parametrize(
    "text",
    [
        f"50{NB}%, 30{NN}€, la 5G, le B2B, 10h30, 8 h 30, 4x4 et 1,5 million",
        "Casino, piano no, le non-dit, nos 5 sens",
        "etc. et etc.",
        "Paris - Lyon, 12 - 3, week-end, rendez-vous",
        "1,5 et 1.5 ; voir (page 3), 3,14".replace(" ;", f"{NN};"),
        "Il y a deux mots… ou trois",
        "nous nous voyons, tout en en parlant, faire faire un devis, le Le Havre",
        "Voir p. ex. la cf. note, M. de La Tour, 3 av. J.-C., env. 12 km",
        "Vitamine A et B. Il a vu. Elle a dit oui",
        "Éric arrive, Eric aussi. Apple ouvre. Ou bien. Une idée. Alors",
        "UNESCO, INSEE, NASA, OPEP, RSE et CO2",
        f"Ah{NN}! quelle joie. Oh… rien",
        "Nordalia livre à l’aube.",
        "poète, Noël, coexister, moelle",
        "x = y, a, b et c",
    ],
)
def test_what_is_right_already_stays_quiet(reader: Reader, text: str) -> None:
    assert rules(reader.findings(text)) == []


def test_a_narrow_or_a_full_no_break_space_is_right_before_any_sign(reader: Reader) -> None:
    assert rules(reader.findings(f"Oui{NB}! Non{NN}: là{NB}; «{NN}ici{NN}» 5{NN}%")) == []


def test_an_accent_that_is_not_sure_is_not_asked_for(reader: Reader) -> None:
    """``SALARIES`` is a word, ``PECHE`` could be pêche or péché."""
    assert ACCENTED_CAPITAL not in rules(reader.findings("les SALARIES et la PECHE"))


def test_a_word_that_a_mark_mends_is_not_called_misspelt_as_well(reader: Reader) -> None:
    assert rules(reader.findings("Ecole de la soeur. L’Economie")) == [ACCENTED_CAPITAL, LIGATURE, ACCENTED_CAPITAL]
