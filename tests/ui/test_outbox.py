# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QDateTimeEdit, QLabel, QPlainTextEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.errors import OutcomeUnknown
from composer.domain.ids import JobId, NetworkKey
from composer.domain.networks import Account, Payload, Receipt
from composer.domain.outbox import JobState
from composer.domain.ports import Halfway
from composer.domain.text import Language
from composer.services.accounts import PRACTICE_ACCOUNT
from composer.services.afterwards import JobView
from composer.services.wording import Wording
from composer.system.resources import root
from composer.ui.job_words import look_of_state
from composer.ui.models.drafts_model import DraftRow, DraftsModel
from composer.ui.models.outbox_model import OutboxModel, OutboxRow
from composer.ui.moments import weekday_and_hour
from composer.ui.screens.outbox import OutboxScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.words_change import WordsChange
from tests.builders import a_draft, a_job

TEXT = "Hier matin, un colis perdu a retrouvé son chemin grâce à ma voisine."


class NeverSure:
    """A network whose answers get lost, and which cannot be asked."""

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        del payload, key, halfway
        raise OutcomeUnknown(network=account.network)

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:  # noqa: ARG002
        raise OutcomeUnknown(network=account.network)


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> OutboxScreen:
    return shown(OutboxScreen(services, runner, wording), qtbot)


@pytest.fixture
def unsure(services: Services) -> Iterator[Services]:
    """The same home, with a practice network that never answers."""
    made = build(services.paths, publishers={NetworkKey("practice"): NeverSure()})
    yield made
    made.close()


def shown(screen: OutboxScreen, qtbot: QtBot) -> OutboxScreen:
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def publish(services: Services, note: str = "") -> JobId:
    draft = a_draft(text=TEXT, networks=(NetworkKey("practice"),), media=(), language=Language.FRENCH, post=None)
    services.drafting.save(draft)
    (job,) = services.publishing.publish(draft, (PRACTICE_ACCOUNT,), confirmed=True, note=note)
    services.publishing.run_due()
    return job.id


def press(screen: OutboxScreen, name: str) -> None:
    button = screen.findChild(QPushButton, name)
    assert button is not None, name
    button.setFocus()
    button.click()


def a_row() -> OutboxRow:
    return OutboxRow(a_job(), "X", "Published", "check", "ok", "First line", "today")


def test_the_models_keep_the_promises_of_their_kind(qtmodeltester: ModelTester) -> None:
    outbox, drafts = OutboxModel(), DraftsModel()
    qtmodeltester.check(outbox)  # type: ignore[no-untyped-call]  # pytest-qt's
    outbox.show((a_row(), a_row()))
    drafts.show((DraftRow(a_draft(), "Title", "Line", "now"),))
    qtmodeltester.check(outbox)  # type: ignore[no-untyped-call]  # pytest-qt's
    qtmodeltester.check(drafts)  # type: ignore[no-untyped-call]  # pytest-qt's
    assert outbox.rowCount() == 2


@pytest.mark.parametrize("state", list(JobState))
@pytest.mark.parametrize("language", list(Language))
def test_every_state_has_words_an_icon_and_says_what_to_do(state: JobState, language: Language) -> None:
    wording = Wording(language, root() / "messages")
    look = look_of_state(state, wording)
    assert look.words not in ("", f"state-{state}")
    assert look.advice not in ("", f"next-{state}")
    assert (root() / "icons" / f"{look.icon}.svg").exists()


def test_an_empty_outbox_teaches(screen: OutboxScreen, qtbot: QtBot) -> None:
    screen.activate()
    button = screen.findChild(QPushButton, "outbox.begin")
    assert button is not None
    with qtbot.waitSignal(screen.screen_requested):
        button.click()


def test_what_was_published_is_listed_with_its_receipt_and_stands_in_the_feed(
    screen: OutboxScreen, services: Services, qtbot: QtBot
) -> None:
    publish(services)
    screen.activate()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    row = screen.model.row(screen.model.index(0))
    assert row is not None
    assert row.job.state is JobState.SENT
    assert row.first_line == TEXT
    assert screen.details.findChild(QLabel, "outbox.note") is None
    press(screen, "outbox.receipt")
    assert screen.feed.isVisible()


def test_the_reason_that_was_given_stands_with_the_publication(
    screen: OutboxScreen, services: Services, qtbot: QtBot
) -> None:
    publish(services, "The client agreed <b>on Monday</b>.")
    screen.activate()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    shown = screen.details.findChild(QLabel, "outbox.note")
    assert shown is not None
    assert shown.text() == "Your reason: “The client agreed <b>on Monday</b>.”"
    assert shown.textFormat() is Qt.TextFormat.PlainText


