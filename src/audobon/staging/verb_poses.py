"""The poses that a figure can be asked for, and the verbs each of them shows.

Knows: verbs by their base form.  Does not know: inflections, or how a pose is drawn.
"""

from __future__ import annotations

VERBS_OF_POSE: dict[str, str] = {
    "standing": "stand see notice behold wait stay stop halt remain stare gaze watch look rise appear face linger "
    "pause freeze occur glisten prosper thaw succeed realize realise suspect recognize recognise picture "
    "imagine fancy fear note long yearn desire finish surpass master content inherit transform soften "
    "re-erect vanish disappear falter express assure boring",
    "walking": "walk go come wander stroll march enter leave return arrive step trot stride travel approach pass "
    "journey depart roam tramp advance trudge pace amble saunter hobble limp set-off cross tread descend "
    "withdraw retire venture move parade visit",
    "tiptoeing": "tiptoe creep sneak steal prowl slink",
    "running": "run rush hurry flee escape chase pursue race dash gallop scamper scuttle scutter hasten bolt bound "
    "speed dart scurry charge hunt tear",
    "crawling": "crawl wriggle squirm squeeze slide",
    "sitting": "sit perch settle rest ride-in steer sail",
    "kneeling": "kneel weed",
    "praying": "pray worship",
    "begging": "beg implore entreat beseech plead",
    "crouching": "crouch stoop squat bend",
    "bowing": "bow thank",
    "curtseying": "curtsy curtsey",
    "cowering": "cower shrink cringe quail dodge",
    "shivering": "shiver tremble shudder quake quiver",
    "lying": "lie sprawl die flop perish",
    "fainting": "faint swoon collapse",
    "sleeping": "sleep doze slumber snore nap dream",
    "pointing": "point send show direct indicate order command accuse",
    "waving": "wave beckon signal salute brandish swing bless",
    "greeting": "greet welcome meet",
    "throwing": "throw fling toss hurl cast pitch sling",
    "reaching": "reach",
    "putting": "put lay place set touch grasp feel stroke fasten tie untie light dip stick insert replace cut snip "
    "clip fix arrange slice carve spread smear iron",
    "stretching": "stretch wake yawn awake",
    "opening": "open close unlock lock shut push-open burst",
    "gathering": "pick pluck gather collect glean",
    "taking": "take receive accept buy",
    "handing": "give hand offer present pay pass-over sell",
    "seizing": "grab seize snatch catch capture clutch-at nab",
    "holding": "hold keep clutch grip bear wear clasp own possess employ smoke dress prepare",
    "carrying": "carry bring haul lug load convey deliver",
    "lifting": "lift raise heave hoist",
    "pulling": "pull drag draw tug haul-on yank pluck-at pinch comb bind",
    "pushing": "push shove thrust press drive-out",
    "eating": "eat devour swallow gobble nibble bite chew taste dine sup munch feast breakfast lunch gnaw",
    "drinking": "drink sip lap quaff gulp drain",
    "feeding": "feed nurse suckle",
    "pouring": "pour spill fill water",
    "stirring": "cook bake stir knead mix brew boil roast fry",
    "sewing": "sew knit mend darn embroider spin weave stitch",
    "writing": "write sign paint draw-up scribble",
    "reading": "read recite spell consult study",
    "climbing": "climb scramble clamber mount ascend",
    "hanging": "hang dangle",
    "jumping": "jump leap hop spring skip vault pounce",
    "flying": "fly flutter soar swoop hover flap",
    "swimming": "swim float dive drown wade",
    "rowing": "row paddle",
    "falling": "fall tumble slip stumble trip topple sink plunge roll drop",
    "hiding": "hide conceal crouch-down shelter lurk skulk cover",
    "peeping": "peep peer spy glance peek squint",
    "searching": "search seek examine inspect sniff find grope explore",
    "crying": "cry weep sob wail mourn grieve lament whimper moan groan sigh snivel shed",
    "laughing": "laugh giggle chuckle grin smile smirk titter",
    "cheering": "cheer rejoice triumph exult",
    "clapping": "clap applaud",
    "shrugging": "shrug",
    "thinking": "think wonder ponder consider reflect muse meditate remember doubt decide reckon plan wish",
    "talking": "talk say tell ask answer reply speak remark explain chat promise beg-pardon murmur mutter inquire "
    "observe add continue reason argue suggest declare inform report advise recommend introduce encourage "
    "question flatter grumble object",
    "whispering": "whisper",
    "scolding": "scold chide rebuke reproach threaten blame",
    "shouting": "shout call yell scream shriek bawl roar bellow exclaim howl bark growl hoot "
    "cry-out crow screech bleat bray neigh quack "
    "sneeze cough",
    "singing": "sing hum croon chant carol",
    "listening": "listen hear overhear hearken heed prick nod",
    "fighting": "fight stab attack wrestle struggle wound quarrel battle defend",
    "striking": "strike hit beat kill slay smite thrash whip punch slap chop-down hammer break",
    "kicking": "kick stamp",
    "hugging": "hug embrace cuddle nestle cling enfold",
    "kissing": "kiss",
    "comforting": "comfort console pat soothe",
    "cradling": "cradle rock lull",
    "leading": "lead guide conduct escort",
    "following": "follow",
    "digging": "dig hoe bury plough rake shovel sow scratch burrow scrape plant build wall",
    "sweeping": "sweep brush dust mow",
    "scrubbing": "scrub wash wipe mop scour polish rub",
    "chopping": "chop hew split",
    "fishing": "fish angle",
    "knocking": "knock rap tap bang thump pound",
    "riding": "ride saddle drive",
    "dancing": "dance twirl whirl caper prance waltz frolic play",
    "leaning": "lean",
}
ALONE: dict[str, str] = {
    "handing": "putting", "seizing": "putting", "kissing": "standing", "leading": "walking", "following": "walking",
    "whispering": "talking", "greeting": "waving", "comforting": "putting", "feeding": "holding",
    "hugging": "standing", "taking": "holding",
}  # fmt: skip
"""What is left of a pose for two where nobody is there to share it."""
POSES: tuple[str, ...] = tuple(VERBS_OF_POSE)
