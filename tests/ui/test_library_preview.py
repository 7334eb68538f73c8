# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of a preview: the mark it wears, and how it follows what is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.app import preview_services
from composer.bootstrap import Services
from composer.domain.ids import PostId
from composer.domain.settings import INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.services.library_new import write_new
from composer.system import resources
from composer.system.paths import AppPaths
from composer.system.previews import preview_home
from composer.ui.navigation import SCREENS
from composer.ui.preview_desk import PreviewDesk
from composer.ui.preview_mark import PreviewStrip, mark_of_posts, wear_mark
from composer.ui.session import Session
from composer.ui.widgets.preview import PostView

TITLE = "Six heures, le quai s’éveille"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_new(resources.root() / "new-library", tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def services(tmp_path: Path, library: Path) -> Iterator[Services]:
    with preview_home(AppPaths.below(tmp_path / "own")) as paths:
        made = preview_services(paths, library)
        made.preferences.change(INTERFACE_LANGUAGE, "fr")
        yield made
        made.close()


@pytest.fixture
def session(qapp: QApplication, services: Services, qtbot: QtBot) -> Iterator[Session]:
    wear_mark(True)
    made = Session(qapp, services)
    desk = PreviewDesk(services, made)
    made.open()
    qtbot.waitUntil(lambda: made.window.current is not None and made.runner.idle, timeout=20_000)
    yield made
    desk.stop()
    made.close()
    wear_mark(False)


def strip(session: Session) -> PreviewStrip:
    found = session.window.menuWidget()
    assert isinstance(found, PreviewStrip)
    return found


def look(session: Session, qtbot: QtBot) -> None:
    desk = session.findChild(PreviewDesk)
    assert desk is not None
    qtbot.waitUntil(lambda: session.runner.idle, timeout=20_000)
    desk.look()
    qtbot.waitUntil(lambda: session.runner.idle, timeout=20_000)


def titles(services: Services) -> list[str]:
    return [services.library.post(PostId("bonjour")).texts[Language.FRENCH].title]


def words_on(page: QWidget) -> set[str]:
    return {shown.text() for shown in page.findChildren(QLabel) if shown.isVisible()}


def test_every_screen_lies_under_the_strip_and_the_title_says_it(session: Session, qtbot: QtBot) -> None:
    for spec in SCREENS:
        session.window.show_screen(spec.key)
        qtbot.waitUntil(lambda: session.runner.idle, timeout=20_000)
        assert strip(session).isVisible(), spec.key
        assert "Aperçu. Personne n’a approuvé cette bibliothèque" in " ".join(words_on(strip(session)))
    assert session.window.windowTitle() == "Ramage – aperçu, approuvé par personne"


def test_a_post_as_its_readers_would_see_it_wears_the_mark(session: Session, services: Services, qtbot: QtBot) -> None:
    draft = services.drafting.from_post(PostId("bonjour"), Language.FRENCH)
    draft = services.drafting.save(replace(draft, text="À six heures, j’ai compté 42 caisses avec Karim."))
    services.publishing.publish(draft, [services.accounts.practice.id], confirmed=True)
    services.publishing.run_due()
    session.window.show_screen("outbox")
    qtbot.waitUntil(lambda: any(view.isVisible() for view in session.window.findChildren(PostView)), timeout=20_000)
    views = [view for view in session.window.findChildren(PostView) if view.isVisible()]
    assert all("Aperçu · approuvé par personne" in words_on(view) for view in views)


def test_accounts_say_that_nothing_goes_out(session: Session, qtbot: QtBot) -> None:
    session.window.show_screen("accounts")
    qtbot.waitUntil(
        lambda: any("rien ne part vers ces réseaux" in words for words in words_on(session.window)), timeout=20_000
    )


def test_the_window_follows_what_is_saved(session: Session, services: Services, library: Path, qtbot: QtBot) -> None:
    post = library / "posts" / "bonjour.md"
    before = post.read_text("utf-8")
    post.write_text(before.replace(TITLE, "Sept heures, le quai bâille"), "utf-8")
    look(session, qtbot)
    assert titles(services) == ["Sept heures, le quai bâille"]
    assert strip(session).trouble == ""


def test_what_cannot_be_read_is_told_and_the_last_good_one_stays(
    session: Session, services: Services, library: Path, qtbot: QtBot
) -> None:
    post = library / "posts" / "bonjour.md"
    before = post.read_text("utf-8")
    post.write_text(before.replace("themes: [metiers]", "themes: [mer]"), "utf-8")
    look(session, qtbot)
    assert "posts/bonjour.md, ligne 5" in strip(session).trouble
    assert titles(services) == [TITLE]
    post.write_text(before, "utf-8")
    look(session, qtbot)
    assert strip(session).trouble == ""


def test_another_language_for_the_strip_too(session: Session, services: Services, qtbot: QtBot) -> None:
    services.preferences.change(INTERFACE_LANGUAGE, "en")
    session.window.setting_changed.emit(INTERFACE_LANGUAGE.key)
    qtbot.waitUntil(lambda: session.runner.idle, timeout=20_000)
    assert "Nobody has approved this library" in " ".join(words_on(strip(session)))
    assert session.window.windowTitle() == "Ramage – preview, approved by nobody"


def test_a_persons_own_window_wears_no_mark() -> None:
    assert mark_of_posts() is None
