# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of a publication, what is chosen for a network, and posting by hand, without any network."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from composer.bootstrap import Services
from composer.domain.drafts import DraftMedia
from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, DraftId, JobId, NetworkKey
from composer.domain.messages import Message
from composer.domain.networks import Receipt, Submission
from composer.domain.outbox import Job, JobState
from composer.domain.text import Language
from composer.services.afterwards import JobView
from composer.services.corrections import WAITING
from composer.ui.demo.driver import Driver
from composer.ui.demo.script import SCRIPTS
from composer.ui.demo.sizes import SIZES, in_each_size
from composer.ui.options_desk import faces_of, state_of
from composer.ui.screens.compose import ComposeScreen
from composer.ui.screens.outbox import OutboxScreen
from composer.ui.session import Session
from composer.ui.widgets.findings_list import FindingsList
from composer.ui.widgets.options_dialog import OptionsDialog
from composer.ui.widgets.publish_bar import BarState, Phase

LINKEDIN: Final = NetworkKey("linkedin")
MASTODON: Final = NetworkKey("mastodon")
INSTAGRAM: Final = NetworkKey("instagram")
TIKTOK: Final = NetworkKey("tiktok")
_STATES: Final = (
    (JobState.SENT, NetworkKey("bluesky"), None),
    (JobState.QUEUED, NetworkKey("x"), Message("rate-limited", {"network": "x", "retry_after_s": "90"})),
    (JobState.REFUSED, LINKEDIN, Message("post-refused", {"network": "linkedin", "reason": "unsaid"})),
    (JobState.UNKNOWN, MASTODON, Message("outcome-unknown", {"network": "mastodon"})),
    (JobState.HANDED_OVER, INSTAGRAM, None),
    (JobState.HELD, NetworkKey("threads"), Message("job-not-connected", {"network": "threads"})),
    (JobState.SENDING, LINKEDIN, None),
    (JobState.CANCELLED, NetworkKey("x"), None),
    (JobState.ABANDONED, NetworkKey("facebook"), None),
    (JobState.WITHDRAWN, MASTODON, None),
)


class _Nowhere:
    """Implements ``domain.ports.Computer``: nothing is opened."""

    def copy(self, text: str) -> None:
        del text

    def open_page(self, address: str) -> bool:
        return bool(address)

    def open_folder(self, path: str) -> bool:
        return bool(path)


