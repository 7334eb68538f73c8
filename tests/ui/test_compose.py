# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost, PostQuery
from composer.domain.outbox import JobState
from composer.domain.review import Source
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.paths import AppPaths
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.open_card import OpenCard
from composer.ui.widgets.publish_bar import Phase
from tests.ui.windows import brought_up

X = NetworkKey("x")
CLEAN = "Hier matin, un colis perdu a retrouve son chemin grace a ma voisine."


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> Iterator[ComposeScreen]:
    made = ComposeScreen(services, runner, wording)
    brought_up(made, qtbot)
    made.activate()
    made.write_from_scratch()
    yield made
    made.leave()


def type_in(screen: ComposeScreen, text: str) -> None:
    QTest.keyClicks(screen.desk.editor, text)


def key(screen: ComposeScreen, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if focus is not None and screen.isAncestorOf(focus) else screen.desk.editor, code, modifier)


def note_field(screen: ComposeScreen) -> QLineEdit:
    found = screen.findChild(QLineEdit, "publish.note")
    assert found is not None
    return found


def rules(screen: ComposeScreen) -> set[str]:
    return {f.finding.rule for f in screen.desk.editor.findings()}


def reviewed(screen: ComposeScreen) -> Callable[[], None]:
    """Holds once the findings of the text of now are shown."""

    def check() -> None:
        assert screen.review is not None
        assert screen.review.text == screen.desk.editor.text()

    return check


