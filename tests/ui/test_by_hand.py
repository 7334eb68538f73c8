# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.drafts import DraftMedia
from composer.domain.handing import by_hand
from composer.domain.ids import NetworkKey
from composer.domain.outbox import JobState
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.previewing import preview_of
from composer.ui.screens.compose import ComposeScreen
from composer.ui.screens.outbox import OutboxScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.hand_dialog import HandDialog
from composer.ui.widgets.outcome_list import Way
from composer.ui.widgets.publish_bar import Phase
from tests.builders import FakeClock, an_account
from tests.fakes.computer import FakeComputer
from tests.fakes.publisher import Does, FakePublisher
from tests.ui.windows import brought_up, opened

THREADS, INSTAGRAM, LINKEDIN = NetworkKey("threads"), NetworkKey("instagram"), NetworkKey("linkedin")
BLUESKY, X, PRACTICE = NetworkKey("bluesky"), NetworkKey("x"), NetworkKey("practice")
CLEAN = "Hier matin, un colis perdu a retrouvé son chemin grâce à ma voisine."
POST = "https://www.threads.com/@lea.m/post/DCk12abc"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def computer() -> FakeComputer:
    return FakeComputer()


@pytest.fixture
def screen(
    services: Services, runner: TaskRunner, wording: Wording, computer: FakeComputer, qtbot: QtBot
) -> Iterator[ComposeScreen]:
    made = ComposeScreen(services, runner, wording)
    made.outcomes.hand.computer = computer
    brought_up(made, qtbot)
    yield made
    made.leave()
    qtbot.waitUntil(lambda: runner.idle)


def write(screen: ComposeScreen, services: Services, *networks: NetworkKey, media: tuple[DraftMedia, ...] = ()) -> None:
    draft = services.drafting.blank(Language.FRENCH)
    screen.open_draft(replace(draft, networks=networks, text=CLEAN, media=media))


def publish(screen: ComposeScreen, qtbot: QtBot) -> None:
    """With the keys, once nothing stands in the way."""
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY, timeout=20_000)
    QTest.keyClick(screen.desk.editor, Qt.Key.Key_Return, CTRL)


def dialog_of(screen: QWidget, qtbot: QtBot) -> HandDialog:
    qtbot.waitUntil(lambda: bool(screen.findChildren(HandDialog)))
    dialog = screen.findChildren(HandDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(screen: QWidget, name: str) -> None:
    found = screen.findChild(QPushButton, name)
    assert found is not None, name
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def paste(dialog: HandDialog, text: str) -> None:
    """With the keys, from the clipboard of this test's own application."""
    QApplication.clipboard().setText(text)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    assert field is dialog.findChild(QLineEdit, "hand.address"), "the answer has the keyboard"
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)


def a_picture(folder: Path) -> DraftMedia:
    Image.new("RGB", (400, 400), "teal").save(folder / "quai.png", "PNG")
    return DraftMedia(str(folder / "quai.png"), "Le quai au matin.")


def test_one_press_lays_everything_ready_and_one_paste_makes_it_published(
    screen: ComposeScreen, services: Services, computer: FakeComputer, qtbot: QtBot
) -> None:
    write(screen, services, THREADS)
    publish(screen, qtbot)
    dialog = dialog_of(screen, qtbot)
    qtbot.waitUntil(lambda: bool(computer.of("page")))
    assert computer.of("copy") == [CLEAN]
    assert computer.of("page")[0].startswith("https://www.threads.com/intent/post?text=Hier%20matin")
    (job,) = services.publishing.jobs()
    assert job.state is JobState.HANDED_OVER
    assert [face.state for face in screen.desk.outcomes.faces] == ["Handed over to you"]

    paste(dialog, "https://www.linkedin.com/feed/")
    trouble = dialog.findChild(QLabel, "hand.trouble")
    assert trouble is not None
    qtbot.waitUntil(trouble.isVisible)
    assert services.publishing.jobs()[0].state is JobState.HANDED_OVER

    paste(dialog, f"{POST}?xmt=1")
    qtbot.waitUntil(lambda: services.publishing.jobs()[0].state is JobState.SENT)
    qtbot.waitUntil(lambda: not screen.findChildren(HandDialog))
    receipt = services.publishing.jobs()[0].receipt
    assert receipt is not None
    assert receipt.url == POST


