"""The queue's file: older versions become new ones, and what is no queue is refused untouched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from audobon.errors import ResourceError
from audobon.serving.jobs import store as store_module
from audobon.serving.jobs.refusals import BadQueueError, QueueBusyError
from audobon.serving.jobs.schema import SCRIPTS
from audobon.serving.jobs.store import Store
from tests.unit.serving.clocks import HandClock, asked, queue_at


def test_commit_waits_for_the_disk(tmp_path: Path) -> None:
    """Asked in a process of its own: in this one no test waits for it."""
    program = (
        "from pathlib import Path\nfrom audobon.serving.jobs.store import Store\n"
        f"with Store(Path({str(tmp_path / 'q')!r})).transaction() as connection:\n"
        "    print(connection.execute('PRAGMA synchronous').fetchone()[0])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "2\n"


def test_file_is_durable_and_strict(tmp_path: Path) -> None:
    store = Store(tmp_path / "q")
    with store.transaction() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        kinds = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert {name for name, strict in kinds if strict} == {
        "job",
        "turn",
        "event",
        "tally",
        "panel_told",
        "origin",
        "presence",
        "reservation",
        "shared",
    }
    with pytest.raises(BadQueueError, match="AUD-708"), store.transaction() as connection:
        connection.execute("INSERT INTO turn VALUES ('soon', 'a', 0)")
    store.close()


def test_older_file_becomes_a_new_one_with_all_that_is_in_it(tmp_path: Path) -> None:
    queue, _ = queue_at(tmp_path, HandClock())
    job = queue.submit(asked())
    queue.close()
    newer = (*SCRIPTS, ("ALTER TABLE job ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",))
    store = Store(tmp_path / "queue.sqlite", scripts=newer)
    with store.transaction() as connection:
        assert connection.execute("SELECT id, colour FROM job").fetchone()[:] == (job.id, "blue")
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(newer)
    store.close()
    with pytest.raises(BadQueueError, match="AUD-709"):
        Store(tmp_path / "queue.sqlite")


def test_queue_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    store = Store(tmp_path / "queue.sqlite", scripts=SCRIPTS[:1])
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO job (id, client, priority, state, body, key, submitted, changed)"
            " VALUES ('a', 'anna', 1, 'done', 'a book', 'k', 0, 0)"
        )
    store.close()
    queue, _ = queue_at(tmp_path, HandClock())
    assert queue.submit(asked(key="k")).id == "a"
    queue.revise("a", "another book")
    assert queue.submit(asked(key="k")).body == "another book"
    queue.close()


def test_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    Store(tmp_path / "q").close()
    with pytest.raises(BadQueueError, match="AUD-708"):
        Store(tmp_path / "q", scripts=(*SCRIPTS, ("ALTER TABLE job ADD COLUMN colour TEXT", "NONSENSE")))
    store = Store(tmp_path / "q")
    with store.transaction() as connection:
        assert "colour" not in {row[1] for row in connection.execute("PRAGMA table_info(job)")}
    store.close()


def test_what_is_no_queue_is_refused_untouched(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other")
    other.execute("CREATE TABLE mine (x)")
    other.close()
    (tmp_path / "text").write_text("Once upon a time " * 100)
    for name in ("other", "text"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(BadQueueError, match="AUD-708"):
            Store(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ResourceError, match="AUD-552"):
        Store(tmp_path / "folder")


def test_old_sqlite_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(BadQueueError, match="AUD-710"):
        Store(tmp_path / "q")


def test_file_that_others_keep_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BUSY_S", 0.01)
    one, two = Store(tmp_path / "q"), Store(tmp_path / "q")
    with one.transaction(), pytest.raises(QueueBusyError, match="AUD-707"), two.transaction():
        pass
    with two.transaction():
        pass
    one.close()
    two.close()


def test_block_that_raises_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "q")

    def interrupted() -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO turn VALUES (1, 'a', 0)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with store.transaction() as connection:
        assert connection.execute("SELECT COUNT(*) FROM turn").fetchone()[0] == 0
    store.close()
