# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer import __version__
from composer.cli.main import run
from composer.domain.text import Language
from composer.system import resources

Command = Callable[..., tuple[int, str, str]]
FORBIDDEN = "Bonjour à tous.\nLes résultats du troisième trimestre confirment la tendance.\n"
RULE = "extends: existence\nmessage: pas de '%s'\nlevel: {level}\ntokens: [secret]\n"


@pytest.fixture
def ramage(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs one command: exit code, standard output, standard error."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def document(answer: tuple[int, str, str], code: int = 0) -> Any:
    assert answer[0] == code, answer
    return json.loads(answer[1])


def file(folder: Path, text: str, name: str = "post.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_check_prints_the_whole_review(ramage: Command, tmp_path: Path) -> None:
    answer = ramage("check", file(tmp_path, FORBIDDEN), "--network", "linkedin", "--format", "json")
    found = document(answer, 1)
    (finding,) = [entry for entry in found["findings"] if entry["level"] == "error"]
    assert finding["match"] == "résultats du troisième trimestre"
    assert FORBIDDEN[finding["start"] : finding["end"]] == finding["match"]
    assert (finding["line"], finding["column"], finding["link"]) == (2, 5, "charter.md#3")
    assert set(finding) == {
        *("source", "rule", "level", "message", "why", "start", "end", "line", "column", "match", "link", "fixes")
    }
    assert finding["fixes"][0]["edits"][0]["start"] == finding["start"]
    used = len(FORBIDDEN) - 1
    assert found["counts"] == {"linkedin": {"used": used, "limit": 3000, "unit": "utf-16", "fits": True}}
    assert found["voice"] is None


def test_check_judges_at_the_instant_given(ramage: Command, tmp_path: Path) -> None:
    rules = tmp_path / "Regles"
    rules.mkdir()
    embargo = "extends: embargo\nmessage: '%s avant le %s'\nlevel: error\ntokens: [fleuve]\n"
    (rules / "Fleuve.yml").write_text(f"{embargo}until: 2026-10-22T18:00:00+02:00\n", "utf-8")
    asked = ("check", file(tmp_path, "Le fleuve."), "--rules", rules, "--only", "charter")
    assert ramage(*asked, "--at", "2026-10-22T17:59+02:00")[0] == 1
    assert ramage(*asked, "--at", "2026-10-22T16:00Z")[0] == 0
    assert ramage(*asked, "--at", "2026-10-21")[0] == 1
    code, _, said = ramage(*asked, "--at", "demain")
    assert (code, "--at takes an instant" in said) == (2, True)


def test_check_reads_standard_input_and_several_files(ramage: Command, tmp_path: Path) -> None:
    assert document(ramage("check", "-", "--format", "json", stdin=FORBIDDEN.encode()), 1)["findings"]
    assert document(ramage("check", "--only", "charter", "--format", "json", stdin=b"Bonjour."))["findings"] == []
    one, two = file(tmp_path, FORBIDDEN, "a.txt"), file(tmp_path, "Bonjour.", "b.txt")
    found = document(ramage("check", one, two, "--only", "charter", "--format", "json"), 1)
    assert {entry["file"] for entry in found["findings"]} == {str(one)}
    assert set(found["counts"]) == {str(one), str(two)}


def test_check_compares_with_a_post_of_the_library(ramage: Command) -> None:
    folder = resources.root() / "library"
    body = (folder / "posts" / "partenariat-acme.md").read_text("utf-8").split("---\n", 2)[2]
    answer = ramage("check", "--library", folder, "--post", "partenariat-acme", "--format", "json", stdin=body.encode())
    assert json.loads(answer[1])["voice"]["verdict"] == "verbatim"


@pytest.mark.parametrize("given", ["rules", "rules/Maison"])
def test_check_by_rules_of_a_folder(ramage: Command, tmp_path: Path, given: str) -> None:
    (tmp_path / "rules" / "Maison").mkdir(parents=True)
    (tmp_path / "rules" / "Maison" / "Mot.yml").write_text(RULE.format(level="error"), "utf-8")
    answer = ramage("check", "--rules", tmp_path / given, "--only", "charter", "--format", "json", stdin=b"Un secret.")
    (finding,) = document(answer, 1)["findings"]
    assert finding["rule"] == "Maison.Mot"
    assert finding["start"] == 3


def test_vocabulary_beside_the_rules_is_used(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "rules" / "Mot.yml").write_text(RULE.format(level="error"), "utf-8")
    (tmp_path / "vocabulary" / "accept.txt").write_text("Nordalia\n", "utf-8")
    answer = ramage("check", "--rules", tmp_path / "rules", "--only", "charter", "--format", "json", stdin=b"nordalia")
    assert [entry["rule"] for entry in json.loads(answer[1])["findings"]] == ["Vale.Terms"]


def test_a_secret_found_by_a_rule_with_a_list_is_not_printed(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "Style").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "Style" / "Secret.yml").write_text('extends: secret\nmessage: "%s !"\nlist: lists/x.toml\n', "utf-8")
    (tmp_path / "lists" / "x.toml").write_text("[[rules]]\nid = 'jeton'\nregex = 'tok_[a-z0-9]+'\n", "utf-8")
    for form in ("json", "text"):
        code, out, err = ramage(
            "check", "--rules", tmp_path, "--only", "charter", "--format", form, stdin=b"tok_a8f3k2m9"
        )
        assert (code, "jeton !" in out) == (1, True)
        assert "tok_a8f3k2m9" not in out + err


def test_a_list_beside_the_style_folders_is_found_by_its_name(ramage: Command, tmp_path: Path) -> None:
    file(tmp_path, "term\nAlto\n", "noms.csv")
    (tmp_path / "Style").mkdir()
    file(tmp_path, 'extends: lexicon\nmessage: "%s"\nlist: noms.csv\n', "Style/Noms.yml")
    answer = ramage("check", "--rules", tmp_path, "--only", "charter", "--format", "json", stdin=b"Un Alto.")
    assert [entry["match"] for entry in document(answer)["findings"]] == ["Alto"]


def test_what_one_rule_hides_no_other_rule_prints(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "Style").mkdir()
    secret = 'extends: secret\nmessage: "%s !"\nrules: [{id: jeton, regex: "tok_([a-z0-9]+)"}]\n'
    (tmp_path / "Style" / "Secret.yml").write_text(secret, "utf-8")
    long = "extends: substitution\nmessage: '%s, %s'\naction: {name: replace}\nswap: {'(\\w{10,})': '$1!'}\n"
    (tmp_path / "Style" / "Long.yml").write_text(long, "utf-8")
    part = "extends: existence\nmessage: '«%s»'\nnonword: true\ntokens: [a8f3]\n"
    (tmp_path / "Style" / "Part.yml").write_text(part, "utf-8")
    text = b"tok_a8f3k2m9 et parallelement"
    for form in ("json", "text"):
        code, out, err = ramage("check", "--rules", tmp_path, "--only", "charter", "--format", form, stdin=text)
        assert code == 1
        assert "a8f3" not in out + err
        assert "parallelement!" in out
        assert ["Style.Secret" in out, "Style.Long" in out, "Style.Part" in out] == [True] * 3
    entries = document(ramage("check", "--rules", tmp_path, "--only", "charter", "--format", "json", stdin=text), 1)
    fixes = {entry["match"]: len(entry["fixes"]) for entry in entries["findings"] if entry["rule"] == "Style.Long"}
    assert fixes == {"••••": 0, "parallelement": 1}


def test_a_text_of_many_faults_does_not_print_each_with_all_the_others(ramage: Command) -> None:
    few = document(ramage("check", "--library", resources.root() / "library", "--lang", "fr", "--only", "language",
                          "--format", "json", stdin=b"Oui ! " * 3))["findings"]  # fmt: skip
    assert [len(entry["fixes"]) for entry in few if entry["rule"] == "Typography.NoBreakSpace"] == [2, 2, 2]
    answer = ramage("check", "--library", resources.root() / "library", "--lang", "fr", "--only", "language",
                    "--format", "json", stdin=b"Oui ! " * 600)  # fmt: skip
    marks = [entry for entry in document(answer)["findings"] if entry["rule"] == "Typography.NoBreakSpace"]
    assert len(marks) == 600
    assert [len(fix["edits"]) for fix in marks[0]["fixes"]] == [1, 600]
    assert {len(entry["fixes"]) for entry in marks[1:]} == {1}


def test_each_rule_that_cannot_be_read_is_one_line_with_its_place(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "Style").mkdir()
    (tmp_path / "Style" / "A.yml").write_bytes(b"extends: existence\nmessage: d\xe9j\xe0\ntokens: [a]\n")
    (tmp_path / "Style" / "B.yml").symlink_to("B.yml")
    (tmp_path / "Style" / "C.yml").symlink_to("nowhere.yml")
    (tmp_path / "Style" / "D.yml").write_text(RULE.format(level="loud"), "utf-8")
    code, out, err = ramage("check", "--rules", tmp_path, stdin=b"x")
    assert (code, out) == (2, "")
    first, second, third, fourth = err.splitlines()
    assert first == "Style/A.yml:2: it is not UTF-8 text"
    assert second.startswith("Style/B.yml:1: ")
    assert third.startswith("Style/C.yml:1: ")
    assert fourth.startswith("Style/D.yml:3: ")


def test_a_list_that_cannot_be_read_stops_no_rule_but_its_own(ramage: Command, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    for folder in (rules / "Style", tmp_path / "vocabulary"):
        folder.mkdir(parents=True)
    (rules / "Style" / "A.yml").write_text(RULE.format(level="warning"), "utf-8")
    (rules / "Style" / "B.yml").write_text('extends: lexicon\nmessage: "%s"\nlist: noms.csv\n', "utf-8")
    (rules / "noms.csv").write_bytes(b"term\n\xff\n")
    (tmp_path / "vocabulary" / "accept.txt").write_bytes(b"\xff\n")
    code, out, err = ramage("check", "--rules", rules, "--only", "charter", stdin=b"secret")
    assert (code, "Style.A" in out) == (2, True)
    assert sorted(err.splitlines()) == [
        "Style/B.yml:3: there is no list 'noms.csv' beside the rules",
        "noms.csv:2: it is not UTF-8 text",
        "vocabulary/accept.txt:1: it is not UTF-8 text",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")
def test_a_pipe_among_the_rules_is_not_waited_for(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "Style").mkdir()
    os.mkfifo(tmp_path / "Style" / "A.yml")
    code, _, err = ramage("check", "--rules", tmp_path, stdin=b"x")
    assert (code, err) == (2, "Style/A.yml:1: it is no file\n")


def test_a_fault_in_a_list_is_one_line_with_its_place(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "Noms.yml").write_text('extends: lexicon\nmessage: "%s"\nlist: noms.csv\n', "utf-8")
    (tmp_path / "noms.csv").write_bytes(b"term,note\nAlto,a,b\n")
    code, _, err = ramage("check", "--rules", tmp_path, "--format", "json", stdin=b"x")
    assert (code, err.count("\n")) == (2, 1)
    assert f"{tmp_path.name}/noms.csv:2" in err
    (tmp_path / "noms.csv").write_bytes(b"\xff\xfeterm")
    code, _, err = ramage("check", "--rules", tmp_path, "--format", "json", stdin=b"x")
    assert (code, "noms.csv" in err) == (2, True)


def test_a_rule_set_aside_while_checking_is_told_and_its_errors_are_not_lost(ramage: Command, tmp_path: Path) -> None:
    slow = "extends: existence\nmessage: '%s'\nlevel: error\nnonword: true\ntokens: ['(?:(?:a|aa)+)+;']\n"
    (tmp_path / "rules" / "Forme").mkdir(parents=True)
    file(tmp_path, slow, "rules/Forme/Lent.yml")
    file(tmp_path, RULE.format(level="warning"), "rules/Forme/Vif.yml")
    code, out, err = ramage(
        "check", file(tmp_path, f"Un secret {'a' * 60}"), "--rules", tmp_path / "rules", "--only", "charter"
    )
    assert code == 0
    assert err == "ramage: set aside Forme/Lent.yml:1: a pattern took longer than 50 ms on a text\n"
    assert ["Forme.Lent" in line for line in out.splitlines()] == [True, False]
    assert "Forme/Lent.yml, line 1" in out


def test_refused_rules_end_in_2_one_line_each_and_the_others_run(ramage: Command, tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "Good.yml").write_text(RULE.format(level="warning"), "utf-8")
    (tmp_path / "A" / "One.yml").write_text(RULE.format(level="loud"), "utf-8")
    (tmp_path / "A" / "Two.yml").write_text("extends: nothing\nmessage: x\n", "utf-8")
    code, out, err = ramage("check", "--rules", tmp_path, "--format", "json", stdin=b"un secret")
    assert code == 2
    assert [found["rule"] for found in json.loads(out)["findings"]] == ["A.Good"]
    first, second = err.splitlines()
    assert first.startswith("A/One.yml:3: ")
    assert second.startswith("A/Two.yml:1: ")


def test_compare_scores_against_given_texts(ramage: Command, tmp_path: Path) -> None:
    text = "La barge arrive à cinq heures et repart à six heures vers Lyon."
    one, two, three = (file(tmp_path, words, f"{n}.txt") for n, words in enumerate((text, "Rien à voir.", text)))
    found = document(ramage("compare", three, "--source", two, one, "--format", "json"))
    assert (found["verdict"], found["containment"]) == ("verbatim", 1.0)
    assert found["passages"][0]["source"] == 1
    assert set(found["passages"][0]) == {"start", "end", "source", "source_start", "source_end"}
    assert document(ramage("compare", three, "--source", two, "--format", "json"))["verdict"] == "own"


def test_compare_in_words_says_where_the_passages_stand(ramage: Command, tmp_path: Path) -> None:
    shared = "Chaque bac a servi vingt fois cette année 🚲 au quai 12"
    source = file(tmp_path, f"Rien.\n{shared}.", "source.txt")
    draft = file(tmp_path, f"Bonjour.\n\nJe compte : {shared} !", "draft.txt")
    code, out, _ = ramage("compare", draft, "--source", source)
    assert code == 0
    first, second, passage = out.splitlines()
    assert "/100" in first
    assert "%" in second
    assert passage == f"{draft}:3:13: {shared!r} ({source}:2:1)"


@pytest.mark.parametrize("name", ["draft", "source"])
@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "it is empty"), (b" \n\r\n", "it is empty"), (b"\x00\xff\xfe", "not UTF-8 text")]
)
def test_compare_says_what_it_cannot_read(
    ramage: Command, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    for other in ("draft", "source"):
        (tmp_path / other).write_bytes(content if other == name else b"Chaque bac a servi vingt fois.")
    code, out, err = ramage("compare", str(tmp_path / "draft"), "--source", str(tmp_path / "source"))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert str(tmp_path / name) in err
    assert reason in err


def test_compare_reads_standard_input_once(ramage: Command, tmp_path: Path) -> None:
    text = "La barge arrive à cinq heures et repart à six heures vers Lyon."
    one = file(tmp_path, text, "one.txt")
    code, out, _ = ramage("compare", "-", "--source", one, "--format", "json", stdin=text.encode())
    assert (code, json.loads(out)["score"]) == (0, 0)
    assert ramage("compare", "-", "--source", "-", stdin=text.encode())[0] == 2


def test_count_as_the_network_counts(ramage: Command, tmp_path: Path) -> None:
    short = file(tmp_path, "Bonjour 👍\n")
    assert document(ramage("count", "--network", "x", short, "--format", "json")) == {
        "network": "x", "used": 10, "limit": 280, "unit": "weighted", "fits": True
    }  # fmt: skip
    assert ramage("count", "--network", "x", stdin=b"a" * 281)[0] == 1


def test_count_answers_line_by_line(ramage: Command) -> None:
    lines = b'{"text": "a"}\n\n{"text": "' + b"a" * 281 + b'"}\n'
    code, out, _ = ramage("count", "--network", "x", "--jsonl", stdin=lines)
    assert code == 1
    assert [json.loads(line)["fits"] for line in out.splitlines()] == [True, False]


@pytest.mark.parametrize(
    "line", [b"nonsense", b"[]", b'{"text": 3}', b'{"text": "\\ud83d"}', b"\xff\xfe", b"[" * 99999]
)
def test_a_bad_line_is_answered_and_the_next_ones_too(ramage: Command, line: bytes) -> None:
    code, out, err = ramage("count", "--network", "x", "--jsonl", stdin=line + b'\n{"text": "a"}\n')
    bad, good = (json.loads(answer) for answer in out.splitlines())
    assert code == 2
    assert bad["error"].startswith("line 1")
    assert good["used"] == 1
    assert len(err.splitlines()) == 1


def test_count_streams(home: Path) -> None:
    """The answer to a line comes before the next line is sent."""
    command = [sys.executable, "-m", "composer", "count", "--network", "x", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=home) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text, used in (("a", 1), ("ab", 2)):
            process.stdin.write(json.dumps({"text": text}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["used"] == used
        process.stdin.close()
        assert process.wait(20) == 0


def test_networks_say_what_they_can_do_and_why_not_more(ramage: Command) -> None:
    entries = {entry["key"]: entry for entry in document(ramage("networks", "--format", "json"))["networks"]}
    assert len(entries) == 9
    assert entries["practice"]["reason"] == ""
    assert "publish" in entries["practice"]["abilities"]
    assert "company" in entries["linkedin"]["why_not"]
    assert (entries["mastodon"]["why_not"], entries["mastodon"]["ways"]) == ("", ["browser"])


def test_library_search(ramage: Command) -> None:
    found = document(ramage("library", "search", "EQUIPES", "--format", "json"))
    assert found["total"] == len(found["posts"]) > 0
    assert document(ramage("library", "search", "xyzzy", "--format", "json"), 1)["posts"] == []


def test_the_bundled_library_has_no_mistake(ramage: Command) -> None:
    code, out, said = ramage("library", "check", resources.root() / "library")
    assert (code, said) == (0, "Nothing that must be corrected; one piece of advice.\n")
    assert out.startswith("posts/portes-ouvertes-quai-12.md:13: advice: expires: its approval has ended")


def test_library_check_names_file_and_line_of_every_mistake(ramage: Command, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(resources.root() / "library", folder, ignore=shutil.ignore_patterns("*.yml"))
    file(folder, '---\ntitle: Un\nnetworks: [linkdin]\nfacts: ["12 %"]\n---\nDix pour cent.\n', "posts/un.md")
    file(folder, "---\ntitle: Deux\nthemes: [mer]\n---\nx\n", "posts/deux.md")
    (folder / "charter" / "rules" / "Forme").mkdir(exist_ok=True)
    rule = RULE.format(level="suggestion") + "examples:\n  match: [rien]\n  pass: [un secret]\n"
    file(folder, rule, "charter/rules/Forme/Essai.yml")
    file(folder, "extends: nothing\n", "charter/rules/Forme/Casse.yml")
    code, out, _ = ramage("library", "check", folder)
    places = [":".join(line.split(":")[:2]) for line in out.splitlines() if " advice: " not in line]
    assert code == 1
    assert sorted(places) == [
        "charter/rules/Forme/Casse.yml:1",
        "charter/rules/Forme/Essai.yml:5",
        "charter/rules/Forme/Essai.yml:5",
        "posts/deux.md:3",
        "posts/un.md:3",
        "posts/un.md:4",
    ]


def test_doctor_says_what_to_do(ramage: Command) -> None:
    code, out, _ = ramage("doctor", "--format", "json")
    found = json.loads(out)
    assert code == (0 if found["healthy"] else 1)
    subjects = {entry["key"]: entry for entry in found["subjects"]}
    assert subjects["library"]["state"] == "ok"
    assert subjects["databases"]["state"] == "ok"
    assert all(entry["remedy"] for entry in subjects.values() if entry["state"] == "attention")


def test_doctor_finds_a_broken_settings_file(ramage: Command, home: Path) -> None:
    settings = home / "ramage" / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[interface\n", "utf-8")
    code, out, _ = ramage("doctor")
    assert code == 1
    assert "settings.toml" in out


def test_an_empty_outbox(ramage: Command) -> None:
    assert document(ramage("outbox", "list", "--format", "json")) == {"jobs": []}
    code, _, err = ramage("outbox", "cancel", "nothing")
    assert (code, len(err.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "/nothing/here.txt"),
        ("check", "/"),
        ("check", "{binary}"),
        ("check", "{huge}"),
        ("check", "--only", "charter,manners"),
        ("check", "--network", "minitel"),
        ("check", "--rules", "/nothing"),
        ("check", "--library", "/nothing"),
        ("check", "--post", "nothing"),
        ("compare", "{binary}"),
        ("compare", "{text}", "--source", "/nothing"),
        ("count",),
        ("count", "--network", "minitel"),
        ("count", "--network", "x", "/nothing", "--jsonl"),
        ("library", "check", "/nothing"),
        ("outbox", "resolve", "x"),
        ("frobnicate",),
        ("check", "--format", "xml"),
    ],
)
def test_what_cannot_be_done_ends_in_2_with_one_line(
    ramage: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "binary").write_bytes(b"caf\xe9")
    (tmp_path / "huge").write_bytes(b"a" * 4_000_001)
    (tmp_path / "text").write_text("Bonjour", "utf-8")
    names = {name: str(tmp_path / name) for name in ("binary", "huge", "text")}
    code, out, err = ramage(*(argument.format(**names) for argument in arguments), stdin=b"Bonjour")
    assert (code, out) == (2, "")
    assert err.startswith("ramage: ")
    assert len(err.splitlines()) == 1


def test_version_and_help(ramage: Command) -> None:
    assert ramage("--version") == (0, f"ramage {__version__}\n", "")
    assert ramage("--help")[0] == 0


def test_demo_and_bench_are_handed_in() -> None:
    asked: list[object] = []

    def demo(screenshots: Path | None, gallery: Path | None, language: Language, theme: str) -> int:
        asked.append((screenshots, gallery, language, theme))
        return 1

    def bench(fmt: str) -> int:
        asked.append(fmt)
        return 0

    assert run(["demo", "--screenshots", "shots", "--lang", "en"], demo=demo, bench=bench) == 1
    assert run(["bench", "--format", "json"], demo=demo, bench=bench) == 0
    assert asked == [(Path("shots"), None, Language.ENGLISH, "light"), "json"]
