"""Making narration shorter without new words: whole sentences, or sentences cut at a clause border.

Knows: which cuts leave a sentence standing, and which words carry what a picture cannot show.
Does not know: panels or balloons.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.staging.listing import listed
from audobon.staging.prose import clauses, sentences, trimmed, word_count, words
from audobon.staging.verbs import is_speech_verb, lemma

_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|where)\b[^,;:.!?]{3,80},\s*(?=\w)")
_BRACKETS = re.compile(r"\s*\([^()]{2,160}\)")
_NO_CUT_BEFORE = listed("to if unless until till that than of whether lest as or")
_NO_END = listed(
    "and but or so that which who whom whose if when while because the a an of to in on at with for by from as than "
    "into not very was were is be had his her their its my no one who"
)
_PREPOSITIONS = listed(
    "within with without by in upon from at on of under over behind beside through during amid among near beneath"
)
_COORDINATORS = frozenset({"and", "but", "so", "then", "yet"})
_SUBORDINATORS = listed(
    "when while as after if because although though since before having until till where who which whom whose that "
    "what lest unless whenever wherever whether how"
)
_TIME = re.compile(
    r"\b(?:once|day|days|night|nights|morning|evening|noon|midnight|week|weeks|month|months|year|years|summer|winter|"
    r"spring|autumn|today|tomorrow|yesterday|soon|later|meanwhile|presently|afterwards|suddenly|hour|hours|long|"
    r"at last|"
    r"again|always|never|before|after|then|next|finally|already|still|while|until)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|for|since|so that|therefore|thus|but|although|though|if|unless|in order|lest|that is why|instead)\b",
    re.IGNORECASE,
)
_MIND = re.compile(
    r"\b(?:knew|thought|wished|wanted|remember\w*|forgot\w*|believed?|hoped?|meant|seemed|decided|resolved|sure|afraid|"
    r"wondered|promised|ordered|asked|told|begged|refused|agreed|called|named|heard|loved|hated|could not|must|felt|"
    r"intend\w*|ashamed|angry|hungry|tired|poor|rich)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"(?:It|This|That|These|Those)\s+(?:was|were|is|are)\b")
_DETERMINERS = listed("a an the his her its their my your our this that no of")
_PERSONS = listed("i you we they he she it who")
_FINITE = listed(
    "was were is are am had has have did does do could would should might may must can will shall became began made "
    "saw knew set let met lost felt meant kept won grew seemed"
)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One way to tell a sentence: which stretches of it stay, how many words that is, and what it is worth."""

    pieces: tuple[Span, ...]
    count: int
    value: float


def halved(text: str, sentence: Span) -> tuple[Span, ...]:
    """A long sentence in two where the first half stands alone, as near the middle as may be; else whole."""
    middle = (sentence.start + sentence.end) // 2
    parts = standing_parts(text, sentence)
    return min(parts, key=lambda part: abs(part[0].end - middle)) if parts else (sentence,)


def standing_parts(text: str, sentence: Span) -> list[tuple[Span, Span]]:
    """All ways to tell a sentence in two of which the first half stands alone."""
    return [
        (trimmed(text, Span(start=sentence.start, end=end)), trimmed(text, Span(start=end, end=sentence.end)))
        for end in _safe_ends(text, sentence)
    ]


def condensed(
    text: str, span: Span, *, limit: int, drawn: Span | None = None, news: Sequence[int] = ()
) -> tuple[Span, ...]:
    """The stretches of `span` that tell most in at most `limit` words, in order; empty if nothing stands alone.

    Args:
        text: The manuscript.
        span: The narration to shorten.
        limit: Words.
        drawn: What the picture shows; its sentence is told by preference, so that words and picture agree.
        news: Where someone is named for the first time; those sentences are kept by preference.
    """
    told = sentences(text, span)
    choices = [_variants(text, sentence, drawn=drawn, news=news) for sentence in told]
    pieces = _best(choices, limit=limit)
    for _ in told:
        loose = [index for index in range(1, len(told)) if _points_back(text, told[index - 1 : index + 1], pieces)]
        if not loose:
            break
        # `It was a blue one` says nothing where the sentence before it is left out.
        others = [[] if index in loose else options for index, options in enumerate(choices)]
        if not any(others):
            break
        choices, pieces = others, _best(others, limit=limit)
    return pieces


