"""What a text can be broken into: words at their spaces, and Chinese and Japanese between characters, by their rules.

Knows: hyphens, which characters may neither begin nor end a line, where Japanese and Chinese phrases end.
Does not know: which breaks make a good balloon.
Source: W3C, Requirements for Japanese Text Layout (JLREQ), sections 3.1.7 to 3.1.10; BudouX, for phrases.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from audobon.comic.stress import Stretch, stress_flags
from audobon.errors import ResourceError
from audobon.typography.scripts import RIGHT_TO_LEFT, Script, is_traditional, primary, script_of

_CLOSING = ")]}\u00bb\u2019\u201d\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301f\uff09\uff3d\uff5d\uff60"
_OPENING = "([{\u00ab\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d\uff08\uff3b\uff5b\uff5f"
_STOPS = "!?\u203c\u2047\u2048\u2049\uff01\uff1f,.:;\u3001\u3002\uff0c\uff0e\uff1a\uff1b\u30fb"
_REPEATS_AND_DASHES = "\u3005\u303b\u309d\u309e\u30fd\u30fe\u30fc\u301c\uff5e~\u2026\u2025\u2014\u2015"
_SMALL_HIRAGANA = "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096"
_SMALL_KATAKANA = "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
_NO_START = frozenset(
    _CLOSING + _STOPS + _REPEATS_AND_DASHES + _SMALL_HIRAGANA + _SMALL_KATAKANA + "%\u2030\uff05\u2103"
)
_NO_END = frozenset(_OPENING + "$\u00a5\uffe5#\uff04")
_ON, _OFF = "\ue000", "\ue001"
_WITHIN_PHRASE = 0.5
"""Cost of a line that ends within a phrase, in squared shares of the mean line width."""


@dataclass(frozen=True, kw_only=True)
class Seam:
    """What lies between two words on one line, and what it costs to end a line there."""

    is_space: bool = True
    fine: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """A text in pieces that are never broken, and the seams between them."""

    words: tuple[str, ...]
    seams: tuple[Seam, ...]


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


def pieces_of(
    text: str,
    *,
    width_of: Callable[[str], float],
    limit_pt: float,
    language: str = "",
    stressed: Sequence[Stretch] = (),
) -> Pieces:
    """The pieces of a text for lines of at most `limit_pt`.

    Pieces with stressed characters have those between marks (see `unmarked`).

    Raises:
        ResourceError: AUD-513, if the text is Chinese or Japanese and nobody here knows where its phrases end.
    """
    if any(script_of(char) is Script.HAN for char in text):
        found = _upright_pieces(text, language=language)
    else:
        words = split_words(text, width_of=width_of, limit_pt=limit_pt)
        found = Pieces(words=words, seams=(Seam(),) * max(0, len(words) - 1))
    return replace(found, words=_marked_words(found.words, text, stressed)) if stressed else found


def marked(text: str, stressed: Sequence[Stretch]) -> str:
    """A text with its stressed stretches between marks that stand in no text (private characters)."""
    out: list[str] = []
    at = 0
    for start, end in stressed:
        first, last = max(start, at), min(end, len(text))
        if first < last:
            out += [text[at:first], _ON, text[first:last], _OFF]
            at = last
    return "".join((*out, text[at:]))


def unmarked(text: str) -> tuple[str, tuple[Stretch, ...]]:
    """A marked text without its marks, and where its stressed stretches lie."""
    if _ON not in text:
        return text, ()
    bare: list[str] = []
    found: list[Stretch] = []
    length = 0
    for part in text.split(_OFF):
        plain, _, stressed = part.partition(_ON)
        bare += [plain, stressed]
        length += len(plain)
        if stressed:
            found.append((length, length + len(stressed)))
            length += len(stressed)
    return "".join(bare), tuple(found)


def _marked_words(words: Sequence[str], text: str, stressed: Sequence[Stretch]) -> tuple[str, ...]:
    """Words of a text, marked where they are stressed.

    Hyphens may have come to them where they are cut, or gone; a hyphen is stressed if what stands before it is.
    """
    flags = stress_flags(len(text), stressed)
    out: list[str] = []
    at = 0
    for word in words:
        here: list[bool] = []
        for char in word:
            if char == "-":
                at += text[at : at + 1] == "-"
                here.append(bool(here) and here[-1])
                continue
            at = text.index(char, at) + 1
            here.append(flags[at - 1])
        starts = [index for index, flag in enumerate(here) if flag and (index == 0 or not here[index - 1])]
        ends = [index + 1 for index, flag in enumerate(here) if flag and here[index + 1 : index + 2] != [True]]
        out.append(marked(word, list(zip(starts, ends, strict=True))))
    return tuple(out)


def split_words(text: str, *, width_of: Callable[[str], float], limit_pt: float) -> tuple[str, ...]:
    """The words of a text; a word wider than the limit is hyphenated, as late as it can be.

    Hebrew and Arabic words are never cut.
    """
    words: list[str] = []
    for word in text.split():
        rest = word
        if any(script_of(char) in RIGHT_TO_LEFT for char in word):
            words.append(word)
            continue
        while len(rest) > 1 and width_of(rest) > limit_pt:
            cut = _cut_place(rest, width_of=width_of, limit_pt=limit_pt)
            if cut == len(rest):
                break
            words.append(rest[:cut].rstrip("-") + "-")
            rest = rest[cut:]
        words.append(rest)
    return tuple(words)


def _cut_place(word: str, *, width_of: Callable[[str], float], limit_pt: float) -> int:
    """The most letters that fit with a hyphen; a hyphen already in the word is the better place."""
    places = [n for n in range(1, len(word)) if not is_mark(word[n])] or [len(word)]
    fits = max((n for n in places if width_of(word[:n] + "-") <= limit_pt), default=places[0])
    natural = word.rfind("-", 0, fits + 1)
    return natural + 1 if natural > 0 else fits


def is_mark(char: str) -> bool:
    """Whether a character stands on the one before it, or joins it to the next."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or char in "\u200c\u200d"


