# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coverage-guided fuzzing of whatever reads rules, releases, authors' files and feeds.

For Linux and Python 3.11 (``pip install atheris``):

    python -m tests.fuzz rule|pattern|lists|release|page|source|feed [-max_total_time=600] [-jobs=1] [CORPUS]

What comes after the target goes to libFuzzer. CORPUS is a folder of inputs, which grows; the recorded cases of
``tests/charter`` are its seeds. An input that breaks a promise is written to the current folder as ``crash-…``; run the
same command with that file to see it again.
"""

import json
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # installed by hand

with atheris.instrument_imports(
    include=["composer.charter", "composer.domain", "composer.guides", "composer.library", "composer.team"]
):
    from tests.fuzz.authoring import authoring_seeds
    from tests.fuzz.seeds import release_seeds
    from tests.fuzz.targets import TARGETS
    from tests.fuzz.team import team_seeds

_CASES = Path(__file__).parents[1] / "charter"
_WORDS = (
    *(
        "extends: ",
        "message: ",
        "tokens:",
        "swap:",
        "raw:",
        "exceptions:",
        "scope: ",
        "level: ",
        "action:",
        "ignorecase:",
    ),
    *(
        "existence",
        "substitution",
        "occurrence",
        "repetition",
        "consistency",
        "conditional",
        "capitalization",
        "metric",
    ),
    *("(?i)", "(?-i)", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?P<n>", "\\k<n>", "\\b", "\\p{L}", "[[:alpha:]]"),
    *("{1,2}", "-[", "\\x{e9}", "[[rules]]", "keywords", "secretGroup", "entropy", "term,aliases,note", "%[2]s", "$1"),
)


def _seeds(folder: Path, target: str) -> None:
    for name in ("charter-cases.json", "more-cases.json"):
        for number, case in enumerate(json.loads((_CASES / name).read_text("utf-8"))["cases"]):
            seed = case["rule"] if target == "rule" else "\n".join(case["rule"].splitlines()[2:])
            (folder / f"{name}-{number}").write_text(seed, encoding="utf-8")
    (folder / "list").write_text("\x00term,aliases,note\nNordalia,Nord|Nordal,x\n", encoding="utf-8")
    secret = "\x02[[rules]]\nid = \"a\"\nregex = '''nord_[a-z]{4}'''\nkeywords = [\"nord_\"]\nentropy = 1.5\n"
    (folder / "secret").write_text(secret, encoding="utf-8")
    for name, data in {**release_seeds(), **authoring_seeds(), **team_seeds()}.items():
        (folder / name).write_bytes(data)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        raise SystemExit(__doc__)
    name = sys.argv.pop(1)
    folder = Path(tempfile.mkdtemp(prefix="ramage-fuzz-"))
    _seeds(folder, name)
    words = folder.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in _WORDS), "utf-8")
    corpus = [part for part in sys.argv[1:] if not part.startswith("-")]
    given = [*sys.argv, "-timeout=20", f"-dict={words}"]
    # libFuzzer writes what it finds to the first folder; a file alone is an input to run once.
    arguments = given if any(Path(part).is_file() for part in corpus) else [*given, str(folder)]
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
