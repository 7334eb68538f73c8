# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey
from composer.domain.review import Context, Finding, Level
from composer.domain.text import Language, apply_edits
from composer.networks import network

PICTURE = DraftMedia("/pictures/quay.png", alt="A quay at dawn")


def findings(key: str, text: str, *media: DraftMedia) -> list[Finding]:
    context = Context(Language.FRENCH, NetworkKey(key), datetime(2026, 11, 22, tzinfo=UTC), media=media)
    return list(network(NetworkKey(key)).review(text, context))


def rules(key: str, text: str, *media: DraftMedia) -> list[str]:
    return [finding.rule for finding in findings(key, text, *media)]


@pytest.mark.parametrize(
    ("key", "text", "beyond"),
    [
        ("x", "a" * 281, "a"),
        ("x", "a" * 278 + " https://example.com/x", "https://example.com/x"),
        ("x", "e\u0301" * 281, "e\u0301"),
        ("x", "a" * 279 + "👩🏽\u200d💻 fin", "👩🏽\u200d💻 fin"),
        ("linkedin", "a" * 2999 + "😀", "😀"),
        ("mastodon", "https://example.com/" + "a" * 900 + " " + "b" * 477, "b"),
        ("mastodon", "a" * 499 + "e\u0301e\u0301", "e\u0301"),
        ("threads", "a" * 497 + "😀", "😀"),
        ("bluesky", "👨\u200d👩\u200d👧" * 167, "👨\u200d👩\u200d👧"),
        ("bluesky", "a" * 301, "a"),
        ("practice", "a" * 3001, "a"),
    ],
)
def test_marks_exactly_what_does_not_fit(key: str, text: str, beyond: str) -> None:
    found = findings(key, text)
    assert found[0].rule == "Network.TooLong"
    assert found[0].level is Level.ERROR
    assert found[0].span is not None
    assert found[0].span.of(text) == beyond
    assert found[0].span.end == len(text)


def test_thirty_hashtags_are_enough_for_instagram() -> None:
    text = " ".join(f"#mot{i}" for i in range(31))
    (finding,) = findings("instagram", text, PICTURE)
    assert finding.rule == "Network.TooManyHashtags"
    assert finding.match == "#mot30"
    assert not findings("instagram", text.removesuffix(" #mot30"), PICTURE)


def test_twenty_mentions_are_enough_for_instagram() -> None:
    text = " ".join(f"@a{i}" for i in range(21))
    assert rules("instagram", text, PICTURE) == ["Network.TooManyMentions"]


def test_threads_takes_five_different_addresses() -> None:
    text = " ".join(f"a{i}.com" for i in range(5))
    assert rules("threads", f"{text} a0.com") == []
    assert rules("threads", f"{text} a5.com") == ["Network.TooManyLinks"]


@pytest.mark.parametrize("key", ["instagram", "tiktok"])
def test_some_networks_need_a_picture(key: str) -> None:
    assert rules(key, "Bonjour") == ["Network.MediaRequired"]
    assert rules(key, "Bonjour", PICTURE) == []


def test_a_picture_wants_words() -> None:
    (finding,) = findings("mastodon", "Bonjour", DraftMedia("/pictures/quay.png", alt="  "))
    assert (finding.rule, finding.level, finding.span) == ("Network.AltText", Level.WARNING, None)
    assert finding.message.values["file"] == "quay.png"


def test_a_description_can_be_too_long() -> None:
    assert rules("mastodon", "Bonjour", DraftMedia("a.png", alt="a" * 1501)) == ["Network.AltTooLong"]
    assert rules("mastodon", "Bonjour", DraftMedia("a.png", alt="a" * 1500)) == []


def test_too_many_pictures() -> None:
    assert rules("x", "Bonjour", *[PICTURE] * 5) == ["Network.TooManyImages"]


def test_linkedin_is_uncertain_near_its_limit() -> None:
    assert rules("linkedin", "a" * 2900) == []
    assert rules("linkedin", "a" * 2901) == ["Network.NearLimit"]
    assert rules("linkedin", "a" * 3001) == ["Network.TooLong"]


def test_fake_bold_becomes_plain_letters() -> None:
    text = "Voici 𝐮𝐧 𝐠𝐫𝐚𝐧𝐝 jour, 𝑝𝑙𝑎𝑛𝑐ℎ𝑒, mais ℝ reste."
    found = findings("linkedin", text)
    assert [finding.match for finding in found] == ["𝐮𝐧 𝐠𝐫𝐚𝐧𝐝", "𝑝𝑙𝑎𝑛𝑐ℎ𝑒"]
    assert {finding.level for finding in found} == {Level.SUGGESTION}
    edits = [edit for finding in found for edit in finding.fixes[0].edits]
    assert apply_edits(text, edits) == "Voici un grand jour, planche, mais ℝ reste."


def test_x_refuses_some_characters_and_the_fix_removes_them() -> None:
    text = "\ufeffBonjour"
    (finding,) = findings("x", text)
    assert finding.rule == "Network.InvalidCharacter"
    assert apply_edits(text, finding.fixes[0].edits) == "Bonjour"


def test_a_caption_has_no_links() -> None:
    assert rules("instagram", "Voir example.com", PICTURE) == ["Network.LinkNotClickable"]


def test_one_topic_on_threads() -> None:
    assert rules("threads", "#quai #lyon") == ["Network.OneTopic"]
    assert rules("threads", "#quai") == []
