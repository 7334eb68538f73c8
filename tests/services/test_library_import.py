# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts from a feed: proposed once, approved by nobody, harmless whatever the feed is."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.bootstrap import known_networks
from composer.cli.main import run
from composer.domain.accounts import Egress
from composer.domain.errors import FeedUnreadable, FolderReadOnly, LibraryInvalid, LibraryMissing, Unreachable
from composer.domain.text import Language
from composer.library.feed_text import without_controls
from composer.library.feeds import LARGEST_BYTES, FeedEntry
from composer.library.posts import read_post
from composer.library.settings_file import read_info
from composer.services.library_checking import LibraryChecking
from composer.services.library_folder import LibraryFolder
from composer.services.library_import import draft_of, entries_of, fetch_feed, load_feed, mark_of, propose
from composer.services.library_new import write_new
from composer.system import resources
from composer.system.clock import SystemClock
from composer.system.http import Http
from tests.fakes.http_server import Answer, Drop, FakeServer

FEEDS = Path(__file__).parents[1] / "library" / "feeds"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOURCE = "https://nordalia.example/news.rss?token=secret"
QUAY = FeedEntry("Le quai s’éveille", "À cinq heures, la barge touche le quai.", "https://nordalia.example/actu/quai")
INFO = read_info('name = "N"\norganisation = "N"\nversion = "1"\nlanguages = ["fr", "en"]\n', "")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_new(resources.root() / "new-library", tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


@pytest.fixture
def http() -> Iterator[Http]:
    lines: list[Egress] = []
    http = Http(SystemClock(), lines.append, read_s=5)
    yield http
    http.close()
    assert {line.why for line in lines} <= {"feed"}


def proposed(library: Path, *entries: FeedEntry, most: int = 20) -> list[str]:
    return [path.name for path in propose(library, entries, SOURCE, NOW, most).written]


def test_a_draft_waits_outside_the_library_until_it_is_moved(library: Path) -> None:
    before = LibraryFolder(library).compile()
    assert proposed(library, QUAY) == ["le-quai-s-eveille.md"]
    assert LibraryFolder(library).compile().digest == before.digest
    (advice,) = LibraryChecking(known_networks(), NOW).check(library)
    assert (advice.file, advice.advice) == ("drafts/le-quai-s-eveille.md", True)
    (library / "drafts" / "le-quai-s-eveille.md").rename(library / "posts" / "le-quai-s-eveille.md")
    assert LibraryChecking(known_networks(), NOW).check(library) == ()
    post = next(e.post for e in LibraryFolder(library).compile().posts if e.post.id == "le-quai-s-eveille")
    assert (post.texts[Language.FRENCH].title, post.link, post.networks) == (QUAY.title, QUAY.link, ())
    assert post.texts[Language.FRENCH].body == QUAY.text


def test_a_draft_says_where_it_comes_from_but_not_the_key_in_the_address(library: Path) -> None:
    proposed(library, QUAY)
    source = (library / "drafts" / "le-quai-s-eveille.md").read_text("utf-8")
    assert "# https://nordalia.example/news.rss\n" in source
    assert "secret" not in source


def test_what_was_imported_is_not_proposed_again(library: Path) -> None:
    other = FeedEntry("Autre", "Un texte de plus.", "https://nordalia.example/autre")
    no_link = FeedEntry("Sans lien", "Un texte sans adresse.")
    assert len(proposed(library, QUAY, no_link)) == 2
    tracked = FeedEntry("x", "y", "http://NORDALIA.example/actu/quai/?utm_medium=rss#haut")
    done = propose(library, [tracked, no_link, other], SOURCE, NOW, 20)
    assert ([path.name for path in done.written], done.known) == (["autre.md"], 2)
    for draft in (library / "drafts").glob("*.md"):
        draft.unlink()
    assert proposed(library, QUAY, no_link, other) == []
    (library / "drafts" / "imported.txt").unlink()
    assert len(proposed(library, QUAY)) == 1


def test_a_post_of_the_library_with_that_link_is_known(library: Path) -> None:
    assert proposed(library, FeedEntry("Le quai", "x", "https://www.nordalia.example/quai/")) == []


def test_names_never_meet(library: Path) -> None:
    titles = [
        "Bonjour",
        "Bonjour !",
        "Été 2026",
        "été, 2026",
        "日本語",
        "CON",
        "a" * 300,
        "../../etc/passwd",
        "drafts/x",
    ]
    names = proposed(
        library, *(FeedEntry(title, "Un texte.", f"https://a.example/{n}") for n, title in enumerate(titles))
    )
    assert names == [
        *("bonjour-2.md", "bonjour-3.md", "ete-2026.md", "ete-2026-2.md", "entry.md", "con-1.md", f"{'a' * 60}.md"),
        *("etc-passwd.md", "drafts-x.md"),
    ]
    assert {path.parent for path in library.rglob("*.md") if path.name in names} == {library / "drafts"}


def test_no_more_drafts_than_asked_for_and_the_rest_comes_next_time(library: Path) -> None:
    entries = [FeedEntry(f"Titre {n}", "Un texte.", f"https://a.example/{n}") for n in range(5)]
    assert proposed(library, *entries, most=2) == ["titre-0.md", "titre-1.md"]
    assert proposed(library, *entries, most=9) == ["titre-2.md", "titre-3.md", "titre-4.md"]


@pytest.mark.parametrize(
    ("entry", "language"),
    [
        (QUAY, None),
        (FeedEntry("The quay", "At five the barge is at the quay and we are there.", language="fr"), Language.ENGLISH),
        (FeedEntry("Quai 12", "Nordalia 2026", language="en"), Language.ENGLISH),
        (FeedEntry("Quai 12", "Nordalia 2026", language="de"), None),
    ],
)
def test_the_language_is_that_of_the_words(entry: FeedEntry, language: Language | None) -> None:
    source = draft_of(entry, INFO, SOURCE, NOW)
    assert (f"\nlanguage: {language}\n" in source) is (language is not None)
    assert ("language:" in source) is (language is not None)


WORDS = st.text(min_size=1).map(without_controls).filter(str.strip)
LINKS = st.sampled_from(["", "https://nordalia.example/x?a=%22#b"])


@given(st.builds(FeedEntry, WORDS.map(lambda text: " ".join(text.split())).filter(bool), WORDS, LINKS))
def test_any_entry_becomes_a_post_that_can_be_read(entry: FeedEntry) -> None:
    read = read_post("x", ("posts/x.md", draft_of(entry, INFO, SOURCE, NOW)), {}, INFO, ())
    assert read.texts[read.language].title == entry.title.strip()
    assert read.link == entry.link
    assert mark_of(entry)


@pytest.mark.parametrize("place", ["drafts", "drafts/imported.txt"])
def test_a_link_in_the_place_of_the_drafts_is_not_followed(library: Path, place: str, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "file").write_text("mine")
    (library / "drafts" / "README.md").unlink()
    if place == "drafts":
        (library / "drafts").rmdir()
        (library / "drafts").symlink_to(tmp_path / "outside")
    else:
        (library / "drafts" / "imported.txt").symlink_to(tmp_path / "file")
    with pytest.raises(LibraryInvalid):
        proposed(library, QUAY)
    assert list((tmp_path / "outside").iterdir()) == []
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        proposed(tmp_path, QUAY)


def test_a_file_where_the_drafts_should_be(library: Path) -> None:
    (library / "drafts" / "README.md").unlink()
    (library / "drafts").rmdir()
    (library / "drafts").write_text("")
    with pytest.raises(FolderReadOnly):
        proposed(library, QUAY)


# -- from afar --


def fetched(http: Http, url: str, *times: float) -> bytes:
    clock = iter(times)
    return fetch_feed(http, url, lambda: next(clock, 0.0))


def test_a_feed_is_fetched_through_redirects(server: FakeServer, http: Http) -> None:
    server.next(Answer(301, headers={"Location": f"{server.url}/news.rss"}), Answer(200, b"<rss/>"))
    assert fetched(http, f"{server.url}/rss") == b"<rss/>"
    assert [one.path for one in server.received] == ["/rss", "/news.rss"]


def test_what_a_feed_names_is_not_fetched(server: FakeServer, library: Path, http: Http) -> None:
    source = (FEEDS / "news.rss").read_bytes().replace(b"https://traceur.example", server.url.encode())
    server.next(Answer(200, source))
    entries = entries_of(fetched(http, f"{server.url}/news.rss"), "x")
    assert len(proposed(library, *entries)) == 2
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [401, 404, 410])
def test_an_answer_that_is_no_feed(server: FakeServer, http: Http, status: int) -> None:
    server.next(Answer(status, b"no"))
    with pytest.raises(FeedUnreadable) as error:
        fetched(http, server.url)
    assert error.value.values["reason"] == f"HTTP {status}."