@pytest.mark.parametrize("network", [THREADS, INSTAGRAM, LINKEDIN, X])
def test_after_the_press_four_actions_at_most_are_left(
    network: NetworkKey, screen: ComposeScreen, services: Services, tmp_path: Path, computer: FakeComputer, qtbot: QtBot
) -> None:
    write(screen, services, network, media=(a_picture(tmp_path),))
    publish(screen, qtbot)
    dialog = dialog_of(screen, qtbot)
    steps = [step.text() for step in dialog.findChildren(QLabel, "hand.step")]
    assert 2 <= len(steps) <= 4
    assert [Path(folder).name for folder in computer.of("folder")] == [services.publishing.jobs()[0].id]
    assert sorted(path.name for path in Path(computer.of("folder")[0]).iterdir()) == [
        "1-quai.jpg" if network == INSTAGRAM else "1-quai.png"
    ]
    press(dialog, "hand.alt.0")
    assert computer.of("copy")[-1] == "Le quai au matin."
    press(dialog, "hand.not_posted")
    qtbot.waitUntil(lambda: services.publishing.jobs()[0].state is JobState.ABANDONED)


def test_put_aside_it_waits_and_can_be_taken_up_beside_the_button_or_in_the_outbox(
    screen: ComposeScreen,
    services: Services,
    runner: TaskRunner,
    wording: Wording,
    computer: FakeComputer,
    qtbot: QtBot,
) -> None:
    write(screen, services, THREADS)
    publish(screen, qtbot)
    QTest.keyClick(dialog_of(screen, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.findChildren(HandDialog))
    (job,) = services.publishing.jobs()
    assert job.state is JobState.HANDED_OVER
    screen.activateWindow()
    press(screen, f"outcome.{job.id}.finish")
    QTest.keyClick(dialog_of(screen, qtbot), Qt.Key.Key_Escape)

    outbox = OutboxScreen(services, runner, wording)
    outbox.hand.computer = computer
    brought_up(outbox, qtbot)
    outbox.activate()
    qtbot.waitUntil(lambda: outbox.findChild(QPushButton, "outbox.finish") is not None)
    press(outbox, "outbox.finish")
    paste(dialog_of(outbox, qtbot), POST)
    qtbot.waitUntil(lambda: services.publishing.jobs()[0].state is JobState.SENT)
    qtbot.waitUntil(lambda: runner.idle)


def test_without_a_browser_the_address_can_be_copied(
    screen: ComposeScreen, services: Services, computer: FakeComputer, qtbot: QtBot
) -> None:
    computer.has_browser = False
    write(screen, services, THREADS)
    publish(screen, qtbot)
    dialog = dialog_of(screen, qtbot)
    address = dialog.findChild(QLineEdit, "hand.page.address")
    assert address is not None
    qtbot.waitUntil(address.isVisible)
    assert address.text().startswith("https://www.threads.com/")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_practising_opens_nothing_unless_asked(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    write(screen, services, PRACTICE, THREADS)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY, timeout=20_000)
    hand = screen.findChild(QPushButton, "compose.account.by-hand:threads:")
    assert hand is not None
    assert not hand.isChecked()
    press(screen, "compose.account.by-hand:threads:")
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "compose.account.by-hand:threads:") is not None)
    assert len(screen._publication.networks) == 2


def test_each_network_tells_what_became_of_it_and_what_to_do(
    services: Services, runner: TaskRunner, wording: Wording, computer: FakeComputer, qtbot: QtBot
) -> None:
    publishers = {key: FakePublisher(services.clock) for key in (LINKEDIN, X, BLUESKY, PRACTICE)}
    publishers[LINKEDIN].next(Does.REFUSE)
    publishers[X].next(Does.LIMIT)
    publishers[BLUESKY].next(Does.DROP_BEFORE)
    publishers[BLUESKY].answers_questions = False
    for key in (LINKEDIN, X, BLUESKY):
        account = an_account(f"me-{key}", network=key, handle=f"@lea.{key}", display_name="Léa")
        services.outside._store.keep(Connection(account, "way"))
    made = build(services.paths, publishers=publishers)
    screen = ComposeScreen(made, runner, wording)
    screen.outcomes.hand.computer = computer
    brought_up(screen, qtbot)
    write(screen, made, PRACTICE, LINKEDIN, X, BLUESKY)
    publish(screen, qtbot)
    qtbot.waitUntil(lambda: len(screen.desk.outcomes.faces) == 4)
    told = {face.network: face for face in screen.desk.outcomes.faces}
    assert told["Practice network"].state == "Published"
    assert told["LinkedIn"].state == "Refused"
    assert "no such word here" in told["LinkedIn"].words
    assert told["X"].state == "Waiting"
    assert told["Bluesky"].state == "Outcome unknown"
    assert [way for way, _ in told["Bluesky"].ways] == [Way.LOOK, Way.DECIDE]
    assert screen.desk.bar.sentences == ("Published:\xa01\xa0of\xa04",)

    press(screen, f"outcome.{told['Bluesky'].job}.look")
    assert computer.of("page") == ["https://bsky.app/profile/lea.bluesky"]
    with qtbot.waitSignal(screen.screen_requested):
        press(screen, f"outcome.{told['Bluesky'].job}.decide")
    press(screen, f"outcome.{told['LinkedIn'].job}.edit")
    assert screen.focusWidget() is screen.desk.editor
    QTest.keyClicks(screen.desk.editor, "Et ")
    qtbot.waitUntil(lambda: not screen.desk.outcomes.faces)
    screen.leave()
    qtbot.waitUntil(lambda: runner.idle)
    made.close()


