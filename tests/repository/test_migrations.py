"""Migrations say what the models say, and can be taken back."""

import os
import subprocess
import sys
from pathlib import Path

from tests.repository.tree import ROOT

# In a process of its own, on an empty SQLite database: the tests' own database stays as it is.
BACK_AND_FORTH = """
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

call_command("makemigrations", "--check", "--dry-run", verbosity=0)
call_command("migrate", verbosity=0)
own = [room.label for room in apps.get_app_configs() if room.name.startswith("ennakko.")]
with_migrations = sorted({room for room, _ in MigrationExecutor(connection).loader.applied_migrations} & set(own))
for room in with_migrations:
    call_command("migrate", room, "zero", verbosity=0)
left = {room for room, _ in MigrationExecutor(connection).loader.applied_migrations} & set(own)
tables = [name for name in connection.introspection.table_names() if name.split("_")[0] in own]
call_command("migrate", verbosity=0)
print(len(with_migrations), sorted(left), tables)
"""


def test_every_model_has_its_migration_and_every_migration_can_be_taken_back_and_made_again(tmp_path: Path):
    kept = {key: value for key, value in os.environ.items() if key != "ENNAKKO_DATABASE"}
    own = {"ENNAKKO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ennakko.config.settings"}
    ran = subprocess.run(
        [sys.executable, "-c", BACK_AND_FORTH],
        cwd=ROOT, env=kept | own, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.split(maxsplit=1)[1].strip() == "[] []"
    assert int(ran.stdout.split()[0]) >= 5
