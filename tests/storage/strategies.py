# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any value the stores may be handed."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from composer.domain.drafts import Draft, DraftMedia, GuideProgress
from composer.domain.ids import AccountId, DraftId, GuideId, JobId, NetworkKey, PostId
from composer.domain.messages import Message
from composer.domain.networks import Receipt, Submission
from composer.domain.outbox import Job, JobState
from composer.domain.text import Language

words = st.text(max_size=40)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=zones | st.just(UTC))  # noqa: DTZ001
networks = names.map(NetworkKey)
media = st.builds(DraftMedia, words, words, words)
guides = st.builds(
    GuideProgress, names.map(GuideId), st.lists(words).map(tuple), st.integers(0, 20), words, words, words
)
drafts = st.builds(
    Draft,
    id=names.map(DraftId),
    language=st.sampled_from(Language),
    created=instants,
    updated=instants,
    title=words,
    text=st.text(),
    post=st.none() | names.map(PostId),
    networks=st.lists(networks).map(tuple),
    variants=st.dictionaries(networks, st.text()),
    media=st.lists(media, max_size=3).map(tuple),
    guide=st.none() | guides,
    ignored=st.frozensets(words),
    line_languages=st.dictionaries(
        networks, st.dictionaries(st.integers(0, 40), st.sampled_from(Language), max_size=3), max_size=2
    ),
    options=st.dictionaries(networks, st.dictionaries(names, words, max_size=2), max_size=2),
)
messages = st.builds(Message, names, st.dictionaries(names, words, max_size=3))
submissions = st.builds(Submission, st.text(), st.sampled_from(Language), st.lists(media, max_size=3).map(tuple))
receipts = st.builds(Receipt, words, words, instants)
jobs = st.builds(
    Job,
    id=names.map(JobId),
    draft=st.none() | names.map(DraftId),
    post=st.none() | names.map(PostId),
    account=names.map(AccountId),
    network=networks,
    submission=submissions,
    state=st.sampled_from(JobState),
    created=instants,
    due=instants,
    changed=instants,
    attempts=st.integers(0, 50),
    reason=st.none() | messages,
    receipt=st.none() | receipts,
    note=words,
)
