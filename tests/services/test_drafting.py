# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from composer.domain.drafts import Draft
from composer.domain.errors import GuideNotFound, PostNotFound
from composer.domain.ids import GuideId, PostId
from composer.domain.settings import NETWORKS_ON
from composer.domain.text import Language
from tests.builders import PRACTICE
from tests.services.app import LINKEDIN, App

POST = PostId("partenariat-acme")


def test_a_post_gives_its_title_pictures_and_words_on_request(app: App) -> None:
    draft = app.services.drafting.from_post(POST, Language.ENGLISH)
    assert (draft.language, draft.post, draft.networks) == (Language.ENGLISH, POST, (PRACTICE,))
    assert draft.media[0].alt
    assert app.services.library.media_path("quai-gennevilliers.png").is_file()
    words = app.services.drafting.approved_words(POST, Language.ENGLISH)
    assert app.services.library.post(POST).texts[Language.ENGLISH].body in words
    with pytest.raises(PostNotFound):
        app.services.drafting.from_post(PostId("nothing"), Language.FRENCH)


def test_a_language_the_post_lacks_gives_its_own(app: App) -> None:
    assert app.services.drafting.from_post(PostId("carnet-de-bord"), Language.ENGLISH).language is Language.FRENCH


def test_new_drafts_are_for_the_networks_of_the_settings(app: App) -> None:
    app.services.preferences.change(NETWORKS_ON, ("linkedin", "gone", "practice"))
    assert app.services.drafting.blank(Language.FRENCH).networks == (LINKEDIN, PRACTICE)


def test_the_person_comes_back_to_the_draft_they_left(app: App) -> None:
    assert app.services.drafting.open_draft() is None
    draft = app.draft()
    app.services.drafting.remember_open(draft.id)
    app.restart()
    assert app.services.drafting.open_draft() == draft
    app.services.drafting.discard(draft.id)
    assert app.services.drafting.open_draft() is None
    assert app.services.drafting.restore(draft.id).text == draft.text


def test_saving_stamps_the_time(app: App) -> None:
    draft = app.draft()
    app.clock.tick(minutes=5)
    saved = app.services.drafting.save(draft.with_text("Autre."))
    assert saved.updated == app.clock.now()
    assert app.services.drafting.load(draft.id) == saved
    assert [r.text for r in app.services.drafting.revisions(draft.id)] == [draft.text]


def walk(app: App) -> Draft:
    guide = app.services.guiding.guides(Language.FRENCH)[0]
    return app.services.guiding.begin(guide.id, Language.FRENCH)


def test_answers_survive_and_become_the_text(app: App) -> None:
    guiding = app.services.guiding
    draft = guiding.go_to(guiding.answer(walk(app), 0, "Lundi, il pleuvait."), 1)
    app.restart()
    guiding = app.services.guiding
    found = app.services.drafting.load(draft.id)
    assert found.guide is not None
    assert found.guide.step == 1
    assert guiding.preview(found) == "Lundi, il pleuvait."
    done = guiding.finish(guiding.answer(found, 2, "J’ai appris à demander leur avis à ceux qui roulent."))
    assert done.text == "Lundi, il pleuvait.\n\nJ’ai appris à demander leur avis à ceux qui roulent."
    assert done.guide is not None
    assert done.guide.step == len(done.guide.answers)


def test_steps_beyond_the_guide_do_not_exist(app: App) -> None:
    draft = walk(app)
    assert draft.guide is not None
    assert app.services.guiding.go_to(draft, 99).guide == replace(draft.guide, step=len(draft.guide.answers))
    with pytest.raises(GuideNotFound):
        app.services.guiding.answer(draft, 99, "x")
    with pytest.raises(GuideNotFound):
        app.services.guiding.begin(GuideId("nothing"), Language.FRENCH)
    with pytest.raises(GuideNotFound):
        app.services.guiding.preview(app.draft())


def test_a_guide_may_start_beside_a_post(app: App) -> None:
    guide = app.services.guiding.guides(Language.FRENCH)[0]
    draft = app.services.guiding.begin(guide.id, Language.FRENCH, POST)
    assert draft.post == POST
    assert draft.media
    assert draft.text == ""


def test_a_guide_made_longer_keeps_the_answers(app: App) -> None:
    draft = app.services.guiding.answer(walk(app), 0, "Lundi.")
    assert draft.guide is not None
    shorter = replace(draft, guide=replace(draft.guide, answers=draft.guide.answers[:1], step=1))
    assert app.services.guiding.preview(shorter) == "Lundi."
