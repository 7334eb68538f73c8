# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real LanguageTool server: what it finds, where, and how little it is sent."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from composer.bootstrap import Services
from composer.domain.drafts import Draft
from composer.domain.grammar import GrammarQuestion, GrammarState
from composer.domain.review import Context, Finding
from composer.domain.settings import GRAMMAR, GRAMMAR_SERVER
from composer.domain.text import Language, apply_edits
from composer.services.grammar import Grammar
from composer.system.http import Http
from composer.system.languagetool import LanguageTool
from composer.system.languagetool_download import Package
from tests.builders import FakeClock
from tests.fakes.http_server import Answer, FakeServer
from tests.languagetool.conftest import Real

FR, EN = Language.FRENCH, Language.ENGLISH


def ask(grammar: Grammar, services: Services, text: str, language: Language = FR) -> tuple[Finding, ...]:
    context = Context(language, None, datetime(2026, 11, 3, tzinfo=UTC))
    review = services.reviewing.review(text, context, only=("language",))  # type: ignore[arg-type]  # values of Source
    review, status = grammar.review(review, context)
    assert status.state is GrammarState.READY, status
    return review.findings


def theirs(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule.removeprefix("LanguageTool."), f.match) for f in findings if f.rule.startswith("LanguageTool.")]


def test_french_grammar(grammar: Grammar, services: Services) -> None:
    text = "Nous avons manger avec les enfant du quartier."
    findings = ask(grammar, services, text)
    assert theirs(findings) == [("R_VAVOIR_VINF", "manger"), ("D_N", "les enfant")]
    for finding in findings:
        text_after = apply_edits(text, finding.fixes[-1].edits)
        assert text_after in (text.replace("manger", "mangé"), text.replace("enfant", "enfants"))
    words = services.wording(Language.ENGLISH).finding(findings[0])
    assert words.title == "Grammar"
    assert "participe" in words.text
    assert words.why.startswith("LanguageTool: ")


def test_english_grammar(grammar: Grammar, services: Services) -> None:
    text = "She go to the office every days."
    findings = ask(grammar, services, text, EN)
    assert ("go", "goes") in [(f.match, f.fixes[0].label.values["text"]) for f in findings if f.fixes]
    assert all(f.link.startswith("https://") for f in findings if f.rule == "LanguageTool.HE_VERB_AGR")


@pytest.mark.parametrize(
    "before",
    ["", "😀 ", "👩‍👩‍👧‍👦🇫🇷 ", "Cafe\u0301 e\u0302tre\u0301 ", "𝐆𝐫𝐚𝐬 ", "👋🏽👋🏽👋🏽 ", "\ufe0f❤️ ", "ﬁ ", "日本 "],
)
@pytest.mark.parametrize("inside", ["", " 😀", "\u0301"])
def test_both_ends_are_right_whatever_comes_before_and_inside(real: Real, before: str, inside: str) -> None:
    text = f"{before}Nous avons manger{inside} avec les enfant du quartier 🎉."
    matches = real.tool.check(real.url, GrammarQuestion(text, FR), patient=True).matches
    found = {match.rule: match.span.of(text) for match in matches}
    assert found["D_N"] == "les enfant"
    if not inside:
        assert found["R_VAVOIR_VINF"] == "manger"


def test_what_is_checked_in_process_is_not_said_again(grammar: Grammar, services: Services) -> None:
    text = (
        "Bonjour ,  voici « un test» sur le quai… 1ere étape !\n"
        "il fait beau et je suis tres content de notre Nordalia et du coeur.\n"
        "Suivez #notreequipe avec @nordalia sur https://nordalia.example/une-page svp\n"
        "Le chat dort sur sur le tapis"
    )
    findings = ask(grammar, services, text)
    ours = [f for f in findings if not f.rule.startswith("LanguageTool.")]
    assert ours
    said = [f for f in findings if f.rule.startswith("LanguageTool.")]
    assert not [f for f in said if "SPELL" in f.rule or "WHITESPACE" in f.rule or "UPPERCASE" in f.rule]
    for finding in said:
        assert not any(finding.span == mine.span for mine in ours)
        assert "nordalia" not in finding.match.lower()


def a_long_text() -> str:
    """3,000 characters of a post, in lines that differ."""
    lines = [
        f"Au quai {number}, nous avons changer nos habitudes et les enfant du quartier viennent nous voir le soir."
        for number in range(1, 40)
    ]
    text = ""
    for line in lines:
        if len(text) + len(line) > 3_000:
            break
        text += line + "\n\n"
    return text.strip()


