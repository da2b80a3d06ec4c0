"""The ledger: sweeps, proposals, addressees and their answers, decisions, brakes.

A proposal is not a decision. One proposal lives for each (service, person, season); what came before it is linked.
Facts are what the explanation cites, as JSON; free text about people has no place here.
"""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Where a proposal stands. Only `withdrawn` is dead at once; `lapsed` is dead when its season has ended."""

    OPEN = "open"
    ACCEPTED = "accepted"
    NO_REMARK = "no_remark"  # a hearing that nobody answered in time: never "accepted"
    DECIDED = "decided"
    DECLINED = "declined"
    SOMETHING_ELSE = "something_else"  # the place stays held and a named human follows it
    BY_HAND = "by_hand"
    WITH_STAFF = "with_staff"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Tell(models.TextChoices):
    """Who is told of a change."""

    NOBODY = "nobody"
    STAFF = "staff"
    RESIDENT = "resident"


class Sweep(models.Model):
    """One run of one service: what it read, what it would do, what it did."""

    service = models.CharField(max_length=60)
    season = models.IntegerField()
    day = models.DateField()
    started_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)  # null: planned or broken off; a new run picks up
    by = models.CharField(max_length=60)  # an Actor: whom to ask while it runs
    scope = models.CharField(max_length=10)  # full or touched
    snapshot = models.CharField(max_length=60, blank=True)  # version of the register it read
    service_version = models.CharField(max_length=20)
    counts = models.JSONField(default=dict)  # action -> number
    report = models.JSONField(default=dict)  # gate reasons, both objectives side by side


class Proposal(models.Model):
    """What the city proposes to one person in one season."""

    service = models.CharField(max_length=60)
    service_version = models.CharField(max_length=20)
    text_version = models.CharField(max_length=20)
    season = models.IntegerField()
    person = models.BigIntegerField()  # the subject
    state = models.CharField(max_length=20, choices=State.choices)
    place = models.BigIntegerField(null=True)  # the seat it holds; null holds nothing
    cost = models.IntegerField(null=True)  # walking metres
    situation = models.CharField(max_length=200)  # the person's own facts that the proposal rests on
    facts = models.JSONField(default=dict)  # what the explanation cites
    reason = models.CharField(max_length=40)  # why it is in this state
    tell = models.CharField(max_length=10, choices=Tell.choices)
    restricted = models.BooleanField(default=False)  # only the protected-persons unit may see it
    handler = models.CharField(max_length=60, blank=True)  # the named human who follows it (an Actor)
    version = models.IntegerField(default=1)  # grows with every change: a stale plan finds it out
    live = models.BooleanField(default=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    sweep = models.ForeignKey(Sweep, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "person", "season"], condition=Q(live=True), name="one_live_proposal"
            ),
            models.CheckConstraint(
                condition=Q(restricted=False) | Q(place__isnull=True), name="restricted_has_no_place"
            ),
        ]
        indexes = [
            models.Index(fields=["service", "season", "state"], name="proposal_state"),
            models.Index(fields=["person"], name="proposal_person"),
            # Seats are counted for every plan: from the index alone, the rows are wide.
            models.Index(
                fields=["season", "place"], condition=Q(live=True, place__isnull=False), name="proposal_seat"
            ),
        ]


class Addressee(models.Model):
    """One person a proposal is addressed to: when it was served, until when they may answer, what they said."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="addressees")
    person = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=2)
    active = models.BooleanField(default=True)  # false: no longer a guardian in force
    served_on = models.DateField(null=True)  # proof of service: receipt or the page was opened
    proof = models.CharField(max_length=40, blank=True)
    deadline = models.DateField(null=True)  # last day to answer; runs only from service
    answer = models.CharField(max_length=20, blank=True)  # yes, no, something_else
    wish = models.CharField(max_length=40, blank=True)  # declared kind of "something else", never free text
    answered_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(
        null=True
    )  # the letter came back, and nothing has proved service since

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="addressee_once")]


class Note(models.Model):
    """What a member of staff wrote about a case, perhaps to be reminded of it. Free text about people lives here alone."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="notes")
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    text = models.TextField()
    restricted = models.BooleanField(
        default=False
    )  # written by the protected-persons unit about its own case
    remind_on = models.DateField(null=True)
    done_by = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["remind_on"], condition=Q(remind_on__isnull=False, done_at=None), name="note_reminds"
            )
        ]


class Freeze(models.Model):
    """An officer works on a child: sweeps leave it as it is until `until`, the first day they do not."""

    service = models.CharField(max_length=60)
    season = models.IntegerField()
    person = models.BigIntegerField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "season", "person"], name="frozen_once")]


class ObjectiveChoice(models.Model):
    """By which objective a season's seats are shared out: the latest choice holds. Rows are only ever added."""

    service = models.CharField(max_length=60)
    season = models.IntegerField()
    objective = models.CharField(max_length=20)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    why = models.TextField()  # about policy, shown beside the plan; it names nobody


