"""How often one may ask: exactly as often as a bucket allows, whatever the pattern; never too often after health."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audobon.serving.web.guards.rates import MOST_BUCKETS, Rate, RateGuard
from audobon.serving.web.guards.scopes import Scope
from tests.unit.serving.guards.echo import Clock, Echo, client_for, token


def test_client_is_refused_until_its_bucket_has_filled() -> None:
    clock = Clock()
    client = client_for(Echo(), client_rate=Rate(per_second=0.5, burst=2), clock=clock)
    assert [client.get("/api/v1/books").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/api/v1/books")
    assert (refused.json()["code"], refused.headers["retry-after"]) == ("AUD-759", "2")
    clock.now += 2
    assert [client.get("/api/v1/books").status_code for _ in range(2)] == [200, 429]


def test_clients_have_buckets_of_their_own_wherever_they_ask_from() -> None:
    (anna, anna_token), (bert, bert_token) = token("anna", Scope.READ), token("bert", Scope.READ)
    client = client_for(Echo(), client_rate=Rate(per_second=1, burst=1), tokens=(anna_token, bert_token), clock=Clock())
    statuses = [
        client.get("/api/v1/books", headers={"authorization": f"Bearer {secret}"}).status_code
        for secret in (anna, bert, anna)
    ]
    assert statuses == [200, 200, 429]


def test_guesses_at_tokens_are_counted_by_address() -> None:
    _, known = token("anna", Scope.READ)
    client = client_for(Echo(), address_rate=Rate(per_second=1, burst=3), tokens=(known,), clock=Clock())
    statuses = [
        client.get("/api/v1/books", headers={"authorization": f"Bearer guess{number}"}).status_code
        for number in range(5)
    ]
    assert statuses == [401, 401, 401, 429, 429]


def test_health_is_never_refused_and_takes_nothing_out() -> None:
    none = Rate(per_second=1e-9, burst=1)
    client = client_for(Echo(), client_rate=none, address_rate=none, clock=Clock())
    assert {client.get(path).status_code for path in ("/health/live", "/health/ready", "/v2/health/live") * 9} == {200}
    assert [client.get("/api/v1/books").status_code for _ in range(2)] == [200, 429]


def test_files_of_the_studio_count_by_address_alone() -> None:
    clock = Clock()
    client = client_for(
        Echo(), client_rate=Rate(per_second=1, burst=1), address_rate=Rate(per_second=1, burst=4), clock=clock
    )
    statuses = [client.get("/studio/app/main.js").status_code for _ in range(3)]
    assert [*statuses, client.get("/api/v1/books").status_code] == [200, 200, 200, 200], (
        "they took none of the client's"
    )
    assert client.get("/studio/app/main.js").status_code == 429, "but some of the address's"


@given(
    per_second=st.floats(0.1, 100),
    burst=st.integers(1, 20),
    pauses=st.lists(st.floats(0, 3), min_size=1, max_size=60),
)
def test_never_more_pass_than_the_rate_allows_and_none_is_refused_needlessly(
    per_second: float, burst: int, pauses: list[float]
) -> None:
    clock = Clock()
    guard = RateGuard(Echo().app, rate=Rate(per_second=per_second, burst=burst), who=lambda scope: "one", clock=clock)
    passed: list[float] = []
    for pause in pauses:
        clock.now += pause
        wait_s = guard._taken("one")
        if wait_s == 0:
            passed.append(clock.now)
        else:
            clock.now += wait_s * 1.000001  # by then there is one
            assert guard._taken("one") == 0
            passed.append(clock.now)
    for at, first in enumerate(passed):
        for later in range(at, len(passed)):
            assert later - at + 1 <= burst + (passed[later] - first) * per_second + 1e-6


def test_strangers_do_not_fill_the_memory() -> None:
    guard = RateGuard(Echo().app, rate=Rate(per_second=1, burst=1), who=lambda scope: "", clock=Clock())
    for number in range(MOST_BUCKETS + 100):
        guard._taken(str(number))
    assert len(guard._buckets) == MOST_BUCKETS
