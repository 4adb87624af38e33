"""Words and turns of phrase in which stories tell what somebody is doing.

Knows: English, the poses by name.  Does not know: how any pose is drawn, sentences.
Each is in -ing form, and none is a word kept back for measuring or holds one.
"""

from __future__ import annotations

from collections.abc import Mapping

POSES_SAID: Mapping[str, tuple[str, ...]] = {
    "standing": (
        "loitering", "rising to full height", "standing still as a post", "standing stiffly", "standing upright",
        "standing about", "standing stock still", "remaining on the spot", "halting", "lingering",
        "standing at attention", "biding the time", "standing bolt upright", "standing motionless",
    ),
    "walking": (
        "trudging along", "ambling along", "pacing up and down", "sauntering along", "roaming about",
        "rambling on foot", "wending the way onward", "taking a turn", "taking a walk", "shuffling along",
        "walking on and on", "trudging", "jogging along", "rambling",
    ),
    "sitting": (
        "resting on a seat", "squatting at ease on a stool", "sitting quite still", "sitting bolt upright",
        "settling down in a chair", "sitting cross-legged", "sitting at ease", "sinking into a chair",
        "sitting with folded hands", "sitting in a chair", "sitting side by side", "sitting with crossed legs",
    ),
    "talking": (
        "chattering away", "prattling", "spinning a yarn", "babbling on", "conversing", "holding a conversation",
        "having a chat", "telling a long tale", "rattling on", "declaring this and that",
    ),
    "listening": (
        "hanging upon every word", "straining to hear", "pricking up both ears", "harking to a distant sound",
        "attending to every word", "eavesdropping", "listening with all ears", "pricking both ears",
        "holding a hand to the ear", "listening for the least sound", "drinking in every word",
    ),
    "thinking": (
        "turning the matter over", "puzzling it out", "racking the brains", "brooding", "meditating", "thinking hard",
        "scratching the head in thought", "reckoning it all up", "puzzling over a riddle", "working out a plan",
    ),
    "pointing": (
        "stretching out a finger", "pointing with a finger", "making signs with a finger", "aiming a finger",
        "directing everyone with one arm", "pointing straight ahead", "pointing to something far off",
        "pointing it out", "drawing attention to something yonder", "levelling a finger", "pointing over yonder",
        "pointing far away", "pointing with one hand",
    ),
    "waving": (
        "making signals", "fluttering a handkerchief", "waving farewell", "waving goodbye", "flourishing one hand",
        "signalling with one arm", "making a sign with the hand", "waving a hand in the air", "waving with all might",
        "flapping a handkerchief", "waving good-bye", "bidding farewell with a hand in the air",
        "motioning with the hand", "waving one arm to and fro",
    ),
    "holding": (
        "grasping something tight", "holding fast", "grasping it tightly", "holding on tight",
        "clenching something in one fist", "holding something up", "clasping it with both hands", "holding it tight",
        "cherishing something in both hands",
    ),
    "carrying": (
        "lugging something along", "staggering under a load", "shouldering a load", "lugging a heavy sack",
        "tramping under a heavy pack", "carrying a bundle in both arms", "taking a heavy load along",
        "hauling a heavy load along", "toiling under a load", "trudging along with a sack",
        "plodding along with a burden", "shouldering a sack", "carrying a heavy basket", "lugging a basket along",
    ),
    "reading": (
        "poring over a book", "turning the leaves of a book", "perusing a letter", "spelling out the words",
        "conning a lesson", "reading from a great book", "reading the newspaper through", "bending over a book",
        "devouring a book", "spelling through a letter", "leafing through a volume", "reading line after line",
    ),
    "reaching": (
        "reaching out", "stretching up one hand", "reaching as high as possible", "reaching for the top shelf",
        "extending an arm", "groping above the head", "stretching up for it", "straining to reach it",
        "reaching out a hand", "making a long arm",
    ),
    "putting": (
        "putting things in their places", "depositing something", "popping something in", "arranging the table",
        "putting it down", "putting something away", "putting it in its place", "stowing it away",
        "putting something down", "putting things to rights", "tucking something away", "packing things away",
        "putting things away", "putting everything in its place",
    ),
    "opening": (
        "turning a key", "unbolting the door", "drawing back the bolt", "throwing the door wide", "unbarring the door",
        "undoing the lid", "raising the lid", "trying the door", "pushing back the bolts", "unfastening the door",
        "raising the latch",
    ),
    "leaning": (
        "leaning back", "leaning on one elbow", "leaning on a stick", "lolling", "lolling against the wall",
        "leaning one shoulder against it", "reclining against the wall", "leaning back at ease", "leaning on a staff",
        "resting on a staff", "leaning upon a stick",
    ),
    "stretching": (
        "rubbing both eyes", "stretching every limb", "gaping sleepily", "starting up from slumber",
        "having a good stretch", "stretching and blinking", "getting up sleepily", "stretching arms and legs",
        "stretching like a cat", "opening both eyes", "rubbing the eyes", "opening two sleepy eyes",
        "rousing up at last", "rubbing drowsy eyes",
    ),
    "searching": (
        "looking high and low", "prying into every corner", "looking for something lost",
        "poking about in every corner", "turning everything upside down", "looking everywhere", "looking far and wide",
        "nosing about", "peering about on every side", "searching high and low", "ferreting about",
        "trying to find something",
    ),
    "running": (
        "tearing along", "taking to their heels", "bolting", "scuttling away", "rushing along", "running at full tilt",
        "speeding away", "running like the wind", "pelting along", "flying along at full speed", "hurrying off",
        "scudding along", "bounding along", "scampering off",
    ),
    "tiptoeing": (
        "slipping along without a sound", "stealing along on tiptoe", "stepping softly", "treading softly", "stalking",
        "slinking along", "tiptoeing past", "gliding along without a sound", "padding along without a sound",
        "tiptoeing about", "walking softly on tiptoe", "treading as softly as a cat", "slipping by on tiptoe",
        "slinking past",
    ),
    "crawling": (
        "wriggling along", "slithering along", "worming along", "dragging along on hands and knees", "crawling about",
        "groping along on all fours", "crawling on hands and knees", "crawling forward", "squirming along",
        "moving on hands and knees", "crawling along like a snail", "wriggling along like a snake",
        "creeping on hands and knees", "grovelling on hands and knees",
    ),
    "climbing": (
        "swarming up", "shinning up", "scaling the height", "scrambling up", "clambering up",
        "climbing higher and higher", "getting up a ladder", "climbing up", "clambering higher and higher",
        "climbing a ladder", "climbing from branch to branch",
    ),
    "hanging": (
        "swinging by both arms", "swinging from a rope", "hanging by both hands", "clinging to a rope",
        "clinging on overhead", "hanging from a branch", "swinging in mid-air", "swinging like a pendulum",
        "hanging by one hand", "hanging by both arms", "hanging from a rope", "hanging high above the floor",
        "swinging from a branch",
    ),
    "jumping": (
        "bounding into the air", "skipping up and down", "vaulting over", "hopping up and down", "bouncing up and down",
        "jumping up and down", "bounding over", "cutting a caper in the air", "leaping high into the air", "vaulting",
        "making a mighty leap",
    ),
    "falling": (
        "toppling over", "pitching headlong", "losing balance", "dropping down", "rolling head over heels",
        "sprawling headlong", "falling headlong", "turning head over heels", "slipping and falling",
        "dropping like a stone", "toppling down", "pitching forward",
    ),
    "fainting": (
        "dropping down in a faint", "sinking down senseless", "losing all consciousness",
        "growing faint and sinking down", "falling in a faint", "dropping senseless", "turning faint and giddy",
        "swooning away", "fainting away", "falling down in a swoon", "sinking into a swoon",
        "turning as white as a sheet and sinking down", "losing consciousness", "falling senseless",
    ),
    "swimming": (
        "splashing about in the water", "striking out for the shore", "breasting the waves", "swimming about",
        "wallowing in the water", "splashing through the waves", "swimming for dear life", "swimming like a fish",
        "bobbing up and down in the water", "swimming along", "plashing about in the water",
        "striking out strongly in the water",
    ),
    "flying": (
        "sailing through the air", "flying up", "flitting about", "flying through the air", "flying high above",
        "flitting to and fro", "flapping along", "rising on wide wings", "wheeling in the air",
        "skimming through the air", "riding on the wind",
    ),
    "throwing": (
        "letting fly", "pitching something away", "pelting somebody", "shying stones", "pitching a ball",
        "throwing a ball", "aiming a stone", "chucking things about", "letting fly with a stone", "heaving a stone",
        "tossing a ball",
    ),
    "kicking": (
        "lashing out with one foot", "lashing out with both heels", "kicking out", "letting out with one foot",
        "kicking a ball", "kicking with might and main", "kicking up both heels", "flinging out one leg",
        "kicking things about", "kicking everything aside", "kicking to left and right", "spurning it with one foot",
        "kicking the door",
    ),
    "riding": (
        "sitting up in the saddle", "cantering along", "sitting astride", "riding along", "riding at full gallop",
        "jogging along in the saddle", "spurring a horse", "urging on a horse", "bestriding a horse",
        "galloping on horseback", "holding the reins in the saddle",
    ),
    "rowing": (
        "pulling at the oars", "plying the oars", "working the oars", "handling the oars", "sculling",
        "taking the oars", "rowing steadily", "feathering an oar", "labouring at the oars", "rowing along",
        "pulling a long slow stroke", "rowing across", "sculling along", "rowing hard",
    ),
    "kneeling": (
        "falling on both knees", "bending the knee", "dropping on one knee", "kneeling down",
        "sinking down on one knee", "kneeling in the grass", "bowing the knee", "dropping to both knees",
        "kneeling on one knee", "kneeling upon the stones", "sinking on both knees", "dropping down on one knee",
    ),
    "praying": (
        "folding both hands in prayer", "praying with folded hands", "offering up a prayer",
        "lifting up both hands in prayer", "murmuring a prayer", "praying devoutly", "saying prayers",
        "telling the beads", "repeating a prayer", "calling upon God",
    ),
    "begging": (
        "imploring", "entreating", "craving mercy", "pleading for mercy", "suing for pardon", "entreating with tears",
        "imploring with outstretched hands", "craving pardon", "praying for mercy", "holding out both hands for alms",
        "craving a crust", "begging piteously", "begging for alms", "appealing for help",
    ),
    "bowing": (
        "making a deep bow", "bending low", "inclining the head", "bowing low", "making a bow",
        "bowing to left and right", "bowing very low", "bowing with great politeness", "making a stately bow",
        "bending the back", "bowing respectfully", "bowing down",
    ),
    "curtseying": (
        "making a low curtsey", "sinking in a curtsey", "spreading out the skirts", "curtseying low", "curtsying",
        "making a deep curtsey", "dropping a deep curtsey", "dropping curtseys", "curtseying very low",
        "bobbing curtseys", "dropping a courtesy", "sinking in a courtly curtsey", "making a graceful curtsey",
    ),
    "crouching": (
        "squatting low", "sitting on the haunches", "huddling in a heap", "hunkering down", "squatting down",
        "crouching in a corner", "crouching behind a stone", "cowering low on both heels", "squatting like a frog",
        "squatting like a toad", "sinking down on both heels", "crouching close", "crouching ready to spring",
        "crouching like a cat",
    ),
    "gathering": (
        "picking berries", "gleaning", "culling blossoms", "picking up sticks", "filling a basket", "gathering nuts",
        "gathering berries", "picking mushrooms", "gathering simples", "heaping things in a basket", "raking together",
        "gathering sticks", "gathering apples", "picking blossoms",
    ),
    "cowering": (
        "shrinking back", "quailing", "shrinking with fear", "crouching in fear", "shrinking into a corner",
        "quaking in a corner", "recoiling", "quailing with terror", "drawing back in fear", "wincing", "cowering down",
        "cringing in a corner", "quaking", "crouching in terror",
    ),
    "hiding": (
        "lurking", "lying in wait", "crouching out of sight", "lying low", "lying hid", "staying out of sight",
        "getting out of sight", "creeping behind a curtain", "hiding in a corner", "skulking in the shadows",
        "playing at hide-and-seek", "creeping into a hiding-place", "lying in ambush", "hiding as still as a mouse",
    ),
    "shivering": (
        "quivering all over", "shaking all over", "chattering with cold", "quaking with cold", "quivering like a jelly",
        "shivering and shaking", "shivering all over", "quaking like a leaf", "trembling all over",
        "shivering from head to foot", "quivering from head to foot", "perishing with cold",
    ),
    "lying": (
        "lying at full length", "basking", "lying in a heap", "lying down", "lying quite still", "lying as if dead",
        "basking in the sun", "lying back", "lying stretched out", "lying on one side", "lying stretched in the grass",
        "lying among the daisies", "lying full in the sun",
    ),
    "sleeping": (
        "slumbering", "lying fast asleep", "lying sound asleep", "taking a nap", "napping", "sleeping like a top",
        "having forty winks", "drowsing", "slumbering sweetly", "sleeping like a log", "having a nap",
        "sleeping peacefully", "nodding over the fire",
    ),
    "crying": (
        "shedding tears", "wailing", "blubbering", "bewailing everything", "lamenting", "shedding bitter tears",
        "bursting into tears", "snivelling", "sobbing aloud", "wiping away the tears", "mourning and weeping",
        "crying piteously", "weeping as though the heart would break",
    ),
    "laughing": (
        "tittering", "grinning from ear to ear", "chortling", "shaking with laughter", "holding both sides",
        "laughing aloud", "laughing heartily", "sniggering", "laughing fit to burst", "making merry",
        "splitting with laughter", "beaming with merriment", "laughing till the tears ran", "choking with laughter",
    ),
    "shouting": (
        "hallooing", "crying aloud", "shrieking", "screaming", "shouting aloud", "shouting lustily", "calling for help",
        "hollering", "making a great outcry", "raising a hue and cry", "screeching", "yelling at the top of the voice",
        "calling aloud", "clamouring",
    ),
    "cheering": (
        "hurrahing", "throwing up both hands for joy", "tossing caps in the air", "huzzaing", "exulting", "triumphing",
        "waving both arms for joy", "shouting for joy", "raising a cheer", "flinging up both arms for joy",
        "cheering aloud", "cheering with might and main",
    ),
    "shrugging": (
        "raising both shoulders", "hunching both shoulders", "spreading out empty hands", "shrugging both shoulders",
        "lifting the shoulders", "heaving up both shoulders", "raising the eyebrows and shoulders",
        "spreading both palms", "shrugging helplessly", "hunching up the shoulders", "drawing up both shoulders",
        "shrugging it off", "shrugging indifferently",
    ),
    "clapping": (
        "striking palm on palm", "smiting both hands together", "clapping for joy", "applauding loudly",
        "clapping with might and main", "slapping both palms together", "clapping in time to the music",
        "clapping in glee", "clapping loudly",
    ),
    "singing": (
        "carolling", "trilling", "raising a song", "crooning", "lifting up the voice in song", "striking up a tune",
        "trolling a song", "singing a ballad", "singing merrily", "humming a tune", "singing sweetly",
        "bursting into song", "singing a song", "chanting a ballad",
    ),
    "peeping": (
        "looking through the keyhole", "peeping round the corner", "prying", "stealing a glance", "peering out",
        "taking a sly look", "squinting through a crack", "peering through the keyhole",
        "putting one eye to the keyhole", "peering slyly", "glancing slyly round the corner", "stealing a look",
        "putting an eye to a chink",
    ),
    "eating": (
        "munching", "dining", "swallowing great mouthfuls", "feasting", "devouring", "gnawing", "breakfasting",
        "having a meal", "cramming both cheeks", "falling to with a will", "swallowing a crust",
        "gulping down great mouthfuls", "lunching", "gnawing a bone",
    ),
    "drinking": (
        "quaffing", "draining a cup", "swallowing a draught", "taking a deep draught", "quenching a thirst",
        "having a drink", "swigging", "quaffing ale", "lapping", "draining the glass", "drinking deep", "tippling",
        "emptying the glass", "supping ale",
    ),
    "pouring": (
        "filling the glasses", "filling the cups", "pouring out tea", "emptying out a pitcher", "pouring it out",
        "slopping water about", "pouring out the milk", "emptying out the jug", "filling a cup to the brim",
        "filling up the glasses", "pouring out the wine", "tilting the teapot", "pouring water",
        "splashing water out of a pail",
    ),
    "stirring": (
        "making a pudding", "brewing", "cooking", "cooking the dinner", "boiling the soup", "making soup",
        "whipping up cream", "stirring the porridge", "rolling the dough", "stewing something in a pot",
        "brewing a broth", "working a spoon round and round", "mixing the dough", "preparing the supper",
    ),
    "sewing": (
        "plying a needle", "stitching away", "darning", "patching", "hemming", "plying the needle", "making a shirt",
        "darning stockings", "putting in stitches", "sewing on buttons", "working at a seam", "patching old clothes",
        "knitting stockings", "darning a sock",
    ),
    "writing": (
        "scratching away with a pen", "penning a letter", "jotting things down", "drawing with a pencil",
        "writing a letter", "inscribing a name", "noting it down", "making verses on paper", "writing it all down",
        "covering a sheet with words", "composing a letter", "scrawling", "writing line upon line",
        "scrawling something on paper",
    ),
    "fishing": (
        "minding a float", "trailing a line", "holding a rod over the water", "drawing in the nets",
        "watching the float", "landing a fish", "trying for a bite", "hauling in the nets", "throwing out a line",
        "trolling for pike", "fishing for trout", "waiting for a fish to bite",
    ),
    "digging": (
        "turning up the soil", "working with a spade", "making a hole", "breaking the soil", "scratching up the soil",
        "grubbing up roots", "digging a deep hole", "digging up the soil", "digging a grave", "grubbing in the soil",
        "digging with a spade", "digging up roots",
    ),
    "sweeping": (
        "plying a broom", "using a broom", "dusting", "brushing up the crumbs", "tidying up", "sweeping up the leaves",
        "working with a broom", "sweeping up", "sweeping out the house", "sweeping away the cobwebs", "spring-cleaning",
        "whisking the dust away", "brushing away the dust", "wielding a broom",
    ),
    "chopping": (
        "swinging an axe", "hewing", "lopping off branches", "cleaving wood", "hewing wood", "splitting firewood",
        "wielding an axe", "chopping firewood", "lopping", "making the chips fly", "chopping sticks", "cleaving logs",
        "swinging a hatchet", "working with an axe",
    ),
    "lifting": (
        "raising a great weight", "straining to raise a load", "raising something from the floor", "taking up a load",
        "heaving up a load", "hauling up a load", "getting a load up", "straining under a weight", "raising a burden",
        "lifting with all might", "lifting a heavy load", "bending to lift something", "raising it up with both hands",
    ),
    "scrubbing": (
        "rinsing", "rubbing it clean", "soaping", "washing the linen", "rubbing and scrubbing", "soaping and rinsing",
        "doing the washing", "scouring the pots", "washing up", "scouring till it shone", "rubbing till it shone",
        "washing the dishes", "wiping the plates", "polishing the brass",
    ),
    "knocking": (
        "rapping", "thumping at the door", "thundering at the door", "pounding on the door", "plying the knocker",
        "pulling the bell", "tapping at the window", "hammering on the door", "rapping smartly", "knocking three times",
        "rapping with the knuckles",
    ),
    "hugging": (
        "clasping a dear one tight", "throwing both arms round a neck", "folding a friend in both arms",
        "pressing a friend to the heart", "squeezing a friend tight", "holding somebody close", "hugging a friend",
        "hugging with all might", "clasping somebody to the heart", "flinging both arms round a neck",
        "folding somebody close", "clasping a dear friend",
    ),
    "kissing": (
        "pressing a kiss on a cheek", "kissing a cheek", "kissing somebody", "kissing a hand", "bestowing a kiss",
        "imprinting a kiss", "exchanging kisses", "raising a hand to the lips", "kissing the lips",
        "kissing over and over", "kissing tenderly", "stealing a kiss", "touching a cheek with the lips",
        "kissing both cheeks",
    ),
    "comforting": (
        "drying somebody's tears", "speaking words of comfort", "patting a shoulder", "patting a friend on the back",
        "cheering up a friend", "wiping away a friend's tears", "stroking a friend's hand", "hushing a sobbing child",
        "calming somebody", "saying kind words to a friend in tears", "pitying a poor soul", "reassuring a friend",
        "comforting a friend", "stilling somebody's sobs",
    ),
    "handing": (
        "handing something round", "making a gift", "putting something in a friend's hand", "holding out a gift",
        "tendering something", "serving out portions", "bestowing alms", "handing round the cake",
        "delivering a parcel", "reaching something across to a friend", "sharing things out", "distributing gifts",
        "pressing something upon a friend",
    ),
    "taking": (
        "receiving a gift", "holding out a hand for it", "receiving something with thanks", "taking what was held out",
        "receiving alms", "helping oneself", "accepting a gift", "receiving a parcel",
        "taking hold of what was held out", "pocketing something", "taking charge of a parcel", "receiving it gladly",
        "taking the gift", "accepting it with thanks",
    ),
    "greeting": (
        "bidding good-day", "bidding somebody welcome", "shaking somebody by the hand", "saying how-do-you-do",
        "wishing somebody good day", "welcoming a guest", "bidding good morrow", "welcoming a friend",
        "holding out a hand in welcome", "wishing everyone good morning", "bidding a guest welcome",
        "shaking hands all round", "bidding good morning",
    ),
    "fighting": (
        "brawling", "grappling", "tussling", "scuffling", "exchanging blows", "fighting like a lion",
        "fighting hand to hand", "sparring", "waging war", "squabbling with fists", "grappling with a foe",
        "contending with a foe",
    ),
    "striking": (
        "dealing a blow", "thrashing", "thumping", "smiting", "cudgelling", "boxing somebody's ears", "raining blows",
        "cuffing", "walloping", "belabouring somebody", "dealing out blows", "flogging", "buffeting", "lashing",
    ),
    "shielding": (
        "fending off blows", "guarding the face", "parrying", "raising both arms for protection", "holding off a blow",
        "protecting the head with both arms", "fending off a blow", "averting a blow", "guarding against blows",
        "screening the face", "covering the head with both arms",
    ),
    "seizing": (
        "clapping hold of somebody", "taking a prisoner", "collaring somebody", "seizing somebody by the collar",
        "catching somebody by the sleeve", "grasping somebody by the arm", "gripping somebody by the throat",
        "seizing somebody by the scruff", "catching somebody by the arm", "grabbing somebody by the collar",
    ),
    "leading": (
        "showing the way", "taking somebody by the hand", "leading the way", "conducting a guest",
        "heading the procession", "taking the lead", "leading a friend by the hand", "walking in front",
        "leading somebody along", "escorting a guest", "piloting a friend", "conducting somebody by the hand",
        "guiding a friend along",
    ),
    "following": (
        "trailing along behind", "walking at somebody's heels", "treading in somebody's footprints", "tagging along",
        "walking close behind", "pursuing", "trailing after somebody", "shadowing somebody",
        "trotting at somebody's heels", "following close behind", "treading on somebody's heels",
    ),
    "pulling": (
        "hauling on a rope", "straining at a rope", "pulling with might and main", "heaving at a rope",
        "pulling with all might", "straining at it with both heels dug in", "lugging at a rope", "wrenching at it",
        "drawing it along", "trailing something along", "jerking at it", "drawing a load along",
    ),
    "pushing": (
        "elbowing through", "thrusting aside", "putting a shoulder to it", "shoving with all might", "pushing hard",
        "thrusting with all might", "hustling", "driving something along", "rolling something along",
        "pushing with both hands", "propelling something along", "pushing and shoving", "pushing through",
    ),
    "whispering": (
        "breathing a secret", "talking under the breath", "speaking low", "muttering", "speaking in an undertone",
        "confiding a secret", "putting lips to somebody's ear", "breathing a word in somebody's ear",
        "talking low behind one hand", "whispering a secret", "whispering in somebody's ear", "muttering low",
        "talking in whispers", "imparting a secret",
    ),
    "feeding": (
        "holding a spoon to a little mouth", "filling hungry mouths", "putting food into a little mouth",
        "feeding a child", "feeding with a spoon", "coaxing food into a little mouth",
        "dropping crumbs into a little beak", "spooning broth into somebody", "feeding somebody with a spoon",
        "feeding somebody crumb by crumb", "popping titbits into a little mouth", "feeding a hungry little one",
    ),
    "dancing": (
        "skipping in a ring", "tripping it lightly", "whirling round and round", "treading a measure", "jigging",
        "tripping to the music", "spinning round on one toe", "dancing a jig", "hopping round in a ring",
        "cutting capers", "pirouetting", "dancing in a ring", "dancing round and round", "footing it merrily",
    ),
    "cradling": (
        "lulling a child", "hushing an infant", "hushing a little one", "lulling an infant",
        "singing a lullaby to a little one", "dandling an infant", "rocking an infant",
        "holding an infant in both arms", "rocking a little one to and fro", "rocking a cradle", "lulling a little one",
        "hugging an infant close", "crooning a lullaby to an infant", "rocking a little one in both arms",
    ),
    "scolding": (
        "railing", "finding fault", "upbraiding", "storming", "reproaching", "grumbling and scolding", "reproving",
        "lecturing", "storming and scolding", "railing bitterly", "scolding away", "shaking a finger in reproof",
        "speaking sharply", "reprimanding",
    ),
}  # fmt: skip
"""Pose -> further words that mean it."""
