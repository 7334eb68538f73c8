# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.drafts import DraftMedia
from composer.domain.errors import AddressRefused
from composer.domain.handing import by_hand, hand_of
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import Ability, Submission
from composer.domain.text import Language
from composer.networks import NETWORKS
from composer.networks.assisted import BY_HAND, actions
from composer.networks.by_hand import LONGEST_ADDRESS

SERVER = "https://mastodon.example"
BY_KEY = {network.spec.key: network for network in NETWORKS}
PICTURES = (DraftMedia("quai.jpg", "Un quai."),)

POSTS = [
    ("linkedin", "https://www.linkedin.com/feed/update/urn:li:share:71234567890/", "urn:li:share:71234567890"),
    ("linkedin", "linkedin.com/feed/update/urn%3Ali%3Aactivity%3A712345?utm_source=x", ""),
    (
        "linkedin",
        "https://www.linkedin.com/posts/lea-martin_salari%C3%A9nordalia-activity-7123456789012345678-AbC_?utm_medium=y",
        "",
    ),
    ("x", "https://x.com/lea_m/status/1790000000000000001?s=20", "1790000000000000001"),
    ("x", "https://twitter.com/lea_m/status/1790000000000000001/photo/1", "1790000000000000001"),
    ("x", "http://mobile.twitter.com/i/web/status/179", "179"),
    ("facebook", "https://www.facebook.com/lea.martin/posts/pfbid02abcDEF?mibextid=z", ""),
    ("facebook", "https://m.facebook.com/story.php?story_fbid=pfbid02a&id=1000123", ""),
    ("facebook", "https://www.facebook.com/permalink.php?story_fbid=55&id=77&rdid=9", ""),
    ("facebook", "https://www.facebook.com/photo/?fbid=123&set=a.1", ""),
    ("facebook", "https://www.facebook.com/share/p/1AbCdEfG/", ""),
    ("facebook", "https://www.facebook.com/reel/987654", ""),
    ("facebook", "https://www.facebook.com/groups/quai.12/posts/42/", ""),
    ("instagram", "https://www.instagram.com/p/DCk-a_bC12/?igsh=abc&img_index=1", ""),
    ("instagram", "https://www.instagram.com/lea.m/reel/DCk-a_bC12/", ""),
    ("threads", "https://www.threads.net/@lea.m/post/DCk12abc?xmt=1", ""),
    ("threads", "https://threads.com/t/DCk12abc", ""),
    ("tiktok", "https://www.tiktok.com/@lea.m/video/7123456789012345678?is_from_webapp=1", "7123456789012345678"),
    ("tiktok", "https://www.tiktok.com/@lea.m/photo/7123", "7123"),
    ("tiktok", "https://vm.tiktok.com/ZMabc1234/", ""),
    ("mastodon", "https://mastodon.example/@lea/113000000000000001", "113000000000000001"),
    ("mastodon", "https://mastodon.example/@lea/statuses/01HABC", "01HABC"),
    ("mastodon", "https://mastodon.example/users/lea/statuses/113", "113"),
    ("bluesky", "https://bsky.app/profile/lea.example.com/post/3l5abcdefgh2k", ""),
    ("bluesky", "bsky.app/profile/did:plc:abc234/post/3l5abcdefgh2k", "at://did:plc:abc234/app.bsky.feed.post/3l5abcdefgh2k"),
]  # fmt: skip
OTHERS = [
    ("linkedin", "https://www.linkedin.com/in/lea-martin/", "no-post"),
    ("linkedin", "https://lnkd.in/eAbC", "short-address"),
    ("linkedin", "https://www.linkedin.com.evil.example/feed/update/urn:li:share:1/", "elsewhere"),
    ("x", "https://x.com/lea_m", "no-post"),
    ("x", "https://x.com@evil.example/lea/status/1", "no-address"),
    ("x", "https://x.com:8443/lea/status/1", "no-address"),
    ("x", "javascript://x.com/lea/status/1", "no-address"),
    ("x", "https://t.co/abc", "short-address"),
    ("x", "pas encore", "no-address"),
    ("x", "", "no-address"),
    ("x", "https://[", "no-address"),
    ("facebook", "https://www.facebook.com/lea.martin", "no-post"),
    ("facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example", "short-address"),
    ("instagram", "https://www.instagram.com/lea.m/", "no-post"),
    ("threads", "https://www.instagram.com/p/DCk12abc/", "elsewhere"),
    ("tiktok", "https://www.tiktok.com/@lea.m", "no-post"),
    ("mastodon", "https://elsewhere.example/@lea/113", "elsewhere"),
    ("mastodon", "https://mastodon.example/@lea", "no-post"),
    ("bluesky", "https://bsky.app/profile/lea.example.com", "no-post"),
]


