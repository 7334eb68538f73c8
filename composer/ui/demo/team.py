# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the team space: asked, agreed, refused by its place, and not there at all."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QPushButton

from composer.bootstrap import Services
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account
from composer.domain.places import PlaceReadOnly
from composer.domain.shares import Published
from composer.domain.team import Answer, AnsweredProposal, Consent, Proposal, TeamStatus, Traffic
from composer.domain.text import Language
from composer.services.team_view import TeamView
from composer.ui.demo.driver import Driver
from composer.ui.demo.sizes import in_each_size
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.session import Session

_PLACE: Final = "webdavs://cloud.nordalia.example/equipe"
_WORDS: Final = {
    Language.FRENCH: ("Le quai 12 à six heures", "Samir et le hayon", "Nous le gardons pour la campagne d’hiver."),
    Language.ENGLISH: (
        "Dock 12 at six in the morning",
        "Samir and the tailgate",
        "We keep it for the winter campaign.",
    ),
}


def photograph_team(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """Leaves the window on Preferences."""
    session.window.show_screen("preferences")
    driver.wait("preferences", lambda: driver.is_shown("preferences.ledger") and session.runner.idle)
    screen = session.window.current
    if not isinstance(screen, PreferencesScreen):
        return
    screen.show_team_view(TeamView(TeamStatus()))
    in_each_size(session, driver, "team-none")
    screen.show_team_view(_view(services, language, Consent.UNASKED))
    in_each_size(session, driver, "team-asked")
    screen.show_team_view(_view(services, language, Consent.YES))
    in_each_size(session, driver, "team-agreed")
    driver.find("team.sample.open", QPushButton).click()
    in_each_size(session, driver, "team-sample")
    driver.find("team.sample.open", QPushButton).click()
    screen.team.focus_on("team.proposal.draft")
    in_each_size(session, driver, "team-proposals")
    screen.show_team_view(_view(services, language, Consent.NO, refused=True))
    in_each_size(session, driver, "team-refused")
    session.window.offer_team()
    in_each_size(session, driver, "team-offer")
    driver.find("window.banner.close", QPushButton).click()
    screen.team.left.emit()


def _view(services: Services, language: Language, consent: Consent, *, refused: bool = False) -> TeamView:
    now = services.clock.now()
    trouble = PlaceReadOnly(place="cloud.nordalia.example/equipe/") if refused else None
    read = now - timedelta(minutes=35)
    status = TeamStatus(
        _PLACE, "library", True, consent, read, trouble, 1_284, 2 if refused else 0, 0, Traffic(23, 1_900, 412_000)
    )
    accounts = tuple(
        Account(AccountId(f"{key}-1"), NetworkKey(key), handle, "Claire Martin", connected=now)
        for key, handle in (("linkedin", "Claire Martin"), ("mastodon", "@claire@social.example"))
    )
    return TeamView(status, _sample(services), accounts, frozenset({"mastodon-1"}), _proposals(services, language))


def _sample(services: Services) -> str:
    from composer.services.team import text_of

    published = Published(
        "7f3a" * 8, NetworkKey("linkedin"), services.clock.now(), "Samir a réparé le hayon du camion."
    )
    return "".join(map(text_of, services.colleagues.shares_of([published])))


def _proposals(services: Services, language: Language) -> tuple[AnsweredProposal, ...]:
    day = services.clock.now().date()
    first, second, because = _WORDS[language]
    made = [Proposal(f"{number:032x}", title, title, language, day) for number, title in enumerate((first, second))]
    return (AnsweredProposal(made[0], True), AnsweredProposal(made[1], True, Answer.NOT_NOW, because))
