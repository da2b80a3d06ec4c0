"""What the pages need from npm, copied to where Django finds it, each file checked against its known hash.

    python -m ennakko.ui.assets            copy from node_modules and check
    python -m ennakko.ui.assets --accept   after a changed pin: write the hashes of what is installed now

Nothing is built and nothing comes from another host at run time.
"""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ennakko.base.errors import Trouble

HERE = Path(__file__).parent
HASHES = HERE / "vendor.sha256"
VENDOR = HERE / "static" / "vendor"
FILES: Mapping[str, Sequence[str]] = {
    "hds-core": (
        "LICENSE",
        "lib/base.min.css",
        "lib/components/button/button.min.css",
        "lib/components/notification/notification.min.css",
        "lib/components/radio-button/radio-button.min.css",
        "lib/components/status-label/status-label.min.css",
        "lib/components/table/table.min.css",
        "lib/components/text-input/text-input.min.css",
    ),
    "maplibre-gl": (
        "LICENSE.txt",
        "dist/maplibre-gl.css",
        "dist/maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs",
    ),
    "@fontsource-variable/public-sans": (
        "LICENSE",
        "files/public-sans-latin-wght-normal.woff2",
        "files/public-sans-latin-ext-wght-normal.woff2",
    ),
}


def copy(modules: Path, vendor: Path = VENDOR, hashes: Path = HASHES) -> int:
    """Copy every file from `modules` (a node_modules folder) to `vendor`; the number of files.

    Raises Trouble before anything is written when a file is missing or is not the one we know.
    """
    known = _known(hashes)
    found = {name: _read(modules / source) for name, source in _sources().items()}
    for name, content in found.items():
        if known.get(name) != hashlib.sha256(content).hexdigest():
            raise Trouble(
                f"The front-end file {name} is not the one this version was checked with.",
                "Run `npm ci`; if a pin in package.json was changed, look at the change, then use --accept.",
            )
    for name, content in found.items():
        target = vendor / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(found)


def accept(modules: Path, hashes: Path = HASHES) -> None:
    """Write the hashes of what is installed in `modules`."""
    lines = [
        f"{hashlib.sha256(_read(modules / source)).hexdigest()}  {name}\n"
        for name, source in _sources().items()
    ]
    hashes.write_text("".join(lines))


def _sources() -> dict[str, str]:
    """NAME/file under `static/vendor` to its place under node_modules, without the package's own folders."""
    return {
        f"{package.rsplit('/')[-1]}/{file.rsplit('/')[-1]}": f"{package}/{file}"
        for package, files in FILES.items()
        for file in files
    }


def _known(hashes: Path) -> dict[str, str]:
    rows = (line.split() for line in hashes.read_text().splitlines() if line)
    return {name: digest for digest, name in rows}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise Trouble(
            f"npm has not installed {file.name}.", "Run `npm ci` in the project's folder first."
        ) from None


def main(arguments: Sequence[str]) -> int:
    """The command: 0 when every file is in its place."""
    modules = Path("node_modules")
    try:
        if "--accept" in arguments:
            accept(modules)
        print(f"{copy(modules)} front-end files copied and checked.")  # noqa: T201 - the command's own answer
    except Trouble as trouble:
        print(f"{trouble.cause}\n{trouble.remedy}", file=sys.stderr)  # noqa: T201 - the command's own answer
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