def button(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def a_published_post(services: Services) -> LibraryPost:
    now = services.clock.now()
    for card in services.library.search(PostQuery(language=Language.FRENCH)).cards:
        post = services.library.post(card.id)
        if post.language is Language.FRENCH and not post.under_embargo(now) and not post.expired(now):
            return post
    raise AssertionError("the sample library has no French post")


def test_what_is_typed_is_on_disk_within_a_second_while_the_typing_goes_on(screen: ComposeScreen, qtbot: QtBot) -> None:
    def check() -> None:
        type_in(screen, "a")  # never a pause: waiting for one would starve the saving
        other = build(AppPaths.default())
        try:
            assert "Hello" in other.drafting.recent()[0].text
        finally:
            other.close()

    type_in(screen, "Hello")
    with pytest.raises(IndexError):
        check()
    qtbot.waitUntil(lambda: _passes(check), timeout=2000)


def _passes(check: Callable[[], None]) -> bool:
    try:
        check()
    except (AssertionError, IndexError):
        return False
    return True


def test_a_draft_about_a_post_starts_on_an_empty_page_beside_it(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    post = a_published_post(services)
    screen.open_draft(services.drafting.from_post(post.id, Language.FRENCH))
    assert screen.desk.editor.text() == ""
    assert screen.desk.source.isVisible()
    screen.desk.source.approved_text_requested.emit()
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY and "verbatim" in _verdict(screen), timeout=20_000)
    screen.desk.editor.undo()
    assert screen.desk.editor.text() == ""


def _verdict(screen: ComposeScreen) -> str:
    return screen.review.voice.verdict if screen.review and screen.review.voice else ""


def test_findings_appear_and_the_first_fix_is_one_key_away(screen: ComposeScreen, qtbot: QtBot) -> None:
    screen.desk.header.language_chosen.emit("en")
    type_in(screen, "Yesterday we recieve a parcel.")
    qtbot.waitUntil(lambda: any(f.finding.source is Source.LANGUAGE for f in screen.desk.editor.findings()))
    key(screen, Qt.Key.Key_F8)
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: screen.desk.editor.text() == "Yesterday we receive a parcel.")
    key(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.desk.editor.text() == "Yesterday we recieve a parcel."


def test_an_ignored_finding_stays_away_in_this_draft(screen: ComposeScreen, qtbot: QtBot) -> None:
    screen.desk.header.language_chosen.emit("en")
    type_in(screen, "Yesterday we recieve a parcel.")
    qtbot.waitUntil(lambda: bool(screen.desk.editor.findings()))
    key(screen, Qt.Key.Key_F8)
    key(screen, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not screen.desk.editor.findings())
    key(screen, Qt.Key.Key_End)
    type_in(screen, " It was late.")
    qtbot.waitUntil(lambda: _passes(reviewed(screen)))
    assert "Spelling.Unknown" not in rules(screen)


def test_a_post_goes_out_to_the_practice_network_without_a_mouse(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    type_in(screen, CLEAN)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    with qtbot.waitSignal(screen.jobs_changed):
        key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if screen.desk.bar.phase is Phase.CONFIRMING:
            key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (job,) = services.publishing.jobs()
    assert job.state is JobState.SENT
    assert services.publishing.feed()[0].text == CLEAN
    assert screen.desk.bar.phase is Phase.SETTLED
    assert QApplication.focusWidget() is button(screen, "publish.receipt")


def test_enter_presses_the_button_that_has_the_focus(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    type_in(screen, f"{CLEAN} Mieux que Globex, en mieux !")
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.desk.bar.phase is Phase.CONFIRMING
    assert QApplication.focusWidget() is button(screen, "publish.confirm")
    with qtbot.waitSignal(screen.jobs_changed):
        key(screen, Qt.Key.Key_Return)
    (job,) = services.publishing.jobs()
    assert (job.state, job.note) == (JobState.SENT, "")
    with qtbot.waitSignal(screen.screen_requested):
        key(screen, Qt.Key.Key_Return)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_reason_may_go_with_the_confirmation_and_stays_with_the_job(
    screen: ComposeScreen, services: Services, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    type_in(screen, f"{CLEAN} Mieux que Globex, en mieux !")
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        key(screen, Qt.Key.Key_Backtab)
    field = note_field(screen)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "They  asked me to. ")
    with qtbot.waitSignal(screen.jobs_changed):
        key(screen, Qt.Key.Key_Return, modifier)
    (job,) = services.publishing.jobs()
    assert (job.state, job.note) == (JobState.SENT, "They asked me to.")


def test_a_reason_is_for_one_confirmation(screen: ComposeScreen, qtbot: QtBot) -> None:
    type_in(screen, f"{CLEAN} Mieux que Globex, en mieux !")
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    assert not note_field(screen).isVisible()
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    note_field(screen).setFocus()
    QTest.keyClicks(note_field(screen), "Because")
    assert screen.desk.bar.note == "Because"
    key(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    assert screen.desk.bar.note == ""
    assert screen.desk.editor.hasFocus()
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.CONFIRMING)
    assert note_field(screen).text() == ""


def test_what_goes_out_is_the_text_on_the_screen_however_fast_the_press(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    type_in(screen, CLEAN)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    type_in(screen, " Elle l'a rendu en riant.")
    key(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.SETTLED)
    assert [job.submission.text for job in services.publishing.jobs()] == [CLEAN + " Elle l'a rendu en riant."]


def test_a_second_press_publishes_nothing_more(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    type_in(screen, CLEAN)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY)
    with qtbot.waitSignal(screen.jobs_changed):
        for _ in range(4):
            screen.publish()
    assert len(services.publishing.jobs()) == 1


def test_an_empty_page_says_what_is_missing_and_does_not_publish(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: screen.desk.bar.sentences != ())
    assert not button(screen, "compose.publish").isEnabled()
    screen.publish()
    assert services.publishing.jobs() == ()


def test_a_network_follows_the_common_text_until_it_is_edited_and_can_follow_again(screen: ComposeScreen) -> None:
    type_in(screen, "Common")
    screen.desk.tabs.network_toggled.emit(X, True)
    assert screen.desk.editor.text() == "Common"
    type_in(screen, "!")
    assert screen.draft is not None
    assert (screen.draft.text, screen.draft.text_for(X)) == ("Common", "Common!")
    button(screen, "compose.follow").click()
    assert dict(screen.draft.variants) == {}
    key(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.draft.text_for(X) == "Common!"
    key(screen, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    key(screen, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert screen.desk.editor.text() == "Common"
    key(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.draft.text == ""


def test_counts_are_there_at_once(screen: ComposeScreen) -> None:
    screen.desk.tabs.network_toggled.emit(X, True)
    screen.desk.editor.insertPlainText("😀 ok")
    assert "5" in screen.desk.tabs.spoken(X)


def test_the_program_comes_back_where_the_person_was(
    screen: ComposeScreen, services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> None:
    type_in(screen, "Half a sent")
    screen.leave()
    again = ComposeScreen(services, runner, wording)
    qtbot.addWidget(again)
    again.activate()
    qtbot.waitUntil(lambda: again.desk.editor.text() == "Half a sent")
    again.leave()


def test_a_discarded_draft_can_be_brought_back(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    type_in(screen, "To keep after all")
    button(screen, "compose.discard").click()
    qtbot.waitUntil(lambda: button(screen, "compose.restore").isVisible() and services.drafting.recent() == ())
    button(screen, "compose.restore").click()
    qtbot.waitUntil(lambda: [d.text for d in services.drafting.recent()] == ["To keep after all"])
    qtbot.waitUntil(lambda: screen.start.model.rowCount() == 1)


def test_hashtags_go_to_the_end_once(screen: ComposeScreen) -> None:
    type_in(screen, "Text")
    screen.desk.source.hashtags_chosen.emit("#One")
    screen.desk.source.hashtags_chosen.emit("#Two")
    screen.desk.source.hashtags_chosen.emit("#One")
    assert screen.desk.editor.text() == "Text\n\n#One #Two"


def test_a_rule_of_typography_is_told_once_and_mended_everywhere(screen: ComposeScreen, qtbot: QtBot) -> None:
    screen.desk.header.language_chosen.emit("fr")
    screen.desk.editor.insertPlainText("Et toi ? Oui ! Non : demain.")
    qtbot.waitUntil(lambda: len(screen.desk.editor.findings()) == 3)
    qtbot.waitUntil(lambda: screen.desk.findings.list.rows.rowCount() == 1)
    visited = set()
    for _ in range(3):
        key(screen, Qt.Key.Key_F8)
        visited.add(screen.desk.editor.cursor_offset())
    assert len(visited) == 3
    button(screen, "findings.fix").click()
    assert screen.desk.editor.text().count("\u00a0") + screen.desk.editor.text().count("\u202f") == 3
    key(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.desk.editor.text() == "Et toi ? Oui ! Non : demain."


def test_the_card_of_an_unused_angle_asks_its_question_above_the_text(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    post = services.library.post(PostId("partenariat-acme"))
    screen.open_draft(services.drafting.from_post(post.id, Language.FRENCH))
    screen.desk.source.approved_text_requested.emit()
    cards = screen.desk.findings.list
    qtbot.waitUntil(lambda: cards.rows.rowCount() > 0)
    angle = next(f for f in screen.desk.editor.findings() if f.finding.rule == "Voice.UnusedAngle")
    cards.focus_on(angle)
    button(screen, "findings.fix").click()
    assert screen.desk.prompt.question == angle.finding.match
    assert QApplication.focusWidget() is screen.desk.prompt.field


def test_the_pointer_on_a_passage_gives_its_title_and_reason(screen: ComposeScreen, qtbot: QtBot) -> None:
    screen.desk.header.language_chosen.emit("en")
    type_in(screen, "Yesterday we recieve a parcel.")
    qtbot.waitUntil(lambda: bool(screen.desk.editor.findings()))
    editor = screen.desk.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("Yesterday we rec"))
    place = editor.cursorRect(cursor).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
    QApplication.sendEvent(editor.viewport(), help_event)
    hover = screen.desk.hover
    assert hover.isVisible()
    (card,) = hover.findChildren(OpenCard)
    assert card.face is not None
    (row,) = screen.desk.findings.rows_of(editor.findings())
    assert card.face == row.face
    key(screen, Qt.Key.Key_Escape)
    assert not hover.isVisible()


def test_an_angle_asks_and_writes_nothing(screen: ComposeScreen) -> None:
    screen.desk.source.angle_chosen.emit("What surprised you?")
    assert screen.desk.prompt.isVisible()
    assert screen.desk.editor.text() == ""


def test_the_preview_shows_what_would_be_sent(screen: ComposeScreen, services: Services) -> None:
    type_in(screen, "Hello #World")
    assert screen.draft is not None
    payload = services.publishing.payload(screen.draft, NetworkKey("practice"))
    screen.preview()
    assert payload.text == "Hello #World"
    shown = screen.findChild(QWidget, "preview.text")
    assert shown is not None
    assert shown.accessibleName() == payload.text


def test_enter_closes_the_preview(screen: ComposeScreen, qtbot: QtBot) -> None:
    type_in(screen, "Hello #World")
    screen.desk.tabs.network_toggled.emit(X, True)
    screen.preview()
    dialog = screen.findChild(QDialog, "preview")
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_every_control_of_the_desk_has_a_name(screen: ComposeScreen, services: Services) -> None:
    screen.open_draft(services.drafting.from_post(PostId(a_published_post(services).id), Language.FRENCH))
    nameless = [
        w.objectName() or type(w).__name__
        for w in screen.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isVisible()
        and not w.accessibleName()
        and not getattr(w, "text", str)()
    ]
    assert nameless == []
