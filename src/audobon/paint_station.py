"""Painting elsewhere: the task that the pipeline hands out, and what a replica has at hand to do it.

Knows: who must be hired for it, which versions must agree.  Does not know: how messages travel, or who keeps the art.

A replica paints a panel, judges it and paints it again as the book's policy says, so that what is sent back is done.
It refuses to begin where its program or its weights differ: its panels would not be those of the book.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audobon.comic.codec import from_json, to_json
from audobon.comic.panel import PanelArt
from audobon.comic.raster import Raster
from audobon.crew import Editor, Painter
from audobon.engine.portable import Needs, Parcel, Station
from audobon.errors import JobError
from audobon.files import sha256_hex
from audobon.hire import machine_plan
from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.model_crew import memory_for, painter_and_editor
from audobon.painting_rounds import PaintJob, PaintRounds
from audobon.panel_parcels import PanelWork, art_packed, art_unpacked, unfit, work_packed, work_unpacked
from audobon.quality.policy import RepairPolicy
from audobon.settings import bound_kernels, use_threads
from audobon.versions import PAINT_ROOMS, source_digest, versions

if TYPE_CHECKING:
    from audobon.comic.pencils import Pencils
    from audobon.comic.storyboard import PanelBrief
    from audobon.crew import Anchor
    from audobon.panel_records import PencilsRecord

MAKER = "audobon.paint_station:open_station"
MESSAGE_ROOMS = ("comic", "engine", "crew.py", "panel_parcels.py", "paint_station.py")


@dataclass(frozen=True, kw_only=True)
class StationAsked:
    """What a replica must have at hand: painter and editor, and of which version.

    Attributes:
        style, draft, model: As in `MakeOptions`; files must lie where they lie here, on every node.
        threads: Of the nets in each replica; they can change a picture in its last digit, so they are the same.
        fingerprint: The painter's: recipe, arithmetic, the sha256 of every weights file.
        program: Versions of this program and of all packages that can change a pixel, and the digest of the code that
            paints, judges and sends.
    """

    style: str
    draft: bool
    model: ModelAsked
    threads: int
    fingerprint: str
    program: tuple[str, ...]


def program_here() -> tuple[str, ...]:
    """What is running here, as far as pixels and messages hang on it."""
    told = tuple(f"{one.what} {one.version}" for one in versions())
    return (*told, f"code {source_digest((*MESSAGE_ROOMS, *PAINT_ROOMS))[:16]}")


def check_program(asked: Sequence[str], here: Sequence[str]) -> None:
    """Refuse work of another version.

    Raises:
        JobError: AUD-796, naming what differs.
    """
    differs = [
        f"{one} instead of {other}" for one, other in zip(here, asked, strict=False) if one != other
    ] or ["another list of packages"] * (len(here) != len(asked))  # fmt: skip
    if differs:
        raise JobError(
            "AUD-796", "a replica runs " + "; ".join(differs)[:600],
            hint="install the same version of audobon, with the same packages, on every node",
        )  # fmt: skip


def check_painter(asked: str, here: str) -> None:
    """Refuse to paint a book with other weights or arithmetic.

    Raises:
        JobError: AUD-797, naming the first that differs.
    """
    if asked == here:
        return
    ours, theirs = here.replace("; ", " ").split(" "), asked.replace("; ", " ").split(" ")
    pairs = [(one, other) for one, other in zip(ours, theirs, strict=False) if one != other]
    one, other = pairs[0] if pairs else (here, asked)
    raise JobError(
        "AUD-797", f'a replica paints with "{one[:120]}" where the book is painted with "{other[:120]}"',
        hint="give every node the same weights and kind of device, and begin the command on such a one",
    )  # fmt: skip


def station_for(painter: Painter, *, style: str, draft: bool, model: ModelAsked = EMBEDDED) -> Station:
    """The station of a book's painter.

    Args:
        painter: As hired here.
        style, draft, model: What it was hired for.
    """
    plan = None if draft else machine_plan()
    threads = 1 if plan is None or not model.model else plan.threads
    asked = StationAsked(
        style=style, draft=draft, model=model, threads=threads, fingerprint=painter.fingerprint, program=program_here()
    )
    needs = Needs(cpus=threads, gpus=int(plan is not None and plan.is_gpu), memory_bytes=memory_for(painter))
    return Station(maker=MAKER, asked=Parcel(text=to_json(asked)), needs=needs)


class PanelTask:
    """Rounds of painting, here or elsewhere with the same pictures.

    Args:
        rounds: Does them here.
        station: What a replica must have to do them.
        load: Gives a panel's pencils.
        anchors: Gives the book's anchors that a panel looks at.
        policy: As the rounds have it.
        plate: Gives the style plate that the editor holds panels to; None where none is needed.
    """

    def __init__(
        self, rounds: PaintRounds, station: Callable[[], Station], *, load: Callable[[PencilsRecord], Pencils],
        anchors: Callable[[PanelBrief], tuple[Anchor, ...]], policy: RepairPolicy | None,
        plate: Callable[[], Raster] | None,
    ) -> None:  # fmt: skip
        self._rounds = rounds
        self._station = station
        self._load = load
        self._anchors = anchors
        self._policy = policy
        self._give_plate = plate

    @cached_property
    def station(self) -> Station:
        """What a replica must have at hand."""
        return self._station()

    @cached_property
    def _plate(self) -> Raster | None:
        return self._give_plate() if self._give_plate else None

    def __call__(self, jobs: Sequence[PaintJob]) -> tuple[PanelArt, ...]:
        return self._rounds(jobs)

    def key(self, jobs: Sequence[PaintJob]) -> str:
        """The keys of the panels' art, the policy and the style plate: all that their rounds depend on."""
        policy = to_json(self._policy) if self._policy else ""
        plate = self._plate.array.tobytes() if self._plate else b""
        return sha256_hex("round", *(job.key for job in jobs), policy, plate)

    def packed(self, jobs: Sequence[PaintJob]) -> Parcel:
        """A round of one panel as it is sent.

        Raises:
            JobError: AUD-795, for a round of several panels.
        """
        if len(jobs) != 1:
            raise unfit(f"a round of {len(jobs)} panels")
        (job,) = jobs
        pencils = self._load(job.pencils)
        anchors = self._anchors(job.brief)
        return work_packed(PanelWork(job=job, pencils=pencils, anchors=anchors, policy=self._policy, plate=self._plate))

    def unpacked(self, jobs: Sequence[PaintJob], answer: Parcel) -> tuple[PanelArt, ...]:
        """What came back.

        Raises:
            JobError: AUD-795, if it is another panel's.
        """
        art = art_unpacked(answer)
        if [art.panel] != [job.brief.id for job in jobs]:
            raise unfit(f"panel {art.panel}, which is not the one that was sent")
        return (art,)


