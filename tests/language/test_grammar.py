# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool's answers as findings: which paragraphs are read, where findings lie, and which are left out."""

from hypothesis import given
from hypothesis import strategies as st

from composer.domain.grammar import GrammarMatch
from composer.domain.ids import RuleId
from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level, Source
from composer.domain.text import Edit, Language, Span, apply_edits
from composer.language.grammar import findings_of, followed, joined, paragraphs
from composer.language.grammar_memory import GrammarMemory, Placed

FR = Language.FRENCH


def all_french(text: str) -> list[Language | None]:
    return [FR] * len(text.split("\n"))


def a_match(text: str, found: str, *options: str, rule: str = "ACCORD", kind: str = "grammar") -> GrammarMatch:
    start = text.index(found)
    return GrammarMatch(
        Span(start, start + len(found)), rule, kind, "GRAMMAR", "Grammaire", "Voyez l’accord.", options, ""
    )


def read(memory: GrammarMemory, text: str, word: str) -> None:
    """LanguageTool reads the text and minds every paragraph's first ``word``."""
    for question in memory.missing(text, all_french(text)):
        memory.put(question, [a_match(question.text, word, "mieux")] if word in question.text else [])


def test_lines_of_two_words_are_read_in_their_own_language() -> None:
    text = "Bonjour à tous\n\nOui\n#un #deux @trois https://x.example\nHello my friends\nHallo Welt da\n😀 Ça va"
    languages = [FR, FR, FR, FR, Language.ENGLISH, None, FR]
    asked = [(p.start, p.question.text, p.question.language) for p in paragraphs(text, languages)]
    assert asked == [
        (0, "Bonjour à tous", FR),
        (text.index("Hello"), "Hello my friends", Language.ENGLISH),
        (text.index("😀"), "😀 Ça va", FR),
    ]


def test_a_finding_says_what_why_and_offers_five_ways_out_at_most() -> None:
    (paragraph,) = paragraphs("Les enfant jouent", [FR])
    options = ("enfants", "enfant", "a", "b", "c", "d", "e")
    (found,) = findings_of(paragraph.question, [a_match("Les enfant jouent", "enfant", *options)])
    assert (found.source, found.level, found.rule) == (Source.LANGUAGE, Level.SUGGESTION, "LanguageTool.ACCORD")
    assert found.message == Message("verbatim", {"": "Voyez l’accord."})
    assert found.why == Message("grammar-reason", {"category": "Grammaire"})
    assert [fix.label.values["text"] for fix in found.fixes] == ["enfants", "a", "b", "c", "d"]
    assert apply_edits("Les enfant jouent", found.fixes[0].edits) == "Les enfants jouent"


def test_ways_out_have_the_apostrophe_of_the_house() -> None:
    for text, language, offered in (
        ("Nous avons vu les enfant", FR, "l’enfant"),
        ("They’re here and he do it", Language.ENGLISH, "doesn’t"),
        ("They're here and he do it", Language.ENGLISH, "doesn't"),
    ):
        (paragraph,) = paragraphs(text, [language])
        word = "enfant" if language is FR else "do"
        (found,) = findings_of(paragraph.question, [a_match(text, word, offered.replace("’", "'"))])
        assert found.fixes[0].edits[0].text == offered


def test_nothing_is_said_of_links_mentions_and_hashtags() -> None:
    text = "Voici #notreequipe et @nordalia sur nordalia.example/page"
    (paragraph,) = paragraphs(text, [FR])
    said = [a_match(text, word) for word in ("notreequipe", "nordalia", "page", "Voici")]
    assert [f.match for f in findings_of(paragraph.question, said)] == ["Voici"]


def test_a_paragraph_that_stands_twice_is_asked_about_once() -> None:
    memory = GrammarMemory()
    text = "Les enfant jouent\nLes enfant jouent"
    assert len(memory.missing(text, all_french(text))) == 1
    read(memory, text, "enfant")
    assert [f.span for f in memory.placed(text, all_french(text)).findings] == [Span(4, 10), Span(22, 28)]
    assert memory.missing(text, all_french(text)) == ()


