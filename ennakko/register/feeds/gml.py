"""Features of a WFS answer (GML 2 and 3): the layer, the properties as text, the area as a shapely geometry.

Two writers are known: GeoServer of the City of Helsinki, whose saved answers may lack the declarations of
their namespaces (so names are read without them), and Tekla. Coordinates must be EPSG:3879: another system is
refused rather than guessed. Entities and document types are forbidden (defusedxml).
"""

import gzip
import io
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax import ContentHandler, SAXException, SAXParseException
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
import shapely
from defusedxml import DefusedXmlException

from ennakko.base.errors import BadInput
from ennakko.register.feeds.projection import is_city_point
from ennakko.register.feeds.reading import Wrong

LARGEST = 200_000_000  # bytes unpacked: the districts of the whole country fit many times
MEMBERS = frozenset({"featureMember", "featureMembers", "member"})
POLYGONS = frozenset({"Polygon", "PolygonPatch"})
OUTER = frozenset({"outerBoundaryIs", "exterior"})
INNER = frozenset({"innerBoundaryIs", "interior"})
NUMBERS = frozenset({"coordinates", "posList"})
_SYSTEM = re.compile(r"(?:^|\D)3879$")

Ring = list[tuple[float, float]]


@dataclass
class Feature:
    """One feature as it stands in the file. `area()` makes its geometry."""

    layer: str
    fid: str
    said: dict[str, str] = field(default_factory=dict)
    rings: list[tuple[Ring, list[Ring]]] = field(default_factory=list)
    systems: set[str] = field(default_factory=set)
    trouble: str = ""

    def area(self) -> shapely.Geometry:
        """The area: a polygon or several, with their holes. Raises Wrong where it is none or crosses
        itself.
        """
        if self.trouble:
            raise Wrong(self.trouble)
        if not self.rings:
            raise Wrong("It has no polygon that can be read.")
        if not self.systems:
            raise Wrong("Its polygon does not say its coordinate system: EPSG:3879 is needed.")
        if any(not _SYSTEM.search(system) for system in self.systems):
            raise Wrong("Its coordinate system is another than EPSG:3879: ask the WFS for srsName=EPSG:3879.")
        try:
            polygons = [
                shapely.Polygon(_placed(outer), [_placed(hole) for hole in holes])
                for outer, holes in self.rings
            ]
        except ValueError as error:
            raise Wrong(
                str(error) if isinstance(error, Wrong) else "A ring has fewer than four points."
            ) from error
        area = polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
        if not area.is_valid:
            raise Wrong(f"Its polygon is not sound: {shapely.is_valid_reason(area)}.")
        return area


def features(name: str, content: bytes) -> list[Feature]:
    """All features of a WFS answer, plain or packed with gzip. Raises BadInput where it is no such answer."""
    parser = defusedxml.sax.make_parser()
    reader = _Reader()
    parser.setContentHandler(reader)
    remedy = "Give a whole WFS answer in GML, plain or packed with gzip."
    try:
        parser.parse(io.BytesIO(_unpacked(name, content)))
    except SAXParseException as error:
        raise BadInput(
            f"{name} is no whole GML: it breaks off or is wrong at line {error.getLineNumber()}.", remedy
        ) from None
    except (SAXException, DefusedXmlException, LookupError, ValueError) as error:
        raise BadInput(f"{name} cannot be read as GML ({type(error).__name__}).", remedy) from None
    if not reader.features:
        raise BadInput(f"{name} holds no feature.", remedy)
    return reader.features


def _unpacked(name: str, content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            plain = packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise BadInput(
            f"{name} breaks off or is no gzip file.", "Fetch it again, or give it unpacked."
        ) from None
    if len(plain) > LARGEST:
        raise BadInput(f"{name} is larger than {LARGEST:,} bytes unpacked.", "Ask the WFS for one layer.")
    return plain


def _placed(ring: Ring) -> Ring:
    """The ring with easting first, wherever the writer put it; both lie in ranges that do not meet."""
    if ring and all(is_city_point(x, y) for x, y in ring):
        return ring
    if ring and all(is_city_point(x, y) for y, x in ring):
        return [(x, y) for y, x in ring]
    raise Wrong("Its coordinates are not in Finland as EPSG:3879 has it.")


class _Reader(ContentHandler):
    """Reads features as their tags come, by local names."""

    def __init__(self) -> None:
        super().__init__()
        self.features: list[Feature] = []
        self._open: list[str] = []
        self._depth = 0  # of the feature that is open; 0: none is
        self._text: list[str] = []
        self._form: Mapping[str, str] = {}

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802 - SAX's own name
        tag = name.rpartition(":")[2]
        inside = bool(self._depth)
        if not inside and self._open and self._open[-1] in MEMBERS:
            self._depth = len(self._open) + 1
            self.features.append(Feature(tag, attrs.get("fid") or attrs.get("gml:id") or ""))
        elif inside:
            feature = self.features[-1]
            if "srsName" in attrs and "boundedBy" not in self._open[self._depth :]:
                feature.systems.add(attrs["srsName"])
            if tag in POLYGONS:
                feature.rings.append(([], []))
            elif tag in INNER and feature.rings:
                feature.rings[-1][1].append([])
            elif tag in NUMBERS:
                self._form = dict(attrs)
        self._open.append(tag)
        self._text = []

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        tag = self._open.pop()
        if not self._depth:
            return
        feature, text = self.features[-1], "".join(self._text).strip()
        if tag in NUMBERS and feature.rings:
            self._ring(feature, tag, text)
        elif len(self._open) == self._depth and text:
            feature.said[tag] = text
        elif len(self._open) < self._depth:
            self._depth = 0
        self._text = []

    def _ring(self, feature: Feature, tag: str, text: str) -> None:
        within = self._open[self._depth :]
        if not OUTER.union(INNER).intersection(within):
            return
        outer, holes = feature.rings[-1]
        try:
            points = _coordinates(text, self._form) if tag == "coordinates" else _positions(text, self._form)
        except ValueError:
            feature.trouble = "Its coordinates are no numbers."
            return
        (holes[-1] if INNER.intersection(within) else outer).extend(points)


def _coordinates(text: str, form: Mapping[str, str]) -> Ring:
    """GML 2: `x,y x,y`, with the signs that the attributes name."""
    between, point, decimal = form.get("cs", ","), form.get("ts", " "), form.get("decimal", ".")
    points = text.split() if point.isspace() else text.split(point)
    return [
        _point([each.replace(decimal, ".") for each in pair.split(between)])
        for pair in points
        if pair.strip()
    ]


def _positions(text: str, form: Mapping[str, str]) -> Ring:
    """GML 3: `x y x y`, or with a height after each pair where srsDimension is 3."""
    numbers, width = text.split(), int(form.get("srsDimension", "2"))
    if width not in {2, 3} or len(numbers) % width:
        raise ValueError
    return [_point(numbers[at : at + 2]) for at in range(0, len(numbers), width)]


def _point(pair: list[str]) -> tuple[float, float]:
    x, y = float(pair[0]), float(pair[1] if len(pair) > 1 else "nan")
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError
    return x, y
