# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence nobody else could write, found by its marks.

A sentence is strong when it is the person's own (hardly any word of it stands elsewhere) and concrete. Each mark of
concreteness is looked for once, in French and in English alike, and weighs what a reader would miss without it:

- 1.5 the first person singular, and 0.5 "we": who tells was there;
- 1.5 a past tense (compound past, imperfect, preterite): something happened;
- 1.0 a figure that is not one of the post's facts, an hour, a number in letters from two on;
- 1.0 a name inside the sentence: somebody, or somewhere;
- 1.0 a day, a month, a season, a time of day;
- 1.0 something seen, heard, smelt or held;
- 1.0 words somebody said, between quotation marks.

Taken away: 1.5 for the words every company writes (proud, thrilled, passion, innovation…), 1.5 for a beginning that
leans on the sentence before (she, they, then, but…), because it would lean on nothing at the front, 1.0 beyond thirty
words. Questions and greetings are no candidates. Of two that are equal, the earlier one.
"""

import re
from functools import lru_cache
from typing import Final

from composer.domain.messages import Message
from composer.domain.review import Fix
from composer.domain.text import Span
from composer.similarity.hints.base import SHORTEST, Material, repeatable
from composer.similarity.normalise import folded
from composer.similarity.sentences import moved_first

STRONG: Final = 2.5
"""From here on a sentence is worth moving: two marks, one of them a person or something that happened."""
_LONG: Final = 30


def _words(*listed: str) -> re.Pattern[str]:
    """Any of these words, each whole; ``*`` stands for an ending."""
    each = (re.escape(word).replace(r"\*", r"\w*") for line in listed for word in line.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


_I: Final = re.compile(r"(?<!\w)(?:[jm]'|(?:je|moi|mon|ma|mes|i|my|me|mine|myself)(?!\w))")
_WE: Final = _words("nous notre nos on we our us")
_SAW: Final = _words(
    "vu vus vue vues vois voit voyais voyait regard* entend* sentais sentait odeur* bruit* silence froid* chaud*",
    "brulant* main mains doigt* yeux oreille* gout pluie neige nuit aube vent lumiere noir noire rouge bleu bleue",
    "jaune rires rire riait riais sourire souriait pleur*",
    "saw see seen heard hear smell* smelt noise* sound* silence quiet cold warm hot hand hands finger* eye eyes",
    "ear ears taste* rain* snow* night dawn wind light dark red blue yellow laugh* smile* cried",
)
_WHEN: Final = _words(
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre",
    "octobre novembre decembre printemps automne hiver hier matin soir midi minuit nuit",
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september",
    "october november december spring summer autumn winter yesterday morning evening noon midnight tonight",
)
_COUNTED: Final = _words(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante",
    "cinquante soixante cent mille",
    "two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty",
    "hundred thousand",
)
_EVERYBODY: Final = _words(
    "fier fiere fiers fieres heureux heureuse ravi ravie ravis honore* passion* innov* excellence synergie* leader*",
    "engagement* valeurs ambition* ensemble demarche strategi*",
    "proud thrilled delighted excited honoured honored humbled passion* innov* excellence synerg* leading leader*",
    "commitment* values journey together strateg* announce*",
)
_PEOPLE: Final = _words(
    "collegue* voisin* client cliente patron* chef* cheffe* ami amie mere pere fille fils soeur frere equipe apprenti*",
    "colleague* neighbour* neighbor* customer* boss friend* mother father daughter son sister brother team apprentice*",
)
_LEANING: Final = _words(
    "elle elles ils lui cela ca puis ensuite mais et donc alors ainsi aussi",
    "he she they this that these those then but and so therefore also because which",
)
_PAST: Final = re.compile(
    r"(?<!\w)(?:ai|as|a|avons|avez|ont|avais|avait|avaient|suis|étais|était|étaient|est|sommes|sont)\s+"
    r"(?:(?:pas|bien|tout|déjà|jamais|plus|vite|enfin|\w+ment)\s+)?"
    r"\w+(?:é|ée|és|ées|i|is|ie|it|u|us|ue|ues|ert|erte|eint|aint)(?!\w)"
    r"|(?<!\w)(?!(?:jamais|désormais|français|anglais|parfait|trait|portrait|souhait|extrait|attrait|retrait|relais"
    r"|frais|palais|biais|essais|délais|balais|vrais?|souhaient)(?!\w))\w{2,}(?:[^mf\W]ais|[^f\W]ait|aient)(?!\w)"
    r"|(?<!\w)(?!(?:need|speed|feed|indeed|hundred|seed|shed|weed|breed|thrilled|delighted|excited|honou?red|humbled"
    r"|dedicated|committed|related|based|limited|proceed|succeed|exceed)(?!\w))\w{2,}ed(?!\w)"
    r"|(?<!\w)(?:was|were|had|did|said|went|came|saw|heard|felt|took|gave|got|made|told|left|found|thought|knew|began"
    r"|broke|brought|bought|caught|drove|ate|fell|flew|forgot|held|kept|lost|met|paid|put|ran|rode|rose|sat|sent|shook"
    r"|slept|spoke|stood|stole|taught|threw|woke|won|wore|wrote)(?!\w)"
)
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*")
_NAME: Final = re.compile(r"(?<=[\w,;:’'] )[A-ZÀ-ÖØ-Ý][\w’'-]*[a-zß-öø-ÿ]")
_SAID: Final = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")
_FIRST_WORD: Final = re.compile(r"\w+")


def strongest(material: Material, after: Span | None = None) -> Span | None:
    """The strongest of the person's own sentences, None when none is strong; ``after`` leaves out what is before."""
    facts = repeatable(material.post)
    own = (s for s in material.own if after is None or s.start > after.start)
    best = max(((strength(s.of(material.text), facts), -s.start, s) for s in own), default=None)
    return best[2] if best is not None and best[0] >= STRONG else None