@pytest.mark.parametrize(("network", "pasted", "remote_id"), POSTS)
def test_the_address_of_a_post_is_known_and_cleaned(network: str, pasted: str, remote_id: str) -> None:
    page = BY_HAND[NetworkKey(network)]
    found = page.post(f"  <{pasted}>\n", SERVER if page.needs_server else "")
    assert found.remote_id == (remote_id or found.url)
    assert page.post(found.url).url == found.url
    tracking = ("utm_", "igsh", "xmt", "mibextid", "s=20", "rdid", "is_from")
    assert not any(word in found.url for word in tracking)


@pytest.mark.parametrize(("network", "pasted", "reason"), OTHERS)
def test_anything_else_is_refused_with_its_reason(network: str, pasted: str, reason: str) -> None:
    page = BY_HAND[NetworkKey(network)]
    with pytest.raises(AddressRefused) as refused:
        page.post(pasted, SERVER if page.needs_server else "")
    assert refused.value.values == {"network": network, "reason": reason}


@given(pasted=st.text(max_size=60) | st.from_regex(r"https?://[a-z./@:?=&%0-9]{0,40}", fullmatch=True))
def test_whatever_is_pasted_has_one_of_two_ends(pasted: str) -> None:
    for network, page in BY_HAND.items():
        try:
            found = page.post(pasted)
        except AddressRefused as refused:
            assert refused.values["network"] == network  # noqa: PT017 - either of two ends
        else:
            assert found.url.startswith("https://")


def test_every_network_of_the_outside_can_be_published_to_by_hand() -> None:
    assert set(BY_HAND) == set(BY_KEY) - {NetworkKey("practice")}
    for key, page in BY_HAND.items():
        assert page.network == key
        assert not any(one.link for one in page.pages[-1:])
        assert any(key == network and page.post(pasted) for network, pasted, _ in POSTS)


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=3000),
    link=st.sampled_from(("", "https://example.com/a?b=c&d=é")),
    media=st.sampled_from(((), PICTURES)),
)
def test_a_page_is_opened_with_exactly_the_text_of_the_preview_or_without_any(
    text: str, link: str, media: tuple[DraftMedia, ...]
) -> None:
    for key, page in BY_HAND.items():
        payload = BY_KEY[key].compose(Submission(f"{text}\n{link}" if link else text, Language.FRENCH, media))
        address, filled = page.page(payload, SERVER)
        assert len(address) <= LONGEST_ADDRESS
        assert address.isascii()
        asked = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=bool(urlsplit(address).query))
        if "text" in asked:
            assert asked["text"] == [payload.text]
        else:
            assert not filled
        if "u" in asked:
            assert asked["u"] == [payload.card]
            assert not media


@given(text=st.text(max_size=5), media=st.sampled_from(((), PICTURES)), filled=st.booleans())
def test_no_more_than_four_things_remain_to_be_done(text: str, media: tuple[DraftMedia, ...], filled: bool) -> None:
    for network in NETWORKS:
        payload = network.compose(Submission(text, Language.FRENCH, media))
        todo = [action.code for action in actions(payload, filled=filled)]
        assert 2 <= len(todo) <= 4
        assert todo[-2:] == ["by-hand-post", "by-hand-tell"]
        assert ("by-hand-files" in todo) == bool(media)


def test_an_account_by_hand_is_known_by_its_id() -> None:
    account = by_hand(NetworkKey("mastodon"), SERVER)
    hand = hand_of(account)
    assert hand is not None
    assert (hand.id, hand.network, hand.server) == (account, "mastodon", SERVER)
    assert hand_of(AccountId("linkedin-1")) is None


def test_by_hand_is_what_it_says_in_the_name_cards() -> None:
    assert {key for key, network in BY_KEY.items() if Ability.ASSIST in network.spec.abilities} == set(BY_HAND)
