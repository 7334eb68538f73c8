# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever an author, or somebody else, writes in a file: it is read, or refused with its line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.bootstrap import known_networks
from composer.domain.errors import LibraryInvalid
from composer.library.settings_file import read_info
from composer.services.library_checking import LibraryChecking
from composer.services.library_new import write_new
from tests.fuzz.authoring import READERS, TEMPLATE, read_or_refused
from tests.services.test_library_checking import NOW

FIELDS = st.sampled_from(
    [
        *("title", "themes", "networks", "link", "media", "hashtags", "facts", "angles", "not_before", "expires"),
        *("kind", "scope", "from", "until", "active", "contact", "summary", "minutes", "level", "opening", "closing"),
        *("version", "date", "language", "author", "purpose", "proposal", "answer", "name", "languages", "cadence"),
    ]
)
VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *(
                "[a, [b, {c: d}]]",
                "{fr: a, en: b}",
                "- a\n  - b",
                "|\n  a\n  b",
                "{a: b}",
                "*x",
                "&x a",
                "!!python/object:x y",
            ),
            *("2026-13-45", "9999-12-31T23:59:59+23:59", "0001-01-01T00:00:00+14:00", "true", "99999999999999", "~"),
            *("hold", "facts", "all", "theme:metiers", "network:x", "http://[", "//x", "['#a', '#b c']", '"\\ud800"'),
            *("{file: quai.png, alt: {fr: }}", "[{file: ../x.png}]", "[{file: quai.png, alt: a, file: b}]", "? a : b"),
        ]
    ),
)
FRONTS = st.lists(st.tuples(FIELDS, VALUES), max_size=6).map(
    lambda pairs: "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\nText.\n## a | b\n\n> c\n"
)
TABLES = st.lists(st.tuples(FIELDS, VALUES), max_size=6).map(
    lambda pairs: "\n".join(f"{key} = {value}" for key, value in pairs)
)


def spliced(source: str) -> st.SearchStrategy[str]:
    """The source with a stretch of it replaced."""

    def splice(at: int, length: int, words: str) -> str:
        return source[:at] + words + source[at + length :]

    words = st.one_of(
        st.text(max_size=6), VALUES, st.sampled_from(["\0", "\r", "\u2028", "---\n", "\ufeff", "\t", "{" * 50])
    )
    return st.builds(splice, st.integers(0, len(source)), st.integers(0, 30), words)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_any_change_of_a_good_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    read_or_refused(name, data.draw(spliced((TEMPLATE / name).read_text("utf-8"))))


@pytest.mark.parametrize("name", READERS)
@given(source=st.one_of(st.text(), FRONTS, TABLES))
def test_any_text_is_read_or_refused(name: str, source: str) -> None:
    read_or_refused(name, source)


@pytest.mark.parametrize("name", [name for name in READERS if name.endswith(".md")])
@pytest.mark.parametrize("mark", ["- ", "? ", "-\t", "[", "{a: ", "- ? ", ": "])
def test_deep_nesting_is_refused_before_it_is_read(name: str, mark: str) -> None:
    for times in (2_000, 30_000):
        with pytest.raises(LibraryInvalid):
            READERS[name](f"---\ntitle: a\n{mark * times}a\n---\nText.\n## a | b\n")


@pytest.mark.parametrize("value", ["[" * 30_000, "{a=" * 30_000, "[" * 30_000 + "]" * 30_000])
def test_deep_nesting_in_the_settings_is_refused(value: str) -> None:
    with pytest.raises(LibraryInvalid):
        read_info(f"name = {value}", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("any") / "library"
    write_new(TEMPLATE, made)
    return made


CHECK = LibraryChecking(known_networks(), NOW)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*READERS, "charter/rules/Maison/MotsSimples.yml"]), data=st.data())
def test_any_folder_is_checked_and_each_problem_has_its_place(folder: Path, name: str, data: st.DataObject) -> None:
    """One check goes on from folder to folder, as when somebody watches."""
    good = (TEMPLATE / name).read_text("utf-8")
    source = data.draw(st.one_of(spliced(good), FRONTS))
    (folder / name).write_bytes(source.encode("utf-8", "surrogatepass"))
    try:
        for problem in CHECK.check(folder):
            assert problem.line >= 1
            assert problem.reason
            lines = (folder / problem.file).read_bytes().count(b"\n") + 2 if (folder / problem.file).exists() else 1
            assert problem.line <= lines + source.count("\r") + source.count("\u2028"), problem
    finally:
        (folder / name).write_text(good, "utf-8")
