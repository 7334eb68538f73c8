# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved library: authoring files to a catalogue, the words it is found by, and its Markdown made safe."""

from typing import Final

FORMAT: Final = "4"
"""Part of every digest: raised when a catalogue compiled from the same files comes out different."""
