"""What stands about: the place of each scene, and the props a panel's words put on stage.

Knows: places borrowed for summary, nouns that can be drawn, room left by the figures.  Does not know: drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audobon.comic.story import DayTime, Scene, Story
from audobon.comic.storyboard import Placement, Prop, Shot
from audobon.staging.drafts import Draft
from audobon.staging.era import place_in_its_world
from audobon.staging.footing import footing
from audobon.staging.listing import listed
from audobon.staging.nouns import props_in

MAX_PROPS = 3

_BEHIND = listed("""tree house cottage castle tower mill barn shed church bridge mountain fence wall gate door window
fireplace oven
    stove cupboard bed well fountain pond river stream ship boat tent hut moon sun star rainbow cloud sail throne shelf
    clock picture portrait curtain carriage coach cart beehive haystack scarecrow""")
_STALE = listed(
    """moon sun star rainbow cloud stair step steps ice snow bones cloak jacket coat shoe hat crown handkerchief feather
    needle pea nut"""
)
"""Weather, clothes that are worn, and crumbs too small to see are no props that stand about."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where a scene is drawn; summary without a stage borrows its neighbour's."""

    place: str
    place_kind: str
    inside: bool
    time: DayTime
    weather: str


def settings_of(text: str, story: Story) -> tuple[Setting, ...]:
    """The setting of each scene, as the time of the story has it."""
    in_its_world = place_in_its_world(text)
    scenes = [replace(scene, place_kind=footing(text, story, number)) for number, scene in enumerate(story.scenes)]
    settings = (_setting(scenes, index) for index in range(len(scenes)))
    return tuple(replace(setting, place_kind=in_its_world(setting.place_kind)) for setting in settings)


def _setting(scenes: Sequence[Scene], index: int) -> Setting:
    scene = scenes[index]
    stage = scene
    if scene.place_kind in ("", "unplaced"):
        near = [*scenes[index + 1 :], *reversed(scenes[:index])]
        stage = next((other for other in near if other.place_kind not in ("", "unplaced")), scene)
    time = scene.time
    if time is DayTime.UNKNOWN:
        # Night and evening are said; a text that is silent means day.
        time = DayTime.DAY
    return Setting(
        place=stage.place,
        place_kind=stage.place_kind or "unplaced",
        inside=stage.inside,
        time=time,
        weather=scene.weather,
    )


def props_for(draft: Draft, placements: Sequence[Placement], shot: Shot, *, place_kind: str) -> tuple[Prop, ...]:
    """Things named at the drawn moment that are in nobody's hand, set where no figure stands."""
    if shot in (Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP):
        return ()
    held = {placement.holds for placement in placements}
    told = [draft.key, *(atom for atom in draft.action if atom is not draft.key)]
    named: dict[str, None] = {}
    for atom in told:
        if atom.is_speech:
            continue
        for said in props_in(atom.text):
            noun = "rocket" if place_kind == "space" and said == "ship" else said
            if noun not in held and noun != place_kind and noun not in _STALE:
                named[noun] = None
    chosen = list(named)[: MAX_PROPS if shot in (Shot.WIDE, Shot.EXTREME_WIDE, Shot.FULL) else 2]
    taken = [placement.x for placement in placements]
    props: list[Prop] = []
    for noun in chosen:
        spot = _free_spot(taken)
        taken.append(spot)
        near = max((placement.depth for placement in placements), default=0.2)
        depth = min(1.0, near + (0.35 if noun in _BEHIND else 0.1))
        props.append(Prop(name=noun, x=spot, depth=round(depth, 3)))
    return tuple(props)


def _free_spot(taken: Sequence[float]) -> float:
    """The place along the panel farthest from everything that stands there; not at the very edge."""
    spots = [0.1, 0.26, 0.42, 0.5, 0.58, 0.74, 0.9]
    return max(spots, key=lambda spot: (round(min((abs(spot - x) for x in taken), default=1.0), 3), -abs(spot - 0.5)))
