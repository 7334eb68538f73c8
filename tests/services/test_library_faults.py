# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an author is told of links, files, lengths, languages and posts alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.bootstrap import known_networks
from composer.services import library_files
from composer.services.library_checking import LibraryChecking
from composer.services.library_problems import LibraryProblem
from tests.services.test_library_checking import CHARTER, NOW, TOML, Folder

ENGLISH = "---\ntitle: A title\n---\n{body}\n"
BODY = (
    "À cinq heures, la première barge touche le quai et personne ne parle fort. Karim vérifie les amarres une par une, "
    "puis il lève la main : on peut commencer. Pendant deux heures, les caisses passent de main en main jusqu’au quai."
)
OTHER = (
    "Le jeudi, nous déjeunons tous ensemble dans la grande salle du premier étage, sans téléphone ni ordre du jour. "
    "On y apprend qui vient d’avoir un enfant, qui cherche un vélo d’occasion, et souvent ce qui coince vraiment."
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "library")


def told(folder: Folder) -> list[LibraryProblem]:
    return list(LibraryChecking(known_networks(), NOW).check(folder.root))


def faults(folder: Folder) -> list[tuple[str, int]]:
    return [(problem.file, problem.line) for problem in told(folder) if not problem.advice]


def only(folder: Folder, *, advice: bool = False) -> LibraryProblem:
    (problem,) = told(folder)
    assert problem.advice is advice
    return problem


# -- links --


def test_a_rule_leads_to_a_section_of_every_charter(folder: Folder) -> None:
    folder.rule("Promo", 'section: "1"\ntokens: [promo]\n')
    assert told(folder) == []
    folder.rule("Promo", 'section: "7"\ntokens: [promo]\n')
    problem = only(folder)
    assert (problem.file, problem.line) == ("charter/rules/Maison/Promo.yml", 3)
    assert "no section 7 in charter/charter.md and charter/charter.en.md" in problem.reason


def test_a_section_that_one_language_lacks(folder: Folder) -> None:
    folder.write("charter/charter.md", f"{CHARTER}\n## 2. Une autre\n\nTexte.\n")
    folder.rule("Promo", 'section: "2"\ntokens: [promo]\n')
    found = {problem.file: problem.reason for problem in told(folder)}
    assert "its sections are 1, those of charter/charter.md 1, 2" in found["charter/charter.en.md"]
    assert "no section 2 in charter/charter.en.md" in found["charter/rules/Maison/Promo.yml"]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[là](#9)", "the charter has no section 9; it has 1"),
        ("[là](charter.md#9)", "the charter has no section 9"),
        ("[là](../notices/absent.md)", "there is no file notices/absent.md"),
        ("[là](javascript:alert%281%29)", "taken out"),
        ("[là](//ailleurs.example/x)", "taken out"),
        ("[là](file:///etc/passwd)", "taken out"),
        ("[là]()", "leads nowhere"),
        ("[là](http://[)", "no address"),
        ("![là](quai.png)", "no picture"),
    ],
)
def test_a_link_of_a_text_that_leads_nowhere(folder: Folder, link: str, said: str) -> None:
    folder.write("charter/charter.md", f"{CHARTER}\nVoyez {link}.\n")
    problem = only(folder)
    assert (problem.file, problem.line) == ("charter/charter.md", 11)
    assert said in problem.reason
    assert problem.reason.startswith(link)


@pytest.mark.parametrize(
    "link",
    ["[là](#1)", "[là](charter.en.md#1)", "[là](https://nordalia.example)", "[là](mailto:a@nordalia.example)",
     "[là](../posts/un.md)", "[là] (rien)"],
)  # fmt: skip
def test_a_link_that_leads_somewhere(folder: Folder, link: str) -> None:
    folder.write("charter/charter.md", f"{CHARTER}\nVoyez {link}.\n")
    assert told(folder) == []


def test_a_post_shows_brackets_as_they_are(folder: Folder) -> None:
    folder.post("un", "Tout est [ici](https://nordalia.example).")
    problem = only(folder)
    assert (problem.file, problem.line) == ("posts/un.md", 5)
    assert "write the address alone" in problem.reason


# -- what networks take --


