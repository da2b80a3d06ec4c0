"""The frames of a city: everything a service can be declared over.

Two rules keep this file honest. A column that nobody uses is not here. What a register does not hold is not inferred:
mother tongue is no choice of school language, and a shared address makes nobody a guardian.
"""

import polars as pl

from ennakko.base.text import Text
from ennakko.engine.described import Category, Column, Described

_VTJ = "Population Information System"


def _key(name: str, fi: str, sv: str, en: str) -> Column:
    return Column(name, pl.Int64, Category.KEY, "Ennakko", Text(fi, sv, en))


PEOPLE = Described(
    "people",
    Text("Asukkaat", "Invånarna", "Residents"),
    key=("person",),
    columns=(
        _key(
            "person", "henkilön sisäinen tunniste", "personens interna nyckel", "internal key of the person"
        ),
        Column(
            "born",
            pl.Date,
            Category.IDENTITY,
            f"{_VTJ}: SYNTYMAPAIVA",
            Text("syntymäpäivä", "födelsedag", "date of birth"),
        ),
        Column(
            "died",
            pl.Date,
            Category.IDENTITY,
            f"{_VTJ}: KUOLINPAIVA",
            Text(
                "kuolinpäivä",
                "dödsdag",
                "date of death (the day we were told, where the register gives none)",
            ),
        ),
        Column(
            "language",
            pl.String,
            Category.IDENTITY,
            f"{_VTJ}: AIDINKIELI",
            Text("äidinkieli", "modersmål", "mother tongue (ISO 639-1, 98 given as text, 99 unknown)"),
        ),
        Column(
            "contact_language",
            pl.String,
            Category.IDENTITY,
            f"{_VTJ}: ASIOINTIKIELI",
            Text("asiointikieli", "kontaktspråk", "contact language (fi or sv)"),
        ),
        Column(
            "municipality",
            pl.String,
            Category.LOCATION,
            f"{_VTJ}: KOTIKUNTA",
            Text("kotikunta", "hemkommun", "municipality of residence (three digits)"),
        ),
        Column(
            "stays_until",
            pl.Date,
            Category.LOCATION,
            "Education Division",
            Text(
                "asuu täällä ilman kotikuntaa, päättyen",
                "bor här utan hemkommun, till",
                "lives here without this home municipality, as an officer entered: first day no longer "
                "(9999-12-31: open; null: no such stay)",
            ),
        ),
        Column(
            "home",
            pl.Int64,
            Category.LOCATION,
            f"{_VTJ}: VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS",
            Text("vakinainen koti", "stadigvarande hem", "dwelling of the permanent home"),
        ),
        Column(
            "building",
            pl.Int64,
            Category.LOCATION,
            f"{_VTJ}: VAKINAINEN_KOTIMAINEN_OSOITE",
            Text("kotirakennus", "hemmets byggnad", "building of the permanent home"),
            derived_from=("home",),
        ),
        Column(
            "x",
            pl.Int32,
            Category.LOCATION,
            "Building register",
            Text("itäkoordinaatti", "östlig koordinat", "easting of the home building, EPSG:3879"),
            "m",
            ("building",),
        ),
        Column(
            "y",
            pl.Int32,
            Category.LOCATION,
            "Building register",
            Text("pohjoiskoordinaatti", "nordlig koordinat", "northing of the home building, EPSG:3879"),
            "m",
            ("building",),
        ),
        Column(
            "protected",
            pl.Boolean,
            Category.IDENTITY,
            f"{_VTJ}: TURVAKIELTO",
            Text("turvakielto", "spärrmarkering", "under a non-disclosure order"),
        ),
        Column(
            "guarded",
            pl.Boolean,
            Category.IDENTITY,
            f"{_VTJ}: TURVAKIELTO",
            Text(
                "turvakiellon piirissä",
                "berörd av spärrmarkering",
                "the person, a guardian, a ward or a housemate is under a non-disclosure order",
            ),
            derived_from=("protected", "home", "guardians"),
        ),
    ),
)

