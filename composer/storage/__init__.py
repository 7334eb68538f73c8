# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors to the databases.

``work.db`` is precious, ``library.db`` can be rebuilt, ``practice.db`` plays the
outside world.
"""
