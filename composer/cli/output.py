# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands print: one JSON document, or lines for people."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import click

from composer.bootstrap import wording
from composer.domain.library import PostCard
from composer.domain.networks import NetworkSpec
from composer.domain.outbox import Job, JobState
from composer.domain.review import MASK, Count, Finding, Intent, Review, Voice
from composer.domain.text import Edit, Language
from composer.services.obstacles import Obstacle
from composer.services.wording import Wording

_REPEATED_EDITS: Final = 100
"""A fix of more places than this is written once."""


def as_json(document: object, *, indent: int | None = 2) -> None:
    """One document on standard output."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    # A lone half of a surrogate pair cannot be printed; as an escape it can.
    click.echo(text if _printable(text) else json.dumps(document, indent=indent))
    sys.stdout.flush()


def _printable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review and the file it is about."""

    file: str
    review: Review


def review_document(reviewed: Sequence[Reviewed], words: Wording) -> dict[str, Any]:
    """The document of ``check``: each finding names its file when there are several."""
    several = len(reviewed) > 1
    findings = [
        {**({"file": one.file} if several else {}), **entry}
        for one in reviewed
        for entry in finding_entries(one.review, words)
    ]
    counts = {one.file: {key: count_entry(c) for key, c in one.review.counts.items()} for one in reviewed}
    voices = {one.file: voice_entry(one.review.voice) for one in reviewed}
    only = reviewed[0].file
    return {
        "findings": findings,
        "counts": counts if several else counts[only],
        "voice": voices if several else voices[only],
    }


def finding_entries(review: Review, words: Wording) -> list[dict[str, Any]]:
    """The findings; places are code points, lines and columns count from 1.

    What one finding hides, because it is a password or a key, no other one says. A fix of a great many places comes
    with the first finding that offers it, or the document would grow with the square of the text.
    """
    text = review.text
    hidden = [f for f in review.findings if f.match == MASK]
    told: set[tuple[str, Edit, int]] = set()
    return [_discreet(_finding_entry(f, text, words, told), f, hidden, text) for f in review.findings]


def _discreet(entry: dict[str, Any], finding: Finding, hidden: Sequence[Finding], text: str) -> dict[str, Any]:
    """The entry without what the ``hidden`` findings point at, nor a part of it; fixes that write it again go."""
    for one in hidden:
        if one.span is None or one is finding:
            continue
        unsaid = [one.span.of(text)]
        if finding.span and finding.match != one.match and finding.span.overlaps(one.span):
            unsaid.insert(0, finding.span.of(text))
            entry["match"] = one.match
        for said in unsaid:
            for name in ("message", "why", "match"):
                entry[name] = entry[name].replace(said, one.match)
            entry["fixes"] = [fix for fix in entry["fixes"] if said not in str(fix)]
    return entry


def _finding_entry(finding: Finding, text: str, words: Wording, told: set[tuple[str, Edit, int]]) -> dict[str, Any]:
    said = words.finding(finding)
    span = finding.span
    line, column = place(text, span.start) if span else (None, None)
    return {
        "source": finding.source.value,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": said.text or said.title,
        "why": said.why,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "line": line,
        "column": column,
        "match": finding.match or (span.of(text) if span else ""),
        "link": finding.link,
        "fixes": list(_fix_entries(finding, words, told)),
    }


def _fix_entries(finding: Finding, words: Wording, told: set[tuple[str, Edit, int]]) -> Iterator[dict[str, Any]]:
    for fix in finding.fixes:
        label = words.message(fix.label)
        if len(fix.edits) > _REPEATED_EDITS:
            known = (label, fix.edits[0], len(fix.edits))
            if known in told:
                continue
            told.add(known)
        edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits]
        yield {"label": label, "edits": edits, **_intent_entry(fix.intent, words)}