GUARDIANS = Described(
    "guardians",
    Text("Huoltajat", "Vårdnadshavarna", "Guardians of children"),
    key=("person", "guardian"),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "guardian",
            pl.Int64,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA",
            Text("huoltaja", "vårdnadshavare", "the guardian"),
        ),
        Column(
            "since",
            pl.Date,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA",
            Text("huolto alkaen", "vårdnad från", "first day of the guardianship (null: open)"),
        ),
        Column(
            "until",
            pl.Date,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA",
            Text("huolto päättyen", "vårdnad till", "first day it is no longer in force (null: open)"),
        ),
        Column(
            "residence",
            pl.String,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA asuminen",
            Text(
                "lapsen asuminen",
                "barnets boende",
                "decision on the child's residence, as the register words it (VUOROASUMINEN: alternating)",
            ),
        ),
        Column(
            "limited",
            pl.Boolean,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA oikeudet",
            Text(
                "oikeuksia lueteltu",
                "rättigheter uppräknade",
                "whether a decision lists the guardian's rights; an empty list means all rights",
            ),
        ),
    ),
)

CUSTODY_RIGHTS = Described(
    "custody_rights",
    Text("Huoltajan oikeudet", "Vårdnadshavarens rättigheter", "Rights a custody decision lists"),
    key=("person", "guardian"),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "guardian",
            pl.Int64,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA oikeudet",
            Text("huoltaja", "vårdnadshavare", "the guardian"),
        ),
        Column(
            "code",
            pl.String,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA oikeudet",
            Text("oikeus", "rättighet", "right (P500 contains P501 and P502; T codes give information only)"),
        ),
        Column(
            "since",
            pl.Date,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA oikeudet",
            Text("alkaen", "från", "first day (null: open)"),
        ),
        Column(
            "until",
            pl.Date,
            Category.FAMILY,
            f"{_VTJ}: HUOLTAJA oikeudet",
            Text("päättyen", "till", "first day it is no longer in force (null: open)"),
        ),
    ),
)

PARENTS = Described(
    "parents",
    Text("Vanhemmat", "Föräldrarna", "Parents of children"),
    key=("person", "parent"),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "parent",
            pl.Int64,
            Category.FAMILY,
            f"{_VTJ}: VANHEMPI",
            Text("vanhempi", "förälder", "the parent"),
        ),
    ),
)

CHOICES = Described(
    "choices",
    Text(
        "Varhaiskasvatuksessa ilmoitetut valinnat",
        "Val som meddelats i småbarnspedagogiken",
        "Choices told in early education",
    ),
    key=("person",),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "school_language",
            pl.String,
            Category.EDUCATION,
            "Early education record",
            Text(
                "valittu opetuskieli", "valt undervisningsspråk", "language of instruction chosen (fi or sv)"
            ),
        ),
        Column(
            "told_on",
            pl.Date,
            Category.EDUCATION,
            "Early education record",
            Text("ilmoitettu", "meddelat", "the day the choice was told"),
        ),
    ),
)

CIRCUMSTANCES = Described(
    "circumstances",
    Text(
        "Ihmisen käsittelyä vaativat seikat",
        "Omständigheter som kräver handläggning",
        "Circumstances that a person must look at",
    ),
    key=("person", "kind"),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "kind",
            pl.String,
            Category.SUPPORT,
            "Early education record",
            Text(
                "seikka",
                "omständighet",
                "second_home, special_support, other_programme, immersion, preparatory, in_care or other_place",
            ),
        ),
        Column(
            "since",
            pl.Date,
            Category.SUPPORT,
            "Early education record",
            Text("alkaen", "från", "first day (null: open)"),
        ),
        Column(
            "until",
            pl.Date,
            Category.SUPPORT,
            "Early education record",
            Text("päättyen", "till", "first day it no longer holds (null: open)"),
        ),
    ),
)

