"""A story as the reader understood it, in words.

Knows: how to lay a Story out as text.  Does not know: terminals or files.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import EntityKind, Story

_BARS = "".join(chr(0x2581 + height) for height in range(8))
"""The lower eighths of a block, Unicode 15, block elements."""
MOST_PLACES = 12
_KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.FACILITY: "building or ground",
    EntityKind.GEOPOLITICAL: "town or country",
    EntityKind.LOCATION: "place",
    EntityKind.VEHICLE: "vehicle",
    EntityKind.ORGANIZATION: "body of people",
}


def story_told(manuscript: Manuscript, story: Story) -> str:
    """Cast, scenes and speech as plain text; every line ends in a line feed."""
    lines = [f"{story.title}" + (f", by {story.author}" if story.author else ""), "", "Cast"]
    for one in story.cast:
        also = f" (also {', '.join(one.aliases[:3])})" if one.aliases else ""
        lines.append(f"  {one.name}{also}: {one.kind}, {one.gender}, {one.age}, {one.role}")
    lines += _places_told(story)
    if story.arc:
        lines += ["", f"Arc, from ill to well: {sparkline(story.arc)}"]
    names = {one.id: one.name for one in story.cast}
    for number, scene in enumerate(story.scenes, start=1):
        where = scene.place or scene.place_kind
        lines += ["", f"Scene {number}: {where}, {scene.time}; {scene.mood.emotion}"]
        for beat in scene.beats:
            for said in beat.utterances:
                who = names.get(said.speaker or "", "somebody")
                words = " ".join(said.span.text(manuscript.text).split())
                lines.append(f"  {who}: {words}")
    lines += [f"warning: {warning}" for warning in story.warnings]
    return "\n".join(lines) + "\n"


def _places_told(story: Story) -> list[str]:
    """The places and things that are spoken of most, in the order of the text."""
    most = sorted(story.entities, key=lambda one: -len(one.mentions))[:MOST_PLACES]
    told = [f"  {one.name}: {_KINDS[one.kind]}" for one in story.entities if one in most]
    return ["", "Places and things", *told] if told else []


def sparkline(values: Sequence[float], *, width: int = 60) -> str:
    """At most `width` bars from the least to the greatest value; half height where all are alike."""
    picked = [values[at * len(values) // min(width, len(values))] for at in range(min(width, len(values)))]
    least, most = min(picked, default=0.0), max(picked, default=0.0)
    spread = most - least
    return "".join(_BARS[int((value - least) / spread * (len(_BARS) - 1) + 0.5) if spread else 3] for value in picked)
