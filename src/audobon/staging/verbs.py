"""What a verb looks like: from a word of action to one of the poses the penciller draws.

Knows: verbs, their inflections, their pose, the feeling and the noise some of them carry.  Does not know: who acts.
"""

from __future__ import annotations

from functools import lru_cache

from audobon.comic.story import Emotion
from audobon.staging.listing import listed

POSES: tuple[str, ...] = (
    "standing", "walking", "running", "sitting", "kneeling", "lying", "sleeping", "pointing", "waving", "reaching",
    "holding", "carrying", "eating", "drinking", "climbing", "jumping", "falling", "hiding", "peeping", "crying",
    "laughing", "thinking", "talking", "shouting", "listening", "fighting", "hugging", "reading", "digging", "knocking",
    "riding", "dancing",
)  # fmt: skip

_VERBS_OF_POSE: dict[str, str] = {
    "standing": "stand wait stay stop halt remain stare gaze watch look bow curtsy rise appear face linger pause "
    "freeze",
    "walking": "walk go come wander stroll march enter leave follow return arrive step trot stride travel approach "
    "pass "
    "journey depart roam tramp creep sneak tiptoe crawl advance trudge pace amble saunter hobble limp set-off",
    "running": "run rush hurry flee escape chase pursue race dash gallop scamper scuttle scutter hasten bolt bound "
    "speed "
    "dart scurry charge hunt fly tear",
    "sitting": "sit perch settle rest ride-in steer row sail",
    "kneeling": "kneel crouch stoop bend pray beg plant scrub implore entreat beseech weed",
    "lying": "lie faint sprawl collapse die flop drown swoon perish",
    "sleeping": "sleep doze slumber snore nap dream",
    "pointing": "point show direct indicate order command accuse",
    "waving": "wave beckon signal greet salute fling throw toss hurl cast shake brandish swing",
    "reaching": "reach open close take touch pick pluck gather fetch stretch grab seize snatch catch grasp give "
    "hand offer "
    "unlock lock shut pull draw push press pour find put lay place hang get buy pay receive lift raise light stroke "
    "pet "
    "wipe feel search fasten tie untie cut sew knit mend cook bake stir wash comb brush dress paint write sell pop",
    "holding": "hold keep clutch grip bear wear clasp own possess",
    "carrying": "carry bring drag haul lug load convey deliver",
    "eating": "eat devour swallow gobble nibble bite chew taste dine sup munch feast breakfast lunch gnaw",
    "drinking": "drink sip lap quaff gulp drain",
    "climbing": "climb scramble clamber mount ascend",
    "jumping": "jump leap hop spring skip vault pounce",
    "falling": "fall tumble slip stumble trip drop topple sink plunge roll",
    "hiding": "hide conceal squeeze wriggle crouch-down cower shelter lurk skulk cover",
    "peeping": "peep peer spy glance peek squint examine inspect",
    "crying": "cry weep sob wail mourn grieve lament whimper moan groan sigh snivel",
    "laughing": "laugh giggle chuckle grin smile rejoice cheer smirk titter",
    "thinking": "think wonder ponder consider reflect muse meditate remember doubt decide reckon plan wish study",
    "talking": "talk say tell ask answer reply speak remark explain chat promise beg-pardon whisper murmur mutter "
    "inquire "
    "observe add continue reason argue suggest declare",
    "shouting": "shout call yell scream shriek bawl roar bellow exclaim howl bark growl hoot cry-out crow screech",
    "listening": "listen hear overhear hearken heed prick",
    "fighting": "fight strike hit beat kill slay stab attack wrestle struggle kick smite wound quarrel thrash whip "
    "punch "
    "shoot battle slap defend",
    "hugging": "hug embrace kiss cuddle comfort nestle cling",
    "reading": "read recite spell consult",
    "digging": "dig hoe bury plough rake shovel sow scratch burrow scrape sweep",
    "knocking": "knock rap tap bang hammer thump pound",
    "riding": "ride saddle drive",
    "dancing": "dance twirl whirl caper prance waltz frolic play spin sing",
}

