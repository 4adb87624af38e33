"""What carries whoever is at sea or in the sky: a deck, a shore, or nothing where they swim, float or fly.

Knows: words of being afloat and aloft, who lives in water and air.  Does not know: how places are drawn.

A tale may name the waves because somebody looks out over them. Nobody walks on water, so a scene at sea whose people
neither sail nor swim is drawn at the water's edge, and one in the sky where nobody flies on the ground.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.story import Character, Scene, Story
from audobon.staging.beings import WINGED
from audobon.staging.listing import listed

_SHORES = listed("shore beach coast island harbour cliff")
_NOWHERE = listed("unplaced sea sky")
_OF_THE_SEA = listed(
    """fish whale dolphin shark seal octopus crab lobster turtle herring cod salmon eel jellyfish shrimp oyster walrus
    mermaid merman siren nereid triton"""
)
_VESSEL = (
    r"(?P<vessel>ship|vessel|boat|rowboat|lifeboat|canoe|raft|deck|brig|schooner|frigate|galley|barge|yacht|ferry)s?"
)
_WHOSE = r"(?:the|a|an|his|her|their|its|our|my|this|that|one)"
_ABOARD = re.compile(
    rf"\b(?:on|onto|upon|in|into|inside|aboard)\s+{_WHOSE}\s+(?:\w+\s+){{0,2}}?{_VESSEL}\b"
    r"|\b(?:aboard|on board|on deck|overboard|shipwrecked|castaways?)\b",
    re.IGNORECASE,
)
_SAILING = re.compile(
    r"\b(?:sailed|sailing|steer(?:ed|ing)|voyag(?:e|ed|ing)|set sail|helm|anchor|oars)\b", re.IGNORECASE
)
_ROWING = re.compile(r"\b(?:row(?:ed|ing)|paddl(?:ed|ing))\b", re.IGNORECASE)
_SWIMMING = re.compile(
    r"\b(?:swam|swum|swim|swims|swimming|div(?:e|ed|es|ing)|dove|drown(?:ed|s|ing)?|sank|sunk|sinking"
    r"|float(?:ed|s|ing)?|drift(?:ed|s|ing)?|wad(?:ed|ing))\b",
    re.IGNORECASE,
)
_FLYING = re.compile(
    r"\b(?:fl(?:y|ies|ew|own|ying)|soar(?:ed|s|ing)?|glid(?:ed|es|ing)|hover(?:ed|s|ing)|balloons?|airships?|wings?"
    r"|aeroplanes?|airplanes?|parachutes?|heaven|up (?:in)?to the (?:sky|clouds))\b",
    re.IGNORECASE,
)
_ROWED = listed("boat rowboat lifeboat canoe raft barge")


def footing(text: str, story: Story, number: int) -> str:
    """The kind of place where a scene is drawn so that everybody stands on something.

    Args:
        text: The story's text.
        story: As it was read.
        number: The scene's place in it.

    Returns:
        The scene's own kind where that carries them (a ship that sails between stars is `space`); else `ship`, `boat`,
        the shore that was last told of, or the nearest place with ground ("unplaced" if the story has none).
    """
    scene = story.scenes[number]
    told = text[scene.span.start : scene.span.end]
    if scene.place_kind == "ship" and _is_of_space(story):
        return "space"
    if scene.place_kind == "sea":
        return _at_sea(told, story, number)
    if scene.place_kind == "sky" and not _FLYING.search(told) and not _any_is(WINGED, story, scene):
        return _nearest(story.scenes, number)
    return scene.place_kind


def _at_sea(told: str, story: Story, number: int) -> str:
    scene = story.scenes[number]
    if _any_is(_OF_THE_SEA, story, scene):
        return "sea"
    aboard = _ABOARD.search(told)
    if aboard is not None or _SAILING.search(told):
        vessel = (aboard.group("vessel") or "ship").lower() if aboard is not None else "ship"
        return "boat" if vessel in _ROWED else "ship"
    if _ROWING.search(told):
        return "boat"
    if not scene.present or _SWIMMING.search(told) or _FLYING.search(told):
        return "sea"
    return next((one.place_kind for one in reversed(story.scenes[:number]) if one.place_kind in _SHORES), "shore")


def _is_of_space(story: Story) -> bool:
    """Whether ships of this story sail between stars, and on no water."""
    kinds = {scene.place_kind for scene in story.scenes}
    return "space" in kinds and not kinds & (_SHORES | {"sea", "river", "lake"})


def _any_is(beings: frozenset[str], story: Story, scene: Scene) -> bool:
    """Whether one of these beings is present."""
    return any(beings & _kinds(member) for member in story.cast if member.id in scene.present)


def _kinds(member: Character) -> set[str]:
    return set(re.split(r"[:\s-]", member.kind.lower()))


def _nearest(scenes: Sequence[Scene], number: int) -> str:
    """The kind of the nearest scene that has ground, those before it first."""
    near = [*reversed(scenes[:number]), *scenes[number + 1 :]]
    return next((one.place_kind for one in near if one.place_kind and one.place_kind not in _NOWHERE), "unplaced")
