"""What a customer's line is read from in DuckDB: the slim columns of the log once more, in runs sorted by identity.

The log lies in the order of arrival, so one customer's rows may lie anywhere in it. The table `line_index` repeats the
columns of a line up to a position; each run of it is sorted, and a look at one identity reads a few thousand rows of a
run instead of all. The view `lines` is this table and, after it, the rest of the log: it says what the log says, at any
time. A run, its boundary and the view with it are committed together, and what deletes from the log deletes here in the
same transaction. So nothing has to be kept in step; and what does not agree with the log is thrown away and made again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import duckdb

from wayline.kit.logs import logger
from wayline.touchpoints.schema import LINES, SPOKEN, SPOKEN_BY

log = logger("lines")
# Of a look, each run costs about a millisecond, and the rest that is not sorted yet eleven for every million rows.
RUN = 1_000_000
_COLUMNS = ", ".join(LINES.names)
_NAMES = ", ".join(f"'{name}'" for name in SPOKEN_BY)
_TAKEN = ", ".join(
    f"case when name in ({_NAMES}) then {column} end as {column}" if column in SPOKEN else column
    for column in LINES.names
)


class LineIndex:
    """Makes the runs, one at a time, beside whoever writes to the log."""

    def __init__(self, run: int) -> None:
        self._run = run
        self._upto = 0
        self._not_before = 0
        self._making = Lock()
        self._maker: duckdb.DuckDBPyConnection | None = None

    def open(self, connection: duckdb.DuckDBPyConnection, columns: str) -> None:
        """Take up the index where it ends; begin one where there is none that agrees with the log."""
        connection.execute("create table if not exists line_runs (upto bigint, taken varchar)")
        if not _agrees(connection):
            connection.execute(
                "begin; drop view if exists lines; drop table if exists line_index; delete from line_runs; "  # noqa: S608 (our own names)
                f"create table line_index ({columns}); commit"
            )
        self._upto = _boundary(connection)
        self._not_before = 0
        _show(connection, self._upto)

    def is_due(self, newest: int) -> bool:
        """Whether the log up to this position has a whole run more than the index."""
        return newest >= max(self._upto + self._run, self._not_before)

    def make_run(self, connection: duckdb.DuckDBPyConnection, newest: int) -> None:
        """Sort the next run in, where it is due. Never raises: without it a look is slower, not wrong."""
        with self._making:
            if not self.is_due(newest):
                return
            try:
                with connection.cursor() as self._maker:
                    self._make(self._maker)
            except duckdb.Error as error:
                self._not_before = newest + self._run // 10
                log.warning("run put off", error=str(error).splitlines()[0])
            finally:
                self._maker = None

    def _make(self, maker: duckdb.DuckDBPyConnection) -> None:
        maker.execute("begin")
        # Asked, not remembered: who interrupts a commit does not learn whether it was one.
        after = _boundary(maker)
        upto = after + self._run
        maker.execute(
            f"insert into line_index select {_TAKEN} from touchpoints "  # noqa: S608 (our own names)
            "where position > ? and position <= ? order by identity, position",
            [after, upto],
        )
        maker.execute("insert into line_runs values (?, ?)", [upto, _TAKEN])
        _show(maker, upto)
        maker.execute("commit")
        self._upto = upto

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """No run is made meanwhile; one in the making is given up, and made later."""
        maker = self._maker
        if maker is not None:
            maker.interrupt()
        with self._making:
            self._not_before = 0
            yield

    @property
    def is_resting(self) -> bool:
        """Whether no run is being made at this moment."""
        return not self._making.locked()


def _agrees(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether all runs were taken as they are today, and hold as many rows as the log up to their boundary.

    (A program that knows nothing of the index may have deleted from the log alone.)
    """
    taken = {taken for (taken,) in connection.execute("select distinct taken from line_runs").fetchall()}
    if taken != {_TAKEN}:
        return False
    counted = connection.execute(
        "select (select count(*) from line_index) = (select count(*) from touchpoints where position <= ?)",
        [_boundary(connection)],
    ).fetchone()
    return counted == (True,)


def _boundary(connection: duckdb.DuckDBPyConnection) -> int:
    found = connection.execute("select max(upto) from line_runs").fetchone()
    return int(found[0] or 0) if found else 0


def _show(connection: duckdb.DuckDBPyConnection, upto: int) -> None:
    """Let `lines` be the index up to here and the rest of the log."""
    connection.execute(
        f"create or replace view lines as select {_COLUMNS} from line_index "  # noqa: S608 (our own names)
        f"union all select {_TAKEN} from touchpoints where position > {upto}"
    )
