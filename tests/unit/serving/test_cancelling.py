"""A cancelled book stops within one step of the panel in hand, leaves nothing half-written, and goes on to the bit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.pencils import ControlMap, Pencils
from audobon.comic.storyboard import CastDesign, PanelBrief
from audobon.compute.plan import ComputePlan
from audobon.crew import Crew
from audobon.errors import JobError, ResourceError
from audobon.files import TEMPORARY_PREFIX
from audobon.live_preview import LivePreview
from audobon.models.text_encoder import TextEncoder, shared_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.previews import Watching
from audobon.painting.recipe import PaintingRecipe
from audobon.preview_frame import frame_of
from audobon.serving.book_work import LIVE, BookWork
from audobon.serving.jobs.job import Job, JobState, Limits
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.log_reader import LogReader
from audobon.serving.jobs.queue import FILE_NAME, JobQueue
from audobon.serving.jobs.refusals import BadQueueError, NoSuchJobError
from audobon.serving.worker import Tell, Worker
from tests.builders import SmallPenciller, a_crew
from tests.tiny import save_tiny_models
from tests.unit.serving.clocks import HandClock, asked
from tests.unit.serving.test_worker import STEPS, book

PLAN = ComputePlan(device="cpu", precision="float32", threads=1, workers=2)
RECIPE = PaintingRecipe(steps=2, close_up_px=0)


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedPainterModel, TextEncoder]:
    return load_embedded_painter(save_tiny_models(tmp_path_factory.mktemp("models"))), shared_text_encoder()


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue(tmp_path / "queue")
    yield queue
    queue.close()


Nets = tuple[EmbeddedPainterModel, TextEncoder]


class FlatPenciller(SmallPenciller):
    """Gives a flat picture as well, which the painter of nets wants to see."""

    def draw(self, brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> Pencils:
        pencils = super().draw(brief, cast, width_px=width_px, height_px=height_px)
        return replace(pencils, controls=(*pencils.controls, ControlMap(name="flat", image=pencils.draft)))


def painted_by(nets: Nets, watching: Watching) -> Crew:
    """The small crew with a painter of tiny real nets."""
    model, encoder = nets
    painter = EmbeddedPainter(model, encoder, recipe=RECIPE, plan=PLAN, watch=watching)
    return replace(a_crew(), penciller=FlatPenciller(), painter=painter)


def run(queue: JobQueue, nets: Nets, *, at: int = 0, do: Callable[[], object] = int) -> tuple[Job, int]:
    """The job whose turn it is, and how often its painter asked; at the `at`-th question something is done before."""
    questions: list[int] = []
    guard = threading.Lock()

    def hired(watching: Watching) -> Crew:
        def heed() -> None:
            with guard:
                questions.append(1)
                if len(questions) == at:
                    do()
            watching.heed()

        return painted_by(nets, replace(watching, heed=heed))

    job = Worker(queue, BookWork(crew=hired), stop=threading.Event()).run_one()
    assert job is not None
    return job, len(questions)


def files_of(queue: JobQueue, job: Job) -> dict[str, bytes]:
    """The pictures and bound files of a job's book."""
    out = queue.folder(job.id) / "out"
    paths = [*out.rglob("art.png"), *out.rglob("pages/*.png"), *out.glob("*.raw")]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def test_cancelled_book_stops_within_one_step_and_goes_on_to_the_bit(queue: JobQueue, nets: Nets) -> None:
    book(queue)
    whole, questions = run(queue, nets)
    assert whole.state is JobState.DONE
    wanted = files_of(queue, whole)
    for at in (1, questions // 2):
        id = book(queue).id
        elsewhere = JobQueue(queue.root)  # another connection, as of another process
        job, asked_for = run(queue, nets, at=at, do=lambda: elsewhere.cancel(id))  # noqa: B023 - called within the turn
        elsewhere.close()
        assert (job.id, job.state) == (id, JobState.CANCELLED)
        # Two panels are painted at a time: the other one asks as well, and the next in line, which is not begun then.
        assert at <= asked_for <= at + 2
        folder = queue.folder(id)
        assert [path for path in folder.rglob("*") if path.name.startswith(TEMPORARY_PREFIX)] == []
        assert {path.parent for path in folder.rglob("art.png")} == {path.parent for path in folder.rglob("art.json")}
        assert not (folder / LIVE).exists()
        queue.retry(id)
        again, _ = run(queue, nets)
        assert (again.id, again.state) == (id, JobState.DONE)
        assert files_of(queue, again) == wanted


def test_panels_are_shown_only_while_somebody_wants_to_see_them(queue: JobQueue, nets: Nets) -> None:
    id = book(queue).id
    preview = LivePreview(queue.folder(id) / LIVE)
    frames: list[bytes | None] = []

    def looked() -> None:
        frames.append(preview.newest())
        preview.want()

    looked()  # before: the folder is not cleared by a worker that begins
    _, questions = run(queue, nets, at=4, do=looked)
    first, then = frames
    assert first is None
    assert then is not None
    look = frame_of(then)
    assert (look.panel[0], look.stage, look.attempt) == ("p", "painted" if look.step else "draft", 1)
    assert not (queue.folder(id) / LIVE).exists()
    assert questions > 4


def cancelled(queue: JobQueue, id: str, clock: HandClock) -> None:
    queue.cancel(id)


def taken_over(queue: JobQueue, id: str, clock: HandClock) -> None:
    clock.now += 61
    assert Leases(queue).claim("other") is not None


def deleted(queue: JobQueue, id: str, clock: HandClock) -> None:
    queue.cancel(id)
    clock.now += 61
    Leases(queue).expire()
    queue.delete(id)


@pytest.mark.parametrize("change", [cancelled, taken_over, deleted])
def test_work_hears_by_asking_alone_what_became_of_its_job(
    tmp_path: Path, change: Callable[[JobQueue, str, HandClock], None]
) -> None:
    """Where it tells nothing; heartbeats come every twenty seconds only."""
    clock = HandClock()
    limits = Limits(attempts=2, lease_s=60)
    queue, elsewhere = (JobQueue(tmp_path, limits=limits, clock=clock) for _ in range(2))
    id = queue.submit(asked()).id
    reached: list[str] = []

    def work(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        tell.check()
        tell(STEPS[0])
        tell.check()
        change(elsewhere, id, clock)
        reached.append("changed")
        tell.check()
        reached.append("never")
        return ()

    Worker(queue, work, stop=threading.Event()).run_one()
    assert reached == ["changed"]
    for one in (queue, elsewhere):
        one.close()


def test_log_is_read_beside_a_writer_without_waiting(queue: JobQueue) -> None:
    id = queue.submit(asked()).id
    reader = LogReader(queue.root / FILE_NAME)
    version = reader.version()
    assert reader.version() == version
    with queue.store.transaction():  # holds the writers' lock
        page = reader.page(id)
        assert (page.standing.state, page.standing.last, page.standing.lease) == (JobState.QUEUED, 1, "")
        assert [event.kind for event in page.events] == ["submit"]
    queue.cancel(id)
    assert reader.version() != version
    assert reader.standing(id).has_ended
    assert [event.kind for event in reader.page(id, behind=1).events] == ["cancel"]
    assert reader.page(id, limit=1).standing.last == 2
    assert reader.page(id).events == queue.events(id)
    with pytest.raises(NoSuchJobError, match="AUD-700"):
        reader.standing("0" * 32)
    with pytest.raises(JobError, match="AUD-706"):
        reader.page(id, limit=0)
    reader.close()
    assert reader.standing(id).last == 2  # it is opened again where it is asked again
    reader.close()


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="AUD-552"):
        LogReader(tmp_path / "queue.sqlite").version()
    (tmp_path / "queue.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(BadQueueError, match="AUD-708"):
        LogReader(tmp_path / "queue.sqlite").standing("a")
