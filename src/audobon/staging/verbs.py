"""What a verb looks like: from a word of action to one of the poses the penciller draws.

Knows: verbs, their inflections, their pose, the feeling and the noise some of them carry.  Does not know: who acts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audobon.comic.story import Emotion
from audobon.staging.listing import listed
from audobon.staging.verb_poses import ALONE, POSES, VERBS_OF_POSE

_IRREGULAR: dict[str, str] = {
    "stand": "stood",
    "see": "saw seen",
    "behold": "beheld",
    "send": "sent",
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
    "weave": "wove woven weaving",
    "sew": "sewn",
    "mow": "mown",
    "dip": "dipped dipping",
    "grip": "gripped gripping",
    "clap": "clapped clapping",
    "hum": "hummed humming",
    "shrug": "shrugged shrugging",
    "lean": "leant",
    "nod": "nodded nodding",
    "swim": "swam swum swimming",
    "flap": "flapped flapping",
    "curtsy": "curtsied curtsies curtsying",
    "forgive": "forgave forgiven forgiving",
    "lead": "led",
    "feed": "fed",
    "wring": "wrung",
    "split": "splitting",
    "saw": "sawn",
    "chop": "chopped chopping",
    "mop": "mopped mopping",
    "rub": "rubbed rubbing",
    "steal": "stole stolen",
    "build": "built",
    "shed": "shedding",
    "stick": "stuck",
    "blow": "blew blown",
    "wind": "wound",
    "bind": "bound",
    "meet": "met",
    "set": "setting",
    "lose": "lost losing",
    "ring": "rang rung",
    "shrink": "shrank shrunk",
    "wake": "woke woken waking",
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
FEELING_OF_POSE: dict[str, Emotion] = {
    "struggling": Emotion.FEAR, "cowering": Emotion.FEAR, "shivering": Emotion.FEAR, "shielding": Emotion.FEAR,
    "hiding": Emotion.FEAR, "crying": Emotion.SADNESS, "begging": Emotion.SADNESS, "fighting": Emotion.ANGER,
    "striking": Emotion.ANGER, "kicking": Emotion.ANGER, "scolding": Emotion.ANGER, "dancing": Emotion.JOY,
    "cheering": Emotion.JOY, "clapping": Emotion.JOY, "laughing": Emotion.JOY, "hugging": Emotion.JOY,
    "falling": Emotion.SURPRISE, "fainting": Emotion.SURPRISE,
}  # fmt: skip
"""The face that goes with a pose, where neither words nor mood tell another."""

PRONE = frozenset({"lying", "sleeping", "falling", "fainting", "swimming"})
MOVING = frozenset(
    {"walking", "running", "climbing", "jumping", "riding", "falling", "carrying", "crawling", "tiptoeing", "flying",
     "swimming", "rowing", "leading", "following"}
)  # fmt: skip
QUIET_POSES = frozenset({"standing", "talking", "shouting", "listening", "thinking"})

_UNSEEN = listed(
    """be have see feel seem become know want like love hate need forget live mean try happen allow let
    make do use lose get fail serve belong believe intend learn please suppose trust expect prefer
    deserve regard concern cause help manage dare turn grow last matter suit cost occur end begin start
    continue keep stay remain change mention excuse forgive enjoy suffer resemble contain include
    require rain snow hail thunder storm drizzle"""
)
"""Verbs that show nothing of themselves."""

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
    for pose, verbs in VERBS_OF_POSE.items():
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


def participle(verb: str) -> str:
    """The -ing form of a verb (`plaster` -> `plastering`, `tie` -> `tying`)."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb)
    return verb + (verb[-1] if short else "") + "ing"


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
    if pose == "crawling":
        return 0.8  # who runs and squeezes under a gate is known by the run
    return 0.9 if feeling_of(verb) is not None or pose in MOVING else 0.8


def pose_of_deed(verb: str) -> str | None:
    """The pose for what somebody does, the verb's own -ing form where no table knows it; None where nothing is seen.

    Args:
        verb: The base form, or a past form in `-ed`.
    """
    known = pose_for(verb)
    if known is not None or is_speech_verb(verb) or verb in _unseen_forms():
        return known
    if verb.endswith("ied"):
        return f"{verb[:-3]}ying"
    return f"{verb[:-2]}ing" if verb.endswith("ed") and len(verb) > 4 else participle(verb)


@lru_cache(maxsize=1)
def _unseen_forms() -> frozenset[str]:
    return frozenset(form for verb in _UNSEEN for form in inflections(verb))


def pose_alone(pose: str) -> str:
    """What is left of a pose for two where nobody is there to share it."""
    return ALONE.get(pose, pose)
