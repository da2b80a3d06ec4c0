"""The register: residents, families, homes, buildings, places, and what was told about them.

Relational tables are the truth. The person key is the internal integer `Resident.id`; the personal identity code lives
only in `IdentityCode`, sealed. Every `until` is the first day the row is no longer in force; a null bound is open.
"""

from django.db import models
from django.db.models import Q


class Building(models.Model):
    """A building by its permanent building code (VTJ-PRT), with what the Population Information System lists."""

    code = models.CharField(max_length=10, unique=True)
    municipality = models.CharField(max_length=3, blank=True)
    x = models.IntegerField(null=True)  # EPSG:3879, metres
    y = models.IntegerField(null=True)
    owner = models.CharField(max_length=40, blank=True)  # kind of owner, never a name
    floor_area = models.FloatField(null=True)  # m2
    dwellings = models.IntegerField(null=True)
    storeys = models.IntegerField(null=True)
    intended_use = models.CharField(max_length=40, blank=True)  # national classification of buildings
    built = models.IntegerField(null=True)  # year of construction
    facilities = models.JSONField(default=list)
    connections = models.JSONField(default=list)  # network connections


class Dwelling(models.Model):
    """A dwelling by its 16-character identifier, whose trailing space is significant."""

    code = models.CharField(max_length=16, unique=True)
    building = models.ForeignKey(Building, models.PROTECT, null=True, related_name="+")
    street_fi = models.CharField(max_length=100, blank=True)
    street_sv = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=13, blank=True)  # free text: 6a-6b, 10h5
    stair = models.CharField(max_length=1, blank=True)
    flat = models.CharField(max_length=3, blank=True)
    division = models.CharField(max_length=1, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    post_office_fi = models.CharField(max_length=50, blank=True)
    post_office_sv = models.CharField(max_length=50, blank=True)
    municipality = models.CharField(max_length=3, blank=True)


class Resident(models.Model):
    """A person as the Population Information System knows them now. History lies in the tables below."""

    born = models.DateField(null=True)
    died = models.DateField(null=True)
    dead = models.BooleanField(default=False)  # the day of death may be missing though the person is dead
    declared_dead = models.DateField(null=True)  # the day a court declared somebody missing to be dead
    told_dead = models.DateField(null=True)  # the day we were told of a death; used where `died` is missing
    sex = models.CharField(
        max_length=1, blank=True
    )  # m, f or empty: as the register says, never from the code
    language = models.CharField(max_length=2, blank=True)  # ISO 639-1; 98 named in words, 99 unknown
    language_iso3 = models.CharField(max_length=3, blank=True)
    language_name = models.CharField(max_length=60, blank=True)  # only with 98
    contact_language = models.CharField(max_length=2, blank=True)  # fi or sv
    first_names = models.CharField(max_length=200, blank=True)
    called = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=200, blank=True)
    marital_status = models.CharField(max_length=40, blank=True)
    municipality = models.CharField(max_length=3, blank=True)
    home = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="+")  # the permanent home
    protected = models.BooleanField(default=False)  # non-disclosure order (turvakielto)
    protected_until = models.DateField(null=True)
    source = models.CharField(
        max_length=4, default="vtj", db_default="vtj"
    )  # who told of them: vtj, file (a city's own list) or hand (an officer); vtj wins over both
    refetch = models.BooleanField(
        default=False
    )  # something came that we do not understand: ask the register again

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(protected=False) | (Q(home__isnull=True) & Q(municipality="")),
                name="protected_has_no_place",
            )
        ]
        indexes = [
            # Who is close to one of the few is asked about everybody.
            models.Index(fields=["id"], condition=Q(protected=True), name="resident_protected")
        ]


