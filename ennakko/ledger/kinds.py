"""The kinds an answer, a wish, an outcome or a proof may be of. Declared words only: free text about people is no kind."""

from enum import StrEnum


class Said(StrEnum):
    """What an addressee answers."""

    YES = "yes"
    NO = "no"
    SOMETHING_ELSE = "something_else"


class Wish(StrEnum):
    """What "something else" is about."""

    OTHER_PLACE = "other_place"
    TWO_HOMES = "two_homes"
    MOVING = "moving"
    OTHER_PROGRAMME = "other_programme"
    SUPPORT = "support"
    PRIVATE_SCHOOL = "private_school"
    OTHER = "other"
    WRONG_BORN = "wrong_born"  # a fact the proposal rests on is wrong: people look, nothing is changed here
    WRONG_HOME = "wrong_home"
    WRONG_LANGUAGE = "wrong_language"
    WRONG_ENROLMENT = "wrong_enrolment"
    WRONG_OTHER = "wrong_other"


class Received(StrEnum):
    """How an answer came that an officer records."""

    PAPER = "paper"
    PHONE = "phone"


class ByHand(StrEnum):
    """Why a person placed somebody by hand."""

    SIBLING = "sibling"
    SUPPORT = "support"
    SAFE_WAY = "safe_way"
    TWO_HOMES = "two_homes"
    GUARDIANS_WISH = "guardians_wish"
    CORRECTION = "correction"
    ELSEWHERE = "elsewhere"  # it was given before, outside the platform


class Outcome(StrEnum):
    """How a person closed a case."""

    PLACE = "place"  # the place that is held
    OTHER_PLACE = "other_place"
    PRIVATE_SCHOOL = "private_school"
    HOME_TEACHING = "home_teaching"
    NOT_WANTED = "not_wanted"
    POSTPONED = "postponed"
    MOVED_AWAY = "moved_away"
    DIED = "died"


class Proof(StrEnum):
    """What proves that a notice was served. A text message or an e-mail only reminds: neither is here."""

    OPENED = "opened"  # the addressee opened the page
    ANSWERED = "answered"  # who answers has read
    DELIVERED = "delivered"  # a receipt of a channel whose receipts prove
    LETTER = "letter"  # posted: served so many days later as the law says (parameter `served_by_letter`)
    ELECTRONIC = "electronic"  # sent to a mailbox that serves: likewise (parameter `served_electronically`)


class Correction(StrEnum):
    """Why a decision is corrected (Administrative Procedure Act 434/2003)."""

    FACTUAL = (
        "factual"  # 50 §: it rests on wrong or missing facts, on a wrong rule or on a mistake of procedure
    )
    CLERICAL = "clerical"  # 51 §: an obvious slip of writing or counting; what was decided stays


class Left(StrEnum):
    """Why a proposal cannot be decided now. What the gate says of a child is a reason of its own (`dead`,
    `not_resident`)."""

    CHANGED = "changed"  # another hand changed it since it was looked at
    UNHEARD = "unheard"
    NO_PLACE = "no_place"
    DECIDED = "decided_before"  # a decision stands: it is undone or corrected, never made twice
    ELSEWHERE = "elsewhere"  # for the protected-persons unit now; nobody else is told more than this
    GUARDIANS = "guardians_changed"  # somebody with custody was not heard
    NO_PARTY = "no_guardian"
    DEAD = "dead"
    MOVED_AWAY = "not_resident"
    NO_CONSENT = "no_consent"
