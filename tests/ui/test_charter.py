# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter's screen: read, search, accept, and what changed since."""

import json
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.errors import RuleRefused
from composer.domain.review import Level
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.storage.work import open_work
from composer.system import resources
from composer.system.clock import SystemClock
from composer.system.paths import AppPaths
from composer.ui.models.sections_model import SectionRow, SectionsModel
from composer.ui.screens.charter import CHANGES, INTRODUCTION, CharterScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.changes_view import difference_html
from composer.ui.widgets.guidance_cards import RuleCard, language_of, without_gap
from composer.ui.widgets.reading import Reading, places
from composer.ui.widgets.set_aside_note import SetAsideNote


@pytest.fixture
def english(services: Services) -> Services:
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    return services


def shown(qtbot: QtBot, services: Services, runner: TaskRunner, wording: Wording) -> CharterScreen:
    screen = CharterScreen(services, runner, wording)
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    screen.show()
    screen.activate()
    qtbot.waitUntil(lambda: rows(screen) > 0)
    return screen


def sections(screen: CharterScreen) -> QListView:
    found = screen.findChild(QListView, "charter.sections")
    assert isinstance(found, QListView)
    return found


def rows(screen: CharterScreen) -> int:
    return sections(screen).model().rowCount()


def accept_an_older_charter(services: Services) -> None:
    """As if section 3 had been worded otherwise, and section 9 not been there."""
    services.charter.accept(Language.ENGLISH)
    work = open_work(services.paths.work_db, SystemClock())
    kept = json.loads(work.state.get("charter.accepted") or "")
    kept["version"] = "1.1"
    for language in kept["sections"]:
        old = [section for section in kept["sections"][language] if section[0] != "9"]
        old[2][2] = "Say nothing about figures."
        kept["sections"][language] = old
    work.state.put("charter.accepted", json.dumps(kept))
    work.close()


