# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors to the computer: folders, clock, keyring, logs, settings files, network."""
