"""Nets that a service keeps are counted, make room for one another, and are taken from what books may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.export.calling import NET_BYTES
from audobon.serving.admission import MEGABYTE
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.presence import present
from audobon.serving.service import NETS_SHARE, Service
from audobon.serving.turned_away import NeverFitsError

FIRST, SECOND = "keypoints", "upscaler"


def a_service(root: Path, *, nets: float) -> Service:
    """One whose memory has room for so many nets."""
    return Service(ServeConfig(root=root, workers=0, memory_mb=int(nets * NET_BYTES / NETS_SHARE / MEGABYTE)))


def test_net_that_was_called_stays_and_makes_room_for_another(tmp_path: Path) -> None:
    service = a_service(tmp_path, nets=1.5)
    with service.nets.in_turn(FIRST) as net:
        assert net.is_loaded
    assert service.residency.counts.resident == (FIRST,)
    with service.nets.in_turn(SECOND):
        pass
    counts = service.residency.counts
    assert (counts.resident, counts.evictions, counts.loads) == ((SECOND,), 1, 2)
    assert not service.nets.net(FIRST).is_loaded


def test_net_that_was_put_away_holds_no_memory(tmp_path: Path) -> None:
    service = a_service(tmp_path, nets=3)
    service.nets.take_out(FIRST)
    assert service.residency.counts.held_bytes == NET_BYTES
    service.nets.put_away(FIRST)
    assert service.residency.counts.held_bytes == 0
    assert not service.nets.net(FIRST).is_loaded


def test_what_nets_hold_is_told_to_workers_and_in_metrics(tmp_path: Path) -> None:
    with a_service(tmp_path, nets=3) as service:
        service.nets.take_out(FIRST)
        exposition, _ = service.metrics.exposition("text/plain")
        assert b"audobon_nets_resident 1.0" in exposition
        with service.queue.store.transaction() as connection:
            assert [one.role for one in present(connection, now=service.queue.clock())] == ["server"]


def test_net_that_is_larger_than_all_memory_is_refused(tmp_path: Path) -> None:
    service = a_service(tmp_path, nets=0.5)
    with pytest.raises(NeverFitsError, match="AUD-788"), service.nets.in_turn(FIRST):
        pass
