"""The words for places: which nouns mean which kind, by whom a house is lived in, what lies within and without.

Knows: words alone.  Does not know: how any place is drawn.
A noun may mean one kind under a roof and another without.
"""

from __future__ import annotations

OUTDOORS: dict[str, str] = {
    "garden": (
        "vegetable garden, kitchen garden, allotment, backyard, back garden, cabbage patch, bed, nursery "
        "garden, shrubbery, hammock, bean patch"
    ),
    "forest": (
        "wood, grove, thicket, trees, fir, fir tree, tree, forest edge, edge of the forest, wildwood, "
        "woodland, woods, burrow, hole, rabbit hole, rabbit burrow, warren, sand bank, stump, hollow tree, "
        "copse, spinney, greenwood, pinewood, fox hole, oak tree, oak, pine, beech, underbrush, undergrowth, "
        "foliage, shrubs"
    ),
    "meadow": (
        "field, countryside, pasture, common, grass, plain, land, outdoors, lawn, mead, country, prairie, "
        "steppe, sheepfold, fold, ground, open, paddock, grassland, mound, flax field, potato field, "
        "hayfield, hay field, green meadow"
    ),
    "street": (
        "town, city, new york, metropolis, pavement, avenue, boulevard, high street, kerb, gutter, sidewalk, "
        "thoroughfare, suburb, "
        "capital, cab, shelter, town house, shop, office, theatre, hotel, bank, school, club, museum, "
        "restaurant, hospital, cafe"
    ),
    "village": (
        "hamlet, green, settlement, parish, village green, village street, neighbourhood, neighborhood, inn, tavern"
    ),
    "farmyard": (
        "farm, yard, barnyard, barn yard, farmstead, stable yard, stableyard, threshing floor, stable, barn, "
        "byre, wood pile, woodpile, pigsty, sty, kennel, dunghill, rickyard, corral, homestead, cattle yard"
    ),
    "road": (
        "highway, roadside, way, journey, route, halting place, crossroads, cross roads, milestone, turnpike, "
        "carriage, coach, cart, waggon, wagon, stone pile, high road, travel, frontier, border"
    ),
    "lane": (
        "path, track, hedgerow, footpath, hedge, hazel bush, bush, ditch, bank, wall, garden wall, stile, "
        "trail, byway, fence, verge"
    ),
    "doorstep": (
        "house door, cottage door, door, porch, house, home, threshold, dwelling, step, lodge, hut, veranda, "
        "building, garden gate, garden door, front door, window, hovel, verandah, doorway, rectory, vicarage, "
        "parsonage"
    ),
    "tea table": "tea party, picnic, table under a tree, table, party, arbour, bower",
    "shore": "beach, coast, seaside, strand, bay, sand, sea shore, seashore, seacoast, sands, dune, landing place",
    "river": (
        "riverbank, river bank, stream, ford, creek, canal, river rapids, rapids, ferry, waterside, "
        "embankment, rivulet, channel, beaver dam"
    ),
    "pond": "pool, water, mere, duck pond, fish pond, lily pond, moat",
    "ship": "deck, vessel, galley, schooner, brig, yacht, steamer, fishing craft, frigate, man of war",
    "mountain": (
        "peak, summit, gorge, ravine, pass, mountainside, rock, hills and mountains, precipice, crag, alp, "
        "glen, mountain pasture, mountain path, glass mountain, mountain top, canyon, wilderness, boulder, "
        "dell, chasm, abyss"
    ),
    "castle": (
        "palace, fortress, citadel, castle hill, stronghold, temple, shrine, pagoda, crystal palace, chateau, "
        "tower, kingdom, keep"
    ),
    "courtyard": (
        "court, castle yard, palace yard, bailey, battlement, rampart, cloister, quadrangle, inner court, pavilion"
    ),
    "desert": "dunes, oasis, wasteland, waste, egypt, arabia, africa, pyramid, arroyo, mesa",
    "snowfield": "snow, ice, winter landscape, arctic, frozen lake, glacier, north pole, frozen river, iceberg",
    "sky": "air, cloud, heaven, cloud land, flight, rainbow, sun, olympus",
    "deep forest": (
        "dark forest, dark wood, deep wood, great forest, wild wood, thick forest, heart of the forest, "
        "enchanted forest, ancient forest, sacred wood, enchanted wood, haunted wood, black forest, wild "
        "forest, great wood"
    ),
    "clearing": "glade, forest clearing, fairy ring, council, dingle, fairyland, fairy land",
    "birch wood": "birch forest, birches, birch grove, birch, light wood",
    "jungle": "rain forest, rainforest, tropics, bamboo grove, tropical forest, india",
    "tree top": "nest, branch, bough, top of the tree, treetop, tree house, stork's nest, in a tree",
    "corn field": (
        "cornfield, wheat field, wheatfield, harvest field, harvest, barley field, rye field, field of corn, "
        "field of wheat, corn, stubble, buckwheat field"
    ),
    "orchard": "apple tree, apple orchard, plum tree, cherry tree, pear tree, fruit garden, apple garden, peach tree",
    "vineyard": "vines, vine, grape arbour, grapes, trellis",
    "moor": "heath, moorland, standing stones, stone circle, fell, down, bleak hill, peat bog, tableland",
    "hill top": (
        "hill, hillside, hilltop, top of the hill, knoll, lookout, slope, ridge, rise, viewpoint, valley, "
        "hillock, vale, hollow, dale"
    ),
    "brook": "spring, rill, little stream, stepping stones, burn, beck, mill stream",
    "lake": (
        "loch, jetty, tarn, lake shore, lakeside, swan lake, reservoir, fjord, fiord, island in the lake, lagoon, basin"
    ),
    "marsh": "swamp, bog, fen, quagmire, morass, wetland, mud, reeds, bayou",
    "waterfall": "fall, cascade, cataract, falls",
    "bridge": "stone bridge, footbridge, drawbridge, arch, viaduct",
    "open sea": (
        "sea, ocean, waves, high sea, fishing waters, the deep, storm at sea, atlantic, pacific, straits, "
        "strait, gulf, storm tossed sea, wreck"
    ),
    "under water": (
        "underwater, sea bed, seabed, bottom of the sea, sea floor, ocean floor, mermaid's palace, coral reef, reef"
    ),
    "harbour": (
        "harbor, port, quay, wharf, dock, pier, dockyard, landing stage, haven, seaport, harbor town, harbour "
        "town, port town"
    ),
    "island": "isle, desert island, islet, atoll",
    "cliff": "cliff top, cliffside, headland, cape, edge of the land, brink, promontory, end of the world",
    "boat": "rowing boat, rowboat, skiff, raft, canoe, fishing boat, punt, gondola, ferry boat, barge, lifeboat",
    "market": "market place, marketplace, bazaar, stall, market square, market town, christmas market",
    "square": (
        "town square, plaza, piazza, fountain, town hall, place of execution, public square, statue, parade, "
        "forum, crowd, throng"
    ),
    "alley": "back street, side street, passage, court of houses, slum, narrow street, steps, mews, bylane",
    "city gate": (
        "town gate, gate, castle gate, palace gate, gateway, town wall, city wall, walls, portcullis, farm gate"
    ),
    "roof tops": "roof, rooftop, housetop, chimney, chimney top, tiles, roofs, gable, chimney pot, cottage roof",
    "flower garden": (
        "rose garden, beautiful garden, rose tree, rose bush, flower bed, rosebush, flowers, hothouse, "
        "sundial, paradise, eden"
    ),
    "palace garden": (
        "pleasure garden, park of the castle, royal garden, maze, castle garden, pleasance, great garden, "
        "castle park, king's garden, garden of the palace, mansion, manor, country house, villa, hall, great "
        "house, estate, grounds"
    ),
    "terrace": "balcony, loggia, patio, portico, hotel lawn",
    "park": "public garden, promenade, bandstand, gardens, walk, zoological garden walk, bench",
    "playground": "swing, schoolyard, school yard, sand pit, sandpit, slide, recreation ground",
    "fair": (
        "fairground, carnival, circus, roundabout, merry go round, carousel, booth, amusement park, festival, big top"
    ),
    "zoo": "menagerie, cage, bear pit, zoological garden, zoological gardens, aviary, wild beast show",
    "graveyard": (
        "churchyard, cemetery, grave, tomb, burial ground, tombstone, church, chapel, cathedral, abbey, "
        "monastery, convent"
    ),
    "ruins": "ruin, ruined castle, ruined abbey, broken wall, ancient city, old tower, ruined house",
    "well": "draw well, wishing well, fountain in the forest, village well, pump, cistern, little well",
    "windmill": "mill on the hill",
    "water mill": "mill, mill race, mill pond, watermill, mill wheel, sawmill, weir, mill house",
    "cottage": (
        "cabin, log cabin, gamekeeper's cottage, farmhouse, farm house, cot, thatched cottage, bungalow, "
        "shed, hive, witch's house, gingerbread house"
    ),
    "hen yard": "hen house, henhouse, poultry yard, henroost, duck yard, coop, chicken run, hen coop, goose pen",
    "space": "outer space, stars, star, milky way, planet, universe, night sky, spaceship, rocket, mars",
    "moon": "lunar surface, crater, moon land, surface of the moon",
    "dream": "dreamland, dream land, vision, nightmare, sleep",
    "station": "railway station, platform, railway, train station, railway line, rails, train, depot, tram",
    "camp": (
        "encampment, tents, gipsy camp, bivouac, campfire, gypsy camp, wigwam, tepee, indian village, army "
        "camp, tent, caravan, stockade, fort, camping ground"
    ),
    "battlefield": "battle, field of battle, war, trench, siege, lists, tournament field, barricade, duelling ground",
    "volcano": "crater of fire, burning mountain, lava, hell, fiery mountain, inferno",
    "modern city": (
        "downtown, skyscraper, crossing, car park, traffic, bus stop, parking lot, motorway, modern street"
    ),
    "cave mouth": (
        "cave, cavern, den, lair, grotto, cave entrance, mouth of the cave, mine, quarry, badger's den, "
        "underground, tunnel, pit, iron door"
    ),
}

