"""Making narration shorter without new words: whole sentences, or sentences cut at a clause border.

Knows: which cuts leave a sentence standing, and which words carry what a picture cannot show.
Does not know: panels or balloons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.staging.prose import clauses, sentences, word_count, words
from audobon.staging.verbs import is_speech_verb, lemma

_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|where)\b[^,;:.!?]{3,80},\s*(?=\w)")
_BRACKETS = re.compile(r"\s*\([^()]{2,160}\)")
_NO_CUT_BEFORE = frozenset("if unless until till that than of whether lest as or".split())
_NO_END = frozenset(
    "and but or so that which who whom whose if when while because the a an of to in on at with for by from as than "
    "into not very was were is be had his her their its my no one who".split()
)
_TIME = re.compile(
    r"\b(?:once|day|days|night|nights|morning|evening|noon|midnight|week|weeks|month|months|year|years|summer|winter|"
    r"spring|autumn|today|tomorrow|yesterday|soon|later|meanwhile|presently|afterwards|suddenly|hour|hours|long|at last|"
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
_FINITE = frozenset(
    "was were is are am had has have did does do could would should might may must can will shall became began made "
    "saw knew set let met lost felt meant kept won grew seemed".split()
)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One way to tell a sentence: which stretches of it stay, how many words that is, and what it is worth."""

    pieces: tuple[Span, ...]
    count: int
    value: float


def condensed(text: str, span: Span, *, limit: int, drawn: Span | None = None) -> tuple[Span, ...]:
    """The stretches of `span` that tell most in at most `limit` words, in order; empty if nothing stands alone.

    Args:
        text: The manuscript.
        span: The narration to shorten.
        limit: Words.
        drawn: What the picture shows; its sentence is told by preference, so that words and picture agree.
    """
    choices = [_variants(text, sentence, drawn=drawn) for sentence in sentences(text, span)]
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
    return any(_verbish(word) for word in words(text))


def _verbish(word: str) -> bool:
    low = word.lower()
    if low.endswith("ing"):
        return False
    return low in _FINITE or lemma(low) is not None or is_speech_verb(low) or (low.endswith("ed") and len(low) > 4)


def _variants(text: str, sentence: Span, *, drawn: Span | None) -> list[Variant]:
    whole = sentence.text(text)
    worth = 1.0 + tells_unseen(whole) + (0.8 if drawn is not None and drawn.overlaps(sentence) else 0.0)
    options: list[Variant] = []
    total = max(1, word_count(whole))
    for pieces in _shortenings(text, sentence):
        kept = " ".join(piece.text(text) for piece in pieces)
        count = word_count(kept)
        if count == 0:
            continue
        share = count / total
        # A whole sentence reads better than a trimmed one.
        options.append(Variant(pieces=pieces, count=count, value=worth * (share**0.6) + (0.15 if share == 1 else 0.0)))
    return options


def _shortenings(text: str, sentence: Span) -> list[tuple[Span, ...]]:
    """The sentence itself, and its shorter forms that still stand."""
    bases = [(sentence,)]
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
    parts: Sequence[Span] = clauses(text, sentence)
    for before, after in zip(parts, parts[1:], strict=False):
        head = words(text[sentence.start : before.end])
        tail = words(after.text(text))
        if len(head) < 4 or not tail or head[-1].lower() in _NO_END or tail[0].lower() in _NO_CUT_BEFORE:
            continue
        if not is_sentence_like(text[sentence.start : before.end]) or _only_intro(text, sentence, before):
            continue
        if not is_sentence_like(after.text(text)) and _lists(text, before, after):
            continue
        ends.append(before.end)
    return ends


def _only_intro(text: str, sentence: Span, before: Span) -> bool:
    """Whether all that stands so far is an opening such as `When he came home,`."""
    opening = words(sentence.text(text))[:2]
    heads = {"when", "while", "as", "after", "if", "because", "although", "though", "since", "before", "having", "once"}
    lead = next((word.lower() for word in opening if word.lower() not in {"and", "but", "so", "then", "now"}), "")
    first_comma = text.find(",", sentence.start, sentence.end)
    if lead == "once" and len(opening) > 1 and opening[1].lower() in {"upon", "there"}:
        return False
    return lead in heads and before.end <= first_comma + 2


def _lists(text: str, before: Span, after: Span) -> bool:
    """Whether the border stands inside a row of things (`lettuces, beans, and radishes`)."""
    tail = words(after.text(text))
    return len(tail) <= 4 or text[before.end - 1] != ","
