# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from email import message_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from composer.networks.multipart import FilePart, multipart

NAMES = st.text("abcdefgh_", min_size=1, max_size=8)


@given(st.dictionaries(NAMES, st.text(max_size=30)), st.dictionaries(NAMES, st.binary(max_size=60), min_size=1))
def test_every_part_arrives_byte_for_byte(fields: dict[str, str], files: dict[str, bytes]) -> None:
    body, media_type = multipart(fields, {name: FilePart(content, "image/png") for name, content in files.items()})
    boundary = media_type.partition("boundary=")[2].encode()
    chunks = body.split(b"--" + boundary)
    assert (chunks[0], chunks[-1]) == (b"", b"--\r\n")
    parts = [chunk.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n") for chunk in chunks[1:-1]]
    named = [(message_from_bytes(head).get_param("name", header="content-disposition"), c) for head, _, c in parts]
    wanted = [(name, text.encode()) for name, text in fields.items()] + list(files.items())
    assert named == wanted
