"""People by rank and trade: the dress and the sign that a noun alone promises."""

from __future__ import annotations

from audobon.pencils.figures.creatures.build import Creature, OddFace

_GOLD, _BOOTS, _WHITE = "#e0b23c", "#4a382c", "#f4efe4"

ROLES: tuple[Creature, ...] = (
    Creature(name="king", outfit=(("robe", "#8f2a34"), ("cloak", "#5f3a7a"), ("boots", _BOOTS)),
             sign=(("crown", _GOLD),), features=("beard",)),
    Creature(name="queen", outfit=(("gown", "#6f4690"), ("cloak", "#8f2a34"), ("collar", _WHITE)),
             sign=(("crown", _GOLD),)),
    Creature(name="prince", outfit=(("tunic", "#3f6cae"), ("cloak", "#9e1f33"), ("stockings", "#e8e0d0"),
             ("boots", _BOOTS)), sign=(("crown", _GOLD),)),
    Creature(name="princess", outfit=(("gown", "#d98fa8"),), sign=(("crown", _GOLD),)),
    Creature(name="knight", outfit=(("armour", "#a7adb4"), ("cloak", "#9e1f33")), sign=(("helmet", "#a7adb4"),),
             holds="sword"),
    Creature(name="wizard", outfit=(("robe", "#3f4f8a"), ("belt", "#c79a42")), sign=(("wizard's hat", "#3f4f8a"),),
             features=("long white beard",), hair="long", hair_color="#e9e6de", holds="stick"),
    Creature(name="witch", outfit=(("robe", "#3d3545"), ("cloak", "#2f2a38"), ("boots", "#2d2a2c")),
             sign=(("witch's hat", "#2f2a38"),), face=OddFace(nose="hook", nose_size=1.15, warts=True), hair="wild"),
    Creature(name="soldier", outfit=(("uniform", "#b8342c"), ("trousers", "#f0eadc"), ("boots", "#2d2a2c")),
             sign=(("shako", "#2d2a2c"),)),
    Creature(name="policeman", outfit=(("uniform", "#2b3c66"), ("trousers", "#2b3c66"), ("boots", "#2d2a2c"),
             ("belt", "#2d2a2c")), sign=(("police helmet", "#2b3c66"),)),
    Creature(name="sailor", outfit=(("shirt", "#f4f2ec"), ("sailor collar", "#33487a"), ("trousers", "#33487a")),
             sign=(("sailor's cap", "#f4f2ec"),)),
    Creature(name="nurse", outfit=(("dress", "#8fb0c9"), ("apron", _WHITE)), sign=(("nurse's cap", _WHITE),)),
    Creature(name="cook", outfit=(("shirt", _WHITE), ("apron", _WHITE), ("trousers", "#6b6a6c"),
             ("scarf", "#b8443c")), sign=(("chef's cap", _WHITE),)),
    Creature(name="maid", outfit=(("dress", "#3d3a46"), ("apron", _WHITE)), sign=(("bonnet", _WHITE),)),
    Creature(name="farmer", outfit=(("shirt", "#e9dcc0"), ("dungarees", "#4f6b8a"), ("boots", _BOOTS)),
             sign=(("straw hat", "#d9b45f"),)),
    Creature(name="shepherd", outfit=(("tunic", "#a58a5c"), ("cloak", "#7a6a4c"), ("boots", _BOOTS)),
             sign=(("hat", "#6b5440"),), holds="stick"),
    Creature(name="monk", outfit=(("robe", "#6b4f38"), ("belt", "#d9cfae"), ("sandals", "#5a4230")), hair="tonsure"),
    Creature(name="nun", outfit=(("robe", "#35323a"), ("collar", _WHITE)), sign=(("veil", "#35323a"),)),
    Creature(name="pirate", outfit=(("coat", "#7a2a30"), ("shirt", _WHITE), ("breeches", "#4a4038"),
             ("boots", "#2d2a2c"), ("belt", "#2d2a2c")), sign=(("tricorne", "#2d2a2c"),), features=("beard", "patch")),
    Creature(name="beggar", outfit=(("rags", "#8a7a60"), ("scarf", "#6b6a5c")), hair="wild"),
    Creature(name="jester", outfit=(("tunic", "#b8342c"), ("stockings", "#e0b23c"), ("collar", "#e0b23c")),
             sign=(("jester's cap", "#b8342c"),)),
    Creature(name="hunter", outfit=(("jacket", "#4f6b45"), ("breeches", "#6b5440"), ("boots", _BOOTS)),
             sign=(("feathered hat", "#4f6b45"),)),
    Creature(name="bride", outfit=(("gown", "#f8f5ee"),), sign=(("veil", "#f8f5ee"),)),
)  # fmt: skip