INDOORS: dict[str, str] = {
    "kitchen": (
        "cottage interior, cottage, scullery, farmhouse, farm house, farm, pantry, larder, dairy, hearth, "
        "fireside, cook house, stove, chimney corner, oven, cookshop, peasant's house, servants' hall, "
        "buttery, inglenook, fireplace, grate, homestead"
    ),
    "drawing room": (
        "flat, furnished flat, tenement, parlour, parlor, sitting room, mansion, salon, hotel, apartment, lounge, "
        "boudoir, club, town house, "
        "villa, living room, front room, house interior, suite, manor, country house, great house, music "
        "room, sofa, smoking room, rectory, vicarage, parsonage, armchair, carpet"
    ),
    "room": (
        "chamber, interior, waiting room, house, home, room, lodging, lodgings, dwelling, town, city, "
        "village, building, corridor, passage, inner room, harbor town, doorway, household, closet, lodging "
        "house"
    ),
    "bedroom": (
        "bedchamber, dormitory, bed, sickroom, sick room, guest room, sleeping room, dressing room, sick bed, "
        "bridal chamber, night room, bedside, wardrobe"
    ),
    "laboratory": (
        "lab, observatory, alchemist's room, alchemist's den, apothecary, pharmacy, magician's room, "
        "sorcerer's room, experiment, cabinet of curiosities, dispensary, wizard's room"
    ),
    "study": (
        "consulting room, detective's rooms, rooms, scholar's room, den of the scholar, writing room, "
        "sanctum, poet's room, desk"
    ),
    "shop": (
        "store, counter, grocery, emporium, pawnshop, market hall, drug shop, grocer, goods shop, department "
        "store, haberdasher, toy shop, toyshop, barber shop, bookshop, draper, huckster's shop, market, "
        "stores, milliner, chemist"
    ),
    "workshop": (
        "factory, studio, cobbler, tailor, carpenter, shoemaker, joiner, paper mill, printer, printing house, "
        "weaver, potter, goldsmith, watchmaker, atelier, loom, painter's studio, shipyard, spinning room, "
        "foundry"
    ),
    "stable": (
        "byre, stall, cowshed, cow shed, sheepfold, kennel, manger, donkey shed, pigsty, sty, cow house, "
        "fold, ox stall, cowhouse"
    ),
    "tavern": (
        "inn, taproom, pub, public house, ale house, alehouse, saloon, bar, guest house, common room, beer hall, serai"
    ),
    "hut": (
        "cabin, log cabin, shack, hovel, lodge, herdsman's hut, fisherman's hut, wigwam, longhouse, hunter's "
        "lodge, shanty, turf house, shieling, igloo, hermitage"
    ),
    "castle hall": (
        "palace, throne room, throne, royal court, court, castle, palace hall, banquet hall, great hall, "
        "royal hall, long hall, feast hall, palace interior, palace room, king's hall, royal palace, banquet, "
        "feast, court house, palazzo, fortress, audience chamber, hall of the castle, knight's hall, "
        "tribunal, judgment hall"
    ),
    "church": (
        "chapel, cathedral, temple, shrine, abbey, monastery, mosque, minster, altar, nave, convent, "
        "synagogue, pagoda, vestry, aisle, pew, pulpit, choir"
    ),
    "cellar": (
        "vault, wine cellar, basement, storehouse, coal cellar, storeroom, warehouse, treasury, treasure "
        "chamber, stores room"
    ),
    "catacomb": (
        "crypt, tomb, grave, drain, sewer, mausoleum, tunnel, niche, secret passage, burial chamber, catacombs, pyramid"
    ),
    "cave": (
        "cavern, lair, grotto, mine, underground, cave dwelling, robbers' den, dragon's den, troll's cave, "
        "hill, mount, mountain hall, robber's cave"
    ),
    "burrow": (
        "rabbit hole, hole, sett, warren, hollow tree, den, badger's den, fox's den, earth, nest, mole hill, "
        "lair of the fox, beaver lodge, tree trunk, fairy parlour, underground home, fairy hill"
    ),
    "carriage": (
        "cab, coach, cart, wagon, waggon, hansom, stagecoach, cab interior, car, van, motor car, taxi, sledge, caravan"
    ),
    "attic": "garret, loft, under the roof, lumber room, hayloft, top room, box room, mansard, roof space, skylight",
    "nursery": (
        "playroom, children's room, toy room, child's room, kindergarten, schoolroom of the children, doll's "
        "house, cradle"
    ),
    "tower room": (
        "tower, turret, tower chamber, keep, spinning tower, belfry, lighthouse, tower top, rapunzel's tower"
    ),
    "staircase": (
        "hall, stairs, landing, hallway, entrance hall, vestibule, lobby, entry, front hall, foyer, stair, hall of "
        "the house, hall way, stairway"
    ),
    "schoolroom": "school, classroom, class, school house, schoolhouse, lecture room, lecture hall, college, academy",
    "library": "reading room, book room, bookroom, archive, scriptorium",
    "museum": "gallery, picture gallery, exhibition, portrait gallery, art gallery, showroom, waxworks, auction room",
    "bakery": (
        "bakehouse, baker, confectioner, baker's shop, pastry shop, pastry cook, gingerbread shop, sweet "
        "shop, cake shop"
    ),
    "smithy": "forge, blacksmith, smith, armoury, armourer, iron forge, anvil, farrier, coppersmith",
    "mill": "watermill, windmill, miller, flour mill, mill loft, granary of the mill",
    "office": (
        "counting house, countinghouse, headquarters, bank, bureau, police station, lawyer, post office, law "
        "court, notary, newspaper office, customs house, newsroom, exchange, clerk, precinct, station house, "
        "business, agency, work desk, city room, reception"
    ),
    "barn": (
        "hay barn, threshing floor, granary, hayrick, tithe barn, haybarn, hay loft, straw, outhouse, coach "
        "house, corn loft"
    ),
    "hen house": (
        "henhouse, coop, hen coop, chicken coop, hen roost, dovecote, dovecot, pigeon loft, poultry house, aviary, cage"
    ),
    "shed": (
        "toolshed, tool shed, potting shed, garden shed, greenhouse, woodshed, summer house, lean to, "
        "hothouse, boat house, conservatory"
    ),
    "theatre": (
        "theater, stage, opera, playhouse, circus, concert hall, opera house, puppet theatre, footlights, "
        "music hall, show"
    ),
    "ballroom": "ball, dancing hall, ball room, dance, dance hall, assembly room, gilded hall, gallery of mirrors",
    "dining room": (
        "dining hall, supper room, breakfast room, dinner table, supper table, wedding table, refectory, "
        "supper, dinner, dinner party, banquet table, wedding, great chamber, table"
    ),
    "hospital": "ward, infirmary, clinic, asylum, sanatorium, operating room, doctor's room, surgery, nursing home",
    "cafe": (
        "coffee house, restaurant, tea room, teashop, eating house, tea shop, diner, bistro, canteen, ice cream parlour"
    ),
    "tent": "pavilion, general's tent, tepee, marquee, camp, gipsy tent, circus tent, camp tent, yurt, booth",
    "train": (
        "railway carriage, compartment, tram, street car, streetcar, tram interior, omnibus, bus, railway, "
        "train compartment, underground train, subway, airplane, aeroplane, dining car, pullman"
    ),
    "inside a whale": (
        "whale, fish belly, whale's belly, belly, stomach, belly of the fish, fish, inside of a fish, wolf's belly"
    ),
    "modern flat": "modern apartment, loft apartment, penthouse, living space, television",
    "bathroom": "bath, bath room, washroom, bath house, lavatory, swimming bath, shower, toilet, dressing table",
    "wash house": "washhouse, laundry, wash room, wash kitchen, copper, wash tub, brewhouse, scalding house",
    "prison": (
        "dungeon, cell, gaol, jail, prison cell, lock up, lockup, condemned cell, prison tower, captivity, oubliette"
    ),
    "mouse home": (
        "mouse hole, mousehole, under the floor, under the floors, wainscot, behind the wall, drawer, mouse's "
        "house, mouse nest, cupboard, tin, behind the wainscot, mouse dining room"
    ),
    "underworld": (
        "hades, nether world, netherworld, land of the dead, hell, realm of shades, kingdom of the dead, "
        "abyss, limbo, lower world"
    ),
    "ship's cabin": (
        "ship's cabin, ship, captain's cabin, below deck, hold, boat, vessel, forecastle, steamer, submarine, "
        "berth, ark, galley, yacht, schooner, houseboat"
    ),
}
"""The words of a kind are separated by commas."""

