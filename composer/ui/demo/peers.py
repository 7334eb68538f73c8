# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A colleague who reads the demo's draft: their comments, and the file they read it from."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from composer.bootstrap import Services
from composer.domain.drafts import COMMON, Draft
from composer.domain.peer_review import CommentId, PeerComment
from composer.domain.text import Language, Span
from composer.services.rehearsal import Opened


@dataclass(frozen=True, slots=True)
class _Talk:
    """What is asked and said; each remark is a passage, words, and other words for it."""

    question: str
    author: str
    peer: str
    reply: str
    remarks: tuple[tuple[str, str, str | None], ...]


TALKS: Final[dict[Language, _Talk]] = {
    Language.FRENCH: _Talk(
        "Est-ce que l’ouverture vous donne envie de lire la suite ?",
        "Claire",
        "Nora",
        "Oui, surtout à partir du quai. La première phrase, je l’ai déjà lue dix fois.",
        (
            ("Nous sommes fiers d’annoncer notre partenariat avec Acme.", "On dirait le communiqué.", None),
            ("persone n’a parlé", "Une lettre manque.", "personne n’a parlé"),
        ),
    ),
    Language.ENGLISH: _Talk(
        "Does the opening make you want to read on?",
        "Claire",
        "Nora",
        "Yes, from the quay on. The first sentence I have read ten times before.",
        (
            ("We are proud to announce our partnership with Acme.", "This is the press release.", None),
            ("noboddy spoke", "One letter too many.", "nobody spoke"),
        ),
    ),
}


def hand_to_a_colleague(services: Services, colleague: Services, draft: Draft, folder: Path) -> Path:
    """There and back again: the comments lie beside the draft. Returns the file the colleague read it from."""
    talk = TALKS[draft.language]
    asked, answered = folder / "draft.ramage", folder / "comments.ramage"
    services.rehearsal.hand_over(draft, str(asked), talk.question, talk.author)
    opened = colleague.rehearsal.open_file(str(asked))
    if isinstance(opened, Opened):
        comments = tuple(_comment(draft.text, *remark) for remark in talk.remarks)
        answer = replace(opened.answer, peer=talk.peer, reply=talk.reply, comments=comments)
        colleague.rehearsal.send_back(answer, str(answered))
        services.rehearsal.open_file(str(answered))
        services.rehearsal.keep(answer)
    return asked


def _comment(text: str, passage: str, words: str, suggestion: str | None) -> PeerComment:
    start = text.index(passage)
    return PeerComment(CommentId(f"c{start}"), COMMON, words, Span(start, start + len(passage)), passage, suggestion)
