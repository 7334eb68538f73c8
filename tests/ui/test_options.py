# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.drafts import DraftMedia
from composer.domain.errors import Unreachable
from composer.domain.ids import NetworkKey
from composer.domain.networks import Account
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.ui.card_faces import Way
from composer.ui.models.findings_model import CardRow
from composer.ui.screens.compose import ComposeScreen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.options_dialog import OptionFace, OptionsDialog
from composer.ui.widgets.preview import PreviewDialog
from tests.builders import an_account
from tests.fakes.publisher import FakePublisher
from tests.ui.windows import brought_up

MASTODON, TIKTOK, LINKEDIN = NetworkKey("mastodon"), NetworkKey("tiktok"), NetworkKey("linkedin")
CLEAN = "Hier matin, un colis perdu a retrouvé son chemin grâce à ma voisine."


class Choosy(FakePublisher):
    """Offers each account what it has of its own."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.clock)
        self.away = False

    def offered(self, account: Account) -> Mapping[str, tuple[str, ...]]:
        if self.away:
            raise Unreachable(network=account.network, reason="no route")
        return {"privacy": ("mutual_follow_friends", "self_only"), "stitches": ("off",)}


@pytest.fixture
def choosy(services: Services) -> Choosy:
    return Choosy(services)


Open = Callable[..., AbstractContextManager[ComposeScreen]]


@pytest.fixture
def open_compose(
    services: Services, choosy: Choosy, runner: TaskRunner, wording: Wording, qtbot: QtBot
) -> Iterator[Open]:
    """A draft for networks the person has accounts on."""
    for network in (MASTODON, TIKTOK):
        server = "https://social.example" if network == MASTODON else ""
        account = an_account(f"me-{network}", network=network, handle="@lea", display_name="Léa", server=server)
        services.outside._store.keep(Connection(account, "way"))
    made = build(services.paths, publishers={TIKTOK: choosy, MASTODON: choosy})

    @contextmanager
    def opened(*networks: NetworkKey, media: tuple[DraftMedia, ...] = ()) -> Iterator[ComposeScreen]:
        screen = ComposeScreen(made, runner, wording)
        brought_up(screen, qtbot)
        draft = replace(made.drafting.blank(Language.FRENCH), networks=networks, text=CLEAN, media=media)
        screen.open_draft(draft)
        yield screen
        screen.leave()
        qtbot.waitUntil(lambda: runner.idle)

    yield opened
    made.close()


def options_button(screen: ComposeScreen) -> QPushButton:
    found = screen.findChild(QPushButton, "compose.options")
    assert found is not None
    return found


def control(screen: QWidget, key: str, kind: type[QWidget]) -> QWidget:
    found = screen.findChild(kind, f"options.{key}")
    assert found is not None, key
    return found


def press(screen: QWidget, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, code, modifier)


def opened_dialog(screen: ComposeScreen, qtbot: QtBot) -> OptionsDialog:
    """By its keys."""
    press(screen, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: screen.findChild(OptionsDialog) is not None)
    dialog = screen.findChild(OptionsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_only_networks_with_an_account_and_choices_have_options(open_compose: Open) -> None:
    with open_compose(NetworkKey("practice")) as screen:
        assert options_button(screen).isHidden()
    with open_compose(LINKEDIN) as screen:
        assert options_button(screen).isHidden(), "by hand they are chosen over there"
    with open_compose(MASTODON) as screen:
        assert options_button(screen).isVisible()
        assert options_button(screen).text() == "Options"
        assert "Who sees it: Everybody" in options_button(screen).toolTip()


def test_a_warning_and_who_sees_it_are_chosen_with_the_keyboard_and_kept_with_the_draft(
    open_compose: Open, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    with open_compose(MASTODON) as screen:
        dialog = opened_dialog(screen, qtbot)
        control(dialog, "content-warning", QLineEdit).setFocus()
        QTest.keyClicks(control(dialog, "content-warning", QLineEdit), "Velo")
        press(dialog, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is control(dialog, "visibility", QComboBox)
        press(dialog, Qt.Key.Key_Down)
        press(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: screen.findChild(OptionsDialog) is None)
        assert screen.focusWidget() is screen.desk.editor
        draft = screen.draft
        assert draft is not None
        assert draft.options == {MASTODON: {"content-warning": "Velo", "visibility": "unlisted"}}
        assert options_button(screen).text().startswith("Options · Velo")
        payload = services.publishing.payload(draft, MASTODON)
        assert payload.options == draft.options[MASTODON]
        assert payload.count.used == len(CLEAN) + len("Velo")
        screen.leave()
        qtbot.waitUntil(lambda: runner.idle)
        assert services.drafting.load(draft.id).options == draft.options


def test_what_must_be_chosen_blocks_with_its_reason_until_it_is(open_compose: Open, qtbot: QtBot) -> None:
    with open_compose(TIKTOK, media=(DraftMedia("/nowhere/tour.mp4"),)) as screen:
        publish = screen.findChild(QAbstractButton, "compose.publish")
        assert publish is not None
        dialog = opened_dialog(screen, qtbot)
        way = control(dialog, "way", QComboBox)
        way.setFocus()
        press(dialog, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: dialog.findChild(QComboBox, "options.privacy") is not None)
        assert options_button(screen).text() == "Choose: Who can see it"
        qtbot.waitUntil(lambda: any("Who can see it" in line for line in screen.desk.bar.sentences))
        assert not publish.isEnabled()
        privacy = control(dialog, "privacy", QComboBox)
        assert isinstance(privacy, QComboBox)
        assert privacy.currentIndex() == -1, "nothing is chosen beforehand"
        qtbot.waitUntil(privacy.isEnabled)
        privacy.setFocus()
        press(dialog, Qt.Key.Key_Down)
        assert privacy.currentText() == "Friends", "everybody is not offered to this account"
        told = dialog.findChild(QLabel, "options.told")
        assert told is not None
        assert told.text().startswith("By posting, you agree to TikTok's Music")
        assert not control(dialog, "stitches", QWidget).isEnabled()
        assert control(dialog, "duets", QWidget).isEnabled()
        press(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not any("Who can see it" in line for line in screen.desk.bar.sentences))
        qtbot.waitUntil(lambda: any("Music Usage" in line for line in screen.desk.bar.sentences))
        assert publish.isEnabled()
        screen.preview()
        shown = screen.findChild(PreviewDialog)
        assert shown is not None
        lines = [line.text() for line in shown.findChildren(QLabel, "preview.told")]
        assert lines == [
            "How to publish: Directly",
            "Who can see it: Friends",
            "By posting, you agree to TikTok's Music Usage Confirmation",
        ]
        shown.accept()


def test_without_the_network_nothing_is_offered_and_it_is_said(
    open_compose: Open, choosy: Choosy, qtbot: QtBot
) -> None:
    choosy.away = True
    with open_compose(TIKTOK) as screen:
        assert screen.draft is not None
        screen._become(screen.draft.with_option(TIKTOK, "way", "direct"))
        dialog = opened_dialog(screen, qtbot)
        said = dialog.findChild(QLabel, "options.waiting")
        assert said is not None
        qtbot.waitUntil(lambda: "TikTok" in said.text() and "Asking" not in said.text())
        assert not control(dialog, "privacy", QComboBox).isEnabled()
        press(dialog, Qt.Key.Key_Escape)


def test_fields_and_choices_begin_at_one_line(runner: TaskRunner, qtbot: QtBot) -> None:
    del runner  # for the theme
    dialog = OptionsDialog("Mastodon")
    qtbot.addWidget(dialog)
    warning = OptionFace("content-warning", "Content warning", {}, "", frozenset())
    sights = {"public": "Everybody", "private": "Followers only"}
    sight = OptionFace("visibility", "Who sees it", sights, "public", frozenset(sights))
    dialog.show_options((warning, sight), ())
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.findChild(QLineEdit, "options.content-warning")
    box = dialog.findChild(QComboBox, "options.visibility")
    assert field is not None
    assert box is not None
    lefts = {each.mapTo(dialog, each.rect().topLeft()).x() for each in (field, box)}
    assert len(lefts) == 1


FORBIDDEN = "Les résultats du troisième trimestre confirment la tendance"


def about_options(screen: ComposeScreen) -> list[CardRow]:
    found = tuple(f for f in screen.desk.editor.findings() if f.finding.option)
    return list(screen.desk.findings.rows_of(found))


def test_what_the_charter_says_of_a_warning_stands_at_its_field_and_beside_publish(
    open_compose: Open, qtbot: QtBot
) -> None:
    with open_compose(MASTODON) as screen:
        draft = screen.draft
        assert draft is not None
        screen.open_draft(draft.with_option(MASTODON, "content-warning", FORBIDDEN))
        qtbot.waitUntil(lambda: len(about_options(screen)) == 1)
        (row,) = about_options(screen)
        (way,) = [way for way in row.face.ways if way.way is Way.SHOW]
        assert way.words == "Show the option"
        assert row.face.words.text.startswith("Content warning: ")
        told = "Mastodon, “Content warning”: the charter does not allow"
        qtbot.waitUntil(lambda: any(told in said for said in screen.desk.bar.sentences))
        screen.desk.findings.take(row, way)
        dialog = screen.findChild(OptionsDialog)
        assert dialog is not None
        notes = dialog.findChild(QLabel, "options.content-warning.notes")
        assert notes is not None
        assert notes.text() == row.face.words.text.removeprefix("Content warning: ")
        assert notes.property("tone") == "danger"
        field = dialog.findChild(QLineEdit, "options.content-warning")
        assert field is not None
        assert field.accessibleDescription() == notes.text()
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "Le train")
        qtbot.waitUntil(lambda: notes.isHidden() and not about_options(screen))
        assert QApplication.focusWidget() is field
        press(dialog, Qt.Key.Key_Escape)


def test_stepping_through_the_findings_opens_no_dialog(open_compose: Open, qtbot: QtBot) -> None:
    with open_compose(MASTODON) as screen:
        draft = screen.draft
        assert draft is not None
        screen.open_draft(draft.with_option(MASTODON, "content-warning", FORBIDDEN))
        qtbot.waitUntil(lambda: any(f.finding.option for f in screen.desk.editor.findings()))
        for _ in screen.desk.editor.findings():
            press(screen, Qt.Key.Key_F8)
        assert screen.findChild(OptionsDialog) is None
