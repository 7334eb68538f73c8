# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts are counted by what the servers allow that the person's accounts live on."""

import json
from pathlib import Path

from composer.bootstrap import build
from composer.domain.accounts import Connection
from composer.domain.ids import AccountId, NetworkKey
from composer.networks import network
from composer.storage.work import open_work
from composer.system.paths import AppPaths
from tests.builders import NOW, FakeClock, a_draft, an_account

MASTODON = NetworkKey("mastodon")


def test_the_count_is_that_of_the_servers_one_lives_on(tmp_path: Path, clock: FakeClock) -> None:
    paths = AppPaths.below(tmp_path)
    large = {"https://large.example": {"text": 5000, "raw": True, "asked": NOW.isoformat()}}
    small = {"https://small.example": {"text": 300, "asked": NOW.isoformat()}}
    work = open_work(paths.work_db, clock)
    work.state.put("mastodon-servers", json.dumps({**large, **small}))
    work.close()
    services = build(paths, clock)
    work = open_work(paths.work_db, clock)
    draft = a_draft(text="e\u0301" * 290)

    def count() -> tuple[int, int]:
        services.accounts.list()
        counted = services.publishing.payload(draft, MASTODON).count
        return counted.used, counted.limit

    def live(*servers: str) -> None:
        for server in servers:
            account = an_account(server, network=MASTODON, server=server, connected=NOW)
            work.accounts.keep(Connection(account, "browser"))

    assert count() == (290, 500)
    live("https://large.example", "https://unheard.example")
    assert count() == (580, 5000)
    assert {spec.key: spec.limits.text for spec in services.accounts.networks()}[MASTODON] == 5000
    live("https://small.example")
    assert count() == (580, 300)
    work.accounts.remove(AccountId("https://large.example"))
    assert count() == (290, 300)
    assert network(MASTODON).spec.limits.text == 500
    work.close()
    services.close()
