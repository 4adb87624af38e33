"""Verbs: how speech is given, what can be seen to happen, and irregular forms.

Knows: verbs by their base form.  Does not know: sentences.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

# Verbs that frame speech, by manner. Values of `Manner`.
SAYING = {
    word: "said"
    for word in listed(
        """say ask answer reply respond return remark observe declare explain tell inquire enquire add continue begin
    suggest think_aloud cry_softly sigh sob moan groan laugh giggle chuckle smile grumble growl snarl grunt
    mumble retort rejoin exclaim ejaculate interrupt interpose protest insist persist agree admit confess
    promise warn advise urge beg beseech implore entreat plead pray demand order command bid boast brag sneer
    jeer mock tease joke jest lisp stammer stutter falter gasp pant squeak chirp chirrup crow quack bleat bark
    purr hiss croak twitter caw hoot neigh bray moo gobble hum repeat echo resume conclude finish announce
    proclaim report relate object wonder complain whine whimper lament wail weep snap scold chide rebuke
    reproach threaten vow swear greet welcome speak query question counter venture volunteer hint confirm assure
    comfort console persuade coax apologise apologize drawl rasp pipe put_in break_in go_on burst_out chatter
    babble blurt concede correct contradict deny decide drone encourage finish flatter gibe grin guess inform
    instruct jabber maintain marvel mouth muse nod note offer opine pronounce propose quote read recite
    recommend remind remonstrate reassure ruminate simper sniff snort splutter sputter state storm thank utter
    yawn bluster urge mourn deliver quaver tremble command soliloquise soliloquize crackle blare squawk"""
    )
}
SAYING.update(
    dict.fromkeys(
        listed(
            """cry shout call scream shriek yell roar bellow bawl holler thunder howl screech exclaim_loudly hail"""
        ),
        "shout",
    )
)
SAYING.update(dict.fromkeys(listed("whisper murmur mutter breathe"), "whisper"))
SAYING.update(
    dict.fromkeys(listed("think reflect muse meditate ponder consider wonder reason imagine suppose"), "thought")
)
SAYING.update(dict.fromkeys(listed("sing chant carol croon warble hum"), "song"))
SAYING.update(dict.fromkeys(listed("read recite spell"), "reading"))
SAYING["murmur"] = "said"
SAYING["mutter"] = "said"
SAYING["wonder"] = "thought"
SAYING["hum"] = "said"
SAYING["recite"] = "said"

# Verbs of speech that also frame a quotation when an ordinary clause holds them far from it.
CORE_SAYING = listed(
    """say ask answer reply cry call exclaim shout think whisper remark tell inquire enquire return continue add
    observe begin respond declare beg order command sing repeat demand explain mutter murmur roar scream sob
    sigh growl"""
)

IRREGULAR = {
    "spake": "speak", "bespake": "speak", "sware": "swear",
    "said": "say", "told": "tell", "thought": "think", "spoke": "speak", "spoken": "speak", "began": "begin",
    "begun": "begin", "sang": "sing", "sung": "sing", "swore": "swear", "wept": "weep", "read": "read", "bade": "bid",
    "crept": "creep", "ran": "run", "went": "go", "gone": "go", "came": "come", "saw": "see", "seen": "see",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "got": "get", "gotten": "get", "made": "make",
    "ate": "eat", "eaten": "eat", "drank": "drink", "drunk": "drink", "fell": "fall", "fallen": "fall", "felt": "feel",
    "found": "find", "fled": "flee", "flew": "fly", "flown": "fly", "flung": "fling", "fought": "fight",
    "forgot": "forget", "forgotten": "forget", "froze": "freeze", "grew": "grow", "grown": "grow", "hung": "hang",
    "heard": "hear", "hid": "hide", "hidden": "hide", "held": "hold", "kept": "keep", "knelt": "kneel", "knew": "know",
    "known": "know", "laid": "lay", "lay": "lie", "lain": "lie", "led": "lead", "leapt": "leap", "left": "leave",
    "lent": "lend", "lost": "lose", "met": "meet", "paid": "pay", "rode": "ride", "ridden": "ride", "rang": "ring",
    "rung": "ring", "rose": "rise", "risen": "rise", "sat": "sit", "sold": "sell", "sent": "send", "shook": "shake",
    "shaken": "shake", "shone": "shine", "shot": "shoot", "slept": "sleep", "slid": "slide", "sprang": "spring",
    "sprung": "spring", "stole": "steal", "stolen": "steal", "stood": "stand", "struck": "strike", "stuck": "stick",
    "swam": "swim", "swum": "swim", "swept": "sweep", "swung": "swing", "taught": "teach", "threw": "throw",
    "thrown": "throw", "tore": "tear", "torn": "tear", "trod": "tread", "understood": "understand", "woke": "wake",
    "woken": "wake", "awoke": "awake", "wore": "wear", "worn": "wear", "won": "win", "wound": "wind", "wrote": "write",
    "written": "write", "caught": "catch", "brought": "bring", "bought": "buy", "built": "build", "broke": "break",
    "broken": "break", "bent": "bend", "bit": "bite", "bitten": "bite", "bled": "bleed", "blew": "blow",
    "blown": "blow", "bound": "bind", "bore": "bear", "born": "bear", "burnt": "burn", "burst": "burst", "cast": "cast",
    "chose": "choose", "chosen": "choose", "clung": "cling", "cut": "cut", "dealt": "deal", "dug": "dig",
    "did": "do", "done": "do", "drew": "draw", "drawn": "draw", "dreamt": "dream", "drove": "drive",
    "driven": "drive", "dwelt": "dwell", "fed": "feed", "hit": "hit", "hurt": "hurt", "leant": "lean", "let": "let",
    "lit": "light", "meant": "mean", "put": "put", "rent": "rend", "set": "set", "sewed": "sew", "shed": "shed",
    "shut": "shut", "slew": "slay", "slain": "slay", "sank": "sink", "sunk": "sink", "slunk": "slink",
    "spent": "spend", "spun": "spin", "spat": "spit", "split": "split", "spread": "spread", "stung": "sting",
    "stank": "stink", "strode": "stride", "strove": "strive", "swelled": "swell", "thrust": "thrust", "wove": "weave",
    "withdrew": "withdraw", "overtook": "overtake", "overheard": "overhear", "became": "become", "forgave": "forgive",
    "arose": "arise", "beheld": "behold", "besought": "beseech", "bethought": "bethink", "bid": "bid", "sought": "seek",
    "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "had": "have", "has": "have",
    "does": "do", "dying": "die", "lying": "lie", "tying": "tie", "quoth": "say", "says": "say", "saith": "say",
    "saying": "say", "died": "die", "tied": "tie", "lied": "lie", "hummed": "hum", "dived": "dive",
}  # fmt: skip

# What can be drawn: verbs of doing, by what they do. Values are weights for a beat's importance, 0..1.
ACTIONS = {
    word: weight
    for weight, words in (
        (
            1.0,
            """kill die drown slay murder stab shoot behead burn devour swallow explode crash escape
            rescue save marry kiss
    transform vanish steal attack fight strike wound fall bury hang poison choke strangle capture betray
    collapse faint perish destroy reveal discover awaken""",
        ),
        (
            0.8,
            """catch chase seize grab snatch leap jump flee break smash tear throw fling hurl bite hit kick push cut
    embrace dance swim fly climb hide trap bind chain lock unlock burst charge gallop plunge dive sink rush
    scream weep sob cry tremble pounce spring wrestle knock dash bolt crush squeeze wriggle drag wake awake
    conquer cheat deceive freeze swoop topple stumble trip crawl creep light strip recognise recognize""",
        ),
        (
            0.6,
            """run race hurry ride drive carry lift pull drop pour drink eat feed cook dig build hammer
            sew spin weave open
    shut close enter leave arrive return meet find lose give take bring fetch offer hand buy sell pay bow kneel
    beg pray bless curse point wave laugh smile shout sing play hunt search follow lead gather pick plant wash
    comb dress undress wear put hang tie untie fill empty wake blow shake nod stare gaze peep peer scatter row
    sail swing roll slip slide hop skip stride march wander flutter sneeze snore sleep whistle ring paint write
    read draw count share divide show gnaw scratch rub strike heave hoist ascend descend climb mount dismount
    perch nibble squeak growl roar bark howl""",
        ),
        (
            0.35,
            """go come walk sit stand lie stop stay wait look see watch hear listen turn move rise step stoop lean reach
    touch hold keep set lay place get make begin try start live rest work visit call ask answer tell speak pass
    cross approach near join greet welcome thank follow send draw raise lower bend remain appear grow notice
    feel smell taste examine sigh blush frown grin wink yawn stretch""",
        ),
    )
    for word in listed(words)
}
