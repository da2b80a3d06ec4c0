"""Front-end files are copied only when each is the one that was checked."""

import pytest

from ennakko.base.errors import Trouble
from ennakko.ui import assets


@pytest.fixture
def modules(tmp_path):
    for package, files in assets.FILES.items():
        for file in files:
            target = tmp_path / "node_modules" / package / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"{package}/{file}")
    return tmp_path / "node_modules"


def test_every_known_file_is_copied_flat_under_its_package(modules, tmp_path):
    assets.accept(modules, tmp_path / "known")
    assert assets.copy(modules, tmp_path / "vendor", tmp_path / "known") == sum(
        map(len, assets.FILES.values())
    )
    assert (tmp_path / "vendor" / "public-sans" / "public-sans-latin-wght-normal.woff2").exists()


def test_a_file_that_is_not_the_one_checked_stops_the_copy_before_anything_is_written(modules, tmp_path):
    assets.accept(modules, tmp_path / "known")
    (modules / "maplibre-gl" / "dist" / "maplibre-gl.mjs").write_text("something else")
    with pytest.raises(Trouble, match=r"maplibre-gl\.mjs"):
        assets.copy(modules, tmp_path / "vendor", tmp_path / "known")
    assert not (tmp_path / "vendor").exists()


def test_a_missing_file_says_to_install(modules, tmp_path):
    assets.accept(modules, tmp_path / "known")
    (modules / "hds-core" / "lib" / "base.min.css").unlink()
    with pytest.raises(Trouble, match="npm ci"):
        assets.copy(modules, tmp_path / "vendor", tmp_path / "known")


def test_the_hash_list_names_exactly_the_files_that_are_copied():
    listed = {line.split()[1] for line in assets.HASHES.read_text().splitlines()}
    wanted = {f"{p.rsplit('/')[-1]}/{f.rsplit('/')[-1]}" for p, files in assets.FILES.items() for f in files}
    assert listed == wanted
