"""The desk where pictures are asked for: who is let in, what is planned and drawn, what is painted, what comes back.

Knows: places, budgets, threads, giving up.  Does not know: HTTP, how anything is drawn or painted.
Reading and drawing take turns of some tenths of a second; painting is shared by steps (see `picture_studio.py`).
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from audobon.comic.panel import PanelArt
from audobon.comic.raster import Raster
from audobon.crew import Penciller, Repaint
from audobon.hire import hire_penciller
from audobon.one_panel import PicturePlan, pencilled, pencilled_part, plan_picture
from audobon.picture_studio import PictureOrder, PictureStudio, Show
from audobon.serving.images.asked import SEEDS, USUAL_LIMITS, ImageAsked, ImageLimits, checked
from audobon.serving.images.refusals import DeskFullError, TooManyPicturesError, TooSlowError
from audobon.serving.images.retouching import Cutting, cutting_of

Lend = Callable[[str], AbstractContextManager[object]]
"""Keeps a resident net in memory within a block (see `residency.py`)."""
_NEXT_SEED = 7919
_FIRST_GUESS_S = 4.0
_LEARNING = 0.2
_LONGEST_WAIT_S = 60


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A picture on its way: which of the request's, which of its previews, and how it will look."""

    picture: int
    number: int
    image: Raster


@dataclass(frozen=True, kw_only=True)
class Made:
    """A finished picture: which of the request's, its seed, the words it was drawn by."""

    picture: int
    seed: int
    told: str
    image: Raster


Hear = Callable[[Preview | Made], None]
"""Called on threads of the desk and the painter; it must not wait for anything."""


