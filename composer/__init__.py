# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ramage: say it in your own words."""

__version__ = "0.1.0"
