"""The service against its own schema: schemathesis 4, all phases; does it ever fail, or answer what it did not declare?

    PYTHONPATH=src python -m benchmarks.schema_fuzz [--cases 10000] [--seed 0] [--only PATH] [--minutes N]
        [--json] [--out DIR]

Examples, coverage, fuzzing and stateful testing of every operation in /openapi.json, behind the guards, with nobody at
work, until there were as many cases as asked for. A server error is a status of 500 or more but 503 (too much at once);
a break is any other check that failed: an undeclared status, content type or header, a body that is not as declared,
unsound data that is taken, sound data that is not. Pictures are painted by toy nets. Not asked for: streams that
last as long as a book, and the loading of whole nets.

Knows: schemathesis.  Does not know: the service.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from schemathesis.python.asgi import HOST

from audobon.serving.config import ServeConfig
from audobon.serving.images.asked import ImageLimits
from audobon.serving.images.desk import ImageDesk
from audobon.serving.jobs.job import Limits
from audobon.serving.known_names import house_styles
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from audobon.serving.web.guards.asgi import App
from audobon.serving.web.guards.guarded import guarded
from audobon.serving.web.guards.rates import Rate
from audobon.serving.web.served import rules_of
from tests.unit.serving.images.tiny_studio import tiny_studio

MOST_ROUNDS = 40
CASES_OF_AN_OPERATION = 15
LEFT_OUT = r"/stream$|/load$"
KEPT_FAILURES = 60
ACCEPTING = ("2xx", "3xx", "400", "401", "403", "404", "409", "415", "422", "429", "503")
"""For data that the schema allows. A schema cannot say which styles there are, that steps take a model, how a file's
name must end, or that a net has been put away; 400, 415, 422 and 503 are declared for these."""
SOUND = ("2xx", "3xx", "4xx", "503")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="Operations whose path holds this.")
    parser.add_argument("--minutes", type=float, default=120.0, help="End after so many, whatever was reached.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    with tempfile.TemporaryDirectory() as place:
        found = fuzz(Path(place), cases=wanted.cases, seed=wanted.seed, only=wanted.only, minutes=wanted.minutes)
    answer = {"benchmark": "schema_fuzz", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"schema-fuzz-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


@dataclass(kw_only=True)
class Heard:
    """What a run told."""

    cases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    server_errors: int = 0
    breaks: Counter[str] = field(default_factory=Counter)
    samples: dict[str, dict[str, str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def hear(self, event: object) -> None:
        """Count one event of the engine."""
        if isinstance(event, events.NonFatalError):
            self.errors.append(f"{event.label}: {type(event.value).__name__}: {str(event.value)[:300]}")
        elif isinstance(event, events.FatalError):
            self.errors.append(f"fatal: {event.exception!r}"[:300])
        elif isinstance(event, events.ScenarioFinished):
            self._scenario(event)

    def _scenario(self, event: events.ScenarioFinished) -> None:
        recorder = event.recorder
        self.cases[str(event.phase.value)] += len(recorder.interactions)
        self.operations |= {str(node.value.operation.label) for node in recorder.cases.values()}
        for interaction in recorder.interactions.values():
            status = interaction.response.status_code if interaction.response else 0
            self.statuses[status] += 1
            self.server_errors += status >= 500 and status != 503
        for case, checks in recorder.checks.items():
            for check in checks:
                if check.status is Status.FAILURE and check.failure_info is not None:
                    self._failed(recorder, case, check)

    def _failed(self, recorder: Any, case: str, check: Any) -> None:
        failure, node = check.failure_info.failure, recorder.cases.get(case)
        key = f"{node.value.operation.label if node else ''}: {check.name}: {failure.title}"
        self.breaks[key] += 1
        if key not in self.samples and len(self.samples) < KEPT_FAILURES:
            self.samples[key] = {"message": failure.message[:600], "request": check.failure_info.code_sample[:600]}


def fuzz(
    root: Path, *, cases: int, seed: int, only: str = "", each: int = CASES_OF_AN_OPERATION, minutes: float = 120.0
) -> dict[str, Any]:
    """Run all phases with one seed after another until there were so many cases.

    Args:
        root: An empty folder.
        cases: At least so many.
        seed: Of the first run.
        only: Operations whose path holds this; all if empty.
        each: Cases that are made up for an operation in a phase.
        minutes: After which it ends, whatever was reached.
    """
    heard, started, rounds = Heard(), time.process_time(), 0
    until = time.monotonic() + 60 * minutes
    with contextlib.closing(_desk(root / "models")) as desk, Service(_config(root / "service"), images=desk) as service:
        app = _app(service)
        while heard.cases.total() < cases and rounds < MOST_ROUNDS and time.monotonic() < until:
            for event in _round(app, seed=seed + rounds, only=only, each=each):
                heard.hear(event)
                if heard.cases.total() >= cases or time.monotonic() > until:
                    break
            rounds += 1
    return {
        "schemathesis": schemathesis.__version__,
        "rounds": rounds,
        "operations": len(heard.operations),
        "cases": heard.cases.total(),
        "cases_by_phase": dict(sorted(heard.cases.items())),
        "statuses": {str(status): count for status, count in sorted(heard.statuses.items())},
        "server_errors": heard.server_errors,
        "schema_breaks": sum(heard.breaks.values()),
        "breaks": dict(heard.breaks.most_common()),
        "samples": heard.samples,
        "errors": sorted(set(heard.errors))[:20],
        "core_seconds": round(time.process_time() - started, 1),
    }


def _round(app: App, *, seed: int, only: str, each: int) -> Iterator[object]:
    config = SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "continue-on-failure": True,
            "max-stream-events": 5,
            "suppress-health-check": ["all"],
            "request-timeout": 20,
            "checks": {
                "positive_data_acceptance": {"expected-statuses": list(ACCEPTING)},
                "not_a_server_error": {"expected-statuses": list(SOUND)},
            },
            "generation": {"max-examples": each, "database": "none"},
        }
    )
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config).exclude(path_regex=LEFT_OUT)
    if only:
        schema = schema.include(path_regex=only)
    yield from from_schema(schema).execute()


def _desk(folder: Path) -> ImageDesk:
    """A desk for small pictures whose painter is real and tiny."""
    limits = ImageLimits(most_px=256, picture_px=256 * 256, request_px=2 * 256 * 256)
    return ImageDesk(tiny_studio(folder), limits=limits)


def _config(root: Path) -> ServeConfig:
    limits = Limits(waiting=1_000_000, waiting_of_client=1_000_000)
    return ServeConfig(root=root, workers=0, hosts=(HOST,), limits=limits)


def _app(service: Service) -> App:
    """The service as it is served, but for how often one may ask."""
    house_styles()  # are read from the painter's weights at the first question
    endless = Rate(per_second=1e9, burst=10**9)
    rules = replace(rules_of(service.config), client_rate=endless, address_rate=endless)
    return guarded(create_app(service), rules=rules)


if __name__ == "__main__":
    main()