def test_a_text_too_long_is_counted_with_link_and_hashtags_as_the_network_does(folder: Folder) -> None:
    link, tag = "https://www.nordalia.com/actualites/une-adresse-bien-longue", '"#SalariéNordalia"'
    # X counts 23 for any address of a known domain, and two blank lines between the parts.
    room = 280 - 23 - len(tag) + 2 - 4
    folder.post("un", "é" * room, f"networks: [x, linkedin]\nlink: {link}\nhashtags: [{tag}]\n")
    assert told(folder) == []
    folder.post("un", "é" * (room + 1), f"networks: [x, linkedin]\nlink: {link}\nhashtags: [{tag}]\n")
    assert only(folder).reason == (
        "X takes 280, this makes 281 with link and hashtags; shorten it by 1, or take x out of networks"
    )


def test_each_language_is_counted(folder: Folder) -> None:
    folder.post("un", "Un quai bien rangé.", "networks: [bluesky]\n")
    folder.write("posts/un.en.md", ENGLISH.format(body="👍🏽" * 301))
    problem = only(folder)
    assert problem.file == "posts/un.en.md"
    assert problem.reason.startswith("Bluesky takes 300, this makes 301;")


def test_what_networks_take_of_pictures_and_hashtags(folder: Folder) -> None:
    folder.post("un", "Un quai.", "networks: [instagram, tiktok, linkedin]\n")
    assert "Instagram, TikTok publishes nothing without a picture" in only(folder).reason
    media = "".join(f"  - file: p{n}.png\n    alt: {{fr: a, en: b}}\n" for n in range(5))
    for n in range(5):
        folder.write(f"media/p{n}.png", "x")
    folder.post("un", "Un quai.", f"networks: [x, mastodon, linkedin]\nmedia:\n{media}")
    problem = only(folder)
    assert (problem.line, problem.reason) == (4, "media: X, Mastodon takes 4 pictures, here are 5; take some out")
    tags = ", ".join(f'"#Mot{n}"' for n in range(31))
    media = "media:\n  - file: p0.png\n    alt: a\n"
    folder.post("un", "Un quai.", f"networks: [instagram]\nhashtags: [{tags}]\n{media}")
    assert [p.reason for p in told(folder) if not p.advice] == [
        "hashtags: 31 of them, Instagram takes 30; take some out"
    ]
    folder.post("un", "Un quai.", f"networks: [x]\nmedia:\n  - file: p0.png\n    alt: {'a' * 1001}\n")
    assert "X takes 1000 characters under alt, that of p0.png has 1001" in next(
        p.reason for p in told(folder) if not p.advice
    )


def test_what_networks_take_of_films(folder: Folder) -> None:
    for name in ("a.png", "b.mp4", "c.mp4"):
        folder.write(f"media/{name}", "x")
    both = "media:\n  - {file: a.png, alt: a}\n  - {file: b.mp4, alt: b}\n"
    folder.post("un", "Un quai.", f"networks: [linkedin, threads]\n{both}")
    assert "media: LinkedIn takes no film beside a picture; keep one of them" in [p.reason for p in told(folder)]
    two = "media:\n  - {file: b.mp4, alt: b}\n  - {file: c.mp4, alt: c}\n"
    folder.post("un", "Un quai.", f"networks: [mastodon, threads, bluesky]\n{two}")
    assert [(p.line, p.reason) for p in told(folder) if not p.advice] == [
        (4, "media: Bluesky takes no film from here; take it out"),
        (4, "media: Mastodon takes 1 film, here are 2; take some out"),
    ]


def test_a_network_that_does_not_exist_is_named_with_the_nearest(folder: Folder) -> None:
    folder.post("un", "Un quai.", "networks: [linkdin]\n")
    assert only(folder).reason == "networks: there is no linkdin; did you mean linkedin?"
    folder.post("un", "Un quai.")
    folder.write("library.toml", f'{TOML}[best_hours]\nlinkdin = ["tue 07:45"]\n[cadence]\nlinkdin = 2\n')
    assert faults(folder) == [("library.toml", 8), ("library.toml", 10)]
    folder.write("library.toml", TOML)
    folder.write("notices/n.md", "---\ntitle: a\nkind: hold\nscope: network:linkdin\ncontact: c\n---\nAttendez.\n")
    assert (only(folder).file, only(folder).line) == ("notices/n.md", 4)


# -- languages --


def test_a_translation_into_a_language_the_library_does_not_have(folder: Folder) -> None:
    folder.write("library.toml", TOML.replace('["fr", "en"]', '["fr"]'))
    folder.write("posts/un.en.md", ENGLISH.format(body="A quay."))
    assert only(folder).file == "posts/un.en.md"


