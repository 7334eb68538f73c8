# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.bootstrap import wording
from composer.domain.drafts import DraftMedia
from composer.domain.networks import Ability, Submission
from composer.domain.ports import Network
from composer.domain.review import Context, Level, Source
from composer.domain.text import Language, apply_edits
from composer.networks import NETWORKS, network

WORDS = st.sampled_from(
    [
        "Bonjour",
        "été",
        "e\u0301te\u0301",
        "日本",
        "👩🏽\u200d💻",
        "🇫🇷",
        "#Nordalia",
        "@anna",
        "@anna@example.org",
        "example.com",
        "https://example.com/a_(b).",
        "𝐠𝐫𝐚𝐬",
        "\r\n",
        "\n\n",
        "مرحبا",
        "\ufeff",
        "1\ufe0f\u20e3",
        "\u200d",
        "$ACME",
        "(",
        "»",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join)
)
every_network = pytest.mark.parametrize("one", NETWORKS, ids=lambda one: str(one.spec.key))


def context(one: Network, *media: DraftMedia) -> Context:
    return Context(Language.FRENCH, one.spec.key, datetime(2026, 11, 22, tzinfo=UTC), media=media)


def test_practice_comes_first_and_keys_are_unique() -> None:
    keys = [one.spec.key for one in NETWORKS]
    assert keys == ["practice", "linkedin", "x", "facebook", "instagram", "threads", "tiktok", "mastodon", "bluesky"]
    assert len(set(keys)) == len(keys)


def test_heavy_modules_wait_until_they_are_used() -> None:
    program = "import sys, composer.networks; sys.exit(bool({'regex', 'publicsuffixlist'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@every_network
def test_is_found_by_its_key(one: Network) -> None:
    assert network(one.spec.key) is one


@every_network
def test_says_what_it_can_do_and_why_not_more(one: Network) -> None:
    assert {Ability.COUNT, Ability.PREVIEW} <= one.spec.abilities
    assert (Ability.PUBLISH in one.spec.abilities) == (one.spec.reason == "")


@every_network
def test_an_empty_text_has_no_length_and_fits(one: Network) -> None:
    count = one.count("")
    assert (count.used, count.fits, count.limit, count.unit) == (0, True, one.spec.limits.text, one.spec.limits.unit)


@every_network
def test_a_clean_short_text_has_no_findings(one: Network) -> None:
    media = (DraftMedia("a.png", alt="Un quai"),) if one.spec.limits.media_required else ()
    assert list(one.review("Ce matin, le quai était calme.", context(one, *media))) == []


@every_network
@given(text=TEXTS)
def test_the_preview_is_the_text(one: Network, text: str) -> None:
    media = (DraftMedia("a.png"),)
    payload = one.compose(Submission(text, Language.ENGLISH, media))
    assert (payload.text, payload.language, payload.media) == (text, Language.ENGLISH, media)
    assert payload.network == one.spec.key
    assert payload.count == one.count(text)
    assert payload.fold is None or 0 < payload.fold < len(text)
    position = 0
    for part in payload.parts:
        assert position <= part.span.start < part.span.end <= len(text)
        position = part.span.end


@every_network
@given(left=TEXTS, right=TEXTS)
def test_a_line_more_never_shortens(one: Network, left: str, right: str) -> None:
    apart = one.count(left).used + one.count(right).used
    together = one.count(f"{left}\n{right}").used
    assert max(one.count(left).used, one.count(right).used) <= together <= apart + 1


@every_network
@given(text=TEXTS)
def test_findings_lie_in_the_text_and_fixes_apply(one: Network, text: str) -> None:
    first = list(one.review(text, context(one)))
    assert first == list(one.review(text, context(one)))
    for finding in first:
        assert finding.source is Source.NETWORK
        assert finding.rule.startswith("Network.")
        assert finding.span is None or finding.span.end <= len(text)
        for fix in finding.fixes:
            assert apply_edits(text, fix.edits) != text


@every_network
@given(text=TEXTS, times=st.integers(min_value=50, max_value=200))
def test_the_part_beyond_the_limit_is_beyond_it(one: Network, text: str, times: int) -> None:
    long = f"{text} — " * times
    found = [finding for finding in one.review(long, context(one)) if finding.rule == "Network.TooLong"]
    count = one.count(long)
    refused_for_its_characters = "\ufeff" in long and count.used <= count.limit
    assert len(found) == (0 if refused_for_its_characters else not count.fits)
    for finding in found:
        assert finding.level is Level.ERROR
        assert finding.span is not None
        assert finding.span.end == len(long)
        assert one.count(long[: finding.span.start]).used <= one.spec.limits.text


@every_network
@pytest.mark.parametrize("unit", ["日本.", "example.com。", "@", "#a", "(", "😀", "e\u0301", "𝐚 ", "https://x.co "])
def test_a_huge_text_does_no_harm(one: Network, unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert one.count(text).used > 0
    assert len(list(one.review(text, context(one)))) > 0 or one.count(text).fits


@every_network
@pytest.mark.parametrize("language", Language)
def test_all_it_can_do_and_all_it_asks_has_words(one: Network, language: Language) -> None:
    said = wording(language)
    codes = [f"ability-{ability}" for ability in one.spec.abilities]
    for option in one.spec.options:
        codes += [f"option-{option.key}", *(f"option-{option.key}-{choice}" for choice in option.choices)]
        assert option.default is None or not option.choices or option.default in option.choices
    assert [code for code in codes if not said.knows(code)] == []