def _points_back(text: str, pair: Sequence[Span], kept: Sequence[Span]) -> bool:
    """Whether the second sentence is kept and means by `it` or `this` something of the first, which is not."""
    before, sentence = pair
    if not _POINTING.match(sentence.text(text)):
        return False
    is_kept = any(piece.overlaps(sentence) for piece in kept)
    return is_kept and not any(piece.overlaps(before) for piece in kept)


def _best(choices: Sequence[Sequence[Variant]], *, limit: int) -> tuple[Span, ...]:
    """The choice of at most one variant for each sentence that is worth most in at most `limit` words."""
    # best[w] = (value, pieces) with at most w words.
    best: list[tuple[float, tuple[Span, ...]]] = [(0.0, ())] * (limit + 1)
    for options in choices:
        grown = list(best)
        for option in options:
            for room in range(option.count, limit + 1):
                value, pieces = best[room - option.count]
                if value + option.value > grown[room][0] + 1e-9:
                    grown[room] = (value + option.value, pieces + option.pieces)
        best = grown
    return best[limit][1]


def tells_unseen(text: str) -> float:
    """0..1: how much of what these words say no picture could show (time, cause, thought, number)."""
    signs = sum(bool(pattern.search(text)) for pattern in (_TIME, _CAUSE, _MIND))
    number = bool(re.search(r"\b(?:\d+|two|three|four|five|six|seven|ten|twelve|hundred|thousand)\b", text))
    return min(1.0, 0.3 * signs + 0.15 * number)


def is_sentence_like(text: str) -> bool:
    """Whether the words hold a verb that could carry a sentence."""
    row = words(text)
    return any(_verbish(word, row[index - 1] if index else "") for index, word in enumerate(row))


def _verbish(word: str, before: str) -> bool:
    """Whether a word is a verb that can carry a clause, given the word before it."""
    low, lead = word.lower(), before.lower()
    if low in _FINITE:
        return True
    if low.endswith("ing") or lead in _DETERMINERS:
        return False
    if low.endswith("ed") and len(low) > 4:
        return True
    base = lemma(low)
    if base is None and not is_speech_verb(low):
        return False
    if base == low or (base is None and not low.endswith("s") and lead in _PERSONS):
        return lead in _PERSONS
    if low.endswith("s") and base != low:
        return lead in _PERSONS or before[:1].isupper()
    return True


def _variants(text: str, sentence: Span, *, drawn: Span | None, news: Sequence[int]) -> list[Variant]:
    whole = sentence.text(text)
    if not is_sentence_like(whole) and word_count(whole) < 3:
        return []
    worth = 1.0 + tells_unseen(whole) + (0.8 if drawn is not None and drawn.overlaps(sentence) else 0.0)
    worth += 1.5 if any(sentence.start <= offset < sentence.end for offset in news) else 0.0
    options: list[Variant] = []
    total = max(1, word_count(whole))
    # A sentence that was parted from its speech tag may be a mere opening (`As she was doing this,`).
    ended = whole[-1:] not in ",:;-\u2014" and not whole[-1:].isalnum()
    stands = ended or _stands([part.text(text) for part in clauses(text, sentence)])
    for pieces in _shortenings(text, sentence):
        if pieces == (sentence,) and not stands:
            continue
        kept = " ".join(piece.text(text) for piece in pieces)
        count = word_count(kept)
        if count == 0:
            continue
        last = words(kept)[-1].lower()
        if last in _NO_END and text[pieces[-1].end - 1].isalnum():
            continue
        share = count / total
        # A whole sentence reads better than a trimmed one.
        options.append(Variant(pieces=pieces, count=count, value=worth * (share**0.6) + (0.15 if share == 1 else 0.0)))
    return options


