"""Cutting prose where a reader would breathe: sentences, then clauses.

Knows: full stops that end nothing (`Mr.`), closing quotes, clause borders, scripts that put no blanks between words.
Does not know: who speaks, or what a sentence means.
"""

from __future__ import annotations

import re

from audobon.comic.span import Span
from audobon.staging.listing import listed
from audobon.staging.verbs import lemma

_ABBREVIATIONS = listed("mr mrs ms dr st messrs mme mlle prof rev hon capt col gen lt sgt esq jr sr no vol viz")
_SENTENCE_END = re.compile(
    r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*|\n{2,}"
)
_CLAUSE_END = re.compile(
    r"[,;:]+[\"'\u2019\u201d)]*(?=\s)|\s*(?:--+|\u2014|\u2013)\s*|[\u3001\uff0c\uff1b]"
    r"|\s(?=(?:and|but|because|until|till|while|when|where|though|although|unless|so that)\s)"
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")
_LEANING = listed("and but or as so even just only than that if not")
_SOFT_WORDS = listed(
    "in on at to with from for by of about into through over under like than that as or and but who which when where"
)
_SUBJECTS = listed("he she it they we i you then so there was were had did is are would could")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without punctuation; `don't` and `fir-tree` are one word each."""
    return tuple(match.group(0) for match in _WORD.finditer(text))


def word_count(text: str) -> int:
    """How many words a reader reads; in scripts without blanks, two characters count as one word."""
    dense = len(_CJK.findall(text))
    return len(words(_CJK.sub(" ", text))) + (dense + 1) // 2


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at either end."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text` inside `span`, trimmed, in order; blank lines always end one."""
    found: list[Span] = []
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        ends = _ends_paragraph(text, match) if match.group(0).isspace() else _ends_sentence(text, match, span.end)
        if ends:
            _append(found, text, Span(start=start, end=match.end()))
            start = match.end()
    _append(found, text, Span(start=start, end=span.end))
    return tuple(found)


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of `text` inside `span`: cut after a comma, semicolon, colon or dash and before a conjunction."""
    found: list[Span] = []
    start = span.start
    for match in _CLAUSE_END.finditer(text, span.start, span.end):
        if match.group(0).isspace() and not _bare_border(text, match, start):
            continue
        _append(found, text, Span(start=start, end=match.end()))
        start = match.end()
    _append(found, text, Span(start=start, end=span.end))
    return tuple(found)


def packed(text: str, pieces: tuple[Span, ...], *, limit: int) -> tuple[Span, ...]:
    """Join neighbouring pieces while they hold at most `limit` words; a longer piece stands alone."""
    joined: list[Span] = []
    for piece in pieces:
        if joined:
            both = Span(start=joined[-1].start, end=piece.end)
            if word_count(both.text(text)) <= limit:
                joined[-1] = both
                continue
        joined.append(piece)
    return tuple(joined)


def cut_to_words(text: str, span: Span, *, limit: int) -> tuple[Span, ...]:
    """Cut a span into pieces of at most `limit` words: at sentences, else clauses, else between words."""
    if word_count(span.text(text)) <= limit:
        return (span,)
    pieces: list[Span] = []
    for sentence in sentences(text, span):
        if word_count(sentence.text(text)) <= limit:
            pieces.append(sentence)
            continue
        for clause in _balanced(text, clauses(text, sentence), limit=limit):
            pieces.extend(_between_words(text, clause, limit=limit))
    return packed(text, tuple(pieces), limit=limit)


def _bare_border(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a conjunction after no comma opens a clause, rather than a second name, or belongs to the word before."""
    before = words(text[start : match.start()])
    if not before or before[-1].lower() in _LEANING:
        return False
    following = [word.lower() for word in words(text[match.end() : match.end() + 40])[:3]]
    if not following or following[0] not in {"and", "but"}:
        return True
    return len(following) > 1 and (following[1] in _SUBJECTS or _like_verb(following[1]))


def _like_verb(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or (lemma(word) not in (None, word) and not word.endswith("s"))


def paragraph_breaks(text: str, span: Span) -> bool:
    """Whether a blank line lies inside the span."""
    return "\n\n" in text[span.start : span.end]


def _balanced(text: str, pieces: tuple[Span, ...], *, limit: int) -> tuple[Span, ...]:
    """Pack clauses so that the parts come out of like length rather than one full and one crumb."""
    total = sum(word_count(piece.text(text)) for piece in pieces)
    parts = max(2, -(-total // limit))
    for target in range(-(-total // parts), limit + 1):
        joined = packed(text, pieces, limit=target)
        if len(joined) <= parts:
            return joined
    return packed(text, pieces, limit=limit)


def _between_words(text: str, span: Span, *, limit: int) -> tuple[Span, ...]:
    """Cut inside a clause that is too long: into like parts, before a small word where one stands near the middle."""
    total = word_count(span.text(text))
    if total <= limit:
        return (span,)
    target = -(-total // -(-total // limit))
    slack = min(3, limit // 5)
    pieces: list[Span] = []
    start, held = span.start, 0
    for unit in _units(text, span, limit=limit):
        count = word_count(unit.text(text))
        ripe = held >= target + slack or (held >= target - slack and slack > 0 and _soft(text, unit))
        if held and (held + count > limit or ripe):
            pieces.append(trimmed(text, Span(start=start, end=unit.start)))
            start, held = unit.start, 0
        held += count
    return (*pieces, trimmed(text, Span(start=start, end=span.end)))


def _units(text: str, span: Span, *, limit: int) -> tuple[Span, ...]:
    """What is never cut: runs without blanks; a run too long for a line is cut by its characters."""
    units: list[Span] = []
    for match in re.finditer(r"\S+", text[span.start : span.end]):
        start, end = span.start + match.start(), span.start + match.end()
        if word_count(text[start:end]) <= limit:
            units.append(Span(start=start, end=end))
        else:
            units.extend(Span(start=at, end=at + 1) for at in range(start, end))
    return tuple(units)


def _soft(text: str, unit: Span) -> bool:
    return unit.text(text).lower() in _SOFT_WORDS


def _ends_sentence(text: str, match: re.Match[str], limit: int) -> bool:
    mark = match.group(0)
    before = text[: match.start()]
    last = re.search(r"([^\W_]+)$", before[-12:])
    if mark[0] == "." and last and (last.group(1).lower() in _ABBREVIATIONS or _is_initial(last.group(1))):
        return False
    rest = text[match.end() : min(limit, match.end() + 40)].lstrip(" \n\"'\u2018\u201c(-\u2014")
    # `"Oh!" said the mouse.`: what follows in lower case goes on with the sentence.
    return not (rest and rest[0].islower())


def _ends_paragraph(text: str, match: re.Match[str]) -> bool:
    """A blank line ends a sentence unless print only broke it there: no stop before, a small letter after."""
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() : match.end() + 1]
    return not (after.islower() and (before.isalnum() or before in ",;"))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _append(found: list[Span], text: str, span: Span) -> None:
    piece = trimmed(text, span)
    if len(piece) and any(character.isalnum() for character in piece.text(text)):
        found.append(piece)
    elif len(piece) and found:
        found[-1] = Span(start=found[-1].start, end=piece.end)
