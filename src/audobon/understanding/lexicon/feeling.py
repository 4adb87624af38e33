"""Words that carry feeling: by emotion, with valence and arousal for moods.

Knows: emotion words and prototypes.  Does not know: who feels.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed

EMOTION_WORDS = {
    word: emotion
    for emotion, words in (
        (
            "joy",
            """joy joyful joyfully joyous happy happily happiness glad gladly gladness delight delighted
            delightful merry
    merrily cheerful cheerfully laugh laughed laughing laughter smile smiled smiling pleased pleasant rejoice
    rejoiced hurrah hurray love loved beautiful lovely wonderful splendid gay gaily triumph triumphant thanks
    thank kiss kissed danced dancing sang fun capital bravo jolly chuckled giggled grinned proud proudly hope
    charming excellent magnificent blessed heavenly contented satisfied safe welcome""",
        ),
        (
            "sadness",
            """sad sadly sadness sorrow sorrowful sorrowfully weep wept weeping cry tears tear sob sobbed sobbing sobs
    mourn mourned grief grieve grieved unhappy miserable misery wretched lonely alone poor alas pity pitiful
    pitifully lament lamented sigh sighed sighing melancholy despair hopeless heartbroken lost death dead died
    dying sorry regret moaned gloomy forlorn disappointed dismal woe bitterly homesick mournfully hungry
    starving""",
        ),
        (
            "anger",
            """angry angrily anger rage raged furious furiously fury wrath cross crossly indignant
            indignantly indignation
    annoyed vexed scold scolded hate hated hateful shouted roared growled snarled threatened fierce fiercely
    wicked wretch scoundrel rascal villain thief fool idiot stupid impudent insolent insult revenge enraged
    offended sharply savagely stamped severely rudely hoarse temper passion thunder beat kill""",
        ),
        (
            "fear",
            """fear feared fearful fearfully afraid frightened fright terrified terror terrible dreadful
            dreadfully dread
    horror horrible horribly scared tremble trembled trembling shudder shuddered shivered panic alarm alarmed
    timid timidly anxious anxiously nervous nervously help danger dangerous fled flee hide hid screamed shrieked
    pale shrank beware mercy ghastly save escape anxiety uneasy worried""",
        ),
        (
            "surprise",
            """surprise surprised astonished astonishment amazed amazement wonder wondered startled strange suddenly
    unexpected extraordinary gasped stared curious curiosity bewildered puzzled goodness gracious impossible
    incredible ha ejaculated really""",
        ),
        (
            "disgust",
            """disgust disgusted disgusting loathe loathed nasty filthy foul ugly vile repulsive sneered sneer contempt
    contemptuously scorn scornful scornfully nauseous revolting horrid disdain disdainfully pah ugh faugh bah
    hideous beastly""",
        ),
    )
    for word in listed(words)
}
# emotion: (valence -1..1, arousal 0..1), after the circumplex.
# Source: Russell 1980, A circumplex model of affect; Warriner et al. 2013 give the words the same signs.
EMOTION_MOOD = {
    "neutral": (0.0, 0.25),
    "joy": (0.8, 0.6),
    "sadness": (-0.7, 0.35),
    "anger": (-0.6, 0.85),
    "fear": (-0.75, 0.8),
    "surprise": (0.1, 0.75),
    "disgust": (-0.65, 0.5),
}
# How far in control one feels, -1..1 (Russell and Mehrabian 1977, Evidence for a Three-Factor Theory of Emotions).
EMOTION_DOMINANCE = {
    "neutral": 0.0,
    "joy": 0.35,
    "sadness": -0.33,
    "anger": 0.25,
    "fear": -0.43,
    "surprise": -0.13,
    "disgust": 0.11,
}
# What a line of dialogue sounds like when its speaker feels so; compared as sentence vectors.
PROTOTYPES = {
    "joy": (
        "Hurrah! How happy I am!",
        "Oh, how lovely! I am so glad.",
        "I love you with all my heart.",
        "What fun! Let us dance and be merry.",
    ),
    "sadness": (
        "Alas, I am so unhappy.",
        "Oh dear, my poor child is dead and I must weep.",
        "I am all alone and nobody loves me.",
        "How miserable I am! I am so sorry.",
    ),
    "anger": (
        "How dare you! You wicked wretch!",
        "Get out of here, you thief!",
        "I will kill you for this!",
        "Hold your tongue, you stupid fool.",
    ),
    "fear": (
        "Help! Help! Save me!",
        "I am so frightened, do not hurt me.",
        "Oh, spare my life, have mercy!",
        "Run for your lives, the wolf is coming!",
    ),
    "surprise": (
        "Good gracious! What is that?",
        "How very strange! I never saw such a thing.",
        "What! Is it really you?",
        "Why, how did you come here?",
    ),
    "disgust": (
        "How disgusting! It smells horrible.",
        "Ugh, what an ugly nasty thing.",
        "I despise you, you are filthy.",
        "Pah! How very common and vulgar.",
    ),
    "neutral": (
        "Where are you going?",
        "Take this and go down the road.",
        "I will come tomorrow morning.",
        "There is a house near the mill.",
        "Yes, that is so.",
        "Give me something to eat and drink.",
    ),
}
TAG_EMOTIONS = {
    "sob": "sadness", "sigh": "sadness", "moan": "sadness", "groan": "sadness", "lament": "sadness", "wail": "sadness",
    "weep": "sadness", "whimper": "sadness", "whine": "sadness", "mourn": "sadness", "growl": "anger", "snarl": "anger",
    "roar": "anger", "scold": "anger", "snap": "anger", "storm": "anger", "threaten": "anger", "thunder": "anger",
    "laugh": "joy", "giggle": "joy", "chuckle": "joy", "smile": "joy", "grin": "joy", "sing": "joy", "crow": "joy",
    "gasp": "surprise", "ejaculate": "surprise", "scream": "fear", "shriek": "fear", "stammer": "fear",
    "falter": "fear", "sneer": "disgust", "implore": "fear", "beseech": "fear", "plead": "fear",
}  # fmt: skip
