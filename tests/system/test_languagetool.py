# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to LanguageTool: what servers answer, Java, and the download. A real server: tests/languagetool."""

import hashlib
import io
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from composer.domain.accounts import Egress
from composer.domain.errors import (
    Cancelled,
    DownloadDamaged,
    FolderReadOnly,
    GrammarServerBroken,
    GrammarServerWrong,
    NetworkError,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.grammar import GrammarQuestion
from composer.domain.text import Language, Span
from composer.system.guarded import GuardedProcess
from composer.system.http import Http
from composer.system.languagetool import LanguageTool
from composer.system.languagetool_download import Package
from tests.builders import FakeClock
from tests.fakes.http_server import Answer, Drop, FakeServer
from tests.fakes.languagetool import HTML, FakeLanguageTool, match, said

TEXT = "😀 Les enfant👩‍👩‍👧 ont mange\u0301 ici"


@pytest.fixture
def server() -> Iterator[FakeLanguageTool]:
    with FakeLanguageTool() as made:
        yield made


@pytest.fixture
def ledger() -> list[Egress]:
    return []


@pytest.fixture
def http(clock: FakeClock, ledger: list[Egress]) -> Iterator[Http]:
    made = Http(clock, ledger.append)
    yield made
    made.close()


@pytest.fixture
def tool(http: Http, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LanguageTool:
    monkeypatch.delenv("LTP_PATH", raising=False)
    return LanguageTool(http, tmp_path / "copies")


def nobody() -> None:
    """Never cancels."""


def question(text: str = TEXT) -> GrammarQuestion:
    return GrammarQuestion(text, Language.FRENCH, ("SPELL",), ("TYPO", "STYLE"))


# -- answers ------------------------------------------------------------------------------


def test_both_ends_of_a_passage_are_code_points(tool: LanguageTool, server: FakeLanguageTool) -> None:
    server.next(said(match(TEXT, "enfant👩‍👩‍👧", "enfants"), match(TEXT, "mange\u0301"), match(TEXT, "ici")))
    found = tool.check(server.url, question()).matches
    assert [each.span.of(TEXT) for each in found] == ["enfant👩‍👩‍👧", "mange\u0301", "ici"]
    assert found[0].replacements == ("enfants",)
    assert found[0].link == "https://nordalia.example/regle"


def test_what_lies_outside_of_the_text_is_left_out(tool: LanguageTool, server: FakeLanguageTool) -> None:
    last = len(TEXT.encode("utf-16-le")) // 2
    wild = [(-1, 2), (0, 0), (3, -1), (last, 1), (last - 1, 2), (10**12, 1)]
    matches = [match(TEXT, "Les", offset=offset, length=length) for offset, length in wild]
    server.next(said(*matches, match(TEXT, "ici")))
    assert [each.span.of(TEXT) for each in tool.check(server.url, question()).matches] == ["ici"]


def test_the_question_names_language_and_what_to_be_silent_about(
    tool: LanguageTool, server: FakeLanguageTool, ledger: list[Egress]
) -> None:
    tool.check(server.url, question("Bonjour à tous"))
    (asked,) = server.received
    assert (asked.method, asked.path) == ("POST", "/v2/check")
    body = asked.body.decode()
    assert "language=fr" in body
    assert "disabledRules=SPELL" in body
    assert "disabledCategories=TYPO%2CSTYLE" in body
    assert [(line.host, line.why) for line in ledger] == [("127.0.0.1", "grammar")]


def test_the_version_is_asked_for_without_a_word_of_the_persons(tool: LanguageTool, server: FakeLanguageTool) -> None:
    server.next(said(version="6.9-SNAPSHOT"))
    assert tool.version(server.url) == "6.9-SNAPSHOT"
    assert server.questions() == ["OK"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (HTML, GrammarServerWrong),
        (Answer(body=b""), GrammarServerWrong),
        (Answer(body=b"{"), GrammarServerWrong),
        (Answer(body=b'{"software": 3, "matches": []}'), GrammarServerWrong),
        (Answer(body=b"[" * 100_000), GrammarServerWrong),
        (Answer(body=b"\xff\xfe"), GrammarServerWrong),
        (said(version="4.9"), GrammarServerWrong),
        (said(version="?"), GrammarServerWrong),
        (said(api=2), GrammarServerWrong),
        (said(name="OtherTool"), GrammarServerWrong),
        (Answer(404), GrammarServerWrong),
        (Answer(301, headers={"Location": "/elsewhere"}), GrammarServerWrong),
        (Answer(400, b"Error: 'fr' is not a language code known"), PostRefused),
        (Answer(413, b"Error: text too long"), PostRefused),
        (Answer(426, b"Error: too many requests"), RateLimited),
        (Answer(429, headers={"Retry-After": "7"}), RateLimited),
        (Answer(500), Unreachable),
        (Answer(503), Unreachable),
        (Drop.AFTER_READING_THE_REQUEST, Unreachable),
        (Drop.IN_THE_MIDDLE_OF_THE_ANSWER, Unreachable),
    ],
)
def test_trouble_has_a_name(
    tool: LanguageTool, server: FakeLanguageTool, answer: Answer | Drop, kind: type[Exception]
) -> None:
    server.next(answer)
    with pytest.raises(kind):
        tool.check(server.url, question())


def test_a_silent_server_is_left_after_a_while(tool: LanguageTool, server: FakeLanguageTool) -> None:
    tool.check_s = 0.2
    server.next(Drop.SILENT)
    with pytest.raises(Unreachable) as caught:
        tool.check(server.url, question())
    assert caught.value.values["reason"] == "ReadTimeoutError"


# -- Java and copies -----------------------------------------------------------------------


def put_java(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    folder.mkdir(parents=True)
    java = folder / "java"
    java.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    java.chmod(java.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for Java")
@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("echo 'openjdk version \"17.0.15\" 2025-04-15' >&2", 17),
        ("echo 'openjdk version \"21\" 2023-09-19' >&2", 21),
        ("echo 'java version \"1.8.0_401\"' >&2", 8),
        ("echo 'The operation couldn’t be completed. Unable to locate a Java Runtime.' >&2; exit 1", None),
        ("echo nonsense", None),
    ],
)
def test_the_version_of_java(
    tool: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, found: int | None
) -> None:
    put_java(tmp_path / "bin", monkeypatch, script)
    assert tool.java() == found


def test_no_java_at_all(tool: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tool.java() is None


def test_only_a_whole_copy_counts_and_nothing_is_made(tool: LanguageTool, tmp_path: Path, home: Path) -> None:
    assert tool.installed() == ""
    (tmp_path / "copies" / "LanguageTool-6.8").mkdir(parents=True)
    assert tool.installed() == ""
    (tmp_path / "copies" / "LanguageTool-6.8" / "languagetool-server.jar").touch()
    (tmp_path / "copies" / "LanguageTool-6.10").mkdir()
    (tmp_path / "copies" / "LanguageTool-6.10" / "languagetool-server.jar").touch()
    assert tool.installed() == "6.10"
    assert not (home / ".cache").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for Java")
def test_a_server_that_ends_at_once_is_broken(
    tool: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_java(tmp_path / "bin", monkeypatch, "exit 3")
    with pytest.raises(GrammarServerBroken):
        tool.start(nobody)
    jar = tmp_path / "copies" / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir(parents=True)
    jar.touch()
    with pytest.raises(GrammarServerBroken):
        tool.start(nobody)
    assert tool.running == ""


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for Java")
def test_starting_can_be_cancelled(tool: LanguageTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_java(tmp_path / "bin", monkeypatch, f"echo $$ > {tmp_path}/pid; exec sleep 600")
    jar = tmp_path / "copies" / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir(parents=True)
    jar.touch()

    def cancel_once_it_runs() -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            raise Cancelled

    with pytest.raises(Cancelled):
        tool.start(cancel_once_it_runs)
    assert gone(int((tmp_path / "pid").read_text()))


# -- a child that does not outlive us -----------------------------------------------------------


def gone(pid: int) -> bool:
    try:
        process = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return True
    ended, _ = psutil.wait_procs([process], timeout=60)
    return bool(ended) or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_program_takes_its_child_with_it(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from composer.system.guarded import GuardedProcess\n"
        f"child = GuardedProcess(['/bin/sh', '-c', 'echo $$ > {tmp_path}/child.tmp; "
        f"mv {tmp_path}/child.tmp {tmp_path}/child; exec sleep 600'])\n"
        f"while not os.path.exists('{tmp_path}/child') and not child.ended_within(0.02): pass\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script], timeout=60, check=False)
    assert done.returncode == -9
    assert gone(int((tmp_path / "child").read_text()))


@pytest.mark.skipif(os.name == "nt", reason="a shell is the child")
def test_the_end_of_a_child_is_seen_and_can_be_brought_about() -> None:
    short = GuardedProcess(["/bin/sh", "-c", "exit 3"])
    assert short.ended_within(10)
    assert not short.running
    short.end()
    long = GuardedProcess(["sleep", "600"])
    assert long.running
    long.end()
    assert not long.running


# -- the download ---------------------------------------------------------------------------


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


CONTENT = zipped(**{"LanguageTool-6.8__languagetool-server.jar": os.urandom(400_000), "LanguageTool-6.8__README": b"x"})


@pytest.fixture
def shop() -> Iterator[FakeServer]:
    with FakeServer() as made:
        made.otherwise = Answer(body=CONTENT)
        yield made


def bring(http: Http, shop: FakeServer, folder: Path, content: bytes = CONTENT) -> LanguageTool:
    package = Package("6.8", f"{shop.url}/LanguageTool-6.8.zip", hashlib.sha256(content).hexdigest())
    return LanguageTool(http, folder, lambda: package)


def test_a_download_tells_how_far_it_is_and_is_put_in_place_whole(
    http: Http, shop: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LTP_PATH", raising=False)
    tool = bring(http, shop, tmp_path / "copies")
    told: list[tuple[int, int]] = []
    tool.download(lambda done, total: told.append((done, total)), nobody)
    assert tool.installed() == "6.8"
    assert [entry.name for entry in (tmp_path / "copies").iterdir()] == ["LanguageTool-6.8"]
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert told == sorted(told)
    assert len(told) > 3


def test_a_stopped_download_goes_on_from_there(http: Http, shop: FakeServer, tmp_path: Path) -> None:
    tool = bring(http, shop, tmp_path)
    here = 0

    def progress(done: int, _: int) -> None:
        nonlocal here
        here = done

    def stop() -> None:
        if here > 100_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        tool.download(progress, stop)
    part = tmp_path / "LanguageTool-6.8.zip.part"
    kept = part.stat().st_size
    assert 100_000 < kept < len(CONTENT)
    shop.next(Answer(206, CONTENT[kept:]))
    told: list[tuple[int, int]] = []
    tool.download(lambda done, total: told.append((done, total)), nobody)
    assert shop.received[1].headers["range"] == f"bytes={kept}-"
    assert told[0][0] > kept
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert not part.exists()


def test_a_server_that_can_only_start_again_does(http: Http, shop: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "LanguageTool-6.8.zip.part").write_bytes(b"the beginning of another file")
    bring(http, shop, tmp_path).download(lambda *_: None, nobody)
    assert (tmp_path / "LanguageTool-6.8" / "README").read_bytes() == b"x"


def test_all_that_was_left_to_do_was_to_look_at_it(http: Http, shop: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "LanguageTool-6.8.zip.part").write_bytes(CONTENT)
    shop.next(Answer(416))
    bring(http, shop, tmp_path).download(lambda *_: None, nobody)
    assert (tmp_path / "LanguageTool-6.8" / "README").exists()


def test_a_redirect_is_followed_to_a_safe_address_only(http: Http, shop: FakeServer, tmp_path: Path) -> None:
    shop.next(Answer(302, headers={"Location": "/elsewhere/file.zip"}))
    bring(http, shop, tmp_path).download(lambda *_: None, nobody)
    assert shop.received[1].path == "/elsewhere/file.zip"
    shop.next(*[Answer(302, headers={"Location": "/round"})] * 9)
    with pytest.raises(Unreachable):
        bring(http, shop, tmp_path / "again").download(lambda *_: None, nobody)


@pytest.mark.parametrize(
    ("content", "promised"),
    [
        (zipped(**{"LanguageTool-6.8__languagetool-server.jar": b"somebody else's"}), CONTENT),
        (zipped(readme=b"no server in it"), b""),
        (zipped(**{"..__evil": b"out of the folder"}), b""),
        (b"no archive", b""),
    ],
    ids=["another", "no-server", "outside", "no-archive"],
)
def test_a_damaged_download_is_thrown_away(
    http: Http, shop: FakeServer, tmp_path: Path, content: bytes, promised: bytes
) -> None:
    shop.next(Answer(body=content))
    promised = promised or content
    with pytest.raises(DownloadDamaged):
        bring(http, shop, tmp_path / "copies", promised).download(lambda *_: None, nobody)
    assert list((tmp_path / "copies").iterdir()) == []
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("trouble", [Answer(404), Answer(500), Drop.IN_THE_MIDDLE_OF_THE_ANSWER])
def test_trouble_on_the_way_is_told(http: Http, shop: FakeServer, tmp_path: Path, trouble: Answer | Drop) -> None:
    shop.next(trouble)
    with pytest.raises(NetworkError):
        bring(http, shop, tmp_path).download(lambda *_: None, nobody)
    assert not (tmp_path / "LanguageTool-6.8").exists()


def test_a_folder_that_can_not_be_written_to(http: Http, shop: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderReadOnly):
        bring(http, shop, tmp_path / "file").download(lambda *_: None, nobody)


def test_what_is_offered_is_pinned_by_its_hash(tool: LanguageTool) -> None:
    offered = tool.offered()
    assert offered.url.startswith("https://")
    assert len(offered.sha256) == 64
    assert offered.version in offered.url


def test_half_a_character_is_the_whole_character(tool: LanguageTool, server: FakeLanguageTool) -> None:
    server.next(said(match(TEXT, "😀", offset=0, length=1), match(TEXT, "Les", offset=1, length=2)))
    assert [each.span for each in tool.check(server.url, question()).matches] == [Span(0, 1), Span(0, 2)]
