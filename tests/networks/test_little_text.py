# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composer.domain.networks import PartKind
from composer.networks.linkedin.little_text import little, plain
from composer.networks.linkedin.reading import LinkedIn
from tests.fakes.linkedin_little import RESERVED, read

BITS = st.sampled_from(
    [
        *sorted(RESERVED),
        *(
            "#Nordalia",
            "#vélo_cargo",
            "#_a",
            "#1er",
            "C#",
            "a#b",
            "##a",
            "#a#b",
            "#️⃣",
            "❤️#coeur",
            "＃large",
            "#é\u0301t",
        ),
        *(
            "@[Nordalia](urn:li:organization:1)",
            "@anna",
            "{hashtag|\\#|a}",
            "\\#a",
            "\\\\",
            "\\",
            "\\\n",
            "\n",
            "\r\n",
            " ",
        ),
        *(
            "https://example.com/a_(b)#c~d?e=[f]",
            "example.com/#top",
            "<b>",
            "*gras*",
            "_",
            "a",
            "日本",
            "👩🏽\u200d💻",
            "(",
            ")",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(BITS, max_size=30).map("".join), st.lists(BITS, max_size=20).map(" ".join)
)
READING = LinkedIn()


@given(TEXTS)
@example("(")
@example("Rendez-vous (gratuit) @Nordalia #vélo_cargo ~ *demain* [ici] {là} <b> a|b \\o/")
def test_nothing_can_cut_a_text_short(text: str) -> None:
    shown = read(little(text, READING.parts(text)))
    assert not shown.cut
    assert shown.text.replace("＃", "#") == text.replace("＃", "#")
    assert shown.mentions == []


@given(TEXTS)
def test_hashtags_stay_hashtags_and_nothing_else_becomes_one(text: str) -> None:
    parts = READING.parts(text)
    tags = [part.span.of(text) for part in parts if part.kind is PartKind.HASHTAG]
    ours = [tag[1:] for tag in tags if tag[0] == "#" or "_" in tag]
    assert read(little(text, parts)).hashtags == ours


@given(TEXTS)
def test_what_comes_back_is_what_was_sent(text: str) -> None:
    assert plain(little(text, READING.parts(text))) == text


@given(st.text("\\{}#＃|_a", max_size=12))
def test_even_wrong_parts_cut_nothing(text: str) -> None:
    assert not read(little(text, ())).cut
    assert read(little(text, ())).text == text


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("Hello (world) #launch", r"Hello \(world\) #launch"),
        ("Point * one", r"Point \* one"),
        (r"a\b", r"a\\b"),
        ("C# et F#", r"C\# et F\#"),
        ("#my_tag", r"{hashtag|\#|my\_tag}"),
        ("#été2026, #日本", "#été2026, #日本"),
        ("page#ancre", r"page\#ancre"),
        ("https://example.com/#top", r"https://example.com/\#top"),
        ("#️⃣ 1", "\\#️⃣ 1"),
        ("❤️#merci", "❤️#merci"),
        ("@anna", r"\@anna"),
        ("", ""),
    ],
)
def test_is_written_as_linkedin_documents_it(text: str, wire: str) -> None:
    assert little(text, READING.parts(text)) == wire


def test_the_reader_stops_where_linkedin_stops() -> None:
    shown = read("Merci (à tous")
    assert (shown.text, shown.cut) == ("Merci ", True)
    assert read(r"{hashtag|\#|my\_tag} @[Nordalia \(FR\)](urn:li:organization:1)").text == "#my_tag Nordalia (FR)"