_IRREGULAR: dict[str, str] = {
    "stand": "stood",
    "go": "went gone goes going",
    "come": "came",
    "leave": "left leaving",
    "run": "ran running",
    "flee": "fled",
    "fly": "flew flown flies flying",
    "tear": "tore torn",
    "sit": "sat sitting",
    "kneel": "knelt",
    "bend": "bent",
    "lie": "lay lain lying",
    "sleep": "slept",
    "die": "dying",
    "throw": "threw thrown",
    "fling": "flung",
    "shake": "shook shaken",
    "swing": "swung",
    "take": "took taken taking",
    "shut": "shutting",
    "draw": "drew drawn",
    "find": "found",
    "put": "putting",
    "lay": "laid",
    "hang": "hung",
    "get": "got getting",
    "buy": "bought",
    "pay": "paid",
    "give": "gave given giving",
    "catch": "caught",
    "feel": "felt",
    "light": "lit",
    "cut": "cutting",
    "write": "wrote written writing",
    "sell": "sold",
    "hold": "held",
    "keep": "kept",
    "bear": "bore borne",
    "wear": "wore worn",
    "bring": "brought",
    "eat": "ate eaten",
    "bite": "bit bitten biting",
    "drink": "drank drunk",
    "leap": "leapt",
    "spring": "sprang sprung",
    "hop": "hopped hopping",
    "skip": "skipped skipping",
    "fall": "fell fallen",
    "slip": "slipped slipping",
    "trip": "tripped tripping",
    "drop": "dropped dropping",
    "sink": "sank sunk",
    "hide": "hid hidden hiding",
    "spy": "spied spying",
    "weep": "wept",
    "sob": "sobbed sobbing",
    "grin": "grinned grinning",
    "think": "thought",
    "say": "said",
    "tell": "told",
    "speak": "spoke spoken",
    "hear": "heard",
    "overhear": "overheard",
    "fight": "fought",
    "strike": "struck striking",
    "hit": "hitting",
    "beat": "beaten",
    "slay": "slew slain",
    "stab": "stabbed stabbing",
    "smite": "smote smitten",
    "whip": "whipped whipping",
    "shoot": "shot",
    "hug": "hugged hugging",
    "cling": "clung",
    "read": "reading",
    "dig": "dug digging",
    "sow": "sown",
    "rap": "rapped rapping",
    "tap": "tapped tapping",
    "ride": "rode ridden riding",
    "drive": "drove driven driving",
    "spin": "spun spinning",
    "sing": "sang sung",
    "sup": "supped supping",
    "rise": "rose risen rising",
    "stop": "stopped stopping",
    "set-off": "",
    "creep": "crept",
    "speed": "sped",
    "seek": "sought",
    "drag": "dragged dragging",
    "beg": "begged begging",
    "plan": "planned planning",
    "pat": "patted patting",
    "pet": "petted petting",
    "lap": "lapped lapping",
    "nap": "napped napping",
    "bolt": "bolted",
    "knit": "knitted knitting",
    "pop": "popped popping",
    "scrub": "scrubbed scrubbing",
    "sweep": "swept",
    "step": "stepped stepping",
    "trot": "trotted trotting",
    "dream": "dreamt",
    "grab": "grabbed grabbing",
    "freeze": "froze frozen freezing",
    "stir": "stirred stirring",
    "flop": "flopped flopping",
    "chat": "chatted chatting",
    "win": "won winning",
    "slap": "slapped slapping",
}

FEELING_OF_VERB: dict[str, Emotion] = {
    verb: emotion
    for emotion, verbs in (
        (Emotion.SADNESS, "weep sob wail mourn grieve lament sigh moan whimper snivel"),
        (Emotion.JOY, "laugh giggle chuckle grin smile rejoice cheer dance frolic hug kiss embrace play"),
        (Emotion.ANGER, "fight strike beat kill slay attack roar growl thrash whip chase pursue quarrel smite"),
        (Emotion.FEAR, "flee escape hide cower tremble shudder scream shriek scutter implore"),
        (Emotion.SURPRISE, "stare gape start"),
    )
    for verb in sorted(listed(verbs))
}
"""The face a verb puts on the one who does it."""

