"""Where and when: nouns for places with their kind, words that move the clock, weather.

Knows: place kinds that a picture can show.  Does not know: which of them a scene is in.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

# kind: (inside, words for it, nouns of its own that are drawn like it: each `noun/other spelling or word for it/...`).
_KINDS: dict[str, tuple[bool, str, str]] = {
    "house": (True, "home household homestead habitation abode", "dwelling villa"),
    "flat": (True, "apartment lodgings lodging tenement", ""),
    "cottage": (
        True, "", "hut/hovel/shack/shanty cabin lodge tent/wigwam/teepee farmhouse/farm-house/farmstead/farm-stead"
    ),
    "kitchen": (True, "hearth fireside fireplace oven stove chimney-corner cupboard", "larder pantry scullery dairy"),
    "bedroom": (
        True, "bed bedside chamber bed-room bedchamber bed-chamber cradle bedstead", "nursery dormitory"
    ),
    "room": (
        True, "", """parlour/parlor drawing_room/drawing-room sitting_room/sitting-room living_room/living-room
        dining_room/dining-room study library closet garret attic playroom/play-room
        bathroom/bath-room/washroom"""
    ),
    "hall": (
        True, "banquet feast throne-room",
        "ballroom/ball/ball-room dining_hall/dining-hall/banquet-hall/banqueting-hall"
    ),
    "palace": (True, "court throne", "mansion/manor/manor-house/mansion-house chateau/palazzo"),
    "castle": (True, "battlements", "tower/lighthouse fortress"),
    "shop": (
        True, "counter grocer's store supermarket bookshop toyshop toy-shop department-store",
        "bakery/baker's/bakehouse workshop/tailor's/garage/factory smithy/forge"
    ),
    "mill": (True, "watermill water-mill", "windmill"),
    "inn": (
        True, "public-house ale-house alehouse",
        "tavern hotel saloon restaurant cafe/canteen/cafeteria/diner/coffee-house/tea-shop"
    ),
    "office": (True, "bureau headquarters post-office", "police_station/police-station"),
    "museum": (True, "art-gallery picture-gallery", ""),
    "laboratory": (True, "lab", "observatory"),
    "school": (True, "", "schoolroom/classroom/school-room"),
    "theatre": (True, "theater playhouse opera-house cinema", ""),
    "hospital": (True, "infirmary clinic sickroom", ""),
    "church": (True, "altar", "chapel cathedral temple shrine monastery convent"),
    "prison": (True, "jail gaol", "cell"),
    "cellar": (True, "wine-cellar basement", "vault"),
    "catacomb": (True, "", "crypt dungeon tomb"),
    "staircase": (True, "stairs stair", "landing/stair-head passage corridor/passageway"),
    "washhouse": (True, "wash-house laundry", ""),
    "shed": (True, "toolshed tool-shed outhouse woodshed", ""),
    "barn": (True, "loft", "stable/cowshed/cow-shed byre hayloft hen_house/hen-house/henhouse sty/pigsty"),
    "cave": (True, "grotto", "cavern lair den mine tunnel"),
    "burrow": (True, "rabbit-hole hole sand-bank", "nest mouse_hole/mousehole/mouse-hole"),
    "carriage": (
        True, "car sleigh sledge",
        "coach cab/hansom/taxi train/subway tram/street-car/streetcar/tramcar/tram-car/horse-car bus/omnibus/school-bus"
        " aeroplane/airplane cart wagon/waggon"
    ),
    "ship": (False, "vessel deck ferry galley", "boat/rowboat/fishing-boat canoe raft"),
    "garden": (
        False, "flower-bed cucumber-frame", "orchard lawn arbour/arbor vegetable_garden/vegetable-garden"
    ),
    "forest": (False, "wood woodland pine-forest", "grove/copse thicket jungle clearing/glade"),
    "tree": (False, "branch bough treetop tree-top", ""),
    "field": (False, "furrow barley-field wheat-field rice-field corn-field", "cornfield hayfield"),
    "meadow": (False, "green", "pasture common heath moor plain/prairie"),
    "farmyard": (False, "barnyard dunghill farm-yard threshing-floor", "farm yard courtyard/court-yard"),
    "road": (False, "highway roadside wayside high-road highroad", "crossroads"),
    "lane": (False, "", "path/footpath/pathway"),
    "street": (False, "pavement gutter sidewalk", "avenue alley"),
    "square": (False, "market-square plaza", ""),
    "market": (False, "market-place marketplace bazaar", "fair"),
    "station": (False, "railway-station train-station bus-stop", ""),
    "playground": (False, "schoolyard school-yard sandpit", ""),
    "park": (False, "bandstand", ""),
    "zoo": (False, "menagerie", ""),
    "circus": (False, "fairground carousel", ""),
    "camp": (False, "encampment campfire camp-fire campsite", ""),
    "ruins": (False, "ruin", ""),
    "volcano": (False, "", ""),
    "space": (False, "planet mars spaceship spacecraft starship asteroid orbit", "moon"),
    "village": (False, "hamlet", ""),
    "town": (False, "", "city"),
    "bridge": (False, "", ""),
    "river": (
        False, "", "brook/brooklet/rivulet stream river_bank/bank/riverside/riverbank/river-bank rapids canal ford"
        " waterfall"
    ),
    "lake": (False, "", "pond pool marsh/swamp/bog well spring fountain"),
    "sea": (
        False, "ocean waves", """shore/seashore/strand/sea-shore beach coast/sea-coast island/isle
        harbour/harbor/quay/wharf cliff/precipice"""
    ),
    "mountain": (
        False, "rocks crag peak summit mountain-side mountainside mountain-top",
        "hill/hillock/knoll hillside/hill-side valley/glen"
    ),
    "desert": (False, "sands", "dunes wilderness"),
    "graveyard": (False, "grave cemetery burial-ground", "churchyard"),
    "roof": (False, "rooftop housetop house-top roof-top chimney", ""),
    "door": (False, "house-door doorway front-door", "doorstep/threshold porch"),
    "gate": (False, "gateway", ""),
    "sky": (False, "heavens clouds", ""),
    "underworld": (True, "hell", ""),
    "fairyland": (False, "fairy-land", ""),
}  # fmt: skip


def _nouns(own: str) -> dict[str, str]:
    """Each word with the noun that it is a word for."""
    rows = [row.split("/") for row in own.split()]
    return {word.replace("_", "-"): row[0].replace("_", " ") for row in rows for word in row}


# Kinds and nouns whose own name is no word for a place: a tree or a door is mostly a thing that stands in one.
_THINGS = listed("tree door")


def _words(kind: str) -> dict[str, str]:
    """The words for a kind of place, each with its plain noun."""
    _, words, own = _KINDS[kind]
    name = {} if kind in _THINGS else {kind.replace(" ", "-"): kind}
    return name | dict.fromkeys(listed(words), kind) | _nouns(own)


PLACE_NOUNS = {word: noun for kind in _KINDS for word, noun in _words(kind).items()}
"""Every word for a place with the plain noun it stands for: `hovel` a hut, `woodland` a forest."""
PLACE_KINDS = {word: kind for kind in _KINDS for word in _words(kind)}
"""Every word for a place with its kind: nouns of one kind are alike in what they hold and where they lie."""
KIND_OF = {kind: kind for kind in _KINDS} | {noun: PLACE_KINDS[word] for word, noun in PLACE_NOUNS.items()}
"""The kind of each plain noun."""
INSIDE = {noun: _KINDS[kind][0] for noun, kind in KIND_OF.items()}
"""Whether one is inside, at each plain noun."""
# What stands in a place of its kind; to name one is not yet to be there: `she saw the stove`, but `by the stove`.
FITTINGS = listed(
    """hearth fireside fireplace oven stove chimney-corner cupboard counter bed bedstead cradle altar throne roof
    chimney branch bough grave"""
)
# The dwelling that goes with a calling, where a story opens with no word for one.
DWELLINGS = {
    "king": "palace", "queen": "palace", "emperor": "palace", "sultan": "palace", "miller": "mill",
    "innkeeper": "inn", "hermit": "hut", "woodcutter": "cottage", "fisherman": "hut", "abbot": "monastery",
}  # fmt: skip
# Where somebody of a trade is found by whoever goes to them.
TRADES = {
    "baker": "bakery", "miller": "mill", "butcher": "shop", "grocer": "shop", "chemist": "shop", "apothecary": "shop",
    "shopkeeper": "shop", "tailor": "workshop", "shoemaker": "workshop", "cobbler": "workshop", "carpenter": "workshop",
    "blacksmith": "smithy", "smith": "smithy", "innkeeper": "inn",
}  # fmt: skip
# Words that mean a place only behind an article or an owner (`the well`, not `as well`; `a flat`, not `lay flat`).
NEEDS_ARTICLE = listed(
    """well spring flat plain common fair green court hole ball ford mine shed toolshed bank store cell passage landing
    park camp station garage clinic orbit circus factory"""
)
# What lies around a building: whoever is beside or outside it is there.
OUTSIDE_OF = {
    "house": "garden", "cottage": "garden", "palace": "garden", "castle": "garden", "inn": "garden",
    "church": "churchyard", "school": "street", "shop": "street", "office": "street", "theatre": "street",
    "hospital": "street", "museum": "street", "mill": "meadow",
}  # fmt: skip
# Words that mean a place only behind `on`: one looks at the moon, and is on it seldom.
ONLY_ON = listed("moon")
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
    "blackboard": "school", "whiteboard": "school", "chalkboard": "school", "slide": "playground",
    "swings": "playground", "seesaw": "playground", "astronaut": "space", "astronauts": "space", "plough": "field",
    "gallows": "town", "jury": "hall", "carnival": "street", "procession": "street",
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
    (
        r"\b(?:night|midnight|moonlight|moon|stars|bed-?time|asleep in bed|the dark|pitch[- ]dark|candles?|torch(?:es)?"
        r"|lanterns?|lamps?|lamplight)\b",
        "night",
    ),
    (
        r"\b(?:noon|midday|mid-day|afternoon|daylight|day-?time|sunshine|sunny|sun (?:shone|was shining)"
        r"|dinner|all day|by day|(?:next|following|one|that|third|same|whole|every|this) day|good[- ]day)\b",
        "day",
    ),
)
# What says in a scene's opening that time has gone by, and not how much: the hour of the scene before holds no longer.
TIME_LAPSES = (
    r"\b(?:days|weeks|months|years|one day|another day|(?:next|following|third) (?:day|time)|by and by"
    r"|long (?:time|after|while)|some time|a time|once|winter|summer|spring|autumn|at last|at length"
    r"|travell?ed|journey\w*|returned)\b"
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
# Verbs whose doer, or whoever is brought along, is then at the place behind `to`, `into` or the like.
ARRIVING = listed(
    """go come run arrive enter reach return walk ride fly hurry drive travel get climb creep step rush sail
    journey march wander stroll descend ascend find set lead bring carry take drag hasten crawl slip row land gallop
    trot swim fall dash burst hop jump leap move sink steal retire withdraw knock whirl invite usher conduct plod trudge
    tramp roam ramble speed dart tumble scamper bound show"""
)
# Verbs whose object is the place that is reached, or the one that is left.
REACHING = listed("reach enter approach visit climb ascend board regain re-enter near")
LEAVING = listed("leave quit pass forsake")
