"""Nouns and turns of phrase in which stories name where they take place.

Knows: English, the kinds of place by name.  Does not know: how any place is drawn, sentences.
None is a word kept back for measuring or holds one.
"""

from __future__ import annotations

from collections.abc import Mapping

PLACES_SAID: Mapping[str, tuple[str, ...]] = {
    "garden": (
        "plot of cabbages", "lettuce bed", "gooseberry patch", "bean rows", "kailyard", "pea rows", "strawberry bed",
        "garden plot",
    ),
    "forest": (
        "weald", "shady wood", "leafy wood", "woodland shade", "forest shade", "green forest", "green wood",
        "forest of firs",
    ),
    "meadow": (
        "lea", "grassy plain", "hay meadow", "buttercup meadow", "flowery mead", "grassy meadow", "greensward",
        "daisied meadow",
    ),
    "street": (
        "cobbled street", "row of houses", "paved street", "busy street", "broad street", "street corner",
        "long street", "street of tall houses",
    ),
    "village": (
        "country village", "cluster of cottages", "fishing village", "mountain village", "quiet village",
        "sleepy village", "village by the sea", "clachan",
    ),
    "farmyard": (
        "farm buildings", "steading", "grange", "haystacks", "midden", "farm steading", "muck heap", "barns and byres",
    ),
    "road": (
        "dusty road", "king's road", "turnpike road", "country road", "white road", "straight road", "winding road",
        "dusty highroad",
    ),
    "lane": (
        "hedged lane", "narrow lane", "green lane", "leafy lane", "winding path", "cart track", "winding lane",
        "bridle path",
    ),
    "doorstep": (
        "stone doorstep", "doorsill", "doorpost", "sill of the door", "cottage threshold", "house threshold",
        "entrance of the house", "front of the cottage",
    ),
    "tea table": (
        "tea on the lawn", "picnic cloth", "long tea table", "afternoon tea", "table spread for tea",
        "tablecloth spread on the grass", "tea tray",
    ),
    "shore": ("shingle", "sandy cove", "foreshore", "sandy bay", "sandhills", "seaside sands"),
    "river": (
        "broad river", "flowing river", "bank of the river", "wide river", "bend of the river", "gliding river",
        "rushing river", "river reach",
    ),
    "pond": (
        "still pool", "goose pond", "village pond", "garden pond", "frog pond", "reedy pool", "mill pool", "green pond",
    ),
    "ship": (
        "main deck", "gallant bark", "brigantine", "galleon", "sailing craft", "three-master", "windjammer", "barque",
    ),
    "mountain": (
        "mountains", "snowy peak", "steep mountain", "high mountain", "rocky height", "rugged heights",
        "mountain range", "great mountain",
    ),
    "castle": (
        "old castle", "fortified castle", "stone castle", "turreted castle", "king's castle", "enchanted castle",
        "towers and turrets", "castle on the rock",
    ),
    "courtyard": (
        "castle court", "cobbled court", "inner courtyard", "paved court", "courtyard of the castle", "great courtyard",
        "outer court", "patterned court",
    ),
    "desert": (
        "sandy desert", "burning sands", "barren sands", "burning desert", "sea of sand", "wild desert",
        "parched sands", "stony desert",
    ),
    "snowfield": (
        "deep snow", "snowdrift", "snowy plain", "snowdrifts", "polar ice", "fields of snow", "white snow",
        "frozen wastes",
    ),
    "sky": ("blue sky", "skies", "upper air", "blue air", "firmament", "heights of the air", "ether"),
    "deep forest": (
        "gloomy forest", "thick of the forest", "pathless forest", "tangled wood", "deepest forest", "gloomy wood",
        "endless forest", "thickest wood",
    ),
    "clearing": (
        "ring of toadstools", "little clearing", "clearing in the wood", "woodland clearing", "ring of mushrooms",
        "mossy clearing", "grassy clearing", "space between the oaks",
    ),
    "birch wood": (
        "silver birches", "grove of birches", "white birches", "birchwood", "slim birches", "birch copse",
        "birken shaw", "silver birch wood",
    ),
    "jungle": (
        "tangled jungle", "jungle path", "Indian jungle", "palm grove", "thick of the jungle", "canebrake",
        "steaming jungle", "bamboo thicket",
    ),
    "tree top": (
        "topmost branch", "high branches", "topmost boughs", "topmost twigs", "upper branches", "crown of the oak",
        "fork of a branch", "branches of the oak",
    ),
    "corn field": (
        "standing corn", "sheaves", "rows of sheaves", "stooks", "ripe wheat", "golden wheat", "waving wheat",
        "cornlands",
    ),
    "orchard": (
        "pear orchard", "apple boughs", "blossoming orchard", "old orchard", "orchard boughs", "apple blossom",
        "apple trees", "fruit trees",
    ),
    "vineyard": (
        "vine rows", "rows of vines", "vine slopes", "vine hills", "vine terraces", "grapevines", "vineyards",
        "vine garden",
    ),
    "moor": ("wild heath", "heather", "purple moor", "moors", "windy moor", "barren heath", "bleak moor", "downs"),
    "hill top": (
        "brow of the hill", "hill crest", "crest of the hill", "top of the down", "hill brow", "summit of the hill",
        "grassy hill", "round hill",
    ),
    "brook": (
        "little brook", "brooklet", "streamlet", "clear brook", "runnel", "purling brook", "winding brook",
        "tinkling brook",
    ),
    "lake": (
        "great lake", "mountain lake", "mirror of the lake", "broad lake", "blue lake", "margin of the lake",
        "clear lake", "lake margin",
    ),
    "marsh": ("reedy marsh", "marshes", "fens", "marshland", "boggy marsh", "reed bed", "reed beds", "reedy swamp"),
    "waterfall": (
        "foaming waterfall", "linn", "leaping waters", "falling water", "foaming falls", "falling waters",
        "mountain waterfall", "spray of the falls",
    ),
    "bridge": (
        "old bridge", "wooden bridge", "arched bridge", "rickety bridge", "bridge of stone", "parapet of the bridge",
        "plank bridge", "little bridge",
    ),
    "open sea": ("blue sea", "rolling sea", "seas", "great waters", "wide ocean", "salt sea", "ocean wave", "billows"),
    "under water": (
        "depths of the sea", "ooze of the sea floor", "garden under the waves", "ocean bed", "sea depths",
        "coral garden", "bed of the sea", "depths of the ocean",
    ),
    "harbour": (
        "jetties", "harbour mouth", "quayside", "docks", "busy harbour", "roadstead", "fishing harbour", "harbour wall",
    ),
    "island": (
        "little island", "lonely island", "treasure island", "green island", "palm island", "coral island",
        "enchanted island", "uninhabited island",
    ),
    "cliff": (
        "chalk cliff", "high cliff", "white cliffs", "cliffs", "edge of the cliff", "sea cliff", "beetling cliff",
        "cliff edge",
    ),
    "boat": ("wherry", "dinghy", "shallop", "dory", "row-boat", "sailing boat", "coracle", "cockle boat"),
    "market": (
        "market stalls", "row of stalls", "fish market", "flower market", "butter market", "busy market",
        "fruit stalls", "crowded market",
    ),
    "square": (
        "great square", "village square", "square with its statue", "broad square", "crowded square", "wide square",
        "church square", "middle of the square",
    ),
    "alley": (
        "dark alley", "narrow alley", "blind alley", "narrow passage between walls", "wynd",
        "crooked lane between houses", "narrow court", "back lane",
    ),
    "city gate": (
        "great gates", "arched gateway", "gatehouse", "gates", "great archway in the wall", "archway of the wall",
        "guarded gateway", "ramparts and gateway",
    ),
    "roof tops": (
        "housetops", "slates", "chimney stacks", "tiled roof", "sloping roof", "gabled roofs", "red roofs",
        "steep roof",
    ),
    "flower garden": (
        "bed of roses", "bed of lilies", "garden of roses", "border of hollyhocks", "flower beds", "garden of lilies",
        "garden of tulips", "rose beds",
    ),
    "palace garden": (
        "royal park", "great park of the castle", "queen's garden", "royal gardens", "clipped yews", "royal grounds",
        "gardens of the castle", "prince's garden",
    ),
    "terrace": (
        "stone terrace", "terrace of the house", "terrace walk", "paved terrace", "garden terrace", "marble terrace",
        "flagged terrace", "terrace above the garden",
    ),
    "park": (
        "park benches", "people's park", "London park", "bench in the park", "public gardens", "walks of the park",
        "railings of the park", "park bench",
    ),
    "playground": (
        "swings", "see-saw", "children's playground", "school playground", "playing green", "swings and slides",
        "playing place", "sand heap",
    ),
    "fair": (
        "village fair", "horse fair", "swings and roundabouts", "Michaelmas fair", "merry-go-rounds", "show booths",
        "peep show", "great fair",
    ),
    "zoo": (
        "lion house", "elephant house", "bears' den", "bear's cage", "beast garden", "tiger's cage", "monkey cage",
        "bars of the cage",
    ),
    "graveyard": (
        "tombs", "graveside", "gravestones", "old graveyard", "headstone", "mound of a grave", "burial place",
        "grave mounds",
    ),
    "ruins": (
        "broken pillars", "ancient ruins", "broken arches", "ruined walls", "heap of ruins", "mouldering walls",
        "ivied ruins", "ruined hall",
    ),
    "well": (
        "wellside", "garden well", "mouth of the well", "moss-grown well", "brink of the well", "old well", "wellhead",
        "well under the lime",
    ),
    "windmill": (
        "old windmill", "mill sails", "sails of the windmill", "turning sails", "windmill sails", "smock mill",
        "dutch mill", "wings of the mill",
    ),
    "water mill": (
        "mill dam", "mill by the brook", "mill by the water", "turning mill wheel", "old mill by the water", "sluice",
        "mossy mill wheel", "millrace",
    ),
    "cottage": (
        "little cottage", "tiny cottage", "thatched cot", "woodcutter's cottage", "cottage by the wood",
        "cottage with thatch", "thatched cottages", "shepherd's cottage",
    ),
    "hen yard": (
        "run of the hens", "run of the fowls", "hen run", "hens' run", "fowls' run", "hen court", "pen of fowls",
        "hens' roost",
    ),
    "space": (
        "starry space", "starry void", "interstellar space", "firmament of planets", "void between planets",
        "space between the planets", "starry depths", "spaces beyond the air",
    ),
    "moon": (
        "face of the moon", "mountains of the moon", "moon mountains", "lunar plain", "dust of the moon",
        "moon craters", "craters of the moon", "lunar desert",
    ),
    "dream": (
        "dreams", "realm of dreams", "strange dream", "fairy dream", "dreamy visions", "wondrous dream",
        "world of dreams", "long dream",
    ),
    "station": (
        "station platform", "junction", "terminus", "railway junction", "village station", "little station",
        "railway terminus", "wayside station",
    ),
    "camp": (
        "ring of tents", "camp of tents", "soldiers' camp", "circle of tents", "king's tents", "gypsies' camp",
        "rows of tents", "camping place",
    ),
    "battlefield": (
        "place of slaughter", "thick of the fray", "plain of war", "fray", "trenches", "fighting line", "lines of war",
        "siege lines",
    ),
    "volcano": (
        "smoking mountain", "mountain of fire", "smoking peak", "mountain that smoked", "flaming mountain",
        "rivers of lava", "fiery peak", "volcanoes",
    ),
    "modern city": (
        "skyscrapers", "street of motor cars", "tall office blocks", "neon street", "street of neon lights",
        "block of flats", "blocks of flats", "glass blocks",
    ),
    "cave mouth": (
        "mouth of the cavern", "mouth of the den", "entrance to the cave", "cave's mouth", "cavern mouth",
        "cavern door", "entrance of the cavern", "lair's mouth",
    ),
    "kitchen": (
        "cook's kitchen", "castle kitchen", "kitchen fire", "kitchen hearth", "farm kitchen", "great kitchen",
        "kitchen range", "cottage hearth",
    ),
    "drawing room": (
        "withdrawing room", "morning room", "best room", "front drawing-room", "gilded drawing-room", "hearthrug",
        "drawing-room fireside", "blue drawing-room",
    ),
    "room": (
        "little room", "bare room", "small chamber", "empty room", "lofty chamber", "shut-up room", "back room",
        "next room",
    ),
    "bedroom": (
        "sleeping chamber", "bed-chamber", "best bedroom", "little bedroom", "bedclothes", "curtained bed",
        "spare bedroom", "four-post bed",
    ),
    "laboratory": (
        "alchemist's cell", "den of retorts", "alchemist's furnace", "room of retorts", "crucibles", "magician's cell",
        "alchemist's workroom", "retorts",
    ),
    "study": (
        "doctor's study", "master's study", "scholar's den", "scholar's cell", "writing desk", "study table",
        "quiet study", "poet's study",
    ),
    "shop": (
        "village shop", "sweetshop", "pedlar's shop", "old curiosity shop", "bric-a-brac shop", "ironmonger's",
        "linendraper's", "shops",
    ),
    "workshop": (
        "carpenter's bench", "workbench", "carpenter's shop", "cobbler's bench", "toymaker's shop", "workroom",
        "clockmaker's shop", "cobbler's shop",
    ),
    "stable": (
        "horse stable", "horses' stable", "horse's stall", "stable straw", "horse box", "straw of the stable",
        "loose box", "cattle shed",
    ),
    "tavern": (
        "wayside inn", "village inn", "hostelry", "old inn", "wine shop", "coaching inn", "roadside inn",
        "wayside tavern",
    ),
    "hut": (
        "bothy", "wretched hovel", "mud hovel", "shepherd's shieling", "woodman's shanty", "miserable hovel",
        "hunter's shanty", "lonely bothy",
    ),
    "castle hall": (
        "banqueting hall", "hall of the king", "presence chamber", "royal chamber", "council chamber", "marble hall",
        "baron's hall", "feasting hall",
    ),
    "church": ("village church", "kirk", "dim church", "churches", "holy house", "font", "church pews", "church choir"),
    "cellar": (
        "wine vault", "dark cellar", "beer cellar", "ale cellar", "cellarage", "cider cellar", "cool cellar", "cellars",
    ),
    "catacomb": (
        "charnel house", "burial vault", "family vault", "vault of the dead", "sepulchre", "ossuary", "vault of bones",
        "bone house",
    ),
    "cave": (
        "inside of the cave", "dark cavern", "caverns", "rocky cavern", "dripping cavern", "vaulted cave",
        "bear's cave", "smugglers' cave",
    ),
    "burrow": (
        "rabbit's burrow", "rabbit's hole", "badger's sett", "badger's kitchen", "snug burrow", "mole's house",
        "little burrow", "cosy burrow",
    ),
    "carriage": (
        "gilded carriage", "barouche", "chariot", "landau", "post-chaise", "royal carriage", "gilded chariot",
        "hackney carriage",
    ),
    "attic": (
        "garret room", "room among the rafters", "dusty loft", "garret window", "little garret", "poor garret",
        "student's garret", "roof chamber",
    ),
    "nursery": (
        "children's nursery", "nursery fire", "toys' shelf", "night nursery", "nursery floor", "nursery table",
        "playthings' shelf", "old nursery",
    ),
    "tower room": (
        "turret room", "room in the turret", "topmost chamber", "high turret", "lofty turret", "lonely turret",
        "bell loft", "little room in the turret",
    ),
    "staircase": (
        "spiral staircase", "winding staircase", "banisters", "head of the staircase", "foot of the staircase",
        "stairway landing", "great staircase", "corkscrew staircase",
    ),
    "schoolroom": (
        "school benches", "village schoolroom", "lesson room", "dunce's corner", "board school", "school bench",
        "infants' class", "grammar school",
    ),
    "library": (
        "great library", "room full of books", "bookshelves", "rows of books", "castle library", "walls of books",
        "castle bookshelves", "dusty books",
    ),
    "museum": (
        "hall of statues", "hall of antiquities", "sculpture gallery", "gallery of paintings", "glass cases",
        "gallery of pictures", "antiquities", "hall of relics",
    ),
    "bakery": (
        "baker's oven", "bake house", "bread ovens", "pastrycook's", "cookhouse of pies", "village baker's",
        "tart shop", "ovens of bread",
    ),
    "smithy": (
        "blacksmith's shop", "smith's shop", "anvils", "village smithy", "smith's hearth", "ironsmith's",
        "swordsmith's", "anvil and bellows",
    ),
    "mill": (
        "millstones", "miller's loft", "hopper and stones", "floury mill", "miller's house", "corn mill", "old mill",
        "millhouse",
    ),
    "office": (
        "chambers of the law", "clerks' room", "merchant's office", "lawyer's chambers", "lawyers' offices",
        "solicitor's office", "magistrates' office", "lawyer's office",
    ),
    "barn": ("old barn", "great barn", "straw barn", "big barn", "haymow", "grain barn", "hay mow", "oast"),
    "hen house": (
        "fowl house", "perches of the hens", "roosting house", "hens' perch", "hens' nest boxes", "nesting boxes",
        "fowls' house", "perch among the hens",
    ),
    "shed": (
        "woodshed of planks", "tool house", "planked shed", "little shed", "old shed", "glass house", "tumbledown shed",
        "shed full of tools",
    ),
    "theatre": (
        "theatre box", "pit of the theatre", "stalls of the theatre", "royal box", "puppet stage", "scenery",
        "marionette theatre", "gallery of the theatre",
    ),
    "ballroom": (
        "dancing room", "hall of mirrors", "court ball", "castle ball", "royal ball", "ball at court", "mirrored hall",
        "waltzers' hall",
    ),
    "dining room": (
        "table laid for dinner", "dining table", "supper board", "breakfast table", "laden table",
        "table spread for supper", "festive board", "groaning board",
    ),
    "hospital": (
        "fever ward", "lazaret", "hospital bed", "nurses' ward", "house of the sick", "lazar house", "white ward",
        "sick house",
    ),
    "cafe": (
        "coffee shop", "marble-topped tables", "coffee room", "cake and coffee shop", "ice shop", "chop house",
        "refreshment room", "dining rooms",
    ),
    "tent": (
        "striped tent", "bell tent", "silken tent", "canvas walls", "walls of canvas", "royal tent", "little tent",
        "king's tent",
    ),
    "train": (
        "first-class carriage", "third-class carriage", "smoking carriage", "sleeping-car", "railway compartment",
        "corner seat of the train", "first-class compartment", "railway car",
    ),
    "ship's cabin": (
        "'tween decks", "captain's state-room", "bunk", "state cabin", "cuddy", "lower deck", "sailor's bunk",
        "great cabin",
    ),
    "inside a whale": (
        "inside of a whale", "inside of the whale", "whale's inside", "whale's gullet", "maw of the whale",
        "gullet of the whale", "maw of the monster fish", "belly of the whale",
    ),
    "modern flat": (
        "rooms with central heating", "modern rooms", "modern lounge", "rooms in a tall block", "room in a skyscraper",
        "apartments with a lift", "bright modern room", "rooms up a lift",
    ),
    "bathroom": (
        "bathtub", "washstand", "hip bath", "warm bath", "marble bath", "hot bath", "washing stand", "bath taps",
    ),
    "wash house": (
        "washerwomen's house", "washtubs", "steamy wash-house", "mangle", "laundry copper", "wash tubs",
        "mangle and copper", "washing tubs",
    ),
    "prison": (
        "prison house", "dark cell", "donjon cell", "prisoner's cell", "deep dungeons", "convict's cell",
        "straw of the prison", "prison walls",
    ),
    "mouse home": (
        "mouse's kitchen", "hole behind the skirting", "hole in the skirting", "mice's hole", "mice's nest",
        "hole behind the panel", "mouse's nest", "nest in the wall",
    ),
    "underworld": (
        "realm of shadows", "Styx", "realm of Pluto", "shadowy realm", "place of shades", "world of the dead",
        "world below", "pit of shadows",
    ),
}  # fmt: skip
"""Kind of place -> further nouns, without article, that mean it and no other kind."""
