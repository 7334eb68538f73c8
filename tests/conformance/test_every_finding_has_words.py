# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import string
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.ids import GuideId, PostId
from composer.domain.library import Guide, GuideStep, LibraryPost, PostText
from composer.domain.media import MediaFile
from composer.domain.messages import Message
from composer.domain.review import Context, Files, Finding, Said, Verdict
from composer.domain.shares import Echo
from composer.domain.text import Language, Span
from composer.networks import NETWORKS
from composer.similarity import VoiceCheck
from composer.similarity.hints import House

MESSAGES = Path(__file__).parents[2] / "resources" / "messages"
BODY = "Avec Acme, nous avons mis en circulation 600 bacs pliables à la place des cartons du quai numéro 3."
APPROVED = f"{BODY} Ils reviennent tous. 🎉🚲 Et vous, quel bac avez-vous vu revenir ?"
POST = LibraryPost(
    PostId("bacs"),
    Language.FRENCH,
    {Language.FRENCH: PostText("Bacs", APPROVED, ("600 bacs",), ("Quelle fissure ?",))},
    (),
    (),
)
GUIDE = Guide(
    GuideId("virage"), Language.FRENCH, "Virage", "", 5, True, (GuideStep("Le moment", "Quel moment a tout changé ?"),)
)
HOUSE = House("Nordalia", {Language.FRENCH: (GUIDE,)}, {}, frozenset({"#salariénordalia"}))
ECHO = Echo(
    likeness=0.9,
    verdict=Verdict.CLOSE,
    colleagues=3,
    passages=(Span(0, 20),),
    opening=4,
    closing=4,
    hashtags=4,
    media=4,
    link=4,
    emoji=4,
    hour=4,
    addresses=("https://example.com/1",),
    here=Verdict.CLOSE,
)
TEXTS = (
    f"{BODY} Et vous, quel bac avez-vous vu revenir ? 🎉🚲\n\nhttps://nordalia.example/bacs\n#Bac #Quai",
    "Un début sans rien. Encore une généralité ici. En mars, j’ai vu 14 bacs fissurés au fond du hangar de Lille.",
    "a" * 70_000,
    "a" * 2950,
    "👨\u200d👩\u200d👧" * 200,
    " ".join(f"#mot{i} @nom{i} site{i}.com" for i in range(40)),
    "\ufeff𝐆𝐫𝐚𝐬 https://example.com $ACME $NORD",
    BODY,
    f"Bonjour. {BODY} Mon vieux bac a une fissure en forme de L depuis le printemps dernier, je le vois de loin.",
    BODY.replace("600", "650"),
    BODY.replace("600 bacs", "des caisses"),
)
MEDIA = (
    (),
    (DraftMedia("a.png"),) * 40,
    (DraftMedia("a.png", alt="a" * 5000),),
    (DraftMedia("a.jpg"),),
    (DraftMedia("a.jpg"), DraftMedia("a.mp4"), DraftMedia("a.mp4")),
)
FILES: Files = {
    "a.png": "damaged",
    "a.jpg": MediaFile("a.jpg", "image/jpeg", 1000, None, 800, 600),
    "a.mp4": MediaFile("a.mp4", "video/mp4", 10**12, 10**6, 10, 10_000),
}


def found() -> Iterator[Finding]:
    for one in NETWORKS:
        for text in TEXTS:
            for media in MEDIA:
                context = Context(
                    Language.FRENCH, one.spec.key, datetime(2026, 11, 22, tzinfo=UTC), POST, media, files=FILES
                )
                yield from one.review(text, context)
                yield from VoiceCheck(HOUSE).everything(text, context)
                yield from VoiceCheck(HOUSE).everything(text, context, ECHO)
                yield from VoiceCheck(HOUSE).everything(text, replace(context, post=None), ECHO)
                past = (Said(text, one.spec.key, context.publish_at),)
                yield from VoiceCheck(HOUSE).everything(text, replace(context, post=None, past=past))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_networks_and_voice_are_put_in_words(language: str) -> None:
    words = tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
    findings = list(found())
    codes = {finding.message.code for finding in findings}
    fixes: dict[str, Message] = {fix.label.code: fix.label for finding in findings for fix in finding.fixes}
    ours = {code.removesuffix("-one") for code in words["finding"] if code.startswith(("network-", "voice-"))}
    assert codes == ours
    for finding in findings:
        entry = words["finding"][finding.message.code]
        assert set(words["finding"].get(f"{finding.message.code}-one", entry)) <= {"title", "text", "why"}
        assert "{count}" not in "".join(words["finding"].get(f"{finding.message.code}-one", {}).values())
        assert {"title", "text"} <= set(entry)
        for sentence in entry.values():
            assert placeholders(sentence) <= set(finding.message.values), finding.message
    for code, label in fixes.items():
        assert placeholders(words["fix"][code]) <= set(label.values)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("one", NETWORKS, ids=lambda one: str(one.spec.key))
def test_every_reason_is_put_in_words(one: object, language: str) -> None:
    words = tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
    reason = next(network.spec.reason for network in NETWORKS if network is one)
    assert not reason or words["message"][reason]
