"""What a story's beings are by nature: the animals, creatures and talking things, how tall each is drawn, and its hues.

Knows: nouns, their plurals, heights and natural colours.  Does not know: clothes, or how any of them is drawn.
Heights are in statures of a grown man, with a picture book's licence: the small are larger than in life.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from audobon.comic.storyboard import Sort
from audobon.staging.listing import listed

_BROWN = "#9a7b5a #7d6a58 #b79c78 #5f5650"

_ANIMALS = """
rabbit bunny cony cottontail | .55 | #a9805a #c9a57c #8d7257 #d8c3a2 #7b6a5c
hare leveret jackrabbit | .60 | #b08a56 #a3793f
mouse vole shrew | .32 | #9c9288 #b8a48e #7c726b
dormouse | .32 | #c08a4e #a8713c
rat | .40 | #7c7068 #5d5450
hamster guinea-pig gerbil | .32 | #d3a260 #c9b08a
mole | .35 | #4b4446
bat | .32 | #4d4448
hedgehog | .36 | #a58a68
porcupine | .48 | #6a5848
squirrel | .40 | #b0622c #8a5a3a
chipmunk marmot gopher | .36 | #b57f4a
weasel | .38 | #a5683a
stoat ermine marten mink | .40 | #9a5f35 #6f4a30
ferret polecat | .40 | #d9c7a2 #b99a70
mongoose ichneumon meerkat | .42 | #9b8a6a
otter | .55 | #6b4a33 #80593c
beaver | .52 | #7a5032 #6b4a33
badger | .62 | #6b6a6c
raccoon racoon | .52 | #8b837a
skunk | .48 | #37322f
fox vixen | .70 | #c8682c #b4531f #d98443
wolf | .95 | #6e6a69 #4d4a4c #8a837c
coyote jackal dingo | .75 | #b0884f #8f7a58
hyena | .82 | #a8925f
dog mongrel cur mastiff bulldog | .65 | #b9824c #6d4a2f #e0cfb2 #4a4341
hound greyhound bloodhound spaniel beagle | .68 | #b07a45 #8a5a36 #d9bf96
terrier lapdog | .45 | #e6dac0 #c9a878
sheepdog sheep-dog collie | .68 | #4a4341 #6d4a2f
puppy pup whelp | .42 | #b9824c #6d4a2f #e0cfb2
cat tabby puss pussy tomcat pussycat | .50 | #f0ebe0 #c98743 #5a5653 #3a3536
kitten kitty | .34 | #f0ebe0 #c98743 #5a5653
lion lioness puma cougar | 1.05 | #d3a04e #bd8840
tiger tigress | 1.05 | #dc8a35
leopard cheetah jaguar | .95 | #d9ab5c
panther | .95 | #2f2b2f
lynx bobcat wildcat | .72 | #b08d62
bear grizzly | 1.15 | #6b4527 #3d2c22 #8c6239
cub | .75 | #6b4527 #3d2c22 #8c6239
polar-bear | 1.25 | #eee8d8
panda | 1.05 | #f2efe8
pig hog sow swine | .65 | #efb8ae #e3a096
piglet | .42 | #efb8ae #e3a096
boar | .78 | #5d4c3e #4a3c34
sheep ewe wether | .70 | #f1ece0 #ddd3c0
ram | .76 | #d8c9ab #e6dccb
lamb | .48 | #f4f0e6 #e6dccb
goat billy-goat | .80 | #efe9dd #cbb99b #8b7258 #5f5148
kid | .50 | #efe9dd #cbb99b #8b7258 #5f5148
horse mare stallion steed nag gelding palfrey | 1.50 | #7c4c2a #3b2b24 #cdb697
pony | 1.10 | #8a5c38 #cdb697 #4a382c
foal colt filly | .95 | #8a5c38 #cdb697 #4a382c
donkey ass jackass | 1.15 | #8b8078 #6f655e
mule | 1.30 | #6b4f3c
zebra | 1.35 | #f2eee4
unicorn | 1.45 | #f7f4ee
camel dromedary | 1.60 | #c19a63
giraffe | 2.20 | #e2bb72
cow heifer | 1.30 | #8a5a3a #6d4630 #4a3a33
bull | 1.35 | #4c3a32 #6d4630
ox bullock | 1.35 | #b98a5c #8a5a3a
buffalo bison | 1.35 | #4a4244 #5a4436
calf | .80 | #8a5a3a #6d4630
deer doe hind | 1.15 | #b27b48 #a9733f
stag hart | 1.25 | #9a6238 #8d5e34
fawn | .70 | #b98150
antelope gazelle chamois | 1.00 | #c49a5c
reindeer caribou | 1.25 | #7f6a55
moose elk | 1.45 | #5a4334
elephant mammoth | 1.80 | #8e8c91 #77757b
rhinoceros rhino | 1.40 | #8b8681
hippopotamus hippo | 1.30 | #94818a
kangaroo wallaby | 1.15 | #a87f55
monkey | .60 | #7a573b #5a4232
ape gorilla chimpanzee baboon orang-outang orangutan | 1.10 | #3e3532 #5a4232
seal sea-lion | .75 | #6f7076
walrus | .95 | #8a6250
crow rook jackdaw | .42 | #2b2a31 #3a3943
raven | .50 | #26252c
magpie | .42 | #2b2a31
blackbird | .30 | #2b2a31
hen chicken | .42 | #c9803d #f0e6d2 #7d4a2c
rooster cock chanticleer | .50 | #b5562a #c9803d
chick | .22 | #efd163
goose gander | .55 | #f4f1ea #d6d3cb
gosling | .32 | #e5cf86
duck drake | .42 | #e8d27c #8a7a4c #f2efe6
duckling | .26 | #efd163 #8d8578
swan | .75 | #f8f6f1
cygnet | .40 | #b5aca2
turkey | .60 | #5d4435
peacock | .75 | #2f6f8a
stork | .90 | #f2efe8
crane heron | .95 | #b9bec4
flamingo | .95 | #eba0a0
ostrich | 1.35 | #4a4346
gull | .42 | #eceae6
penguin | .60 | #2f3038
pelican | .70 | #f0ece2
owl | .45 | #8d6d4a
eagle | .70 | #6b4a2c
hawk kite | .50 | #7d6450
falcon | .50 | #5a6678
vulture | .65 | #4f4440
parrot | .42 | #4f9a48 #c8382c
canary | .22 | #f0cf3e
sparrow bird | .25 | #9a7350 #b08d66
robin | .25 | #8a6746
wren | .22 | #8a5f3c
finch linnet | .25 | #a8725a
thrush | .30 | #9a7a52
nightingale | .26 | #95694a
lark | .26 | #b39468
cuckoo | .34 | #8d939c
hummingbird humming-bird | .18 | #3f9a6a
swallow martin | .26 | #3b4a6b
dove | .30 | #e6e3de
pigeon | .32 | #8f96a3
woodpecker | .32 | #4a5a3c
kingfisher | .28 | #2f7fa8
moor-hen moorhen coot | .34 | #33343a
puffin | .40 | #2d2f38
dodo | .65 | #9aa0a4
snake serpent adder viper cobra | .60 | #6d8a3f #8a7a3d
worm earthworm | .22 | #c98d7c
caterpillar | .24 | #8fb04a
lizard newt salamander | .32 | #6f8f4c
crocodile alligator | .80 | #5c7a44
dinosaur | 1.60 | #6f8f5c
frog | .32 | #6f9e45 #8cae4f #557b3a
toad | .32 | #7d6c45
tadpole | .18 | #4c4a3c
tortoise turtle | .42 | #7d8148
snail slug | .26 | #b3986b
crab lobster crayfish | .28 | #c65a3a
oyster mussel | .22 | #9a958c
fish | .35 | #d9973e #6f9aa8
goldfish gold-fish | .24 | #e58a2e
salmon | .48 | #d98878
trout pike carp herring eel | .42 | #7d8f80
shark | .90 | #7b8791
whale | 1.90 | #5a6f86
dolphin porpoise | .80 | #7f94a6
octopus squid | .60 | #b06a7a
jellyfish | .50 | #c9a0c4
seahorse starfish | .28 | #d99a4a
ant | .28 | #4a2f26 #2f2522
bee bumblebee wasp hornet | .24 | #e0b03a
fly gnat mosquito | .20 | #4c4a50
flea | .18 | #7a4a30
beetle | .22 | #3a4a3c
ladybird ladybug | .20 | #c8382c
butterfly | .24 | #d9884a
moth | .24 | #b8a68a
grasshopper locust | .34 | #7fae42 #98b94c
cricket | .28 | #5a4a30
dragonfly | .28 | #4a90a0
spider | .26 | #4a4347
scorpion | .28 | #6b4a2c
"""

_CREATURES = """
giant giantess ogre cyclops | 1.80 | #e2b08a
troll | 1.40 | #8f9a72 #7c8573
dwarf | .62 | #e5b48f
gnome brownie leprechaun | .46 | #e5b48f
goblin imp kobold hobgoblin | .55 | #9dae6a
elf pixie sidhe | .58 | #f3d9bd
fairy sprite nymph | .56 | #f6dcc6
spirit | .95 | #dfeadf
ghost phantom spectre | 1.00 | #e9eef2
skeleton | 1.00 | #ece5d2
god goddess | 1.15 | #f0ccab
angel cupid cherub | .70 | #f6dcc6
devil demon | 1.05 | #b5483c
death time | 1.10 | #d9cfc0
dragon drake wyvern | 1.70 | #4f8a58 #8a3a3a
witch wizard vampire | .98 | #d5c2a2
mermaid merman | .95 | #eec6a4
centaur faun satyr | 1.10 | #d8a880
mummy zombie | 1.00 | #c9c0a4
monster beast | 1.20 | #7a6aa0
robot android automaton | 1.00 | #a9b3bb
alien | .80 | #8fb08a
golem | 1.25 | #9a948a
snowman snow-man | .95 | #f4f6f8
scarecrow | 1.00 | #cfae6a
doll paper-doll | .50 | #f3d9bd
puppet marionette | .50 | #d9ae78
gingerbread | .45 | #b5702f
"""

_THINGS = """
kettle | .45 | #b9793f
teapot | .45 | #e9dfc6
pot bowl | .45 | #56565c
pan | .45 | #5c5a5e
cup mug | .45 | #e8e2d4
jug | .45 | #d9c7a0
bottle | .45 | #5e8a64
barrel cask | .80 | #a5713f
bucket | .45 | #b08a55
bell | .45 | #cf9f45
candle | .45 | #f3e9cf
lantern | .45 | #5b5348
lamp | .45 | #d98f6a
street-lamp lamp-post | .45 | #3f4a46
drum | .45 | #b5443a
chair | .80 | #a3703f
table | .80 | #a9774a
bed | .80 | #8f6036
door | .90 | #7d5a3c
house cottage castle tower | 1.90 | #e9dcc0
book | .45 | #9c3f3a
letter | .34 | #f3ead4
paper | .45 | #f7f2e2
card | .34 | #f9f5e8
mirror looking-glass | .45 | #c99a45
picture | .45 | #c2913f
clock | .45 | #8c5a35
stove oven | .80 | #5d5a5c
chest box | .80 | #94643a
post boundary-post milestone | .90 | #a58a68
signpost | .45 | #a3825a
fence-rail rail fence | .90 | #b39468
gate | .90 | #b89a6e
broom | .80 | #d0a657
spoon | .34 | #c4c4c0
fork | .34 | #c4c4c0
knife | .34 | #7a5236
pen | .34 | #f0ece0
pencil | .34 | #e0b23c
needle darning-needle | .34 | #c9cdd0
pin | .45 | #b8443c
key | .34 | #c79a42
scissors | .34 | #c3c8cc
hand-mill mill | .80 | #a3703f
umbrella | .45 | #56755a
match | .45 | #b8443c
boot | .45 | #6b4a35
shoe | .45 | #8a5a3a
hat | .45 | #4a4650
collar shirt-collar | .45 | #f4f0e4
coin penny shilling | .34 | #cfa245
button | .45 | #7c8fa8
ring | .45 | #d6ab48
apple | .38 | #c4493c
pear | .38 | #b9b24f
potato | .38 | #b58f5c
carrot | .38 | #de8136
turnip | .38 | #efe6da
onion | .38 | #c98f4f
pumpkin | .38 | #dd8434
mushroom | .38 | #c4483a
loaf bread bun | .40 | #c08a4a
cake pie | .40 | #d9a15f
egg | .38 | #f2e7d2
acorn nut | .38 | #b98a4a
bean pea | .45 | #8fae5a
pancake | .40 | #dcb067
cheese | .45 | #e6bf55
tree oak | 1.90 | #5f8a45
pine fir | 1.90 | #3f6b4a
willow | 1.90 | #8fa85c
apple-tree | 1.90 | #6f9a48
bare-tree | 1.90 | #7d6650
stump | 1.90 | #8f6f4e
bush | .50 | #5f8f4a
rose-tree rose-bush | .50 | #c9525e
rose | .50 | #c8414e
flower | .50 | #8f7fc0
daisy | .50 | #f7f3e8
sunflower | .50 | #e6b030
tulip lily | .50 | #d3564a
flax | .50 | #7f9fd6
thistle | .50 | #9a6fb0
fern | .50 | #5f9450
grass | .50 | #7fae4f
corn barley buckwheat wheat | .50 | #dcbb5a
leaf | .38 | #7a9a4a
sun | 1.30 | #eab03a
moon | 1.10 | #efe2ae
star | 1.10 | #f0cf62
cloud | .95 | #eef2f4
wind | .95 | #d5e2e8
raindrop rain | .95 | #9cc3dc
snowflake snow frost | .95 | #d9e9f2
icicle | .45 | #cfe4ee
river brook stream sea wave | 1.00 | #7fb0cf
mountain hill | .80 | #93909a
stone rock | .80 | #9b978f
fire | .45 | #e8762c
rainbow | .45 | #d2574a
ball | .45 | #c44d42
top | .45 | #5f8fae
kite | .45 | #c4574a
balloon | .45 | #cf4f4a
boat ship | 1.10 | #9a5f3c
paper-boat | 1.10 | #f6f1e2
paper-crane crane | .45 | #f0dfe0
train engine locomotive | 1.10 | #3f6b58
car bus tram | 1.10 | #b8483c
plane aeroplane | 1.10 | #d9b24a
cart carriage | 1.10 | #a3743f
wheel | .80 | #9a6b40
spinning-wheel | .80 | #9a6b40
teddy | .45 | #b98a54
spade | .80 | #a8834e
rake | .80 | #a8834e
hoe | .80 | #a8834e
axe | .80 | #a8834e
birch | 1.90 | #7f9a55
soldier | .50 | #f3d3b8
tin-soldier | .50 | #f3d3b8
"""


@dataclass(frozen=True, kw_only=True)
class Being:
    """A being's noun, what sort it is of, how tall it is drawn (1.0: a grown man), and its natural colours; `kin` is
    the plainest noun of those that mean the same (rabbit of bunny)."""

    noun: str
    sort: Sort
    height: float
    hues: tuple[str, ...]
    kin: str = ""


WINGED = listed("""bat crow rook jackdaw raven magpie blackbird hen chicken rooster cock chanticleer chick goose gander
    gosling duck drake duckling swan cygnet turkey peacock stork crane heron flamingo gull pelican owl eagle hawk falcon
    vulture parrot canary sparrow bird robin wren finch thrush nightingale lark cuckoo linnet swallow martin dove pigeon
    woodpecker kingfisher moor-hen moorhen coot puffin bee bumblebee wasp hornet fly gnat mosquito ladybird ladybug
    butterfly moth grasshopper locust cricket dragonfly beetle dragon drake wyvern fairy sprite pixie angel cupid cherub
    imp demon devil ghost spirit kite plane aeroplane cloud wind sun moon star time seagull pegasus griffin phoenix""")
"""Beings that may be seen in the air."""
BARE = listed("""ghost phantom spectre spirit skeleton dragon drake wyvern snowman snow-man robot android automaton
    golem monster beast alien mummy gingerbread mermaid merman centaur faun satyr death""")
"""Creatures that wear nothing of their own accord, or whose drawing brings its own dress."""
PLAIN_FUR: tuple[str, ...] = tuple(_BROWN.split())
"""Coats of an animal of which nothing is known."""
_PLAIN_HEIGHT = {Sort.ANIMAL: 0.6, Sort.CREATURE: 0.95, Sort.OBJECT: 0.6}
_IRREGULAR = {
    "mice": "mouse", "dormice": "dormouse", "geese": "goose", "wolves": "wolf", "oxen": "ox", "calves": "calf",
    "foxes": "fox", "fishes": "fish", "flies": "fly", "butterflies": "butterfly", "puppies": "puppy",
    "ponies": "pony", "bunnies": "bunny", "elves": "elf", "dwarves": "dwarf", "fairies": "fairy", "canaries": "canary",
    "wrens": "wren", "leaves": "leaf", "loaves": "loaf", "knives": "knife", "soldiers": "soldier",
}  # fmt: skip


@lru_cache(maxsize=1)
def _beings() -> dict[tuple[Sort, str], Being]:
    known: dict[tuple[Sort, str], Being] = {}
    for sort, table in ((Sort.ANIMAL, _ANIMALS), (Sort.CREATURE, _CREATURES), (Sort.OBJECT, _THINGS)):
        for line in table.strip().splitlines():
            nouns, height, hues = line.split("|")
            for noun in nouns.split():
                known[(sort, noun)] = Being(
                    noun=noun, sort=sort, height=float(height), hues=tuple(hues.split()), kin=nouns.split()[0]
                )
    return known


def being_named(what: str, sort: Sort) -> Being:
    """The being that a noun or a few words mean; one that no table knows keeps its words and gets plain measures.

    Args:
        what: `hare`, `two field mice`, `old hill troll`; the last known word counts.
        sort: `ANIMAL`, `CREATURE` or `OBJECT`.
    """
    words = what.lower().replace("_", " ").split()
    parts = [part for word in reversed(words) for part in reversed(word.split("-"))]
    for word in ("-".join(words), *reversed(words), *parts):
        for form in singulars(word):
            known = _beings().get((sort, form))
            if known is not None:
                return known
    noun = what.lower() or {Sort.ANIMAL: "dog", Sort.CREATURE: "spirit"}.get(sort, "stone")
    hues = PLAIN_FUR if sort is Sort.ANIMAL else ("#cfc3ae", "#b3a894")
    return Being(noun=noun, sort=sort, height=_PLAIN_HEIGHT.get(sort, 0.95), hues=hues)


def animal_of(word: str) -> str | None:
    """The animal that a noun names, in the singular (`hares` -> `hare`), or None."""
    for form in (*singulars(word.lower()), *singulars(word.lower().rpartition("-")[2])):
        if (Sort.ANIMAL, form) in _beings():
            return form
    return None


def singulars(word: str) -> tuple[str, ...]:
    """The forms a noun may have in the singular, itself first."""
    forms = [word]
    if word in _IRREGULAR:
        forms.append(_IRREGULAR[word])
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    return tuple(forms)