def photograph_publications(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """The outbox, Compose before and after the press, and the steps by hand. Raises StepFailed."""
    jobs = tuple(_job(services, language, *one) for one in _STATES)
    _in_the_outbox(session, driver, jobs)
    session.window.show_screen("compose")
    screen = session.window.current
    if isinstance(screen, ComposeScreen):
        screen.outcomes.hand.computer = _Nowhere()
        _compose(session, driver, services, language, screen)
        _afterwards(session, driver, screen, jobs[:6])
        _by_hand(driver, services, language, screen)


def _job(services: Services, language: Language, state: JobState, network: NetworkKey, reason: Message | None) -> Job:
    now = services.clock.now()
    pressed = now - timedelta(minutes=4)
    receipt = Receipt("1", f"https://{network}.example/claire/1", pressed)
    return Job(
        id=JobId(f"job-{state}"),
        draft=DraftId("draft"),
        post=None,
        account=AccountId(f"{network}-1"),
        network=network,
        submission=Submission(SCRIPTS[language].own, language),
        state=state,
        created=pressed,
        due=now + timedelta(minutes=2) if state is JobState.QUEUED else pressed,
        changed=pressed,
        reason=reason,
        receipt=receipt if state in (JobState.SENT, JobState.WITHDRAWN) else None,
    )


def _in_the_outbox(session: Session, driver: Driver, jobs: tuple[Job, ...]) -> None:
    session.window.show_screen("outbox")
    driver.wait("the outbox", lambda: session.runner.idle)
    screen = session.window.current
    if not isinstance(screen, OutboxScreen):
        return
    look = "https://social.example/@claire"
    views = tuple(
        JobView(
            job,
            look if job.state is JobState.UNKNOWN else "",
            job.state is JobState.SENT,
            job.state in WAITING,
        )
        for job in jobs
    )
    screen.show_views(views)
    screen.list.setFocus()
    for job in jobs:
        screen.list.setCurrentIndex(screen.model.index_of(job.id))
        in_each_size(session, driver, f"job-{job.state}")
        if job.state is JobState.REFUSED:
            driver.click("outbox.words")
            in_each_size(session, driver, "job-refused-words")
    screen.refresh()
    driver.wait("the outbox as it is", lambda: session.runner.idle)


def _compose(session: Session, driver: Driver, services: Services, language: Language, screen: ComposeScreen) -> None:
    """What is chosen for a network, and a file that some would refuse."""
    specs = {spec.key: spec for spec in services.accounts.networks()}
    wording = services.wording(language)
    with_file = services.drafting.blank(language).with_text(SCRIPTS[language].own)
    film = services.paths.data / "visite-du-quai.webm"
    film.write_bytes(b"\x1aE\xdf\xa3")
    session.window.open_draft(
        replace(with_file, networks=(MASTODON, LINKEDIN, INSTAGRAM), media=(DraftMedia(str(film), "…"),))
    )
    driver.wait("what networks say of the file", lambda: session.runner.idle)
    warned = {
        "content-warning": "Chantier" if language is Language.FRENCH else "Building site",
        "visibility": "private",
    }
    screen.turn(1)
    driver.wait("the review", lambda: session.runner.idle)
    cards = driver.find("compose.findings.list", FindingsList)
    for size in SIZES:
        session.window.resize(size)
        driver.wait("what stands in the way", lambda: bool(screen.desk.bar.sentences) and session.runner.idle)
        driver.wait("the cards", lambda: cards.rows.rowCount() > 0 and session.runner.idle)
        screen.desk.tabs.show_options(state_of(specs[MASTODON], warned, wording))
        driver.picture(f"compose-options-{size.width()}")
    for key, chosen in ((MASTODON, warned), (TIKTOK, {"way": "direct", "own-brand": "on"})):
        dialog = OptionsDialog(wording.text(f"network-name-{key}"), screen)
        payload = services.publishing.payload(replace(with_file, options={key: chosen}, networks=(key,)), key)
        told = tuple(wording.message(line) for line in payload.told)
        dialog.show_options(faces_of(specs[key], chosen, {}, wording), told)
        dialog.open()
        driver.wait("the options", lambda: driver.is_shown("options"))
        driver.picture(f"options-{key}", of="options")
        dialog.reject()
        dialog.deleteLater()


def _afterwards(session: Session, driver: Driver, screen: ComposeScreen, jobs: tuple[Job, ...]) -> None:
    """One press, several networks."""
    words = QCoreApplication.translate("PublicationDesk", "Published: {sent} of {all}")
    told = words.format(sent=1, all=len(jobs)).replace(" ", "\N{NO-BREAK SPACE}")
    for size in SIZES:
        session.window.resize(size)
        driver.wait("the desk at rest", lambda: session.runner.idle)
        screen.desk.outcomes.show_faces([screen.outcomes.face(job) for job in jobs])
        screen.desk.bar.show_state(BarState(Phase.SETTLED, (), (told,)))
        driver.picture(f"outcomes-{size.width()}")
        screen.outcomes.forget()


def _by_hand(driver: Driver, services: Services, language: Language, screen: ComposeScreen) -> None:
    """Laid ready, and an address that is none of a post."""
    draft = services.drafting.blank(language).with_text(SCRIPTS[language].own)
    (job,) = services.publishing.publish(
        services.drafting.save(replace(draft, networks=(LINKEDIN,))), [by_hand(LINKEDIN)], confirmed=True
    )
    services.publishing.run_due()
    screen.outcomes.hand.open([job.id])
    driver.wait("the steps by hand", lambda: driver.is_shown("hand"))
    driver.picture("hand", of="hand")
    field = driver.find("hand.address", QLineEdit)
    QTest.keyClicks(field, "nordalia.example")
    driver.press("Return", field)
    driver.wait("what is wrong with it", lambda: driver.is_shown("hand.trouble"))
    driver.picture("hand-elsewhere", of="hand")
    driver.press("Escape", field)
    driver.wait("the end", lambda: not driver.is_shown("hand"))