def test_a_picture_is_described_in_every_language_of_its_post(folder: Folder) -> None:
    folder.write("media/quai.png", "x")
    folder.post("un", "Un quai.", "media:\n  - file: quai.png\n    alt: Un quai.\n")
    assert told(folder) == []
    folder.write("posts/un.en.md", ENGLISH.format(body="A quay."))
    problem = only(folder)
    assert (problem.file, problem.line) == ("posts/un.md", 4)
    assert "describe quai.png in en too" in problem.reason


def test_what_a_language_lacks_is_advice(folder: Folder) -> None:
    folder.write("library.toml", f'{TOML}[[themes]]\nid = "mer"\nlabel = {{ fr = "La mer" }}\n')
    (folder.root / "charter" / "charter.en.md").unlink()
    assert [(p.file, p.line, p.advice) for p in told(folder)] == [
        *(("charter/charter.en.md", 1, True), ("library.toml", 8, True))
    ]


def test_charters_of_two_versions(folder: Folder) -> None:
    folder.write("charter/charter.en.md", CHARTER.replace("'1'", "'2'"))
    assert (only(folder).file, only(folder).line) == ("charter/charter.en.md", 2)


def test_a_post_that_has_expired_and_a_notice_that_is_over_are_advice(folder: Folder) -> None:
    folder.post("un", "Un quai.", "expires: 2026-09-01T00:00:00Z\n")
    folder.write(
        "notices/n.md",
        "---\ntitle: a\nkind: hold\nscope: all\nactive: true\nuntil: 2026-09-01T00:00:00Z\n---\nAttendez.\n",
    )
    assert [(p.file, p.line, p.advice) for p in told(folder)] == [
        *(("notices/n.md", 1, True), ("notices/n.md", 6, True), ("posts/un.md", 3, True))
    ]


# -- files --


def test_every_file_that_cannot_be_read_is_told_and_the_others_are_checked(folder: Folder) -> None:
    (folder.root / "posts" / "latin.md").write_bytes("---\ntitle: Été\n---\nx\n".encode("latin-1"))
    (folder.root / "posts" / "utf16.md").write_text("---\ntitle: a\n---\nx\n", encoding="utf-16")
    (folder.root / "posts" / "loin.md").symlink_to("/etc/hostname")
    folder.post("deux", "Un quai.", "facts: [absent]\n")
    found = {(p.file, p.line): p.reason for p in told(folder) if not p.advice}
    assert set(found) == {
        *(("posts/latin.md", 2), ("posts/utf16.md", 1), ("posts/loin.md", 1), ("posts/deux.md", 3)),
    }
    assert "Windows-1252" in found["posts/latin.md", 2]
    assert "UTF-16" in found["posts/utf16.md", 1]


def test_names_that_differ_only_by_case(folder: Folder) -> None:
    folder.write("media/Quai.png", "x")
    folder.write("media/quai.png", "x")
    if len(list((folder.root / "media").iterdir())) == 2:
        assert faults(folder) == [("media/quai.png", 1)]


def test_a_link_inside_the_folder_is_advice(folder: Folder) -> None:
    folder.write("media/quai.png", "x")
    (folder.root / "media" / "b.png").symlink_to("quai.png")
    media = "media:\n  - {file: quai.png, alt: a}\n  - {file: b.png, alt: b}\n"
    folder.post("un", "Un quai.", media)
    assert only(folder, advice=True).file == "media/b.png"


def test_media_too_large_empty_or_of_a_kind_no_post_shows(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_files, "PICTURE_BYTES", 10)
    folder.write("media/a.png", "x" * 11)
    folder.write("media/b.mp4", "")
    folder.post("un", "Un quai.", "media:\n  - {file: a.png, alt: a}\n  - {file: b.mp4, alt: b}\n")
    assert faults(folder) == [("media/a.png", 1), ("media/b.mp4", 1)]
    folder.post("un", "Un quai.")
    folder.write("media/a.png", "x")
    folder.write("media/b.mp4", "x")
    folder.write("media/c.psd", "x")
    assert [(p.file, p.advice, p.reason.partition(",")[0]) for p in told(folder)] == [
        ("media/a.png", True, "no post names it"),
        ("media/b.mp4", True, "no post names it"),
        ("media/c.psd", True, "no post names it"),
        ("media/c.psd", True, "posts show png"),
    ]


