"""What a figure is asked to do in one panel, and the frame of mind that its head shows.

Knows: pose, turn, feeling, look.  Does not know: bodies, drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.story import Emotion
from audobon.comic.storyboard import Facing
from audobon.pencils.figures.expression import Acting, Voice, act
from audobon.pencils.figures.partner import Partner
from audobon.pencils.figures.poses import pose_named


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What a character does in one panel.

    `pose` is a verb in -ing form. `facing` FRONT is a three-quarter view towards the side of the gaze; LEFT and RIGHT
    are near profile. `expression` and `intensity` (0..1) show in face and brows; `gaze` is the direction of the look
    in drawing space, each part about -1..1, (0, 0) at the reader. `mouth_open` is set while the figure speaks, and
    `voice` says how; `holds` is a noun or empty. `partner_at` is where the partner of a pose done together is, None
    when alone or not yet placed. `borne` names what the figure sits, lies or hangs on where that is placed apart
    (`chair`, `bed`, `horse`, `branch`): nothing of its own is then drawn below it, and its `seat` comes to lie there.
    `deed` is the word that the pose was asked for by, where that is another. `bears` names whom it has in its arms.
    `bearing` numbers the ways to stand, sit, go and talk, None for the character's own. `seed` varies what nobody
    decided (fur, strands, small measures of the face), not the design.
    """

    pose: str
    facing: Facing
    expression: Emotion
    intensity: float
    gaze: tuple[float, float]
    mouth_open: bool
    holds: str
    seed: int
    partner_at: Partner | None = None
    borne: str = ""
    bears: str = ""
    bearing: int | None = None
    deed: str = ""
    voice: Voice = Voice.SPEECH

    @property
    def mirror(self) -> bool:
        """Whether the figure is turned to the left on paper."""
        aside = self.facing in (Facing.FRONT, Facing.BACK) and self.gaze[0] < -0.15
        return self.facing is Facing.LEFT or aside

    @property
    def local_gaze(self) -> tuple[float, float]:
        """The gaze as a figure turned to the right has it."""
        return (-self.gaze[0] if self.mirror else self.gaze[0], self.gaze[1])

    def partner(self, stature: float) -> Partner | None:
        """The partner as a figure of `stature` metres, turned to the right, has it in statures."""
        if self.partner_at is None:
            return None
        return self.partner_at.moved(scale=1.0 / stature, mirror=self.mirror)

    @property
    def feeling(self) -> tuple[Emotion, float]:
        """What the figure feels and how much; a deed that goes with a feeling shows it where no other is asked for."""
        own = pose_named(self.pose).feeling
        return own if own is not None and self.expression is Emotion.NEUTRAL else (self.expression, self.intensity)

    def _heard(self) -> Voice:
        if not self.mouth_open:
            return Voice.SILENT
        return Voice.SONG if self.pose == "singing" else self.voice

    def acting(self, *, eyes_shut: bool) -> Acting:
        """The face."""
        emotion, intensity = self.feeling
        return act(
            emotion,
            intensity=intensity,
            gaze=self.local_gaze,
            eyes_shut=eyes_shut,
            voice=self._heard(),
            mouth=pose_named(self.pose).mouth,
            beat=self.seed,
        )
