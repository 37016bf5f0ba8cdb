from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest

from claimcheck import migrations
from claimcheck.errors import DeskError
from claimcheck.migrations import SCHEMA, migrate
from claimcheck.model import Document
from claimcheck.store import Store
from claimcheck.store.desk import Desk


def test_a_new_desk_has_the_newest_schema_and_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    first = Store(path)
    assert first.desk.rows("PRAGMA user_version")[0][0] == SCHEMA
    assert first.desk.rows("PRAGMA journal_mode")[0][0] == "wal"
    first.desk.close()
    assert Store(path).id == first.id != Store(tmp_path / "other.db").id


def test_a_text_file_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("only some notes, longer than a header\n" * 9)
    with pytest.raises(DeskError) as caught:
        Desk(path)
    assert "not a claimcheck desk" in caught.value.message
    assert caught.value.hint


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "browser.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE visits (id)")
    before = path.read_bytes()
    with pytest.raises(DeskError) as caught:
        Desk(path)
    assert "another program" in caught.value.message
    assert path.read_bytes() == before


def test_a_desk_of_a_newer_claimcheck_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    Desk(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(DeskError) as caught:
        Desk(path)
    assert "newer" in caught.value.message
    assert "Upgrade" in caught.value.hint


def test_a_desk_in_a_missing_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        Desk(tmp_path / "missing" / "desk.db")
    assert "cannot be opened" in caught.value.message


def test_a_read_only_desk_says_so_when_it_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")
    desk.rows("PRAGMA query_only = ON")
    with pytest.raises(DeskError) as caught, desk.transaction():
        desk.write("INSERT INTO desk VALUES ('a', 'b')")
    assert "read-only" in caught.value.message


def test_a_desk_that_another_process_writes_is_waited_for_and_then_called_busy(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    writer = Desk(path)
    waiting = Desk(path, busy_seconds=0.05)
    with writer.transaction():
        with pytest.raises(DeskError) as caught, waiting.transaction():
            pass
        assert "in use" in caught.value.message
        assert waiting.rows("SELECT count(*) FROM desk")[0][0] == 1
    with waiting.transaction():
        waiting.write("INSERT INTO desk VALUES ('a', 'b')")


def test_a_transaction_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")

    def break_off() -> None:
        with desk.transaction():
            desk.write("INSERT INTO desk VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert desk.row("SELECT 1 FROM desk WHERE key = 'a'") is None


def test_each_thread_has_a_connection_of_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")
    seen: list[int] = []
    with desk.transaction():
        desk.write("INSERT INTO desk VALUES ('a', 'b')")
        thread = threading.Thread(target=lambda: seen.append(desk.rows("SELECT count(*) FROM desk")[0][0]))
        thread.start()
        thread.join()
    assert seen == [1]  # what is not committed is not seen
    desk.close()


def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(database: object) -> None:
        database.conn.execute("CREATE TABLE half (id)")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("no more memory")

    path = tmp_path / "desk.db"
    Desk(path).close()
    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS, fails))
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "half" not in tables
    connection.close()
    monkeypatch.undo()
    Desk(path).close()


def test_an_older_desk_gets_the_steps_it_lacks_and_keeps_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    connection = sqlite3.connect(path, isolation_level=None)
    monkeypatch.setattr(migrations, "_STEPS", migrations._STEPS[:1])
    monkeypatch.setattr(migrations, "SCHEMA", 1)
    migrate(connection)
    (kept,) = connection.execute("SELECT value FROM desk WHERE key = 'id'").fetchone()
    connection.close()
    monkeypatch.undo()
    store = Store(path)
    assert store.id == kept
    assert list(store.checks.list()) == []


def test_a_desk_from_before_versions_takes_each_document_for_the_first_of_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    connection = sqlite3.connect(path, isolation_level=None)
    monkeypatch.setattr(migrations, "_STEPS", migrations._STEPS[:2])
    monkeypatch.setattr(migrations, "SCHEMA", 2)
    migrate(connection)
    text = "Twelve wells ran dry."
    digest = hashlib.sha256(text.encode()).hexdigest()
    connection.execute(
        "INSERT INTO snapshots VALUES (1, ?1, ?1, NULL, ?2)", (digest, zlib.compress(text.encode()))
    )
    connection.execute(
        """INSERT INTO documents VALUES
        (1, 'source', 1, ?, '', 'Wells', '', '', NULL, 'https://x.org', '', NULL, 'en', 'text/plain', NULL,
         '2025-01-01T00:00:00+00:00', NULL, 0)""",
        (digest,),
    )
    connection.close()
    monkeypatch.undo()
    store = Store(path)
    (stored,) = store.versions.of(1)
    assert (stored.document.title, stored.superseded_by) == ("Wells", None)
    assert store.documents.held(Document(text, title="Another", url="https://x.org")) == 1


def test_two_processes_may_make_the_same_desk_at_once(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from claimcheck.store import Store
print(Store(Path(sys.argv[1])).id)
"""
    runs = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", code, str(tmp_path / "desk.db")], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    ids = {run.communicate()[0].strip() for run in runs}
    assert len(ids) == 1
    assert len(ids.pop()) == 16


def test_a_desk_that_is_up_to_date_opens_without_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    Desk(path).close()
    code = """
import sys
from pathlib import Path
from claimcheck.store import Store
Store(Path(sys.argv[1])).statements.counts()
print(sorted({"sqlite_utils", "faiss", "torch", "openvino"} & set(sys.modules)))
"""
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


def test_a_review_is_neither_changed_nor_deleted(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")
    desk.rows("PRAGMA foreign_keys = OFF")
    with desk.transaction():
        desk.write(
            """INSERT INTO reviews (finding_id, made_at, reviewer, decision, note, shown)
            VALUES (1, '', 'ann', 'accept', '', '')"""
        )
    for sql in ("UPDATE reviews SET note = 'x'", "DELETE FROM reviews"):
        with pytest.raises(sqlite3.IntegrityError), desk.transaction():
            desk.write(sql)
    assert desk.rows("SELECT count(*) FROM reviews")[0][0] == 1
