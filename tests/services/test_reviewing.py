# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.review import Level, Source, Verdict
from composer.domain.settings import TYPOGRAPHY
from composer.domain.text import Language
from tests.builders import PRACTICE, a_context
from tests.services.app import LINKEDIN, App

FORBIDDEN = "Les résultats du troisième trimestre confirment la tendance."


def test_findings_come_in_a_stable_order_from_every_source(app: App) -> None:
    text = f"{FORBIDDEN} Quelle joie !  " + "a" * 3100
    review = app.services.reviewing.review(text, a_context())
    assert list(review.findings) == sorted(review.findings, key=lambda f: f.order)
    assert {finding.source for finding in review.findings} >= {Source.CHARTER, Source.LANGUAGE, Source.NETWORK}
    assert all(finding.span is None or finding.span.end <= len(text) for finding in review.findings)
    again = app.services.reviewing.review(text, a_context())
    assert again == review


@pytest.mark.parametrize("source", list(Source))
def test_only_narrows_the_sources(app: App, source: Source) -> None:
    review = app.services.reviewing.review(FORBIDDEN + "  oui !", a_context(), only=(source,))
    assert {finding.source for finding in review.findings} <= {source}


def test_counts_are_given_for_the_networks_asked(app: App) -> None:
    review = app.services.reviewing.review("Bonjour", a_context(network=LINKEDIN), (NetworkKey("x"),))
    assert set(review.counts) == {LINKEDIN, NetworkKey("x")}


def test_a_warning_can_be_ignored_here_and_an_error_cannot(app: App) -> None:
    draft = app.draft(f"{FORBIDDEN} Quelle joie !")
    findings = app.services.reviewing.review_draft(draft, PRACTICE).findings
    deaf = replace(draft, ignored=frozenset(finding.key for finding in findings))
    left = app.services.reviewing.review_draft(deaf, PRACTICE).findings
    assert left == tuple(finding for finding in findings if finding.level is Level.ERROR)
    assert left
    assert len(left) < len(findings)


def test_the_voice_is_judged_beside_the_post(app: App) -> None:
    post = PostId("partenariat-acme")
    words = app.services.drafting.approved_words(post, Language.FRENCH)
    draft = replace(app.draft(words), post=post)
    copied = app.services.reviewing.review_draft(draft, PRACTICE).voice
    assert copied is not None
    assert copied.verdict is Verdict.VERBATIM
    own = app.services.reviewing.review_draft(draft.with_text("Ma première nuit au quai, j’ai eu froid."), PRACTICE)
    assert own.voice is not None
    assert own.voice.verdict is Verdict.OWN
    assert app.services.reviewing.review_draft(app.draft(), PRACTICE).voice is None


def test_a_post_that_left_the_library_does_no_harm(app: App) -> None:
    draft = replace(app.draft(), post=PostId("gone"))
    assert app.services.reviewing.review_draft(draft, PRACTICE).voice is None


def test_settings_take_effect_at_the_next_review(app: App) -> None:
    text = "Quelle joie! Vraiment?"
    assert app.services.reviewing.review(text, a_context(), only=(Source.LANGUAGE,)).findings
    app.services.preferences.change(TYPOGRAPHY, False)
    assert not app.services.reviewing.review(text, a_context(), only=(Source.LANGUAGE,)).findings


def test_now_is_cut_to_the_minute_and_a_slot_is_not(app: App) -> None:
    app.clock.tick(seconds=42)
    draft = app.draft()
    assert app.services.reviewing.context_for(draft, PRACTICE).publish_at.second == 0
    slot = app.clock.now() + timedelta(days=1)
    assert app.services.reviewing.context_for(draft, PRACTICE, slot).publish_at == slot


def test_the_bundled_rules_are_all_in_order(app: App) -> None:
    app.services.reviewing.warm()
    assert app.services.reviewing.refused_rules() == ()