@pytest.mark.parametrize("drop", [Drop.AFTER_READING_THE_REQUEST, Drop.IN_THE_MIDDLE_OF_THE_ANSWER])
def test_an_answer_that_breaks_off(server: FakeServer, http: Http, drop: Drop) -> None:
    server.next(drop)
    with pytest.raises(Unreachable):
        fetched(http, server.url)


def test_a_feed_that_does_not_end(server: FakeServer, http: Http) -> None:
    server.next(Answer(200, b" " * (LARGEST_BYTES + 1)))
    with pytest.raises(FeedUnreadable) as error:
        fetched(http, server.url)
    assert error.value.values["reason"] == "feed-large"
    server.next(Answer(200, b" " * 100_000))
    with pytest.raises(FeedUnreadable) as error:
        fetched(http, server.url, 0.0, 61.0, 61.0)
    assert error.value.values["reason"] == "feed-slow"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "feed").write_bytes(b" " * (LARGEST_BYTES + 1))
    with pytest.raises(FeedUnreadable):
        load_feed(tmp_path / "feed")


def test_a_feed_that_would_keep_the_parser_busy_is_given_up() -> None:
    trap = b'<?xml version="1.0"?><rss version="2.0"><channel><item><author>' + b"a.b" * 200_000
    with pytest.raises(FeedUnreadable) as error:
        entries_of(trap + b"</author></item></channel></rss>", "trap", limit_s=2)
    assert error.value.values == {"source": "trap", "reason": "feed-slow"}


@pytest.mark.parametrize("name", ["news.rss", "news.atom", "news.json"])
def test_the_process_apart_tells_what_was_read(name: str) -> None:
    from composer.library.feeds import read_feed

    data = (FEEDS / name).read_bytes()
    assert entries_of(data, name) == read_feed(data)


def test_the_command(
    library: Path,
    server: FakeServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("RAMAGE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "fr")
    server.otherwise = Answer(200, (FEEDS / "news.atom").read_bytes())
    arguments = ["library", "import-feed", f"{server.url}/news.atom", "--into", str(library)]
    assert run([*arguments, "--limit", "1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "drafts": ["drafts/we-mended-1-000-scanners.md"],
        "imported_before": 0,
    }
    assert run(arguments) == 0
    assert "Un brouillon écrit dans" in capsys.readouterr().err
    assert run(arguments) == 1
    assert capsys.readouterr() == ("", "Rien de nouveau\u00a0: 2 entrées ont déjà été importées.\n")
    assert run(["library", "import-feed", str(library / "library.toml"), "--into", str(library)]) == 2
    assert "ni du RSS" in capsys.readouterr().err
