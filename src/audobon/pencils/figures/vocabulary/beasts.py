"""Beasts on four legs, who stand up when they are dressed."""

from __future__ import annotations

from audobon.pencils.figures.vocabulary.kind import Kind, animal

PLAN = "beast"

_SMALL: tuple[Kind, ...] = (
    animal("rabbit", PLAN, words="bunny cony coney cottontail buck-rabbit", near="pika"),
    animal("hare", PLAN, words="leveret jackrabbit jack-rabbit"),
    animal(
        "mouse", PLAN, words="fieldmouse field-mouse vole woodmouse harvest-mouse", near="shrew lemming gerbil jerboa"
    ),
    animal("dormouse", PLAN),
    animal("rat", PLAN, words="water-rat", near="bandicoot muskrat"),
    animal("hamster", PLAN, words="guinea-pig cavy"),
    animal("hedgehog", PLAN, words="urchin hedgepig", near="tenrec echidna"),
    animal("porcupine", PLAN),
    animal("mole", PLAN),
    animal("bat", PLAN, words="flittermouse pipistrelle flying-fox"),
    animal("squirrel", PLAN),
    animal("chipmunk", PLAN, near="gopher marmot groundhog woodchuck"),
    animal("weasel", PLAN),
    animal("stoat", PLAN, words="ermine", near="marten sable mink"),
    animal("ferret", PLAN, words="polecat"),
    animal("mongoose", PLAN, words="ichneumon", near="meerkat civet genet"),
    animal("otter", PLAN),
    animal("beaver", PLAN, near="platypus capybara coypu"),
    animal("badger", PLAN, words="brock", near="wolverine wombat"),
    animal("raccoon", PLAN, words="coon racoon"),
    animal("skunk", PLAN),
)
_HUNTERS: tuple[Kind, ...] = (
    animal("fox", PLAN, words="vixen reynard"),
    animal("wolf", PLAN, words="she-wolf werewolf"),
    animal("jackal", PLAN, words="coyote dingo"),
    animal("hyena", PLAN, words="hyaena"),
    animal("dog", PLAN, words="mongrel cur mastiff bulldog watchdog doggie doggy bitch", near="dachshund pug"),
    animal("hound", PLAN, words="greyhound bloodhound foxhound wolfhound spaniel beagle"),
    animal("terrier", PLAN, words="lapdog"),
    animal("sheepdog", PLAN, words="collie sheep-dog", near="poodle newfoundland"),
    animal("puppy", PLAN, words="pup whelp"),
    animal("cat", PLAN, words="pussy puss tabby tom tomcat tom-cat pussycat pussy-cat tib grimalkin moggy"),
    animal("kitten", PLAN, words="kitty kit"),
    animal("lion", PLAN),
    animal("lioness", PLAN, words="puma cougar"),
    animal("tiger", PLAN, words="tigress"),
    animal("leopard", PLAN, words="cheetah jaguar ocelot leopardess"),
    animal("panther", PLAN),
    animal("lynx", PLAN, words="bobcat wildcat caracal"),
    animal("bear", PLAN, words="grizzly bruin she-bear teddy"),
    animal("cub", PLAN, words="bear-cub"),
    animal("polar bear", PLAN, words="polar-bear"),
    animal("panda", PLAN, near="koala sloth"),
)
_HOOFED: tuple[Kind, ...] = (
    animal("pig", PLAN, words="hog sow swine porker piggy"),
    animal("piglet", PLAN, words="piggie sucking-pig"),
    animal("boar", PLAN, words="wild-boar tusker", near="warthog peccary tapir"),
    animal("sheep", PLAN, words="ewe wether"),
    animal("lamb", PLAN, words="lambkin"),
    animal("ram", PLAN, words="tup bellwether", near="mouflon"),
    animal("goat", PLAN, words="billy billy-goat nanny nanny-goat he-goat she-goat"),
    animal("kid", PLAN),
    animal("cow", PLAN, words="heifer milch-cow"),
    animal("calf", PLAN),
    animal("bull", PLAN, words="minotaur"),
    animal("ox", PLAN, words="oxen bullock steer"),
    animal("buffalo", PLAN, words="bison aurochs", near="gnu wildebeest yak"),
    animal("horse", PLAN, words="mare stallion steed nag charger gelding palfrey hack jade cob"),
    animal("foal", PLAN, words="colt filly"),
    animal("pony", PLAN),
    animal("unicorn", PLAN),
    animal("donkey", PLAN, words="ass jackass jenny moke burro"),
    animal("mule", PLAN, words="hinny"),
    animal("zebra", PLAN, near="quagga"),
    animal("camel", PLAN, words="dromedary", near="llama alpaca"),
    animal("giraffe", PLAN, words="camelopard", near="okapi"),
    animal("doe", PLAN, words="deer roe hind roe-deer"),
    animal("stag", PLAN, words="hart buck roebuck"),
    animal("fawn", PLAN),
    animal("antelope", PLAN, words="gazelle chamois impala eland kudu oryx springbok"),
    animal("reindeer", PLAN, words="caribou"),
    animal("moose", PLAN, words="elk"),
)
_LARGE: tuple[Kind, ...] = (
    animal("elephant", PLAN, words="mammoth"),
    animal("rhinoceros", PLAN, words="rhino"),
    animal("hippopotamus", PLAN, words="hippo"),
    animal("kangaroo", PLAN, words="wallaby joey", near="opossum possum"),
    animal("monkey", PLAN, words="marmoset macaque", near="lemur"),
    animal("ape", PLAN, words="gorilla chimpanzee orangutan baboon orang-outang"),
    animal("seal", PLAN, words="sea-lion selkie"),
    animal("walrus", PLAN),
)
BEAST_KINDS: tuple[Kind, ...] = (*_SMALL, *_HUNTERS, *_HOOFED, *_LARGE)
