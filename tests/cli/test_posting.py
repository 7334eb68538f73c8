# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``post`` and what ``outbox`` does with it, on the practice network."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.test_commands import FORBIDDEN, Command, document, file, ramage

__all__ = ["ramage"]
CLEAN = "Ce matin, au Quai 12, une mouette a mangé mon croissant. Je travaille chez Nordalia, et je riais.\n"
TO = ("--to", "practice", "--yes", "--format", "json")


def test_a_clean_text_is_published_and_its_receipt_printed(ramage: Command, tmp_path: Path) -> None:
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *TO))["jobs"]
    assert (job["state"], job["network"], job["url"]) == ("sent", "practice", "practice:practice-1")
    assert document(ramage("outbox", "list", "--format", "json"))["jobs"] == [job]
    code, said, _ = ramage("outbox")
    assert (code, "Published" in said, job["id"] in said) == (0, True, True)


def test_an_error_of_the_charter_stops_it_and_says_where(ramage: Command, tmp_path: Path) -> None:
    code, said, err = ramage("post", file(tmp_path, FORBIDDEN), *TO)
    assert code == 1
    assert document((0, said, ""))["refused"][0]["reason"] == "charter-error"
    assert "2:5: " in err
    assert document(ramage("outbox", "list", "--format", "json")) == {"jobs": []}


def test_warnings_wait_for_a_yes(ramage: Command, tmp_path: Path) -> None:
    picture = tmp_path / "vue.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    asked = ("post", file(tmp_path, CLEAN), "--to", "practice", "--media", picture, "--format", "json")
    assert [one["reason"] for one in document(ramage(*asked), 1)["refused"]] == ["alt-missing"]
    assert document(ramage(*asked, "--yes"))["jobs"][0]["state"] == "sent"


def test_a_later_hour_waits_and_can_be_cancelled(ramage: Command, tmp_path: Path) -> None:
    wall = (datetime.now() + timedelta(days=3)).replace(hour=12, minute=30, second=0, microsecond=0)  # noqa: DTZ005
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *TO, "--at", wall.isoformat()))["jobs"]
    assert job["state"] == "queued"
    assert job["planned"]["clock"] == wall.isoformat()
    assert document(ramage("outbox", "cancel", job["id"], "--format", "json"))["state"] == "cancelled"
    code, _, err = ramage("outbox", "retry", job["id"])
    assert (code, bool(err)) == (2, True)


def test_what_was_published_can_be_deleted(ramage: Command, tmp_path: Path) -> None:
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *TO))["jobs"]
    assert document(ramage("outbox", "delete", job["id"], "--format", "json"))["state"] == "withdrawn"
    assert ramage("outbox", "delete", job["id"])[0] == 2


def test_the_hour_that_comes_twice_is_told(ramage: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    text = file(tmp_path, CLEAN)
    code, said, err = ramage("post", text, *TO, "--at", "2037-10-25T02:30")
    assert (code, "twice" in err) == (0, True)
    (job,) = document((0, said, ""))["jobs"]
    assert job["planned"] == {"clock": "2037-10-25T02:30:00", "zone": "Europe/Paris"}
    document(ramage("outbox", "cancel", job["id"], "--format", "json"))
    code, said, err = ramage("post", text, *TO, "--at", "2037-03-29T02:30")
    assert (code, "03:30" in err) == (0, True)
    assert document((0, said, ""))["jobs"][0]["planned"]["clock"] == "2037-03-29T03:30:00"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--to", "linkedin"), "linkedin is no account"),
        (("--to", "practice", "--at", "2020-01-01T10:00"), "is past"),
        (("--to", "practice", "--at", "demain"), "--at takes an instant"),
        (("--to", "practice", "--alt", "Rien"), "more --alt than --media"),
        (("--to", "practice", "--post", "nowhere"), "nowhere"),
        (("--to", "practice", "--option", "mastodon.colour=blue"), "no option mastodon.colour; there are: "),
        (
            ("--to", "practice", "--option", "mastodon.visibility=nobody"),
            "one of public, unlisted, private, not nobody",
        ),
        (("--to", "practice", "--option", "mastodon.visibility"), "not nothing"),
        ((), "--to"),
    ],
)
def test_wrong_usage_says_why_in_one_line(
    ramage: Command, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    code, said, err = ramage("post", file(tmp_path, CLEAN), *arguments)
    assert (code, said) == (2, "")
    assert why in err
    assert err.count("\n") == 1


def test_what_is_posted_by_hand_is_laid_ready_and_settled_by_its_address(ramage: Command, tmp_path: Path) -> None:
    by_hand = ("--to", "by-hand:threads", "--yes", "--format", "json")
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *by_hand))["jobs"]
    laid = job["by_hand"]
    assert (job["state"], job["network"], laid["filled"], laid["text"]) == (
        "handed-over",
        "threads",
        True,
        CLEAN.strip(),
    )
    assert laid["page"].startswith("https://www.threads.com/intent/post?text=")
    assert job["id"] in laid["actions"][-1]
    resolve = ("outbox", "resolve", job["id"], "--format", "json", "--url")
    assert ramage(*resolve, "https://example.com/1")[0] == 2
    sent = document(ramage(*resolve, "https://threads.net/@lea.m/post/DCk12abc?xmt=1"))
    assert (sent["state"], sent["url"]) == ("sent", "https://www.threads.com/@lea.m/post/DCk12abc")


def test_by_hand_says_what_it_needs(ramage: Command, tmp_path: Path) -> None:
    text = file(tmp_path, CLEAN)
    for wrong in ("by-hand:practice", "by-hand:", "by-hand:mastodon"):
        assert ramage("post", text, "--to", wrong)[0] == 2
    code, said, _ = ramage("post", text, "--to", "by-hand:mastodon:https://mastodon.example/", "--yes")
    assert code == 0
    assert "https://mastodon.example/share?text=" in said
    assert "1. " in said


def test_what_was_published_gets_other_words(ramage: Command, tmp_path: Path) -> None:
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *TO))["jobs"]
    better = file(tmp_path, CLEAN.replace("mangé", "goûté"))
    edited = document(ramage("outbox", "edit", job["id"], better, "--format", "json"))
    assert (edited["state"], edited["url"], edited["refused"]) == ("sent", job["url"], [])
    code, said, _ = ramage("outbox", "edit", job["id"], file(tmp_path, CLEAN), "--yes")
    assert (code, job["id"] in said) == (0, True)
    refused = document(ramage("outbox", "edit", job["id"], file(tmp_path, FORBIDDEN), "--yes", "--format", "json"), 1)
    assert refused["refused"][0]["reason"] == "charter-error"
    code, said, err = ramage("outbox", "edit", job["id"], file(tmp_path, FORBIDDEN))
    assert (code, said) == (1, "")
    assert "practice: 2:5: " in err
    assert ramage("outbox", "edit", "nothing", better)[0] == 2
    ramage("outbox", "delete", job["id"])
    assert ramage("outbox", "edit", job["id"], better)[0] == 2


def test_what_waits_for_its_hour_gets_other_words(ramage: Command, tmp_path: Path) -> None:
    later = (datetime.now() + timedelta(days=3)).replace(microsecond=0).isoformat()  # noqa: DTZ005
    (job,) = document(ramage("post", file(tmp_path, CLEAN), *TO, "--at", later))["jobs"]
    better = file(tmp_path, CLEAN.replace("mangé", "goûté"))
    edited = document(ramage("outbox", "edit", job["id"], better, "--format", "json"))
    assert (edited["state"], edited["planned"]) == ("queued", job["planned"])
