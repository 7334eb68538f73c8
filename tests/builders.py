# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Valid defaults: a test names only what matters to it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import count
from typing import Any

from composer.domain.drafts import Draft, DraftMedia, GuideProgress
from composer.domain.ids import AccountId, DraftId, GuideId, JobId, NetworkKey, PostId, ThemeId
from composer.domain.library import (
    CharterSection,
    CharterText,
    Guide,
    GuideStep,
    LibraryInfo,
    LibraryMedia,
    LibraryPost,
    Notice,
    NoticeKind,
    PostText,
    RuleFile,
    Theme,
    Vocabulary,
)
from composer.domain.networks import Account, Payload, PracticePost, Receipt, Submission
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Catalogue, IndexedPost
from composer.domain.review import Context, Count
from composer.domain.text import Language

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
"""The instant the fake clock starts at: a Tuesday morning."""
PRACTICE = NetworkKey("practice")

_numbers = count(1)


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move_to(self, zone: tzinfo) -> None:
        """The laptop travels."""
        self._now = self._now.astimezone(zone)

    def tick(self, **by: float) -> datetime:
        """Moves on, one second unless told otherwise: ``tick(minutes=5)``. Days are days on the wall."""
        by = by or {"seconds": 1}
        self._now += timedelta(days=by.pop("days", 0))
        later = self._now.astimezone(UTC) + timedelta(**by)
        self._now = later.astimezone(self._now.tzinfo)
        return self._now


def a_theme(theme: str = "logistique", label: str = "Logistique") -> Theme:
    return Theme(ThemeId(theme), {Language.FRENCH: label, Language.ENGLISH: label})


def a_library_info(**changes: Any) -> LibraryInfo:
    values: dict[str, Any] = {
        "name": "Nordalia",
        "organisation": "Nordalia",
        "version": "1",
        "languages": (Language.FRENCH, Language.ENGLISH),
        "default_language": Language.FRENCH,
        "themes": (a_theme(), a_theme("recrutement", "Recrutement")),
        "contact": "communication@nordalia.example",
        "best_hours": {NetworkKey("linkedin"): ("tue 08:00", "thu 12:15")},
        "cadence": {NetworkKey("linkedin"): 3},
    }
    return LibraryInfo(**{**values, **changes})


def a_post_text(title: str = "Un vélo-cargo de plus", body: str = "Notre premier vélo-cargo roule.") -> PostText:
    return PostText(title, body, facts=("premier vélo-cargo",), angles=("Qui l’a conduit ?",))


def a_post(post: str = "velo-cargo", **changes: Any) -> LibraryPost:
    """A French post with one picture; ``title`` and ``body`` set its only text."""
    title, body = changes.pop("title", "Un vélo-cargo de plus"), changes.pop("body", "Notre premier vélo-cargo roule.")
    values: dict[str, Any] = {
        "id": PostId(post),
        "language": Language.FRENCH,
        "texts": {changes.get("language", Language.FRENCH): a_post_text(title, body)},
        "themes": (ThemeId("logistique"),),
        "networks": (NetworkKey("linkedin"), PRACTICE),
        "purpose": "Montrer le terrain.",
        "link": "https://nordalia.example/velo",
        "media": (LibraryMedia("velo.png", {Language.FRENCH: "Un vélo-cargo devant un entrepôt."}, "Nordalia"),),
        "hashtags": ("#Nordalia",),
        "author": "Communication",
    }
    return LibraryPost(**{**values, **changes})


def an_indexed_post(post: LibraryPost | None = None, terms: str = "", digest: str = "") -> IndexedPost:
    """Indexed by its lower-case words, which is enough where stemming does not matter."""
    post = post or a_post()
    titles = " ".join(text.title for text in post.texts.values())
    bodies = " ".join(text.body for text in post.texts.values())
    return IndexedPost(post, titles.lower(), f"{bodies} {terms}".lower(), digest or f"digest-{hash(repr(post))}")


def a_guide(guide: str = "premier-post", **changes: Any) -> Guide:
    values: dict[str, Any] = {
        "id": GuideId(guide),
        "language": Language.FRENCH,
        "title": "Mon premier post",
        "summary": "Cinq petites questions.",
        "minutes": 5,
        "first_post": True,
        "steps": (
            GuideStep("Le moment", "Que s’est-il passé ?", "Une scène suffit.", "Lundi, 7 h, quai 12."),
            GuideStep("La suite", "Qu’avez-vous appris ?"),
        ),
    }
    return Guide(**{**values, **changes})


def a_charter_text(**changes: Any) -> CharterText:
    values: dict[str, Any] = {
        "language": Language.FRENCH,
        "version": "3",
        "date": date(2026, 9, 1),
        "title": "Charte",
        "introduction": "Parlez de votre travail.",
        "sections": (CharterSection("1", "Le principe", "Restez **vous-même**."),),
    }
    return CharterText(**{**values, **changes})


