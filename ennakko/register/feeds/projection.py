"""Points of the world as points of the city: WGS84 to EPSG:3879 (ETRS89 / GK25FIN), easting and northing in
metres.
"""

from functools import cache

from pyproj import Transformer

from ennakko.register.feeds import words
from ennakko.register.feeds.reading import Wrong


@cache
def _to_city() -> Transformer:
    return Transformer.from_crs(4326, 3879, always_xy=True)


def city_point(lon: float, lat: float) -> tuple[int, int]:
    """A point in degrees (WGS84) as whole metres in EPSG:3879. Raises Wrong where it lies outside Finland."""
    if not (19 <= lon <= 32 and 59 <= lat <= 71):
        raise Wrong(words.degrees_not_in_finland)
    x, y = _to_city().transform(lon, lat)
    return round(x), round(y)


def is_city_point(x: float, y: float) -> bool:
    """Whether x and y are an easting and a northing of EPSG:3879 in Finland."""
    return 25_100_000 <= x <= 25_950_000 and 6_550_000 <= y <= 7_850_000
