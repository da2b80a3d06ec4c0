"""An entry of the algorithm register, made from a declaration: as the standard has it, and as the UK's ATRS record."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from ennakko.base.sources import source_named
from ennakko.base.text import LANGUAGES, Text
from ennakko.engine.algorithm import FIELDS, LONG, STANDARD, Algorithm, missing
from ennakko.engine.described import Category
from ennakko.engine.service import Hearing, Law, Service
from ennakko.engine.vocabulary import FRAMES

NAMESPACE = UUID("6f2b7c1e-6d0f-5c43-9a0e-0d7f3d4b8a51")  # of our entries: the same service has the same uuid
NO_TRAINING = Text(
    "Ei ole: säännöt ovat ihmisten kirjoittamia, mikään ei opi tiedoista.",
    "Finns inte: reglerna är skrivna av människor, inget lär sig av uppgifter.",
    "None: the rules are written by people, nothing learns from data.",
)
CONDITIONS = Text(
    "Löydetään se, jolle kaikki nämä pätevät:",
    "Den hittas för vilken allt detta gäller:",
    "Found is whoever meets all of these:",
)
ROUTES = Text("Ihmiselle siirtyvät:", "Till en människa går:", "To a person go:")
SHARED = Text(
    "Paikat jaetaan näin: {how}. Perusteet järjestyksessä:",
    "Platserna fördelas så: {how}. Grunder i ordning:",
    "Places are shared out by: {how}. Criteria in order:",
)
HEARING = Text(
    "Ehdotus on kuuleminen: vaikeneminen on aina 'ei huomautettavaa', ja päätöksen tekee viranhaltija.",
    "Förslaget är ett hörande: tystnad är alltid 'ingen anmärkning', och en tjänsteinnehavare beslutar.",
    "The proposal is a hearing: silence is always 'no remark', and an official decides.",
)
ANSWER = Text(
    "Ehdotukseen pyydetään vastaus; vaikeneminen vie asian ihmiselle.",
    "Ett svar på förslaget begärs; tystnad för ärendet till en människa.",
    "The proposal asks for an answer; silence takes the case to a person.",
)
OBJECTION = Text("Ehdotuksesta voi kertoa mielipiteensä tai soittaa ({desk}, {phone}). Päätökseen voi hakea muutosta {form} {days} päivän kuluessa omasta tiedoksisaannista: {body}.", "Om förslaget kan man säga sin åsikt eller ringa ({desk}, {phone}). Ändring i beslutet kan sökas {form} inom {days} dagar från egen delgivning: {body}.", "One may say what one thinks of the proposal, or call ({desk}, {phone}). The decision may be challenged {form} within {days} days of own service: {body}.")  # fmt: skip
CONSENTED = Text("Suostumus: {title}", "Samtycke: {title}", "Consent: {title}")


@dataclass(frozen=True)
class Standing:
    """What the ledger says of an entry: whether the service is live, when the entry was first and last published."""

    live: bool
    published: date
    changed: date
    website: str


def entry(service: Service, language: str, *, on: date, standing: Standing) -> dict[str, str]:
    """The entry in one language; a field of which nothing is known is left out. KeyError where `missing` tells of a field."""
    given = _given(service)
    said = {name: text[language] for name, text in given.said.items()}
    made = {
        "name": service.title[language],
        "department": said_controller(service)[language],
        "contact_name": service.contact.desk[language],
        "contact_phone": service.contact.phone,
        "website": standing.website,
        "status": "operational" if standing.live else "pilot",
        "lawful_basis": _ground(service)[language],
        "training_data": NO_TRAINING[language],
        "source_data": "; ".join(text[language] for text in source_data(service)),
        "connected_data_sources": ", ".join(source_named(source)[language] for source in sources(service)),
        "description": _description(service, given, language),
        "methods_and_models": service.supply.by.title[language],
        "objection_procedure": _objection(service, on)[language],
        "standard_version": STANDARD,
        "uuid": str(uuid5(NAMESPACE, service.key)),
        "lang": language,
        "publication_date": standing.published.isoformat(),
        "last_change_date": standing.changed.isoformat(),
        "keywords": ", ".join((service.title[language], service.key)),
    }
    for name, value in (*given.plain.items(), *said.items()):
        made.setdefault(name, value)
    return {name: made[name] for name in FIELDS if made.get(name)}


def atrs(service: Service, language: str, *, on: date, standing: Standing) -> dict[str, Any]:
    """The same as the UK's Algorithmic Transparency Recording Standard has it: two tiers, five parts of the second."""
    told = entry(service, language, on=on, standing=standing)
    said = {name: text[language] for name, text in _given(service).said.items()}
    return {
        "tier_1": {
            "name": told["name"], "description": told["description_short"], "website": told["website"],
            "contact_email": told["contact_email"],
        },
        "tier_2": {
            "owner_and_responsibility": {
                "organisation": told["organization"], "team": told["department"],
                "senior_responsible_owner": told["contact_name"], "external_supplier": said["supplier"],
                "role": said["supplier"], "data_access_terms": said["sharing"],
            },
            "description_and_rationale": {
                "scope": told["goal"], "benefit": told["impact"],
                "alternatives_considered": told.get("alternatives_considered", ""), "model_type": told["algorithm_type"],
                "frequency_usage": said["frequency"], "phase": told["status"], "maintenance": told["monitoring"],
                "system_architecture": told["description"],
            },
            "decision_making": {
                "process_integration": told["decision_making_process"], "provided_information": told["description"],
                "human_decisions": told["human_intervention"], "required_training": said["training"],
                "appeals_and_review": told["objection_procedure"],
            },
            "data": [
                {
                    "source_data_name": FRAMES[name].meaning[language], "description": text[language],
                    "data_collection": told["connected_data_sources"], "data_sharing_agreements": said["sharing"],
                    "data_access_and_storage": said["storage"],
                }
                for name, text in zip(_frames(service), source_data(service), strict=True)
            ],
            "risks_and_impact": {
                "impact_assessment": {
                    "name": told.get("AIA_description", ""), "description": told.get("DPIA_description", ""),
                },
                "risks": [
                    {"risk_name": told["risk_category"], "description": told["risks"], "mitigation": told["proportionality"]}
                ],
            },
        },
        "lang": language,
    }  # fmt: skip


