# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's library of preferences, on macOS alone."""

import ctypes
from typing import Any, Final

_PATH: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_REFERENCE: Final = ctypes.c_void_p
_BOOLEAN: Final = ctypes.c_ubyte
_INDEX: Final = ctypes.c_long
_SHAPES: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "CFStringCreateWithBytes": (_REFERENCE, (_REFERENCE, ctypes.c_char_p, _INDEX, ctypes.c_uint32, _BOOLEAN)),
    "CFPreferencesAppSynchronize": (_BOOLEAN, (_REFERENCE,)),
    "CFPreferencesCopyAppValue": (_REFERENCE, (_REFERENCE, _REFERENCE)),
    "CFPreferencesAppValueIsForced": (_BOOLEAN, (_REFERENCE, _REFERENCE)),
    "CFPropertyListCreateData": (_REFERENCE, (_REFERENCE, _REFERENCE, _INDEX, ctypes.c_ulong, _REFERENCE)),
    "CFDataGetLength": (_INDEX, (_REFERENCE,)),
    "CFDataGetBytePtr": (_REFERENCE, (_REFERENCE,)),
    "CFRelease": (None, (_REFERENCE,)),
}


def core_foundation(load: Any = ctypes.CDLL) -> Any:
    """The library, each function with its shape: without it, references would be cut to 32 bits."""
    library = load(_PATH)
    for name, (result, arguments) in _SHAPES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.string_at = ctypes.string_at
    return library