class IdentityCode(models.Model):
    """A personal identity code, sealed (AES-GCM), found by a keyed hash. Old codes stay as aliases."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="codes")
    lookup = models.BinaryField(max_length=32, unique=True)  # HMAC-SHA-256 of the code
    sealed = models.BinaryField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resident"], condition=Q(active=True), name="one_active_code")
        ]


class Name(models.Model):
    """A name part with its dates: first, last, called, middle, patronymic, last_unmarried."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class MunicipalityPeriod(models.Model):
    """Where somebody had their municipality of residence, and when."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="municipalities")
    municipality = models.CharField(max_length=3)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Stay(models.Model):
    """A child who lives here without having this city as their home municipality, as an officer entered it.

    A municipality arranges teaching for the children of compulsory school age who live in its area (Basic Education
    Act 628/1998, 4 §), whatever their home municipality is.
    """

    person = models.ForeignKey(Resident, models.CASCADE, related_name="stays")
    since = models.DateField()
    until = models.DateField(null=True)
    entered_by = models.CharField(max_length=40)  # the actor, as in the audit trail
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="one_open_stay")
        ]


class Residence(models.Model):
    """An address with its dates. Street addresses point at a dwelling; the others carry their own lines."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="residences")
    kind = models.CharField(max_length=20)  # permanent, temporary, postal, institution, abroad
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, null=True, related_name="+")
    line_fi = models.CharField(max_length=200, blank=True)
    line_sv = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    post_office_fi = models.CharField(max_length=100, blank=True)
    post_office_sv = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=3, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Citizenship(models.Model):
    """A citizenship by ISO 3166-1 numeric code; `active` as the register says."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="citizenships")
    country = models.CharField(max_length=3)
    active = models.BooleanField(default=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Parenthood(models.Model):
    """Who is whose parent."""

    child = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    parent = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, blank=True)  # AITI or ISA, the register's own word
    active = models.BooleanField(default=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "parent"], name="one_parenthood")]


class Partnership(models.Model):
    """A marriage or a registered partnership, once for the couple (`one` is the smaller key)."""

    one = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    other = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)  # marriage or registered
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    ended_by_death = models.BooleanField(default=False, db_default=False)
    until_else = models.DateField(
        null=True
    )  # what `until` was before a death ended it: a death may be withdrawn


class Guardianship(models.Model):
    """Who has custody of a child. An empty list of rights (`limited` false) means all rights."""

    child = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    guardian = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40, blank=True)  # LAKISAATEINEN_HUOLTAJA, MAARATTY_HUOLTAJA, ...
    role = models.CharField(max_length=30, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    ended_by_death = models.BooleanField(default=False, db_default=False)
    until_else = models.DateField(
        null=True
    )  # what `until` was before a death ended it: a death may be withdrawn
    residence = models.CharField(max_length=40, blank=True)  # decision on where the child lives
    limited = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "guardian"], name="one_guardianship")]


class CustodyRight(models.Model):
    """A right that a custody decision lists (P100 ... P703, T000 ...: HuollonOikeusKoodi)."""

    guardianship = models.ForeignKey(Guardianship, models.CASCADE, related_name="rights")
    code = models.CharField(max_length=4)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class ContactBan(models.Model):
    """A ban the city must honour before it contacts (direct marketing, handing on of contact details ...)."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="bans")
    kind = models.CharField(max_length=40)  # the register's own group name
    since = models.DateField(null=True)


class Place(models.Model):
    """A school or a pre-school: where a child can be given a place."""

    unit = models.CharField(max_length=20, unique=True)  # Service Map unit id, or the city's own
    kind = models.CharField(max_length=10)  # one of place_kinds.KINDS
    name_fi = models.CharField(max_length=120)
    name_sv = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120, blank=True)
    street_fi = models.CharField(max_length=120, blank=True)
    street_sv = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    www = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2)  # language of instruction
    capacity = models.PositiveIntegerField()  # places open to the starting cohort
    buffer = models.PositiveIntegerField(
        default=0, db_default=0
    )  # of these, kept back from sweeps for whoever moves in late
    x = models.IntegerField()  # EPSG:3879, metres
    y = models.IntegerField()
    open = models.BooleanField(default=True)


