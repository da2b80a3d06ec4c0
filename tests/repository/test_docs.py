"""The pages made from the code are those the code makes now."""

import subprocess
import sys


def test_the_generated_pages_are_up_to_date():
    """In a process of its own: click keeps a command's help as it was first asked for."""
    checked = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--check"], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