DWELLERS: dict[str, str] = {
    "castle hall": (
        "king, queen, emperor, empress, prince, princess, royal, lord, sultan, caliph, duke, mikado, river "
        "god, czar, tsar, knight, raja, rajah"
    ),
    "kitchen": (
        "peasant, farmer, goat, poor, old woman, widow, couple, grandmother, parents, fisherman, miller, "
        "giant, witch, old man, washerwoman, farm, mother, father, cottager, shepherd, ogre, pig, bear, "
        "gardener, foster mother, wife, husband, troll"
    ),
    "hut": "hunter, woodcutter, wood cutter, herdsman, charcoal, hermit, trapper, woodman, savage, indian",
    "burrow": "rabbit, badger, fox, mole, hare, weasel, otter, hedgehog, toad, frog",
    "mouse home": "mouse, mice, rat, cricket, beetle",
    "drawing room": (
        "gentleman, lady, baron, sir, count, rich, grand, colonel, doctor, aunt, merchant, mrs, miss, wealthy, judge"
    ),
    "mill": "inside the mill",
    "smithy": "blacksmith, smith",
    "bakery": "baker",
    "workshop": "shoemaker, cobbler, tailor, carpenter, weaver",
    "tent": "gipsy, gypsy, soldier, general",
    "underworld": "dead, devil, death, pluto",
    "cave": "robber, dragon, dwarf, hyena, lion, wolf",
    "hen house": "hen, chicken, duck, goose",
    "study": "scholar, poet, professor, student, priest, wizard",
}
"""Who lives there, where the word for the place itself says only that there is a roof."""