def opening_with(material: Material, opening: Span) -> Fix | None:
    """The strongest sentence before ``opening``."""
    best = strongest(material, opening)
    if best is None:
        return None
    return Fix(Message("voice-open-with-own-sentence"), moved_first(material.text, best, opening))


@lru_cache(maxsize=512)
def strength(sentence: str, facts: tuple[str, ...] = ()) -> float:
    """How concrete a sentence is; figures of ``facts`` are nobody's own. 0.0 for a question and for few words."""
    plain = folded(sentence)
    count = len(_FIRST_WORD.findall(plain))
    if count < SHORTEST or sentence.rstrip(' »”")').endswith("?"):
        return 0.0
    marks = (
        (1.5, _I.search(plain)),
        (1.5, happened(sentence)),
        (1.0, _figure(sentence, facts) or _COUNTED.search(plain)),
        (1.0, _NAME.search(sentence)),
        (1.0, says_when(sentence)),
        (1.0, _SAW.search(plain)),
        (1.0, _SAID.search(sentence)),
        (-1.5, _EVERYBODY.search(plain)),
        (-1.5, _LEANING.match(plain, len(plain) - len(plain.lstrip('«“"( ')))),
        (-1.0, count > _LONG),
    )
    found = sum(weight for weight, mark in marks if mark)
    return found + (0.5 if _WE.search(plain) and not _I.search(plain) else 0.0)


def happened(text: str) -> bool:
    """True when something is told in the past."""
    return _PAST.search(text.casefold()) is not None


def says_when(text: str) -> bool:
    """True for a day, a month, a season, a time of day."""
    return _WHEN.search(folded(text)) is not None


def somebody(text: str) -> bool:
    """True when a person comes into it: a name, words somebody said, a colleague, a neighbour."""
    return any(pattern.search(text) for pattern in (_NAME, _SAID)) or _PEOPLE.search(folded(text)) is not None


def _figure(sentence: str, facts: tuple[str, ...]) -> bool:
    told = {figure for fact in facts for figure in _FIGURE.findall(fact)}
    return any(figure not in told for figure in _FIGURE.findall(sentence))
