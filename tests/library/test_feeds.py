# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds of the three kinds, and feeds that are none."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import FeedUnreadable
from composer.library import feeds
from composer.library.feed_text import plain_text
from composer.library.feeds import FeedEntry, read_feed

FEEDS = Path(__file__).with_name("feeds")
RSS = '<?xml version="1.0"?><rss version="2.0"><channel>{}</channel></rss>'
ITEM = "<item><title>{}</title><link>{}</link><description>{}</description></item>"


def read(name: str) -> tuple[FeedEntry, ...]:
    return read_feed((FEEDS / name).read_bytes())


def refused(data: bytes) -> str:
    with pytest.raises(FeedUnreadable) as error:
        read_feed(data)
    return error.value.values["reason"]


def tried(data: bytes) -> tuple[tuple[FeedEntry, ...], str]:
    try:
        return read_feed(data), ""
    except FeedUnreadable as error:
        return (), error.values["reason"]


def test_rss_in_an_old_encoding() -> None:
    quay, crane = read("news.rss")
    assert quay == FeedEntry(
        "Le quai s'éveille & la grue aussi",
        "À cinq heures, la barge touche le quai.\n\n- Une amarre\n- Deux cafés",
        "https://nordalia.example/quai?utm_source=flux",
        datetime(2026, 11, 16, 7, tzinfo=UTC),
        "fr",
    )
    assert (crane.title, crane.text, crane.link) == ("Un lien qui court", "Le texte est là.", "")


def test_atom() -> None:
    scanners, lunch = read("news.atom")
    assert (scanners.title, scanners.language) == ("We mended 1,000 scanners", "en")
    assert scanners.text == "They were on their way to the bin.\n\nNow they are back."
    assert (scanners.link, scanners.published) == (
        "https://nordalia.example/en/scanners",
        datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
    assert (lunch.title, lunch.text) == ("Fish & chips < tea", "We have lunch together, and that is it.")
    assert lunch.link == "https://nordalia.example/en/lunch"


def test_json_feed() -> None:
    bikes, rain = read("news.json")
    assert bikes == FeedEntry(
        "The bikes leave at six",
        "Sixty-six bikes, one door.",
        "https://nordalia.example/en/bikes",
        datetime(2026, 11, 22, 5, tzinfo=UTC),
        "en",
    )
    assert (rain.text, rain.link, rain.language) == ("It rained\nall day.", "https://nordalia.example/en/rain", "fr")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_that_is_declared(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    source = f'<?xml version="1.0" encoding="{declared}"?>' + RSS.format(ITEM.format("Été", "", "À l’aube"))[21:]
    (entry,) = read_feed(source.encode(encoding))
    assert (entry.title, entry.text) == ("Été", "À l’aube")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_wrong_encoding_is_still_read(encoding: str) -> None:
    other = "iso-8859-5" if encoding == "utf-8" else "utf-8"
    source = f'<?xml version="1.0" encoding="{other}"?>' + RSS.format(ITEM.format("Ete", "", "Un été"))[21:]
    (entry,) = read_feed(source.encode(encoding))
    assert (entry.title, entry.text.startswith("Un ")) == ("Ete", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "feed-none"),
        (b"\x89PNG\r\n", "feed-none"),
        (b"<html><body><p>News</p></body></html>", "feed-none"),
        (b"{", "feed-none"),
        (b"<>&#xD800;", "feed-none"),
        (b'{"version": "https://jsonfeed.org/version/9", "items": []}', "feed-none"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "feed-none"),
        (b'{"version": ' + b"[" * 100_000, "feed-none"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "feed-empty"),
        (RSS.format("").encode(), "feed-empty"),
        (b" " * (feeds.LARGEST_BYTES + 1), "feed-large"),
    ],
)
def test_what_is_no_feed(data: bytes, reason: str) -> None:
    assert refused(data) == reason


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
    + RSS.format(ITEM.format("&j;", "", "&j;"))[21:]
)
FILE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + RSS.format(ITEM.format("x", "", "&a;"))[21:]
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("bomb", [BOMB, FILE])
def test_entities_are_refused(bomb: str, encoding: str) -> None:
    assert refused(bomb.encode(encoding)) == "feed-entities"