def _intent_entry(intent: Intent | None, words: Wording) -> dict[str, Any]:
    """What a fix does besides edits, for whoever can carry it out; nothing where edits are all of it."""
    if intent is None:
        return {}
    subject = words.message(intent.question) if intent.question else intent.subject
    return {"intent": {"act": intent.act.value, "subject": subject, "instead": intent.instead}}


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a code point, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def count_entry(count: Count) -> dict[str, Any]:
    """A count."""
    return {"used": count.used, "limit": count.limit, "unit": count.unit, "fits": count.fits}


def voice_entry(voice: Voice | None) -> dict[str, Any] | None:
    """Score and verdict; nothing when there is nothing to compare with."""
    return None if voice is None else {"score": voice.score, "verdict": voice.verdict.value}


def compare_document(voice: Voice) -> dict[str, Any]:
    """The document of ``compare``."""
    return {
        "score": voice.score,
        "verdict": voice.verdict.value,
        "containment": round(voice.containment, 4),
        "passages": [
            {
                "start": passage.span.start,
                "end": passage.span.end,
                "source": passage.source,
                "source_start": passage.source_span.start,
                "source_end": passage.source_span.end,
            }
            for passage in voice.passages
        ],
    }


def network_entry(spec: NetworkSpec, words: Wording) -> dict[str, Any]:
    """A network and what it can do here."""
    limits = spec.limits
    return {
        "key": spec.key,
        "name": spec.name,
        "abilities": sorted(ability.value for ability in spec.abilities),
        "reason": words.text(spec.reason) if spec.reason else "",
        "left_out": [words.text(code) for code in spec.left_out],
        "options": [
            {"name": f"{spec.key}.{option.key}", "choices": list(option.choices), "default": option.default}
            for option in spec.options
        ],
        "limits": {
            "text": limits.text,
            "unit": limits.unit.value,
            "images": limits.images,
            "alt": limits.alt,
            "hashtags": limits.hashtags,
            "mentions": limits.mentions,
            "links": limits.links,
            "media_required": limits.media_required,
        },
    }


def card_entry(card: PostCard) -> dict[str, Any]:
    """A post of a search."""
    return {
        "id": card.id,
        "title": card.title,
        "excerpt": card.excerpt,
        "themes": list(card.themes),
        "languages": [language.value for language in card.languages],
        "networks": list(card.networks),
        "not_before": card.not_before.isoformat() if card.not_before else None,
        "expires": card.expires.isoformat() if card.expires else None,
        "shared": card.shared,
    }


def job_line(job: Job, words: Wording) -> str:
    """A job in one line: what is needed to act on it, and how it stands."""
    url, reason = job.receipt.url if job.receipt else "", words.message(job.reason) if job.reason else ""
    end = "  ".join(filter(None, (url, reason)))
    waits = job.state is JobState.QUEUED
    when = job.planned.clock if job.planned and waits else (job.due if waits else job.changed).astimezone()
    return f"{job.id}  {when:%Y-%m-%d %H:%M}  {job.network:<10} {words.text(f'state-{job.state}')}  {end}".rstrip()


def job_entry(job: Job, words: Wording) -> dict[str, Any]:
    """A job without its text."""
    return {
        "id": job.id,
        "state": job.state.value,
        "network": job.network,
        "account": job.account,
        "draft": job.draft,
        "post": job.post,
        "created": job.created.isoformat(),
        "due": job.due.isoformat(),
        "planned": {"clock": job.planned.clock.isoformat(), "zone": job.planned.zone} if job.planned else None,
        "changed": job.changed.isoformat(),
        "attempts": job.attempts,
        "reason": words.message(job.reason) if job.reason else "",
        "url": job.receipt.url if job.receipt else "",
    }


def obstacle_entry(obstacle: Obstacle, words: Wording) -> dict[str, Any]:
    """Why something may not go out as it is."""
    return {"reason": obstacle.kind.value, "network": obstacle.network, "message": words.message(obstacle.message)}


def reader_words(values: Mapping[str, str]) -> Wording:
    """The words of the terminal's language: that of the environment, English when it names none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in values.get(name, "").split(":"):
            if wanted[:2] in tuple(Language):
                return wording(Language(wanted[:2]))
    return wording(Language.ENGLISH)


def size(count: int) -> str:
    """Bytes as people say them."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