def test_acceptance_is_recorded_with_its_version(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = shown(qtbot, english, runner, wording)
    assert english.charter.accepted() is None
    accept = screen.findChild(QPushButton, "charter.accept")
    assert isinstance(accept, QPushButton)
    accept.setFocus()
    QTest.keyClick(accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not accept.isVisible())
    accepted = english.charter.accepted()
    assert accepted is not None
    assert accepted.version == "1.2"
    assert "1.2" in screen.bar.words.text()


def test_a_changed_charter_opens_on_what_changed(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    accept_an_older_charter(english)
    screen = shown(qtbot, english, runner, wording)
    qtbot.waitUntil(screen.changes.isVisible)
    assert {c.number for c in english.charter.changes(Language.ENGLISH)} == {"3", "9"}
    before_and_after = screen.findChild(Reading, "charter.change.3.text")
    assert isinstance(before_and_after, Reading)
    assert "Say nothing about figures." in before_and_after.toPlainText()
    assert "official announcement" in before_and_after.toPlainText()
    assert "1.1" in screen.bar.words.text()
    screen.accept()
    qtbot.waitUntil(lambda: not screen.changes.isVisible())
    assert english.charter.changes(Language.ENGLISH) == ()


def test_arrow_keys_go_from_section_to_section(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = shown(qtbot, english, runner, wording)
    sections(screen).setFocus()
    QTest.keyClick(sections(screen), Qt.Key.Key_Down)
    assert screen.title.text() == "Your accounts, your voice"
    QTest.keyClick(sections(screen), Qt.Key.Key_Up)
    assert screen.title.text() == "The Nordalia social media charter"


def test_a_section_asked_for_early_is_shown_when_the_charter_is_there(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = CharterScreen(english, runner, wording)
    qtbot.addWidget(screen)
    screen.show_section("6")
    screen.show()
    screen.activate()
    qtbot.waitUntil(lambda: screen.title.text() == "People come before the post")


def test_search_finds_sections_and_rules_and_gives_all_back(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = shown(qtbot, english, runner, wording)
    everything = rows(screen)
    field = screen.findChild(QLineEdit, "charter.search")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "iban")  # a word of a rule, of no section
    qtbot.waitUntil(lambda: rows(screen) == 1 and screen.title.text() == "People come before the post")
    assert "one place" in screen.hits.text()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: rows(screen) == everything)
    QTest.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: "Nothing" in screen.hits.text())


def test_rules_stand_below_their_section(qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording) -> None:
    screen = shown(qtbot, english, runner, wording)
    screen.show_section("3")
    names = english.charter.do_and_dont("3", Language.ENGLISH)
    qtbot.waitUntil(lambda: len([w for w in screen.cards.findChildren(QWidget) if w.accessibleName()]) >= len(names))
    assert not screen.cards.isHidden()


@pytest.mark.usefixtures("home")
def test_rules_of_no_section_stand_with_the_introduction(qtbot: QtBot, runner: TaskRunner, tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(resources.root() / "library", library)
    rule = library / "charter" / "rules" / "Forme" / "Exclamations.yml"
    rule.write_text(re.sub("(?m)^section:.*\n", "", rule.read_text("utf-8")), "utf-8")
    services = build(AppPaths.default(), library=library)
    try:
        services.library.ensure()
        screen = shown(qtbot, services, runner, services.wording(Language.FRENCH))
        screen.show_section(INTRODUCTION)
        (guidance,) = services.charter.do_and_dont("", Language.FRENCH)
        title = services.wording(Language.FRENCH).message(guidance.title)
        qtbot.waitUntil(lambda: any(title in w.accessibleName() for w in screen.cards.findChildren(QWidget)))
    finally:
        services.close()


def test_every_control_has_a_name(qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording) -> None:
    screen = shown(qtbot, english, runner, wording)
    controls = [w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert controls
    assert [w.objectName() for w in controls if not w.accessibleName()] == []


def test_the_difference_shows_what_went_and_what_came() -> None:
    html = difference_html("One two three.\n\nKept <b>.", "One 2 three.\n\nKept <b>.")
    assert ">two</s>" in html
    assert ">2</u>" in html
    assert "Kept" not in html
    assert "&lt;i&gt;" in difference_html("", "<i>")


def test_places_count_as_qt_does() -> None:
    assert list(places("🎉 Été, ete", "ETE")) == [(3, 6), (8, 11)]
    assert list(places("porte", "or")) == []


def test_a_rule_is_found_by_the_beginnings_of_its_words() -> None:
    rule = RuleCard(Level.WARNING, "Dépêche", "L’embargo tient.", ("ok",), ())
    assert rule.holds("depe emb")
    assert not rule.holds("bargo")
    assert not rule.holds("")


def test_a_message_is_told_without_the_words_found() -> None:
    assert without_gap("“…”: no results yet.") == "No results yet."
    assert without_gap("« … » : attendez.") == "Attendez."
    assert without_gap("“…” hurts.") == "“…” hurts."


def test_little_words_tell_the_language() -> None:
    assert language_of("The results are out, and we love it") is Language.ENGLISH
    assert language_of("Les résultats sont publiés sur le site") is Language.FRENCH


def test_the_sections_are_a_sound_model(qtmodeltester: pytest.FixtureRequest) -> None:
    model = SectionsModel()
    model.show_rows((SectionRow(INTRODUCTION, "", "Introduction"), SectionRow("1", "1", "One", 2)))
    qtmodeltester.check(model)  # type: ignore[attr-defined]  # pytest-qt gives no type for it
    assert model.index_of("1").row() == 1
    assert not model.index_of(CHANGES).isValid()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((), ""),
        ((3,), "A rule of the charter is unreadable or too slow, and Ramage does not check it (A/R3.yml:3)"),
        ((1, 2, 3, 4), "4 rules of the charter are unreadable or too slow"),
    ],
)
def test_rules_that_are_not_checked_are_told(
    qtbot: QtBot, wording: Wording, lines: tuple[int, ...], words: str
) -> None:
    note = SetAsideNote()
    qtbot.addWidget(note)
    note.show_rules(
        [RuleRefused(file=f"A/R{n}.yml", line=n, reason="no") for n in lines],
        wording,
    )
    assert note.text.startswith(words)
    assert bool(note.text) == bool(words) == (not note.isHidden())
    assert ("A/R3.yml:3…" in note.text) == (len(lines) > 3)


def test_a_library_with_all_its_rules_in_force_has_no_note(
    qtbot: QtBot, english: Services, runner: TaskRunner, wording: Wording
) -> None:
    screen = shown(qtbot, english, runner, wording)
    qtbot.waitUntil(lambda: runner.idle)
    note = screen.findChild(SetAsideNote)
    assert note is not None
    assert note.isHidden()
