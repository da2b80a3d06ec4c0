"""An officer's time for a routine child: two hundred decided in bulk, in a real Chromium, by a script that reads nothing.

python -m bench.officer [CHILDREN]

A small city is built, swept and sent; the time to answer passes. Then, measured: the plan is looked at, the list is opened,
the reasons of every child on every page are opened, the list is signed. What a person needs to read one child's reasons
is a stated constant, added to what the pages took.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

READING = 20.0  # seconds a person takes over one child: stated, not measured
MOST = 30.0  # seconds a routine child may take, reading included
RESIDENTS_EACH = 120  # a hundred and twenty residents for each child who starts school, and some to spare
CHROMIUM = "/usr/bin/chromium"
PORT = 8931


def main(children: int) -> None:
    """Prints JSON: seconds of pages for all, per child, and with reading."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="ennakko-officer-") as folder:
        data = Path(folder) / "city"
        run = [sys.executable, "-m", "ennakko"]
        at = {"env": os.environ | {"ENNAKKO_DATA": str(data)}, "check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([*run, "demo", "--residents", str(children * RESIDENTS_EACH), "--no-serve"], **at)
        subprocess.run([*run, "worker", "--once"], **at)
        subprocess.run([*run, "tick", "--to", "2027-02-20"], **at)
        with served(data) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_context(base_url=url, locale="en").new_page()
            began = time.perf_counter()
            decided = morning(page)
            pages = time.perf_counter() - began
            browser.close()
    each = pages / decided
    told = {"decided": decided, "pages_s": round(pages, 1), "pages_each_s": round(each, 2)}
    print(json.dumps(told | {"reading_s": READING, "each_s": round(each + READING, 1), "at_most_s": MOST}))


def morning(page: Any) -> int:
    """What the officer who decides does; returns how many children were decided on."""
    page.goto("/desk/sign-in/")
    page.locator("button[value=principal]").click()
    page.wait_for_url("**/desk/")
    page.goto("/desk/school-start/")
    page.goto("/desk/school-start/sign/")
    while True:
        for reasons in page.locator("tr[id^=row-] details summary").all():
            reasons.click()
        following = page.locator("a[rel=next]")
        if not following.count():
            break
        following.first.click()
    page.locator("form[action$='/sign/do/'] button").click()
    page.wait_for_url("**/signed/*/")
    signed = re.search(r"\d+", page.get_by_role("status").inner_text().replace(",", ""))
    assert signed is not None
    return int(signed[0])


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The city's pages, until the block ends."""
    server = subprocess.Popen(
        [sys.executable, "-m", "ennakko", "serve", "--port", str(PORT), "--no-worker", "--data", str(data)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        server.stdout.readline()  # it says where it answers
        time.sleep(5)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
