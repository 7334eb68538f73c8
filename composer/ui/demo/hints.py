# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of every kind of hint, each on a text of its own, with colleagues who have said the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from PySide6.QtWidgets import QPushButton

from composer.bootstrap import Services
from composer.domain.drafts import Draft
from composer.domain.ids import DraftId, NetworkKey, PostId
from composer.domain.text import Language
from composer.ui.demo.crowd import publish_as_colleagues
from composer.ui.demo.driver import Driver, StepFailed
from composer.ui.demo.sizes import in_each_size
from composer.ui.session import Session
from composer.ui.widgets.editor import PostEditor
from composer.ui.widgets.findings_list import FindingsList

POST: Final = PostId("partenariat-acme")
LINKEDIN, X, PRACTICE = NetworkKey("linkedin"), NetworkKey("x"), NetworkKey("practice")
_SHOWN: Final = "https://social.example/@camille/7"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    own: str
    opening: str
    weak: str
    closing: str
    elsewhere: str
    """What colleagues wrote, besides what they share with the draft."""
    hashtags: str
    changed: str
    """The fact of the post, told otherwise."""
    answer: str


WORDS: Final[dict[Language, Words]] = {
    Language.FRENCH: Words(
        own=(
            "En mars, j’étais la première à ne pas y croire. Trois mois avec Acme sur le quai de Gennevilliers, et je "
            "compte autrement\u00a0: je regarde d’abord les caisses qui rentrent vides. Le jour où un collègue a "
            "refait la tournée à vélo, personne n’a parlé pendant cinq minutes. 30\u00a0% de carbone en moins, et un "
            "tableau effacé."
        ),
        opening="Ce matin, la barge est arrivée au quai avec une heure d’avance.",
        weak="Il y a des jours comme ça. Le dialogue reste la chose la plus importante au travail.",
        closing="Et chez vous, qui porte les cartons le lundi\u00a0?",
        elsewhere="Hier soir, la grue a chanté faux, et toute l’équipe de nuit a ri avec elle.",
        hashtags="#SalariéNordalia #Gennevilliers",
        changed="35\u00a0%",
        answer="Chez le client, la gardienne m’a offert un café à 5\u00a0h 10.",
    ),
    Language.ENGLISH: Words(
        own=(
            "In March I was the first to doubt it. Three months with Acme on the quay at Gennevilliers, and I count "
            "differently: I look at the crates that come home empty first. The day a colleague rode the whole round "
            "on a bike, nobody spoke for five minutes. 30% less carbon, and a whiteboard wiped clean."
        ),
        opening="This morning the barge came in at the quay an hour early.",
        weak="There are days like that. Listening is still what matters most at work.",
        closing="Who carries the boxes on a Monday at your place?",
        elsewhere="Last night the crane sang out of tune, and the whole night team laughed with it.",
        hashtags="#NordaliaEmployee #Gennevilliers",
        changed="35%",
        answer="At the client’s, the porter gave me a coffee at ten past five.",
    ),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A draft in which the hint of ``rule`` is to be seen, and what colleagues published."""

    name: str
    rule: str
    text: str
    theirs: str = ""
    people: int = 2
    network: NetworkKey = LINKEDIN
    pictures: bool = False
    aside: tuple[str, ...] = ()
    """Rules that are put away, as a person would, to see what is behind."""
    address: str = ""


def scenes(words: Words, approved: str, passage: str) -> Iterator[Scene]:
    """One for each kind; ``passage`` is a stretch of the approved text."""
    own, away = words.own, words.elsewhere
    yield Scene("verbatim", "Verbatim", approved)
    yield Scene("same-opening", "SameOpening", f"{_first(approved)} {own}")
    yield Scene("same-opening-colleagues", "SameOpening", f"{words.opening} {own}", f"{words.opening} {away}")
    yield Scene("strongest-sentence", "StrongestSentence", f"{words.weak} {own}")
    yield Scene("unused-angle", "UnusedAngle", approved)
    yield Scene("guide-question", "GuideQuestion", approved, aside=("SameOpening", "UnusedAngle", "FactLost"))
    yield Scene("same-closing", "SameClosing", f"{own}\n\n{words.closing}", f"{away}\n\n{words.closing}", 3)
    yield Scene("same-picture", "SamePicture", own, away, pictures=True)
    link = "https://nordalia.example/partenariats/acme"
    yield Scene("same-link", "SameLink", f"{own}\n\n{link}", f"{away}\n\n{link}", 4)
    yield Scene("same-hashtags", "SameHashtags", f"{own}\n\n{words.hashtags}", f"{away}\n\n{words.hashtags}", 1)
    yield Scene("same-emoji", "SameEmoji", f"🚲 {own} 🎉", f"🚲 {away} 🎉")
    yield Scene("same-hour", "SameHour", own, away, 5)
    yield Scene("fact-changed", "FactChanged", own.replace("30\u00a0%", words.changed).replace("30%", words.changed))
    yield Scene("fact-lost", "FactLost", own.replace("Acme", "eux").replace(" with eux", ""))
    yield Scene("quotation", "SharedPassage", f"{own}\n\n{passage}")
    yield Scene("said-before", "SaidBefore", own, network=PRACTICE)
    yield Scene("colleagues", "Verbatim", own, own, 1, address=_SHOWN)
    yield Scene("colleagues-on-x", "Verbatim", own[:200], own[:200], network=X)


def photograph_hints(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """Each scene, then the question above the text and the one that publishing asks. Raises StepFailed."""
    words = WORDS[language]
    approved = services.drafting.approved_words(POST, language)
    passage = approved.partition("\n\n")[2].partition("\n\n")[0]
    for scene in scenes(words, approved, passage):
        draft = _draft(services, language, scene)
        if scene.theirs:
            theirs = replace(draft.with_text(scene.theirs), variants={})
            ago = 0 if scene.rule == "SameHour" else 30
            publish_as_colleagues(services, theirs, scene.network, scene.people, scene.address, ago)
        if scene.rule == "SaidBefore":
            _publish(services, replace(draft, id=DraftId(uuid4().hex)))
        session.window.open_draft(draft)
        _go_to(session, driver, f"Voice.{scene.rule}", scene.aside)
        in_each_size(session, driver, f"hint-{scene.name}")
    _questions(session, driver, _draft(services, language, Scene("", "", approved)), words.answer)


def _first(text: str) -> str:
    """Its first sentence."""
    return text[: text.index(". ") + 1]


def _publish(services: Services, draft: Draft) -> None:
    """On the practice network, as the person did before."""
    accounts = [account.id for account in services.accounts.list() if account.network == PRACTICE]
    services.publishing.publish(services.drafting.save(draft), accounts, confirmed=True)
    services.publishing.run_due()


def _draft(services: Services, language: Language, scene: Scene) -> Draft:
    draft = services.drafting.from_post(POST, language).with_text(scene.text)
    media = draft.media if scene.pictures else ()
    return replace(draft, networks=(scene.network,), media=media)


def _go_to(session: Session, driver: Driver, rule: str, aside: tuple[str, ...] = ()) -> None:
    """With the keys: from finding to finding, those ``aside`` ignored on the way."""
    editor = driver.find("compose.editor", PostEditor)
    away = {f"Voice.{one}" for one in aside}
    for _ in range(60):
        driver.wait("findings", lambda: session.runner.idle and len(editor.findings()) > 0)
        driver.wait("their cards", lambda: _cards_tell(driver, editor))
        driver.press("F8", editor)
        driver.wait("its card", lambda: session.runner.idle and driver.is_shown("findings.card"))
        told = driver.find("compose.findings.list", FindingsList).told()
        if told is not None and told.finding.rule == rule:
            return
        if told is not None and told.finding.rule in away:
            driver.press("Ctrl+I", editor)
    raise StepFailed(f"{rule} is not among {[f.finding.rule for f in editor.findings()]}")


def _cards_tell(driver: Driver, editor: PostEditor) -> bool:
    """The cards come a moment after the marks."""
    rows = driver.find("compose.findings.list", FindingsList).rows
    held = (rows.row_at(rows.index(place)) for place in range(rows.rowCount()))
    cards = [found.finding for row in held if row for found in row.findings]
    return all(any(found.finding is card for card in cards) for found in editor.findings())


def _questions(session: Session, driver: Driver, draft: Draft, answer: str) -> None:
    session.window.open_draft(draft)
    _go_to(session, driver, "Voice.UnusedAngle")
    driver.press("Alt+Return")
    driver.wait("the question above the text", lambda: driver.is_shown("compose.prompt.answer"))
    driver.type(answer)
    in_each_size(session, driver, "hint-answering")
    driver.press("Escape")
    session.window.open_draft(replace(draft, networks=(PRACTICE,)))
    driver.wait("the review", lambda: session.runner.idle and driver.is_shown("compose.publish"))
    driver.press("Ctrl+Return")
    driver.wait("the question before publishing", lambda: driver.is_shown("publish.as_it_is"))
    in_each_size(session, driver, "hint-your-angle")
    driver.press("Space", driver.find("publish.as_it_is", QPushButton))
    driver.wait("the confirmation", lambda: driver.is_shown("publish.confirm"))
    in_each_size(session, driver, "publish-confirm")
