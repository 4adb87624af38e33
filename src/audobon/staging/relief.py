"""When the words do not fit: fewer of them, or two panels in place of one.

Knows: how to part a panel's lettering, and how to shorten a line at a clause border.  Does not know: why it did not
fit.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.page import Refusal
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine, PanelBrief, Placement, Shot
from audobon.staging.lettering_text import closed_line
from audobon.staging.prose import clauses, cut_to_words, sentences, word_count

_NEARER = {Shot.EXTREME_WIDE: Shot.WIDE, Shot.WIDE: Shot.FULL, Shot.FULL: Shot.MEDIUM, Shot.MEDIUM: Shot.FULL}

_FARTHER = {
    Shot.EXTREME_CLOSE_UP: Shot.CLOSE_UP,
    Shot.CLOSE_UP: Shot.MEDIUM,
    Shot.MEDIUM: Shot.FULL,
    Shot.FULL: Shot.WIDE,
}

_FEW_WORDS = 8
"""So few words always fit a frame that is not crowded: then it is the company that gives way."""
_COUPLE = 2


def relieved(brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
    """The panel with a caption shortened or dropped, or split in two; one line that is too long is cut.

    Captions give way before speech, but none is torn within a clause while a second panel can take it; speech moves to
    a second panel before any word of it is lost; where even a few words do not fit, figures leave the panel.
    """
    lines = brief.lettering
    total = sum(word_count(line.text) for line in lines)
    cramped = refusal.words_that_fit <= _FEW_WORDS and len(brief.placements) > _COUPLE
    if total <= _FEW_WORDS or cramped or (len(lines) == 1 and refusal.words_that_fit < _FEW_WORDS // 2):
        roomier = _less_crowded(brief)
        if roomier is not None:
            return (roomier,)
    room = max(3, refusal.words_that_fit)
    if total <= room and len(lines) <= 1:
        room = max(3, total * 3 // 4)
    shorter = _without_captions(lines, over=total - room)
    if shorter != lines and shorter and sum(word_count(line.text) for line in shorter) <= room:
        return (replace(brief, lettering=shorter),)
    if len(lines) > 1:
        return _split(brief, lines)
    if lines and lines[0].kind is not LetteringKind.CAPTION:
        parts = _halves(lines[0])
        if len(parts) > 1:
            return _split(brief, parts)
    return (replace(brief, lettering=tuple(_cut(line, room) for line in lines)),)


def _less_crowded(brief: PanelBrief) -> PanelBrief | None:
    """The same words over fewer figures: first some who are silent go, then all who are; then the frame steps back, and
    at last the speakers go too.

    None where nobody is left to go; words without a face beside them fit any frame.
    """
    speakers = {line.speaker for line in brief.lettering}
    silent = [placement for placement in brief.placements if placement.character not in speakers]
    if silent:
        leaving = set(silent[len(silent) // 2 :])
        return _with_figures(brief, tuple(p for p in brief.placements if p not in leaving))
    if not brief.placements:
        return None
    if brief.shot in _FARTHER:
        return replace(brief, shot=_FARTHER[brief.shot])
    return _with_figures(brief, brief.placements[:-1])


def _with_figures(brief: PanelBrief, staying: tuple[Placement, ...]) -> PanelBrief:
    """The panel with these figures; nobody is held by, borne by, or seen past one who has left."""
    here = {placement.character for placement in staying}
    gone = {placement.character for placement in brief.placements} - here
    freed = tuple(
        replace(
            placement,
            partner="" if placement.partner in gone else placement.partner,
            on="" if placement.on in gone else placement.on,
        )
        for placement in staying
    )
    camera = replace(brief.camera, over_shoulder="") if brief.camera.over_shoulder in gone else brief.camera
    return replace(brief, placements=freed, camera=camera)


def _without_captions(lines: tuple[LetteringLine, ...], *, over: int) -> tuple[LetteringLine, ...]:
    """Drop noises, then shorten captions at a clause, until `over` words are saved or nothing is left to shorten."""
    kept = list(lines)
    for index in [i for i, line in enumerate(kept) if line.kind is LetteringKind.SOUND][::-1]:
        if over > 0 and len(kept) > 1:
            over -= word_count(kept.pop(index).text)
    for index, line in enumerate(kept):
        if over > 0 and line.kind is LetteringKind.CAPTION:
            count = word_count(line.text)
            kept[index] = _cut_at_clause(line, max(4, count - over)) or line
            over -= count - word_count(kept[index].text)
    return tuple(kept)


def _split(brief: PanelBrief, lines: tuple[LetteringLine, ...]) -> tuple[PanelBrief, ...]:
    counts = [word_count(line.text) for line in lines]
    middle = min(range(1, len(lines)), key=lambda cut: abs(sum(counts[:cut]) - sum(counts[cut:])))
    # `p007` becomes `p007a` and `p007b`: names that no later split can make again.
    first = replace(brief, id=brief.id + "a", lettering=lines[:middle])
    second = replace(
        _nearer(brief, lines[middle:]),
        id=brief.id + "b",
        lettering=lines[middle:],
        shot=_NEARER.get(brief.shot, Shot.MEDIUM),
        importance=round(brief.importance * 0.9, 4),
    )
    return first, second


def _nearer(brief: PanelBrief, lines: tuple[LetteringLine, ...]) -> PanelBrief:
    """The panel with its speakers and whom they look at, where somebody speaks in it and many are there."""
    speakers = {line.speaker for line in lines}
    voices = [placement for placement in brief.placements if placement.character in speakers]
    if not voices or len(brief.placements) <= _COUPLE:
        return brief
    staying = speakers | {placement.gaze for placement in voices} | {placement.partner for placement in voices}
    return _with_figures(brief, tuple(p for p in brief.placements if p.character in staying))


def _halves(line: LetteringLine) -> tuple[LetteringLine, ...]:
    count = word_count(line.text)
    if count < 8:
        return (line,)
    whole = Span(start=0, end=len(line.text))
    pieces = cut_to_words(line.text, whole, limit=-(-count // 2) + 3)
    return tuple(replace(line, text=piece.text(line.text)) for piece in pieces)


def _cut(line: LetteringLine, room: int) -> LetteringLine:
    """The opening of a line that fits `room` words, cut at a sentence, else a clause, else a word."""
    if word_count(line.text) <= room:
        return line
    whole = Span(start=0, end=len(line.text))
    torn = cut_to_words(line.text, whole, limit=room)[0].text(line.text) + "..."
    return _cut_at_clause(line, room) or replace(line, text=closed_line(torn, goes_on=False))


def _cut_at_clause(line: LetteringLine, room: int) -> LetteringLine | None:
    """The longest opening of a line that fits and ends with a sentence, else with a clause; None if none does."""
    whole = Span(start=0, end=len(line.text))
    for pieces in (sentences(line.text, whole), clauses(line.text, whole)):
        heads = [line.text[: piece.end] for piece in pieces]
        fitting = [head for head in heads if word_count(head) <= room]
        if fitting:
            return replace(line, text=closed_line(max(fitting, key=len), goes_on=False))
    return None
