# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services
from composer.domain.drafts import DraftMedia
from composer.domain.review import Level, Source
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.finding_focus import FindingFocus
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.charter_panel import CharterPanel
from composer.ui.widgets.kept_choices import KeptChoices
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.publish_bar import Phase
from tests.ui.windows import brought_up

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOTH = CTRL | SHIFT
NONE = Qt.KeyboardModifier.NoModifier
KEYS = Qt.Key
PATIENCE = 60_000


class NoMouse(QObject):
    """Notes every mouse press."""

    pressed = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self.pressed += 1
        return super().eventFilter(watched, event)


@pytest.fixture
def screen(
    services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot, qapp: QApplication
) -> Iterator[ComposeScreen]:
    """Compose with an empty English page; a mouse event makes the test fail."""
    made = ComposeScreen(services, runner, wording)
    brought_up(made, qtbot)
    made.activate()
    made.write_from_scratch()
    made.desk.header.language_chosen.emit("en")
    mouse = NoMouse()
    qapp.installEventFilter(mouse)
    yield made
    qapp.removeEventFilter(mouse)
    made.leave()
    assert mouse.pressed == 0


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(screen: ComposeScreen, text: str, qtbot: QtBot, found: int) -> None:
    screen.desk.editor.setFocus()
    screen.desk.editor.insertPlainText(text)
    settled(screen, qtbot, found)


def settled(screen: ComposeScreen, qtbot: QtBot, found: int) -> None:
    """Until the review of the text of now says that many things, and their cards are there."""

    def check() -> bool:
        review = screen.review
        return (
            review is not None
            and review.text == screen.desk.editor.text()
            and len(review.findings) == len(screen.desk.editor.findings()) == found
        )

    try:
        qtbot.waitUntil(check, timeout=PATIENCE)
    except Exception as error:
        said = [(f.finding.rule, f.finding.match) for f in screen.desk.editor.findings()]
        raise AssertionError(f"{found} findings were expected, not {said}") from error


def here(screen: ComposeScreen) -> LiveFinding:
    finding = focus_of(screen).finding
    assert finding is not None
    return finding


EIGHT = (
    "I work at Nordalia. Yesterday we recieve a parcel, and noboddy knew why.\n"
    "Our third-quarter results are on the wall.\n"
    "Our bikes are cheaper than Initech and nicer to ride.\n"
    "We met met the riders on the quay.\n"
    "A guaranteed delivery before noon, says our 𝗻𝗲𝘄 leaflet, even next next week."
)


def focus_of(screen: ComposeScreen) -> FindingFocus:
    focus = screen.findChild(FindingFocus)
    assert isinstance(focus, FindingFocus)
    return focus


