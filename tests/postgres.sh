#!/bin/sh
# The database tests once more, on PostgreSQL: tests/postgres.sh BIN. $ENNAKKO_POSTGRES names a database to connect to; the
# tests make one of their own beside it. Where nobody answers it says so in one line and succeeds, unless nothing may skip.
set -e
if ! "$1/python" - <<'PY'
import os, sys
import psycopg
try:
    psycopg.connect(os.environ["ENNAKKO_POSTGRES"], connect_timeout=3).close()
except psycopg.OperationalError as error:
    cause = str(error).strip().splitlines()[0]
    print(f"PostgreSQL is missing ({cause}): apt-get install postgresql, or name one: make test POSTGRES=...", file=sys.stderr)
    sys.exit(1)
PY
then
    [ "$ENNAKKO_REQUIRE_ALL" != 1 ]
    exit
fi
ENNAKKO_DATABASE="$ENNAKKO_POSTGRES" exec "$1/pytest" -n 2 --dist loadfile --no-loadscope-reorder -m "database and not proof"
