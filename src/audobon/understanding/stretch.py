"""A story that was read, cut into stretches short enough to be asked about one by one.

Knows: beats, scenes, lengths in characters.  Does not know: who is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from audobon.comic.span import Span
from audobon.comic.story import Beat, Scene, Story, Utterance

MOST_CHARS = 9_000
"""About 2,200 tokens of prose: with the cast, the schema and the answer it fits a context of 8,192."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Consecutive beats. `scenes` are those they lie in, each cut down to the beats that are in this stretch."""

    number: int
    scenes: tuple[Scene, ...]

    @property
    def span(self) -> Span:
        return Span(start=self.scenes[0].span.start, end=self.scenes[-1].span.end)

    @property
    def beats(self) -> tuple[Beat, ...]:
        return tuple(beat for scene in self.scenes for beat in scene.beats)

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(said for beat in self.beats for said in beat.utterances)


Row = tuple[Scene, Beat]


def stretches(story: Story, *, most_chars: int = MOST_CHARS) -> tuple[Stretch, ...]:
    """All beats of a story in order, in stretches of about `most_chars` characters at most.

    A stretch ends with a scene where one ends in its second half, else with a beat; a longer beat is one by itself.
    """
    rows = [(scene, beat) for scene in story.scenes for beat in scene.beats]
    found: list[Stretch] = []
    while rows:
        count = _count(rows, most_chars)
        found.append(Stretch(number=len(found) + 1, scenes=_scenes(rows[:count])))
        rows = rows[count:]
    return tuple(found)


def _count(rows: Sequence[Row], most_chars: int) -> int:
    """How many of the rows make one stretch."""
    start = rows[0][1].span.start
    fitting = 1
    while fitting < len(rows) and rows[fitting][1].span.end - start <= most_chars:
        fitting += 1
    if fitting == len(rows):
        return fitting
    for count in range(fitting, 0, -1):
        if rows[count - 1][1].span.end - start < most_chars / 2:
            break
        if rows[count - 1][0] is not rows[count][0]:
            return count
    return fitting


def _scenes(rows: Sequence[Row]) -> tuple[Scene, ...]:
    return tuple(cut_down(scene, [beat for _, beat in group]) for scene, group in _by_scene(rows))


def _by_scene(rows: Sequence[Row]) -> list[tuple[Scene, list[Row]]]:
    groups = [list(group) for _, group in groupby(rows, key=lambda row: id(row[0]))]
    return [(group[0][0], group) for group in groups]


def cut_down(scene: Scene, beats: Sequence[Beat]) -> Scene:
    """The scene with these beats alone, from the first to the last."""
    return replace(scene, beats=tuple(beats), span=Span(start=beats[0].span.start, end=beats[-1].span.end))
