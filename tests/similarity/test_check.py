# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost, PostText
from composer.domain.messages import verbatim
from composer.domain.review import Act, Context, Finding, Intent, Level, Source, Verdict
from composer.domain.text import Language, apply_edits
from composer.similarity import VoiceCheck

BODY = (
    "Avec Acme, nous avons mis en circulation 600 bacs pliables à la place des cartons. Six mois plus tard, chaque bac "
    "a servi vingt-deux fois en moyenne. Trier un bac vide prend 4 secondes, et 30 % des cartons ont disparu."
)
FACTS = ("600 bacs", "vingt-deux fois", "30 %", "Atelier Rebond")
ANGLES = ("Quel bac avez-vous vu revenir ?", "Quel objet réparez-vous au lieu de le jeter ?")
OWN = (
    "Mon plus vieux bac a une fissure en forme de L. Je le reconnais de loin depuis le printemps. "
    "Vingt-deux fois déjà, avec ses 600 bacs frères, et 30 % de place gagnée dans ma camionnette. "
    "Merci à l’Atelier Rebond."
)
POST = LibraryPost(
    id=PostId("bacs"),
    language=Language.FRENCH,
    texts={
        Language.FRENCH: PostText("Le bac", f"{BODY} L’Atelier Rebond a aidé.", FACTS, ANGLES),
        Language.ENGLISH: PostText(
            "The crate",
            "With Acme, we replaced boxes with 600 folding crates, used twenty-two times.",
            ("600 folding crates",),
        ),
    },
    themes=(),
    networks=(),
    link="https://nordalia.example/bacs",
)
COPY = POST.texts[Language.FRENCH].body


def context(network: str = "linkedin", post: LibraryPost | None = POST) -> Context:
    return Context(Language.FRENCH, NetworkKey(network), datetime(2026, 11, 22, tzinfo=UTC), post=post)


def findings(text: str, network: str = "linkedin", post: LibraryPost | None = POST) -> list[Finding]:
    return list(VoiceCheck().review(text, context(network, post)))


def of_rule(text: str, rule: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.rule == f"Voice.{rule}"]


def test_nothing_is_said_without_a_source_post() -> None:
    assert findings(COPY, post=None) == []
    assert VoiceCheck().voice(COPY, context(post=None)) is None


def test_nothing_is_said_of_an_empty_text() -> None:
    assert findings(" \n") == []


def test_a_text_of_ones_own_passes() -> None:
    assert findings(OWN) == []


def test_a_copy_is_named_and_an_unused_angle_offered() -> None:
    rules = [(finding.rule, finding.level, finding.span is None) for finding in findings(COPY)]
    assert rules == [
        ("Voice.Verbatim", Level.WARNING, True),
        ("Voice.SameOpening", Level.WARNING, False),
        ("Voice.UnusedAngle", Level.SUGGESTION, True),
        ("Voice.SharedPassage", Level.SUGGESTION, False),
    ]


def test_the_angle_is_one_that_was_not_used() -> None:
    (finding,) = of_rule(COPY, "UnusedAngle")
    assert finding.message.values["angle"] in ANGLES
    used = f"{COPY} Quel bac avez-vous vu revenir ?"
    assert of_rule(used, "UnusedAngle")[0].message.values["angle"] == ANGLES[1]


def test_x_forbids_a_copy() -> None:
    assert findings(COPY, "x")[0].level is Level.ERROR
    assert findings(COPY, "practice")[0].level is Level.WARNING


def test_a_translation_of_the_post_is_a_source_too() -> None:
    voice = VoiceCheck().voice(POST.texts[Language.ENGLISH].body, context())
    assert voice is not None
    assert voice.verdict is Verdict.VERBATIM


def test_each_passage_is_marked() -> None:
    text = f"{OWN} Six mois plus tard, chaque bac a servi vingt-deux fois en moyenne."
    (finding,) = of_rule(text, "SharedPassage")
    assert finding.span is not None
    assert finding.source is Source.VOICE
    assert finding.span.of(text).startswith("Six mois plus tard")


