"""Known vulnerabilities of what is locked: `make audit`.

Fails on one. Where no advisory service answers (a registry's mirror often has none) it says so in one line and succeeds:
nothing was audited, and nothing was found.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "dev.txt"


def python() -> list[str] | None:
    """What is wrong with the Python packages; None where nobody could say."""
    tool = Path(sys.executable).with_name("pip-audit")
    asked = [tool, "--requirement", LOCK, "--require-hashes", "--disable-pip", "--format", "json"]
    ran = subprocess.run([*asked, "--progress-spinner", "off"], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    if all("vulns" not in package for package in packages):
        return None
    return [
        f"{package['name']} {package['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no version'}"
        for package in packages
        for flaw in package.get("vulns", ())
    ]


def npm() -> list[str] | None:
    """The same of the front-end packages that pages load."""
    asked = ["npm", "audit", "--omit=dev", "--json"]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        told = json.loads(ran.stdout)
    except ValueError:
        return None
    if "vulnerabilities" not in told:
        return None
    return [f"{name}: {flaw['severity']}" for name, flaw in told["vulnerabilities"].items()]


def main() -> int:
    """Say what was found; 1 where something was."""
    bad = False
    for what, found in (("Python", python()), ("npm", npm())):
        if found is None:
            print(f"{what}: no advisory service answered, so nothing was audited.")
        elif found:
            bad = True
            print(f"{what}: {len(found)} known vulnerabilities.", *found, sep="\n  ")
        else:
            print(f"{what}: no known vulnerability.")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
