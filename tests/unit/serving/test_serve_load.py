"""The load drill of `benchmarks/serve_load.py` in small: a live service on a socket, more clients than it bears."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import uvicorn

from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import Limits
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.listening import bound_socket, url_of
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.web.app import create_app
from audobon.serving.worker import Worker
from benchmarks import serve_load
from benchmarks.serve_load import closed_loop, held, measured, open_loop, slope_of, soak, taken
from tests.unit.serving.telemetry.books import observed

LIMITS = Limits(waiting=3, waiting_of_client=3, lease_s=10.0)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A service on a socket whose books are made in a thread, drawn by the small crew."""
    config = ServeConfig(root=tmp_path / "root", workers=0, port=0, limits=LIMITS)
    stop = threading.Event()
    with Service(config) as service, bound_socket(config) as listening:
        own = JobQueue(config.root, limits=LIMITS)
        worker = Worker(own, observed(own), stop=stop)
        app = Observed(create_app(service), metrics=service.metrics.http, tracing=service.tracing)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, log_level="error"))
        threads = [
            threading.Thread(target=worker.run, kwargs={"idle_s": 0.02}),
            threading.Thread(target=server.run, kwargs={"sockets": [listening]}),
        ]
        for thread in threads:
            thread.start()
        while not server.started:
            time.sleep(0.01)
        yield url_of(listening)
        stop.set()
        server.should_exit = True
        for thread in threads:
            thread.join()
        own.close()


def test_load_is_borne_or_refused_in_good_order(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_load, "POLLS_A_SECOND", 200.0)
    told = measured(os.getpid(), url, lambda: closed_loop(url, clients=8, seconds=2.5))
    assert told["unexpected"] == {}
    assert told["refused_without_retry_after"] == 0
    assert set(told["outcomes"]) == {"done"}  # type: ignore[call-overload]
    assert told["refused"] > 0  # type: ignore[operator]
    assert told["panels"] >= 5  # type: ignore[operator]
    flood = open_loop(url, rate=60.0, seconds=0.5, seed=0)
    assert flood["unexpected"] == {}
    assert flood["refused_without_retry_after"] == 0
    assert flood["refused"] > 0  # type: ignore[operator]


def test_soak_tells_what_was_held(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_load, "POLLS_A_SECOND", 200.0)
    told = soak(os.getpid(), url, clients=2, seconds=1.0, sample_s=0.1)
    server = told["server"]
    assert isinstance(server, dict)
    assert server["samples"] >= 3
    assert server["slope_mb_per_hour"]["low"] <= server["slope_mb_per_hour"]["high"]
    assert server["threads"][0] >= 2
    assert held([taken([os.getpid()], at_s=0.0)]) == {"samples": 1}


def test_slope_is_found_and_neighbours_that_resemble_each_other_widen_its_interval() -> None:
    draw = np.random.default_rng(0)
    hours = np.arange(200) / 100
    noise = draw.normal(0, 1.0, 200)
    slope, low, high = slope_of(list(hours), list(5 + 3 * hours + noise))
    assert low < 3 < high
    assert slope == pytest.approx(np.polyfit(hours, 5 + 3 * hours + noise, 1)[0])
    wandering = np.convolve(draw.normal(0, 1.0, 219), np.ones(20) / 20**0.5, mode="valid")
    _, wide_low, wide_high = slope_of(list(hours), list(5 + 3 * hours + wandering))
    assert wide_high - wide_low > 2 * (high - low)
    assert slope_of([0, 1, 2, 3], [7, 7, 7, 7]) == (0.0, 0.0, 0.0)