def _shortenings(text: str, sentence: Span) -> list[tuple[Span, ...]]:
    """The sentence itself, and its shorter forms that still stand."""
    bases: list[tuple[Span, ...]] = [(sentence,)]
    slim = _without(text, sentence, _RELATIVE, _BRACKETS)
    if slim != (sentence,):
        bases.append(slim)
    forms: list[tuple[Span, ...]] = list(bases)
    ends = _safe_ends(text, sentence)
    for base in bases:
        for end in ends:
            cut = tuple(Span(start=piece.start, end=min(piece.end, end)) for piece in base if piece.start < end)
            if cut and is_sentence_like(" ".join(piece.text(text) for piece in cut)):
                forms.append(cut)
    return forms


def _without(text: str, sentence: Span, *patterns: re.Pattern[str]) -> tuple[Span, ...]:
    holes = sorted(
        (match.start(), match.end())
        for pattern in patterns
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )
    pieces: list[Span] = []
    start = sentence.start
    for begin, end in holes:
        if begin >= start:
            pieces.append(Span(start=start, end=begin))
            start = end
    pieces.append(Span(start=start, end=sentence.end))
    return tuple(piece for piece in pieces if len(piece))


def _safe_ends(text: str, sentence: Span) -> list[int]:
    """Where the sentence may stop early: at a clause border that leaves a verb before it and no open end."""
    ends: list[int] = []
    parts = clauses(text, sentence)
    for count in range(1, len(parts)):
        before, after = parts[count - 1], parts[count]
        head = words(text[sentence.start : before.end])
        tail = words(after.text(text))
        if len(head) < 4 or not tail or head[-1].lower() in _NO_END or tail[0].lower() in _NO_CUT_BEFORE:
            continue
        if not _stands([part.text(text) for part in parts[:count]]):
            continue
        if not is_sentence_like(after.text(text)) and _lists(text, before, after):
            continue
        ends.append(before.end)
    return ends


def _stands(pieces: Sequence[str]) -> bool:
    """Whether the clauses end in something said whole.

    What follows the last `and` or `but` needs a clause of its own with a verb; `When he came home,` and
    `but presently, as nothing happened,` still wait for theirs.
    """
    start = max((index for index, piece in enumerate(pieces) if _first_word(piece) in _COORDINATORS), default=0)
    return any(
        is_sentence_like(piece) and not _waits(piece, opens=index == 0)
        for index, piece in enumerate(pieces[start:], start=start)
    )


def _waits(piece: str, *, opens: bool) -> bool:
    """Whether a clause leans on another: `when he came`, or the turned-round `had she known`."""
    first = _first_word(piece, skip=_COORDINATORS)
    if first in _PREPOSITIONS and not _has_own_verb(piece):
        return True
    return first in _SUBORDINATORS or (opens and first in {"had", "were", "should"})


def _has_own_verb(piece: str) -> bool:
    """Whether a clause that opens with a preposition has a verb besides a participle (`exposed by ...`)."""
    row = words(piece)
    for before, word in itertools.pairwise(row):
        low = word.lower()
        if _verbish(word, before) and (not low.endswith("ed") or before.lower() in _PERSONS or before[:1].isupper()):
            return True
    return False


def leans_on_another(piece: str) -> bool:
    """Whether the words begin as a clause that hangs on another (`when`, `who`, `while`)."""
    return _first_word(piece) in _SUBORDINATORS


def _first_word(piece: str, *, skip: frozenset[str] = frozenset()) -> str:
    return next((word.lower() for word in words(piece) if word.lower() not in skip), "")


def _lists(text: str, before: Span, after: Span) -> bool:
    """Whether the border stands inside a row of things (`lettuces, beans, and radishes`)."""
    tail = words(after.text(text))
    return len(tail) <= 4 or text[before.end - 1] != ","
