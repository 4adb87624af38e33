"""The plan of pages and panels: plain data that a person can read and edit as JSON.

A panel's geometry here is in unit coordinates: x 0 (left) to 1 (right).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.comic.geometry import Point
from audobon.comic.span import NOWHERE, Span
from audobon.comic.story import DayTime, Emotion


class Shot(StrEnum):
    """How much of the place and of the figures the frame holds, widest first."""

    EXTREME_WIDE = "extreme_wide"
    WIDE = "wide"
    FULL = "full"
    MEDIUM = "medium"
    CLOSE_UP = "close_up"
    EXTREME_CLOSE_UP = "extreme_close_up"


class Angle(StrEnum):
    EYE = "eye"
    HIGH = "high"
    LOW = "low"


class Facing(StrEnum):
    """Where a figure's body is turned, from the reader's seat."""

    LEFT = "left"
    RIGHT = "right"
    FRONT = "front"
    BACK = "back"


class Season(StrEnum):
    """`UNKNOWN` draws a mild green season."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    UNKNOWN = "unknown"


class Sort(StrEnum):
    """What sort of being a character is; `ANY` leaves it to the noun of its species."""

    ANY = "any"
    HUMAN = "human"
    ANIMAL = "animal"
    CREATURE = "creature"
    OBJECT = "object"


class LetteringKind(StrEnum):
    """`RADIO` is a voice that comes over a wire or the air: by telephone, radio, loudspeaker."""

    SPEECH = "speech"
    WHISPER = "whisper"
    SHOUT = "shout"
    THOUGHT = "thought"
    SONG = "song"
    RADIO = "radio"
    CAPTION = "caption"
    SOUND = "sound"


SPOKEN = tuple(kind for kind in LetteringKind if kind not in (LetteringKind.CAPTION, LetteringKind.SOUND))
"""Kinds that somebody says, sings or thinks."""


@dataclass(frozen=True, kw_only=True)
class Camera:
    """`tilt_degrees` is the dutch angle, 0 for level; `over_shoulder` is the id of a placed character whose back stands
    near the lens, empty for a free view."""

    angle: Angle = Angle.EYE
    tilt_degrees: float = 0.0
    over_shoulder: str = ""


@dataclass(frozen=True, kw_only=True)
class Placement:
    """One figure of the panel: where it stands, what it does, whom it looks at.

    `x` 0..1 is the figure's middle; `depth` 0 (nearest the reader) .. 1 (far). `pose` is a verb in the -ing form
    (`standing`, `running`, `sleeping`); `gaze` is a character id, `reader`, `left`, `right`, `up` or `down`;
    `holds` is a prop's noun or empty. `intensity` 0..1 scales the expression. `partner` is the id of the placed
    character with whom the pose is done (`hugging`, `handing over`, `fighting`), or empty. `on` is what bears the
    figure: the id of a placed character (who is ridden, or carries), or the noun of a thing (`bed`, `chair`, `branch`),
    or empty for the ground.
    """

    character: str
    x: float
    depth: float = 0.0
    facing: Facing = Facing.FRONT
    pose: str = "standing"
    gaze: str = "reader"
    expression: Emotion = Emotion.NEUTRAL
    intensity: float = 0.5
    holds: str = ""
    partner: str = ""
    on: str = ""


@dataclass(frozen=True, kw_only=True)
class Prop:
    """A thing in the picture that belongs to no one's hand: a plain noun and where it stands."""

    name: str
    x: float
    depth: float = 0.3


@dataclass(frozen=True, kw_only=True)
class BalloonPlace:
    """Where a person wants a line's balloon, caption or sound, in unit coordinates of its panel.

    `x`, `y` is its middle; `width` how wide it may grow, as a share of the panel's width, 0 for as wide as is best.
    `tip` is where its tail ends; None leaves the tail to the letterer.
    """

    x: float
    y: float
    width: float = 0.0
    tip: Point | None = None


