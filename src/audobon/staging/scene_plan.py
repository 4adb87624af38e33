"""What a language model is asked of one scene, and the form of its answer.

Knows: the question in words, the answer's types and its schema.  Does not know: HTTP, or whether an answer is any good
(see `scene_check.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.schema import json_schema
from audobon.comic.story import Emotion, Scene, Story
from audobon.comic.storyboard import Angle, CastDesign, LetteringKind, PanelBrief, Placement, Prop, Shot


@dataclass(frozen=True, kw_only=True)
class PlannedLine:
    """Words to letter, copied from the scene; `speaker` is an id where somebody says or thinks them, else null."""

    kind: LetteringKind
    text: str
    speaker: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlannedPanel:
    """One panel: `moment` is the stretch of the scene that the picture freezes, copied from it."""

    moment: str
    shot: Shot
    angle: Angle = Angle.EYE
    placements: tuple[Placement, ...] = ()
    props: tuple[Prop, ...] = ()
    lettering: tuple[PlannedLine, ...] = ()
    emotion: Emotion = Emotion.NEUTRAL
    importance: float = 0.5


@dataclass(frozen=True, kw_only=True)
class ScenePlan:
    """A scene's panels in reading order."""

    panels: tuple[PlannedPanel, ...]


SYSTEM = """You are the director of a comic. You turn one scene of prose into panels that a comics artist would respect.
You answer with one JSON object and nothing else."""

_RULES = (
    "Copy every spoken word from the scene exactly as it stands, without its quotation marks. Invent no words.",
    "Captions are copied from the scene too, and only for what the picture can not say. A sound is one or two words.",
    "Letter something of every speech listed under `speeches`, in order, with that speaker.",
    "At most 25 words in a balloon, 40 in a panel and three balloons; part a long speech over balloons or panels.",
    "`moment` is copied from the scene: the one thing that the picture freezes. Panels follow the order of the text.",
    "Open with a wide shot of the place. Never three equal shots in a row. Let one panel in four or five lead.",
    "Use only the ids under `characters`. Who speaks first stands further left. Faces do not overlap: keep x apart.",
    "Poses are verbs in the -ing form; gaze is an id, reader, left, right, up or down.",
)


def scene_question(text: str, story: Story, scene: Scene, *, cast: Sequence[CastDesign], panels: int) -> str:
    """The question about one scene, as JSON.

    Args:
        text: The manuscript's text.
        story: The story.
        scene: The scene.
        cast: Who can be drawn.
        panels: How many panels the scene should take, about.
    """
    ids = {design.character for design in cast}
    speeches = [
        {"speaker": said.speaker, "words": " ".join(said.span.text(text).split())}
        for beat in scene.beats
        for said in beat.utterances
    ]
    asked = {
        "book": story.title,
        "place": scene.place or scene.place_kind,
        "time": scene.time.value,
        "characters": [
            {
                "id": design.character,
                "name": design.name,
                "species": design.species,
                "here": any(design.character == one or design.character.startswith(f"{one}.") for one in scene.present),
            }
            for design in cast
        ],
        "scene": scene.span.text(text),
        "speeches": [speech for speech in speeches if _can_speak(speech["speaker"], ids)],
        "panels": panels,
        "rules": list(_RULES),
        "schema": scene_schema(),
    }
    return json.dumps(asked, ensure_ascii=False, indent=1)


def scene_schema() -> dict[str, object]:
    """The JSON Schema of an answer."""
    return json_schema(ScenePlan)


def panels_about(house: Sequence[PanelBrief]) -> int:
    """How many panels to ask for: as many as the house's own director gives the scene."""
    return max(1, len(house))


def _can_speak(speaker: object, ids: set[str]) -> bool:
    return isinstance(speaker, str) and any(one == speaker or one.startswith(f"{speaker}.") for one in ids)
