# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging
import sys

import pytest

from composer.domain.secrets import Secret
from composer.system import logs
from composer.system.paths import AppPaths
from tests.conftest import ExpectLog

log = logging.getLogger("composer.test")

TOKEN = "s3cr3t-t0k3n-value"


@pytest.mark.parametrize(
    "line",
    [
        f"Authorization: Bearer {TOKEN}",
        f"{{'authorization': 'Basic {TOKEN}'}}",
        f"Bearer {TOKEN}",
        f"https://nordalia.example/?access_token={TOKEN}&x=1",
        f"https://someone:{TOKEN}@nordalia.example/",
        f'{{"refresh_token": "{TOKEN}"}}',
        f"password={TOKEN}",
        f"client_secret = '{TOKEN}'",
        f"callback?code={TOKEN}",
        f"Cookie: sid={TOKEN}",
        "eyJhbGciOiJIUzI1NiJ9.s3cr3t-t0k3n-value.abc",
        f"key {TOKEN * 3} of forty and more",
    ],
)
def test_what_looks_like_a_token_is_masked(line: str) -> None:
    assert "t0k3n" not in logs.redact(line)
    assert logs.MASK in logs.redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "draft draft-12 saved in 3 ms",
        "work.db is damaged, it was set aside as work.db.damaged-20261122T181210Z",
        "/usr/lib/ramage/resources/library/posts/velo-cargo.md:12 error code 17 in posts",
        "the secret of a good post: your own words",
        "rule Finance.AvantPublication refused: unknown key 'tokens_maximum'",
    ],
)
def test_ordinary_lines_stay_readable(line: str) -> None:
    assert logs.redact(line) == line


def test_a_registered_secret_is_masked_wherever_it_stands() -> None:
    logs.register_secret("abcd")
    logs.register_secret("abcdef")
    logs.register_secret("")
    assert logs.redact("x-abcdef-abcd-y") == "x-***-***-y"


def test_lines_go_to_a_file_for_its_owner_alone_with_traceback_masked(paths: AppPaths, expect_log: ExpectLog) -> None:
    expect_log("it broke")
    logs.configure(paths, "warning")
    log.info("quiet")
    try:
        raise ValueError(f"token={TOKEN}")
    except ValueError:
        log.warning("it broke with %s", f"Bearer {TOKEN}", exc_info=True, stack_info=True)
    logs.shutdown()
    text = paths.log_file.read_text()
    assert "it broke with Bearer ***" in text
    assert "ValueError: token=***" in text
    assert "quiet" not in text
    assert TOKEN not in text
    assert paths.log_file.stat().st_mode & 0o777 == 0o600
    assert paths.logs.stat().st_mode & 0o777 == 0o700


def test_a_quiet_run_writes_no_file(paths: AppPaths) -> None:
    logs.configure(paths, "warning")
    log.info("all is well")
    assert not paths.logs.exists()


def test_recent_lines_are_kept_for_a_report(paths: AppPaths) -> None:
    logs.configure(paths, "error")
    for number in range(logs.LINES_KEPT + 5):
        log.info("line %d, token=%s", number, TOKEN)
    log.debug("post text")
    lines = logs.recent_lines()
    assert len(lines) == logs.LINES_KEPT
    assert lines[-1].endswith(f"line {logs.LINES_KEPT + 4}, token=***")


def test_the_file_is_turned_over_before_it_grows_large(
    paths: AppPaths, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("x" * 50)
    monkeypatch.setattr(logs, "FILE_BYTES", 2000)
    logs.configure(paths, "warning")
    for _ in range(200):
        log.warning("x y " + "x" * 60)
    logs.shutdown()
    files = sorted(paths.logs.iterdir())
    assert [file.name for file in files] == ["ramage.log", "ramage.log.1", "ramage.log.2", "ramage.log.3"]
    assert all(file.stat().st_size <= 2000 and file.stat().st_mode & 0o777 == 0o600 for file in files)


def test_a_second_call_replaces_the_first(paths: AppPaths, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(logging.getLogger().handlers)
    logs.configure(paths, "debug", to_stderr=True)
    logs.configure(paths, "info", to_stderr=True)
    log.debug("unseen")
    log.info("seen")
    logs.shutdown()
    assert capsys.readouterr().err.count("seen") == 1
    assert logging.getLogger().handlers == before


def test_no_place_for_a_log_is_said_once_asked_and_stops_nothing(
    paths: AppPaths, capsys: pytest.CaptureFixture[str], expect_log: ExpectLog
) -> None:
    expect_log("trouble")
    paths.logs.parent.mkdir(parents=True)
    paths.logs.write_text("a file where the folder should be")
    logs.configure(paths, "warning")
    log.warning("trouble")
    assert "no log at" in capsys.readouterr().err
    assert logs.recent_lines()[-1].endswith("trouble")


def test_logging_nothing_imports_no_rotating_file(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "logging.handlers", raising=False)
    logs.configure(paths, "warning")
    assert "logging.handlers" not in sys.modules


def test_a_secret_does_not_show() -> None:
    secret = Secret(TOKEN)
    assert (repr(secret), str(secret), f"{secret}") == ("***",) * 3
    assert secret == Secret(TOKEN)
    assert secret != Secret("other")
    assert len({secret, Secret(TOKEN)}) == 1
    assert secret.reveal() == TOKEN