def a_notice(notice: str = "incident", **changes: Any) -> Notice:
    values: dict[str, Any] = {
        "id": notice,
        "kind": NoticeKind.HOLD,
        "title": "Incident en cours",
        "body": "Ne publiez rien pour le moment.",
        "scope": "all",
        "active": True,
        "contact": "presse@nordalia.example",
    }
    return Notice(**{**values, **changes})


def a_rule_file(path: str = "Finance/Resultats.yml", source: str = "extends: existence\n") -> RuleFile:
    return RuleFile(path, source)


def a_library(posts: Sequence[LibraryPost | IndexedPost] | None = None, **changes: Any) -> Catalogue:
    """A compiled library of one post, one guide, one charter, one rule and no notice."""
    chosen = [a_post()] if posts is None else posts
    values: dict[str, Any] = {
        "digest": "library-1",
        "info": a_library_info(),
        "posts": tuple(p if isinstance(p, IndexedPost) else an_indexed_post(p) for p in chosen),
        "guides": (a_guide(),),
        "charter": (a_charter_text(),),
        "rules": (a_rule_file(),),
        "vocabulary": Vocabulary(accept=("Nordalia",), reject=("Nordaliya",)),
        "notices": (),
        "media_root": "/library/media",
    }
    return Catalogue(**{**values, **changes})


def a_draft(draft: str = "", **changes: Any) -> Draft:
    """A saved French draft; each has an id of its own unless one is given."""
    values: dict[str, Any] = {
        "id": DraftId(draft or f"draft-{next(_numbers)}"),
        "language": Language.FRENCH,
        "created": NOW,
        "updated": NOW,
        "title": "Un vélo-cargo de plus",
        "text": "Ce matin, j’ai livré à vélo.",
        "networks": (PRACTICE,),
    }
    return Draft(**{**values, **changes})


def a_guide_progress(answers: Sequence[str] = ("Lundi, 7 h.", ""), step: int = 1) -> GuideProgress:
    return GuideProgress(GuideId("premier-post"), tuple(answers), step)


def a_picture(path: str = "/library/media/velo.png", alt: str = "Un vélo-cargo.") -> DraftMedia:
    return DraftMedia(path, alt)


def an_account(account: str = "practice", **changes: Any) -> Account:
    values: dict[str, Any] = {
        "id": AccountId(account),
        "network": PRACTICE,
        "handle": "@vous",
        "display_name": "Vous",
    }
    return Account(**{**values, **changes})


def a_submission(text: str = "Ce matin, j’ai livré à vélo.", **changes: Any) -> Submission:
    return Submission(**{"text": text, "language": Language.FRENCH, **changes})


def a_receipt(**changes: Any) -> Receipt:
    return Receipt(**{"remote_id": "practice-1", "url": "practice:practice-1", "published": NOW, **changes})


def a_payload(text: str = "Ce matin, j’ai livré à vélo.", **changes: Any) -> Payload:
    values: dict[str, Any] = {
        "network": PRACTICE,
        "text": text,
        "language": Language.FRENCH,
        "media": (),
        "parts": (),
        "count": Count(len(text), 3000, "characters", fits=True),
    }
    return Payload(**{**values, **changes})


def a_practice_post(**changes: Any) -> PracticePost:
    values: dict[str, Any] = {
        "remote_id": "practice-1",
        "author": "Vous",
        "text": "Ce matin, j’ai livré à vélo.",
        "language": Language.FRENCH,
        "media": (),
        "published": NOW,
    }
    return PracticePost(**{**values, **changes})


def a_job(job: str = "", **changes: Any) -> Job:
    """A queued job that is due; each has an id of its own unless one is given."""
    values: dict[str, Any] = {
        "id": JobId(job or f"job-{next(_numbers)}"),
        "draft": DraftId("draft"),
        "post": PostId("velo-cargo"),
        "account": AccountId("practice"),
        "network": PRACTICE,
        "submission": a_submission(),
        "state": JobState.QUEUED,
        "created": NOW,
        "due": NOW,
        "changed": NOW,
    }
    return Job(**{**values, **changes})


def a_context(**changes: Any) -> Context:
    values: dict[str, Any] = {"language": Language.FRENCH, "network": PRACTICE, "publish_at": NOW}
    return Context(**{**values, **changes})


def texts(french: str = "", english: str = "") -> Mapping[Language, PostText]:
    """Texts of a post by language, titled by their first words; an empty one is left out."""
    given = {Language.FRENCH: french, Language.ENGLISH: english}
    return {language: a_post_text(body[:40], body) for language, body in given.items() if body}
