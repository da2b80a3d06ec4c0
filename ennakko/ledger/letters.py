"""Letters: what a proposal says to each addressee. Everything in it comes from stored facts, so that the same facts with
the same text version give the same letter for years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from ennakko.accounts.actor import Actor
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.draft import MET_ELSEWHERE
from ennakko.engine.explain import routes
from ennakko.engine.gate import EXCLUSIONS
from ennakko.engine.service import Guardians, Service
from ennakko.engine.texts import render
from ennakko.ledger import catalogue, links
from ennakko.ledger.access import live
from ennakko.ledger.models import Addressee, Decision, DecisionParty, Proposal
from ennakko.outbox import actions as outbox
from ennakko.register import access as register
from ennakko.ui import said

ANY = ""  # whichever channel reaches the addressee best
UNKNOWN = "–"

WITHDRAWN = {
    "asked": Text("Huoltaja pyysi sitä.", "Vårdnadshavaren bad om det.", "A guardian asked for it."),
    "mistake": Text("Ehdotus oli virheellinen.", "Förslaget var felaktigt.", "The proposal was a mistake."),
    MET_ELSEWHERE: Text(
        "Lapsella on paikka muualla.",
        "Barnet har en plats på annat håll.",
        "The child has a place elsewhere.",
    ),
}  # reasons a person withdraws a proposal for; most of those of a sweep are the service's and the gate's own words


def why(service: Service) -> dict[str, Text]:
    """Every reason a proposal may be withdrawn for, in words."""
    gated = {key: exclusion.says for key, exclusion in EXCLUSIONS.items()}
    return (
        WITHDRAWN | routes(service) | gated | {condition.key: condition.fails for condition in service.needs}
    )


@dataclass(frozen=True)
class Paper:
    """A letter as it is printed: with the form that answers it, and the address that leads to its page."""

    title: str
    letter: str
    form: str
    link: str


def words(called: str, place: Any) -> dict[str, Any]:
    """The words stored with the facts: the child's called name, the place's name and address in three languages."""
    told: dict[str, Any] = {"child": called}
    if place is not None:
        told["place"] = {language: place.name[language] for language in LANGUAGES}
        if place.address is not None:
            told["address"] = {language: place.address[language] for language in LANGUAGES}
    return told


def letter(
    service: Service, proposal: Proposal, person: int, language: str, section: str, told: str = ""
) -> outbox.Letter:
    """The letter of `section` for one addressee. Its key makes it once: `told` is what it tells of, where that is not
    the proposal itself (`decision:12`)."""
    link = settings.LETTER_LINK.format(token=links.token(proposal.pk, person))
    values = fields(service, proposal, language) | {"link": link}
    texts = service.texts[language]
    return outbox.Letter(
        key=f"{told or f'proposal:{proposal.pk}'}/{section}/{proposal.version}/{person}",
        about=f"proposal:{proposal.pk}",
        service=service.key,
        person=person,
        channel=ANY,
        language=language,
        title=render(texts["title"], values),
        body=render(texts[section], values),
    )


def on_paper(proposal: Proposal, language: str) -> Paper:
    """The notice and its answer form. Whoever prints is not the addressee: the link asks to sign in."""
    service = catalogue.service(proposal.service)
    link = settings.PROPOSAL_LINK.format(proposal=proposal.pk)
    values = fields(service, proposal, language) | {"link": link}
    texts = service.texts[language]
    return Paper(
        render(texts["title"], values), render(texts["notice"], values), answer_form(proposal, language), link
    )


def answer_form(proposal: Proposal, language: str) -> str:
    """How an addressee answers on paper: the declared text with the proposal's fields filled in."""
    service = catalogue.service(proposal.service)
    return render(service.texts[language]["answer_form"], fields(service, proposal, language))


