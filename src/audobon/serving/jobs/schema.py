"""The tables, and how a file of an earlier version becomes one of this.

Knows: SQL that makes tables.  Does not know: what is done with them.

`number` gives the order of submission; AUTOINCREMENT never gives one twice, so that paging survives deletions.
A turn is when a client was last served within a priority, as a count of all claims, not as a time: clocks may jump.
"""

from __future__ import annotations

APPLICATION_ID = 0x41554A51
"""Stands in the file's head (`PRAGMA application_id`): AUJQ."""
OLDEST_SQLITE = (3, 37, 0)
"""The first that has STRICT tables. Source: https://www.sqlite.org/stricttables.html"""

_FIRST = (
    """
    CREATE TABLE job (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        client TEXT NOT NULL,
        priority INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN
            ('queued', 'running', 'cancelling', 'done', 'failed', 'cancelled', 'quarantined')),
        body TEXT NOT NULL,
        key TEXT,
        submitted REAL NOT NULL,
        changed REAL NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        claimed REAL NOT NULL DEFAULT 0,
        worker TEXT NOT NULL DEFAULT '',
        lease TEXT NOT NULL DEFAULT '',
        lease_until REAL NOT NULL DEFAULT 0,
        stage TEXT NOT NULL DEFAULT '',
        done INTEGER NOT NULL DEFAULT 0,
        total INTEGER NOT NULL DEFAULT 0,
        what TEXT NOT NULL DEFAULT '',
        error_code TEXT,
        error_message TEXT,
        error_hint TEXT,
        results TEXT NOT NULL DEFAULT '[]',
        CHECK ((state IN ('running', 'cancelling')) = (lease != ''))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX job_by_key ON job (client, key) WHERE key IS NOT NULL",
    "CREATE INDEX job_waiting ON job (priority, client, number) WHERE state = 'queued'",
    "CREATE INDEX job_waiting_of_client ON job (client) WHERE state = 'queued'",
    "CREATE INDEX job_held ON job (lease_until) WHERE state IN ('running', 'cancelling')",
    "CREATE INDEX job_claimed ON job (claimed) WHERE claimed > 0",
    """
    CREATE TABLE turn (
        priority INTEGER NOT NULL,
        client TEXT NOT NULL,
        served INTEGER NOT NULL,
        PRIMARY KEY (priority, client)
    ) STRICT
    """,
    "CREATE INDEX turn_next ON turn (priority, served)",
    """
    CREATE TABLE event (
        job INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
        sequence INTEGER NOT NULL,
        at REAL NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        stage TEXT NOT NULL,
        done INTEGER NOT NULL,
        total INTEGER NOT NULL,
        what TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (job, sequence)
    ) STRICT, WITHOUT ROWID
    """,
)

_SECOND = ("ALTER TABLE job ADD COLUMN first_body_sha256 TEXT NOT NULL DEFAULT ''",)

_THIRD = (
    """
    CREATE TABLE tally (
        what TEXT NOT NULL,
        label TEXT NOT NULL,
        bound REAL NOT NULL,
        count INTEGER NOT NULL,
        total REAL NOT NULL,
        PRIMARY KEY (what, label, bound)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE panel_told (
        job INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
        panel TEXT NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (job, panel, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE origin (
        job INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
        request TEXT NOT NULL,
        trace TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE presence (
        name TEXT PRIMARY KEY,
        role TEXT NOT NULL,
        process INTEGER NOT NULL,
        until REAL NOT NULL,
        held_bytes INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE reservation (
        job INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
        lease TEXT NOT NULL,
        bytes INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE TABLE shared (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
)
"""What was counted (`tallies.py`), which panels were, whose request a job came of, who works, what memory is given."""

_FOURTH = ("ALTER TABLE presence ADD COLUMN caches TEXT NOT NULL DEFAULT '[]'",)
"""What each process's caches hold, as JSON."""

SCRIPTS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH)
"""The n-th makes version n out of version n - 1; none is ever changed once it was released."""
