# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.review import Context, Level, Source
from composer.domain.text import Language, Span, apply_edits
from composer.language import LanguageCheck
from tests.language.conftest import NOW, Reader

EN = Language.ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Aujourd’hui, l’équipe s’est réunie : qu’elle était heureuse !",
        "aujourd'hui l'équipe qu'il jusqu'ici lorsqu'on presqu'île",
        "Peut-être est-ce un rendez-vous ; dites-le, y a-t-il du neuf ?",
        "une éco-conduite, un micro-entrepôt et un porte-parole",
        "l’e\u0301te\u0301 est la\u0300",
        "nous avons 12 postes, le 3e étage, 5 km, CO2, B2B et 14 h 30",
        "un échange avec Kowalczyk chez Zbrkt, à Plouhinec",
        "le PDG, la RH et un iPhone ou LinkedIn",
        "voir https://exmple.fr/acceuil, www.acceuil.fr, acceuil.fr/truc et jean.acceuil@exmple.fr",
        "merci à @acceuil et #acceuil #Acceuil2026 :acceuil:",
        "nos triporteurs et vélo-cargo, nos vélos-cargos et l’Nordalia",
        "ok pour moi",
        "un·e conducteur·rice, tou·te·s les salarié.e.s, un(e) salarié(e) et des chef·fes",
        "un afterwork avec la team, rdv à 8 h svp",
        "l’appel GET /v1/users?id=3, le fichier .env et `npm run bild`",
        "à bientôt ;-) :D <3 et 𝐠𝐫𝐚𝐬𝐬𝐬 ici",
        "",
        "\n\n",
    ],
)
def test_good_french_stays_quiet(reader: Reader, text: str) -> None:
    assert reader.unknown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The colour and the color of the centre, and its center",
        "We don't know what you've organised or organized, it's Anna's users' job",
        "A well-known co-worker and a naïve façade",
        "It’s the team’s work",
    ],
)
def test_good_english_of_both_shores_stays_quiet(reader: Reader, text: str) -> None:
    assert reader.unknown(text, EN) == []


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("C’est l’acceuil du lundi", "acceuil", 8),
        ("👍🏽 é un acceuil", "acceuil", 8),
        ("un porte-parolle ici", "parolle", 9),
        ("l’e\u0301te\u0301 et re\u0301fle\u0301xion", "re\u0301fle\u0301xion", 11),
        ("Bonjur à tous", "Bonjur", 0),
    ],
)
def test_a_mistake_is_underlined_where_it_stands(reader: Reader, text: str, word: str, start: int) -> None:
    (finding,) = [found for found in reader.findings(text) if found.rule == "Spelling.Unknown"]
    assert (finding.match, finding.span) == (word, Span(start, start + len(word)))
    assert (finding.source, finding.level) == (Source.LANGUAGE, Level.SUGGESTION)


@pytest.mark.parametrize(
    ("text", "better", "language"),
    [
        ("un acceuil", "un accueil", Language.FRENCH),
        ("une réfléxion", "une réflexion", Language.FRENCH),
        ("un développemant", "un développement", Language.FRENCH),
        ("une fote", "une faute", Language.FRENCH),
        ("Bonjur à tous", "Bonjour à tous", Language.FRENCH),
        ("to recieve", "to receive", EN),
        ("of teh day", "of the day", EN),
    ],
)
def test_the_first_fix_is_the_likely_word(reader: Reader, text: str, better: str, language: Language) -> None:
    (finding,) = [found for found in reader.findings(text, language) if found.rule == "Spelling.Unknown"]
    fixes = reader.check.fixes(finding, language)
    assert apply_edits(text, fixes[0].edits) == better
    assert len(fixes) <= 3


def test_each_line_is_read_in_its_own_language(reader: Reader) -> None:
    text = "This is an English line in a French draft, and it is all fine.\nEt voilà du français avec une fote."
    assert reader.unknown(text) == ["fote"]
    assert reader.unknown(text, EN) == ["fote"]


def test_a_third_language_is_left_alone(reader: Reader) -> None:
    assert reader.unknown("Hola amigos, bienvenidos hoy grandes noticias llegan desde Madrid muchas gracias") == []


def test_a_name_seen_inside_a_sentence_is_a_name_at_its_start_too(reader: Reader) -> None:
    assert reader.unknown("Zbrktov parle.") == ["Zbrktov"]
    assert reader.unknown("Zbrktov parle. Merci à Zbrktov.") == []


def test_english_words_side_by_side_are_a_quotation(reader: Reader) -> None:
    assert reader.unknown("nos best practices et le language") == ["language"]
    assert reader.unknown("nos best acceuils") == ["best", "acceuils"]


def test_a_missing_ligature_is_said_once(reader: Reader) -> None:
    assert [finding.rule for finding in reader.findings("un coup de coeur")] == ["Typography.Ligature"]


def test_a_review_looks_nothing_up_but_remembers_what_was() -> None:
    check = LanguageCheck(True, False, frozenset())
    context = Context(Language.FRENCH, None, NOW)
    first, second = check.review("un acceuil et une réfléxion", context)
    assert first.fixes == second.fixes == ()
    assert check.suggestions("acceuil", Language.FRENCH) == ("accueil",)
    again, _ = check.review("cet acceuil et une réfléxion", context)
    assert [fix.edits[0].text for fix in again.fixes] == ["accueil"]


@pytest.mark.parametrize(
    ("word", "better", "language"),
    [
        ("evenement", "événement", Language.FRENCH),
        ("proffessionel", "professionnel", Language.FRENCH),
        ("biensur", "bien sur", Language.FRENCH),
        ("PARMIS", "PARMI", Language.FRENCH),
        ("tommorow", "tomorrow", EN),
        ("wich", "which", EN),
    ],
)
def test_two_slips_and_words_run_together_are_understood(
    reader: Reader, word: str, better: str, language: Language
) -> None:
    assert better in reader.check.suggestions(word, language)


def test_suggestions_on_demand_are_few_and_remembered(reader: Reader) -> None:
    found = reader.check.suggestions("accueuil", Language.FRENCH)
    assert "accueil" in found
    assert len(found) <= 3
    assert reader.check.suggestions("accueuil", Language.FRENCH) is found
    assert reader.check.suggestions("a" * 90, Language.FRENCH) == ()
    assert LanguageCheck(False, True, frozenset()).suggestions("accueuil", Language.FRENCH) == ()


def test_a_term_pattern_that_takes_too_long_is_dropped() -> None:
    check = LanguageCheck(True, False, frozenset({"(?:(?:a|aa)+)+;", "zbrkt"}))
    found = check.review("un " + "a" * 60 + " et zbrkt", Context(Language.FRENCH, None, NOW))
    assert [finding.match for finding in found] == ["a" * 60]
