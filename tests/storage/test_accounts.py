# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.accounts import Connection, Egress
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Account, AccountKind
from composer.storage.ledger import EgressLedger, open_ledger
from composer.storage.work import WorkDatabase, open_work
from tests.builders import NOW, FakeClock

ADA = Connection(
    Account(
        AccountId("mastodon-1"),
        NetworkKey("mastodon"),
        "@ada@social.example",
        "Ada 🐦",
        AccountKind.PROFESSIONAL,
        "https://social.example",
        "1234",
        ("profile", "write:statuses"),
        NOW,
        NOW,
        NOW,
    ),
    "browser",
)


def test_what_is_kept_comes_back_whole_and_in_order(work: WorkDatabase, work_db: Path, clock: FakeClock) -> None:
    other = Connection(replace(ADA.account, id=AccountId("x-1"), network=NetworkKey("x")), "browser", kept=False)
    work.accounts.keep(ADA)
    work.accounts.keep(other)
    again = replace(ADA, lapsed=True)
    work.accounts.keep(again)
    reopened = open_work(work_db, clock)
    assert reopened.accounts.all() == (again, other)
    reopened.close()


def test_a_removed_account_is_noted_until_its_tokens_are_erased(work: WorkDatabase) -> None:
    work.accounts.keep(ADA)
    work.accounts.remove(ADA.account.id)
    work.accounts.remove(ADA.account.id)
    assert work.accounts.all() == ()
    assert work.accounts.to_erase() == (ADA.account.id,)
    work.accounts.erased(ADA.account.id)
    work.accounts.erased(ADA.account.id)
    assert work.accounts.to_erase() == ()


def test_an_account_connected_anew_is_not_erased(work: WorkDatabase) -> None:
    work.accounts.keep(ADA)
    work.accounts.remove(ADA.account.id)
    work.accounts.keep(ADA)
    assert work.accounts.to_erase() == ()


def line(number: int, host: str = "social.example") -> Egress:
    return Egress(NOW, host, f"post {number}", number, 2 * number)


def test_the_ledger_is_read_newest_first_and_by_host(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "data" / "ledger.db")
    for number in range(5):
        ledger.write(line(number, f"host{number % 2}.example"))
    assert [each.sent for each in ledger.lines()] == [4, 3, 2, 1, 0]
    assert [each.sent for each in ledger.lines(limit=1, host="host1.example")] == [3]
    assert [each.sent for each in ledger.all()] == [0, 1, 2, 3, 4]
    assert ledger.lines()[0].when == NOW
    ledger.clear()
    assert ledger.lines() == ()
    ledger.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.integers(1, 8), written=st.integers(0, 20))
def test_the_ledger_never_grows_beyond_its_bound(tmp_path: Path, kept: int, written: int) -> None:
    opened = open_ledger(tmp_path / "ledger.db")
    opened.clear()
    ledger = EgressLedger(opened._database, kept)
    for number in range(written):
        ledger.write(line(number))
    assert [each.sent for each in ledger.all()] == list(range(written))[-kept:]
    opened.close()


def test_words_from_outside_do_not_fill_the_ledger(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.db")
    ledger.write(line(1, "x" * 5_000))
    assert len(ledger.lines()[0].host) == 200
    ledger.close()


def test_a_change_takes_what_it_is_now_and_brings_nobody_back(work: WorkDatabase) -> None:
    work.accounts.keep(ADA)
    work.accounts.change(ADA.account.id, lambda held: replace(held, lapsed=True))
    work.accounts.change(ADA.account.id, lambda held: replace(held, kept=False))
    assert work.accounts.all() == (replace(ADA, lapsed=True, kept=False),)
    work.accounts.remove(ADA.account.id)
    work.accounts.change(ADA.account.id, lambda held: replace(held, lapsed=False))
    assert work.accounts.all() == ()
    assert work.accounts.to_erase() == (ADA.account.id,)