def test_the_line_beside_the_button_moves_with_what_is_finished_by_hand(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    write(screen, services, THREADS, LINKEDIN)
    publish(screen, qtbot)
    linkedin = "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000001/"
    for number in range(2):
        dialog = dialog_of(screen, qtbot)
        address = POST if "Threads" in dialog.windowTitle() else linkedin
        assert screen.desk.bar.sentences == (f"Published:\xa0{number}\xa0of\xa02",)
        paste(dialog, address)
        qtbot.waitUntil(lambda gone=dialog: gone not in screen.findChildren(HandDialog))  # type: ignore[misc]  # bound now
    (said, *more) = screen.desk.bar.sentences
    assert not more
    assert said == "Published:\xa02\xa0of\xa02"


def test_the_preview_names_who_publishes_there(services: Services, runner: TaskRunner, wording: Wording) -> None:
    services.outside._store.keep(Connection(an_account("me", network=X, handle="@lea", display_name="Léa"), "way"))
    draft = replace(services.drafting.blank(Language.FRENCH), networks=(PRACTICE, X, LINKEDIN), text=CLEAN)
    made = build(services.paths)
    parent = QWidget()
    preview = preview_of(draft, made, {key: key for key in draft.networks}, wording, runner, parent)
    practice = made.accounts.practice.display_name
    for key, name in ((X, "Léa"), (PRACTICE, practice), (LINKEDIN, practice)):
        preview.show_network(key)
        said = preview.findChild(QLabel, "preview.author")
        assert said is not None
        assert said.text() == name
    made.close()
    parent.deleteLater()


def test_what_networks_would_refuse_of_a_file_stands_beside_it(
    screen: ComposeScreen, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "tour.txt").write_text("no picture", "utf-8")
    note = DraftMedia(str(tmp_path / "tour.txt"), "Un tour.")
    write(screen, services, X, LINKEDIN, media=(note,))
    qtbot.waitUntil(lambda: screen.findChild(QLabel, "compose.media.note") is not None, timeout=20_000)
    said = screen.findChild(QLabel, "compose.media.note")
    chip = screen.findChild(QPushButton, "compose.media.alt")
    assert said is not None
    assert chip is not None
    assert said.text().startswith("X, LinkedIn: tour.txt:")
    assert chip.accessibleDescription() == said.text()
    press(screen, "compose.media.remove")
    qtbot.waitUntil(lambda: not screen.findChildren(QLabel, "compose.media.note"))


def test_at_the_hour_planned_the_window_says_so_and_leads_there(
    services: Services, qapp: QApplication, computer: FakeComputer, qtbot: QtBot
) -> None:
    clock = FakeClock(services.clock.now())
    made = build(services.paths, clock)
    made.preferences.finish_first_start()
    made.preferences.change(INTERFACE_LANGUAGE, "en")
    draft = made.drafting.save(replace(made.drafting.blank(Language.FRENCH), networks=(THREADS,), text=CLEAN))
    with opened(made, qapp, qtbot) as session:
        hour = clock.now() + timedelta(minutes=3)
        made.publishing.publish(draft, [by_hand(THREADS)], confirmed=True, at=hour)
        clock.tick(minutes=4)
        session.housekeeping.send_due()
        action = session.window.findChild(QPushButton, "window.banner.action")
        assert action is not None
        qtbot.waitUntil(action.isVisible)
        said = session.window.findChild(QLabel, "window.banner.words")
        assert said is not None
        assert said.text() == "The hour has come to publish by hand: Threads."
        outbox = session.window.screen_named("outbox")
        assert isinstance(outbox, OutboxScreen)
        outbox.hand.computer = computer
        press(session.window, "window.banner.action")
        dialog = dialog_of(session.window, qtbot)
        qtbot.waitUntil(lambda: len(computer.of("page")) == 1)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: session.runner.idle)
    made.close()
