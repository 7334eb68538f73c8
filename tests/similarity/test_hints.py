# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each hint is told, its way out works, and then it is told no more."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.drafts import DraftMedia
from composer.domain.ids import GuideId, NetworkKey, PostId, ThemeId
from composer.domain.library import Guide, GuideStep, LibraryMedia, LibraryPost, PostText
from composer.domain.review import Act, Context, Finding, Fix, Level, Verdict
from composer.domain.shares import Echo, Published
from composer.domain.text import Language, Span, apply_edits
from composer.similarity import VoiceCheck
from composer.similarity.colleagues import Asked, Index
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.hints import House, at_once
from composer.similarity.hints.base import repeatable, without
from composer.similarity.hints.strongest import strength
from composer.similarity.segments import segment_of
from composer.similarity.sharing import share_of

NOW = datetime(2026, 11, 24, 9, 20, tzinfo=UTC)
LINKEDIN, X = NetworkKey("linkedin"), NetworkKey("x")
BODY = (
    "Nous sommes fiers d’annoncer notre partenariat avec Acme. Ensemble, nous réduisons de 30 % l’empreinte carbone du "
    "dernier kilomètre. 🚲🎉\n\nEt vous, comment vos colis arrivent-ils jusqu’à votre porte ?"
)
POST = LibraryPost(
    PostId("acme"),
    Language.FRENCH,
    {
        Language.FRENCH: PostText(
            "Acme", BODY, ("30 %", "Acme"), ("Qu’est-ce qui vous a surpris chez le client ?",), ("#Nordalia", "#Vélo")
        )
    },
    (ThemeId("rse"),),
    (),
    link="https://nordalia.example/acme",
    media=(LibraryMedia("quai.png", {}), LibraryMedia("barge.png", {})),
    author="Quai 12",
)
GUIDE = Guide(
    *(GuideId("virage"), Language.FRENCH, "Un virage", "", 5, True),
    (GuideStep("Où", "Où étiez-vous ?"), GuideStep("Le moment", "Quel moment a tout changé ?")),
)
HOUSE = House(
    "Nordalia", {Language.FRENCH: (GUIDE,)}, {(Language.FRENCH, ThemeId("rse")): ("#Fleuve",)}, frozenset({"#nordalia"})
)
OWN = (
    "En mars, au fond du hangar, Karima a posé son casque sur ma table. Elle voulait tout arrêter. Pour 30 % de "
    "carbone en moins, Acme et nous avons pourtant recommencé trois fois."
)
FINGERPRINTS = Fingerprints(bytes(range(32)))


@dataclass(frozen=True)
class Written:
    """A draft, as far as hints can change it."""

    text: str
    media: tuple[DraftMedia, ...] = ()
    at: datetime = NOW


def echo_of(draft: Written, colleagues: Sequence[Published]) -> Echo:
    chance = random.Random(7)
    shares = [share_of(one, FINGERPRINTS, chance.randbytes) for one in colleagues]
    index = Index(FINGERPRINTS, [segment_of(shares)])
    medium = draft.media[0].path if draft.media else ""
    return index.echo(Asked(draft.text, repeatable(POST), medium, LINKEDIN, draft.at, "me"))


def by(names: str, text: str, medium: str = "", at: datetime = NOW, address: str = "") -> list[Published]:
    return [Published(name, LINKEDIN, at, text, medium=medium, address=address) for name in names]


def said(
    draft: Written,
    colleagues: Sequence[Published] = (),
    network: NetworkKey = LINKEDIN,
    house: House = HOUSE,
    post: LibraryPost | None = POST,
) -> list[Finding]:
    context = Context(Language.FRENCH, network, draft.at, post, draft.media)
    echo = echo_of(draft, colleagues) if colleagues else None
    return list(VoiceCheck(house).everything(draft.text, context, echo))


def only(found: Sequence[Finding], rule: str) -> Finding:
    (first, *_) = [one for one in found if one.rule == f"Voice.{rule}"]
    return first


def after(draft: Written, fix: Fix, answer: str) -> Written:
    """The draft once the way out was taken, as whoever shows it would do."""
    intent = fix.intent
    if intent is None:
        return replace(draft, text=apply_edits(draft.text, fix.edits))
    assert fix.edits == ()
    match intent.act:
        case Act.ANSWER if intent.instead:
            return replace(draft, text=draft.text.replace(intent.instead, answer))
        case Act.ANSWER:
            return replace(draft, text=f"{answer}\n\n{draft.text}")
        case Act.REMOVE_MEDIUM:
            return replace(draft, media=tuple(one for one in draft.media if one.path != intent.subject))
        case Act.EXCHANGE_MEDIUM:
            media = (DraftMedia(intent.instead) if one.path == intent.subject else one for one in draft.media)
            return replace(draft, media=tuple(media))
        case Act.SCHEDULE:
            return replace(draft, at=draft.at.replace(hour=18))
        case Act.OPEN:
            return draft


