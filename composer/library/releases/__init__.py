# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a release: catalogue, pages, shards, packs. Nothing is opened here; docs/library-format.md says more."""
