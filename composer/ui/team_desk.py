# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the page of the team space, and carries what the person says to the services."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from composer.domain.errors import RamageError
from composer.domain.ids import AccountId
from composer.domain.team import Answer, AnsweredProposal, Consent, TeamStatus
from composer.ui.moments import day_and_hour
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.team_page import ProposalFace, TeamFace, TeamPage

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.team_view import TeamView
    from composer.services.wording import Wording


class TeamDesk(QObject):
    """All questions are asked in a worker: the place may be slow, and the keyring may wait for the person."""

    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", page: TeamPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._page = page
        page.agreed.connect(self._on_agreed)
        page.shown.connect(self._on_shown)
        page.look_requested.connect(self._on_look)
        page.draft_requested.connect(self._on_draft)
        page.proposed.connect(self._on_proposed)

    def look(self) -> None:
        """Shows what is known."""
        work = self._services.together.view
        self._runner.run(Lane.NETWORK, work, done=self.show_view, failed=self.failed.emit, lasting=False)

    def show_view(self, view: "TeamView") -> None:
        """This, in words."""
        status = view.status
        self._page.show_face(
            TeamFace(
                place=status.place,
                decided=self._wording.text(f"team-by-{status.named_by}-window") if status.place else "",
                state=self._state(status),
                troubled=status.trouble is not None,
                figures=self._figures(status),
                agreed={Consent.YES: True, Consent.NO: False}.get(status.consent),
                can_share=status.has_key,
                sample=view.sample,
                accounts=tuple(
                    (str(each.id), f"{self._network(each.network)} · {each.handle}", str(each.id) in view.shown)
                    for each in view.accounts
                ),
                proposals=tuple(map(self._proposal, view.proposals)),
            )
        )

    def _network(self, key: str) -> str:
        return self._wording.text(f"network-name-{key}")

    def _state(self, status: TeamStatus) -> str:
        if status.trouble is not None:
            words = self._wording.error(status.trouble)
            return f"{words.text} {words.action}".strip()
        if not status.has_key:
            return self._wording.text("team-no-key")
        if status.last_read is None:
            return self.tr("Not read yet; this happens by itself.")
        when = day_and_hour(status.last_read.astimezone(self._services.clock.now().tzinfo))
        return self.tr("Read last {when}.").format(when=when)

    def _figures(self, status: TeamStatus) -> tuple[str, ...]:
        if not status.place:
            return ()
        moved = status.today.sent + status.today.received
        size = QLocale().formattedDataSize(moved, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        lines = [
            self.tr("%n publication(s) of colleagues known here", "", status.shares),
            self.tr("%n request(s) today", "", status.today.operations) + f" · {size}",
        ]
        if status.waiting:
            lines.append(self.tr("%n file(s) of yours wait to leave", "", status.waiting))
        return tuple(lines)

    def _proposal(self, one: AnsweredProposal) -> ProposalFace:
        if one.answer is Answer.ACCEPTED:
            return ProposalFace(one.proposal.title, self.tr("Accepted"), "ok", "")
        if one.answer is Answer.NOT_NOW:
            return ProposalFace(one.proposal.title, self.tr("Not now"), "warn", one.because)
        state = self.tr("With the communication team") if one.sent else self.tr("Waits to leave")
        return ProposalFace(one.proposal.title, state, "muted")

    # -- what the person says ---------------------------------------------------------

    def _on_agreed(self, agreed: bool) -> None:
        def work() -> None:
            team = self._services.together.team()
            (team.agree if agreed else team.refuse)()

        self._do(work)

    def _on_shown(self, account: str, wanted: bool) -> None:
        self._do(lambda: self._services.together.team().show(AccountId(account), wanted))

    def _do(self, work: Callable[[], None]) -> None:
        self._runner.run(Lane.DATABASE, work, done=self._on_done, failed=self.failed.emit)

    def _on_done(self, _nothing: object) -> None:
        self.look()

    def _on_look(self) -> None:
        def work() -> "TeamView":
            self._services.together.round_if_on()
            return self._services.together.view()

        self._runner.run(Lane.NETWORK, work, done=self.show_view, failed=self.failed.emit, lasting=False)

    def _on_draft(self) -> None:
        work = self._services.drafting.open_draft
        self._runner.run(Lane.DATABASE, work, done=self._on_drafted, failed=self.failed.emit, lasting=False)

    def _on_drafted(self, draft: object) -> None:
        text = getattr(draft, "text", "")
        if text:
            self._page.fill(getattr(draft, "title", ""), text)
        else:
            self.told.emit(self.tr("No draft is open."))

    def _on_proposed(self, title: str, text: str, why: str, signed: str) -> None:
        def work() -> None:
            language = self._services.preferences.language()
            self._services.together.proposals().propose(text, language, title, signed, why)

        self._runner.run(Lane.DATABASE, work, done=self._on_left, failed=self._on_refused)

    def _on_left(self, _nothing: object) -> None:
        self._page.empty_form()
        self.told.emit(self.tr("Your proposal leaves for the communication team."))
        self._on_look()

    def _on_refused(self, error: RamageError) -> None:
        self.failed.emit(error)