class InGroup(models.Model):
    """A child whom a person put into a teaching group of the place it holds. It falls away with that place."""

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="in_group")
    place = models.BigIntegerField()
    group = models.CharField(max_length=20)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class SigningList(models.Model):
    """What somebody opened in order to sign it: each proposal with the version they saw. Only that is signed."""

    service = models.CharField(max_length=60)
    season = models.IntegerField()
    by = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    rows = models.JSONField()  # [[proposal, version], ...] in the order they are shown
    left_out = models.JSONField(default=list)  # proposals the signer took off the list
    signed_at = models.DateTimeField(null=True)
    unsigned = models.JSONField(default=dict)  # proposal to the reason (Left) why it was not signed after all

    class Meta:
        indexes = [models.Index(fields=["service", "season", "by"], name="signing_list_by")]


class Standing(models.TextChoices):
    """Whether a decision holds."""

    IN_FORCE = "in_force"
    UNDONE = "undone"  # before anybody was served: as if it had not been made
    CORRECTED = "corrected"  # another decision took its place; it stays readable


class Decision(models.Model):
    """An act of an official (or of published rules), an object of its own: number, text, reasons, remedy, parties.

    What was told stays told: texts and remedy are kept as they were issued.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="decisions")
    season = models.IntegerField()
    serial = models.IntegerField()  # within the season; the number people use is both
    place = models.BigIntegerField()
    kind = models.CharField(max_length=10)  # official or rules
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    texts = models.JSONField(
        default=dict
    )  # language to {authority, by, title, decision, reasons, contact}; en is a courtesy translation
    edited = models.BooleanField(default=False)  # the official wrote the reasons anew
    grounds = models.JSONField(
        default=dict
    )  # all that the reasons were made from: the same grounds give the same words
    remedy = models.JSONField()  # body, address, days, form, source, unsure
    before = models.JSONField(
        default=dict
    )  # what the proposal was, for undoing: state, reason, tell, handler
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.IN_FORCE)
    ended_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    correction = models.CharField(max_length=10, blank=True)  # factual or clerical
    signing = models.ForeignKey(SigningList, models.PROTECT, null=True, related_name="decisions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["season", "serial"], name="decision_number"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(standing=Standing.IN_FORCE), name="one_decision_in_force"
            ),
        ]

    @property
    def number(self) -> str:
        """What people call it: 2027-000123."""
        return f"{self.season}-{self.serial:06d}"

    @property
    def languages(self) -> list[str]:
        """The languages it was issued in; English is never one."""
        return [language for language in ("fi", "sv") if language in self.texts]


class DecisionParty(models.Model):
    """A party of a decision: served on their own, with their own time to challenge it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="parties")
    person = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=2)  # fi or sv
    active = models.BooleanField(default=True)  # false: no longer a guardian in force
    served_on = models.DateField(null=True)
    proof = models.CharField(max_length=40, blank=True)
    deadline = models.DateField(null=True)  # last day to challenge; runs only from own service

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="party_once")]


class Deployment(models.Model):
    """The recorded act by which a service goes live, or back to planning. Rows are only added; the latest holds."""

    service = models.CharField(max_length=60)
    live = models.BooleanField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    why = models.CharField(max_length=400)

    class Meta:
        indexes = [models.Index(fields=["service", "id"], name="deployment_latest")]


class Published(models.Model):
    """A version of a service's entry in the algorithm register, as it was published. Rows are only added."""

    service = models.CharField(max_length=60)
    service_version = models.CharField(max_length=20)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # SHA-256 of the canonical content, in hex
    content = models.JSONField()  # language to entry, without dates and status
    changed = models.JSONField(default=list)  # the fields that differ from the version before

    class Meta:
        indexes = [models.Index(fields=["service", "id"], name="published_latest")]


class Brake(models.Model):
    """A stop button: per service (or `*` for all). While it is pulled nothing is applied or sent."""

    service = models.CharField(max_length=60)
    pulled_by = models.CharField(max_length=60)
    pulled_at = models.DateTimeField()
    released_by = models.CharField(max_length=60, blank=True)
    released_at = models.DateTimeField(null=True)


class Release(models.Model):
    """A named person letting a plan through that grew beyond its cap. Two different people are needed."""

    service = models.CharField(max_length=60)
    season = models.IntegerField()
    day = models.DateField()
    creates = models.IntegerField()  # the size that was let through
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "season", "day", "by"], name="release_once_each")
        ]


class Tick(models.Model):
    """A day whose effects were done. The latest one says since when dated things may have turned unnoticed."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()
