# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen in light and dark, French and English, large and small, for eyes to judge."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtWidgets import QApplication

from composer.bootstrap import Services
from composer.domain.drafts import Draft, DraftMedia
from composer.domain.ids import GuideId, NetworkKey, PostId
from composer.domain.ports import Clock
from composer.domain.settings import INTERFACE_LANGUAGE, INTERFACE_THEME
from composer.domain.text import Language
from composer.ui.demo.accounts import photograph_accounts, photograph_ledger
from composer.ui.demo.driver import Driver
from composer.ui.demo.hints import photograph_hints
from composer.ui.demo.notices import photograph_notices
from composer.ui.demo.peers import hand_to_a_colleague
from composer.ui.demo.policies import photograph_policies
from composer.ui.demo.publications import photograph_publications
from composer.ui.demo.results import WalkingClock, live_through, photograph_results
from composer.ui.demo.script import SCRIPTS, Script
from composer.ui.demo.sizes import in_each_size
from composer.ui.demo.team import photograph_team
from composer.ui.navigation import SCREENS
from composer.ui.session import Session
from composer.ui.widgets.editor import PostEditor

POST: Final = PostId("partenariat-acme")
GUIDE: Final = GuideId("changement-d-avis")


class BuildIn(Protocol):
    """Services over the files of a folder; the computer's clock where none is given."""

    def __call__(self, home: Path, clock: Clock | None = None) -> Services: ...


def photograph_everything(app: QApplication, build: BuildIn, folder: Path, tell: Callable[[str], None]) -> None:
    """One window per language and theme, filled with work under way; a picture of each screen at each size."""
    for language, theme in product(Language, ("light", "dark")):
        with tempfile.TemporaryDirectory(prefix="ramage-gallery-") as home:
            _weeks_before(build, Path(home) / "results", language, theme)
            services, colleague = build(Path(home) / "own"), build(Path(home) / "colleague")
            services.preferences.change(INTERFACE_LANGUAGE, language.value)
            services.preferences.change(INTERFACE_THEME, theme)
            try:
                _photograph(app, services, colleague, language, folder / f"{language}-{theme}")
                _photograph_results(app, build, Path(home) / "results", folder / f"{language}-{theme}")
            finally:
                services.close()
                colleague.close()
        tell(f"{folder / f'{language}-{theme}'}")


def _photograph(app: QApplication, services: Services, colleague: Services, language: Language, folder: Path) -> None:
    session = Session(app, services)
    driver = Driver(session.window, folder)
    try:
        session.open()
        driver.wait("the first start", lambda: driver.is_shown("first.next"))
        in_each_size(session, driver, "first-start")
        session.window.close()
    finally:
        session.close()
    services.preferences.finish_first_start()
    services.reviewing.warm()
    draft = _work_under_way(services, language, SCRIPTS[language])
    asked = hand_to_a_colleague(services, colleague, draft, services.paths.data)
    session = Session(app, services)
    driver = Driver(session.window, folder)
    try:
        session.open()
        for spec in SCREENS:
            driver.wait(f"the window, for {spec.key}", lambda: session.window.isVisible())
            driver.wait("the first screen", lambda: session.window.current is not None)
            driver.press(spec.shortcut)
            driver.wait(spec.key, lambda spec=spec: driver.is_shown(spec.key))  # type: ignore[misc]  # bound now
            driver.wait("its work done", lambda: session.runner.idle)
            in_each_size(session, driver, spec.key)
        photograph_accounts(session, driver, services)
        photograph_ledger(session, driver)
        photograph_policies(session, driver, services)
        photograph_team(session, driver, services, language)
        _slots(session, driver)
        session.window.open_peer_file(str(asked))
        driver.wait("a colleague's draft", lambda: driver.is_shown("rehearsal.text"))
        in_each_size(session, driver, "rehearsal-colleague")
        driver.press("Escape")
        _guide(session, driver, services, language)
        _each_finding(session, driver, services, language)
        photograph_hints(session, driver, services, language)
        photograph_publications(session, driver, services, language)
        photograph_notices(session, driver, services, language)
    finally:
        session.close()


def _weeks_before(build: BuildIn, home: Path, language: Language, theme: str) -> None:
    """A home with results in it."""
    clock = WalkingClock(datetime.now().astimezone())
    services = build(home, clock)
    services.preferences.change(INTERFACE_LANGUAGE, language.value)
    services.preferences.change(INTERFACE_THEME, theme)
    services.preferences.finish_first_start()
    services.library.ensure()
    live_through(services, clock, language)
    services.close()


def _photograph_results(app: QApplication, build: BuildIn, home: Path, folder: Path) -> None:
    services = build(home)
    session = Session(app, services)
    driver = Driver(session.window, folder)
    try:
        session.open()
        driver.wait("the first screen", lambda: session.window.current is not None and session.runner.idle)
        photograph_results(session, driver)
    finally:
        session.close()
        services.close()


def _slots(session: Session, driver: Driver) -> None:
    """The hours offered for the draft that is open."""
    session.window.show_screen("compose")
    driver.press("Ctrl+Shift+Return")
    driver.wait("slots", lambda: driver.is_shown("slots.slot.0") and session.runner.idle)
    in_each_size(session, driver, "compose-slots")
    driver.press("Escape")


def _guide(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """A question with what a post has at hand, and the end."""
    walk = services.guiding.begin(GUIDE, language, POST)
    for step, answer in enumerate(SCRIPTS[language].answers):
        walk = services.guiding.answer(walk, step, answer)
    session.window.open_draft(walk)
    driver.wait("a question", lambda: driver.is_shown("guide.piece.1"))
    in_each_size(session, driver, "guide-question")
    for _ in walk.guide.answers if walk.guide else ():
        driver.press("Ctrl+Return")
    driver.wait("the end", lambda: driver.is_shown("guide.end"))
    in_each_size(session, driver, "guide-end")


def _each_finding(session: Session, driver: Driver, services: Services, language: Language) -> None:
    """A text with something for every check, and a picture with the card of each finding open."""
    draft = services.drafting.blank(language).with_text(SCRIPTS[language].kinds)
    media = (DraftMedia("quai.png"),)
    session.window.open_draft(replace(draft, networks=(NetworkKey("linkedin"),), media=media))
    editor = driver.find("compose.editor", PostEditor)
    driver.wait("findings", lambda: len(editor.findings()) > 0)
    for number in range(len(editor.findings())):
        driver.press("F8")
        driver.wait("the card and its ways out", lambda: session.runner.idle and driver.is_shown("findings.card"))
        in_each_size(session, driver, f"finding-{number + 1:02}")


def _work_under_way(services: Services, language: Language, script: Script) -> Draft:
    """A published post, a guide half answered, and a draft with findings, open."""
    published = services.drafting.from_post(POST, language)
    published = services.drafting.save(published.with_text(script.own))
    account = services.accounts.list()[0]
    services.publishing.publish(published, [account.id], confirmed=True)
    services.publishing.run_due()
    walk = services.guiding.begin(GUIDE, language)
    for step, answer in enumerate(script.answers[:2]):
        walk = services.guiding.answer(walk, step, answer)
    services.guiding.go_to(walk, 2)
    draft = services.drafting.from_post(POST, language).with_text(script.draft)
    networks = (NetworkKey("practice"), NetworkKey("linkedin"), NetworkKey("x"))
    draft = services.drafting.save(replace(draft, networks=networks))
    services.drafting.remember_open(draft.id)
    return draft