def test_nothing_is_said_of_unused_media_while_a_post_cannot_be_read(folder: Folder) -> None:
    folder.write("media/a.png", "x")
    folder.post("un", "Un quai.", "titel: x\nmedia:\n  - {file: a.png, alt: a}\n")
    assert [p.file for p in told(folder)] == ["posts/un.md"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("notes.txt", "nothing reads it here"),
        ("post/deux.md", "did you mean posts?"),
        ("posts/deux.txt", "only files that end with .md"),
        ("posts/deux.docx", "only files that end with .md"),
        ("charter/charte.md", "did you mean charter.md?"),
        ("charter/vocabulary/oui.txt", "only accept.txt and reject.txt"),
        ("charter/rules/lists/prenoms.csv", "no rule names this list"),
        ("drafts/idee.md", "a proposal that nobody sees yet"),
    ],
)
def test_a_file_that_nobody_will_see_is_advice(folder: Folder, path: str, said: str) -> None:
    folder.write(path, "x")
    problem = only(folder, advice=True)
    assert (problem.file, problem.line) == (path, 1)
    assert said in problem.reason


def test_files_for_authors_and_lists_that_are_used(folder: Folder) -> None:
    for path in ("README.md", "posts/README.md", "drafts/README.md", "drafts/imported.txt", ".gitignore"):
        folder.write(path, "x")
    folder.write("charter/rules/lists/mots.csv", "term,aliases,note\nalpha,,\n")
    folder.rule("Mots", "list: lists/mots.csv\n", "lexicon")
    assert told(folder) == []


def test_posts_may_stand_in_folders_but_not_twice(folder: Folder) -> None:
    folder.write("posts/2026/deux.md", "---\ntitle: Deux\nfacts: [absent]\n---\nUn texte.\n")
    assert faults(folder) == [("posts/2026/deux.md", 3)]
    folder.write("posts/2026/un.md", "---\ntitle: Un\n---\nUn autre texte.\n")
    assert ("posts/un.md", 1) in faults(folder)


# -- posts alike --


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (BODY, "it says the same as posts/a.md"),
        (BODY.replace("Karim", "Inès").replace("deux heures", "une matinée").replace("personne ne", "nul ne")
         .replace("vérifie les amarres", "regarde chaque corde"), "it is nearly posts/a.md"),
        (f"Bonjour à tous. {BODY} Et vous, qu’en dites-vous ?", "it says the same as posts/a.md"),
    ],
)  # fmt: skip
def test_two_posts_that_parrot_each_other(folder: Folder, copy: str, said: str) -> None:
    folder.post("a", BODY)
    folder.post("b", f"Une ligne à moi.\n\n{copy}")
    problem = only(folder)
    assert (problem.file, problem.line) == ("posts/b.md", 7)
    assert problem.reason.startswith(said)


def test_different_posts_languages_and_times_are_not_compared(folder: Folder) -> None:
    folder.post("a", BODY, "expires: 2026-12-31T00:00:00Z\n")
    folder.post("b", OTHER)
    assert told(folder) == []
    folder.post("b", BODY, "not_before: 2026-12-31T00:00:00Z\n")
    assert told(folder) == []
    folder.post("b", BODY, "not_before: 2026-12-30T00:00:00Z\n")
    assert only(folder).file == "posts/b.md"
    folder.write("posts/b.md", f"---\ntitle: b\nlanguage: en\n---\n{BODY}\n")
    assert told(folder) == []


def test_many_that_are_all_alike_are_each_told_once(folder: Folder) -> None:
    for n in range(40):
        folder.post(f"p{n:02}", BODY)
    assert [problem.file for problem in told(folder)] == [f"posts/p{n:02}.md" for n in range(1, 40)]


# -- a second look --


def test_a_second_check_says_what_a_first_one_would(folder: Folder) -> None:
    """Whatever was changed between them."""
    check = LibraryChecking(known_networks(), NOW)
    folder.write("media/quai.png", "x")
    steps: list[Callable[[], object]] = [
        lambda: folder.post("a", BODY, "facts: [absent]\n"),
        lambda: folder.post("b", BODY),
        lambda: folder.post("a", OTHER),
        lambda: folder.rule("Promo", "tokens: [barge]\n"),
        lambda: folder.post("b", BODY.replace("barge", "péniche"), "media:\n  - {file: quai.png, alt: a}\n"),
        lambda: folder.post("c", BODY),
        lambda: (folder.root / "posts" / "b.md").unlink(),
        lambda: folder.write("posts/c.md", "---\ntitle"),
        lambda: (folder.root / "media" / "quai.png").unlink(),
        lambda: folder.write("library.toml", "name ="),
        lambda: folder.write("library.toml", TOML),
        lambda: folder.post("c", BODY.replace("barge", "barque")),
    ]
    for step in steps:
        step()
        assert list(check.check(folder.root)) == told(folder)
