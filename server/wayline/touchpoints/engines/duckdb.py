"""The log in one DuckDB file, in this process. DuckDB has one writer: the server that holds the file."""

import shutil
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from uuid import UUID

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wayline.kit.errors import Unavailable
from wayline.kit.logs import logger
from wayline.touchpoints.engines.lines import RUN, LineIndex
from wayline.touchpoints.schema import DIMENSIONS, GIVEN, LINES, TOUCHPOINTS

log = logger("duckdb")
# It advises relations, which plan a question twice: with few rows and a long question that costs more than the copy.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)
# A checkpoint holds up writing for a third of a second, however much it moves. So it is made when nobody writes, and
# in a long rush only now and then; what a start has to replay stays within a few seconds.
_WAL_MOST = "256MB"
_WAL_WORTH_MOVING = 8_000_000
_AT_ONCE = 100_000
_DUCK = {"int64": "bigint", "string": "varchar", "bool": "boolean", "timestamp[us]": "timestamp"}

# What questions call, in DuckDB's words. A list of paths is found in one reading of the JSON.
_FUNCTIONS = {
    "properties_at(said, names)": "json_extract(said, names)",
    "each_at(said, name)": "coalesce(json_extract_string(said, '$[*].' || name), [])",
}


class LogUnavailable(Unavailable):
    """DuckDB's own words are in the facts."""

    code = "log_unavailable"
    message = "The touchpoint log cannot be written right now. Nothing that was acknowledged is lost."


