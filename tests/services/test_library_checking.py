# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a library's author is told before anyone else sees the library."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.bootstrap import known_networks
from composer.services.library_checking import LibraryChecking
from composer.system import resources

SAMPLE = resources.root() / "library"
NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
TOML = """name = "Essai"
organisation = "Nordalia"
version = "1"
languages = ["fr", "en"]
default_language = "fr"
contact = "com@nordalia.example"
"""
CHARTER = "---\nversion: '1'\ndate: 2026-01-01\n---\n# Charte\n\n## 1. Une règle\n\nDu calme.\n"


class Folder:
    """A library folder that is written file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("library.toml", TOML)
        self.write("charter/charter.md", CHARTER)
        self.write("charter/charter.en.md", CHARTER)
        self.post("un", "Une tournée de plus, et un quai bien rangé.")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def post(self, name: str, body: str, front: str = "networks: [linkedin]\n") -> None:
        self.write(f"posts/{name}.md", f"---\ntitle: Un titre\n{front}---\n{body}\n")

    def rule(self, name: str, text: str, kind: str = "existence") -> None:
        self.write(f"charter/rules/Maison/{name}.yml", f'extends: {kind}\nmessage: "%s"\n{text}')

    def problems(self) -> list[tuple[str, int, str]]:
        found = LibraryChecking(known_networks(), NOW).check(self.root)
        return [(p.file, p.line, p.reason) for p in found]

    def only(self) -> tuple[str, int, str]:
        (problem,) = self.problems()
        return problem


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "library")


def test_a_sound_library_has_no_problem(folder: Folder) -> None:
    folder.rule("Promo", "tokens: [promo, 'soldes?']\nexamples: {match: [une promo], pass: [rien]}\n")
    assert folder.problems() == []


def test_the_sample_library_is_sound(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "library")
    found = LibraryChecking(known_networks(), NOW).check(tmp_path / "library")
    assert [(one.file, one.advice) for one in found] == [("posts/portes-ouvertes-quai-12.md", True)]
    assert found[0].reason.startswith("expires: its approval has ended")


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (r"['C\+\+']", r"has the sign + at its edge"),
        (r"['\$\d+']", r"has the sign $ at its edge"),
        (r"['a\bb']", r"no text can match"),
        (r"['promo$ fin']", r"no text can match"),
        (r"['fin\Apromo']", r"no text can match"),
    ],
)
def test_a_token_that_cannot_match_is_named_with_its_line(folder: Folder, tokens: str, said: str) -> None:
    folder.rule("Muet", f"level: error\ntokens: {tokens}\n")
    file, line, reason = folder.only()
    assert (file, line) == ("charter/rules/Maison/Muet.yml", 4)
    assert said in reason


@pytest.mark.parametrize(
    "rule",
    [
        r"tokens: ['C\+\+', '\$TSLA', '#promo']" + "\nnonword: true\n",
        "tokens: [\"jusqu'\", 'e-', '-là', 'non ', \"l'(?:eau|air)\", '^Bonjour', 'fin$', '(?:\\b|x)y', 'Paris']\n",
        "tokens: ['a\\b b', '(?m)^a$', '(?=a)\\w']\nignorecase: true\n",
        "tokens: [vente]\nexceptions: [vente-flash]\n",
        "tokens: [logo]\nscope: alt\n",
        "tokens: [logo]\nnetworks: [x]\nlang: [en]\nfrom: 2030-01-01\n",
    ],
)
def test_what_can_match_is_not_doubted(folder: Folder, rule: str) -> None:
    folder.rule("Vif", rule)
    assert folder.problems() == []


@pytest.mark.parametrize(
    ("rule", "kind", "line", "said"),
    [
        ("tokens: [vente-flash]\nexceptions: [vente]\n", "existence", 3, "finds nothing in 'vente-flash' itself"),
        ("swap:\n  bonjour: bonjour\n", "substitution", 4, "finds nothing in 'bonjour' itself"),
        ("tokens: [a]\nscope: heading\n", "existence", 4, "a post has no such part"),
        ("tokens: [a]\nfrom: 2026-02-01\nuntil: 2026-01-01\n", "existence", 5, "it ends before it begins"),
        ("token: a\nmax: 0\n", "occurrence", 1, "never finds anything"),
    ],
)
def test_a_rule_that_never_fires_is_named(folder: Folder, rule: str, kind: str, line: int, said: str) -> None:
    folder.rule("Muet", rule, kind)
    file, where, reason = folder.only()
    assert (file, where) == ("charter/rules/Maison/Muet.yml", line)
    assert said in reason


@pytest.mark.parametrize(
    ("rule", "kind", "line"),
    [
        ("tokens: [a]\nnetworks: [x, linkdin]\n", "existence", 4),
        ("max: 2\nper: day\nnetworks: [linkdin, any]\n", "cadence", 5),
    ],
)
def test_a_rule_for_a_network_that_does_not_exist_is_named(folder: Folder, rule: str, kind: str, line: int) -> None:
    folder.rule("Muet", rule, kind)
    file, where, reason = folder.only()
    assert (file, where) == ("charter/rules/Maison/Muet.yml", line)
    assert reason.startswith("networks: there is no linkdin; known ones are ")


def test_a_word_the_vocabulary_accepts_clears_the_rule_that_forbids_it(folder: Folder) -> None:
    folder.rule("Muet", "tokens: [RSE]\n")
    folder.write("charter/vocabulary/accept.txt", "# nos mots\n\nRSE\n")
    assert "finds nothing in 'RSE' itself" in folder.only()[2]


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(\w+\s?)*$", "(?:a|aa)+$", "(.*?,){12}P", r"prix((?:\d+)+)+€"])
def test_a_pattern_that_may_explode_is_slow(folder: Folder, pattern: str) -> None:
    folder.rule("Lent", f"nonword: true\ntokens:\n  - calme\n  - '{pattern}'\n")
    file, line, reason = folder.only()
    assert file == "charter/rules/Maison/Lent.yml"
    assert (line, "may take very long" in reason) in [(6, True), (1, False)]
    assert "ms" in reason or "repeat" in reason or "alike" in reason


def test_a_rule_that_is_slow_on_its_own_example(folder: Folder) -> None:
    folder.rule("Lent", f"nonword: true\ntokens: ['(?:x|xx)+$']\nexamples: {{pass: [{'x' * 40}!]}}\n")
    reasons = [reason for _, line, reason in folder.problems() if line == 1]
    assert [reason.startswith("it takes ") and "ms on a text" in reason for reason in reasons] == [True]


@pytest.mark.parametrize(
    "pattern", [r"\w+\s+de\s+\w+", r"(?:très|trop)\s+\w+", r"\b[A-Z]{2,}\b", r"\d+(?:[.,]\d+)*\s*€"]
)
def test_everyday_patterns_are_not_slow(folder: Folder, pattern: str) -> None:
    folder.post("un", "Rien de tel ici")
    folder.rule("Vif", f"level: suggestion\nnonword: true\ntokens: ['{pattern}']\n")
    assert folder.problems() == []


def test_rules_that_contradict_each_other(folder: Folder) -> None:
    folder.rule("Dire", "ignorecase: true\naction: {name: replace}\nswap:\n  mail: courriel|e-mail\n", "substitution")
    folder.rule("Interdire", "tokens: [courriel]\n")
    folder.rule("Retour", "swap:\n  e-mail: mail\n", "substitution")
    folder.rule("Choisir", "either: {clé: clef}\n", "consistency")
    folder.rule("Clef", "tokens: [clef]\n")
    said = [(file.rpartition("/")[2], line, reason) for file, line, reason in folder.problems()]
    assert [(file, line) for file, line, _ in said] == [
        *(("Choisir.yml", 3), ("Dire.yml", 6), ("Dire.yml", 6), ("Retour.yml", 4))
    ]
    assert "Maison.Clef (Maison/Clef.yml) flags 'clef'" in said[0][2]
    assert {"'courriel'" in said[1][2], "'courriel'" in said[2][2]} == {True, False}
    assert "'e-mail' becomes 'mail', where Maison.Dire" in said[3][2]


def test_a_substitution_may_use_its_own_key_in_a_longer_term(folder: Folder) -> None:
    folder.rule("Dire", "swap:\n  appli: application\n  chef: chef de quai\n", "substitution")
    assert folder.problems() == []


def test_a_term_both_accepted_and_rejected(folder: Folder) -> None:
    folder.write("charter/vocabulary/accept.txt", "Nordalia\n# commentaire\nConcurrex\nGéo+\n")
    folder.write("charter/vocabulary/reject.txt", "(?i)concurrex\nGéo+\n")
    found = folder.problems()
    assert [(file, line) for file, line, _ in found] == [
        *(("charter/vocabulary/accept.txt", 3), ("charter/vocabulary/accept.txt", 4))
    ]
    assert all("reject" in reason for _, _, reason in found)


def test_a_refused_term_is_named_where_it_is_written(folder: Folder) -> None:
    folder.write("charter/vocabulary/reject.txt", "# à éviter\nbon\n(mal\n")
    file, line, reason = folder.only()
    assert (file, line) == ("charter/vocabulary/reject.txt", 3)
    assert "not valid" in reason


def test_a_stamp_in_the_future_would_end_embargoes_early(folder: Folder) -> None:
    folder.write("library.toml", f"{TOML}stamp = 2026-10-01T09:30:00Z\nfreshness = '72h'\n")
    assert folder.problems() == []
    folder.write("library.toml", f"{TOML}stamp = 2062-10-01T09:30:00Z\n")
    file, line, reason = folder.only()
    assert (file, line, reason.partition(":")[0]) == ("library.toml", 7, "stamp")


@pytest.mark.parametrize(
    "wrong",
    ["stamp = 2026-10-01T09:30:00", "stamp = 2026-10-01", "stamp = 'hier'", "freshness = '2 moons'", "freshness = 3"],
)
def test_a_stamp_or_a_freshness_that_is_not_clear(folder: Folder, wrong: str) -> None:
    folder.write("library.toml", f"{TOML}{wrong}\n")
    file, line, reason = folder.only()
    assert (file, line, reason.partition(":")[0]) == ("library.toml", 7, wrong.partition(" ")[0])


def test_posts_that_break_their_own_charter(folder: Folder) -> None:
    folder.post("un", "Un quai.\n\nUne promo ici.", "networks: [linkedin, x, mastodon]\nhashtags: ['#Quai']\n")
    folder.write("posts/un.en.md", "---\ntitle: A title\n---\nA promo here.\n")
    folder.rule("Promo", "tokens: [promo]\nlang: [fr]\nnetworks: [x, linkedin]\n")
    folder.rule("Doux", "tokens: [quai]\nlevel: suggestion\n")
    folder.rule("Plus", "token: '#\\w+'\nmax: 0\nmin: 2\nlevel: error\nlang: [fr]\n", "occurrence")
    said = folder.problems()
    assert [(file, line) for file, line, _ in said] == [("posts/un.md", 4), ("posts/un.md", 8)]
    assert said[1][2].startswith('Maison.Promo (warning) flags "promo" on linkedin, x; change the post')
    assert "Maison.Plus (error)" in said[0][2]


def test_a_post_is_judged_when_it_may_first_be_published(folder: Folder) -> None:
    folder.rule("Promo", "tokens: [promo]\nuntil: 2026-10-31\n")
    folder.post("un", "Une promo.", "networks: [linkedin]\nnot_before: 2026-11-02T08:00:00+01:00\n")
    assert folder.problems() == []
    folder.post("un", "Une promo.", "networks: [linkedin]\nnot_before: 2026-10-30T08:00:00+01:00\n")
    assert "Maison.Promo" in folder.only()[2]
