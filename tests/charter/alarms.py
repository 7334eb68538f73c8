# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the sample charter is wrong: false alarms on clean texts, recall on planted breaches.

``python -m tests.charter.alarms`` prints both, with every false alarm and every miss. The texts are in ``corpus/``: a
clean one breaks nothing the charter asks; a breach names the section it breaks and was written from the charter people
read, not from its rules. A finding of any level counts, on either side. The texts in ``corpus/second`` were written the
same way; few of them were seen while rules were made, so their figures tell better what to expect of new texts.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from composer.charter.engine import CharterCheck
from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey
from composer.domain.review import Context, Finding
from composer.domain.text import Language
from composer.services.library_folder import LibraryFolder

CORPUS: Final = Path(__file__).parent / "corpus"
LIBRARY: Final = Path(__file__).parents[2] / "resources" / "library"
MOST_ALARMS: Final = 3
"""Per 100 clean texts."""
LEAST_RECALL: Final = 0.95
PLANNED: Final = datetime.fromisoformat("2026-11-24T12:15:00+01:00")


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of the corpus; ``section`` is the one it breaks, empty for a clean text."""

    language: Language
    text: str
    section: str = ""
    media: tuple[DraftMedia, ...] = ()


def samples(kind: str, folder: Path = CORPUS) -> Iterator[Sample]:
    """Those of the files ``<kind>.<language>.toml``."""
    for language in Language:
        rows = tomllib.loads((folder / f"{kind}.{language}.toml").read_text("utf-8"))[kind]
        for row in rows:
            media = tuple(DraftMedia(**medium) for medium in row.get("media", ()))
            yield Sample(language, row["text"].strip(), row.get("section", ""), media)


def sample_charter() -> CharterCheck:
    """The charter of the sample library."""
    catalogue = LibraryFolder(LIBRARY).compile()
    check = CharterCheck.compile(catalogue.rules, catalogue.vocabulary)
    if check.refused:
        raise SystemExit("\n".join(str(error) for error in check.refused))
    return check


def findings(check: CharterCheck, sample: Sample) -> list[Finding]:
    """What the charter says of it, planned for a Tuesday noon on LinkedIn."""
    return check.review(
        sample.text, Context(sample.language, NetworkKey("linkedin"), PLANNED, media=sample.media, visible=210)
    )


def false_alarms(check: CharterCheck, clean: Sequence[Sample]) -> list[tuple[Sample, Finding]]:
    """Every finding on a text that breaks nothing."""
    return [(sample, finding) for sample in clean for finding in findings(check, sample)]


def missed(check: CharterCheck, breaches: Sequence[Sample]) -> list[Sample]:
    """Breaches without a finding of the section they break."""
    return [
        sample
        for sample in breaches
        if not any(f.why and f.why.values["number"] == sample.section for f in findings(check, sample))
    ]


def main() -> int:
    """Print the figures and all that lowers them; 1 when a ceiling is missed on the texts the rules were made with."""
    check = sample_charter()
    missed_a_ceiling = _report(check, CORPUS)
    click.echo("\nTexts that hardly any rule was made with:")
    _report(check, CORPUS / "second")
    return int(missed_a_ceiling)


def _report(check: CharterCheck, folder: Path) -> bool:
    clean, breaches = list(samples("clean", folder)), list(samples("breach", folder))
    alarms, misses = false_alarms(check, clean), missed(check, breaches)
    for sample, finding in alarms:
        click.echo(f"false alarm  {finding.rule}  [{finding.match}]\n    {_short(sample)}")
    for sample in misses:
        click.echo(f"missed §{sample.section}\n    {_short(sample)}")
    rate = 100 * len(alarms) / len(clean)
    recall = 1 - len(misses) / len(breaches)
    click.echo(f"{len(alarms)} false alarms on {len(clean)} clean texts: {rate:.1f} per 100 (at most {MOST_ALARMS})")
    found = len(breaches) - len(misses)
    click.echo(f"{found} of {len(breaches)} breaches found: {recall:.1%} (at least {LEAST_RECALL:.0%})")
    return rate > MOST_ALARMS or recall < LEAST_RECALL


def _short(sample: Sample) -> str:
    return f"({sample.language}) " + " ".join(sample.text.split())


if __name__ == "__main__":
    sys.exit(main())
