# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the text: places are inside it, ways out apply cleanly, settle, and can be undone."""

import string
import tomllib
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from composer.domain.review import Level, Source
from composer.domain.text import Edit, Language, Span, apply_edits
from tests.language.conftest import Reader, mended

PIECES = st.sampled_from(
    (
        *("Bravo !", "l'été", "coeur", "le le", "...", '"oui"', "«non»", "1ère", "  ", "\n", " : ", "x.fr", "@a", " "),
        *(
            "etc...",
            "n°5",
            "50%",
            "A bientôt",
            "Etat",
            "SECURITE",
            "NOUS RECRUTONS DES CHAUFFEURS",
            " - ",
            "--",
            ",",
            ".",
        ),
        *(
            "🎉🎉🎉🎉🎉",
            "👩‍👩‍👧",
            "👍🏽",
            "e\u0301",
            "𝐆𝐫𝐚𝐬",
            "#salariésnordalia",
            "<<oui>>",
            "(",
            ")",
            " )",
            "( ",
            "?",
            "'",
        ),
        *("i", "a apple", "could of", "22th", "its a", "the the", "“", "”", "’", "acceuil", "teh", ". on", ";-)", "<3"),
        *(
            "the of and to be",
            "Le quai de la ville. ",
            "\u202f",
            "\u00a0",
            "\u200d",
            "\ufe0f",
            "\U0001f1eb",
            "1️⃣",
            "`x`",
        ),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(TEXTS, st.sampled_from(Language))
@example("ça…\r\nA bientôt", Language.FRENCH)
def test_places_are_inside_the_text_and_ways_out_can_be_undone(reader: Reader, text: str, language: Language) -> None:
    found = reader.findings(text, language)
    assert found == sorted(found, key=lambda finding: finding.order)
    for finding in found:
        assert (finding.source, finding.level) == (Source.LANGUAGE, Level.SUGGESTION)
        assert finding.span is None or finding.span.of(text) == finding.match != ""
        for fix in finding.fixes:
            after = apply_edits(text, fix.edits)
            assert after != text
            assert apply_edits(after, undoing(text, fix.edits)) == text


def undoing(text: str, edits: tuple[Edit, ...]) -> list[Edit]:
    """The edits that bring back ``text``."""
    back: list[Edit] = []
    moved = 0
    for edit in sorted(edits, key=lambda one: one.span):
        start = edit.span.start + moved
        back.append(Edit(Span(start, start + len(edit.text)), edit.span.of(text)))
        moved += len(edit.text) - len(edit.span)
    return back


@quick
@given(TEXTS, st.sampled_from(Language))
def test_all_ways_out_together_settle_after_a_few_rounds(reader: Reader, text: str, language: Language) -> None:
    chosen = dict.fromkeys(range(60), language)  # a line may tell another language once it is mended
    for _ in range(6):
        found = [finding for finding in reader.findings(text, language, chosen) if finding.fixes]
        if not found:
            return
        text = mended(text, found)
    raise AssertionError(f"still {Counter(finding.rule for finding in found)} in {text!r}")


@quick
@given(TEXTS)
def test_a_way_out_removes_its_own_finding(reader: Reader, text: str) -> None:
    chosen = dict.fromkeys(range(60), Language.FRENCH)
    found = reader.findings(text, Language.FRENCH, chosen)
    for finding in found:
        if finding.fixes and finding.span:
            after = apply_edits(text, finding.fixes[0].edits)
            again = reader.findings(after, Language.FRENCH, chosen)
            assert not any(one.span == finding.span and one.key == finding.key for one in again)


EVERYTHING = {
    Language.FRENCH: 'Bravo ! «ici» l\'eau "mot" ... coeur 2ème a  b le le acceuil 50% n°5 etc... vu -- et (x ) oui ,'
    " un,deux. on rit. A bientôt. #salariésnordalia #zbrktovaplinouchette 🎉🎉🎉🎉 NOUS RECRUTONS DES CHAUFFEURS",
    Language.ENGLISH: 'i have a apple and could of the the 22th “x” "y" don\'t it’s. Yes , no. then (a ) one,two',
}


def test_all_findings_and_ways_out_have_words_in_both_languages(reader: Reader, messages: Path) -> None:
    long = " ".join(["responsabilisation organisationnelle"] * 80)
    found = [finding for language, text in EVERYTHING.items() for finding in reader.findings(text, language)]
    found += reader.findings(long)
    codes = {finding.message.code for finding in found}
    for language in ("fr", "en"):
        words = tomllib.loads((messages / f"{language}.toml").read_text("utf-8"))
        ours = {
            code for code in words["finding"] if code.startswith(("spelling-", "typography-", "language-", "style-"))
        }
        assert codes == ours
        for finding in found:
            entry = words["finding"][finding.message.code]
            assert entry.keys() >= {"title", "text"}
            for sentence in entry.values():
                assert placeholders(sentence) <= finding.message.values.keys()
            assert all(fix.label.code in words["fix"] for fix in finding.fixes)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