class Commission:
    """One request on its way."""

    def __init__(self, asked: ImageAsked, *, deadline: float) -> None:
        self.asked = asked
        self.deadline = deadline
        self.future: Future[tuple[Made, ...]] = Future()
        self._given_up = threading.Event()
        self._cancels: list[Callable[[], bool]] = []
        self._changing = threading.Lock()

    @property
    def is_given_up(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._given_up.is_set()

    def give_up(self) -> None:
        """Stop at the next step at the latest; nothing happens to a request that is finished."""
        with self._changing:
            self._given_up.set()
            cancels = list(self._cancels)
        for cancel in cancels:
            cancel()

    def on_give_up(self, cancel: Callable[[], bool]) -> None:
        """Have this called when it is given up; at once, if it is already."""
        with self._changing:
            is_late = self._given_up.is_set()
            self._cancels.append(cancel)
        if is_late:
            cancel()

    def check(self) -> None:
        """Go on only if somebody still waits and there is time.

        Raises:
            CancelledError: if it was given up.
            TooSlowError: AUD-780.
        """
        if self.is_given_up:
            raise CancelledError
        if time.monotonic() >= self.deadline:
            raise _too_slow()


class ImageDesk:
    """Takes requests from any thread; closed at the end.

    Args:
        studio: Who paints.
        limits: How much anybody may have.
        lend: Keeps the studio's nets in memory while they are used.
        penciller: Who draws; the house's own if None.
    """

    def __init__(
        self, studio: PictureStudio, *, limits: ImageLimits = USUAL_LIMITS, lend: Lend | None = None,
        penciller: Callable[[], Penciller] = hire_penciller,
    ) -> None:  # fmt: skip
        self.limits = limits
        self._studio = studio
        self._lend = lend or (lambda name: contextlib.nullcontext())
        self._hire_penciller = penciller
        self._penciller: Penciller | None = None
        self._drafting = threading.Lock()
        self._changing = threading.Lock()
        self._held: Counter[str] = Counter()
        self._going: set[Commission] = set()
        self._seconds_a_picture = _FIRST_GUESS_S
        self._pool = ThreadPoolExecutor(max_workers=limits.places, thread_name_prefix="picture")

    @property
    def studio(self) -> PictureStudio:
        """Who paints."""
        return self._studio

    @property
    def waiting(self) -> int:
        """Pictures that are on their way or wait."""
        with self._changing:
            return self._held.total()

    def ask(self, asked: ImageAsked, *, client: str, hear: Hear) -> Commission:
        """Let a request in; its future has the pictures, `hear` each of them as it is finished, and previews.

        The future holds, where the pictures cannot be made, errors of planning, drawing and painting, TooSlowError
        (AUD-780), or `CancelledError` if it was given up.

        Raises:
            UnusableRequestError: AUD-773, AUD-774.
            TooManyPicturesError: AUD-778, if the client has no places left for it.
            DeskFullError: AUD-779, if nobody has.
        """
        checked(asked, self.limits)
        if asked.edited is not None:
            cutting_of(asked.edited, self.limits)
        commission = Commission(asked, deadline=time.monotonic() + self.limits.seconds)
        self._take_places(client, asked.count)
        with self._changing:
            self._going.add(commission)
        commission.future.add_done_callback(lambda _: self._left(commission, client))
        try:
            self._pool.submit(self._carry_out, commission, hear)
        except RuntimeError:  # the desk was closed meanwhile
            commission.future.set_exception(CancelledError())
        return commission

    def close(self) -> None:
        """Give all requests up, and let the studio's nets go."""
        with self._changing:
            going = list(self._going)
        for commission in going:
            commission.give_up()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for commission in going:
            if not commission.future.done():
                commission.future.set_exception(CancelledError())
        self._studio.close()

    # --- places ---

    def _take_places(self, client: str, count: int) -> None:
        with self._changing:
            held, own = self._held.total(), self._held[client]
            wait_s = int(min(_LONGEST_WAIT_S, max(1, round(self._seconds_a_picture * max(1, held) / 2))))
            if own + count > self.limits.client_places:
                raise TooManyPicturesError(
                    "AUD-778",
                    f"{own} pictures of yours are on their way, and {self.limits.client_places} may be",
                    hint=f"ask again in about {wait_s} s",
                    retry_after_s=wait_s,
                )
            if held + count > self.limits.places:
                raise DeskFullError(
                    "AUD-779",
                    f"{held} pictures are on their way, and {self.limits.places} may be",
                    hint=f"ask again in about {wait_s} s",
                    retry_after_s=wait_s,
                )
            self._held[client] += count

    def _left(self, commission: Commission, client: str) -> None:
        with self._changing:
            self._going.discard(commission)
            self._held[client] -= commission.asked.count
            self._held += Counter()  # whoever has none is forgotten

    # --- one request, on a thread of its own ---

    def _carry_out(self, commission: Commission, hear: Hear) -> None:
        started = time.monotonic()
        try:
            commission.check()
            with self._lend(self._studio.name):
                made = self._made(commission, hear)
        except BaseException as error:  # noqa: BLE001 - told to whoever asked
            told = _too_slow() if isinstance(error, TimeoutError) else error
            commission.give_up()
            commission.future.set_exception(told)
            return
        spent_s = (time.monotonic() - started) / len(made)
        with self._changing:
            self._seconds_a_picture += _LEARNING * (spent_s - self._seconds_a_picture)
        commission.future.set_result(made)

    def _made(self, commission: Commission, hear: Hear) -> tuple[Made, ...]:
        asked = commission.asked
        cutting = cutting_of(asked.edited, self.limits) if asked.edited is not None else None
        with self._drafting:
            commission.check()
            plan = plan_picture(asked.prompt, without=asked.without)
        on_their_way: list[tuple[int, int, str, Future[PanelArt]]] = []
        for number in range(asked.count):
            seed = (asked.seed + number * _NEXT_SEED) % SEEDS
            order = self._drawn(commission, plan, seed=seed, cutting=cutting)
            show = _showing(asked, number, cutting=cutting, hear=hear)
            handle = self._studio.submit(order, show=show)
            commission.on_give_up(handle.cancel)
            on_their_way.append((number, seed, order.plan.brief.prompt, handle.future))
        made = []
        for number, seed, told, future in on_their_way:
            art = future.result(max(0.0, commission.deadline - time.monotonic())).image
            image = art if cutting is None or asked.edited is None else cutting.laid_back(asked.edited.art, art)
            made.append(Made(picture=number, seed=seed, told=told, image=image))
            hear(made[-1])
        return tuple(made)

    def _drawn(self, commission: Commission, plan: PicturePlan, *, seed: int, cutting: Cutting | None) -> PictureOrder:
        """The order for one picture of a request, pencilled at its size."""
        asked = commission.asked
        repaint: Repaint | None = None if cutting is None else cutting.repaint
        plan = plan.take(seed)
        with self._drafting:
            commission.check()
            self._penciller = self._penciller or self._hire_penciller()
            if cutting is None:
                pencils = pencilled(plan, self._penciller, width_px=asked.width_px, height_px=asked.height_px)
            else:
                pencils = pencilled_part(plan, self._penciller, cutting.part)
        order = PictureOrder(plan=plan, pencils=pencils, seed=seed, style=asked.style, quality=asked.quality)
        is_alone = asked.count == 1
        return replace(order, steps=asked.steps, guidance=asked.guidance, repaint=repaint, is_alone=is_alone)


def _showing(asked: ImageAsked, number: int, *, cutting: Cutting | None, hear: Hear) -> Show | None:
    """Hands on so many of a picture's previews as were asked for, spread over its steps; None where none were."""
    if not asked.partials:
        return None
    sent = [0]

    def show(image: Raster, step: int, of: int) -> None:
        due = (sent[0] + 1) * of / (asked.partials + 1)
        if sent[0] >= asked.partials or step < int(due):
            return
        edited = asked.edited
        whole = image if cutting is None or edited is None else cutting.laid_back(edited.art, image)
        hear(Preview(picture=number, number=sent[0], image=whole))
        sent[0] += 1

    return show


def _too_slow() -> TooSlowError:
    return TooSlowError(
        "AUD-780", "the time for this request is over", hint="ask for fewer or smaller pictures, or for less quality"
    )