def fields(service: Service, proposal: Proposal, language: str) -> dict[str, object]:
    """The values of every field a text may name, from what the proposal stores. The link is the
    addressee's own: only a letter has one."""
    told = proposal.facts["words"]
    parameters = service.parameters.on(date.fromisoformat(proposal.facts["read"]))
    reason = why(service).get(proposal.reason)
    starts = parameters.get("starts")
    return {
        "child": told["child"],
        "place": told.get("place", {}).get(language, UNKNOWN),
        "address": told.get("address", {}).get(language, UNKNOWN),
        "metres": UNKNOWN
        if proposal.cost is None
        else said.number(round(proposal.cost, -1), _known(language)),
        "from_day": said.day(starts, _known(language)) if starts else UNKNOWN,
        "days": parameters[service.terms.days],
        "proposal": proposal.pk,
        "season": proposal.season,
        "reason": reason[language] if reason else UNKNOWN,
        "desk": service.contact.desk[language],
        "phone": service.contact.phone,
        "hours": service.contact.hours[language],
    }


class Post:
    """The letters of one transaction: gathered, held against the register once, then posted together.

    Nobody dead or under a non-disclosure order is written to, about themselves or as an addressee: the register may
    have learned of it after the plan was made.
    """

    def __init__(self, service: Service, *, on: date, by: Actor, at: datetime) -> None:
        self.service, self.on, self.by, self.at = service, on, by, at
        self._letters: list[tuple[Proposal, Addressee | DecisionParty, str, str]] = []
        self._told: set[tuple[str, int]] = set()

    def stop(self, proposals: Sequence[Proposal]) -> None:
        """Hold back whatever still waits about these proposals; what had gone is remembered for `revised`."""
        stopped = outbox.stop(about=[f"proposal:{p.pk}" for p in proposals], by=self.by, at=self.at)
        self._told |= {(message.about, message.person) for message in stopped.gone}

    def notice(self, proposal: Proposal, parties: Iterable[Addressee]) -> None:
        """The first letter to each."""
        self._add(proposal, parties, "notice")

    def revised(self, proposal: Proposal, parties: Iterable[Addressee], *, everybody: bool) -> None:
        """A notice to whoever has none yet; with `everybody`, a letter that the proposal changed to the others."""
        for party in parties:
            told = self._knows(proposal, party)
            if everybody or not told:
                self._add(proposal, [party], "revised" if told else "notice")

    def withdrawn(self, proposal: Proposal, parties: Iterable[Addressee]) -> None:
        """To whoever heard of the proposal, where they are still whom one writes to about the subject."""
        heard = [party for party in parties if self._knows(proposal, party)]
        if heard and isinstance(self.service.to, Guardians):
            guardians = register.guardians_of(proposal.person, self.on)
            heard = [party for party in heard if party.person in guardians]
        self._add(proposal, heard, "withdrawn")

    def decided(
        self, decision: Decision, parties: Iterable[DecisionParty], *, section: str = "decided"
    ) -> None:
        """That the decision is made (`corrected`: that it takes the place of an earlier one)."""
        self._add(decision.proposal, parties, section, told=f"decision:{decision.pk}")

    def send(self) -> None:
        """Post what was gathered; nothing while the service only plans."""
        if not self._letters or not live(self.service.key):
            return
        concerned = {p.person for p, *_ in self._letters} | {a.person for _, a, *_ in self._letters}
        reachable = register.reachable(concerned)
        outbox.post(
            letters=[
                letter(self.service, proposal, party.person, party.language, section, told)
                for proposal, party, section, told in self._letters
                if {proposal.person, party.person} <= reachable
            ],
            at=self.at,
        )

    def _knows(self, proposal: Proposal, party: Addressee) -> bool:
        return (f"proposal:{proposal.pk}", party.person) in self._told or party.served_on is not None

    def _add(
        self,
        proposal: Proposal,
        parties: Iterable[Addressee] | Iterable[DecisionParty],
        section: str,
        told: str = "",
    ) -> None:
        if not proposal.restricted and "words" in proposal.facts:
            self._letters += [(proposal, party, section, told) for party in parties]


def _known(language: str) -> Any:
    return language if language in LANGUAGES else "fi"
