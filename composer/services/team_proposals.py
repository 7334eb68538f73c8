# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts people would like to see in the library: out by the team space, answered by the library itself."""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC
from typing import Final

from composer.domain.library import Notice
from composer.domain.places import Place, PlaceFileMissing, PlaceFileTooLarge
from composer.domain.ports import Clock
from composer.domain.team import (
    Answer,
    AnsweredProposal,
    OutgoingStore,
    OutKind,
    Proposal,
    ProposalStore,
    ProposalUnfit,
    RubbishFound,
)
from composer.domain.text import Language
from composer.team import proposals

MOST: Final = 1_000
_TITLE: Final = 80


class TeamProposals:
    """Both sides of it: who proposes, and the communication team."""

    def __init__(
        self,
        outgoing: OutgoingStore,
        own: ProposalStore,
        answers: Callable[[], Sequence[Notice]],
        clock: Clock,
    ) -> None:
        self._outgoing = outgoing
        self._own = own
        self._answers = answers
        self._clock = clock

    def propose(self, text: str, language: Language, title: str = "", signed: str = "", why: str = "") -> Proposal:
        """Written down; it leaves with the next round. Without a title it is called by its first line.

        Raises ProposalUnfit, StorageError.
        """
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        now = self._clock.now()
        made = proposals.checked(
            Proposal(secrets.token_hex(16), title or first[:_TITLE], text, language, now.date(), signed, why)
        )
        self._own.keep(made)
        self._outgoing.add(OutKind.PROPOSAL, made.id, proposals.encoded(made), now.astimezone(UTC))
        return made

    def own(self) -> tuple[AnsweredProposal, ...]:
        """What this person proposed, newest first, with the answers the library brought."""
        answers = {notice.proposal: notice for notice in self._answers()}
        waiting = {file.subject for file in self._outgoing.waiting() if file.kind is OutKind.PROPOSAL}
        return tuple(_answered(each, each.id not in waiting, answers.get(each.id)) for each in self._own.all())

    def listed(self, place: Place, answered: frozenset[str] = frozenset()) -> tuple[tuple[Proposal, ...], int]:
        """For the communication team: what was proposed and not answered, oldest first, and how many files are none.

        Raises PlaceError.
        """
        found: list[Proposal] = []
        rubbish = 0
        for each in place.list(proposals.FOLDER, limit=MOST):
            name = each.name.removesuffix(proposals.SUFFIX)
            if name in answered:
                continue
            try:
                content = place.read(f"{proposals.FOLDER}/{each.name}", proposals.LARGEST)
                found.append(proposals.decoded(name, content))
            except PlaceFileMissing:
                continue
            except (RubbishFound, PlaceFileTooLarge):
                rubbish += 1
        return tuple(sorted(found, key=lambda one: (one.day, one.id))), rubbish


def answer_file(proposal: str, answer: Answer, because: str, title: str = "") -> tuple[str, str]:
    """Name and text of the notice by which a library answers. Raises ProposalUnfit."""
    if not proposals.is_id(proposal):
        raise ProposalUnfit(reason="reason-proposal-unknown")
    if answer is Answer.NOT_NOW and not because.strip():
        raise ProposalUnfit(reason="reason-proposal-no-why")
    shown = " ".join(title.split()).replace('"', "’")
    lines = [
        "---",
        f'title: "{shown or answer}"',
        "kind: answer",
        f'proposal: "{proposal}"',
        f"answer: {answer}",
        "---",
    ]
    return f"notices/answer-{proposal[:12]}.md", "\n".join([*lines, "", because.strip() or "OK", ""])


def _answered(proposal: Proposal, sent: bool, notice: Notice | None) -> AnsweredProposal:
    if notice is None:
        return AnsweredProposal(proposal, sent)
    answer = Answer.ACCEPTED if notice.accepted else Answer.NOT_NOW
    return AnsweredProposal(proposal, sent, answer, notice.body.strip())