PRONE = frozenset({"lying", "sleeping", "falling"})
MOVING = frozenset({"walking", "running", "climbing", "jumping", "riding", "falling", "carrying"})
QUIET_POSES = frozenset({"standing", "talking", "shouting", "listening", "thinking"})

_SPEECH_VERBS = listed("""say ask cry reply answer call exclaim shout whisper murmur mutter remark observe inquire
enquire add continue
    declare tell repeat return beg sigh growl roar interrupt demand shriek scream sob begin sing think explain suggest
    protest retort ejaculate respond order command bawl announce plead gasp groan laugh snap hiss croak squeak chirp
    pursue resume rejoin conclude bellow wail moan persist read reflect insist vow pronounce assent admit argue promise
    agree greet pray entreat proceed utter croon mumble scold urge warn whine yell snarl go""")
_SPEECH_IRREGULAR = {
    "said": "say", "told": "tell", "cried": "cry", "replied": "reply", "began": "begin", "sang": "sing",
    "thought": "think", "begged": "beg", "quoth": "say", "saith": "say", "read": "read", "says": "say",
    "sobbed": "sob", "snapped": "snap", "admitted": "admit", "went": "go",
}  # fmt: skip


def inflections(verb: str) -> frozenset[str]:
    """The forms a regular verb takes in a story, its irregular ones included."""
    forms = {verb, *_IRREGULAR.get(verb, "").split()}
    if verb.endswith("e"):
        forms |= {verb + "d", verb + "s", verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        forms |= {verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"}
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        forms |= {verb + "ed", verb + "es", verb + "ing"}
    else:
        forms |= {verb + "ed", verb + "s", verb + "ing"}
    return frozenset(forms)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    lemma_of: dict[str, str] = {}
    pose_of: dict[str, str] = {}
    for pose, verbs in _VERBS_OF_POSE.items():
        for verb in verbs.split():
            pose_of[verb] = pose
            if "-" in verb:
                continue
            for form in inflections(verb):
                lemma_of.setdefault(form, verb)
    # `lay` is both the past of `lie` and a verb: a thing laid is rarer on stage than someone who lay.
    lemma_of["lay"] = "lie"
    return lemma_of, pose_of


def lemma(word: str) -> str | None:
    """The base form of a verb of action (`ran` -> `run`), or None where no pose is known for it."""
    return _tables()[0].get(word.lower())


def pose_for(verb: str) -> str | None:
    """The pose for a verb in any form, or None if nothing fits; an -ing form that is a pose is itself."""
    word = verb.lower().strip()
    if word in POSES:
        return word
    lemmas, poses = _tables()
    return poses.get(word) or poses.get(lemmas.get(word, ""))


def feeling_of(verb: str) -> Emotion | None:
    """The face a verb puts on its doer, or None where it tells nothing."""
    word = verb.lower()
    return FEELING_OF_VERB.get(word) or FEELING_OF_VERB.get(lemma(word) or "")


@lru_cache(maxsize=1)
def _speech_forms() -> frozenset[str]:
    return frozenset(form for verb in _SPEECH_VERBS for form in inflections(verb)) | frozenset(_SPEECH_IRREGULAR)


def is_speech_verb(word: str) -> bool:
    """Whether this word can carry a speech tag (`said`, `cried`)."""
    return word.lower() in _speech_forms()


def sight_of(verb: str, pose: str | None) -> float:
    """How much there is to see in an action, 0..1: little where someone stands, thinks or speaks."""
    if pose is None:
        return 0.4
    if pose == "standing":
        return 0.25
    if pose in QUIET_POSES:
        return 0.35
    if pose == "walking":
        return 0.5
    return 0.9 if feeling_of(verb) is not None or pose in MOVING else 0.8