def test_the_same_opening_can_give_way_to_a_sentence_of_ones_own() -> None:
    opening = "Avec Acme, nous avons mis en circulation 600 bacs pliables à la place des cartons."
    text = f"{opening} {OWN}"
    (finding,) = of_rule(text, "SameOpening")
    assert finding.span is not None
    assert finding.span.of(text) == opening
    fixed = apply_edits(text, finding.fixes[0].edits)
    assert fixed.startswith(f"Je le reconnais de loin depuis le printemps. {opening} Mon plus vieux bac")
    assert sorted(fixed) == sorted(text)
    assert of_rule(fixed, "SameOpening") == []


def test_a_copy_has_no_own_sentence_to_open_with_but_a_question_to_answer() -> None:
    (fix,) = of_rule(COPY, "SameOpening")[0].fixes
    assert fix.edits == ()
    assert fix.intent == Intent(Act.ANSWER, question=verbatim(ANGLES[0]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("30 %", "35 %"),
        ("30 %", "35\u202f%"),
        ("600 bacs", "650 bacs"),
        ("Vingt-deux fois", "Vingt-trois fois"),
        ("Atelier Rebond", "Atelier Rebont"),
    ],
)
def test_an_altered_fact_can_be_restored(before: str, after: str) -> None:
    text = OWN.replace(before, after)
    (finding,) = of_rule(text, "FactChanged")
    assert finding.level is Level.WARNING
    assert finding.match == after
    assert apply_edits(text, finding.fixes[0].edits).lower() == OWN.lower()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("30 %", "30%"),
        ("30 %", "30\u00a0%"),
        ("30 %", "30\u202f%"),
        ("600 bacs", "600\u00a0bacs"),
        ("Atelier Rebond", "ATELIER REBOND"),
        ("Vingt-deux", "vingt\u2011deux"),
    ],
)
def test_another_dress_is_no_change(before: str, after: str) -> None:
    assert of_rule(OWN.replace(before, after), "FactChanged") == []


@pytest.mark.parametrize("figure", ["130 %", "30,5 %", "2,30 %"])
def test_a_figure_inside_another_is_not_the_fact(figure: str) -> None:
    assert len(of_rule(OWN.replace("30 %", figure), "FactChanged")) == 1


def test_leaving_a_fact_out_weighs_less_in_a_story_of_ones_own() -> None:
    (finding,) = of_rule(OWN.replace(" Merci à l’Atelier Rebond.", ""), "FactLost")
    assert (finding.level, finding.span) == (Level.SUGGESTION, None)
    assert finding.message.values["facts"] == "Atelier Rebond"
    close = COPY.replace("30 % des cartons ont disparu. L’Atelier Rebond a aidé.", "beaucoup de cartons ont disparu.")
    bare = replace(POST, texts={Language.FRENCH: replace(POST.texts[Language.FRENCH], angles=())})
    lost = [finding for finding in findings(close, post=bare) if finding.rule == "Voice.FactLost"]
    assert [(finding.level, finding.match) for finding in lost] == [(Level.WARNING, "30 %, Atelier Rebond")]


def test_facts_are_those_of_the_language_written() -> None:
    assert of_rule("My oldest crate has a crack. There are 600 folding crates like it.", "FactLost") == []


def test_at_most_three_hints_besides_passages() -> None:
    text = COPY.replace("30 %", "35 %").replace("600 bacs", "700 bacs").replace("vingt-deux", "vingt-trois")
    found = [finding.rule for finding in findings(text)]
    hints = [rule for rule in found if rule != "Voice.SharedPassage"]
    assert hints == ["Voice.Verbatim", *["Voice.FactChanged"] * 3]


def test_posts_without_facts_or_angles_are_fine() -> None:
    bare = replace(POST, texts={Language.FRENCH: PostText("t", BODY)}, link="")
    assert [f.rule for f in findings(BODY, post=bare)] == ["Voice.Verbatim", "Voice.SameOpening", "Voice.SharedPassage"]
