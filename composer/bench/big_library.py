# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library of any size, made of the sample library's own sentences, so that measures look like real use."""

import random
import re
import shutil
from pathlib import Path

from composer.bench.big_charter import write_terms
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryInfo, LibraryPost, PostText, Vocabulary
from composer.domain.ports import Catalogue
from composer.domain.text import Language
from composer.library.indexing import indexed_later

BENCH_RULES = Path("charter", "rules", "Bench")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý])")


def write_big_library(sample: Path, target: Path, posts: int, terms: int = 0, patterns: int = 0, seed: int = 7) -> None:
    """Copy ``sample`` to ``target`` with ``posts`` posts of its sentences and, on request, many more charter rules."""
    shutil.copytree(sample, target, ignore=shutil.ignore_patterns("posts"))
    chance = random.Random(seed)  # noqa: S311 - measures must repeat, not be unguessable
    sentences = french_sentences(sample)
    themes = re.findall(r'^id = "([^"]+)"', (sample / "library.toml").read_text("utf-8"), re.M)
    folder = target / "posts"
    folder.mkdir()
    for number in range(posts):
        words = " ".join(chance.sample(sentences, 6))
        title = " ".join(words.split()[:6]).strip(" .,;:!?")
        front = f'title: "{title.replace(chr(34), "")} {number}"\nthemes: [{chance.choice(themes)}]\n'
        front += f"networks: [linkedin, mastodon]\nlink: https://nordalia.example/{number}\n"
        (folder / f"post-{number:06}.md").write_text(f"---\n{front}---\n{words}\n", "utf-8")
    if terms or patterns:
        write_terms(target / BENCH_RULES, sentences, terms, patterns)


def crowd(sample: Path, info: LibraryInfo, posts: int, seed: int = 9) -> Catalogue:
    """A library of ``posts`` posts that was never written to files, for measures of what is done with it."""
    chance = random.Random(seed)  # noqa: S311 - as above
    sentences, themes = french_sentences(sample), [theme.id for theme in info.themes]
    networks = (NetworkKey("linkedin"), NetworkKey("mastodon"))

    def made(number: int) -> tuple[LibraryPost, bytes]:
        words = " ".join(chance.sample(sentences, 6))
        title = f"{' '.join(words.split()[:6]).strip(' .,;:!?')} {number}"
        texts = {Language.FRENCH: PostText(title, words)}
        return LibraryPost(PostId(f"post-{number:06}"), Language.FRENCH, texts, (chance.choice(themes),), networks), b""

    entries = tuple(indexed_later(map(made, range(posts)), info))
    return Catalogue(f"crowd {posts} {seed}", info, entries, (), (), (), Vocabulary(), (), "")


def french_text(sample: Path, length: int, seed: int = 3) -> str:
    """A French text of exactly ``length`` characters, in paragraphs, from the sample library's sentences."""
    chance = random.Random(seed)  # noqa: S311 - as above
    sentences = french_sentences(sample)
    text = ""
    while len(text) < length:
        text += chance.choice(sentences) + ("\n\n" if chance.random() < 0.25 else " ")
    return text[:length]


def french_sentences(sample: Path) -> list[str]:
    """The sentences of the sample's French posts, in file order."""
    found: list[str] = []
    for file in sorted((sample / "posts").glob("*.md")):
        front, body = file.read_text("utf-8").split("---", 2)[1:]
        if not file.name.endswith(".en.md") and "language: en" not in front:
            found += (" ".join(part.split()) for part in SENTENCE.split(body.strip()) if len(part) > 20)
    return found


def leave_only_bench_rules(library: Path) -> None:
    """Take the sample's own rules and vocabulary out of a library."""
    ours = library / BENCH_RULES
    for folder in ours.parent.iterdir():
        if folder != ours:
            shutil.rmtree(folder)
    shutil.rmtree(ours.parents[1] / "vocabulary")