ACROSS: dict[str, str] = {
    "kitchen": "cottage",
    "drawing room": "doorstep",
    "castle hall": "castle",
    "church": "graveyard",
    "cellar": "courtyard",
    "catacomb": "graveyard",
    "cave": "cave mouth",
    "burrow": "forest",
    "carriage": "road",
    "stable": "farmyard",
    "barn": "farmyard",
    "hen house": "hen yard",
    "shed": "garden",
    "theatre": "square",
    "tavern": "village",
    "tent": "camp",
    "train": "station",
    "ship's cabin": "ship",
    "inside a whale": "open sea",
    "modern flat": "modern city",
    "prison": "courtyard",
    "mouse home": "garden",
    "underworld": "volcano",
    "mill": "water mill",
    "tower room": "castle",
    "attic": "roof tops",
    "ballroom": "palace garden",
    "smithy": "village",
    "hut": "cottage",
    "nursery": "flower garden",
    "museum": "square",
    "garden": "shed",
    "forest": "hut",
    "deep forest": "hut",
    "clearing": "hut",
    "birch wood": "hut",
    "meadow": "hut",
    "moor": "hut",
    "desert": "tent",
    "jungle": "hut",
    "farmyard": "barn",
    "graveyard": "church",
    "castle": "castle hall",
    "courtyard": "castle hall",
    "palace garden": "ballroom",
    "mountain": "cave",
    "cliff": "cave",
    "cave mouth": "cave",
    "ship": "ship's cabin",
    "boat": "ship's cabin",
    "open sea": "ship's cabin",
    "harbour": "ship's cabin",
    "station": "train",
    "camp": "tent",
    "battlefield": "tent",
    "windmill": "mill",
    "water mill": "mill",
    "roof tops": "attic",
    "tree top": "burrow",
    "volcano": "underworld",
    "modern city": "modern flat",
    "fair": "theatre",
    "road": "tavern",
    "village": "kitchen",
    "cottage": "kitchen",
    "doorstep": "drawing room",
    "hen yard": "hen house",
    "orchard": "shed",
    "market": "shop",
    "street": "shop",
    "snowfield": "hut",
    "square": "office",
}
"""What lies on the other side of the wall: the inside of a place without a roof, the outside of one with it."""

