"""The service without its web: a root folder held by one instance, its queue, and those who work on it.

Knows: the lock, the queue, worker processes, their names.  Does not know: HTTP.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType

from audobon.compute.budget import machine_bytes
from audobon.files import locked, telling_disk_errors
from audobon.foreseen_memory import book_bytes
from audobon.picture_studio import PictureStudio
from audobon.pipeline import MakeOptions
from audobon.serving.admission import LENT_SHARE, MEGABYTE, Admission, lend
from audobon.serving.config import ServeConfig
from audobon.serving.first_use import FIRST_USE
from audobon.serving.images.desk import ImageDesk
from audobon.serving.jobs.job import Job
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.presence import SERVER, Presence, is_alive
from audobon.serving.jobs.queue import Clock, JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError
from audobon.serving.nets.shelf import NetShelf, packaged_nets
from audobon.serving.refusals import ClosingError
from audobon.serving.residency import Residency, ResidentNet
from audobon.serving.share_folder import ShareFolder
from audobon.serving.supervisor import Supervisor
from audobon.serving.telemetry.cache_facts import CacheFacts
from audobon.serving.telemetry.kept_collectors import ResidencyCollector
from audobon.serving.telemetry.metrics import Metrics
from audobon.serving.telemetry.spans import Tracing
from audobon.serving.telemetry.tracing import NO_TRACES
from audobon.serving.worker import Work, Worker, worker_name

THREAD_IDLE_S = 0.02
NETS_SHARE = 0.5
"""Of the memory that is lent, what nets of this process may hold."""
NETS_WAIT_S = 30.0
"""How long a request waits for nets in use to make room for its own."""


class Service:
    """One running service; a context manager that starts and closes it.

    Args:
        config: How it is set up.
        work: Jobs are done by this as well, in a thread of this process: for tests, and for programs that hold their
            own crew. The `config.workers` processes are started in any case.
        clock: Tells the queue the time.
        images: Where single pictures are asked for; a desk before the house's own painter if None.
        tracing: Where spans of requests go.
        quiet: Its workers log warnings and errors alone.
    """

    def __init__(
        self, config: ServeConfig, *, work: Work | None = None, clock: Clock = time.time,
        images: ImageDesk | None = None, tracing: Tracing = NO_TRACES, quiet: bool = False,
    ) -> None:  # fmt: skip
        self.config = config
        self.share = None if config.share is None else ShareFolder(config.share)
        self.tracing = tracing
        self.metrics = Metrics()
        self.residency: Residency[ResidentNet] = Residency(int(NETS_SHARE * self.memory_bytes), patience_s=NETS_WAIT_S)
        """The nets that this process keeps; what they hold is not lent to books."""
        self.metrics.watch(ResidencyCollector(lambda: self.residency.counts))
        self.images = images or ImageDesk(PictureStudio(), lend=self._studio_lent)
        self.nets = NetShelf(packaged_nets, lend=self._net_lent, drop=self._net_dropped)
        self._work = work
        self._clock = clock
        self._held = contextlib.ExitStack()
        self._queue: JobQueue | None = None
        self._over = threading.Event()
        self._supervisor = Supervisor(worker_command(config, quiet=quiet), count=config.workers, died=self._lost)

    @property
    def queue(self) -> JobQueue:
        """The queue; there once the service has started."""
        if self._queue is None:
            raise RuntimeError("the service has not been started")
        return self._queue

    @property
    def is_closing(self) -> bool:
        """Whether it was told to end: nothing new is taken, and what streams must come to its end."""
        return self._over.is_set()

    @property
    def memory_bytes(self) -> int:
        """What all books and nets at once may take of memory."""
        return self.config.memory_mb * MEGABYTE or int(LENT_SHARE * machine_bytes())

    @property
    def worker_ids(self) -> tuple[int, ...]:
        """The process ids of the workers that run now."""
        return self._supervisor.process_ids

    def start(self) -> None:
        """Hold the root folder, open the queue, start the workers.

        Raises:
            ResourceError: AUD-551, AUD-552; AUD-553, if another instance holds the folder.
            BadQueueError: as `JobQueue`.
        """
        root = self.config.root
        with contextlib.ExitStack() as held:
            with telling_disk_errors(root):
                root.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(root))
            self._queue = JobQueue(root, limits=self.config.limits, clock=self._clock)
            held.callback(self._queue.close)
            self._queue.sweep_folders()
            lend(self._queue, memory_bytes=self.memory_bytes, work_s=int(self.config.budget.work_s))
            self.metrics.watch_queue(self._queue)
            caches = CacheFacts(self._queue, name=worker_name(), role=SERVER)
            held.enter_context(
                Presence(
                    self._queue, name=worker_name(), role=SERVER,
                    held_bytes=lambda: self.residency.counts.held_bytes, besides=caches.tell,
                )
            )  # fmt: skip
            self._lose_the_dead()
            held.callback(self.images.close)
            self._supervisor.start()
            held.callback(self._supervisor.close, grace_s=self.config.grace_s)
            if self._work is not None:
                worker = Worker(self._queue, self._work, stop=self._over)
                thread = threading.Thread(target=worker.run, kwargs={"idle_s": THREAD_IDLE_S}, name="worker")
                thread.start()
                held.callback(thread.join)
            self._held = held.pop_all()

    def end(self) -> None:
        """Begin to end: take nothing new, and tell the workers to give back what they have in hand. Returns at once."""
        self._over.set()
        self._supervisor.dismiss()

    def close(self) -> None:
        """End, and wait for the workers as long as the config's grace; then the folder is free."""
        self.end()
        self._held.close()

    def __enter__(self) -> Service:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- for those who ask ---

    def check_open(self) -> None:
        """Go on only if new work may be taken.

        Raises:
            ClosingError: AUD-732.
        """
        if self.is_closing:
            raise ClosingError("AUD-732", "the service is about to end", hint="ask again when it has started anew")

    def admit(self, options: MakeOptions) -> None:
        """Go on only if a book so asked for can be made here, and will be begun before long.

        Raises:
            NeverFitsError: AUD-785, AUD-789.
            BusyError: AUD-786.
        """
        self.config.budget.check_book(options)
        admission = Admission(self.queue, memory_bytes=self.memory_bytes, longest_wait_s=self.config.longest_wait_s)
        admission.check(book_bytes(options))

    def job_of(self, client: str, id: str) -> Job:
        """A client's own job.

        Raises:
            NoSuchJobError: AUD-700, if there is none, or it is another's: who asks learns nothing of that.
        """
        job = self.queue.job(id)
        if job.client != client:
            raise NoSuchJobError("AUD-700", f'there is no job "{id[:64]}"', hint="list the jobs; it may be another's")
        return job

    # --- nets of this process ---

    def _studio_lent(self, name: str) -> AbstractContextManager[object]:
        return self._lent(self.images.studio)

    def _net_lent(self, name: str) -> AbstractContextManager[object]:
        return self._lent(self.nets.net(name))

    @contextlib.contextmanager
    def _lent(self, net: ResidentNet) -> Iterator[object]:
        self.residency.add(net)
        with contextlib.ExitStack() as held:
            with FIRST_USE.of(net.name):
                lent = held.enter_context(self.residency.lent(net.name))
            yield lent

    def _net_dropped(self, name: str) -> None:
        self.residency.add(self.nets.net(name))
        self.residency.drop(name)

    # --- workers that died ---

    def _lost(self, process_id: int) -> None:
        Leases(self.queue).lose(worker_name(process_id))

    def _lose_the_dead(self) -> None:
        """What workers of this machine held that are no more need not wait until their leases run out."""
        leases = Leases(self.queue)
        here = worker_name(0).removesuffix("0")
        for worker in leases.holders():
            number = worker.removeprefix(here)
            if number != worker and number.isdigit() and not is_alive(int(number)):
                leases.lose(worker)


def worker_command(config: ServeConfig, *, quiet: bool = True) -> tuple[str, ...]:
    """The command of a worker process that ends when this process does."""
    limits = config.limits
    return (
        sys.executable, "-m", "audobon", "work", str(config.root), "--parent", str(os.getpid()),
        "--engine", config.engine, "--lease", str(limits.lease_s), "--attempts", str(limits.attempts),
        *(["--quiet"] if quiet else []),
    )  # fmt: skip
