# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen values to bytes and back: JSON by msgspec, made small."""

from typing import TYPE_CHECKING, Any, Final, TypeVar

from composer.domain.decoding import MAKING
from composer.domain.release_errors import ReleaseDamaged
from composer.library.releases.objects import squeezed, unsqueezed

if TYPE_CHECKING:
    from msgspec.json import Decoder

T = TypeVar("T")
PART_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of the longest part, unpacked: all rules with their lists."""
_decoders: "dict[type[Any], Decoder[Any]]" = {}


def written(value: object) -> bytes:
    """JSON in the order of the fields. Half a surrogate pair, which no file can hold, becomes U+FFFD."""
    import msgspec

    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)))


def read(kind: type[T], data: bytes, part: str) -> T:
    """The value ``written`` was given. Raises ReleaseDamaged."""
    import msgspec

    try:
        value: T = _decoder(kind).decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReleaseDamaged(file=part, reason="it holds something else than it should") from error
    except RecursionError as error:
        raise ReleaseDamaged(file=part, reason="it is nested too deeply") from error
    return value


def packed_part(value: object) -> bytes:
    """The object of a part of the catalogue: charter, rules, vocabulary, guides or notices."""
    return squeezed(written(value))


def read_part(kind: type[T], data: bytes, part: str) -> T:
    """The opposite. Raises ReleaseDamaged."""
    return read(kind, unsqueezed(data, PART_LIMIT, part), part)


def _decoder(kind: type[Any]) -> "Decoder[Any]":
    found = _decoders.get(kind)
    if found is None:
        import msgspec

        with MAKING:
            found = _decoders.get(kind) or _decoders.setdefault(kind, msgspec.json.Decoder(kind))
    return found


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value
