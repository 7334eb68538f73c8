# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.review import Finding
from tests.charter.charters import a_context, findings, refusal

ALL = (
    "require: [alt, credit]\nkinds: [image, audio, video]\n"
    "alt: {min: 10, max: 60, not: ['(?i)^image( de)?$', '\\.(?:jpe?g|png)$']}\n"
)
GOOD = "Deux collègues devant une éolienne"


def checked(more: str, *media: DraftMedia, text: str = "Bonjour", network: str = "linkedin") -> list[Finding]:
    context = replace(a_context(network=network), media=media)
    return findings(f'extends: media\nmessage: "%s : %s."\n{more}', text, context)


def said(more: str, *media: DraftMedia, language: str = "fr") -> list[str]:
    return [finding.message.values[language] for finding in checked(more, *media)]


def test_a_described_and_credited_picture_is_left_in_peace() -> None:
    assert checked(ALL, DraftMedia("/a/photo.jpg", GOOD, "Studio Nordalia")) == []
    assert checked(ALL) == []


def test_the_finding_points_at_the_medium_and_not_at_the_text() -> None:
    (found,) = checked("require: [alt]\n", DraftMedia("/a/ok.png", GOOD), DraftMedia("/a/photo.jpg"))
    assert (found.span, found.match, found.medium) == (None, "", "/a/photo.jpg")
    assert found.message.values == {
        "fr": "photo.jpg : texte alternatif manquant.",
        "en": "photo.jpg : no alternative text.",
    }


def test_two_media_are_two_things_to_ignore() -> None:
    one, other = checked("require: [credit]\n", DraftMedia("/a/1.png"), DraftMedia("/a/2.png"))
    assert one.key != other.key


@pytest.mark.parametrize(
    ("alt", "credit", "expected"),
    [
        ("", "", ["no alternative text", "no credit"]),
        ("   ", "Studio", ["no alternative text"]),
        (GOOD, " ", ["no credit"]),
        ("Image", "Studio", ["alternative text that does not say what can be seen"]),
        ("photo_de_groupe.JPG", "Studio", ["alternative text that does not say what can be seen"]),
        ("Un chat", "Studio", ["alternative text under 10 characters"]),
        ("x" * 61, "Studio", ["alternative text over 60 characters"]),
        ("x" * 60, "Studio", []),
    ],
)
def test_each_fault_has_its_words(alt: str, credit: str, expected: list[str]) -> None:
    assert said(ALL, DraftMedia("a.png", alt, credit), language="en") == [f"a.png : {fault}." for fault in expected]


def test_a_text_that_is_not_required_may_be_missing_but_not_poor() -> None:
    assert said("alt: {min: 10}\n", DraftMedia("a.png"), DraftMedia("b.png", "Un chat")) == [
        "b.png : texte alternatif de moins de 10\u00a0caractères."
    ]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [("[image]", ["a.PNG"]), ("[audio]", ["b.mp3"]), ("[video]", ["c.mp4"]), ("[image, video]", ["a.PNG", "c.mp4"])],
)
def test_a_rule_is_about_the_kinds_it_names(kinds: str, expected: list[str]) -> None:
    media = [DraftMedia(f"/x/{name}") for name in ("a.PNG", "b.mp3", "c.mp4", "d.pdf", "png")]
    found = checked(f"require: [alt]\nkinds: {kinds}\n", *media)
    assert [finding.medium.rpartition("/")[2] for finding in found] == expected


def test_all_kinds_without_a_word_about_them() -> None:
    assert len(checked("require: [alt]\n", DraftMedia("a.png"), DraftMedia("b.mp3"), DraftMedia("c.mp4"))) == 3


def test_exceptions_are_names_of_files() -> None:
    assert checked("require: [alt]\nexceptions: ['^separateur']\n", DraftMedia("/x/separateur-2.png")) == []


def test_a_media_rule_takes_a_limit_a_network_and_an_unless() -> None:
    media = (DraftMedia("a.png"), DraftMedia("b.png"))
    assert len(checked("require: [alt]\nlimit: 1\n", *media)) == 1
    assert checked("require: [alt]\nnetworks: [x]\n", *media) == []
    assert checked("require: [alt]\nunless: [décrites plus bas]\n", *media, text="Images décrites plus bas") == []


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("", 1, "needs require, or alt"),
        ("require: [titre]\n", 3, "require must be among alt, credit, not 'titre'"),
        ("require: [alt]\nkinds: [photo]\n", 4, "kinds must be among image, audio, video"),
        ("alt: 10\n", 3, "alt is a mapping"),
        ("alt: {least: 10}\n", 3, "unknown field 'least'"),
        ("alt:\n  min: 20\n  max: 10\n", 4, "at least 20 and at most 10"),
        ("alt: {not: ['(']}\n", 3, "is missing"),
        ("alt: {min: dix}\n", 3, "min must be a whole number"),
        ("require: [alt]\nexamples: {match: [a]}\n", 4, "has no examples"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f"extends: media\nmessage: a\n{more}")
    assert (at, reason in why) == (line, True)
