# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import LibraryInvalid, LibraryMissing
from composer.domain.ids import PostId
from composer.domain.ports import Catalogue
from composer.domain.text import Language
from composer.guides.parser import parse_guide
from composer.library.authoring import faults, read_library, vocabulary
from composer.library.fields import split

FOLDER: Mapping[str, str] = {
    "library.toml": (
        'name = "N"\norganisation = "Nordalia"\nversion = "1"\nlanguages = ["fr", "en"]\n'
        '[[themes]]\nid = "terrain"\nlabel = { fr = "Métiers", en = "On the ground" }\n'
    ),
    "posts/quai.md": (
        '---\ntitle: "Le quai : cinq heures"\nthemes: [terrain]\nlink: https://nordalia.example/quai\n'
        'media:\n  - file: quai.png\n    alt: {fr: "Un quai.", en: "A quay."}\nhashtags: ["#Quai"]\n'
        'facts: ["5 h"]\nnot_before: 2027-01-28T18:00:00+01:00\n---\n\nLa barge arrive à 5 h.\n'
    ),
    "posts/quai.en.md": '---\ntitle: The quay\nhashtags: ["#Quay"]\nfacts: [dawn]\n---\nThe barge docks at dawn.\n',
    "README.md": "For authors.",
}


def read(**changes: str | None) -> Catalogue:
    files = {**FOLDER, **changes}
    return read_library({p: t for p, t in files.items() if t is not None}, {"quai.png"}, "/media", parse_guide)


def refused(path: str, source: str) -> LibraryInvalid:
    with pytest.raises(LibraryInvalid) as error:
        read(**{path: source})
    return error.value


def test_a_post_is_read_in_each_of_its_languages() -> None:
    (entry,) = read().posts
    post = entry.post
    assert post.id == PostId("quai")
    assert post.texts[Language.FRENCH].body == "La barge arrive à 5 h."
    assert post.texts[Language.ENGLISH].hashtags == ("#Quay",)
    assert post.texts[Language.ENGLISH].facts == ("dawn",)
    assert post.media[0].alt[Language.ENGLISH] == "A quay."
    assert post.not_before == datetime(2027, 1, 28, 17, tzinfo=UTC)
    assert "barg" in entry.body_terms.split()


def test_a_translation_inherits_what_it_does_not_say() -> None:
    (entry,) = read(**{"posts/quai.en.md": "---\ntitle: The quay\n---\nThe barge docks."}).posts
    assert entry.post.texts[Language.ENGLISH].hashtags == ("#Quai",)


def test_the_digest_names_the_content() -> None:
    assert read().digest == read(**{"README.md": "Other words for authors."}).digest
    assert read().digest != read(**{"posts/quai.en.md": None}).digest


def test_a_folder_without_library_toml_is_no_library() -> None:
    with pytest.raises(LibraryMissing):
        read(**{"library.toml": None})