def test_only_the_changed_paragraph_is_missing_and_the_others_findings_move() -> None:
    memory = GrammarMemory()
    before = "Première ligne ici\nLes enfant jouent\nUne autre ligne"
    read(memory, before, "enfant")
    after = before.replace("Première", "Toute première")
    assert [q.text for q in memory.missing(after, all_french(after))] == ["Toute première ligne ici"]
    (found,) = memory.placed(after, all_french(after)).findings
    assert found.span is not None
    assert found.span.of(after) == "enfant"


def test_findings_of_a_paragraph_under_the_fingers_stay_until_it_is_read_again() -> None:
    memory = GrammarMemory()
    before = "Les enfant jouent dehors"
    read(memory, before, "enfant")
    shown = memory.placed(before, all_french(before))
    after = "Les enfant jouent dehors aujourd’hui"
    kept = memory.placed(after, all_french(after), shown)
    assert [f.match for f in kept.findings] == ["enfant"]
    assert not kept.complete
    gone = memory.placed("Les enfants jouent", all_french(""), Placed("Les enfant jouent", shown.findings, True))
    assert [f.span for f in gone.findings if f.span and f.span.end > 10] == []


def test_another_language_of_a_line_is_another_question() -> None:
    memory = GrammarMemory()
    read(memory, "Les enfant jouent", "enfant")
    assert memory.placed("Les enfant jouent", [Language.ENGLISH]).findings == ()
    assert len(memory.missing("Les enfant jouent", [Language.ENGLISH])) == 1


texts = st.text("ab é\n😀\u0301", max_size=30)


@given(texts, texts, texts, texts, texts)
def test_a_finding_that_stays_still_covers_its_words(head: str, old: str, new: str, tail: str, word: str) -> None:
    before, after = head + old + tail, head + new + tail
    findings = [
        Finding(Source.LANGUAGE, RuleId("X"), Level.SUGGESTION, Span(s, e), *_messages(), match=before[s:e])
        for s in range(len(before))
        for e in range(s + 1, min(len(before), s + 1 + len(word)) + 1)
    ]
    findings = [_with_fix(f) for f in findings]
    for finding in followed(findings, before, after):
        assert finding.span is not None
        assert finding.span.of(after) == finding.match
        assert finding.fixes[0].edits[0].span == finding.span


def _messages() -> tuple[Message, Message]:
    return Message("grammar-found", {"category": ""}), Message("grammar-found", {"category": ""})


def _with_fix(finding: Finding, option: str = "x") -> Finding:
    assert finding.span is not None
    fix = Fix(Message("replace-with", {"text": option}), (Edit(finding.span, option),))
    return Finding(
        finding.source, finding.rule, finding.level, finding.span, *_messages(), fixes=(fix,), match=finding.match
    )


def ours(rule: str, span: Span, option: str = "x") -> Finding:
    return _with_fix(Finding(Source.LANGUAGE, RuleId(rule), Level.SUGGESTION, span, *_messages()), option)


def test_what_is_said_in_process_is_not_said_twice() -> None:
    text = "Les enfent joue le le ballon"
    (paragraph,) = paragraphs(text, [FR])
    theirs = findings_of(
        paragraph.question,
        [
            a_match(text, "Les enfent", "Les enfants"),
            a_match(text, "joue", "jouent"),
            a_match(text, "le le", "le"),
            a_match(text, "le ballon", "un ballon"),
        ],
    )
    mine = (ours("Spelling.Unknown", Span(4, 10), "enfant"), ours("Language.RepeatedWord", Span(16, 21), "le"))
    found = joined(text, mine, theirs)
    assert [(f.rule.split(".")[0], f.match or f.span) for f in found] == [
        ("Spelling", Span(4, 10)),
        ("LanguageTool", "joue"),
        ("Language", Span(16, 21)),
        ("LanguageTool", "le ballon"),
    ]


def test_findings_that_come_to_the_same_are_said_once() -> None:
    text = "Il a a mangé"
    (paragraph,) = paragraphs(text, [FR])
    theirs = findings_of(paragraph.question, [a_match(text, "a a mangé", "a mangé")])
    assert joined(text, (ours("Language.RepeatedWord", Span(3, 6), "a"),), theirs)[0].rule == "Language.RepeatedWord"
    assert len(joined(text, (ours("Language.RepeatedWord", Span(3, 6), "a"),), theirs)) == 1
