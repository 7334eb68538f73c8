# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey, PostId
from composer.domain.outbox import JobState
from composer.domain.review import Level
from composer.domain.text import Language
from tests.builders import FakeClock
from tests.fakes.publisher import Does
from tests.services.app import App
from tests.services.small_library import SmallLibrary
from tests.system.films import a_film

INSTAGRAM, THREADS, LINKEDIN, MASTODON = (NetworkKey(key) for key in ("instagram", "threads", "linkedin", "mastodon"))
PUBLIC = "https://files.nordalia.example/media/quai.jpg"


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    app = App(tmp_path / "ramage", clock)
    yield app
    app.close()


def a_file(folder: Path, name: str, content: bytes = b"") -> DraftMedia:
    if not content:
        out = BytesIO()
        Image.new("RGB", (400, 300), "teal").save(out, "PNG" if name.endswith(".png") else "JPEG")
        content = out.getvalue()
    (folder / name).write_bytes(content)
    return DraftMedia(str(folder / name), "Un quai.")


def told(app: App, network: NetworkKey, *media: DraftMedia) -> list[tuple[str, str, Level]]:
    review = app.services.reviewing.review_draft(replace(app.draft(), media=media), network)
    media_rules = ("Network.Media", "Network.ByHand", "Network.Mixed")
    return [
        (found.message.code.removeprefix("network-media-"), found.message.values.get("reason", ""), found.level)
        for found in review.findings
        if found.rule in media_rules
    ]


def test_what_will_not_fit_is_said_while_one_writes(app: App, tmp_path: Path) -> None:
    long = a_file(tmp_path, "long.mp4", a_film(seconds=2000))
    assert told(app, LINKEDIN, long) == [("unfit", "too-long", Level.ERROR)]
    assert told(app, INSTAGRAM, replace(long, address=PUBLIC)) == [("unfit", "too-long", Level.WARNING)]
    last = a_file(tmp_path, "last.mp4", a_film(index_first=False))
    assert told(app, THREADS, last) == [("unfit", "index-last", Level.WARNING)]
    assert told(app, LINKEDIN, a_file(tmp_path, "broken.mp4", b"no film")) == [("unfit", "damaged", Level.ERROR)]
    assert told(app, LINKEDIN, a_file(tmp_path, "note.docx", b"?")) == [("unfit", "unknown-type", Level.ERROR)]


def test_what_can_be_made_to_fit_is_no_one_s_concern(app: App, tmp_path: Path) -> None:
    picture = a_file(tmp_path, "quai.png")
    assert told(app, LINKEDIN, picture) == []
    assert told(app, MASTODON, picture, picture) == []


def test_a_network_that_fetches_files_says_when_it_can_not(app: App, tmp_path: Path) -> None:
    picture = a_file(tmp_path, "quai.jpg")
    assert told(app, INSTAGRAM, picture) == [("by-hand", "", Level.SUGGESTION)]
    assert told(app, INSTAGRAM, replace(picture, address=PUBLIC)) == []
    png = replace(a_file(tmp_path, "quai.png"), address=PUBLIC)
    assert told(app, INSTAGRAM, png) == [("unfit", "format", Level.WARNING)]


def test_media_of_a_library_that_shows_them_to_everybody_carry_their_address(tmp_path: Path, clock: FakeClock) -> None:
    library = SmallLibrary(tmp_path / "library")
    library.post("quai", "media:\n  - file: mon quai.jpg\n    alt: Un quai.\n")
    (tmp_path / "library" / "media").mkdir()
    a_file(tmp_path / "library" / "media", "mon quai.jpg")
    app = App(tmp_path / "ramage", clock, library.root)
    drafting = app.services.drafting
    assert drafting.from_post(PostId("quai"), Language.FRENCH).media[0].address == ""

    library.settings('media_address = "https://files.nordalia.example/media/"')
    app.services.library.ensure()
    draft = drafting.save(drafting.from_post(PostId("quai"), Language.FRENCH))

    address = "https://files.nordalia.example/media/mon%20quai.jpg"
    assert drafting.load(draft.id).media[0].address == address
    assert told(app, INSTAGRAM, *draft.media) == []
    app.close()


def test_files_that_do_not_go_together(app: App, tmp_path: Path) -> None:
    film, picture = a_file(tmp_path, "film.mp4", a_film()), a_file(tmp_path, "quai.jpg")
    assert told(app, LINKEDIN, picture, film) == [("mixed", "", Level.ERROR)]
    assert ("mixed", "", Level.ERROR) not in told(app, THREADS, picture, film)


def test_a_file_that_changed_is_judged_anew(app: App, tmp_path: Path) -> None:
    draft = replace(app.draft(), media=(a_file(tmp_path, "film.mp4", a_film(seconds=2000)),))
    reviewing = app.services.reviewing
    before = reviewing.review_draft(draft, LINKEDIN)
    assert any(found.rule == "Network.Media" for found in before.findings)
    a_file(tmp_path, "film.mp4", a_film(seconds=20, size=1000))
    after = reviewing.review_draft(draft, LINKEDIN)
    assert not any(found.rule == "Network.Media" for found in after.findings)


@pytest.mark.parametrize(("does", "code"), [(Does.MISFIT, "media-unfit"), (Does.MISS, "input-unreadable")])
def test_a_file_found_unfit_when_it_should_leave_is_a_refusal_and_no_doubt(app: App, does: Does, code: str) -> None:
    app.network.next(does)
    app.publish()
    refused = app.run()
    assert refused.state is JobState.REFUSED
    assert refused.reason is not None
    assert refused.reason.code == code
    assert "{" not in app.services.wording(Language.FRENCH).message(refused.reason)


def test_a_file_that_is_not_there_is_left_to_whoever_sends_it(app: App, tmp_path: Path) -> None:
    assert told(app, INSTAGRAM, DraftMedia(str(tmp_path / "absent.jpg"))) == []
