"""The beings of tale and fable, one by one."""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.ages import BABY
from audobon.pencils.figures.creatures.build import Creature, OddFace
from audobon.pencils.figures.creatures.heads import (
    draw_alien_head,
    draw_dough_head,
    draw_ghost_head,
    draw_monster_head,
    draw_robot_head,
    draw_sack_head,
    draw_skull,
    draw_stone_head,
    draw_wrapped_head,
)
from audobon.pencils.figures.creatures.roles import ROLES
from audobon.pencils.figures.creatures.torsos import (
    draw_dough_torso,
    draw_rib_torso,
    draw_robot_torso,
    draw_shag_torso,
    draw_shroud_torso,
    draw_stone_torso,
    draw_wrapped_torso,
)
from audobon.pencils.figures.rig import GROWN
from audobon.pencils.figures.vocabulary.naming import kind_named

_GIANT = replace(
    GROWN,
    head=0.128,
    torso=0.345,
    thigh=0.235,
    shin=0.225,
    upper_arm=0.175,
    forearm=0.155,
    hand=0.100,
    foot=0.155,
    shoulder=0.142,
    chest=0.118,
    waist=0.108,
    hip=0.088,
    depth=0.095,
    belly=0.035,
    thick=1.45,
)
_OGRE = replace(_GIANT, head=0.155, neck=-0.01, torso=0.370, thigh=0.215, shin=0.205, waist=0.145, belly=0.080,
                depth=0.120, chest=0.130, thick=1.6)  # fmt: skip
_TROLL = replace(GROWN, head=0.190, neck=-0.035, torso=0.370, thigh=0.200, shin=0.190, foot=0.190, upper_arm=0.190,
                 forearm=0.185, hand=0.110, shoulder=0.135, chest=0.115, waist=0.105, depth=0.100, belly=0.040,
                 thick=1.35)  # fmt: skip
_DWARF = replace(GROWN, head=0.235, neck=-0.02, torso=0.385, thigh=0.165, shin=0.150, foot=0.165, upper_arm=0.140,
                 forearm=0.125, hand=0.090, shoulder=0.140, chest=0.128, waist=0.130, hip=0.105, depth=0.110,
                 belly=0.045, thick=1.55)  # fmt: skip
_GNOME = replace(_DWARF, head=0.285, torso=0.370, thigh=0.145, shin=0.140, shoulder=0.112, chest=0.108, waist=0.118)
_GOBLIN = replace(
    GROWN,
    head=0.250,
    neck=-0.015,
    torso=0.290,
    thigh=0.215,
    shin=0.205,
    foot=0.180,
    upper_arm=0.175,
    forearm=0.165,
    hand=0.110,
    shoulder=0.088,
    chest=0.078,
    waist=0.078,
    belly=0.030,
    thick=0.78,
)
_ELF = replace(GROWN, head=0.190, torso=0.285, thigh=0.235, shin=0.225, shoulder=0.088, chest=0.070, waist=0.056,
               hip=0.058, thick=0.80)  # fmt: skip
_BONES = replace(GROWN, shoulder=0.115, chest=0.092, waist=0.060, depth=0.060, belly=0.0, thick=0.6)
_BOX = replace(GROWN, head=0.205, neck=0.02, torso=0.320, thigh=0.190, shin=0.190, foot=0.150, shoulder=0.130,
               chest=0.115, waist=0.105, hip=0.080, depth=0.095, belly=0.0, thick=1.0)  # fmt: skip
_BLOCK = replace(_OGRE, belly=0.0, foot=0.170)
_COOKIE = replace(BABY, head=0.330, torso=0.345, thigh=0.150, shin=0.140, foot=0.110, thick=1.5, depth=0.075,
                  belly=0.0, shoulder=0.110)  # fmt: skip
_DOLL = replace(BABY, head=0.300, torso=0.300, thigh=0.185, shin=0.175, waist=0.080, belly=0.0, thick=0.95)

