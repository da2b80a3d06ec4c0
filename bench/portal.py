"""The resident's pages under 200 users: as production runs them, with the load generator on the same cores.

python -m bench.portal [--residents 20000] [--seconds 60]

PostgreSQL (ENNAKKO_POSTGRES names a database to connect to; one is made beside it), https settings, as many processes as
cores; 200 users with a pause of 5 s, ramped, then as many as it takes to saturate it. Prints JSON: p95 in milliseconds.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HOST = "ennakko.example"
USERS, PAUSE, STRONG = 200, 5, 32
WORKERS = os.cpu_count() or 2
SESSIONS = """
import json, django; django.setup()
from importlib import import_module
from django.conf import settings
from django.urls import reverse
from ennakko.config.navigation import navigation
from ennakko.ledger.models import Addressee
engine = import_module(settings.SESSION_ENGINE)
made = []
for one in Addressee.objects.filter(active=True, proposal__live=True, proposal__restricted=False).order_by("person")[:%d]:
    session = engine.SessionStore()
    session["resident"] = one.person
    session.create()
    made.append([session.session_key, reverse("portal:letter", args=[one.proposal_id])])
print(json.dumps({"sessions": made, "menu": [reverse(link.route) for link in navigation()["portal"]], "host": "%s"}))
"""


def main() -> None:
    """Build, serve, load, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--residents", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    import psycopg

    url = os.environ.get("ENNAKKO_POSTGRES", "postgresql://127.0.0.1:5432/postgres")
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        sys.exit(f"PostgreSQL is missing ({str(error).splitlines()[0]}): name one in ENNAKKO_POSTGRES")
    name = f"ennakko_bench_{os.getpid()}"
    with connection, tempfile.TemporaryDirectory(prefix="ennakko-bench-") as folder:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            told = measured(Path(folder), urlunsplit(urlsplit(url)._replace(path=f"/{name}")), given)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    print(json.dumps(told))


def measured(data: Path, database: str, given: argparse.Namespace) -> dict[str, float]:
    """The figures of a city on this database."""
    env = os.environ | {
        "ENNAKKO_DATA": str(data),
        "ENNAKKO_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "ennakko.config.settings",
    }
    run = [sys.executable, "-m", "ennakko"]
    built = [*run, "demo", "--residents", str(given.residents), "--no-serve"]
    subprocess.run(built, env=env, check=True, stdout=subprocess.DEVNULL)
    (data / "day").unlink()  # from here on it is no demo
    env |= {"ENNAKKO_URL": f"https://{HOST}", "ENNAKKO_HOSTS": HOST}
    made = subprocess.run(
        [sys.executable, "-c", SESSIONS % (USERS, HOST)], env=env, check=True, capture_output=True, text=True
    )
    (data / "sessions.json").write_text(made.stdout)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = [*run, "serve", "--no-worker", "--workers", str(WORKERS), "--port", str(port)]
    server = subprocess.Popen(served, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _until_it_answers(port)
        calm = loaded(port, data, users=USERS, pause=PAUSE, seconds=given.seconds)
        strong = loaded(port, data, users=STRONG, pause=0, seconds=20)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
    return {
        "users": USERS, "pages_a_second": calm["rate"], "p95_ms": calm["p95"], "errors": calm["errors"],
        "saturated_a_second": strong["rate"], "saturated_p95_ms": strong["p95"], "saturated_errors": strong["errors"],
        "load_before": round(os.getloadavg()[2], 1),
    }  # fmt: skip


def loaded(port: int, data: Path, *, users: int, pause: int, seconds: int) -> dict[str, float]:
    """Load the pages with so many users; what was measured once all were there."""
    env = os.environ | {"BENCH_SESSIONS": str(data / "sessions.json"), "BENCH_PAUSE": str(pause)}
    command = [
        sys.executable, "-m", "locust", "--locustfile", str(Path(__file__).with_name("portal_users.py")), "--headless",
        "--users", str(users), "--spawn-rate", "10", "--run-time", f"{seconds + users // 10}s", "--reset-stats",
        "--host", f"http://127.0.0.1:{port}", "--json", "--loglevel", "WARNING", "--exit-code-on-error", "0",
    ]  # fmt: skip
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True, cwd=data)
    rows = json.loads(done.stdout)
    times: dict[int, int] = {}
    for row in rows:
        for took, count in row["response_times"].items():
            times[int(float(took))] = times.get(int(float(took)), 0) + count
    asked = sum(times.values())
    span = max(row["last_request_timestamp"] for row in rows) - min(row["start_time"] for row in rows)
    passed, p95 = 0, 0
    for took in sorted(times):
        passed += times[took]
        if passed >= 0.95 * asked:
            p95 = took
            break
    return {"rate": round(asked / span, 1), "p95": p95, "errors": sum(row["num_failures"] for row in rows)}


def _until_it_answers(port: int) -> None:
    for _ in range(300):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("The server did not answer within a minute.")


if __name__ == "__main__":
    main()