class Group(models.Model):
    """A teaching group that a place opens for the starting cohort: 1A, 1B, a group of special support."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)  # general, special, immersion or preparatory
    seats = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_group_of_a_name")]


class District(models.Model):
    """A school district: an area whose homes belong to a place."""

    fid = models.CharField(max_length=80, unique=True)  # layer and feature id
    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    school_year = models.CharField(max_length=9, blank=True)  # 2027-2028; empty: not said
    area = models.BinaryField()  # WKB, EPSG:3879


class BuildingDistrict(models.Model):
    """Which district's place a building belongs to; computed when districts or buildings are loaded."""

    building = models.ForeignKey(Building, models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    language = models.CharField(max_length=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["building", "place"], name="one_building_district")]


class Enrolment(models.Model):
    """A pupil's place as the pupil register knows it."""

    person = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    grade = models.IntegerField()  # 0: pre-school
    language = models.CharField(max_length=2)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Choice(models.Model):
    """The language of instruction chosen earlier, from the early education record. Never from mother tongue."""

    person = models.OneToOneField(Resident, models.CASCADE, related_name="+")
    school_language = models.CharField(max_length=2)
    told_on = models.DateField(null=True)


class Circumstance(models.Model):
    """Something a person must look at: a second home, special support, another programme, a child in care."""

    person = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_circumstance")]


class Touched(models.Model):
    """Somebody whose situation changed since the fast path last looked. The fast path empties this table."""

    person = models.BigIntegerField()
    why = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person"])]


class RawRecord(models.Model):
    """A record as the Population Information System sent it, sealed, until its retention ends."""

    feed = models.CharField(max_length=20)  # vtj-changes or vtj-base
    position = models.CharField(max_length=200)  # file and place in it: what reports name
    lookup = models.BinaryField(max_length=32, db_index=True)  # keyed hash of the code the record names
    changed_at = models.DateTimeField(null=True)  # muutospv
    received_at = models.DateTimeField()
    sealed = models.BinaryField()
    digest = models.BinaryField(
        max_length=32, unique=True
    )  # keyed hash of the record: the same one twice is one
    state = models.CharField(max_length=10)  # applied, held (failed), waiting (behind a held one) or refused
    trouble = models.CharField(max_length=300, blank=True)


class Load(models.Model):
    """One load of one table: how fresh it is, and what came of it."""

    table = models.CharField(max_length=20)  # a frame's name, or people for the VTJ feed
    at = models.DateTimeField()
    day = models.DateField()  # the installation's day: freshness is counted from it
    source = models.CharField(max_length=200)
    by = models.CharField(max_length=40, blank=True, default="", db_default="")  # the actor
    complete = models.BooleanField()  # the whole table, so that absence from it is knowledge
    read = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)


class LogKey(models.Model):
    """How far the change interface has been read (`viimeisinKirjausavain`)."""

    feed = models.CharField(max_length=20, unique=True)
    key = models.BigIntegerField()
    at = models.DateTimeField()


class Rectification(models.Model):
    """What a resident says is wrong about a fact, and what a member of staff made of it."""

    person = models.BigIntegerField(db_index=True)  # whose fact it is
    asked_by = models.BigIntegerField(db_index=True)  # they themselves, or who acts for them
    fact = models.CharField(max_length=60)  # its key among the facts shown: born, home, enrolment:7
    said = models.CharField(max_length=1000)  # in the resident's own words; in no event, no log
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, accepted, refused
    value = models.CharField(max_length=200, blank=True)  # the right one, as it was entered
    reason = models.CharField(max_length=1000, blank=True)  # why it was refused, for the resident
    answered_by = models.CharField(max_length=60, blank=True)  # an Actor
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "fact"], condition=Q(state="waiting"), name="one_waiting_rectification"
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="rectification_state")]


class Contact(models.Model):
    """A telephone number at which a person said, from it, that it is theirs. Two people may share one."""

    person = models.BigIntegerField(unique=True)
    sealed = models.BinaryField()  # the number in E.164
    lookup = models.BinaryField(max_length=32, db_index=True)  # the keyed hash by which it is found
    at = models.DateTimeField()


class ContactCode(models.Model):
    """A code shown to a signed-in person: sent as a text message, it proves that the number is theirs."""

    person = models.BigIntegerField(unique=True)
    lookup = models.BinaryField(max_length=32, unique=True)
    until = models.DateTimeField(db_index=True)
