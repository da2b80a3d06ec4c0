"""The mark of a state of the register: it differs whenever something was loaded, fed or touched in between.

Every change of the register is announced in one of three tables within its own transaction: the loads, the log key of
the change interface, the table of the touched. The touched are cleared again, but their numbers only ever rise. No
Django here: the child process reads the mark too.
"""

_LOADS = "COALESCE((SELECT MAX(id) FROM register_load), 0)"
_KEYS = "COALESCE((SELECT SUM(key) FROM register_logkey), 0)"

SQLITE = (
    f"SELECT {_LOADS} || '.' || {_KEYS} || '.' || "
    "COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'register_touched'), 0) AS mark"
)
POSTGRESQL = (
    f"SELECT {_LOADS} || '.' || {_KEYS} || '.' || "
    "COALESCE(pg_sequence_last_value(pg_get_serial_sequence('register_touched', 'id')::regclass), 0) AS mark"
)
# PostgreSQL shows a number as taken before the rows of its transaction are seen: is there such a transaction now?
UNSETTLED = (
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE relation = 'register_touched'::regclass AND mode = 'RowExclusiveLock' "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid())"
)
OPEN = ".open"  # ends the mark of a state that was read while such a transaction was open


def same(one: str, other: str) -> bool:
    """Whether two marks surely are of one state. One that was read while a change was open is like no other."""
    return one == other and not one.endswith(OPEN)
