# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hints in the window: keys alone, and undo brings everything back."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey, PostId
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.paths import AppPaths
from composer.ui.demo.crowd import publish_as_colleagues
from composer.ui.demo.hints import WORDS
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.live_findings import LiveFinding
from tests.ui.windows import brought_up

PATIENCE_MS = 60_000
KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
POST = PostId("partenariat-acme")
LINKEDIN = NetworkKey("linkedin")
OWN = WORDS[Language.ENGLISH].own
ELSEWHERE = WORDS[Language.ENGLISH].elsewhere


class Browser(QObject):
    """Stands where the system's browser is."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def screen(services: Services, runner: TaskRunner, wording: Wording, qtbot: QtBot) -> Iterator[ComposeScreen]:
    services.colleagues.load()
    made = ComposeScreen(services, runner, wording)
    brought_up(made, qtbot)
    yield made
    made.leave()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def a_draft(services: Services, text: str, *, pictures: bool = False) -> Draft:
    draft = services.drafting.from_post(POST, Language.ENGLISH).with_text(text)
    return replace(draft, networks=(LINKEDIN,), media=draft.media if pictures else ())


def told(screen: ComposeScreen, rule: str) -> LiveFinding | None:
    return next((f for f in screen.desk.editor.findings() if f.finding.rule == f"Voice.{rule}"), None)


def settled(screen: ComposeScreen, rule: str, *, there: bool) -> Callable[[], None]:
    """Holds once the text of now is reviewed, and that hint is there or not."""

    def check() -> None:
        assert screen.review is not None
        assert screen.review.text == screen.desk.editor.text()
        assert (told(screen, rule) is not None) is there

    return check


def go_to(screen: ComposeScreen, rule: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(settled(screen, rule, there=True), timeout=PATIENCE_MS)
    cards = screen.desk.findings.list
    qtbot.waitUntil(
        lambda: all(cards.rows.index_of(f).isValid() for f in screen.desk.editor.findings()), timeout=PATIENCE_MS
    )
    screen.desk.editor.setFocus()
    for _ in screen.desk.editor.findings():
        press(KEYS.Key_F8)
        focused = cards.told()
        if focused is not None and focused.finding.rule == f"Voice.{rule}":
            return
    raise AssertionError(f"{rule} is not reached by F8")


def test_a_question_is_answered_with_keys_alone_and_undo_asks_it_again(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    approved = services.drafting.approved_words(POST, Language.ENGLISH)
    screen.open_draft(a_draft(services, approved))
    go_to(screen, "UnusedAngle", qtbot)
    angle = told(screen, "UnusedAngle")
    assert angle is not None
    press(KEYS.Key_Period, CTRL)
    assert screen.desk.prompt.question == angle.finding.match
    write("The porter gave me coffee at ten past five.")
    press(KEYS.Key_Return)
    assert screen.desk.editor.text() == f"The porter gave me coffee at ten past five.\n\n{approved}"
    assert not screen.desk.prompt.isVisible()
    assert screen.draft is not None
    assert angle.finding.key in screen.draft.ignored
    press(KEYS.Key_Z, CTRL)
    assert screen.desk.editor.text() == approved
    assert angle.finding.key not in screen.draft.ignored


def test_a_shared_picture_is_taken_out_and_comes_back(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    draft = a_draft(services, OWN, pictures=True)
    publish_as_colleagues(services, draft.with_text(ELSEWHERE), LINKEDIN, hours_ago=30)
    screen.open_draft(draft)
    go_to(screen, "SamePicture", qtbot)
    press(KEYS.Key_Period, CTRL)
    assert screen.draft is not None
    assert screen.draft.media == ()
    qtbot.waitUntil(settled(screen, "SamePicture", there=False), timeout=PATIENCE_MS)
    press(KEYS.Key_Z, CTRL)
    assert screen.draft.media == draft.media
    assert screen.desk.editor.text() == OWN
    qtbot.waitUntil(settled(screen, "SamePicture", there=True), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("rule", "mine", "theirs"),
    [
        ("SameHashtags", f"{OWN}\n\n#NordaliaEmployee #Quay", f"{ELSEWHERE}\n\n#Quay #NordaliaEmployee"),
        ("SameEmoji", f"🚲 {OWN} 🎉", f"🚲 {ELSEWHERE} 🎉"),
        ("SameLink", f"{OWN} https://nordalia.example/a", f"{ELSEWHERE} https://nordalia.example/a"),
        ("SameOpening", f"{ELSEWHERE} {OWN}", f"{ELSEWHERE} And something else entirely, of mine alone."),
        ("StrongestSentence", f"{WORDS[Language.ENGLISH].weak} {OWN}", ""),
        ("FactChanged", OWN.replace("30%", "35%"), ""),
        ("SharedPassage", f"{OWN} The barge comes in at 5 a.m., the bikes leave again at 6, all of them.", ""),
    ],
)
def test_one_key_mends_and_undo_brings_the_text_back(
    screen: ComposeScreen, services: Services, qtbot: QtBot, rule: str, mine: str, theirs: str
) -> None:
    if theirs:
        publish_as_colleagues(services, a_draft(services, theirs), LINKEDIN, hours_ago=30)
    screen.open_draft(a_draft(services, mine))
    go_to(screen, rule, qtbot)
    press(KEYS.Key_Period, CTRL)
    assert screen.desk.editor.text() != mine
    qtbot.waitUntil(settled(screen, rule, there=False), timeout=PATIENCE_MS)
    press(KEYS.Key_Z, CTRL)
    assert screen.desk.editor.text() == mine
    qtbot.waitUntil(settled(screen, rule, there=True), timeout=PATIENCE_MS)


def test_a_closing_question_gives_way_to_one_of_ones_own(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    closing = WORDS[Language.ENGLISH].closing
    publish_as_colleagues(services, a_draft(services, f"{ELSEWHERE} {closing}"), LINKEDIN, hours_ago=30)
    screen.open_draft(a_draft(services, f"{OWN} {closing}"))
    go_to(screen, "SameClosing", qtbot)
    press(KEYS.Key_Period, CTRL)
    write("What did you count this morning?")
    press(KEYS.Key_Return)
    assert screen.desk.editor.text() == f"{OWN} What did you count this morning?"
    qtbot.waitUntil(settled(screen, "SameClosing", there=False), timeout=PATIENCE_MS)


def test_a_busy_hour_gives_way_to_a_suggested_slot(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    publish_as_colleagues(services, a_draft(services, ELSEWHERE), LINKEDIN, 3)
    screen.open_draft(a_draft(services, OWN))
    go_to(screen, "SameHour", qtbot)
    press(KEYS.Key_Period, CTRL)
    qtbot.waitUntil(lambda: screen.findChild(QAbstractButton, "slots.slot.0") is not None, timeout=PATIENCE_MS)
    slot = screen.findChild(QAbstractButton, "slots.slot.0")
    assert slot is not None
    slot.setFocus()
    if not slot.isChecked():
        press(KEYS.Key_Space)
    qtbot.waitUntil(settled(screen, "SameHour", there=False), timeout=PATIENCE_MS)
    press(KEYS.Key_Escape)
    qtbot.waitUntil(settled(screen, "SameHour", there=True), timeout=PATIENCE_MS)


def test_a_dismissed_hint_stays_away_from_this_draft_when_its_place_moves_and_after_a_restart(
    screen: ComposeScreen, services: Services, qtbot: QtBot
) -> None:
    publish_as_colleagues(services, a_draft(services, f"🚲 {ELSEWHERE} 🎉"), LINKEDIN, hours_ago=30)
    screen.open_draft(a_draft(services, f"🚲 {OWN} 🎉"))
    go_to(screen, "SameEmoji", qtbot)
    press(KEYS.Key_I, CTRL)
    qtbot.waitUntil(settled(screen, "SameEmoji", there=False), timeout=PATIENCE_MS)
    press(KEYS.Key_Home, CTRL)
    QTest.keyClicks(screen.desk.editor, "Right now: ")
    qtbot.waitUntil(settled(screen, "SameEmoji", there=False), timeout=PATIENCE_MS)
    assert screen.draft is not None
    services.drafting.save(screen.draft)
    again = build(AppPaths.default())
    try:
        again.colleagues.load()
        kept = again.drafting.load(screen.draft.id)
        rules = {f.rule for f in again.reviewing.review_draft(kept, LINKEDIN).findings}
        fresh = {f.rule for f in again.reviewing.review_draft(replace(kept, ignored=frozenset()), LINKEDIN).findings}
    finally:
        again.close()
    assert "Voice.SameEmoji" not in rules
    assert "Voice.SameEmoji" in fresh


def test_what_a_colleague_shows_can_be_opened(screen: ComposeScreen, services: Services, qtbot: QtBot) -> None:
    browser = Browser()
    shown = "https://social.example/@camille/7"
    publish_as_colleagues(services, a_draft(services, OWN), LINKEDIN, address=shown, hours_ago=30)
    screen.open_draft(a_draft(services, OWN))
    go_to(screen, "Verbatim", qtbot)
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # bytes, as the stubs want, are refused
    try:
        press(KEYS.Key_Period, CTRL)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == [shown]