ENROLMENTS = Described(
    "enrolments",
    Text("Koulupaikat ja oppilaat", "Inskrivningar och elever", "Enrolments and pupils"),
    key=("person", "place"),
    columns=(
        _key("person", "lapsi", "barnet", "the child"),
        Column(
            "place",
            pl.Int64,
            Category.EDUCATION,
            "Pupil register",
            Text("koulu tai esiopetuspaikka", "skola eller förskola", "school or pre-school"),
        ),
        Column(
            "kind",
            pl.String,
            Category.EDUCATION,
            "Pupil register",
            Text("laji", "slag", "school, preschool or club"),
        ),
        Column(
            "grade",
            pl.Int32,
            Category.EDUCATION,
            "Pupil register",
            Text("luokka", "årskurs", "grade (0 for pre-school)"),
        ),
        Column(
            "language",
            pl.String,
            Category.EDUCATION,
            "Pupil register",
            Text("opetuskieli", "undervisningsspråk", "language of instruction"),
        ),
        Column(
            "since",
            pl.Date,
            Category.EDUCATION,
            "Pupil register",
            Text("alkaen", "från", "first day (null: open)"),
        ),
        Column(
            "until",
            pl.Date,
            Category.EDUCATION,
            "Pupil register",
            Text("päättyen", "till", "first day it is no longer in force (null: open)"),
        ),
    ),
)

PLACES = Described(
    "places",
    Text("Koulut, esiopetus ja kerhot", "Skolor, förskolor och klubbar", "Schools, pre-schools and clubs"),
    key=("place",),
    columns=(
        Column(
            "place",
            pl.Int64,
            Category.PUBLIC,
            "Service Map",
            Text("paikan tunniste", "platsens nyckel", "key of the place"),
        ),
        Column(
            "kind",
            pl.String,
            Category.PUBLIC,
            "Service Map",
            Text("laji", "slag", "school, preschool or club"),
        ),
        Column(
            "language",
            pl.String,
            Category.PUBLIC,
            "Service Map",
            Text("opetuskieli", "undervisningsspråk", "language of instruction (fi or sv)"),
        ),
        Column(
            "capacity",
            pl.Int32,
            Category.PUBLIC,
            "Education Division",
            Text("paikkoja", "platser", "places open to the starting cohort"),
            "places",
        ),
        Column(
            "buffer",
            pl.Int32,
            Category.PUBLIC,
            "Education Division",
            Text(
                "myöhemmin muuttaville varatut paikat",
                "platser som hålls för dem som flyttar in senare",
                "of these, kept back from sweeps for whoever moves in late",
            ),
            "places",
        ),
        Column(
            "x",
            pl.Int32,
            Category.PUBLIC,
            "Service Map",
            Text("itäkoordinaatti", "östlig koordinat", "easting, EPSG:3879"),
            "m",
        ),
        Column(
            "y",
            pl.Int32,
            Category.PUBLIC,
            "Service Map",
            Text("pohjoiskoordinaatti", "nordlig koordinat", "northing, EPSG:3879"),
            "m",
        ),
    ),
    person=None,
)

DISTRICTS = Described(
    "districts",
    Text("Oppilaaksiottoalueet", "Elevområdena", "School districts, by building"),
    key=("building", "place"),
    columns=(
        Column(
            "building",
            pl.Int64,
            Category.PUBLIC,
            "Building register",
            Text("rakennus", "byggnad", "the building"),
        ),
        Column(
            "place",
            pl.Int64,
            Category.PUBLIC,
            "School districts (WFS)",
            Text(
                "alueen koulu", "områdets skola", "school or pre-school of the district the building lies in"
            ),
            derived_from=("building",),
        ),
        Column(
            "kind",
            pl.String,
            Category.PUBLIC,
            "School districts (WFS)",
            Text("laji", "slag", "school, preschool or club"),
        ),
        Column(
            "language",
            pl.String,
            Category.PUBLIC,
            "School districts (WFS)",
            Text("opetuskieli", "undervisningsspråk", "language of instruction (fi or sv)"),
        ),
    ),
    person=None,
)

FRAMES: dict[str, Described] = {
    frame.name: frame
    for frame in (
        PEOPLE,
        GUARDIANS,
        CUSTODY_RIGHTS,
        PARENTS,
        CHOICES,
        CIRCUMSTANCES,
        ENROLMENTS,
        PLACES,
        DISTRICTS,
    )
}
