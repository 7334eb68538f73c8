# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.drafts import COMMON, Draft, DraftMedia
from composer.domain.errors import PeerAnswerForeign
from composer.domain.ids import NetworkKey, PostId
from composer.domain.peer_review import REPLY, CommentId, PeerComment, PeerRequest
from composer.domain.text import Language, Span
from composer.services.rehearsal import Opened, Placed, Received, seconds_aloud, spoken
from tests.builders import FakeClock
from tests.services.app import App

LINKEDIN, X = NetworkKey("linkedin"), NetworkKey("x")
TEXT = "En mars, je n’y croyais pas. Puis un collègue a refait la tournée à vélo. Et vous ?"


@pytest.fixture
def peer(tmp_path: Path, clock: FakeClock, compiled: Path) -> Iterator[App]:
    """A colleague's program, with nothing in common with the author's."""
    shutil.copytree(compiled, tmp_path / "colleague")
    app = App(tmp_path / "colleague", clock)
    yield app
    app.close()


def a_kept_draft(app: App, text: str = TEXT, **changes: object) -> Draft:
    drafting = app.services.drafting
    draft = replace(drafting.blank(Language.FRENCH), text=text, networks=(LINKEDIN, X), **changes)  # type: ignore[arg-type]
    return drafting.save(draft)


def passage(words: str, text: str = TEXT, version: NetworkKey = COMMON, suggestion: str | None = None) -> PeerComment:
    start = text.index(words)
    span = Span(start, start + len(words))
    return PeerComment(CommentId(f"c{start}"), version, "Une remarque.", span, words, suggestion)


def opened(app: App, path: Path) -> Opened:
    found = app.services.rehearsal.open_file(str(path))
    assert isinstance(found, Opened)
    return found


def commented(author: App, peer: App, draft: Draft, folder: Path, *said: PeerComment, reply: str = "") -> Received:
    """There and back again."""
    author.services.rehearsal.hand_over(draft, str(folder / "draft.ramage"), "Et l’accroche ?", "Claire")
    reading = opened(peer, folder / "draft.ramage")
    answer = replace(reading.answer, peer="Nora", reply=reply, comments=said)
    peer.services.rehearsal.send_back(answer, str(folder / "answer.ramage"))
    back = author.services.rehearsal.open_file(str(folder / "answer.ramage"))
    assert isinstance(back, Received)
    return back


def only(app: App, draft: Draft) -> Placed:
    (placed,) = app.services.rehearsal.comments(draft)
    return placed


# -- aloud --------------------------------------------------------------------


@given(st.text())
def test_sentences_lie_in_the_text_in_order_and_have_something_to_say(text: str) -> None:
    said = spoken(text)
    assert all(sentence.words.strip() and sentence.span.end <= len(text) for sentence in said)
    assert all(one.span.end <= other.span.start for one, other in pairwise(said))


def test_a_voice_says_the_site_and_not_the_address() -> None:
    text = "Lisez https://nordalia.example/velo?utm=1 avec @acme.\n\n#VéloCargo 🚲\n\n🎉"
    assert [sentence.words for sentence in spoken(text)] == ["Lisez nordalia.example avec acme.", "VéloCargo 🚲"]


def test_a_minute_holds_a_hundred_and_fifty_words() -> None:
    assert seconds_aloud("mot " * 150) == 60
    assert seconds_aloud("") == 1


# -- there and back -------------------------------------------------------------


def test_what_is_handed_over_is_the_words_and_nothing_of_the_person(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app, post=PostId("partenariat-acme"), title="Partenariat Acme : trois mois après")
    draft = draft.with_text("Court, pour X.", X)
    handed = app.services.rehearsal.hand_over(draft, str(tmp_path / "a.ramage"), " Est-ce clair ? ", "")
    assert [(text.version, text.networks) for text in handed.request.texts] == [(COMMON, (LINKEDIN,)), (X, (X,))]
    document = json.loads((tmp_path / "a.ramage").read_text("utf-8"))
    assert set(document["content"]) == set(PeerRequest.__slots__)
    assert document["content"]["post"] == "partenariat-acme"
    written = (tmp_path / "a.ramage").read_text("utf-8")
    account = app.services.accounts.list()[0]
    for secret in (account.display_name, account.handle, "trois mois après", str(tmp_path)):
        assert not secret or secret not in written
    assert opened(peer, tmp_path / "a.ramage").request == handed.request


def test_pictures_go_along_with_their_words(app: App, peer: App, tmp_path: Path) -> None:
    picture = Path("resources/library/media/quai-gennevilliers.png").resolve()
    media = (DraftMedia(str(picture), "Le quai au matin"), DraftMedia(str(tmp_path / "gone.png"), "Partie"))
    draft = a_kept_draft(app, media=media)
    handed = app.services.rehearsal.hand_over(draft, str(tmp_path / "a.ramage"))
    assert handed.left_out == ("gone.png",)
    quay, gone = opened(peer, tmp_path / "a.ramage").pictures
    assert Path(quay.path).read_bytes() == picture.read_bytes()
    assert (quay.alt, gone.alt, gone.path) == ("Le quai au matin", "Partie", "")