_SPIKY_GREEN = (("tunic", "#6f9a48"),)
CREATURES: dict[str, Creature] = {
    being.name: being
    for being in (
        *ROLES,
        Creature(name="baby", body=BABY, outfit=(("gown", "#f6f0e2"),), sign=(("bonnet", "#f6f0e2"),), hair="bald"),
        Creature(name="giant", body=_GIANT, outfit=(("tunic", "#8a6a48"), ("belt", "#4a382c"), ("boots", "#5a4230")),
                 face=OddFace(nose="bulb", nose_size=0.85, jaw=1.12, brow=1.5), hair="wild", features=("beard",)),
        Creature(name="giantess", body=_GIANT, outfit=(("dress", "#7a5a6a"), ("apron", "#e9dfc8")),
                 face=OddFace(nose="bulb", nose_size=0.7, jaw=1.05), hair="braids"),
        Creature(name="ogre", body=_OGRE, tone="#a8a96a", outfit=(("rags", "#7a5a40"), ("belt", "#3f3028")),
                 face=OddFace(nose="bulb", nose_size=1.1, ears="point", tusks=True, jaw=1.18, brow=1.7, warts=True),
                 hair="none", stoop=5.0),
        Creature(name="troll", body=_TROLL, tone="#8f9a72", outfit=(("rags", "#6b5440"),), tail="tuft",
                 face=OddFace(nose="bulb", nose_size=1.75, ears="long", tusks=True, jaw=1.1, brow=1.6, warts=True,
                              eye=0.85), hair="wild", stoop=14.0),
        Creature(name="dwarf", body=_DWARF, outfit=(("tunic", "#9c4a38"), ("belt", "#4a382c"), ("boots", "#5a4230")),
                 sign=(("gnome's cap", "#4f6b8a"),), face=OddFace(nose="bulb", nose_size=1.0, brow=1.3),
                 features=("long beard",)),
        Creature(name="gnome", body=_GNOME, outfit=(("tunic", "#4f7a5a"), ("belt", "#4a382c"), ("shoes", "#6b4a35")),
                 sign=(("gnome's cap", "#b8382e"),), face=OddFace(nose="bulb", nose_size=0.85, ears="point"),
                 features=("long white beard",), hair_color="#ece9e2"),
        Creature(name="goblin", body=_GOBLIN, tone="#8fa35a", outfit=(("rags", "#6b5440"),),
                 face=OddFace(nose="hook", nose_size=1.1, ears="long", fangs=True, eye=1.25), hair="none", stoop=10.0),
        Creature(name="imp", body=_GOBLIN, tone="#b5503c", bare=True, tail="dart", wings="bat",
                 face=OddFace(nose="hook", nose_size=0.7, ears="long", fangs=True, horns="stub", eye=1.2), hair="none"),
        Creature(name="elf", body=_ELF, outfit=(*_SPIKY_GREEN, ("stockings", "#c9b078"), ("shoes", "#7a5236")),
                 sign=(("gnome's cap", "#5f8a45"),), face=OddFace(ears="leaf", eye=1.12)),
        Creature(name="fairy", body=_ELF, outfit=(("dress", "#c9a6d6"),), wings="gauze",
                 face=OddFace(ears="point", eye=1.15), holds="wand"),
        Creature(name="sprite", body=_GOBLIN, tone="#bfe0d2", outfit=(("tunic", "#7fb8a0"),), wings="gauze",
                 face=OddFace(ears="leaf", eye=1.25), hair="wild", hair_color="#e6f3ee"),
        Creature(name="spirit", body=_ELF, tone="#dfeadf", outfit=(("gown", "#eef4ee"),), legs="wisp", nimbus="rays",
                 face=OddFace(eye=1.1), hair="long", hair_color="#f4f8f2"),
        Creature(name="tree spirit", body=_ELF, tone="#a9b98a", outfit=(("gown", "#5f8a4a"),), legs="legs",
                 sign=(("wreath", "#6f9a48"),), face=OddFace(ears="leaf", horns="antler", eye=1.12), hair="long",
                 hair_color="#4f7a45"),
        Creature(name="ghost", tone="#e9eef2", bare=True, head=draw_ghost_head, torso=draw_shroud_torso, limbs="shroud",
                 legs="wisp"),
        Creature(name="skeleton", body=_BONES, tone="#ece5d2", bare=True, head=draw_skull, torso=draw_rib_torso,
                 limbs="bone"),
        Creature(name="god", outfit=(("drapery", "#f4f0e4"), ("sandals", "#a3743f")), sign=(("wreath", "#d8b04a"),),
                 hair="curly", features=("beard",), nimbus="rays"),
        Creature(name="goddess", outfit=(("drapery", "#e8eef4"), ("sandals", "#c79a42")), sign=(("wreath", "#d8b04a"),),
                 hair="wavy", nimbus="rays"),
        Creature(name="angel", outfit=(("gown", "#f6f4ee"),), wings="feather", nimbus="halo", hair="curly",
                 hair_color="#e2c46f"),
        Creature(name="cupid", body=BABY, bare=True, sign=(("drapery", "#e9b9bd"),), wings="feather", hair="curly",
                 hair_color="#e2c46f", holds="bow"),
        Creature(name="devil", tone="#b5483c", outfit=(("cloak", "#5a1f24"), ("waistcoat", "#2f2a30"),
                 ("trousers", "#2f2a30")), tail="dart", features=("pointed beard",), hair="short",
                 face=OddFace(nose="hook", nose_size=0.8, ears="point", horns="curl", fangs=True, brow=1.5),
                 hair_color="#2a2024"),
        Creature(name="death", body=_BONES, tone="#e2dccb", outfit=(("robe", "#3a3840"),), sign=(("hood", "#3a3840"),),
                 head=draw_skull, limbs="bone", holds="scythe"),
        Creature(name="father time", outfit=(("robe", "#8a93a8"), ("sandals", "#7a5236")), wings="feather",
                 features=("long white beard",), hair="bald", hair_color="#f2efe8", holds="scythe", stoop=8.0),
        Creature(name="mermaid", outfit=(("swimsuit", "#d98f9c"),), bare=True, legs="fish", hair="wavy"),
        Creature(name="faun", bare=True, legs="goat", face=OddFace(ears="point", horns="curl"), hair="curly",
                 hair_color="#6b4a30", tail="tuft", holds="flute"),
        Creature(name="vampire", tone="#e6e2dc", outfit=(("coat", "#2d2a30"), ("cloak", "#2a2229"),
                 ("waistcoat", "#7a2a30"), ("trousers", "#2d2a30")), face=OddFace(ears="point", fangs=True, brow=1.4),
                 hair="slick", hair_color="#221d20"),
        Creature(name="mummy", tone="#d8ceb2", bare=True, head=draw_wrapped_head, torso=draw_wrapped_torso,
                 limbs="wrap"),
        Creature(name="monster", body=replace(_OGRE, head=0.300, torso=0.400, thigh=0.130, shin=0.120, waist=0.150),
                 tone="#7a6aa0", bare=True, head=draw_monster_head, torso=draw_shag_torso, limbs="fur", tail="tuft"),
        Creature(name="robot", body=_BOX, tone="#a9b3bb", bare=True, head=draw_robot_head, torso=draw_robot_torso,
                 limbs="metal"),
        Creature(name="alien", body=replace(_GOBLIN, head=0.285), tone="#8fb08a", bare=True,
                 outfit=(("swimsuit", "#b9c3cc"),), head=draw_alien_head),
        Creature(name="golem", body=_BLOCK, tone="#9a948a", bare=True, head=draw_stone_head, torso=draw_stone_torso,
                 limbs="stone"),
        Creature(name="scarecrow", tone="#cfae6a", outfit=(("jacket", "#6b5a48"), ("trousers", "#5f6a7a"),
                 ("scarf", "#a5453a")), sign=(("straw hat", "#b08a4a"),), head=draw_sack_head, limbs="twig"),
        Creature(name="gingerbread man", body=_COOKIE, tone="#b5702f", bare=True, head=draw_dough_head,
                 torso=draw_dough_torso, limbs="dough"),
        Creature(name="tin soldier", body=replace(GROWN, head=0.185, thigh=0.225, shin=0.215), outfit=(
                 ("uniform", "#b8342c"), ("trousers", "#33487a"), ("boots", "#2d2a2c")), sign=(("shako", "#2d2a2c"),),
                 face=OddFace(cheeks=True), hair="short", hair_color="#3a2a22", features=("moustache",), holds="gun"),
        Creature(name="doll", body=_DOLL, tone="#f6dcc8", outfit=(("dress", "#d9798a"), ("shoes", "#3a3236")),
                 face=OddFace(cheeks=True, eye=1.2), hair="curly"),
        Creature(name="paper doll", body=_DOLL, tone="#fbf4e8", outfit=(("dress", "#8fb0d0"), ("shoes", "#c4574a")),
                 face=OddFace(cheeks=True, eye=1.05), hair="bob"),
        Creature(name="puppet", body=_DOLL, tone="#d9ae78", outfit=(("tunic", "#c4483a"), ("bow tie", "#4f78a8")),
                 sign=(("gnome's cap", "#e0b23c"),), face=OddFace(nose="long", nose_size=0.8, cheeks=True, eye=1.1),
                 limbs="metal", hair="short", hair_color="#2f2522"),
    )
}  # fmt: skip


def costume_of(noun: str, sort: Sort) -> tuple[tuple[str, str], ...] | None:
    """What a being or a person of this trade wears by itself, garment and colour: nothing at all for a ghost; None for
    one who dresses like anybody, or whom the vocabulary does not know.

    Args:
        noun: A plain noun or a few words: `fairy`, `the wicked witch`, `policeman`.
        sort: What sort of being is meant.
    """
    kind, warning = kind_named(noun, sort=sort)
    own = None if warning else CREATURES.get(kind.name)
    return None if own is None else (*own.outfit, *own.sign)


def trade_of(noun: str, gender: str) -> str:
    """The name of the rank or trade that a word for a person means, such as `king` for emperor; else, and for one of
    the other sex (`male`, `female`; anything else may be both), empty."""
    kind, warning = kind_named(noun, sort=Sort.HUMAN)
    known = not warning and kind.name in CREATURES and kind.sort is Sort.HUMAN
    return kind.name if known and (gender not in ("male", "female") or kind.sex in ("", gender)) else ""