@pytest.mark.parametrize(
    ("path", "source", "line", "said"),
    [
        ("posts/quai.md", "Bonjour", 1, "three dashes"),
        ("posts/quai.md", "---\ntitle: a", 1, "never closed"),
        ("posts/quai.md", "---\ntitle: a\ntitle: b\n---\nx", 3, "given twice"),
        ("posts/quai.md", "---\ntitle: a\nthemse: [terrain]\n---\nx", 3, "did you mean themes"),
        ("posts/quai.md", "---\ntitle: a\nthemes: [mer]\n---\nx", 3, "its themes are terrain"),
        ("posts/quai.md", "---\ntitle: a\nnot_before: 2027-01-28\n---\nx", 3, "with its zone"),
        ("posts/quai.md", "---\ntitle: a\nnot_before: 2027-01-28T18:00:00\n---\nx", 3, "with its zone"),
        ("posts/quai.md", "---\ntitle: a\nlink: javascript:alert(1)\n---\nx", 3, "https://"),
        ("posts/quai.md", "---\ntitle: a\nlink: http://[\n---\nx", 3, "https://"),
        ("posts/quai.md", "---\ntitle: a\nhashtags: [Quai]\n---\nx", 3, "no hashtag"),
        ("posts/quai.md", "---\ntitle: a\nmedia:\n  - file: ../secret.png\n    alt: x\n---\nx", 4, "media folder"),
        ("posts/quai.md", "---\ntitle: a\nmedia:\n  - file: other.png\n    alt: x\n---\nx", 4, "add it or correct"),
        ("posts/quai.md", "---\ntitle: a\nmedia:\n  - file: quai.png\n---\nx", 4, "alt is missing"),
        ("posts/quai.md", "---\ntitle: a: b\n---\nx", 2, "double quotes"),
        ("posts/quai.md", "---\ntitle: a\nangles: {a: b}\n---\nx", 3, "write a list"),
        ("posts/quai.md", "---\ntitle: a\nangles:\n  - b\n  - c: d\n---\nx", 5, "double quotes"),
        ("posts/quai.md", "---\ntitle: a\n---\n\n", 4, "there is no text"),
        ("posts/quai.md", "---\nlink: https://a.example\n---\nx", 1, "title is missing"),
        ("posts/quai.md", "---\na: &x [b]\ntitle: *x\n---\nx", 3, "refers to another place"),
        ("posts/quai.md", "---\ntitle: " + "[" * 60 + "]" * 60 + "\n---\nx", 2, "too deeply"),
        ("posts/quai.en.md", "---\ntitle: a\nlink: https://a.example\n---\nx", 3, "main file only"),
        ("posts/Quai.md", "---\ntitle: a\n---\nx", 1, "small letters"),
        ("posts/seul.en.md", "---\ntitle: a\n---\nx", 1, "needs its main file"),
        ("charter/charter.md", '---\nversion: "1"\ndate: hier\n---\n# T\n## 1. A\n', 3, "2026-09-01"),
        ("charter/charter.md", '---\nversion: "1"\ndate: 2026-09-01\n---\n# T\n\n## A\n', 7, "number each section"),
        ("notices/x.md", "---\ntitle: a\nkind: alarm\nscope: all\n---\nx", 3, "hold"),
        ("notices/x.md", "---\ntitle: a\nkind: hold\nscope: theme:mer\n---\nx", 4, "its themes are"),
        ("guides/g.md", "---\ntitle: a\nsummary: b\nminutes: many\n---\n## Q\n", 4, "1 to 99"),
        ("library.toml", 'name = "N"\norganisation = "N"\nversion = 1\nlanguages = ["fr"]\n', 3, "double quotes"),
        ("library.toml", 'name = "N"\norganisation = "N\n', 2, ""),
        ("library.toml", 'name = "N"\norganisation = "N"\nversion = "1"\nlanguages = ["de"]\n', 4, "no language"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_remedy(path: str, source: str, line: int, said: str) -> None:
    error = refused(path, source)
    assert error.values["file"] == path
    assert int(error.values["line"]) == line
    assert said in error.values["reason"]


def test_every_broken_file_is_told_at_once() -> None:
    files = {**FOLDER, "posts/a.md": "x", "posts/b.md": "x", "notices/c.md": "x"}
    found = faults(files, {"quai.png"}, parse_guide)
    assert sorted(error.values["file"] for error in found) == ["notices/c.md", "posts/a.md", "posts/b.md"]


def test_vocabulary_lines_are_terms_and_comments_are_not() -> None:
    found = vocabulary({"accept.txt": "# brands\nNordalia\n\n#DernierKilomètre\n", "reject.txt": "Nordaliya"}, "")
    assert found.accept == ("Nordalia", "#DernierKilomètre")
    assert found.reject == ("Nordaliya",)


@given(st.text())
def test_any_front_matter_is_read_or_refused_with_a_line(source: str) -> None:
    error: LibraryInvalid | None = None
    try:
        split("posts/x.md", f"---\n{source}\n---\nbody")
    except LibraryInvalid as refusal:
        error = refusal
    assert error is None or int(error.values["line"]) >= 1
