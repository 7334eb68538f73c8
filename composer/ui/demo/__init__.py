# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the real window with real events: the main job for people, every screen for their eyes."""