QUAY = (DraftMedia("quai.png"),)
OPENING = "Ce matin, la barge est arrivée au quai avec une heure d’avance."
CLOSING = "Et chez vous, qui porte les cartons le lundi ?"
LINK = "https://nordalia.example/acme?utm=1"
ANSWER = "Qu’est-ce que vous en auriez fait, à ma place, ce lundi matin de pluie ?"
CASES: dict[str, tuple[str, Written, list[Published], str]] = {
    "opening of the approved text": (
        "SameOpening",
        Written(f"{BODY.split('. ')[0]}. {OWN}"),
        [],
        "Karima a ri de moi à 6 h.",
    ),
    "opening of colleagues": (
        "SameOpening",
        Written(f"{OPENING} {OWN}"),
        by("ab", f"{OPENING} Puis tout autre chose, et rien qui soit dans l’autre texte."),
        "Karima a posé son casque sur la table hier.",
    ),
    "strongest sentence": (
        "StrongestSentence",
        Written("Il y a des jours comme ça. Le dialogue reste important. En mars, Karima a posé son casque ici."),
        [],
        "",
    ),
    "closing of the approved text": ("SameClosing", Written(f"{OWN}\n\n{BODY.split(chr(10))[-1]}"), [], ANSWER),
    "closing of colleagues": (
        "SameClosing",
        Written(f"{OWN} {CLOSING}"),
        by("abc", f"Un tout autre texte que personne n’a écrit ici. {CLOSING}"),
        ANSWER,
    ),
    "hashtags": (
        "SameHashtags",
        Written(f"{OWN}\n\n#Nordalia #Quai12"),
        by("ab", "Un tout autre texte que personne n’a écrit ici.\n\n#Quai12 #Nordalia"),
        "",
    ),
    "picture": ("SamePicture", Written(OWN, QUAY), by("ab", "Un tout autre texte, avec une image.", "quai.png"), ""),
    "link": (
        "SameLink",
        Written(f"{OWN} À lire ici : {LINK}."),
        by("ab", f"Un tout autre texte, avec {LINK} au milieu, et rien de plus."),
        "",
    ),
    "emoji of the approved text": ("SameEmoji", Written(f"{OWN} 🚲 Et rien d’autre ! 🎉"), [], ""),
    "emoji of colleagues": (
        "SameEmoji",
        Written(f"🔥 {OWN} ✅"),
        by("ab", "🔥 Un tout autre texte que personne n’a écrit ici. ✅"),
        "",
    ),
    "hour": ("SameHour", Written(OWN), by("ab", "Un tout autre texte que personne n’a écrit ici."), ""),
    "angle": ("UnusedAngle", Written(BODY), [], "Chez le client, j’ai vu qu’on était surpris."),
    "guide question": ("GuideQuestion", Written(BODY), [], "Hier, à 6 h, j’ai ouvert le hangar et il était vide."),
    "fact changed": ("FactChanged", Written(OWN.replace("30 %", "35 %")), [], ""),
    "fact lost": ("FactLost", Written(OWN.replace(", Acme et", ",")), [], "Avec Acme, j’ai tout recommencé."),
    "passage": (
        "SharedPassage",
        Written(f"{OWN} Oui, nous réduisons de 30 % l’empreinte carbone du dernier kilomètre."),
        [],
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_way_out_leads_out(name: str) -> None:
    rule, draft, colleagues, answer = CASES[name]
    found = only(said(draft, colleagues), rule)
    assert found.span is None or found.span.of(draft.text)
    ways = [fix for fix in found.fixes if not (fix.intent and fix.intent.act is Act.OPEN)]
    assert ways, "a hint without a way out"
    for fix in ways:
        left = said(after(draft, fix, answer), colleagues)
        assert [one.match for one in left if one.key == found.key] == [], fix


@pytest.mark.parametrize("name", CASES)
def test_the_key_outlives_the_place(name: str) -> None:
    rule, draft, colleagues, _ = CASES[name]
    found = only(said(draft, colleagues), rule)
    moved = replace(draft, text=draft.text.replace("\n\n", "\n\n\n")) if rule != "SharedPassage" else draft
    assert only(said(moved, colleagues), rule).key == found.key


def test_with_whom_is_a_count_and_the_address_only_what_a_colleague_shows() -> None:
    rule, draft, colleagues, _ = CASES["closing of colleagues"]
    found = only(said(draft, colleagues), rule)
    assert found.message.values["count"] == "3"
    assert all(not fix.intent or fix.intent.act is not Act.OPEN for fix in found.fixes)
    shown = by("d", colleagues[0].text, address="https://social.example/7")
    copy = Written(colleagues[0].text)
    opened = [fix.intent.subject for fix in only(said(copy, shown, post=None), "Verbatim").fixes if fix.intent]
    assert opened == ["https://social.example/7"]


def test_what_the_charter_asks_of_everybody_is_no_echo() -> None:
    same = by("ab", "Un tout autre texte que personne n’a écrit ici. #Nordalia")
    assert [f for f in said(Written(f"{OWN} #Nordalia"), same) if f.rule == "Voice.SameHashtags"] == []


def test_another_hashtag_comes_from_the_post_then_from_its_theme() -> None:
    _, draft, colleagues, _ = CASES["hashtags"]
    labels = [fix.label.values.get("hashtag") for fix in only(said(draft, colleagues), "SameHashtags").fixes]
    assert labels == ["#Vélo", "#Fleuve", None]


def test_a_hashtag_that_is_a_word_of_a_sentence_stays_as_a_word() -> None:
    draft = Written(f"{OWN} Mon #vélo rouille.\n\n#Quai12")
    colleagues = by("ab", "Un tout autre texte que personne n’a écrit ici. #Quai12 #vélo")
    removal = only(said(draft, colleagues), "SameHashtags").fixes[-1]
    assert after(draft, removal, "").text == f"{OWN} Mon vélo rouille."


def test_near_copies_of_colleagues_are_an_error_on_x_only_when_they_stand_there() -> None:
    copies = by("ab", OWN)
    found = only(said(Written(OWN), copies, post=None), "Verbatim")
    assert (found.level, found.message.values["count"]) == (Level.WARNING, "2")
    echo = echo_of(Written(OWN), copies)
    context = Context(Language.FRENCH, X, NOW)
    elsewhere = list(VoiceCheck().everything(OWN, context, replace(echo, here=Verdict.OWN)))
    assert Level.ERROR not in {one.level for one in elsewhere}
    on_x = list(VoiceCheck().everything(OWN, context, replace(echo, here=Verdict.CLOSE)))
    assert only(on_x, "Close").level is Level.ERROR


def test_a_quotation_names_author_and_house_and_is_forgiven() -> None:
    _, draft, _, _ = CASES["passage"]
    (fix,) = only(said(draft), "SharedPassage").fixes
    text = after(draft, fix, "").text
    assert text.endswith("du dernier kilomètre\u00a0» (Quai 12, Nordalia).")
    assert "Oui, «\u00a0nous réduisons" in text


def test_a_whole_post_is_not_made_a_quotation() -> None:
    assert only(said(Written(BODY)), "SharedPassage").fixes == ()


def test_at_most_three_and_a_dismissed_one_makes_room_for_the_next() -> None:
    everything = said(Written(f"{BODY}\n#Quai12", QUAY), by("ab", f"{BODY}\n#Quai12", "quai.png"))
    hints = [f.rule for f in at_once(everything) if f.rule not in ("Voice.Verbatim", "Voice.SharedPassage")]
    assert hints == ["Voice.SameOpening", "Voice.UnusedAngle", "Voice.SameClosing"]
    hidden = {"Voice.UnusedAngle"}
    rest = [f.rule for f in at_once(everything, lambda f: f.rule in hidden) if not f.rule.endswith(("im", "Passage"))]
    assert rest == ["Voice.SameOpening", "Voice.SameClosing", "Voice.SamePicture"]


def test_another_angle_follows_a_dismissed_one() -> None:
    text = replace(POST.texts[Language.FRENCH], angles=("Quelle erreur avez-vous faite ?", "Qui vous a accueilli ?"))
    found = said(Written(BODY), post=replace(POST, texts={Language.FRENCH: text}))
    first, second = (f for f in found if f.rule == "Voice.UnusedAngle")
    assert [f.match for f in at_once(found) if f.rule == first.rule] == [text.angles[0]]
    assert second in at_once(found, lambda one: one.key == first.key)


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        ("En mars, Karima a posé son casque sur ma table.", "Le dialogue est important pour nous."),
        ("J’ai compté 17 caisses vides avant l’aube.", "Nous sommes fiers de cette belle aventure collective."),
        ("Mon voisin m’a dit : « Ta caisse chante. »", "L’innovation est au cœur de notre démarche."),
        ("I counted seventeen empty crates before dawn.", "We are proud of this journey together."),
        ("My neighbour said “your crate sings” and left.", "Innovation is at the heart of our strategy."),
        ("In March Karima put her helmet on my table.", "Communication matters to all of us."),
    ],
)
def test_the_strongest_sentence_is_concrete_and_ones_own(strong: str, weak: str) -> None:
    assert strength(strong) >= 2.5 > strength(weak)


@pytest.mark.parametrize(
    "sentence",
    [
        "Qu’ai-je vu en mars, au fond de mon hangar ?",
        "Elle a crié.",
        "30 % de moins.",
        "Mais jamais désormais parfait.",
    ],
)
def test_questions_beginnings_that_lean_and_borrowed_figures_do_not_open(sentence: str) -> None:
    assert strength(sentence, ("30 %",)) < 2.5


@given(st.text("ab #\n.", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=5))
def test_what_is_taken_out_takes_no_other_word_with_it(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(at, len(text)), min(at + length, len(text))) for at, length in places]
    left = apply_edits(text, without(text, spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    kept = [char for place, char in enumerate(text) if place not in covered and not char.isspace()]
    assert [char for char in left if not char.isspace()] == kept