def test_comments_come_back_beside_the_text(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    back = commented(app, peer, draft, tmp_path, passage("En mars"), reply="Très claire.")
    assert (back.draft, back.new, back.peer) == (draft, 2, "Nora")
    reply, remark = app.services.rehearsal.comments(draft)
    assert (reply.received.comment.id, reply.span, reply.changed) == (REPLY, None, False)
    assert remark.span == Span(0, 7)
    assert app.services.drafting.load(draft.id) == draft


def test_a_comment_follows_its_passage_or_says_that_it_changed(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    commented(app, peer, draft, tmp_path, passage("un collègue a refait la tournée"))
    moved = draft.with_text("Un collègue m’a appris à compter. " + TEXT)
    assert only(app, moved).span == passage("un collègue a refait la tournée", moved.text).span
    rewritten = draft.with_text(TEXT.replace("un collègue a refait", "Karim refit"))
    assert only(app, rewritten).changed
    assert not only(app, rewritten).applicable
    assert only(app, draft).span is not None, "back as it was"


def test_a_suggestion_goes_into_the_text_of_now_and_nowhere_else(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app).with_text("Court. En mars, rien.", X)
    app.services.drafting.save(draft)
    on_x = passage("En mars", draft.text_for(X), X, suggestion="Au printemps")
    commented(app, peer, draft, tmp_path, on_x)
    later = app.services.drafting.save(draft.with_text("Avant : Court. En mars, rien. Après", X))
    changed = app.services.rehearsal.applied(later, only(app, later))
    assert changed.text_for(X) == "Avant : Court. Au printemps, rien. Après"
    assert changed.text == TEXT
    assert app.services.drafting.load(draft.id) == changed
    assert only(app, changed).received.done
    assert only(app, changed).changed, "its passage is no longer there"
    assert app.services.rehearsal.applied(changed, only(app, changed)) == changed


def test_an_empty_suggestion_takes_the_passage_out(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    commented(app, peer, draft, tmp_path, passage(" Et vous ?", suggestion=""))
    assert app.services.rehearsal.applied(draft, only(app, draft)).text == TEXT.removesuffix(" Et vous ?")


def test_done_stays_done_when_the_same_answer_is_opened_again(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    commented(app, peer, draft, tmp_path, passage("En mars"))
    app.services.rehearsal.mark(only(app, draft).received, done=True)
    again = app.services.rehearsal.open_file(str(tmp_path / "answer.ramage"))
    assert isinstance(again, Received)
    assert again.new == 0
    assert only(app, draft).received.done


def test_a_discarded_draft_comes_back_with_its_comments(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    app.services.rehearsal.hand_over(draft, str(tmp_path / "draft.ramage"))
    reading = opened(peer, tmp_path / "draft.ramage")
    peer.services.rehearsal.send_back(replace(reading.answer, reply="Oui."), str(tmp_path / "answer.ramage"))
    app.services.drafting.discard(draft.id)
    app.services.rehearsal.open_file(str(tmp_path / "answer.ramage"))
    assert app.services.drafting.load(draft.id) == draft


def test_an_answer_to_somebody_else_is_refused(app: App, peer: App, tmp_path: Path) -> None:
    commented(app, peer, a_kept_draft(app), tmp_path, passage("En mars"))
    with pytest.raises(PeerAnswerForeign):
        peer.services.rehearsal.open_file(str(tmp_path / "answer.ramage"))


def test_what_a_peer_wrote_is_there_when_the_file_is_opened_again(app: App, peer: App, tmp_path: Path) -> None:
    app.services.rehearsal.hand_over(a_kept_draft(app), str(tmp_path / "draft.ramage"))
    reading = opened(peer, tmp_path / "draft.ramage")
    kept = peer.services.rehearsal.keep(replace(reading.answer, comments=(passage("En mars"),)))
    peer.restart()
    assert opened(peer, tmp_path / "draft.ramage").answer == kept


def test_a_quotation_counts_where_the_place_does_not_fit(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    astray = replace(passage("un collègue"), span=Span(2, 9))
    beyond = replace(passage("la tournée"), span=Span(900, 910))
    nowhere = replace(passage("En mars"), span=Span(3, 9), quote="ailleurs")
    commented(app, peer, draft, tmp_path, astray, beyond, nowhere)
    found = [placed.span for placed in app.services.rehearsal.comments(draft)]
    assert found == [passage("un collègue").span, passage("la tournée").span, None]


def test_the_way_back_keeps_the_author_s_text_whatever_the_peer_says(app: App, peer: App, tmp_path: Path) -> None:
    draft = a_kept_draft(app)
    said = tuple(
        PeerComment(CommentId(f"c{n}"), NetworkKey("mastodon"), "<img src=x>", Span(n, n + 3), "abc", "zzz")
        for n in range(20)
    )
    commented(app, peer, draft, tmp_path, *said)
    assert all(placed.span is None for placed in app.services.rehearsal.comments(draft))
    assert app.services.drafting.load(draft.id) == draft