def _upright_pieces(text: str, *, language: str) -> Pieces:
    """Pieces of Chinese or Japanese: between any two characters, but not where a line may not begin or end."""
    words: list[str] = []
    seams: list[Seam] = []
    for part in text.split():
        ends = _phrase_ends(part, language)
        for at, word in _unbroken(part):
            if words:
                seams.append(Seam() if at == 0 else Seam(is_space=False, fine=0.0 if at in ends else _WITHIN_PHRASE))
            words.append(word)
    return Pieces(words=tuple(words), seams=tuple(seams))


def _unbroken(text: str) -> Iterator[tuple[int, str]]:
    """Stretches without a place for a break, and where each begins."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield start, text[start:at]
            start = at
    yield start, text[start:]


def _may_break(before: str, after: str) -> bool:
    if before in _NO_END or after in _NO_START or is_mark(after):
        return False
    return _is_upright(before) or _is_upright(after)


def _is_upright(char: str) -> bool:
    """Whether lines may end beside a character, as they may beside Han, kana and their wide signs; not wide figures."""
    if "\uff10" <= char <= "\uff19":
        return False
    return script_of(char) is Script.HAN or "\u2e80" <= char <= "\u33ff" or "\uff01" <= char <= "\uffee" or char in "!?"


@lru_cache(maxsize=1024)
def _phrase_ends(text: str, language: str) -> frozenset[int]:
    """Where phrases end, as places in the text."""
    ends: list[int] = []
    at = 0
    for phrase in _parser(primary(language), is_traditional(language)).parse(text):
        at += len(phrase)
        ends.append(at)
    return frozenset(ends)


@lru_cache(maxsize=4)
def _parser(language: str, traditional: bool) -> _Parser:
    try:
        import budoux
    except ModuleNotFoundError as error:
        raise ResourceError(
            "AUD-513",
            "nobody here knows where Chinese and Japanese phrases end",
            hint="run `pip install 'audobon[cjk]'`",
        ) from error
    if language in ("zh", "yue", "cmn"):
        load = (
            budoux.load_default_traditional_chinese_parser
            if traditional
            else budoux.load_default_simplified_chinese_parser
        )
    else:
        load = budoux.load_default_japanese_parser
    parser: _Parser = load()
    return parser


def joined(words: Sequence[str], seams: Sequence[Seam]) -> str:
    """Pieces as the text that they are of."""
    return words[0] + "".join(
        (" " if seam.is_space else "") + word for seam, word in zip(seams, words[1:], strict=True)
    )
