# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide from its first answer to its end, and back again."""

from dataclasses import replace

from composer.domain.drafts import Draft
from composer.domain.ids import GuideId, PostId
from composer.domain.text import Language
from composer.services.guiding import ended
from tests.services.app import App

GUIDE = GuideId("changement-d-avis")
ANSWERS = (
    "en mars, sur le quai de Gennevilliers, avec deux caristes et un café froid",
    "je croyais que le vélo était une belle photo pour le rapport annuel, rien de plus",
    "un collègue a refait ma tournée à vélo et il est rentré avant moi",
    "depuis, je commence par regarder la carte avec ceux qui roulent",
    "",
)


def answered(app: App, post: PostId | None = None) -> Draft:
    draft = app.services.guiding.begin(GUIDE, Language.FRENCH, post)
    for step, words in enumerate(ANSWERS):
        draft = app.services.guiding.answer(draft, step, words)
    return draft


def test_every_answer_is_on_disk_when_it_has_been_given(app: App) -> None:
    draft = app.services.guiding.begin(GUIDE, Language.FRENCH)
    for step, words in enumerate(ANSWERS):
        draft = app.services.guiding.go_to(app.services.guiding.answer(draft, step, words), step + 1)
        app.restart()
        kept = app.services.drafting.load(draft.id)
        assert kept.guide is not None
        assert kept.guide.answers[: step + 1] == ANSWERS[: step + 1]
        draft = kept


def test_moves_are_offered_and_taken_back(app: App) -> None:
    guiding = app.services.guiding
    done = guiding.end(answered(app))
    assert done.draft.text.startswith("En mars, sur le quai")
    assert done.openings
    assert done.closings
    with_both = guiding.end(done.draft, done.openings[0], done.closings[0])
    assert with_both.draft.text == f"{done.openings[0]}\n\n{done.draft.text}\n\n{done.closings[0]}"
    assert guiding.finish(with_both.draft) == with_both.draft
    assert guiding.end(with_both.draft).draft.text == done.draft.text


def test_a_move_that_no_longer_fits_is_dropped(app: App) -> None:
    guiding = app.services.guiding
    done = guiding.end(answered(app))
    draft = guiding.end(done.draft, done.openings[0]).draft
    for step in range(4):
        draft = guiding.answer(draft, step, "oui" if step == 0 else "")
    again = guiding.end(draft, done.openings[0])
    assert (again.draft.text, again.openings) == ("Oui.", ())
    assert again.draft.guide is not None
    assert again.draft.guide.opening == ""


def test_edits_of_the_composer_survive_a_changed_answer(app: App) -> None:
    guiding, drafting = app.services.guiding, app.services.drafting
    draft = guiding.end(answered(app)).draft
    edited = drafting.save(draft.with_text(draft.text.replace("café froid", "café tiède") + "\n\n#SalariéNordalia"))
    assert ended(edited)
    changed = guiding.answer(guiding.go_to(edited, 3), 3, "depuis, je demande aux livreurs avant de tracer")
    again = guiding.end(changed)
    assert "café tiède" in again.draft.text
    assert again.draft.text.endswith("Depuis, je demande aux livreurs avant de tracer.\n\n#SalariéNordalia")
    assert again.kept == 0
    clash = guiding.end(guiding.answer(again.draft, 0, "en avril, sur le quai, avec deux caristes et un thé"))
    assert "café tiède" in clash.draft.text
    assert clash.kept == 1
    alone = guiding.start_over(clash.draft)
    assert alone.draft.text.startswith("En avril, sur le quai")
    assert "#SalariéNordalia" not in alone.draft.text


def test_a_version_written_apart_for_a_network_is_left_alone(app: App) -> None:
    guiding, drafting = app.services.guiding, app.services.drafting
    draft = guiding.end(answered(app)).draft
    apart = drafting.save(replace(draft, variants={draft.networks[0]: "Court."}))
    again = guiding.end(guiding.answer(apart, 3, "depuis, je demande"))
    assert again.draft.variants == apart.variants


def test_guides_begun_come_before_those_that_ended(app: App) -> None:
    first = app.services.guiding.end(answered(app)).draft
    app.clock.tick(minutes=1)
    second = answered(app)
    app.clock.tick(minutes=1)
    app.services.guiding.end(first)
    assert [draft.id for draft in app.services.guiding.walks()] == [second.id, first.id]


def test_a_post_brings_its_facts_its_link_and_its_angles(app: App) -> None:
    post = app.services.library.post(PostId("partenariat-acme"))
    draft = answered(app, post.id)
    material = app.services.guiding.material(draft)
    text = post.text_in(Language.FRENCH)[1]
    assert (material.title, material.facts, material.link) == (text.title, text.facts, post.link)
    assert sorted(angle for some in material.prompts for angle in some) == sorted(text.angles)
    gone = app.services.guiding.material(replace(draft, post=PostId("parti")))
    assert (gone.facts, gone.prompts) == ((), ())
