"""Where and when: nouns for places with their kind, words that move the clock, weather.

Knows: place kinds that a picture can show.  Does not know: which of them a scene is in.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

# kind: (inside, words for it). The kinds are what a set can be built for.
_KINDS: dict[str, tuple[bool, str]] = {
    "house": (True, "house home household dwelling homestead habitation abode villa"),
    "flat": (True, "flat apartment lodgings lodging tenement"),
    "cottage": (True, "cottage hut cabin lodge hovel wigwam tent shanty teepee shack"),
    "kitchen": (True, "kitchen hearth fireside fireplace oven larder pantry scullery stove chimney-corner cupboard"),
    "bedroom": (True, "bedroom bed bedside chamber nursery bed-room bedchamber cradle bedstead"),
    "room": (True, "room parlour parlor drawing-room sitting-room study library closet garret attic playroom"),
    "hall": (True, "hall ballroom banquet-hall dining-hall banquet feast ball throne-room"),
    "palace": (True, "palace court throne mansion manor palazzo chateau"),
    "castle": (True, "castle tower fortress battlements"),
    "shop": (True, "shop store bakery baker's workshop smithy forge counter grocer's tailor's"),
    "mill": (True, "mill windmill watermill"),
    "inn": (True, "inn tavern hotel ale-house alehouse public-house saloon restaurant cafe"),
    "office": (True, "office bureau headquarters police-station"),
    "laboratory": (True, "laboratory lab observatory"),
    "school": (True, "school schoolroom classroom"),
    "church": (True, "church chapel cathedral temple shrine altar monastery convent"),
    "prison": (True, "prison jail gaol cell"),
    "cellar": (True, "cellar vault vaults cellars wine-cellar"),
    "catacomb": (True, "crypt crypts catacombs catacomb dungeon tomb"),
    "shed": (True, "shed toolshed tool-shed outhouse woodshed"),
    "barn": (True, "barn stable stables cowshed byre hayloft hen-house loft sty"),
    "cave": (True, "cave cavern lair den grotto mine tunnel"),
    "burrow": (True, "burrow rabbit-hole mousehole hole nest mouse-hole sand-bank"),
    "carriage": (True, "carriage coach cab hansom train tram car wagon cart waggon sleigh"),
    "ship": (False, "ship boat vessel deck canoe raft ferry galley"),
    "garden": (False, "garden gardens orchard flower-bed lawn arbour arbor cucumber-frame vegetable-garden"),
    "forest": (False, "forest wood woods grove thicket jungle glade clearing pine-forest woodland"),
    "tree": (False, "branch bough treetop tree-top"),
    "field": (False, "field fields cornfield furrow hayfield farm barley-field wheat-field"),
    "meadow": (False, "meadow meadows pasture green common heath moor prairie plain plains"),
    "farmyard": (False, "farmyard yard barnyard courtyard court-yard dunghill"),
    "road": (False, "road highway roadside crossroads wayside high-road"),
    "lane": (False, "lane path footpath pathway"),
    "street": (False, "street streets pavement avenue alley gutter sidewalk"),
    "market": (False, "market fair market-place marketplace bazaar"),
    "village": (False, "village hamlet"),
    "town": (False, "town city"),
    "bridge": (False, "bridge"),
    "river": (False, "river brook stream bank riverside riverbank rapids canal ford waterfall river-bank"),
    "lake": (False, "lake pond pool marsh swamp bog well spring fountain"),
    "sea": (False, "sea ocean waves shore seashore beach coast strand island isle harbour harbor cliff cliffs"),
    "mountain": (False, "mountain mountains hill hills hillside peak summit valley glen mountain-side rocks crag"),
    "desert": (False, "desert sands dunes wilderness"),
    "graveyard": (False, "graveyard churchyard grave cemetery burial-ground"),
    "door": (False, "house-door doorstep threshold porch doorway front-door"),
    "gate": (False, "gate gateway"),
    "sky": (False, "sky heavens clouds"),
    "underworld": (True, "underworld hell fairyland"),
}  # fmt: skip
PLACE_KINDS = {word: kind for kind, (_, words) in _KINDS.items() for word in listed(words)}
INSIDE = {kind: inside for kind, (inside, _) in _KINDS.items()}
# Words that mean a place only behind an article or an owner (`the well`, not `as well`; `a flat`, not `lay flat`).
NEEDS_ARTICLE = listed("well spring flat plain common fair green court hole ball ford mine shed toolshed bank")
# Rooms and dwellings that say nothing of what kind they are: the nearer word of the scene, or of the one before, does.
GENERAL_ROOMS = listed("room house")
# Places wide enough to hold others: a nearer word says where in them.
WIDE = GENERAL_ROOMS | listed("town village")
# Parts of a place outdoors: whoever is at one has not left the place.
OUTDOOR_PARTS = {
    "gate": listed("garden farmyard village field meadow lane road"),
    "door": listed("garden farmyard village"),
    "tree": listed("garden forest meadow field"),
}
# Dwellings of one space: their hearth, bed and door are in it.
SMALL_HOMES = listed("burrow cave cottage flat")
HOME_PARTS = listed("room house bedroom kitchen")
# What is driven: a carriage from inside, the way from outside.
DRIVEN_ON = {"cab": "street", "hansom": "street"}
# Things that stand in a place, and doings that are held there: weaker than its name.
FURNITURE = {
    "microscope": "laboratory", "test-tube": "laboratory", "test-tubes": "laboratory", "retort": "laboratory",
    "bunsen": "laboratory", "crucible": "laboratory", "flasks": "laboratory", "microscopes": "laboratory",
    "table": "room", "sofa": "room", "couch": "room", "carpet": "room", "window": "room", "armchair": "room",
    "chair": "room", "mantelpiece": "room", "curtain": "room", "grate": "room", "sink": "kitchen", "pillow": "bedroom",
    "blanket": "bedroom", "lettuce": "garden", "lettuces": "garden", "cabbages": "garden", "gooseberry": "garden",
    "radishes": "garden", "wheelbarrow": "garden", "mast": "ship", "sail": "ship", "hay": "barn", "manger": "barn",
    "plough": "field", "gallows": "town", "jury": "hall", "carnival": "street", "procession": "street",
    "pavement": "street", "pew": "church", "pulpit": "church", "anvil": "shop",
}  # fmt: skip
LAID_TABLE = (
    r"\b(?:table|tea|cloth|dinner|supper|breakfast)\b[^.;!?]{0,60}\b(?:under|beneath|in the shade of)\b"
    r"[^.;!?]{0,20}\b(?:trees?|oak|elm|lime|arbour)\b"
)

TIME_JUMPS = (
    r"(?:the |on the )?next (?:morning|day|evening|night|week|year|spring|summer|time)",
    r"(?:the |on the )?following (?:morning|day|evening|night|week|year)",
    r"(?:one|another) (?:\w+ )?(?:day|morning|evening|night|afternoon|summer|winter|time|sunday|saturday)",
    r"(?:some|many|several|two|three|four|five|six|seven|a few|a hundred) (?:\w+ )?(?:hours|days|weeks|months|years)"
    r" (?:later|after|afterwards|passed|went by|had passed|ago)",
    r"(?:when|as) (?:the )?(?:evening|night|morning|day|dawn|winter|spring|summer|autumn|dusk|darkness|twilight)"
    r" (?:came|fell|dawned|broke|had come|drew)",
    r"(?:not|very|so|it was not) long (?:after|afterwards|before)",
    r"meanwhile|in the meantime|in the mean time|in the meanwhile",
    r"(?:at|about|towards?) (?:midnight|dawn|daybreak|sunrise|sunset|noon|nightfall|dusk|evening|morning)",
    r"(?:that|the same|in the) (?:very )?(?:night|evening|morning|afternoon)",
    r"(?:an hour|a year|a week|a month|half an hour|a day) (?:later|after|afterwards|passed|had passed)",
    r"after (?:a (?:long |little |short )?(?:time|while)|some (?:time|days|years)|many (?:days|years))",
    r"(?:early|late|first thing) (?:in the|next) (?:morning|evening)",
    r"(?:now )?it (?:so )?(?:happened|chanced|came to pass|befell)",
    r"(?:by and by|long afterwards|years (?:after|later|went by)|time (?:went|passed)"
    r"|to-morrow|the third (?:day|night|time))",
    r"once upon a time",
)
DAY_TIMES = (
    (r"\b(?:dawn|daybreak|sunrise|cock-crow|before the sun was up|first light)\b", "dawn"),
    (r"\b(?:morning|breakfast|forenoon)\b", "morning"),
    (
        r"\b(?:evening|sunset|dusk|twilight|supper|nightfall|sundown|sun (?:went|had gone|was going) down|tea-time)\b",
        "evening",
    ),
    (r"\b(?:night|midnight|moonlight|moon|stars|bed-?time|asleep in bed|the dark)\b", "night"),
    (r"\b(?:noon|midday|mid-day|afternoon|daylight|sunshine|sunny|dinner|all day|day)\b", "day"),
)
WEATHER = (
    (r"\b(?:snow\w*|blizzard|snowflakes?)\b", "snow"),
    (r"\b(?:storm\w*|tempest|thunder\w*|lightning|hurricane)\b", "storm"),
    (r"\b(?:rain(?:ed|ing|y|s)?|drizzl\w+|downpour|shower)\b", "rain"),
    (r"\b(?:fog\w*|mist\w*|haze)\b", "fog"),
    (r"\b(?:wind blew|windy|gale|howling wind)\b", "wind"),
    (r"\b(?:frost\w*|froze|ice|icy|bitter cold)\b", "frost"),
    (r"\b(?:sunshine|sun shone|sunny|bright sun|sun was shining|warm sun|hot sun)\b", "sun"),
    (r"\b(?:clouds|cloudy|overcast)\b", "clouds"),
)
ARRIVING = listed(
    """go come run arrive enter reach return walk ride fly hurry drive travel get climb creep step rush sail
    journey march wander stroll descend ascend find set"""
)