def test_an_outside_definition_of_entities_is_not_fetched() -> None:
    source = '<!DOCTYPE rss SYSTEM "https://attack.example/a.dtd">' + RSS.format(ITEM.format("Un", "", "texte"))[21:]
    (entry,) = read_feed(source.encode())
    assert entry.text == "texte"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://nordalia.example/x", "https://", "http://[",
     "https://nordalia.example/" + "a" * 3000, "/relatif"],
)  # fmt: skip
def test_a_link_that_no_library_may_have_is_left_out(link: str) -> None:
    (entry,) = read_feed(RSS.format(ITEM.format("Un", link, "texte")).encode())
    assert entry.link == ""
    item = {"title": "Un", "content_text": "texte", "url": link}
    (entry,) = read_feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]}).encode())
    assert entry.link == ""


def test_no_more_entries_and_no_longer_texts_than_a_person_reads() -> None:
    entries = read_feed(
        RSS.format(ITEM.format("t" * 1000, "", "x" * 50_000) + ITEM.format("a", "", "b") * 600).encode()
    )
    assert (len(entries), len(entries[0].title), len(entries[0].text)) == (500, 300, 20_000)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("Un<br>Deux", "Un\nDeux"),
        ("<ul><li>Un<li>Deux</ul>", "- Un\n- Deux"),
        ("a<script>b</script>c<style>d</style><iframe src=x>e</iframe>f", "acf"),
        ("<scr<script>ipt>alert(1)</script>", "ipt>alert(1)"),
        ("<a href='javascript:x' onclick='y'>mot</a>", "mot"),
        ("&lt;b&gt; &amp; &eacute;&#233;", "<b> & éé"),
        ("<p>  beaucoup \n d’espace  </p>", "beaucoup d’espace"),
        ("<!-- x --><![CDATA[y]]>z", "z"),
        ("a<![CDADeux [b]]>c<![if x]>d", "acd"),
    ],
)
def test_html_becomes_plain_words(html: str, text: str) -> None:
    assert plain_text(html) == text


@given(st.text())
def test_any_html_becomes_words_that_a_file_can_hold(html: str) -> None:
    plain_text(html).encode()


PIECES = st.sampled_from(
    [
        *("<rss version='2.0'>", "<channel>", "<item>", "<title>", "</title>", "</item>", "<link>", "<description>"),
        *("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<content type='html'>", "<content type='xhtml'>"),
        *(
            "<![CDATA[",
            "]]>",
            "&lt;p&gt;",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&x;",
            "<!--",
            "-->",
            "<?xml",
            "?>",
            "<!DOCTYPE x>",
        ),
        *("<updated>2026-99-99</updated>", "<pubDate>9</pubDate>", "<author>a@b</author>", "é", "\u2028", "\x00", " "),
        *('{"version": "https://jsonfeed.org/version/1", "items": [', '{"title": "a", "content_text": "b"}', "]}", ","),
    ]
)


@given(st.one_of(st.binary(), st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    entries, reason = tried(data)
    assert reason.startswith("feed-") is not bool(entries)
    assert all(entry.title and entry.text for entry in entries)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ITEMS = st.fixed_dictionaries(
    {},
    optional={
        key: VALUES | st.sampled_from(["2026-11-22", "9999-12-31T23:59:59-23:59", "https://nordalia.example"])
        for key in ("title", "id", "url", "content_text", "content_html", "summary", "date_published", "language")
    },
)


@given(st.lists(ITEMS | VALUES, max_size=4), VALUES)
def test_any_json_feed_is_read_or_refused(items: list[object], language: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "language": language, "items": items}
    entries, reason = tried(json.dumps(feed).encode())
    assert reason == ("" if entries else "feed-empty")
    assert all(entry.link == "" or entry.link.startswith("https://") for entry in entries)