def test_a_text_with_eight_findings_is_cleared_with_keys_alone(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    write(screen, EIGHT, qtbot, 8)
    found = [f.finding for f in screen.desk.editor.findings()]
    assert {f.source for f in found} == {Source.CHARTER, Source.LANGUAGE, Source.NETWORK}
    assert {f.level for f in found} == set(Level)
    announced: list[str] = []
    focus_of(screen).announced.connect(announced.append)
    press(KEYS.Key_Home, CTRL)
    steps = (
        ("recieve", KEYS.Key_Period, CTRL, 7),
        ("noboddy", KEYS.Key_D, BOTH, 6),
        ("third-quarter results", KEYS.Key_Period, CTRL, 5),
        ("Initech", KEYS.Key_I, BOTH, 4),
        ("met met", KEYS.Key_Period, CTRL, 3),
        ("guaranteed", KEYS.Key_I, CTRL, 2),
        ("𝗻𝗲𝘄", KEYS.Key_Period, CTRL, 1),
        ("next next", KEYS.Key_Period, CTRL, 0),
    )
    for words, key, modifier, left in steps:
        press(KEYS.Key_F8)
        assert here(screen).finding.match == words
        assert f"of {left + 1}." in announced[-1]
        assert here(screen).number == opened(screen)
        press(key, modifier)
        settled(screen, qtbot, left)
    text = screen.desk.editor.text()
    assert "we receive a parcel" in text
    assert "third-quarter" not in text
    assert "We met the riders" in text
    assert "cheaper than Initech" in text
    assert services.words.all() == ("noboddy",)
    assert [d.words for d in services.dismissals.all()] == ["Initech"]
    assert screen.draft is not None
    assert len(screen.draft.ignored) == 1


def opened(screen: ComposeScreen) -> int:
    """Number of the finding whose card is open."""
    told = screen.desk.findings.list.told()
    assert told is not None
    return told.number


def test_f8_goes_round_as_the_text_is_read_what_has_no_place_first(screen: ComposeScreen, qtbot: QtBot) -> None:
    assert screen.draft is not None
    screen.open_draft(replace(screen.draft, media=(DraftMedia("/nowhere/quay.png"),)))
    write(screen, "I work at Nordalia. We met met noboddy there.", qtbot, 4)
    press(KEYS.Key_Home, CTRL)
    seen = []
    for _ in range(5):
        press(KEYS.Key_F8)
        seen.append(here(screen).span is None or here(screen).finding.match)
    assert seen == ["met met", "noboddy", True, True, "met met"]
    press(KEYS.Key_F8, SHIFT)
    assert here(screen).span is None


def test_a_picture_without_words_is_framed_and_the_keyboard_goes_to_it(screen: ComposeScreen, qtbot: QtBot) -> None:
    assert screen.draft is not None
    screen.open_draft(replace(screen.draft, media=(DraftMedia("/nowhere/quay.png"),)))
    screen.desk.editor.insertPlainText("I work at Nordalia. A quiet morning on the quay.")
    qtbot.waitUntil(lambda: any(f.finding.medium for f in screen.desk.editor.findings()), timeout=PATIENCE)
    screen.desk.editor.setFocus()
    press(KEYS.Key_F8)
    while not here(screen).finding.medium:
        press(KEYS.Key_F8)
    assert here(screen).finding.medium == "/nowhere/quay.png"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "compose.media.alt"


def test_the_focus_and_the_cards_stay_while_the_person_types_elsewhere(screen: ComposeScreen, qtbot: QtBot) -> None:
    write(screen, "I work at Nordalia. We met met noboddy there.", qtbot, 2)
    press(KEYS.Key_Home, CTRL)
    press(KEYS.Key_F8)
    number = here(screen).number
    gone: list[int] = []
    screen.desk.findings.list.rows.rowsRemoved.connect(lambda: gone.append(1))
    screen.desk.findings.list.rows.modelReset.connect(lambda: gone.append(1))
    screen.desk.editor.insert_at_end(" It rained.")
    assert {f.finding.match for f in screen.desk.editor.findings()} == {"met met", "noboddy"}
    settled(screen, qtbot, 2)
    assert here(screen).number == number == opened(screen)
    assert gone == []


def test_one_undo_brings_text_and_cursor_back(screen: ComposeScreen, qtbot: QtBot) -> None:
    before = "I work at Nordalia. We met met the riders."
    write(screen, before, qtbot, 1)
    press(KEYS.Key_F8)
    at = screen.desk.editor.cursor_offset()
    press(KEYS.Key_Period, CTRL)
    assert screen.desk.editor.text() == before.replace("met met", "met")
    press(KEYS.Key_Z, CTRL)
    assert (screen.desk.editor.text(), screen.desk.editor.cursor_offset()) == (before, at)


def test_an_error_is_never_ignored_and_says_beside_the_button_why_it_blocks(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    write(screen, "I work at Nordalia. Our third-quarter results are on the wall.", qtbot, 1)
    press(KEYS.Key_F8)
    assert here(screen).finding.level is Level.ERROR
    press(KEYS.Key_I, CTRL)
    press(KEYS.Key_I, BOTH)
    assert services.dismissals.all() == ()
    assert screen.draft is not None
    assert screen.draft.ignored == frozenset()
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.BLOCKED and screen.desk.bar.sentences != ())
    press(KEYS.Key_Period, CTRL)
    qtbot.waitUntil(lambda: screen.desk.bar.phase is Phase.READY, timeout=PATIENCE)


def test_the_charter_is_asked_and_read_and_escape_returns_to_the_same_place(
    screen: ComposeScreen, qtbot: QtBot
) -> None:
    write(screen, "I work at Nordalia. We met the riders.", qtbot, 0)
    press(KEYS.Key_Left)
    press(KEYS.Key_Left)
    at = screen.desk.editor.cursor_offset()
    press(KEYS.Key_F, BOTH)
    panel = screen.findChild(CharterPanel)
    assert isinstance(panel, CharterPanel)
    assert panel.field.hasFocus()
    qtbot.waitUntil(lambda: panel.list.model().rowCount() >= 10, timeout=PATIENCE)
    QTest.keyClicks(panel.field, "Can I name a competitor?")
    qtbot.waitUntil(lambda: panel.list.model().index(0, 0).data() == "Competitors, without the comparison")
    press(KEYS.Key_Down)
    press(KEYS.Key_Return)
    qtbot.waitUntil(panel.text.hasFocus, timeout=PATIENCE)
    press(KEYS.Key_Escape)
    assert not panel.isVisible()
    assert screen.desk.editor.hasFocus()
    assert screen.desk.editor.cursor_offset() == at


def test_the_section_behind_a_finding_is_one_key_away(screen: ComposeScreen, qtbot: QtBot) -> None:
    write(screen, "I work at Nordalia. Our bikes are cheaper than Initech.", qtbot, 1)
    press(KEYS.Key_F8)
    press(KEYS.Key_R, BOTH)
    panel = screen.findChild(CharterPanel)
    assert isinstance(panel, CharterPanel)
    qtbot.waitUntil(panel.text.hasFocus, timeout=PATIENCE)
    assert panel.text.accessibleName() == "Competitors, without the comparison"
    press(KEYS.Key_Escape)
    assert screen.desk.editor.hasFocus()


def test_a_paragraph_gets_the_language_the_person_says(screen: ComposeScreen, qtbot: QtBot) -> None:
    write(screen, "I work at Nordalia.\nMerci !", qtbot, 1)
    press(KEYS.Key_L, BOTH)
    menu = screen.findChild(QMenu, "compose.line-language")
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        if action.text() == "English":
            menu.setActiveAction(action)
    QTest.keyClick(menu, KEYS.Key_Return)
    assert screen.draft is not None
    assert dict(screen.draft.languages_of(None)) == {1: Language.ENGLISH}


def test_what_was_chosen_for_good_is_taken_back_in_preferences(
    services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> None:
    services.words.add("Gennevilliers")
    draft = services.drafting.blank(Language.ENGLISH).with_text("Our bikes are cheaper than Initech.")
    services.dismissals.dismiss(*services.reviewing.review_draft(draft, None).findings)
    kept = KeptChoices(services, runner, wording)
    qtbot.addWidget(kept)
    for name in ("word", "dismissal"):
        name = f"preferences.take-back.{name}"
        qtbot.waitUntil(lambda name=name: kept.findChild(QPushButton, name) is not None)  # type: ignore[misc]
        count = len(kept.findChildren(QPushButton, name))
        found = kept.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        found.click()
        qtbot.waitUntil(lambda name=name, n=count: len(kept.findChildren(QPushButton, name)) < n)  # type: ignore[misc]
    qtbot.waitUntil(lambda: services.words.all() == ())