class PaintStation:
    """Paints and judges what it is sent.

    Args:
        painter: Who paints.
        editor: Who judges.
    """

    def __init__(self, painter: Painter, editor: Editor) -> None:
        self._painter = painter
        self._plain = editor
        self._editors: dict[str, Editor] = {}

    def __call__(self, parcel: Parcel) -> Parcel:
        """A panel's round of painting.

        Raises:
            AudobonError: as painting and judging here.
        """
        work = work_unpacked(parcel)
        rounds = PaintRounds(
            self._painter, self._editor(work), load=lambda record: work.pencils, policy=work.policy,
            anchors=lambda brief: work.anchors,
        )  # fmt: skip
        (art,) = rounds((work.job,))
        return art_packed(art)

    def _editor(self, work: PanelWork) -> Editor:
        """Who judges: by this style plate too, where panels' style is judged; kept while the plate is the same."""
        plate = work.plate
        name = sha256_hex("plate", plate.array.tobytes()) if plate else ""
        if name not in self._editors:
            self._editors = {name: self._beside(plate)}
        return self._editors[name]

    def _beside(self, plate: Raster | None) -> Editor:
        if not self._plain.judges_style or (plate is None and self._plain.needs_plate):
            return self._plain

        def given() -> Raster:
            if plate is None:
                raise unfit("no style plate")
            return plate

        return self._plain.beside(given)


def open_station(parcel: Parcel) -> PaintStation:
    """What a replica does: hire who is needed, and refuse if they would not paint this book's panels.

    Raises:
        JobError: AUD-796, AUD-797, if program or weights differ.
        AudobonError: as hiring.
    """
    asked = from_json(StationAsked, parcel.text, source="a station's message")
    check_program(asked.program, program_here())
    use_threads(asked.threads)
    bound_kernels()
    painter, editor = painter_and_editor(style=asked.style, draft=asked.draft, model=asked.model)
    check_painter(asked.fingerprint, painter.fingerprint)
    return PaintStation(painter, editor)
