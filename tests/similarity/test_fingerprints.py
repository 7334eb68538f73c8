# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.shares import KeyedHash
from composer.similarity.fingerprints import GROUPS, LEVELS, Fingerprints, padded
from tests.similarity.labelled import SETS, pairs

KEY = bytes(range(32))
TEXT = (
    "Avec Acme, nous avons mis en circulation 600 bacs pliables à la place des cartons. Six mois plus tard, chaque bac"
    " a servi vingt-deux fois en moyenne. La solution est venue du quai : une encoche de couleur, visible de loin."
)
LONG = " ".join(pair.source for name in SETS for pair in pairs(name))


def ours() -> Fingerprints:
    return Fingerprints(KEY)


def chance(seed: int = 1) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes


def in_common(one: str, other: str, facts: tuple[str, ...] = ()) -> int:
    """Hashes two shares have in common: the real ones, since what fills them up differs."""
    left = ours().groups(one, facts, chance(1))
    return len(set(left) & set(ours().groups(other, facts, chance(2))))


@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        lambda text: text.replace("’", "'").replace(" :", "\u202f:"),
        lambda text: text.replace("é", "e\u0301").replace("à", "a"),
        lambda text: text.replace("o", "o\u200b"),
        lambda text: f"{text} 👏👏 #Nordalia #Transport @nordalia https://nordalia.example/bacs",
        lambda text: text.replace("bacs pliables", "pliables bacs"),
    ],
)
def test_a_dress_changes_hardly_a_group(disguise: Callable[[str], str]) -> None:
    whole = in_common(TEXT, TEXT)
    assert whole > 12
    assert in_common(disguise(TEXT), TEXT) >= whole - 2


def test_another_key_gives_other_hashes() -> None:
    other = Fingerprints(KEY[::-1]).groups(TEXT, (), chance(1))
    assert not set(other) & set(ours().groups(TEXT, (), chance(2)))
    assert ours().traits(TEXT) != Fingerprints(KEY[::-1]).traits(TEXT)


def test_facts_quotations_and_links_are_not_hashed() -> None:
    facts = ("600 bacs pliables", "vingt-deux fois")
    said = "Ce matin, 600 bacs pliables et vingt-deux fois : https://nordalia.example/600-bacs"
    assert in_common(said, TEXT) > 0
    assert in_common(said, TEXT, facts) == 0
    quoting = f"{TEXT} Elle m’a dit un soir de pluie : « la confiance arrive toujours à pied »."
    telling = "Mon grand-père répétait que la confiance arrive toujours à pied et repart à cheval."
    assert in_common(telling, quoting.replace("« ", "").replace(" »", "")) > 0
    assert in_common(telling, quoting) == 0


@given(st.text(max_size=400))
def test_every_share_has_as_many_groups_in_the_order_of_their_values(text: str) -> None:
    groups = ours().groups(text, (), chance())
    assert len(groups) == GROUPS
    assert list(groups) == sorted(groups)
    assert None not in tuple(padded(ours().traits(text), chance()))


@pytest.mark.parametrize("words", [0, 5, 40, 300, 1000, 4000])
def test_long_texts_are_sampled_to_the_same_number(words: int) -> None:
    text = " ".join(LONG.split()[:words])
    groups = ours().groups(text, (), chance())
    assert len(groups) == GROUPS
    again = ours().groups(text, (), chance(2))
    real = len(set(groups) & set(again))
    assert real >= GROUPS * 0.4 or real == len(ours().sampled(text).groups)


def test_each_level_is_about_half_of_the_one_before_and_hashes_differ_by_level() -> None:
    sampled = ours().sampled(LONG)
    assert sampled.counts[0] == len(sampled.groups) > 2000
    assert all(0.4 < less / more < 0.6 for more, less in zip(sampled.counts[:4], sampled.counts[1:5], strict=True))
    hashes = [value for group in sampled.groups for value in group.hashes]
    assert len(set(hashes)) == len(hashes)
    assert max(group.levels for group in sampled.groups) == LEVELS


def test_what_is_remembered_changes_nothing() -> None:
    known = ours()
    for word in range(4_500):
        known.sampled(f"mot{word} bac{word}")
    assert known.groups(TEXT, (), chance()) == ours().groups(TEXT, (), chance())


SAME = [
    ("opening", "Fier de vous présenter notre quai !", "FIER de vous présenter notre entrepôt de Lyon."),
    ("opening", "👋 Bonjour. Six mois plus tard, chaque bac a servi.", "Six mois plus tard, chaque bac est là."),
    ("closing", "Le quai ouvre. Et vous ?", "Autre chose ici. Et vous ? 🙂 #Quai"),
    ("hashtags", "Vu. #Quai #Été", "Entendu ! #ete #QUAI"),
    ("link", "Ici https://www.nordalia.example/bacs?utm_source=x.", "Là : http://nordalia.example/bacs/"),
    ("emoji", "Vu 🚲 et 👏🏽", "🚲👏 Bien"),
]
DIFFERENT = [
    ("opening", "Fier de vous présenter notre quai !", "Ravi de vous présenter notre quai !"),
    ("closing", "Le quai ouvre. Et vous ?", "Le quai ouvre. Et toi ?"),
    ("hashtags", "#Quai #Lyon", "#Quai"),
    ("link", "https://nordalia.example/bacs", "https://nordalia.example/quais"),
    ("emoji", "🚲👏", "👏🚲"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_what_readers_take_for_the_same_is_the_same_trait(kind: str, one: str, other: str) -> None:
    found = getattr(ours().traits(one), kind)
    assert found is not None
    assert found == getattr(ours().traits(other), kind)


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_another_trait_is_another_hash(kind: str, one: str, other: str) -> None:
    assert getattr(ours().traits(one), kind) != getattr(ours().traits(other), kind)


def test_what_a_text_has_not_is_no_trait() -> None:
    assert tuple(ours().traits("Bonjour. Une seule bougie 🕯")) == (None,) * 6
    assert ours().traits("", "120-abc").media is not None


def test_kinds_of_traits_never_meet() -> None:
    hashes = [KeyedHash(0) if one is None else one for one in ours().traits("a b c d ?\n#a", "a b c d")]
    assert hashes[0] != hashes[1] != hashes[2]
    assert len(set(hashes) - {0}) == 4
