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
# A number taken by a transaction that is still open would be seen before its rows are: wait for such first.
SETTLED = "LOCK TABLE register_touched, register_load, register_logkey IN SHARE MODE"