NARROWER: dict[str, tuple[str, ...]] = {
    "carriage": ("train",),
    "forest": (
        "deep forest",
        "clearing",
        "birch wood",
        "jungle",
        "well",
        "brook",
        "tree top",
        "waterfall",
        "cave mouth",
    ),
    "garden": (
        "flower garden",
        "palace garden",
        "orchard",
        "tea table",
        "terrace",
        "well",
        "vineyard",
        "hen yard",
        "park",
    ),
    "meadow": (
        "corn field",
        "vineyard",
        "moor",
        "hill top",
        "orchard",
        "city gate",
        "battlefield",
        "camp",
        "brook",
        "mountain",
    ),
    "street": (
        "market",
        "square",
        "alley",
        "bridge",
        "harbour",
        "city gate",
        "modern city",
        "station",
        "roof tops",
        "fair",
        "park",
    ),
    "shore": ("harbour", "cliff", "island", "lake"),
    "village": ("market", "well", "square", "bridge"),
    "mountain": ("waterfall", "volcano", "cliff", "cave mouth", "hill top"),
    "courtyard": ("well", "hen yard"),
    "farmyard": ("hen yard", "well"),
    "castle": ("palace garden", "city gate", "ruins", "courtyard"),
    "road": ("bridge", "city gate", "well", "station"),
    "hill top": ("moor", "windmill", "mountain"),
    "river": ("waterfall", "bridge", "water mill", "boat"),
    "open sea": ("boat", "under water", "island", "ship"),
    "kitchen": ("bakery", "mill", "wash house"),
    "castle hall": ("ballroom", "dining room", "tower room", "prison", "bedroom", "staircase", "kitchen", "cellar"),
    "drawing room": ("dining room", "nursery", "library", "study", "staircase", "bedroom", "kitchen", "ballroom"),
    "room": (
        "study",
        "nursery",
        "attic",
        "tower room",
        "dining room",
        "library",
        "office",
        "prison",
        "staircase",
        "laboratory",
    ),
    "workshop": ("smithy", "bakery", "mill", "shop"),
    "study": ("laboratory", "library", "office"),
    "tavern": ("stable", "kitchen", "bedroom"),
}
"""Kinds that the text's own words may choose instead of a wider one."""
