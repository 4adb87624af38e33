"""`audobon serve` and `audobon work`: books for whoever asks over the network, and the processes that make them.

Knows: names and options, what is printed, exit codes.  Does not know: HTTP, queues, how a book is made.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from audobon.cli.book_options import EngineOption, JsonOption, QuietOption, engine_of
from audobon.cli.outcome import INTERRUPTED, reported

SERVED_FOLDER = "served"
RootArgument = Annotated[Path, typer.Argument(metavar="ROOT", help="The service's folder: its queue and its books.")]
MaybeRootArgument = Annotated[
    Path | None, typer.Argument(metavar="ROOT", help="The service's folder; in the settings' home if not given.")
]
OpenApiOption = Annotated[bool, typer.Option("--openapi", help="Print the interface (OpenAPI 3.1) and end.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="A TOML file: tokens, models, bounds, limits.")
]
HostOption = Annotated[
    str | None, typer.Option("--host", metavar="ADDRESS", help="Where to listen; off loopback only with tokens.")
]
PortOption = Annotated[int | None, typer.Option("--port", metavar="N", help="0 takes a free one. [default: 8377]")]
TokensOption = Annotated[
    Path | None, typer.Option("--tokens", metavar="FILE", help="Who may ask, as `audobon token new` writes it.")
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Processes that make books. [default: 1]")
]
ShareOption = Annotated[
    Path | None,
    typer.Option("--share", metavar="DIR", help="Finished books may be put there for others. [default: as set]"),
]
ServeEngineOption = Annotated[
    str | None, typer.Option("--engine", metavar="WHERE", help="Where panels are painted: local, ray, ray://HOST:PORT.")
]


def serve(
    root: MaybeRootArgument = None,
    host: HostOption = None,
    port: PortOption = None,
    workers: WorkersOption = None,
    engine: ServeEngineOption = None,
    config: ConfigOption = None,
    tokens: TokensOption = None,
    share: ShareOption = None,
    openapi: OpenApiOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Serve books over HTTP until a signal comes; a book that was begun goes on at the next start."""
    with reported(as_json=as_json):
        if openapi:
            from audobon.serving.web.openapi import openapi_text

            print(openapi_text())
            return
        given = {
            "host": host,
            "port": port,
            "workers": workers,
            "engine": engine,
            "token_file": str(tokens) if tokens else None,
            "share": str(share) if share else None,
        }

        def tell(url: str, place: Path) -> None:
            print(json.dumps({"url": url, "root": str(place)}) if as_json else f"listening on {url}", flush=True)

        code = _served(root, given, config=config, tell=tell, quiet=quiet)
    raise typer.Exit(INTERRUPTED if code == signal.SIGINT else 0)


def studio(
    root: MaybeRootArgument = None,
    port: PortOption = None,
    share: ShareOption = None,
    stays_closed: Annotated[bool, typer.Option("--no-browser", help="Print the address, and open no browser.")] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Open the studio, a web page where a story becomes a comic before your eyes; served on this machine alone."""
    with reported(as_json=as_json):

        def tell(url: str, place: Path) -> None:
            page = f"{url}/studio/"
            print(json.dumps({"url": page, "root": str(place)}) if as_json else f"the studio is at {page}", flush=True)
            if not stays_closed:
                import webbrowser

                webbrowser.open(page)

        given = {"port": port, "share": str(share) if share else None}
        code = _served(root, given, config=None, tell=tell, quiet=quiet or not as_json)
    raise typer.Exit(INTERRUPTED if code == signal.SIGINT else 0)


def _served(
    root: Path | None,
    given: Mapping[str, object],
    *,
    config: Path | None,
    tell: Callable[[str, Path], None],
    quiet: bool,
) -> int:
    """Serve until a signal comes, and give its number; the address and the service's folder are told."""
    from audobon.serving.config import read_config
    from audobon.serving.listening import run_service
    from audobon.serving.telemetry.logs import set_up_logs
    from audobon.serving.telemetry.tracing import tracing_to
    from audobon.settings import load_settings

    settings = load_settings()
    place = root or settings.home / SERVED_FOLDER
    asked = read_config(config, root=place, given=given)
    if asked.share is None and settings.share is not None:
        asked = replace(asked, share=settings.share)
    tracing = tracing_to(settings.traces, service="audobon-server")
    set_up_logs(form=settings.logs, quiet=quiet)
    with closing(tracing):
        return run_service(asked, tell=lambda url: tell(url, place), quiet=quiet, tracing=tracing)


def work(
    root: RootArgument,
    once: Annotated[bool, typer.Option("--once", help="End when no job waits.")] = False,
    lease: Annotated[
        float, typer.Option("--lease", metavar="S", min=0.5, max=3600, help="Seconds of silence that lose a job.")
    ] = 30.0,
    attempts: Annotated[
        int, typer.Option("--attempts", metavar="N", min=1, max=100, help="Attempts before a job is quarantined.")
    ] = 3,
    engine: EngineOption = "local",
    parent: Annotated[int, typer.Option("--parent", metavar="PID", min=0, hidden=True)] = 0,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make the books that wait in a service's queue; as many of these may run on one machine as it bears."""
    with reported(as_json=as_json):
        from audobon.cli.progress import progress_shown
        from audobon.files import telling_disk_errors
        from audobon.serving.jobs.job import Limits
        from audobon.serving.jobs.queue import JobQueue
        from audobon.serving.stopping import signals_heard
        from audobon.serving.telemetry.logs import set_up_logs
        from audobon.serving.telemetry.tracing import tracing_to
        from audobon.serving.working import book_worker
        from audobon.settings import load_settings

        settings = load_settings()
        set_up_logs(form=settings.logs, quiet=quiet)
        with (
            closing(tracing_to(settings.traces, service="audobon-worker")) as tracing,
            signals_heard(parent=parent) as stopper,
            progress_shown(quiet=quiet or parent != 0) as shown,
        ):
            with telling_disk_errors(root):
                root.mkdir(parents=True, exist_ok=True)
            with (
                closing(JobQueue(root, limits=Limits(lease_s=lease, attempts=attempts))) as queue,
                engine_of(engine) as executor,
                book_worker(queue, shown=shown, stop=stopper, tracing=tracing, executor=executor) as worker,
            ):
                worker.run(until_idle=once)
    raise typer.Exit(INTERRUPTED if stopper.signal == signal.SIGINT else 0)
