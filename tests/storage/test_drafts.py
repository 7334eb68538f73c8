# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from composer.domain.drafts import Draft
from composer.domain.errors import DraftNotFound
from composer.domain.ids import DraftId
from composer.storage.drafts import REVISIONS_KEPT
from composer.storage.work import WorkDatabase, open_work
from tests.builders import NOW, FakeClock, a_draft
from tests.conftest import ExpectLog
from tests.storage.strategies import drafts

shared_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@shared_database
@given(drafts)
def test_what_is_saved_is_what_is_loaded(work: WorkDatabase, draft: Draft) -> None:
    work.drafts.save(draft)
    assert work.drafts.load(draft.id) == draft


def test_half_a_surrogate_pair_does_not_lose_the_rest(work: WorkDatabase) -> None:
    work.drafts.save(a_draft("d", text="avant\ud83d après"))
    assert work.drafts.load(DraftId("d")).text == "avant\ufffd après"


def test_a_hundred_thousand_characters_come_back(work: WorkDatabase) -> None:
    text = "é🐦" * 50_000
    work.drafts.save(a_draft("d", text=text))
    assert work.drafts.load(DraftId("d")).text == text


def test_drafts_outlive_the_program(work_db: Path, clock: FakeClock) -> None:
    draft = a_draft()
    first = open_work(work_db, clock)
    first.drafts.save(draft)
    first.close()
    second = open_work(work_db, clock)
    assert second.drafts.recent() == (draft,)
    second.close()


def test_an_unknown_draft_is_said_to_be_unknown(work: WorkDatabase) -> None:
    with pytest.raises(DraftNotFound) as caught:
        work.drafts.load(DraftId("nowhere"))
    assert caught.value.values == {"draft": "nowhere"}


def test_recent_drafts_come_latest_change_first(work: WorkDatabase) -> None:
    for name, minutes in (("old", 1), ("new", 3), ("middle", 2)):
        work.drafts.save(a_draft(name, updated=NOW + timedelta(minutes=minutes)))
    assert [draft.id for draft in work.drafts.recent()] == ["new", "middle", "old"]
    assert [draft.id for draft in work.drafts.recent(limit=1)] == ["new"]


def test_a_draft_in_the_bin_is_gone_until_restored(work: WorkDatabase) -> None:
    draft = a_draft()
    work.drafts.save(draft)
    work.drafts.delete(draft.id)
    assert work.drafts.recent() == ()
    with pytest.raises(DraftNotFound):
        work.drafts.load(draft.id)
    assert work.drafts.restore(draft.id) == draft
    assert work.drafts.load(draft.id) == draft


def test_a_late_save_does_not_pull_a_draft_out_of_the_bin_and_loses_nothing(work: WorkDatabase) -> None:
    draft = a_draft(text="avant")
    work.drafts.save(draft)
    work.drafts.delete(draft.id)
    work.drafts.save(draft.with_text("après"))
    assert work.drafts.recent() == ()
    assert work.drafts.restore(draft.id).text == "après"


def test_restoring_what_never_was_is_refused(work: WorkDatabase) -> None:
    with pytest.raises(DraftNotFound):
        work.drafts.restore(DraftId("nowhere"))


def test_the_text_before_is_kept_at_most_once_a_minute(work: WorkDatabase, clock: FakeClock) -> None:
    draft = a_draft(text="un")
    work.drafts.save(draft)
    work.drafts.save(draft.with_text("deux"))
    clock.tick(seconds=59)
    work.drafts.save(draft.with_text("trois"))
    assert [r.text for r in work.drafts.revisions(draft.id)] == ["un"]
    clock.tick(seconds=1)
    work.drafts.save(draft.with_text("quatre"))
    assert [r.text for r in work.drafts.revisions(draft.id)] == ["trois", "un"]


def test_saving_the_same_text_keeps_no_revision(work: WorkDatabase, clock: FakeClock) -> None:
    draft = a_draft()
    work.drafts.save(draft)
    clock.tick(minutes=5)
    work.drafts.save(draft)
    assert work.drafts.revisions(draft.id) == ()


def test_of_many_revisions_the_first_and_the_latest_stay(work: WorkDatabase, clock: FakeClock) -> None:
    draft = a_draft(text="0")
    for number in range(REVISIONS_KEPT + 20):
        work.drafts.save(draft.with_text(str(number)))
        clock.tick(minutes=2)
    kept = [revision.text for revision in work.drafts.revisions(draft.id)]
    last = REVISIONS_KEPT + 18
    assert kept == [*(str(n) for n in range(last, last - REVISIONS_KEPT + 1, -1)), "0"]


def test_one_unreadable_draft_does_not_hide_the_others(
    work: WorkDatabase, work_db: Path, expect_log: ExpectLog
) -> None:
    work.drafts.save(a_draft("fine"))
    work.drafts.save(a_draft("broken"))
    with closing(sqlite3.connect(work_db)) as connection, connection:
        connection.execute("UPDATE drafts SET body = '{}' WHERE id = 'broken'")
    expect_log("Draft that can't be read")
    assert [draft.id for draft in work.drafts.recent()] == ["fine"]


def test_many_threads_save_and_read_at_once(work: WorkDatabase) -> None:
    ready = threading.Barrier(4)

    def type_away(name: str) -> None:
        ready.wait()
        for number in range(25):
            work.drafts.save(a_draft(name, text=f"{name} {number}"))
            assert work.drafts.load(DraftId(name)).text == f"{name} {number}"

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(type_away, ["a", "b", "c", "d"]))
    assert sorted(draft.text for draft in work.drafts.recent()) == ["a 24", "b 24", "c 24", "d 24"]


def test_small_facts_are_kept(work: WorkDatabase) -> None:
    assert work.state.get("charter") is None
    work.state.put("charter", "3")
    work.state.put("charter", "4")
    assert work.state.get("charter") == "4"