def test_after_a_one_word_edit_one_paragraph_is_sent(grammar: Grammar, services: Services, real: Real) -> None:
    text = a_long_text()
    paragraphs = text.count("\n\n") + 1
    assert 2_800 < len(text) <= 3_000
    draft = services.drafting.blank(FR).with_text(text)
    assert grammar.check_draft(draft, None).state is GrammarState.READY
    assert len(real.sent) == paragraphs
    edited = draft.with_text(text.replace("quai 7,", "hangar 7,"))
    shown = grammar.joined(services.reviewing.review_draft(draft, None), draft)
    between = grammar.joined(services.reviewing.review_draft(edited, None), edited)
    assert len(theirs(between.findings)) == len(theirs(shown.findings)) == 2 * paragraphs
    grammar.check_draft(edited, None)
    assert len(real.sent) == paragraphs + 1
    after = grammar.joined(services.reviewing.review_draft(edited, None), edited)
    assert all(f.span and f.span.of(edited.text) == f.match for f in after.findings if f.rule.startswith("Lang"))
    assert len(theirs(after.findings)) == 2 * paragraphs


def test_languages_are_told_apart_by_line(grammar: Grammar, services: Services) -> None:
    text = "Nous avons manger avec nos amis du quartier.\nShe go to the office with all of us."
    assert theirs(ask(grammar, services, text)) == [("R_VAVOIR_VINF", "manger"), ("HE_VERB_AGR", "go")]


def test_the_command_line_uses_the_server_that_was_chosen(services: Services, real: Real, tmp_path: Path) -> None:
    services.preferences.change(GRAMMAR_SERVER, real.url)
    post = tmp_path / "post.md"
    post.write_text("😀 Nous avons manger avec nos amis.\n", "utf-8")
    done = run("check", str(post), "--only", "language", "--format", "json")
    (found,) = (f for f in json.loads(done.stdout)["findings"] if f["rule"].startswith("LanguageTool."))
    assert (found["match"], found["start"], found["end"]) == ("manger", 13, 19)
    assert done.returncode == 0
    services.preferences.change(GRAMMAR_SERVER, "http://127.0.0.1:9")
    done = run("check", str(post), "--only", "language", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert len(done.stderr.strip().splitlines()) == 1
    assert "LanguageTool" in done.stderr
    assert done.returncode == 0


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "composer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


# -- a server of our own, from its start to its end ------------------------------------------------


def server_of(pid: int) -> list[psutil.Process]:
    family = psutil.Process(pid).children(recursive=True)
    return [c for c in family if "java" in c.name() and "org.languagetool.server.HTTPServer" in c.cmdline()]


def test_a_server_on_this_computer_starts_at_the_first_text_and_ends_with_us(
    services: Services, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTP_PATH", str(copies))
    services.preferences.change(GRAMMAR, "local")
    grammar = services.grammar
    before = set(server_of(os.getpid()))
    assert grammar.look().state is GrammarState.ASLEEP
    assert set(server_of(os.getpid())) == before
    draft: Draft = services.drafting.blank(EN).with_text("She go to the office with all of us.")
    assert grammar.check_draft(draft, None).state is GrammarState.READY
    (java,) = set(server_of(os.getpid())) - before
    assert grammar.look().state is GrammarState.READY
    grammar.close()
    ended, _ = psutil.wait_procs([java], timeout=60)
    assert ended


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_we_leave_no_server_behind(copies: Path, home: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from composer.system.clock import SystemClock; from composer.system.http import Http\n"
        "from composer.system.languagetool import LanguageTool\n"
        "tool = LanguageTool(Http(SystemClock(), lambda _: None), Path(sys.argv[1]))\n"
        "print(tool.start(lambda: None), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(copies)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("http://127.0.0.1:")
        (java,) = server_of(child.pid)
        child.send_signal(signal.SIGKILL)
    ended, _ = psutil.wait_procs([java], timeout=60)
    assert ended
    assert not (home / ".cache").exists()


def test_downloaded_it_works(copies: Path, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the press of the button to a server that is ready, with the archive on a server of ours."""
    monkeypatch.delenv("LTP_PATH", raising=False)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        for file in sorted(copies.rglob("*.jar")):
            made.write(file, file.relative_to(copies))
    content = archive.getvalue()
    with FakeServer() as shop:
        shop.next(Answer(body=content))
        package = Package("6.8", f"{shop.url}/LanguageTool-6.8.zip", hashlib.sha256(content).hexdigest())
        tool = LanguageTool(Http(clock, lambda _: None), tmp_path / "copies", lambda: package)
        assert tool.installed() == ""
        tool.download(lambda *_: None, lambda: None)
    assert tool.installed() == "6.8"
    assert tool.start(lambda: None) == tool.running
    tool.close()
    assert tool.running == ""
