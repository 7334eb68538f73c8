# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.errors import LibraryMissing, PostNotFound
from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryPost, PostPage, PostQuery, Sort, Vocabulary
from composer.domain.text import Language
from composer.storage import catalogue_index
from composer.storage.catalogue import LibraryDatabase, open_catalogue
from composer.storage.catalogue_posts import EXCERPT, excerpt
from tests.builders import (
    NOW,
    a_charter_text,
    a_guide,
    a_library,
    a_library_info,
    a_notice,
    a_post,
    a_rule_file,
    an_indexed_post,
    texts,
)

FR, EN = Language.FRENCH, Language.ENGLISH


def find(
    store: LibraryDatabase,
    *terms: str,
    shared: dict[PostId, int] | None = None,
    reader: Language | None = None,
    **query: object,
) -> PostPage:
    return store.search(terms, PostQuery(**query), NOW, shared or {}, reader)  # type: ignore[arg-type]  # any field


def ids(page: PostPage) -> list[str]:
    return [card.id for card in page.cards]


def holding(store: LibraryDatabase, *posts: LibraryPost) -> LibraryDatabase:
    store.replace(a_library(posts))
    return store


def test_an_empty_file_holds_no_library(catalogue: LibraryDatabase) -> None:
    assert catalogue.digest() == ""
    with pytest.raises(LibraryMissing):
        catalogue.info()
    assert (catalogue.guides(FR), catalogue.charter(FR), catalogue.rules(), catalogue.notices()) == ((), None, (), ())
    assert catalogue.vocabulary() == Vocabulary()
    assert find(catalogue, "mot") == PostPage((), 0, {})
    assert find(catalogue) == PostPage((), 0, {})


def test_a_library_comes_back_whole(catalogue: LibraryDatabase) -> None:
    post = a_post(texts=texts("bonjour", "hello"), expires=NOW + timedelta(days=1), not_before=NOW)
    rules = (a_rule_file("B/b.yml"), a_rule_file("A/a.yml"))
    library = a_library([post], rules=rules, notices=(a_notice(until=NOW),))
    catalogue.replace(library)
    assert catalogue.digest() == library.digest
    assert catalogue.info() == library.info
    assert catalogue.media_root() == library.media_root
    assert catalogue.post(post.id) == post
    assert catalogue.guides(FR) == library.guides
    assert catalogue.charter(FR) == library.charter[0]
    assert [rule.path for rule in catalogue.rules()] == ["A/a.yml", "B/b.yml"]
    assert catalogue.vocabulary() == library.vocabulary
    assert catalogue.notices() == library.notices
    with pytest.raises(PostNotFound):
        catalogue.post(PostId("nowhere"))


def test_the_new_library_replaces_the_old_one_without_touching_what_did_not_change(
    catalogue: LibraryDatabase, tmp_path: Path
) -> None:
    same, changed, gone = (an_indexed_post(a_post(name), digest="1") for name in ("same", "changed", "gone"))
    catalogue.replace(a_library([same, changed, gone]))
    with closing(sqlite3.connect(tmp_path / "cache" / "library.db")) as connection, connection:
        connection.execute("UPDATE texts SET title = 'not rewritten' WHERE post = (SELECT min(number) FROM posts)")
    new = an_indexed_post(replace(changed.post, texts=texts("nouveau texte")), digest="2")
    catalogue.replace(a_library([same, new, an_indexed_post(a_post("fresh"))], digest="library-2"))
    titles = {card.id: card.title for card in find(catalogue).cards}
    assert titles == {"same": "not rewritten", "changed": "nouveau texte", "fresh": "Un vélo-cargo de plus"}
    assert ids(find(catalogue, "nouveau")) == ["changed"]
    assert catalogue.digest() == "library-2"


def test_another_process_sees_the_new_library(catalogue: LibraryDatabase, tmp_path: Path) -> None:
    other = open_catalogue(tmp_path / "cache" / "library.db")
    holding(catalogue, a_post("old"))
    assert ids(find(other)) == ["old"]
    holding(catalogue, a_post("new"))
    assert ids(find(other)) == ["new"]
    other.close()


