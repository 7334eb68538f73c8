# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt's copy of ICU without the data of languages that the window does not speak: 8 MB instead of 32.

What is known of characters stays, for whatever is written in a post: classes, line and word breaks, the dictionaries of
scripts without spaces. Needs ``icupkg`` and ``gcc``.
"""

import re
import subprocess
from pathlib import Path
from typing import Final

_LANGUAGES: Final = ("fr", "en")
_LOCALE: Final = re.compile(r"([a-z]{2,3})(_\w+)?")
_ALWAYS: Final = frozenset({"root", "res_index", "pool", "supplementalData", "tzdbNames", "ucadata"})
_CODE_PAGES: Final = ("ibm-5348_P100-1997", "ibm-9447_P100-2002")
_ASSEMBLY: Final = """
.section .note.GNU-stack,"",@progbits
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
"""


def is_kept(item: str) -> bool:
    """``item`` is a name in ICU's data, such as ``coll/fr.res``."""
    folder, _, file = item.rpartition("/")
    stem, _, kind = file.rpartition(".")
    if kind == "cnv":
        return stem in _CODE_PAGES
    if kind != "res" or stem in _ALWAYS:
        return kind != "spp"
    locale = _LOCALE.fullmatch(stem)
    if folder or locale:
        return locale is not None and locale[1] in _LANGUAGES
    return True


def shrink(library: Path, workshop: Path) -> None:
    """``library`` is ``libicudata.so.N``, which is replaced. Raises CalledProcessError, OSError, ValueError."""
    workshop.mkdir(parents=True, exist_ok=True)
    symbol, data = _data_of(library)
    # Its tools want a file to be called as the package inside: icudt73l, the last letter for the order of bytes.
    whole = workshop / f"{symbol.removesuffix('_dat')}l.dat"
    small, dropped = workshop / "small.dat", workshop / "dropped.lst"
    whole.write_bytes(data)
    items = _ran("icupkg", "-l", str(whole)).split()
    dropped.write_text("".join(f"{item}\n" for item in items if not is_kept(item)), "ascii")
    _ran("icupkg", "-r", str(dropped), str(whole), str(small))
    source = workshop / "data.s"
    source.write_text(_ASSEMBLY.format(symbol=symbol, data=small), "ascii")
    made = workshop / library.name
    flags = ("-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,--build-id=none")
    _ran("gcc", *flags, "-o", str(made), str(source))
    library.write_bytes(made.read_bytes())


def _data_of(library: Path) -> tuple[str, bytes]:
    """The one symbol of the library, and what it stands for."""
    symbols = _ran("readelf", "-sW", "--dyn-syms", str(library))
    found = re.search(r":\s+([0-9a-f]{16})\s+(0x[0-9a-f]+|\d+)\s+OBJECT\s+GLOBAL\s+\S+\s+\d+\s+(icudt\d+_dat)", symbols)
    if found is None:
        raise ValueError(f"{library.name} has no ICU data")
    address, size = int(found[1], 16), int(found[2], 0)
    for section in re.finditer(
        r"\]\s+\S+\s+\S+\s+([0-9a-f]{16})\s+([0-9a-f]+)\s+([0-9a-f]+)", _ran("readelf", "-SW", str(library))
    ):
        first, offset, length = (int(part, 16) for part in section.groups())
        if first and first <= address < first + length:
            start = offset + address - first
            return found[3], library.read_bytes()[start : start + size]
    raise ValueError(f"{library.name} says its ICU data is where nothing is")


def _ran(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
