"""A character drawn: its kind found, and handed to the body plan that can draw it.

Knows: which body plan draws what.  Does not know: cameras, panels, how any body is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.beast_posture import knows_deed
from audobon.pencils.figures.bird import draw_bird
from audobon.pencils.figures.caterpillar import draw_caterpillar
from audobon.pencils.figures.crustacean import draw_crustacean
from audobon.pencils.figures.dragon import draw_dragon
from audobon.pencils.figures.fish import draw_fish
from audobon.pencils.figures.frog import draw_frog
from audobon.pencils.figures.held import held_named
from audobon.pencils.figures.insect import draw_insect
from audobon.pencils.figures.lizard import draw_lizard
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import nearest_pose
from audobon.pencils.figures.sea import draw_sea_creature
from audobon.pencils.figures.serpent import draw_serpent
from audobon.pencils.figures.shell import draw_shell
from audobon.pencils.figures.spider import draw_spider
from audobon.pencils.figures.thing import draw_thing
from audobon.pencils.figures.upright import draw_upright
from audobon.pencils.figures.vocabulary.naming import kind_named
from audobon.pencils.figures.wild import draw_beast
from audobon.pencils.meaning import Nearest
from audobon.pencils.shapes import Figure

BodyPlan = Callable[[CastDesign, str, Moment], Figure]
"""Draws a design as the kind of that name in a moment whose pose and thing are known words."""


def _beast(design: CastDesign, name: str, moment: Moment) -> Figure:
    """On four legs, or upright in clothes."""
    return draw_upright(design, name, moment) if design.dressed else draw_beast(design, name, moment)


PLANS: dict[str, BodyPlan] = {
    "upright": draw_upright,
    "beast": _beast,
    "bird": draw_bird,
    "thing": draw_thing,
    "serpent": draw_serpent,
    "lizard": draw_lizard,
    "dragon": draw_dragon,
    "frog": draw_frog,
    "insect": draw_insect,
    "caterpillar": draw_caterpillar,
    "spider": draw_spider,
    "shell": draw_shell,
    "crustacean": draw_crustacean,
    "fish": draw_fish,
    "sea": draw_sea_creature,
}


def draw_figure(design: CastDesign, moment: Moment, *, nearest: Nearest | None = None) -> Figure:
    """Draw a character, its feet's middle at the origin, y down, in metres.

    The figure is `design.height` x 1.75 m tall from sole to crown when it stands straight, whatever its age or species
    (a child's or a beast's smaller height is in its design); ears, horns and hats rise above that. On four legs
    a beast's crown is at a share of that height that its species names, an undressed bird's at 0.7, a dragon's at 0.8,
    a dinosaur's at all of it; an insect's and a sea creature's at 0.6, a crab's at 0.45, and at 0.5 that of snakes
    (coiled, the head up), lizards, natural frogs, caterpillars, spiders, tortoises and snails, and a fish's back.

    Args:
        design: How the character looks, the same in every panel.
        moment: What it does; an unknown pose, thing or species is drawn as the nearest (see `Figure.warnings`).
        nearest: A lent sense of meaning for words that no table knows.

    Returns:
        Shapes back to front with parts and depths (0 back .. 1 front), COCO-18 joints, anchors and warnings.
    """
    kind, kind_warning = kind_named(design.species, sort=design.sort, nearest=nearest)
    pose, pose_warning = nearest_pose(moment.pose, nearest=nearest)
    deed = " ".join(moment.pose.lower().split())
    if kind.plan == "beast" and not design.dressed and knows_deed(deed):
        pose_warning = ""
    thing, thing_warning = held_named(moment.holds, nearest=nearest) if moment.holds.strip() else ("", "")
    figure = PLANS[kind.plan](design, kind.name, replace(moment, pose=pose, deed=deed, holds=thing))
    warnings = tuple(w for w in (kind_warning, pose_warning, thing_warning, *figure.warnings) if w)
    return replace(figure, warnings=warnings)