def test_an_unknown_outcome_is_shown_as_such_and_decided_by_the_person(
    unsure: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> None:
    job = publish(unsure)
    screen = shown(OutboxScreen(unsure, runner, wording), qtbot)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.found") is not None)
    assert unsure.publishing.jobs()[0].state is JobState.UNKNOWN
    with qtbot.waitSignal(screen.jobs_changed):
        press(screen, "outbox.found")
    (after,) = unsure.publishing.jobs()
    assert (after.id, after.state) == (job, JobState.SENT)


def test_what_was_given_up_is_not_sent(unsure: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> None:
    publish(unsure)
    screen = shown(OutboxScreen(unsure, runner, wording), qtbot)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.give_up") is not None)
    with qtbot.waitSignal(screen.jobs_changed):
        press(screen, "outbox.give_up")
    assert unsure.publishing.jobs()[0].state is JobState.ABANDONED


def test_the_draft_of_a_publication_can_be_opened_again(screen: OutboxScreen, services: Services, qtbot: QtBot) -> None:
    publish(services)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.draft") is not None)
    with qtbot.waitSignal(screen.draft_requested) as opened:
        press(screen, "outbox.draft")
    assert opened.args is not None
    assert opened.args[0].text == TEXT


def test_where_to_look_is_one_press_away(unsure: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> None:
    screen = shown(OutboxScreen(unsure, runner, wording), qtbot)
    job = replace(a_job(state=JobState.UNKNOWN), network=NetworkKey("linkedin"))
    screen.show_views((JobView(job, "https://www.linkedin.com/in/me/recent-activity/all/"),))
    with qtbot.waitSignal(screen.details.receipt_requested) as asked:
        press(screen, "outbox.look")
    assert asked.args == ["https://www.linkedin.com/in/me/recent-activity/all/"]


def test_deleting_asks_once_more_and_takes_the_post_from_the_feed(
    screen: OutboxScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    publish(services)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.delete") is not None)
    press(screen, "outbox.delete")
    assert len(services.publishing.feed()) == 1
    press(screen, "outbox.delete.sure")
    qtbot.waitUntil(lambda: services.publishing.jobs()[0].state is JobState.WITHDRAWN and runner.idle)
    assert services.publishing.feed() == ()
    assert screen.findChild(QPushButton, "outbox.receipt") is None
    held = screen.focusWidget()
    assert held is not None
    assert held.objectName() == "outbox.draft", "the keyboard stays beside the publication"


def test_a_publication_that_waits_can_have_another_hour(
    screen: OutboxScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    draft = a_draft(text=TEXT, networks=(NetworkKey("practice"),), media=(), language=Language.FRENCH, post=None)
    services.drafting.save(draft)
    at = services.clock.now() + timedelta(days=2)
    (job,) = services.publishing.publish(draft, (PRACTICE_ACCOUNT,), confirmed=True, at=at)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.hour") is not None)
    row = screen.model.row(screen.list.currentIndex())
    assert row is not None
    assert row.when == f"goes out {weekday_and_hour(job.due)}"
    press(screen, "outbox.hour")
    edit = screen.findChild(QDateTimeEdit, "outbox.moment")
    assert edit is not None
    assert edit.isVisible()
    edit.setDateTime(QDateTime.currentDateTime().addDays(-1))
    press(screen, "outbox.plan")
    assert services.publishing.jobs()[0].due == job.due
    edit.setDateTime(edit.dateTime().addDays(6))
    press(screen, "outbox.plan")
    qtbot.waitUntil(lambda: services.publishing.jobs()[0].due > job.due + timedelta(days=1) and runner.idle)


def test_the_words_of_what_is_published_are_changed_after_the_charter_was_asked(
    screen: OutboxScreen, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    publish(services)
    screen.activate()
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "outbox.words") is not None)
    press(screen, "outbox.words")
    edit = screen.findChild(QPlainTextEdit, "outbox.words.text")
    send, said = screen.findChild(QPushButton, "outbox.words.send"), screen.findChild(QLabel, "outbox.words.said")
    assert edit is not None
    assert send is not None
    assert said is not None
    assert (edit.isVisible(), edit.hasFocus(), edit.toPlainText(), send.isEnabled()) == (True, True, TEXT, False)
    edit.setPlainText("Nos résultats du troisième trimestre sont connus de ma voisine.")
    send.click()
    qtbot.waitUntil(lambda: said.isVisible() and runner.idle)
    assert (services.publishing.feed()[0].text, send.isEnabled()) == (TEXT, False)
    assert "résultats du troisième trimestre" in said.text(), "which words, and why"
    better = TEXT.replace("un colis", "mon colis")
    edit.setPlainText(better)
    assert (said.isVisible(), send.isEnabled()) == (False, True)
    send.click()
    qtbot.waitUntil(lambda: services.publishing.feed()[0].text == better and runner.idle)
    qtbot.waitUntil(lambda: screen.model.index(0).data() is not None and not edit_shown(screen))
    assert services.publishing.jobs()[0].state is JobState.SENT


def edit_shown(screen: OutboxScreen) -> bool:
    edit = screen.findChild(QPlainTextEdit, "outbox.words.text")
    return edit is not None and edit.isVisible()


def test_what_only_wants_a_confirmation_is_confirmed_by_the_same_button(qtbot: QtBot) -> None:
    change = WordsChange("Un.", published=True)
    qtbot.addWidget(change)
    wanted: list[tuple[str, bool]] = []
    change.wanted.connect(lambda text, confirmed: wanted.append((text, confirmed)))
    edit, send = change.findChild(QPlainTextEdit), change.findChild(QPushButton)
    assert edit is not None
    assert send is not None
    edit.setPlainText("Deux.")
    send.click()
    change.show_obstacles("Il reste un avertissement.", blocking=False)
    send.click()
    change.show_obstacles("Il reste un avertissement.", blocking=False)
    edit.setPlainText("Trois.")
    send.click()
    assert wanted == [("Deux.", False), ("Deux.", True), ("Trois.", False)]
