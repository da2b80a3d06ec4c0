"""A data folder of its own for every test process; a pytest plugin, for Django reads its settings before any conftest."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="ennakko-tests-")  # it goes with the process
os.environ["ENNAKKO_DATA"] = _folder.name
# The browser's driver keeps an event loop running in the test's thread; the database is used beside it, never inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