def test_a_library_compiled_by_another_version_of_the_program_is_compiled_again(
    catalogue: LibraryDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.replace(a_library())
    assert catalogue.digest() == "library-1"
    monkeypatch.setitem(LibraryPost.__annotations__, "mood", str)
    later = open_catalogue(tmp_path / "cache" / "library.db")
    assert later.digest() == ""
    later.close()


def test_every_word_must_be_there_and_the_last_may_be_unfinished(catalogue: LibraryDatabase) -> None:
    holding(
        catalogue,
        a_post("velo", title="Un", body="velo cargo nantes"),
        a_post("camion", title="Deux", body="camion nantes"),
    )
    assert ids(find(catalogue, "nantes", "carg")) == ["velo"]
    assert ids(find(catalogue, "carg", "nantes")) == []
    assert find(catalogue, "nan").total == 2


def test_words_of_the_title_count_more(catalogue: LibraryDatabase) -> None:
    holding(
        catalogue,
        a_post("body", title="Autre chose", body="le quai"),
        a_post("title", title="Le quai", body="rien"),
    )
    assert ids(find(catalogue, "quai", sort=Sort.TITLE)) == ["title", "body"]


@pytest.mark.parametrize("words", ['"', 'a" OR b', "*", "title:", "NEAR(", "-", "^", "\x00", "c++", "l'eau", "🐦", ""])
def test_no_word_upsets_the_index(catalogue: LibraryDatabase, words: str) -> None:
    holding(catalogue, a_post())
    assert find(catalogue, words).total in (0, 1)


def test_accents_do_not_matter(catalogue: LibraryDatabase) -> None:
    holding(catalogue, a_post("ete", body="l’été à Orléans"))
    for typed in ("ete", "été", "ÉTÉ", "e\u0301te\u0301", "orlea"):
        assert ids(find(catalogue, typed)) == ["ete"], typed


def test_themes_widen_and_network_and_language_narrow(catalogue: LibraryDatabase) -> None:
    a, b, x = ThemeId("a"), ThemeId("b"), NetworkKey("x")
    holding(
        catalogue,
        a_post("one", themes=(a,), networks=(x,)),
        a_post("two", themes=(b,), texts=texts("bonjour", "hello")),
        a_post("three", themes=(a, b), networks=(x,)),
        a_post("four", themes=(ThemeId("c"),)),
    )
    assert set(ids(find(catalogue, themes=frozenset({a, b})))) == {"one", "two", "three"}
    assert set(ids(find(catalogue, network=x))) == {"one", "three"}
    assert ids(find(catalogue, language=EN)) == ["two"]
    assert find(catalogue, themes=frozenset({a}), network=x).by_theme == {a: 2, b: 1, ThemeId("c"): 0}
    assert find(catalogue, themes=frozenset({ThemeId("nowhere")})).total == 0
    assert find(catalogue, network=NetworkKey("nowhere")).total == 0


def test_expired_posts_show_only_when_asked_for_and_embargoed_ones_always(catalogue: LibraryDatabase) -> None:
    second = timedelta(seconds=1)
    holding(
        catalogue,
        a_post("over", expires=NOW),
        a_post("last second", expires=NOW + second),
        a_post("embargo", not_before=NOW + second),
    )
    assert set(ids(find(catalogue))) == {"last second", "embargo"}
    assert set(ids(find(catalogue, include_expired=True))) == {"over", "last second", "embargo"}
    cards = {card.id: card for card in find(catalogue).cards}
    assert cards[PostId("embargo")].not_before == NOW + second
    assert cards[PostId("last second")].expires == NOW + second


def test_the_order_is_least_shared_then_newest(catalogue: LibraryDatabase) -> None:
    holding(catalogue, a_post("a"), a_post("b", not_before=NOW), a_post("c", not_before=NOW + timedelta(1)))
    shared = {PostId("c"): 5, PostId("b"): 1, PostId("nowhere"): 9}
    page = find(catalogue, shared=shared)
    assert [(card.id, card.shared) for card in page.cards] == [("a", 0), ("b", 1), ("c", 5)]
    assert ids(find(catalogue, shared=shared, sort=Sort.NEWEST)) == ["c", "b", "a"]


def test_least_shared_puts_what_is_under_embargo_after_what_can_be_published(catalogue: LibraryDatabase) -> None:
    later = NOW + timedelta(seconds=1)
    holding(catalogue, a_post("a"), a_post("b", not_before=NOW), a_post("c", not_before=later), a_post("d"))
    assert ids(find(catalogue)) == ["b", "a", "d", "c"]
    assert ids(find(catalogue, shared={PostId("b"): 3, PostId("a"): 1})) == ["d", "a", "b", "c"]
    assert ids(find(catalogue, sort=Sort.NEWEST))[0] == "c"


def test_what_came_with_the_latest_library_is_newest(catalogue: LibraryDatabase) -> None:
    holding(catalogue, a_post("a"), a_post("z"))
    holding(catalogue, a_post("a"), a_post("m"), a_post("z"))
    assert ids(find(catalogue, sort=Sort.NEWEST)) == ["m", "a", "z"]


def test_titles_are_sorted_without_case_or_accents_in_the_readers_language(catalogue: LibraryDatabase) -> None:
    holding(
        catalogue,
        a_post("one", texts=texts("Été", "zebra")),
        a_post("two", texts=texts("eau", "yak")),
        a_post("three", texts=texts("Zoo", "ant")),
    )
    assert ids(find(catalogue, sort=Sort.TITLE, reader=FR)) == ["two", "one", "three"]
    assert ids(find(catalogue, sort=Sort.TITLE, reader=EN)) == ["three", "two", "one"]


def test_a_card_is_in_the_language_asked_for_else_the_readers_else_its_own(catalogue: LibraryDatabase) -> None:
    holding(catalogue, a_post("both", texts=texts("bonjour", "hello")), a_post("french", texts=texts("salut")))
    assert {c.title for c in find(catalogue, reader=EN).cards} == {"hello", "salut"}
    assert {c.title for c in find(catalogue).cards} == {"bonjour", "salut"}
    assert {c.title for c in find(catalogue, reader=EN, language=FR).cards} == {"bonjour", "salut"}
    both = next(card for card in find(catalogue).cards if card.id == "both")
    assert both.languages == (FR, EN)


def test_an_excerpt_is_one_line_cut_between_words() -> None:
    assert excerpt("un\n\ndeux") == "un deux"
    long = excerpt("mot, " * 100)
    assert len(long) <= EXCERPT
    assert long.endswith("mot…")
    assert len(excerpt("x" * 1000)) == EXCERPT


def test_pages_follow_one_another(catalogue: LibraryDatabase) -> None:
    holding(catalogue, *(a_post(f"post-{n:02}") for n in range(25)))
    pages = [find(catalogue, offset=start, limit=10) for start in (0, 10, 20, 30)]
    assert [len(page.cards) for page in pages] == [10, 10, 5, 0]
    assert sorted(name for page in pages for name in ids(page)) == [f"post-{n:02}" for n in range(25)]
    assert {page.total for page in pages} == {25}


def test_guides_and_charter_fall_back_to_another_language(catalogue: LibraryDatabase) -> None:
    guides = (
        a_guide("b", title="Zoo", first_post=True),
        a_guide("a", title="été", first_post=False),
        a_guide("a", title="summer", language=EN, first_post=False),
        a_guide("c", title="Arbre", first_post=False),
    )
    catalogue.replace(
        a_library(guides=guides, charter=(a_charter_text(), a_charter_text(language=EN, title="Charter")))
    )
    assert [guide.title for guide in catalogue.guides(FR)] == ["Zoo", "Arbre", "été"]
    assert [guide.title for guide in catalogue.guides(EN)] == ["Zoo", "Arbre", "summer"]
    charter = catalogue.charter(EN)
    assert charter is not None
    assert charter.title == "Charter"
    catalogue.replace(a_library(digest="2"))
    charter = catalogue.charter(EN)
    assert charter is not None
    assert charter.language is FR


def test_what_the_library_says_of_itself_comes_back_without_msgspec(catalogue: LibraryDatabase) -> None:
    info = a_library_info(best_hours={}, cadence={NetworkKey("x"): 2}, languages=(EN,), default_language=EN)
    catalogue.replace(a_library(info=info))
    assert catalogue.info() == info


WORDS = ("quai", "quais", "train", "tram", "velo", "ville", "a", "ab")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    bodies=st.lists(st.tuples(*[st.lists(st.sampled_from(WORDS), max_size=4)] * 2), min_size=1, max_size=12),
    typed=st.lists(st.sampled_from([*WORDS, "t", "q", "vel", "zzz"]), min_size=1, max_size=3),
    frequent=st.integers(0, 6),
    few=st.sampled_from([0, 100]),
    split=st.integers(0, 12),
)
def test_a_search_finds_what_a_plain_look_through_finds(
    catalogue: LibraryDatabase,
    monkeypatch: pytest.MonkeyPatch,
    bodies: Sequence[tuple[list[str], list[str]]],
    typed: list[str],
    frequent: int,
    few: int,
    split: int,
) -> None:
    """Whether a word is in the full-text index or has its set stored, made anew or corrected, must not show."""
    monkeypatch.setattr(catalogue_index, "FREQUENT", frequent)
    monkeypatch.setattr(catalogue_index, "FEW", 0)
    posts = [a_post(f"p{n}", title=" ".join(title), body=" ".join(body)) for n, (title, body) in enumerate(bodies)]
    holding(catalogue, a_post("gone", body="tram"), *(a_post(f"p{n}", title="quai", body="velo") for n in range(split)))
    monkeypatch.setattr(catalogue_index, "FEW", few)
    holding(catalogue, *posts[split // 2 :], a_post("gone", body="tramway"))
    holding(catalogue, *posts)

    def matches(words: list[str]) -> bool:
        return set(typed[:-1]) <= set(words) and any(word.startswith(typed[-1]) for word in words)

    expected = {f"p{n}" for n, (title, body) in enumerate(bodies) if matches(title + body)}
    found = ids(find(catalogue, *typed))
    assert set(found) == expected
    in_title = [matches(bodies[int(name[1:])][0]) for name in found]
    assert in_title == sorted(in_title, reverse=True)
