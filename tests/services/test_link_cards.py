# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryMedia, LibraryPost
from composer.domain.networks import LinkCard
from composer.domain.text import Language
from composer.services.link_cards import LinkCards
from tests.builders import FakeClock, a_draft, a_post
from tests.services.app import App
from tests.services.small_library import SmallLibrary

BLUESKY, MASTODON = NetworkKey("bluesky"), NetworkKey("mastodon")
PAGE = "https://nordalia.example/vélo"
MEDIA = (LibraryMedia("film.mp4", {}), LibraryMedia("quai.png", {Language.FRENCH: "Un quai"}))


def card_of(text: str, post: LibraryPost | None) -> LinkCard | None:
    cards = LinkCards(lambda _: post, lambda file: Path("/media") / file)
    return cards.of(a_draft(text=text, post=PostId("velo")), BLUESKY)


@pytest.mark.parametrize("text", [f"À lire : {PAGE}", f"({PAGE}/), vite", f"Voir {PAGE}. Merci", f"{PAGE}\nOui"])
def test_a_text_that_leads_to_the_page_of_its_post_gets_its_title_and_picture(text: str) -> None:
    post = a_post(link=PAGE, media=MEDIA)
    assert card_of(text, post) == LinkCard(PAGE, "Un vélo-cargo de plus", picture=str(Path("/media/quai.png")))


@pytest.mark.parametrize(
    "text", ["Sans adresse", f"{PAGE}/autre", f"{PAGE}?a=b", f"{PAGE}s", f"{PAGE}.html", "https://nordalia.example"]
)
def test_a_text_that_leads_elsewhere_gets_none(text: str) -> None:
    assert card_of(text, a_post(link=PAGE)) is None


def test_of_a_page_nobody_described_nothing_is_said() -> None:
    assert card_of(f"À lire : {PAGE}", None) is None
    assert card_of(f"À lire : {PAGE}", a_post(link="")) is None
    assert card_of(PAGE, a_post(link=PAGE, media=())) == LinkCard(PAGE, "Un vélo-cargo de plus")


def test_the_card_of_the_preview_is_what_is_sent_where_the_network_lets_us_say_it(tmp_path: Path) -> None:
    library = SmallLibrary(tmp_path / "library")
    library.post("quai", f"link: {PAGE}\n")
    app = App(tmp_path / "home", FakeClock(), library.root)
    draft = app.services.drafting.from_post(PostId("quai"), Language.FRENCH).with_text(f"À lire : {PAGE}")
    card = LinkCard(PAGE, "Un matin")
    assert app.services.publishing.payload(draft, BLUESKY).about == card
    assert app.services.publishing.payload(draft, MASTODON).about is None
    (job,) = app.services.publishing.publish(app.services.drafting.save(draft), ["practice"], True, as_it_is=True)  # type: ignore[list-item]  # an id
    assert job.submission.card == card
    assert app.services.publishing.jobs() == (job,)
    app.close()
