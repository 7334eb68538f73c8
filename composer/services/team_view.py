# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the window shows of the team space, asked at once in a worker."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.domain.networks import Account
from composer.domain.team import AnsweredProposal, TeamStatus
from composer.services.team import Team
from composer.services.team_proposals import TeamProposals


@dataclass(frozen=True, slots=True)
class TeamView:
    """``sample`` is the very text of what the newest publication tells, empty before there is one."""

    status: TeamStatus
    sample: str = ""
    accounts: tuple[Account, ...] = ()
    """Those whose publications colleagues may be let read."""
    shown: frozenset[str] = frozenset()
    """The ids of those they may read."""
    proposals: tuple[AnsweredProposal, ...] = ()


def look(team: Team, proposals: TeamProposals, accounts: Sequence[Account], *, ask: bool = False) -> TeamView:
    """With ``ask``, the place is asked whether it answers. Raises StorageError."""
    status = team.status(ask=ask)
    if not status.place:
        return TeamView(status, proposals=proposals.own())
    own = tuple(account for account in accounts if account.connected is not None)
    shown = frozenset(str(account.id) for account in own if team.shows(account.id))
    sample = team.sample_text() if status.has_key else ""
    return TeamView(status, sample, own, shown, proposals.own())
