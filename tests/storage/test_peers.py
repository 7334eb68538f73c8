# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from composer.domain.drafts import COMMON
from composer.domain.ids import DraftId
from composer.domain.peer_review import (
    REPLY,
    AnswerId,
    CommentId,
    PeerAnswer,
    PeerComment,
    PeerPicture,
    PeerRequest,
    PeerText,
    RequestId,
)
from composer.domain.text import Language, Span
from composer.storage.work import WorkDatabase, open_work
from tests.builders import NOW, FakeClock, a_draft
from tests.conftest import ExpectLog

REQUEST = PeerRequest(
    RequestId("r1"),
    DraftId("d1"),
    NOW,
    Language.FRENCH,
    (PeerText(COMMON, (), "En mars, je n’y croyais pas."),),
    pictures=(PeerPicture("quai.png", "Le quai", b"bytes"),),
)
SHORTER = PeerComment(CommentId("c1"), COMMON, "Plus court ?", Span(0, 7), "En mars", "Hier")
WHOLE = PeerComment(CommentId("c2"), COMMON, "J’aime beaucoup.")
ANSWER = PeerAnswer(AnswerId("a1"), RequestId("r1"), NOW, "Nora", "Oui, claire.", (SHORTER, WHOLE))


@pytest.fixture
def work(tmp_path: Path, clock: FakeClock) -> Iterator[WorkDatabase]:
    opened = open_work(tmp_path / "work.db", clock)
    yield opened
    opened.close()


def test_a_request_is_kept_without_its_pictures(work: WorkDatabase) -> None:
    work.peers.keep_request(REQUEST)
    assert work.peers.request(REQUEST.id) == replace(REQUEST, pictures=())
    assert work.peers.request(RequestId("another")) is None


def test_an_answer_comes_back_as_comments_the_reply_first(work: WorkDatabase) -> None:
    work.peers.keep_request(REQUEST)
    assert work.peers.keep_answer(ANSWER, NOW) == 3
    received = work.peers.comments(DraftId("d1"))
    assert [one.comment.id for one in received] == [REPLY, "c1", "c2"]
    assert received[1].comment == SHORTER
    assert {one.peer for one in received} == {"Nora"}
    assert work.peers.comments(DraftId("d2")) == ()


def test_an_answer_sent_again_changes_only_what_says_something_else(work: WorkDatabase, clock: FakeClock) -> None:
    work.peers.keep_request(REQUEST)
    work.peers.keep_answer(ANSWER, NOW)
    for one in work.peers.comments(DraftId("d1")):
        work.peers.mark(one, done=True)
    again = replace(ANSWER, comments=(replace(SHORTER, suggestion="Un matin"),))
    assert work.peers.keep_answer(again, clock.tick(days=1)) == 1
    received = work.peers.comments(DraftId("d1"))
    assert [(one.comment.id, one.done) for one in received] == [(REPLY, True), ("c1", False), ("c2", True)]
    assert received[1].comment.suggestion == "Un matin"


def test_two_peers_may_use_the_same_ids(work: WorkDatabase) -> None:
    work.peers.keep_request(REQUEST)
    work.peers.keep_answer(ANSWER, NOW)
    assert work.peers.keep_answer(replace(ANSWER, id=AnswerId("a2"), peer="Sam"), NOW) == 3
    assert len(work.peers.comments(DraftId("d1"))) == 6


def test_what_a_peer_has_written_so_far_is_kept(tmp_path: Path, clock: FakeClock) -> None:
    work = open_work(tmp_path / "work.db", clock)
    assert work.peers.reading(RequestId("r1")) is None
    work.peers.keep_reading(replace(ANSWER, comments=()))
    work.peers.keep_reading(ANSWER)
    work.close()
    again = open_work(tmp_path / "work.db", clock)
    assert again.peers.reading(RequestId("r1")) == ANSWER
    again.close()


def test_work_of_the_first_version_is_backed_up_and_goes_on(tmp_path: Path, clock: FakeClock) -> None:
    first = Path(__file__).parents[2] / "composer/storage/migrations/work/0001_initial.sql"
    path = tmp_path / "work.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(first.read_text("utf-8") + "PRAGMA user_version = 1;")
    work = open_work(path, clock)
    work.drafts.save(a_draft())
    work.peers.keep_request(REQUEST)
    work.close()
    with closing(sqlite3.connect(tmp_path / "work.db.before-0002")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (1,)


def test_comments_are_read_back_from_a_damaged_file(tmp_path: Path, clock: FakeClock, expect_log: ExpectLog) -> None:
    expect_log("damaged, it was set aside")
    expect_log("read back from")
    path = tmp_path / "other.db"
    work = open_work(path, clock)
    work.peers.keep_request(REQUEST)
    work.peers.keep_answer(ANSWER, NOW)
    work.peers.keep_reading(ANSWER)
    work.close()
    with closing(sqlite3.connect(path)) as connection:
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'jobs'").fetchone()[0]
    damaged = bytearray(path.read_bytes())
    damaged[(root - 1) * page_size : root * page_size] = b"\xff" * page_size
    path.write_bytes(bytes(damaged))
    path.with_name(path.name + ".suspect").touch()
    mended = open_work(path, clock)
    assert [one.comment.id for one in mended.peers.comments(DraftId("d1"))] == [REPLY, "c1", "c2"]
    assert mended.peers.reading(RequestId("r1")) == ANSWER
    mended.close()
