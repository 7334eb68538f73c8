# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person writes into an option is published like the text, and judged like it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer.domain.accounts import Connection
from composer.domain.drafts import Draft
from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import submission_of
from composer.domain.outbox import Job
from composer.domain.review import Finding, Source
from composer.domain.text import Language
from composer.services.judging import Judging
from composer.services.obstacles import ObstacleKind
from tests.builders import FakeClock, a_job, an_account
from tests.services.app import CLEAN, App

MASTODON = NetworkKey("mastodon")
ME, HAND = (AccountId("me"),), (by_hand(MASTODON, "https://social.example"),)
LIBRARY = {
    "library.toml": 'name = "N"\norganisation = "N"\nversion = "1"\nlanguages = ["fr"]\n',
    "charter/rules/Essai/secret.yml": "extends: existence\nlevel: error\nmessage: Not this.\ntokens: [interdit]\n",
    "charter/rules/Essai/careful.yml": "extends: existence\nlevel: warning\nmessage: Careful.\ntokens: [prudence]\n",
    "charter/rules/Essai/absent.yml": (
        "extends: occurrence\nlevel: error\nmessage: Where?\nscope: raw\nmin: 1\ntoken: croissant\n"
    ),
    "charter/rules/Essai/asked.yml": (
        "extends: conditional\nlevel: error\nmessage: Who?\nscope: raw\nfirst: Quai\nsecond: Nordalia\n"
    ),
}


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    for name, text in LIBRARY.items():
        file = tmp_path / "library" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    made = App(tmp_path / "home", clock, tmp_path / "library")
    made.services.outside._store.keep(Connection(an_account("me", network=MASTODON), "way"))
    yield made
    made.close()


def warned(app: App, warning: str, text: str = CLEAN) -> Draft:
    return replace(app.draft(text), networks=(MASTODON,)).with_option(MASTODON, "content-warning", warning)


def beside(app: App, draft: Draft, source: Source = Source.CHARTER) -> list[Finding]:
    review = app.services.reviewing.review_draft(draft, MASTODON)
    return [f for f in review.of(source) if f.option]


def test_a_forbidden_word_in_a_warning_is_found_and_blocks(app: App) -> None:
    draft = warned(app, "C’est interdit")
    (found,) = beside(app, draft)
    assert (found.option, found.match, found.span, found.fixes) == ("content-warning", "interdit", None, ())
    (stop,) = [o for o in app.services.publishing.obstacles(draft, ME, {}) if o.blocking]
    assert (stop.kind, stop.network) == (ObstacleKind.OPTION_ERROR, MASTODON)
    words = app.services.wording(Language.ENGLISH)
    assert words.message(stop.message) == "Mastodon, “Content warning”: the charter does not allow “interdit”."
    assert words.finding(found).text == "Content warning: Not this."
    assert beside(app, warned(app, "Vélo")) == []


def test_by_hand_it_is_written_over_there(app: App) -> None:
    found = app.services.publishing.obstacles(warned(app, "C’est interdit"), HAND, {})
    assert [o.kind for o in found if o.blocking] == []


def test_a_warning_of_the_charter_asks_once_and_can_be_ignored(app: App) -> None:
    draft = warned(app, "Avec prudence")
    (found,) = beside(app, draft)
    asked = [o for o in app.services.publishing.obstacles(draft, ME, {}) if o.kind is ObstacleKind.WARNINGS]
    assert [o.message.values["count"] for o in asked] == ["1"]
    assert beside(app, replace(draft, ignored=frozenset({found.key}))) == []


def test_what_is_asked_of_the_whole_publication_is_not_asked_of_its_warning(app: App) -> None:
    assert beside(app, warned(app, "Au Quai")) == [], "the text says who speaks"
    (found,) = beside(app, warned(app, "Au Quai", "Un croissant."))
    assert found.match == "Quai"


def test_a_misspelt_word_in_a_warning_is_told(app: App) -> None:
    assert [f.match for f in beside(app, warned(app, "Vélo rouillé et cassséé"), Source.LANGUAGE)] == ["cassséé"]


def test_the_option_of_another_network_is_not_read(app: App) -> None:
    review = app.services.reviewing.review_draft(warned(app, "C’est interdit"), NetworkKey("bluesky"))
    assert [f for f in review.findings if f.option] == []


def test_a_review_of_another_warning_decides_nothing(app: App) -> None:
    draft = warned(app, "Vélo")
    held = {MASTODON: app.services.reviewing.review_draft(draft, MASTODON)}
    found = app.services.publishing.obstacles(warned(app, "interdit"), ME, held)
    assert ObstacleKind.OPTION_ERROR in [o.kind for o in found]


def test_it_is_judged_again_when_it_leaves(app: App) -> None:
    judging = Judging(app.services.reviewing, app.services.library, app.clock)

    def job(warning: str, account: AccountId = ME[0]) -> Job:
        submission = submission_of(warned(app, warning), MASTODON)
        now = app.clock.now()
        return replace(
            a_job(),
            account=account,
            network=MASTODON,
            post=None,
            submission=submission,
            created=now,
            due=now,
            planned=None,
        )

    assert judging.against(job("Vélo")) is None
    reason = judging.against(job("C’est interdit"))
    assert reason is not None
    assert (reason.code, reason.values) == ("job-charter-changed", {"count": "1"})
    assert judging.against(job("C’est interdit", HAND[0])) is None
