# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's side of a release: built, signed by its approvers, brought to its host, and proved."""
