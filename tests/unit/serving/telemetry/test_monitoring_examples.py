"""The dashboard, the scrape configuration and the alerts that are shipped ask for metrics that there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from audobon.serving.jobs.tallies import Tallied, counted
from audobon.serving.residency import ResidencyCounts
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.telemetry.kept_collectors import ResidencyCollector
from audobon.serving.telemetry.process_collector import GpuFacts
from audobon.serving.web.app import create_app
from tests.unit.serving.telemetry.exposed import scraped
from tests.unit.serving.web.conftest import ADDRESS, config_at

FOLDER = Path(__file__).parents[4] / "examples" / "monitoring"
DASHBOARD: dict[str, Any] = json.loads((FOLDER / "grafana-dashboard.json").read_text(encoding="utf-8"))
ALERTS: dict[str, Any] = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))
SCRAPE: dict[str, Any] = yaml.safe_load((FOLDER / "prometheus.yml").read_text(encoding="utf-8"))
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]
QUERIES = [target["expr"] for panel in PANELS for target in panel["targets"]] + [rule["expr"] for rule in RULES]
OF_PROMETHEUS = {"job", "instance", "le"}
"""Labels that Prometheus itself gives."""
COLUMNS = 24
LABELS = {Tallied.CACHE_HITS: "worker/words/memory", Tallied.CACHE_MISSES: "worker/words"}


@pytest.fixture
def labels_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, set[str]]]:
    """Every sample's name that a service with a GPU, nets and caches tells, and its labels."""
    gpu = GpuFacts(device="0", used_bytes=1, total_bytes=2)
    monkeypatch.setattr("audobon.serving.telemetry.process_collector.gpu_facts", lambda: (gpu,))
    nets = ResidencyCounts(resident=("a",), held_bytes=1, limit_bytes=2, hits=1, loads=1, evictions=0)
    with Service(config_at(tmp_path)) as service:
        with service.queue.store.transaction() as connection:
            for what in Tallied:
                counted(connection, what, LABELS.get(what, "painting"), 1.0)
            connection.execute('UPDATE presence SET caches = \'[["words", "memory", 7]]\'')
        service.metrics.watch(ResidencyCollector(lambda: nets))
        app = Observed(create_app(service), metrics=service.metrics.http, tracing=service.tracing)
        web = TestClient(app, base_url=ADDRESS)
        web.get("/health/live")
        found: dict[str, set[str]] = {"up": set()}
        for name, labels in scraped(web):
            found.setdefault(name, set()).update(label for label, _ in labels)
        yield found


def test_every_query_asks_for_metrics_and_labels_that_there_are(labels_by_name: dict[str, set[str]]) -> None:
    asked: set[str] = set()
    for query in QUERIES:
        names = set(re.findall(r"\b(audobon_\w+|process_\w+|up)\b(?!\s*\()", query))
        assert names, query
        assert names <= set(labels_by_name), query
        known = set().union(*(labels_by_name[name] for name in names)) | OF_PROMETHEUS
        matched = set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)\s*\"", query))
        grouped = {label for group in re.findall(r"\bby \(([^)]*)\)", query) for label in re.split(r",\s*", group)}
        assert matched | grouped <= known, query
        asked |= names
    told = {re.sub(r"_(bucket|sum|count|created)$", "", name) for name in labels_by_name if name.startswith("audobon_")}
    unseen = told - {re.sub(r"_(bucket|sum|count)$", "", name) for name in asked}
    assert unseen == {
        "audobon_http_requests", "audobon_http_requests_in_progress",
        "audobon_nets_limit_bytes", "audobon_nets_resident", "audobon_panel_attempts_total",
    }  # fmt: skip


def test_queries_are_balanced_and_rates_are_of_counters(labels_by_name: dict[str, set[str]]) -> None:
    for query in QUERIES:
        for opening, closing in ("()", "[]", "{}"):
            assert query.count(opening) == query.count(closing), query
        for name in re.findall(r"(?:rate|increase)\((\w+)", query):
            assert name.endswith(("_total", "_bucket", "_sum", "_count")), query
        for name in re.findall(r"histogram_quantile\([\d.]+, sum by \(([^)]*)\)", query):
            assert name.split(", ")[0] == "le", query


def test_dashboard_is_one_that_grafana_takes() -> None:
    """Grafana, "JSON model": what a dashboard and its panels must have."""
    assert {"title", "uid", "schemaVersion", "panels", "templating", "time", "annotations"} <= set(DASHBOARD)
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(ids)) == len(ids)
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        assert set(place) == {"x", "y", "w", "h"}
        assert 0 <= place["x"] < place["x"] + place["w"] <= COLUMNS
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken, panel["title"]
        taken |= cells
    for panel in PANELS:
        assert panel["type"] in ("stat", "timeseries")
        assert panel["title"]
        assert panel["description"]
        assert panel["datasource"]["uid"] == "${datasource}"
        assert panel["fieldConfig"]["defaults"]["unit"]
        refs = [target["refId"] for target in panel["targets"]]
        assert len(set(refs)) == len(refs) > 0
    variables = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    used = set(re.findall(r"\$\{?(\w+)\}?", json.dumps(DASHBOARD))) - {"__rate_interval"}
    assert used == variables


def test_alerts_say_what_to_do_and_are_scraped_for() -> None:
    assert SCRAPE["rule_files"] == ["alerts.yml"]
    (job,) = SCRAPE["scrape_configs"]
    assert (job["job_name"], job["metrics_path"]) == ("audobon", "/metrics")
    assert len({rule["alert"] for rule in RULES}) == len(RULES) >= 8
    for rule in RULES:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert {"summary", "todo"} == set(rule["annotations"])
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
