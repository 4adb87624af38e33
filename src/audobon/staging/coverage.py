"""What of the text is in the comic: each sentence drawn, lettered, both or left out; what should not be missing.

Knows: spans of story and storyboard.  Does not know: how the board was made, or files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from audobon.comic.coverage import Coverage, Fate, MissedMoment, MissedTurn, Sentence, SentenceFate
from audobon.comic.span import Span
from audobon.comic.story import Beat, Role, Story, Utterance
from audobon.comic.storyboard import PanelBrief, Storyboard
from audobon.staging.prose import sentences

KEY_IMPORTANCE = 0.7
"""A beat of at least this importance is a key moment: about one in eight."""
ENOUGH_LETTERED = 0.25
"""A sentence counts as lettered from this share of its characters on: a caption condenses."""
_SHOWN_CHARS = 90


def sentences_of(text: str, story: Story) -> tuple[Sentence, ...]:
    """The sentences of all scenes, in order."""
    return tuple(
        Sentence(span=span, scene=scene.id, text=" ".join(span.text(text).split()))
        for scene in story.scenes
        for span in sentences(text, scene.span)
    )


def coverage_of(story: Story, board: Storyboard, told: Sequence[Sentence]) -> Coverage:
    """Compare a storyboard with its story.

    Args:
        story: What was read.
        board: The plan, as it is drawn.
        told: The story's sentences (see `sentences_of`).
    """
    panels = board.panels()
    moments = _Stretches([(panel.moment or panel.span, panel.id) for panel in panels])
    letters = _Stretches([(span, panel.id) for panel in panels for span in _lettered(panel)])
    spans = _Stretches([(panel.span, panel.id) for panel in panels])
    fates = tuple(_fate(sentence, moments, letters, spans) for sentence in told)
    kept = [one.sentence.span for one in fates if one.fate is not Fate.LEFT_OUT]
    return Coverage(
        title=board.title,
        text_sha256=board.text_sha256,
        key_moments_left_out=_missed_moments(story, told, _Stretches([(span, "") for span in kept])),
        turns_left_out=_missed_turns(story, board, told),
        sentences=fates,
    )


def coverage_warnings(coverage: Coverage, story: Story) -> tuple[str, ...]:
    """One line for each key moment and each leading character's turn that is left out."""
    names = {member.id: member.name for member in story.cast}
    moments = tuple(
        f'the key moment "{_shown(missed.text)}" ({missed.beat}, importance {missed.importance:.2f}) is left out'
        for missed in coverage.key_moments_left_out
    )
    turns = tuple(
        f'what {names.get(missed.speaker, missed.speaker)} says, "{_shown(missed.text)}", is left out'
        for missed in coverage.turns_left_out
    )
    return moments + turns


class _Stretches:
    """Stretches of the text, each with the panel it belongs to, found by place.

    Args:
        stretches: In any order; they may overlap.
    """

    def __init__(self, stretches: Sequence[tuple[Span, str]]) -> None:
        self._stretches = sorted(stretches)
        self._longest = max((len(span) for span, _ in stretches), default=0)

    def over(self, span: Span) -> list[tuple[Span, str]]:
        """Those that overlap a span, by their place in the text."""
        first = bisect_left(self._stretches, span.start - self._longest, key=_start)
        last = bisect_left(self._stretches, span.end, key=_start)
        return [one for one in self._stretches[first:last] if one[0].overlaps(span)]


def _start(stretch: tuple[Span, str]) -> int:
    return stretch[0].start


def _fate(sentence: Sentence, moments: _Stretches, letters: _Stretches, spans: _Stretches) -> SentenceFate:
    span = sentence.span
    drawing = moments.over(span)
    parts = [(_shared(span, part), panel) for part, panel in letters.over(span)]
    share = min(1.0, sum(length for length, _ in parts) / max(1, len(span)))
    lettered = share >= ENOUGH_LETTERED
    if drawing:
        fate, panel = (Fate.BOTH if lettered else Fate.DRAWN), drawing[0][1]
    elif lettered:
        fate, panel = Fate.LETTERED, max(parts)[1]
    else:
        fate, panel = Fate.LEFT_OUT, next((panel for _, panel in spans.over(span)), "")
    return SentenceFate(fate=fate, panel=panel, lettered=round(share, 2), sentence=sentence)


def _lettered(panel: PanelBrief) -> list[Span]:
    return [span for line in panel.lettering for span in line.spans]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _missed_moments(story: Story, told: Sequence[Sentence], kept: _Stretches) -> tuple[MissedMoment, ...]:
    beats = [beat for scene in story.scenes for beat in scene.beats if beat.importance >= KEY_IMPORTANCE]
    return tuple(
        MissedMoment(beat=beat.id, importance=beat.importance, text=_words(beat, told), span=beat.span)
        for beat in beats
        if not kept.over(beat.span)
    )


def _missed_turns(story: Story, board: Storyboard, told: Sequence[Sentence]) -> tuple[MissedTurn, ...]:
    """Turns of leading characters with no word lettered and no moment frozen in them."""
    leading = {member.id for member in story.cast if member.role in (Role.PROTAGONIST, Role.MAJOR)}
    shown = _Stretches(
        [(span, "") for panel in board.panels() for span in (*_lettered(panel), panel.moment) if span is not None]
    )
    turns: dict[tuple[int, str], list[Utterance]] = {}
    for utterance in (one for scene in story.scenes for beat in scene.beats for one in beat.utterances):
        if utterance.speaker is not None and utterance.speaker in leading:
            turns.setdefault((utterance.turn, utterance.speaker), []).append(utterance)
    return tuple(
        MissedTurn(turn=turn, speaker=speaker, text=_words(parts[0], told), span=parts[0].span)
        for (turn, speaker), parts in sorted(turns.items())
        if not any(shown.over(part.span) for part in parts)
    )


def _words(of: Beat | Utterance, told: Sequence[Sentence]) -> str:
    """The sentences that hold a beat or an utterance."""
    return " ".join(sentence.text for sentence in told if sentence.span.overlaps(of.span))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 3].rstrip() + "..."
