#!/bin/sh
# The database tests once more, on PostgreSQL. $ENNAKKO_POSTGRES names a database one may connect to.
# Prints one line and succeeds where there is no PostgreSQL, unless nothing may skip (ENNAKKO_REQUIRE_ALL=1).
set -e
if ! "$(dirname "$1")/python" - <<'PY'
import os, sys
import psycopg
try:
    psycopg.connect(os.environ["ENNAKKO_POSTGRES"], connect_timeout=3).close()
except psycopg.OperationalError as error:
    print(f"PostgreSQL is missing: {str(error).strip().splitlines()[0]}. apt-get install postgresql, "
          "then name it: make test POSTGRES=postgresql://user@host/name", file=sys.stderr)
    sys.exit(1)
PY
then
    [ "$ENNAKKO_REQUIRE_ALL" = 1 ] && exit 1
    exit 0
fi
ENNAKKO_DATABASE="$ENNAKKO_POSTGRES" exec "$1" -m "database and not proof"
