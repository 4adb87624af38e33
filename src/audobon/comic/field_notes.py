"""One line on every field of a storyboard: what the schema says of it, and what its page in docs/ says.

Knows: words.  Does not know: the fields' types and bounds (see `schema.py`).
"""

from __future__ import annotations

from audobon.comic.geometry import Point
from audobon.comic.span import Span
from audobon.comic.storyboard import (
    BalloonPlace,
    Camera,
    CastDesign,
    Garment,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Prop,
    Storyboard,
)

NOTES: dict[type, dict[str, str]] = {
    Storyboard: {
        "title": "The book's title.",
        "author": "Who wrote the story.",
        "language": "The text's language, a two-letter code.",
        "text_sha256": "The sha256 of the clean text that spans count in; empty for a board of your own.",
        "cast": "How everyone looks, the same in every panel.",
        "pages": "The pages in order.",
        "warnings": "What the planning warned of; you may delete them.",
    },
    PagePlan: {
        "number": "Counts from 1, without a gap; a double page counts as two.",
        "panels": "In reading order.",
        "heading": "Set large above the panels, as the book's title is on page 1.",
        "byline": "Set small under the heading.",
        "ground": "A colour as `#rrggbb` makes the page a cover: one panel on that ground, between title and author.",
        "language": "Of its words, a BCP 47 tag (`ja`, `zh-Hant`, `tr`), where letters depend on it.",
        "vertical": "Whether Chinese and Japanese words stand in columns.",
        "double": "One panel over two facing pages: this one, whose number is even, and the next.",
    },
    PanelBrief: {
        "id": "The panel's name, unlike any other's; its folder in the book carries it. Keep it, and the art is kept.",
        "shot": "How much the frame holds, from a whole landscape to an eye.",
        "camera": "From where it is seen.",
        "placements": "Who is in the picture. Nobody is allowed.",
        "lettering": "Every word to letter, in reading order.",
        "place": "The text's own words for the place.",
        "place_kind": "One plain noun that says what to draw: kitchen, forest, street; unplaced for bare paper.",
        "inside": "Whether there is a roof over it.",
        "time": "The hour, which sets the light.",
        "weather": "A plain word: rain, snow, fog, wind, storm, clear.",
        "season": "The season, which sets leaves and ground.",
        "props": "Things in the picture that nobody holds.",
        "emotion": "The panel's feeling.",
        "importance": "Steers the panel's size on its page: the largest number leads.",
        "prompt": "One sentence for the painter.",
        "scene": "The id of the scene; panels of one scene share one set.",
        "span": "The stretch of the text that the panel stands for.",
        "moment": "The part of the text that the picture freezes.",
    },
    Camera: {
        "angle": "The height of the eye.",
        "tilt_degrees": "The dutch angle; 0 is level.",
        "over_shoulder": "The id of a placed character whose back stands near the lens.",
    },
    Placement: {
        "character": "The id of a member of the cast.",
        "x": "The figure's middle: 0 is the frame's left edge, 1 its right.",
        "depth": "0 is nearest the reader, 1 far away.",
        "facing": "Where the body is turned, from the reader's seat.",
        "pose": "A verb in -ing form: standing, running, handing over. An unknown one is drawn as the nearest.",
        "gaze": "A character's id, or reader, left, right, up, down.",
        "expression": "The feeling in the face.",
        "intensity": "How strongly it shows.",
        "holds": "A noun: what is in the hand.",
        "partner": "The id of the placed character with whom the pose is done: hugging, handing over.",
        "on": "What bears the figure: a placed character's id (a horse) or a noun (chair, bed, branch).",
    },
    Prop: {
        "name": "A plain noun: table, tree, wheelbarrow.",
        "x": "Its middle: 0 is the frame's left edge, 1 its right.",
        "depth": "0 is nearest the reader, 1 far away.",
    },
    LetteringLine: {
        "kind": "What the words are set as.",
        "text": "The words; between stars (`*so*`) they are stressed, and lettered bold and slanted.",
        "speaker": "The id of who says or thinks them (off-panel if not placed); null for captions and sounds.",
        "spans": "Which stretches of the text the words come from; none for words of your own.",
        "place": "Where you want the balloon, caption or sound; null leaves it to the letterer.",
    },
    BalloonPlace: {
        "x": "Its middle: 0 is the panel's left edge, 1 its right.",
        "y": "Its middle: 0 is the panel's top, 1 its foot.",
        "width": "How wide it may grow, as a share of the panel's width; 0 for as wide as is best.",
        "tip": "Where its tail ends; null leaves the tail to the letterer.",
    },
    Point: {
        "x": "0 is the panel's left edge, 1 its right.",
        "y": "0 is the panel's top, 1 its foot.",
    },
    Span: {
        "start": "Of the first character, counted from 0.",
        "end": "After the last character.",
    },
    CastDesign: {
        "character": "The id that placements, gazes and speakers use; it names the sheet's file.",
        "name": "As the reader knows the character.",
        "species": "A plain noun: human, rabbit, ghost, kettle.",
        "sort": "What sort of being the noun means, so that one without a drawing of its own stays in its sort.",
        "dressed": "Whether an animal stands upright in clothes.",
        "gender": "male, female, neutral or unknown.",
        "age": "child, young, adult, old or unknown.",
        "height": "1 is a grown man.",
        "build": "0 is thin, 1 stout.",
        "skin": "The colour of skin, fur or feathers.",
        "hair": "The colour of the hair.",
        "hair_style": "short, long, bun, braids, curly or bald.",
        "garments": "What is worn, from the inside out.",
        "features": "Plain words: beard, moustache, glasses, freckles, basket, umbrella, stick.",
    },
    Garment: {
        "name": "A plain noun: jacket, dress, apron, trousers, cloak, hat.",
        "color": "Its colour.",
    },
}