def unregistered(service: Service) -> list[str]:
    """What keeps the service's entry from being whole."""
    told = missing(service.algorithm)
    if told:
        return told
    least, most = LONG
    lengths = [len(_description(service, _given(service), language)) for language in LANGUAGES]
    if min(lengths) < least or max(lengths) > most:
        return [
            f"Its description has {min(lengths):,} to {max(lengths):,} characters: {least} to {most:,} are asked."
        ]
    return []


def rules(service: Service) -> list[tuple[Text, list[Text]]]:
    """The rules in words: what must hold, who goes to a person, by what places are shared."""
    found = [(CONDITIONS, [condition.holds for condition in service.needs])]
    if service.routes:
        found.append((ROUTES, [route.says for route in service.routes]))
    shared = SHARED.format(how=service.supply.by.title)
    return [*found, (shared, [criterion.says for criterion in service.supply.by.criteria])]


def source_data(service: Service) -> list[Text]:
    """Each table that is read, with its columns in words."""
    return [_columns(name, service.reads()[name]) for name in _frames(service)]


def sources(service: Service) -> list[str]:
    """The registers the columns come from."""
    read = service.reads()
    found = [
        FRAMES[name][column].source.partition(":")[0] for name in _frames(service) for column in read[name]
    ]
    return list(dict.fromkeys(found))


def said_controller(service: Service) -> Text:
    """The department that answers for it: an official's authority where one decides."""
    return service.decision.authority


def _given(service: Service) -> Algorithm:
    if service.algorithm is None:
        raise KeyError("algorithm.toml")
    return service.algorithm


def _frames(service: Service) -> list[str]:
    return [name for name, columns in service.reads().items() if columns]


def _columns(name: str, columns: tuple[str, ...]) -> Text:
    frame = FRAMES[name]
    told = [frame[column].meaning for column in columns if frame[column].category is not Category.KEY]
    return Text(
        *(
            f"{frame.meaning[language]}: {', '.join(one[language].partition(' (')[0] for one in told)}"
            for language in LANGUAGES
        )
    )


def _ground(service: Service) -> Text:
    if isinstance(service.basis, Law):
        act, section = service.basis.act, service.basis.section
        return Text(*(f"{act[language]}, {section}" for language in LANGUAGES))
    return CONSENTED.format(title=service.basis.title)


def _description(service: Service, given: Algorithm, language: str) -> str:
    told = [given.said["method"][language]]
    told += [
        " ".join((head[language], *(_sentence(one[language]) for one in each)))
        for head, each in rules(service)
    ]
    told.append((HEARING if isinstance(service.terms, Hearing) else ANSWER)[language])
    return "\n\n".join(told)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _objection(service: Service, on: date) -> Text:
    remedy, contact = service.remedy(on), service.contact
    return OBJECTION.format(
        desk=contact.desk, phone=contact.phone, form=remedy.form, days=remedy.days, body=remedy.body
    )
