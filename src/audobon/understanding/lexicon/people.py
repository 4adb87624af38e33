"""Who can be a character: words for people, animals, creatures and speaking things, with gender, age and kind.

Knows: nouns for living beings.  Does not know: which of them a story has.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

MALE_NOUNS = listed(
    """man boy father king prince brother son husband uncle grandfather gentleman lord lad fellow knight monk
    priest friar duke count earl baron bridegroom groom widower wizard sorcerer master sir emperor nephew
    grandson godfather papa daddy dad waiter actor landlord fisherman woodman woodcutter huntsman hunter soldier
    blacksmith smith farmer policeman sailor butler footman cobbler tailor miller shepherd ploughman coachman
    cabman workman nobleman countryman peasant woodsman headman salesman doorman watchman postman fireman
    foreman tradesman constable sultan pope abbot bishop squire page stepfather stepson stepbrother bachelor
    chap bull rooster cock ram stallion drake gander tomcat stag buck boar giant merman hero swain chieftain
    warrior swordsman magician beggarman oldest-brother old-man bo lackey parson sexton drummer robber thief
    pirate butcher carpenter mason juggler hermit beau sheriff cowboy marshal outlaw bandit"""
)
FEMALE_NOUNS = listed(
    """woman girl mother queen princess sister daughter wife aunt grandmother lady maid maiden lass widow bride nun
    witch sorceress empress niece granddaughter godmother mama mamma mummy mum waitress actress landlady nurse
    governess stepmother stepdaughter stepsister duchess countess baroness dame damsel housewife hen cow ewe
    mare goose duchess fairy nymph mermaid enchantress hostess washerwoman goddess heroine seamstress milkmaid
    housemaid chambermaid kitchenmaid cook midwife spinster madam mistress abbess dairymaid charwoman lioness
    tigress vixen doe nanny granny fishwife matron belle shepherdess"""
)
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | listed(
        """person child baby infant kid youth stranger friend neighbour neighbor servant guest visitor traveller
    traveler doctor teacher scholar student pupil baker judge lawyer merchant trader clerk driver rider guard
    guide captain officer general colonel major sergeant poet painter artist musician singer dancer player
    fiddler piper minstrel beggar tramp pedlar peddler huckster cook gardener host guest prisoner slave peasant
    villager citizen foreigner cousin twin orphan parent grandparent lover sweetheart companion comrade enemy
    rival bacteriologist scientist professor detective inspector chemist anarchist porter messenger steward
    minister chancellor treasurer courtier ambassador counsellor councillor adviser prophet saint angel pilgrim
    wanderer ferryman boatman boatswain mate passenger crew nobles noble ruler governor mayor magistrate
    executioner jailer gaoler burglar criminal murderer villain rogue rascal scoundrel wretch fool simpleton
    dunce genius expert author writer reader editor reporter journalist narrator speaker manager assistant
    secretary agent banker broker dealer grocer barber hatter jeweller tinker potter weaver spinner knitter
    goldsmith silversmith locksmith innkeeper shopkeeper storekeeper housekeeper gamekeeper keeper lodger tenant
    owner heir heiress victim patient customer client relative relation ancestor elder ghostseer apprentice
    helper attendant escort sentinel sentry scout spy conductor engineer mechanic operator pilot skipper stoker
    fisher trapper cowboy rancher schoolboy schoolgirl schoolmaster schoolmistress youngster urchin toddler lad
    lassie boy newcomer bystander passer-by christian heathen moor turk gipsy gypsy indian samurai daimyo mikado
    shogun emir vizier caliph wise-man rich-man sportsman charlatan connoisseur buffoon adept millionaire pauper
    philosopher physician surgeon apothecary treasurer coward hunchback cripple giantess old-woman hen-wife
    henwife herdsman cowherd goatherd swineherd herd-boy herd-girl herder"""
    )
)
# Plurals that do not end in -s, with their singular.
IRREGULAR_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "folk": "person",
    "folks": "person",
    "mice": "mouse",
    "geese": "goose",
    "oxen": "ox",
    "wolves": "wolf",
    "calves": "calf",
    "thieves": "thief",
    "wives": "wife",
    "elves": "elf",
    "dwarves": "dwarf",
    "deer": "deer",
    "sheep": "sheep",
    "gentlemen": "gentleman",
    "noblemen": "nobleman",
    "huntsmen": "huntsman",
    "fishermen": "fisherman",
    "policemen": "policeman",
    "workmen": "workman",
    "countrymen": "countryman",
    "ladies": "lady",
    "fairies": "fairy",
    "brethren": "brother",
    "loaves": "loaf",
    "leaves": "leaf",
    "feet": "foot",
    "teeth": "tooth",
    "bunnies": "bunny",
    "puppies": "puppy",
    "ponies": "pony",
    "flies": "fly",
    "babies": "baby",
    "bodies": "body",
    "enemies": "enemy",
    "dormice": "dormouse",
    "knives": "knife",
    "kine": "cow",
}

TRADES = ("maker", "keeper", "taker", "seller", "monger", "wright", "dresser", "owner")
"""Endings of words for who does something for a living: `clockmaker`, `caretaker`."""

ANIMALS = listed(
    """wolf goat mouse rabbit hare fox crow lion tiger bear cat kitten dog puppy hound cow calf bull ox horse pony
    foal mare donkey ass mule sheep lamb ram ewe pig sow boar hog piglet rat hen cock rooster chicken chick duck
    duckling goose gosling swan turkey bird sparrow robin wren swallow lark nightingale owl eagle hawk falcon
    raven magpie jackdaw pigeon dove stork crane heron parrot peacock cuckoo canary blackbird thrush finch
    seagull gull penguin pelican ostrich fish salmon trout carp pike cod herring shark whale dolphin seal otter
    beaver badger weasel stoat ferret squirrel hedgehog mole bat deer stag doe fawn elk moose reindeer buffalo
    camel elephant monkey ape baboon gorilla giraffe zebra rhinoceros hippopotamus crocodile alligator snake
    serpent viper adder lizard tortoise turtle frog toad newt snail slug worm earthworm spider scorpion ant bee
    wasp hornet fly gnat mosquito butterfly moth caterpillar beetle ladybird cricket grasshopper locust
    dragonfly flea louse crab lobster shrimp oyster jellyfish octopus eel dormouse guinea-pig hamster panther
    leopard jaguar cheetah lynx hyena jackal kangaroo raccoon skunk porcupine opossum bunny pup cub bulldog
    terrier poodle spaniel greyhound moor-hen moorhen jay woodpecker quail partridge pheasant vulture kite
    linnet starling rook billy-goat nanny-goat tomcat pussy cur steed stallion charger colt"""
)
CREATURES = listed(
    """giant giantess troll dwarf elf fairy goblin imp witch wizard ogre ogress dragon ghost spirit demon devil
    fiend monster mermaid merman nymph gnome pixie brownie sprite sylph unicorn griffin gryphon phoenix centaur
    satyr faun genie jinn djinn vampire werewolf skeleton skull angel god goddess banshee leprechaun kelpie
    changeling sidhe snow-man snowman sorcerer sorceress sphinx minotaur cyclops kobold nix nixie vila golem oni
    tengu kappa drang cherub cupid phantom apparition spectre specter martian robot automaton nisse huldra"""
)
THINGS_THAT_SPEAK = listed(
    """sun moon star wind frost winter spring summer autumn tree oak fir pine willow rose rose-tree bush flower
    lily daisy thistle fern flax reed stove kettle pot pan teapot cup lamp lantern candle mirror looking-glass
    clock bell needle pin broom spoon fork knife doll puppet toy soldier ball top box barrel cask mill hand-mill
    handmill wheel spinning-wheel cloud river brook stream sea mountain stone rock statue house door gate fence
    post fence-rail boundary-post shoe boot hat coat collar shirt-collar pen inkstand book portrait picture
    engine train ship boat cart wagon carriage car pancake gingerbread-man straw coal bean egg apple turnip
    potato pumpkin leaf snowflake icicle rainbow echo death time fortune thunder lightning fire water earth
    night day"""
)
CHILD_NOUNS = listed(
    """child baby infant kid boy girl lad lass kitten puppy lamb calf chick duckling piglet cub fawn foal son
    daughter youngster urchin toddler schoolboy schoolgirl kids bunny lassie orphan"""
)
YOUNG_NOUNS = listed("""youth maiden damsel prince princess bride bridegroom sweetheart student apprentice lover""")
OLD_NOUNS = listed("grandfather grandmother granny elder crone hag greybeard patriarch")
GROUP_NOUNS = listed(
    """family crowd people folk folks company party army band troop crew herd flock pack swarm mob court household
    gang audience police guests neighbours neighbors villagers twins pair couple parents children brethren
    nobles soldiers servants crew congregation council tribe host"""
)
KIN_NOUNS = listed(
    """mother father brother sister son daughter wife husband uncle aunt grandfather grandmother nephew niece
    cousin mama mamma papa mummy mum daddy dad granny stepmother stepfather stepsister stepbrother stepdaughter
    stepson godmother godfather parent child children parents"""
)
# Names for somebody already on stage: they point back instead of bringing in somebody new.
EPITHETS = listed(
    """rogue rascal scoundrel wretch villain creature fellow beast poor-thing thing darling dear dears simpleton
    knave monster one other others former latter animal brute imp person individual youngster beauty culprit
    hero heroine speaker newcomer voice"""
)
# Adjectives that tell two of a kind apart ("the second brother", "the town mouse").
TELLING_APART = listed(
    """first second third fourth fifth sixth seventh eldest oldest youngest younger elder middle next last other
    town country white black red grey gray green blue brown golden big bigger biggest smallest biggest rich
    richer good bad wicked fat thin tall short lame blind one-eyed little-one strange foreign next-door sea hill
    forest wood underground pale-faced sallow"""
)
PERSON_ADJECTIVES = listed(
    """old young little poor dear good kind wicked great big small rich lazy brave wise foolish"""
)

COMMON_GIVEN_NAMES_MALE = listed(
    """peter john jack james jim tom thomas william bill will henry harry george charles charlie edward ned robert
    bob richard dick joseph joe david daniel dan samuel sam michael mike paul simon andrew anthony tony arthur
    albert alfred benjamin ben francis frank frederick fred edmund walter hugh hans fritz karl otto ludwig
    heinrich jean pierre jacques louis philip philippe stephen steven matthew mark luke adam noah isaac jacob
    abraham moses aaron joshua nathan timothy tim patrick pat hector oliver oscar max leo jamie johnny jimmy
    billy bobby freddy tommy teddy christopher kit nicholas nick ivan boris igor ali ahmed hassan sinbad aladdin
    robin rudolf sebastian per ole lars olaf nils gilbert godfrey rupert basil cyril ernest eustace gerald
    herbert horace hubert ralph reginald roger rowland sidney stanley vincent victor wilfred bertie farquhar
    duncan donald malcolm angus hamish ian alan kenneth cuchulain conchubar"""
)
COMMON_GIVEN_NAMES_FEMALE = listed(
    """mary anne ann anna jane alice elizabeth eliza beth betty bess lizzie margaret maggie meg peggy katherine
    catherine kate kitty sarah sally susan sue rose lily lucy emily emma ellen helen nell nellie grace florence
    charlotte lottie caroline clara dora dorothy edith ethel eleanor fanny frances georgina gertrude gretel
    greta hannah harriet ida isabel isabella jessie joan judith julia juliet laura louisa louise lydia mabel
    martha matilda maud may minnie nora olive pauline phoebe polly rachel rebecca ruth sophia sophie stella
    sylvia theresa ursula victoria violet virginia winifred wendy della cinderella goldilocks rapunzel marie
    marguerite jeanne heidi ingrid astrid kirsten leelinau thumbelina ariel miranda nancy molly annie bella
    celia daisy"""
)
NICKNAMES = {
    "jim": "james", "jimmy": "james", "jamie": "james", "jack": "john", "johnny": "john", "tom": "thomas",
    "tommy": "thomas", "bill": "william", "billy": "william", "will": "william", "harry": "henry", "hal": "henry",
    "dick": "richard", "bob": "robert", "bobby": "robert", "ned": "edward", "ted": "edward", "teddy": "edward",
    "charlie": "charles", "joe": "joseph", "sam": "samuel", "dan": "daniel", "ben": "benjamin", "fred": "frederick",
    "mike": "michael", "tony": "anthony", "kate": "katherine", "kitty": "katherine", "lizzie": "elizabeth",
    "betty": "elizabeth", "bess": "elizabeth", "beth": "elizabeth", "meg": "margaret", "maggie": "margaret",
    "peggy": "margaret", "nell": "eleanor", "nellie": "eleanor", "molly": "mary", "polly": "mary", "sally": "sarah",
    "sue": "susan", "nancy": "anne", "annie": "anne", "tim": "timothy", "pat": "patrick", "nick": "nicholas",
}  # fmt: skip
