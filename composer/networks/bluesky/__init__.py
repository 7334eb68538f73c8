# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bluesky: how it reads a text, how one publishes there, how one signs in."""
