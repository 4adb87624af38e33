"""What of the story is in the comic: which beats are drawn, which speech is lettered, what is left out.

Knows: spans of the story and of the storyboard.  Does not know: how the board was made.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.comic.story import Role, Story
from audobon.comic.storyboard import LetteringKind, Storyboard

_SPOKEN = (LetteringKind.SPEECH, LetteringKind.SHOUT, LetteringKind.WHISPER, LetteringKind.THOUGHT)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Ids of beats and utterances; `turns` are (turn,
    speaker) of protagonist and major speakers with no word lettered."""

    beats_drawn: tuple[str, ...]
    beats_left_out: tuple[str, ...]
    utterances_lettered: tuple[str, ...]
    utterances_cut: tuple[str, ...]
    utterances_left_out: tuple[str, ...]
    leading_turns_left_out: tuple[tuple[int, str], ...]
    words_lettered: int


def coverage_of(story: Story, board: Storyboard) -> Coverage:
    """Compare a storyboard with its story."""
    panels = board.panels()
    drawn_spans = [panel.span for panel in panels]
    spoken = [span for panel in panels for line in panel.lettering if line.kind in _SPOKEN for span in line.spans]
    beats = [beat for scene in story.scenes for beat in scene.beats]
    drawn = [beat.id for beat in beats if any(span.overlaps(beat.span) for span in drawn_spans)]
    utterances = [utterance for beat in beats for utterance in beat.utterances]
    shares = {utterance.id: _share(utterance.span, spoken) for utterance in utterances}
    leading = {member.id for member in story.cast if member.role in (Role.PROTAGONIST, Role.MAJOR)}
    turns: dict[tuple[int, str], float] = {}
    for utterance in utterances:
        if utterance.speaker in leading and utterance.speaker is not None:
            key = (utterance.turn, utterance.speaker)
            turns[key] = max(turns.get(key, 0.0), shares[utterance.id])
    return Coverage(
        beats_drawn=tuple(drawn),
        beats_left_out=tuple(beat.id for beat in beats if beat.id not in set(drawn)),
        utterances_lettered=tuple(one.id for one in utterances if shares[one.id] >= 0.8),
        utterances_cut=tuple(one.id for one in utterances if 0 < shares[one.id] < 0.8),
        utterances_left_out=tuple(one.id for one in utterances if shares[one.id] == 0),
        leading_turns_left_out=tuple(sorted(key for key, share in turns.items() if share == 0)),
        words_lettered=sum(len(line.text.split()) for panel in panels for line in panel.lettering),
    )


def _share(span: Span, parts: list[Span]) -> float:
    """How much of a quotation (its marks apart) the parts cover, 0..1."""
    covered = sum(min(span.end, part.end) - max(span.start, part.start) for part in parts if part.overlaps(span))
    return min(1.0, covered / max(1, len(span) - 2))
