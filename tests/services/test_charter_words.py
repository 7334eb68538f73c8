# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What charter and language checks tell each other: words to know, words to look up, a library read folded."""

from pathlib import Path

from composer.bootstrap import reviewing_by
from composer.domain.errors import PostNotFound
from composer.domain.ids import PostId
from composer.domain.library import LibraryPost
from composer.domain.review import Finding, Source
from composer.domain.text import Language, apply_edits
from composer.services.library_rules import charter_of
from composer.services.reviewing import Reviewing
from composer.services.rulebooks import rulebook_of_rules
from tests.builders import a_context

SPELLING = "extends: spelling\nmessage: '%s ?'\nignore: mots.txt\n"
SUGGESTS = "extends: existence\nmessage: '%s ?'\ntokens: [acceuil]\naction: {name: suggest, params: [spellings]}\n"
RULE = 'extends: existence\nmessage: "%s"\ntokens: ["chiffre d\'affaires"]\n'


def no_post(post: PostId) -> LibraryPost:
    raise PostNotFound(file="", post=post)


def reviewing(folder: Path, **files: str) -> Reviewing:
    for name, source in files.items():
        path = folder / "rules" / "Maison" / (name if name.endswith(".txt") else f"{name}.yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    return reviewing_by(rulebook_of_rules(folder / "rules"), no_post)


def found(reviews: Reviewing, text: str, source: Source) -> list[Finding]:
    return list(reviews.review(text, a_context(), only=(source,)).findings)


def test_words_of_spelling_rules_are_not_misspelt(tmp_path: Path) -> None:
    text = "Notre plateforme Zorglubix accueille le frobnicateur."
    (tmp_path / "a").mkdir()
    without = reviewing(tmp_path / "a", Regle=RULE)
    assert "frobnicateur" in [finding.match for finding in found(without, text, Source.LANGUAGE)]
    told = reviewing(tmp_path / "b", Spelling=SPELLING, **{"mots.txt": "frobnicateur\nZorglubix\n"})
    assert found(told, text, Source.LANGUAGE) == []
    assert told.refused_rules() == ()


def test_a_charter_word_is_looked_up_when_it_is_asked_for(tmp_path: Path) -> None:
    reviews = reviewing(tmp_path, Accueil=SUGGESTS)
    text = "Un bel acceuil"
    (finding,) = found(reviews, text, Source.CHARTER)
    assert finding.fixes == ()
    fixes = reviews.suggestions(finding, Language.FRENCH)
    assert apply_edits(text, fixes[0].edits) == "Un bel accueil"


def test_a_library_may_have_all_its_rules_folded() -> None:
    toml = 'name = "N"\norganisation = "Nordalia"\nversion = "1"\nlanguages = ["fr"]\n'
    text = "Le chiffre d’affaires"
    files = {"charter/rules/Maison/CA.yml": RULE, "library.toml": toml}
    assert charter_of(files).review(text, a_context()) == []
    folded = {**files, "library.toml": toml + "[charter]\nfold = true\n"}
    assert [finding.match for finding in charter_of(folded).review(text, a_context())] == ["chiffre d’affaires"]
    broken = {**files, "library.toml": toml + "[charter]\nfold = 1\n"}
    assert charter_of(broken).review(text, a_context()) == []


def test_a_word_the_charter_forbids_is_not_one_to_learn(tmp_path: Path) -> None:
    reviews = reviewing(tmp_path, Accueil=SUGGESTS)
    (forbidden,) = found(reviews, "acceuil", Source.CHARTER)
    (unknown,) = found(reviews, "acceuil", Source.LANGUAGE)
    assert (forbidden.word, unknown.word) == ("acceuil", "acceuil")
    assert (forbidden.learnable, unknown.learnable) == (False, True)
