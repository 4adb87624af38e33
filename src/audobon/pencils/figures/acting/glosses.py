"""What each pose means: a verb that no table knows is compared with these.

Knows: meanings, each a few phrases set apart by semicolons.  Does not know: angles, how meaning is measured.
"""

from __future__ import annotations

GLOSSES: dict[str, str] = {
    "standing": (
        "standing still; waiting; staying in place; staring, gazing; pausing; being, becoming, seeming, "
        "belonging; having, owning, needing"
    ),
    "walking": (
        "walking along on foot; strolling; marching; trudging; limping; on a footpath; wandering; going home; "
        "travelling on foot; roaming about; a ramble in the country; taking a walk"
    ),
    "sitting": "sitting down; seated on a chair; taking a seat; perching on a stool",
    "talking": (
        "talking; speaking; chatting; telling a story; discussing; explaining; gossiping; asking and "
        "answering; arguing a point; conversation; agreeing, promising, allowing"
    ),
    "listening": "listening; hearing a voice or sound; paying attention to what is said; eavesdropping",
    "thinking": (
        "thinking; pondering; reasoning; considering a problem; wondering; reflecting; brooding; deep in "
        "thought; knowing, believing, hoping, wishing; deciding; remembering"
    ),
    "pointing": "pointing with a finger; showing the way; directing; indicating something",
    "waving": "waving a hand; beckoning; waving goodbye; making a sign with the hand; making signals; semaphore",
    "holding": "holding something in the hand; gripping; keeping hold; clutching",
    "carrying": (
        "carrying a load; bearing a burden; transporting; bringing something along; lifting and carrying "
        "heavy bags; laden with luggage"
    ),
    "reading": "reading; studying a book; perusing a letter",
    "reaching": "reaching up; reaching for something high up; extending an arm",
    "putting": "putting; placing a thing on the table; setting down; fastening, tying; handling with the fingers",
    "opening": "opening a door; unlocking; closing a lid; turning a key",
    "leaning": "leaning on a wall; lounging idly; loitering",
    "stretching": "stretching arms and legs; yawning; waking up",
    "searching": "searching; looking for something lost; hunting about; rummaging; exploring; seeking",
    "running": "running; sprinting; racing; fleeing; hurrying; escaping; galloping; speeding",
    "tiptoeing": "sneaking on tiptoe; stealthy quiet steps; creeping up; prowling",
    "crawling": "crawling on hands and knees; creeping on the ground; slithering like a snake",
    "climbing": "climbing a tree or ladder; scaling a wall; mountaineering; clambering up; ascending",
    "hanging": "hanging by the hands; dangling from a rope or branch; swing on a rope; a pendulum",
    "jumping": "jumping; leaping; hopping; a high jump; springing up; pole vault; trampoline",
    "falling": "falling down; tripping; stumbling; tumbling; collapsing; plummeting",
    "fainting": "fainting; losing consciousness; passing out; swooning",
    "swimming": "swimming; diving in water; floating in a pool; bathing in the sea",
    "flying": "flying; soaring through the air; gliding on wings; taking wing like a bird; flapping wings",
    "throwing": "throwing a ball; tossing; hurling; flinging a stone; casting; a lob, a pitch; to pitch",
    "kicking": "kicking with the foot; kicking a football; stamping the foot",
    "riding": "riding a horse; on horseback; horse riding; cycling; a jockey",
    "rowing": "rowing a boat; oars; paddling; boating on a lake; steering a ship",
    "kneeling": "kneeling; on one knee",
    "praying": "praying to God; worshipping in church; blessing; holy prayer",
    "begging": (
        "begging; pleading for mercy; beseeching; asking for alms on the knees; entreating; crawling slave; "
        "desperate appeal"
    ),
    "bowing": "bowing low; bending at the waist in respect; stooping; paying homage; saluting",
    "curtseying": "a lady's polite curtsey",
    "crouching": "crouching; squatting; ducking down; bending low; huddling",
    "gathering": "gathering berries; picking flowers or fruit; plucking; collecting; foraging; reaping the crop",
    "cowering": "shrinking back in fear; cringing; terrified; flinching from danger; timid and afraid",
    "hiding": (
        "hiding; concealing oneself; out of sight; staying hidden; in hiding; lying in wait in the shadows; an ambush"
    ),
    "shivering": "shivering with cold; trembling; shaking with chills; shuddering; freezing",
    "lying": "lying flat on the back; sprawling; reclining; lying on the ground, dead or wounded",
    "sleeping": "sleeping; dozing; asleep in bed; snoring; taking a nap",
    "crying": "crying tears; sobbing; weeping; grief and sadness; moaning; bawling",
    "laughing": "laughing; giggling; chuckling; joking; smiling; amused; a witch's mad laugh",
    "shouting": "shouting; yelling; calling out loud; bellowing; roaring; crying out; a loud scream",
    "cheering": "cheering; hurrah; a victory; rejoicing; jubilant; yelling with joy; a party",
    "shrugging": "shrugging the shoulders; not knowing or caring",
    "clapping": "clapping hands; applauding; applause",
    "singing": "singing a song; humming a tune; chanting; a choir; vocal music",
    "peeping": (
        "peeping; peeking round a corner; spying; watching secretly; a quick look; squinting; catching sight "
        "of; seeing for a moment"
    ),
    "eating": (
        "eating; having a meal; chewing; nibbling; gobbling food; lunch or dinner; tasting; a picnic; hungry; ravenous"
    ),
    "drinking": (
        "drinking; sipping from a cup; swallowing liquid; gulping a drink; a noisy sip of soup; thirsty; boozing"
    ),
    "pouring": "pouring water; pouring tea; spilling; filling a glass; watering",
    "stirring": (
        "stirring a pot; making food; preparing a recipe; mixing in a bowl; baking bread; kneading dough; "
        "boiling soup; ale, stew; a cook in the kitchen"
    ),
    "sewing": "sewing; needle and thread; knitting; mending clothes; embroidery; spinning yarn; fabric",
    "writing": "writing; pen and paper; sketching a picture; scribbling; painting; noting down",
    "fishing": "fishing with a rod; angling; catching fish",
    "digging": (
        "digging; spade and soil; burrowing a hole; planting in the garden; ploughing; tunnelling; gardening with a hoe"
    ),
    "sweeping": "sweeping the floor; broom; mopping; cleaning the house; tidying",
    "chopping": (
        "chopping wood; axe; cutting; hacking; felling trees; slashing; splitting; carving with a knife; "
        "cutting grass, pruning"
    ),
    "lifting": "lifting a weight; hoisting; heaving up; picking up something heavy",
    "scrubbing": (
        "scrubbing; washing clothes; polishing; wiping clean; soap and water; scouring; a sponge; bathing, "
        "washing oneself"
    ),
    "knocking": "knocking on a door; tapping; banging; hammering; ringing the bell; a rap on the door",
    "hugging": "hugging; embracing; cuddling; holding lovingly in the arms; fondling; a cuddle; caress",
    "kissing": "kissing; a kiss on the lips; smooching",
    "comforting": "comforting; consoling; soothing; reassuring someone sad; petting",
    "handing": "handing over; giving; offering; passing to; presenting a gift; supplying",
    "taking": "taking; catching; accepting; getting; collecting from someone; robbing, stealing",
    "greeting": "greeting; shaking hands; meeting a friend; saying hello",
    "fighting": "fighting; wrestling; combat; duelling; at war; attacking",
    "striking": "striking; punching; slapping; beating; a blow with the fist; whacking; smacking; giving a thrashing",
    "shielding": "shielding; guarding the face; warding off; defending; fending off",
    "seizing": "seizing; grabbing; snatching; arresting; trapping; strangling; taking prisoner; capture; captive",
    "leading": "leading by the hand; guiding; accompanying; conducting",
    "following": "following behind; coming after; tracking",
    "pulling": "pulling; dragging; tugging; hauling a rope",
    "pushing": "pushing; shoving; pressing; thrusting; jostling; poking with the elbow; a gentle push",
    "whispering": (
        "whispering; murmuring softly; telling a secret; speaking in a low voice; in confidence, secretly; "
        "mumbling under the breath"
    ),
    "feeding": "feeding a child; giving food; nourishing; breastfeeding a baby",
    "dancing": "dancing; waltzing; twirling; ballet; prancing; spinning round",
    "cradling": "cradling a baby; rocking an infant to sleep; nursing",
    "scolding": "scolding; telling off; rebuking; blaming; nagging; criticising",
}
