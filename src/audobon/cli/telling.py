"""A story as the reader understood it, in words.

Knows: how to lay a Story out as text.  Does not know: terminals or files.
"""

from __future__ import annotations

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story


def story_told(manuscript: Manuscript, story: Story) -> str:
    """Cast, scenes and speech as plain text; every line ends in a line feed."""
    lines = [f"{story.title}" + (f", by {story.author}" if story.author else ""), "", "Cast"]
    for one in story.cast:
        also = f" (also {', '.join(one.aliases[:3])})" if one.aliases else ""
        lines.append(f"  {one.name}{also}: {one.kind}, {one.gender}, {one.age}, {one.role}")
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