class DuckLog:
    """DuckDB 2 behind the engine interface."""

    dialect = "duckdb"

    def __init__(self, path: Path, *, threads: int = 2, memory: str = "1GB", line_run: int = RUN) -> None:
        self._path = path
        self._options: dict[str, str | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": str(path.parent / "duckdb-temp"),
        }
        self._lock = Lock()
        self._told_of_deletions: list[Callable[[], None]] = []
        self._index = LineIndex(line_run)
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="line-index")
        self._indexing: Future[None] | None = None
        self._connection = self._open()
        self._newest = self.last_position()

    def _open(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(self._path, config=dict(self._options))
        connection.execute(
            "set preserve_insertion_order=false; set arrow_lossless_conversion=true; "
            f"set wal_autocheckpoint='{_WAL_MOST}'; set timezone='UTC'"
        )
        for name, schema in {"touchpoints": TOUCHPOINTS, **DIMENSIONS}.items():
            connection.execute(f"create table if not exists {name} ({_columns(schema)})")
        connection.execute("create table if not exists identity_now (identity uuid primary key, customer uuid)")
        connection.execute("create table if not exists log_end (position bigint)")
        for function, said in _FUNCTIONS.items():
            connection.execute(f"create or replace macro {function} as {said}")
        self._index.open(connection, _columns(LINES))
        return connection

    def append(self, touchpoints: pa.Table | None, dimensions: dict[str, pa.Table]) -> None:
        """See Engine. A failed write rolls back; a database DuckDB gave up on is opened again."""
        with self._lock:
            writing = self._connection.cursor()
            try:
                writing.execute("begin")
                if touchpoints is not None:
                    _insert(writing, "touchpoints", touchpoints)
                for name, rows in dimensions.items():
                    _insert(writing, name, rows)
                if "identity_customer" in dimensions:
                    _follow_joins(writing, dimensions["identity_customer"])
                writing.execute("commit")
            except duckdb.Error as error:
                self._recover(error)
                raise LogUnavailable(reason=str(error).splitlines()[0]) from error
            finally:
                writing.close()
        if touchpoints is not None:
            self._newest = int(pc.max(touchpoints.column("position")).as_py())
            self._go_on_indexing()

    def _recover(self, error: duckdb.Error) -> None:
        log.error("commit failed", error=str(error).splitlines()[0])
        try:
            self._connection.execute("select 1")
        except duckdb.Error:
            with self._index.at_rest():
                self._connection.close()
                self._connection = self._open()

    def _go_on_indexing(self) -> None:
        """Have the next run of lines sorted where it is due: beside the writer, who does not wait for it."""
        if self._index.is_due(self._newest) and (self._indexing is None or self._indexing.done()):
            self._indexing = self._beside.submit(self._index.make_run, self._connection, self._newest)

    def wait_until_indexed(self) -> None:
        """Return when no run of lines is in the making any more."""
        if self._indexing is not None:
            self._indexing.result()

    def tidy(self) -> None:
        """See Engine: a run of lines that is due is sorted; what waits in the write-ahead log goes to its place."""
        self._go_on_indexing()
        waiting = self._path.with_name(f"{self._path.name}.wal")
        with suppress(OSError), self._lock:
            if waiting.stat().st_size > _WAL_WORTH_MOVING and self._index.is_resting:
                try:
                    self._connection.execute("checkpoint")
                except duckdb.Error as error:
                    log.warning("checkpoint put off", error=str(error).splitlines()[0])

    def query(self, sql: str, given: pa.Table | None = None) -> pa.Table:
        """See Engine."""
        reading = self._connection.cursor()
        try:
            if given is not None:
                # Few rows and long questions: a relation would plan each of them twice.
                reading.register(GIVEN, given)
                rows: pa.RecordBatchReader | None = reading.execute(sql).to_arrow_reader(_AT_ONCE)
                return rows.read_all() if rows is not None else pa.table({})
            found: duckdb.DuckDBPyRelation | None = reading.sql(sql)
            return found.to_arrow_table() if found is not None else pa.table({})
        finally:
            reading.close()

    def last_position(self) -> int:
        """See Engine."""
        names = ("touchpoints", *DIMENSIONS)
        parts = [f"select max(position) as p from {name}" for name in names]  # noqa: S608 (our own names)
        # Where the log ended when its last rows were deleted: who follows it has been there, and looks only beyond.
        every = " union all ".join([*parts, "select max(upto) from line_runs", "select max(position) from log_end"])
        found = self._connection.cursor().execute(f"select max(p) from ({every})").fetchone()  # noqa: S608 (our own names)
        return int(found[0] or 0) if found else 0

    def recent_ids(self, since: datetime) -> np.ndarray:
        """See Engine."""
        sql = "select (id::uhugeint >> 64)::ubigint as head from touchpoints where recorded_at >= ?"
        rows = self._connection.cursor().execute(sql, [since.astimezone(UTC).replace(tzinfo=None)])
        return np.asarray(rows.fetchnumpy()["head"], dtype=np.uint64)

    def existing(self, ids: Sequence[UUID]) -> set[UUID]:
        """See Engine."""
        sql = "select id from touchpoints where id in (select unnest(?::uuid[]))"
        return {row[0] for row in self._connection.cursor().execute(sql, [[str(i) for i in ids]]).fetchall()}

    def erase(self, identities: Sequence[UUID]) -> int:
        """See Engine."""
        keys = [str(identity) for identity in identities]
        with self._lock, self._index.at_rest():
            writing = self._connection.cursor()
            writing.execute("begin")
            self._keep_the_end(writing)
            gone = writing.execute("delete from touchpoints where identity in (select unnest(?::uuid[]))", [keys])
            count = int((gone.fetchone() or (0,))[0])
            for name in ("line_index", "identity_customer", "identity_now"):
                writing.execute(f"delete from {name} where identity in (select unnest(?::uuid[]))", [keys])  # noqa: S608 (our own names)
            writing.execute("delete from records where key in (select unnest(?::varchar[]))", [keys])
            writing.execute("commit")
            self._tell_of_deletion()
            writing.execute("checkpoint")
            writing.close()
        return count

    def _keep_the_end(self, writing: duckdb.DuckDBPyConnection) -> None:
        """Remember the last position before rows are deleted: no position is given twice."""
        end = self.last_position()
        writing.execute("delete from log_end")
        writing.execute("insert into log_end values (?)", [end])

    def on_deleted(self, listener: Callable[[], None]) -> None:
        """See Engine."""
        self._told_of_deletions.append(listener)

    def _tell_of_deletion(self) -> None:
        for listener in self._told_of_deletions:
            listener()

    def forget_before(self, moment: datetime) -> int:
        """See Engine."""
        before = [moment.astimezone(UTC).replace(tzinfo=None)]
        with self._lock, self._index.at_rest():
            writing = self._connection.cursor()
            writing.execute("begin")
            self._keep_the_end(writing)
            gone = writing.execute("delete from touchpoints where occurred_at < ?", before)
            count = int((gone.fetchone() or (0,))[0])
            writing.execute("delete from line_index where occurred_at < ?", before)
            writing.execute("commit")
            self._tell_of_deletion()
            writing.close()
        return count

    def backup(self, folder: Path) -> None:
        """See Engine: a whole copy of the file, taken between two commits."""
        with self._lock, self._index.at_rest():
            self._connection.execute("force checkpoint")
            shutil.copyfile(self._path, folder / self._path.name)

    def close(self) -> None:
        """See Engine."""
        with self._lock, self._index.at_rest():
            self._connection.close()
        self._beside.shutdown(cancel_futures=True)


def _columns(schema: pa.Schema) -> str:
    return ", ".join(f'"{field.name}" {_type(field.type)}' for field in schema)


def _type(kind: pa.DataType) -> str:
    if isinstance(kind, pa.UuidType):
        return "uuid"
    return _DUCK.get(str(kind), "decimal(18, 4)")


def _insert(writing: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    writing.register("incoming", rows)
    writing.execute(f"insert into {name} select * from incoming")  # noqa: S608 (our own names)
    writing.unregister("incoming")


def _follow_joins(writing: duckdb.DuckDBPyConnection, rows: pa.Table) -> None:
    """Keep who-is-who of today beside the record of all joins; of several in one batch the last one stands."""
    writing.register("incoming", rows)
    writing.execute(
        "insert or replace into identity_now "
        "select identity, arg_max(customer, position) from incoming group by identity"
    )
    writing.unregister("incoming")
