"""Ray, started for one command on this machine or joined where it runs, and left as it was found.

Knows: how Ray is begun quietly and ended.  Does not know: what runs there.
Ray binds to the loopback address here, without its dashboard and its usage reports, and fetches nothing.
"""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from types import ModuleType

from audobon.engine.portable import Needs
from audobon.errors import ResourceError

LOOPBACK = "127.0.0.1"
ANSWER_S = 5.0
STORE_BYTES = 200_000_000
STORE_BYTES_A_CORE = 64_000_000
"""A replica holds two panels with their maps, 15 to 20 MB each, and one answer."""


def imported_ray() -> ModuleType:
    """The package.

    Raises:
        ResourceError: AUD-524, if it is not installed.
    """
    try:
        import ray
    except ModuleNotFoundError as error:
        raise ResourceError(
            "AUD-524", "Ray is not installed", hint='install it with `pip install "audobon[ray]"`'
        ) from error
    module: ModuleType = ray
    return module


@contextmanager
def ray_running(address: str = "", *, cpus: int) -> Iterator[ModuleType]:
    """Ray for the length of a `with` block.

    Args:
        address: `HOST:PORT` of a cluster that this machine is a node of; empty starts one on this machine alone.
        cpus: Of this machine, if one is started; kept for one core a replica.

    Raises:
        ResourceError: AUD-524, if Ray is not installed; AUD-525, if it does not start or nobody answers there.
    """
    ray = imported_ray()
    if ray.is_initialized():
        raise ResourceError(
            "AUD-525", "Ray runs in this process already", hint="leave that session before another is begun"
        )
    with signals_as_they_were():
        try:
            if address:
                check_answers(address)
                ray.init(address, log_to_driver=False, logging_level="ERROR")
            else:
                ray.init(
                    "local", num_cpus=cpus, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
                    object_store_memory=STORE_BYTES + STORE_BYTES_A_CORE * cpus, _node_ip_address=LOOPBACK,
                )  # fmt: skip
        except (ConnectionError, RuntimeError, ValueError, TimeoutError, OSError) as error:
            where = f"no cluster of Ray's answers at {address}" if address else "Ray does not start on this machine"
            said = str(error).strip().splitlines()
            raise ResourceError(
                "AUD-525", f"{where}: {said[0][:200] if said else type(error).__name__}",
                hint="check the address with `ray status --address HOST:PORT`; this machine must be one of its nodes"
                if address
                else "free memory, or use --engine local",
            ) from error  # fmt: skip
    try:
        yield ray
    finally:
        ray.shutdown()


def check_answers(address: str) -> None:
    """Look whether anybody listens at `HOST:PORT`: Ray itself would look for minutes.

    Raises:
        OSError: if nobody does.
    """
    host, _, port = address.rpartition(":")
    socket.create_connection((host.strip("[]"), int(port)), timeout=ANSWER_S).close()


@contextmanager
def signals_as_they_were() -> Iterator[None]:
    """Ray takes SIGTERM for itself when it begins; whoever listened before goes on listening."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


def room_for(needs: Needs, nodes: list[dict[str, object]]) -> int:
    """How many replicas the living nodes have room for, if nothing else runs there.

    Args:
        needs: Of one.
        nodes: As `ray.nodes()` tells of them.
    """
    room = 0
    for node in nodes:
        resources = node.get("Resources")
        if not node.get("Alive") or not isinstance(resources, dict):
            continue
        asked = {"CPU": needs.cpus, "GPU": needs.gpus, "memory": needs.memory_bytes}
        shares = [resources.get(name, 0) / amount if amount else inf for name, amount in asked.items()]
        room += int(min(shares)) if min(shares) < inf else 0
    return room
