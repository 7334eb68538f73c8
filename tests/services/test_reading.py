# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library and the charter as people meet them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.errors import LibraryInvalid
from composer.domain.ids import PostId, ThemeId
from composer.domain.library import PostQuery
from composer.domain.text import Language
from composer.services.charter import Change
from composer.system import resources
from tests.builders import PRACTICE, FakeClock
from tests.services.app import App

HOLD = '---\ntitle: Attendez\nkind: hold\nscope: theme:terrain\nactive: true\nuntil: "{until}"\n---\nAttendez.\n'


@pytest.fixture
def own(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    """A program over a copy of the sample library, in ``tmp_path / library``, without its pictures' weight."""
    shutil.copytree(resources.root() / "library", tmp_path / "library")
    app = App(tmp_path / "ramage", clock, tmp_path / "library")
    yield app
    app.close()


def test_words_are_found_whatever_their_accents_and_plurals(app: App) -> None:
    found = {card.id for card in app.services.library.search(PostQuery(words="EQUIPE", include_expired=True)).cards}
    again = {card.id for card in app.services.library.search(PostQuery(words="équipes", include_expired=True)).cards}
    assert found == again
    assert found


def test_the_library_is_compiled_once_and_again_when_it_changes(own: App, tmp_path: Path) -> None:
    assert not own.services.library.ensure()
    (tmp_path / "library" / "posts" / "neuf.md").write_text("---\ntitle: Neuf\n---\nTout neuf.", "utf-8")
    assert own.services.library.ensure()
    assert own.services.library.post(PostId("neuf")).texts[Language.FRENCH].body == "Tout neuf."


def test_a_broken_library_leaves_the_last_good_one(own: App, tmp_path: Path) -> None:
    (tmp_path / "library" / "posts" / "neuf.md").write_text("Pas d’en-tête.", "utf-8")
    before = own.services.library.search(PostQuery()).total
    with pytest.raises(LibraryInvalid):
        own.services.library.ensure()
    assert own.services.library.search(PostQuery()).total == before


def test_a_hold_covers_its_theme_while_it_lasts(own: App, tmp_path: Path, clock: FakeClock) -> None:
    until = clock.now().replace(hour=12)
    (tmp_path / "library" / "notices" / "stop.md").write_text(HOLD.format(until=until.isoformat()), "utf-8")
    own.services.library.ensure()
    holding = own.services.library.holding
    assert holding(PRACTICE, (ThemeId("terrain"),)) is not None
    assert holding(PRACTICE, (ThemeId("produit"),)) is None
    assert [notice.title for notice in own.services.library.notices()] == ["Attendez"]
    clock.tick(hours=5)
    assert holding(PRACTICE, (ThemeId("terrain"),)) is None
    assert own.services.library.notices() == ()


def test_themes_have_names(app: App) -> None:
    assert app.services.library.theme_label(ThemeId("equipe"), Language.ENGLISH) == "Team life"
    assert app.services.library.theme_label(ThemeId("gone"), Language.ENGLISH) == "gone"


def test_the_charter_is_read_and_searched(app: App) -> None:
    charter = app.services.charter
    assert [section.number for section in charter.sections_html(Language.ENGLISH)] == [str(n) for n in range(1, 11)]
    assert "1" in [section.number for section in charter.search(Language.FRENCH, "SALAIRES")]
    assert len(charter.search(Language.FRENCH, " ")) == 10
    assert charter.search(Language.FRENCH, "xyzzy") == ()
    assert charter.do_and_dont("3", Language.FRENCH)


def test_the_rules_of_a_section_follow_the_library(own: App, tmp_path: Path) -> None:
    charter = own.services.charter
    before = charter.do_and_dont("3", Language.FRENCH)
    rule = 'extends: existence\nmessage: "%s"\ntokens: [a]\nsection: "3"\ndescription: Tout neuf\nlang: [{}]\n'
    (tmp_path / "library" / "charter" / "rules" / "Neuf.yml").write_text(rule.format("fr"), encoding="utf-8")
    assert charter.do_and_dont("3", Language.FRENCH) == before
    own.services.library.ensure()
    (new,) = [rule for rule in charter.do_and_dont("3", Language.FRENCH) if rule not in before]
    assert new.title.values[""] == "Tout neuf"
    assert new not in charter.do_and_dont("3", Language.ENGLISH)


def test_a_changed_charter_shows_what_changed(own: App, tmp_path: Path) -> None:
    charter = own.services.charter
    assert charter.accepted() is None
    assert charter.changes(Language.FRENCH) == ()
    accepted = charter.accept(Language.FRENCH)
    assert charter.accepted() == accepted
    assert charter.changes(Language.FRENCH) == ()
    file = tmp_path / "library" / "charter" / "charter.md"
    text = file.read_text("utf-8").replace('version: "1.2"', 'version: "1.3"').replace("## 10.", "## 11.")
    file.write_text(text.replace("Non est une réponse complète.", "Non suffit."), "utf-8")
    own.services.library.ensure()
    changes = {change.number: change for change in own.services.charter.changes(Language.FRENCH)}
    assert {number: change.kind for number, change in changes.items()} == {
        "1": Change.CHANGED,
        "10": Change.REMOVED,
        "11": Change.ADDED,
    }
    assert "Non suffit." in changes["1"].after
    assert "Non est une réponse complète." in changes["1"].before
    assert own.services.charter.changes(Language.ENGLISH) == ()
    assert accepted.version == "1.2"
