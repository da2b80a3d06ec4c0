"""A data folder of its own for every test process; a pytest plugin, for Django reads its settings before any conftest."""

import os
import secrets
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="ennakko-tests-")  # it goes with the process
os.environ["ENNAKKO_DATA"] = _folder.name
# On a database that others may share, secrets are not made but given.
if os.environ.get("ENNAKKO_DATABASE"):
    for _name in ("DJANGO", "REGISTER", "AUDIT"):
        os.environ.setdefault(f"ENNAKKO_KEY_{_name}", secrets.token_hex(32))
# The browser's driver keeps an event loop running in the test's thread; the database is used beside it, never inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
