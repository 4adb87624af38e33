"""A service holds its folder alone, and takes back what dead workers held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.errors import ResourceError
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError
from audobon.serving.service import Service
from audobon.serving.stopping import Stopper
from audobon.serving.worker import worker_name
from tests.unit.serving.clocks import asked


def config_at(root: Path) -> ServeConfig:
    return ServeConfig(root=root, workers=0)


def _ended() -> int:
    """The id of a process that is no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_second_instance_is_refused_until_the_first_has_closed(tmp_path: Path) -> None:
    with Service(config_at(tmp_path)), pytest.raises(ResourceError, match="AUD-553"):
        Service(config_at(tmp_path)).start()
    with Service(config_at(tmp_path)) as again:
        assert again.queue.listing().jobs == ()


def test_service_that_has_not_started_has_no_queue(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="started"):
        Service(config_at(tmp_path)).queue.listing()


def test_what_dead_workers_held_waits_at_once_and_what_living_ones_hold_is_left(tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    leases = Leases(queue)
    ids = [queue.submit(asked(str(number))).id for number in range(3)]
    for worker in (worker_name(_ended()), worker_name(os.getppid()), "elsewhere:1"):
        leases.claim(worker)
    queue.close()
    with Service(config_at(tmp_path)) as service:
        states = [service.queue.job(id).state for id in ids]
        assert states == [JobState.QUEUED, JobState.RUNNING, JobState.RUNNING]
        lost = service.queue.job(ids[0])
        assert lost.error is not None
        assert (lost.error.code, lost.attempts) == ("AUD-715", 1)


def test_job_of_another_is_not_there(tmp_path: Path) -> None:
    with Service(config_at(tmp_path)) as service:
        id = service.queue.submit(asked(client="anna")).id
        assert service.job_of("anna", id).id == id
        with pytest.raises(NoSuchJobError, match="AUD-700"):
            service.job_of("bob", id)


def test_worker_hears_that_its_parent_is_no_more() -> None:
    assert not Stopper().is_set()
    assert not Stopper(parent=os.getppid()).is_set()
    assert Stopper(parent=_ended()).is_set()


def test_worker_goes_when_the_process_that_it_works_for_is_killed(tmp_path: Path) -> None:
    script = f"{sys.executable} -m audobon work {tmp_path} --quiet --parent $$ & echo $!; wait"
    server = subprocess.Popen(["bash", "-c", script], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    worker = int(server.stdout.readline())
    end = time.monotonic() + 60
    while not (tmp_path / "queue.sqlite").exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    server.kill()
    server.wait()
    while Path(f"/proc/{worker}/stat").exists() and " Z " not in Path(f"/proc/{worker}/stat").read_text():
        assert time.monotonic() < end
        time.sleep(0.02)
    server.stdout.close()


def test_commands_say_why_they_do_not_start(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "audobon", "serve", str(tmp_path), "--host", "0.0.0.0", "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert json.loads(run.stderr)["error"]["code"] == "AUD-723"
    assert list(tmp_path.iterdir()) == []


def test_worker_by_itself_ends_when_nothing_waits(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["work", str(tmp_path / "root"), "--once", "--quiet"])
    assert done.exit_code == 0, done.output
    queue = JobQueue(tmp_path / "root")
    assert queue.listing().jobs == ()
    queue.close()