@dataclass(frozen=True, kw_only=True)
class LetteringLine:
    """Words to letter, in reading order. `spans` says which stretches of the text they come from. Words between stars
    (`*so*`) are stressed.

    `speaker` is a character id for what somebody says, sings or thinks; None for captions and sounds. A speaker who is
    not placed in the panel speaks from off-panel. `place` is a person's own, None where the letterer finds one.
    """

    kind: LetteringKind
    text: str
    speaker: str | None = None
    spans: tuple[Span, ...] = ()
    place: BalloonPlace | None = None


@dataclass(frozen=True, kw_only=True)
class PanelBrief:
    """Everything that decides one panel's picture and lettering. `importance` 0..1 steers its size on the page.

    `span` is the stretch of text the panel stands for (empty for a panel of a person's own), `moment` the part of it
    that the picture freezes (None where nobody has said which).
    """

    id: str
    shot: Shot
    camera: Camera = Camera()
    placements: tuple[Placement, ...] = ()
    lettering: tuple[LetteringLine, ...] = ()
    place: str = ""
    place_kind: str = "unplaced"
    inside: bool = False
    time: DayTime = DayTime.UNKNOWN
    weather: str = ""
    season: Season = Season.UNKNOWN
    props: tuple[Prop, ...] = ()
    emotion: Emotion = Emotion.NEUTRAL
    importance: float = 0.5
    prompt: str = ""
    scene: str = ""
    span: Span = NOWHERE
    moment: Span | None = None


@dataclass(frozen=True, kw_only=True)
class PagePlan:
    """One page: its number (from 1) and its panels in reading order.

    `heading` and `byline` are set above the panels: a book's title and author on page 1, empty on most pages. A page
    with a `ground` (a colour) is a cover: one panel on that ground, between title and author.

    `language` is that of its words, a BCP 47 tag, where letters depend on it (Chinese and Japanese share characters but
    not their forms); `vertical` has the words stand in columns, where their script can.

    A `double` page is one panel over two facing pages; it begins on an even one and counts as two.
    """

    number: int
    panels: tuple[PanelBrief, ...]
    heading: str = ""
    byline: str = ""
    ground: str = ""
    language: str = ""
    vertical: bool = False
    double: bool = False

    @property
    def sheets(self) -> int:
        """How many pages of the book it takes."""
        return 2 if self.double else 1


@dataclass(frozen=True, kw_only=True)
class Garment:
    """One piece of clothing: a plain noun (`jacket`, `dress`, `apron`, `trousers`, `cloak`, `hat`) and its colour."""

    name: str
    color: str


@dataclass(frozen=True, kw_only=True)
class CastDesign:
    """How a character is drawn, the same in every panel. Colours are `#rrggbb`.

    `species` is a plain noun: `human` or a person's trade or rank (`witch`, `policeman`), an animal (`rabbit`), a
    creature (`ghost`), a thing that acts (`kettle`); `sort`
    says which of these it is, so that a noun without a drawing of its own stays in its sort. `height` 1.0 is a grown
    man; `build` 0 (thin) .. 1 (stout). `garments` are plain nouns with a colour each; `features` plain words (`beard`,
    `glasses`, `long hair`, `hat`).
    """

    character: str
    name: str
    species: str = "human"
    sort: Sort = Sort.ANY
    dressed: bool = True
    gender: str = "unknown"
    age: str = "adult"
    height: float = 1.0
    build: float = 0.5
    skin: str = "#e8c39e"
    hair: str = "#5a3b23"
    hair_style: str = "short"
    garments: tuple[Garment, ...] = ()
    features: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether this is one of mankind."""
        return self.sort is Sort.HUMAN or (self.sort is Sort.ANY and self.species == "human")


@dataclass(frozen=True, kw_only=True)
class Storyboard:
    """The Director's whole answer, and what drawing starts from."""

    title: str
    author: str = ""
    language: str = "en"
    text_sha256: str = ""
    cast: tuple[CastDesign, ...]
    pages: tuple[PagePlan, ...]
    warnings: tuple[str, ...] = ()

    def panels(self) -> tuple[PanelBrief, ...]:
        """All panels in reading order."""
        return tuple(panel for page in self.pages for panel in page.panels)
