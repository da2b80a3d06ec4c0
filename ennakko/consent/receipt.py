"""A receipt somebody can keep: the record of their consent in the form of ISO/IEC TS 27560, in the terms of the W3C Data
Privacy Vocabulary (JSON-LD).

Made from what is stored: the same records and revisions give the same receipt. It names no name and no identity code.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localtime

from ennakko.base.text import LANGUAGES, Text
from ennakko.consent import access
from ennakko.consent.models import ConsentRecord
from ennakko.consent.revisions import policy

CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
# A category of the house beside the nearest term of the vocabulary.
TERMS = {
    "identity": "dpv:IdentifyingPersonalData",
    "family": "dpv:PersonalData",
    "location": "dpv:PersonalData",
    "education": "dpv:PersonalData",
    "support need": "dpv:SensitivePersonalData",
}


def receipt(person: int, purpose: str) -> Mapping[str, Any] | None:
    """The receipt of everything the person said about the purpose; None where they said nothing."""
    card = access.agreement(purpose)
    records = list(
        ConsentRecord.objects.filter(individual=person, data_agreement__purpose=purpose)
        .select_related("data_agreement_revision")
        .order_by("since", "id")
    )
    if card is None or not records:
        return None
    last, on = records[-1], records[-1].since
    held = sorted(access.held(person, purpose, on=on))
    return {
        "@context": CONTEXT,
        "@id": f"urn:ennakko:receipt:{last.pk}",
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr",
        "dct:identifier": str(last.pk),
        "dct:created": _moment(last.at),
        "dct:publisher": _said(card.says.controller),
        "schema:recipient": "dpv:DataSubject",
        "dpv:hasRecordOfActivity": {
            "@id": f"urn:ennakko:consent:{person}:{purpose}",
            "@type": "dpv:ConsentRecord",
            "dct:conformsTo": "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr",
            "dpv:hasDataSubject": {"@id": f"urn:ennakko:individual:{person}", "@type": "dpv:DataSubject"},
            "dpv:hasDataController": {
                "@type": "dpv:DataController",
                "schema:name": _said(card.says.controller),
            },
            "dpv:hasJurisdiction": f"loc:{policy()['jurisdiction']}",
            "dpv:hasApplicableLaw": "eu-gdpr:GDPR",
            "dpv:hasLegalBasis": "eu-gdpr:A6-1-a",
            "dpv:hasConsentStatus": "dpv:ConsentGiven" if held else "dpv:ConsentWithdrawn",
            "dpv:hasProcess": _process(card, held),
            "dpv:hasNotice": [_notice(record) for record in _bound(records)],
            "dpv:hasRight": ["eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A20"],
            "dpv:isExercisedAt": "/permissions/",
            "schema:potentialAction": [_event(record) for record in records],
        },
    }


def _process(card: access.AgreementCard, held: list[str]) -> dict[str, Any]:
    ruled = policy()
    return {
        "@type": "dpv:Process",
        "dpv:hasPurpose": {
            "@id": f"urn:ennakko:purpose:{card.says.purpose}",
            "@type": "dpv:Purpose",
            "schema:name": _said(card.says.title),
            "schema:description": _said(card.says.asks),
        },
        "dpv:hasPersonalData": [
            {
                "@type": TERMS.get(category, "dpv:PersonalData"),
                "schema:name": category,
                "dpv:hasConsentStatus": "dpv:ConsentGiven" if category in held else "dpv:ConsentWithdrawn",
            }
            for category in card.says.categories
        ],
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": ruled["storage_location"]},
            {"@type": "dpv:StorageDuration", "dpv:hasDuration": f"P{card.says.keeps_days}D"},
        ],
        "dpv:hasRecipient": [_said(card.says.controller)],
    }


def _bound(records: list[ConsentRecord]) -> list[ConsentRecord]:
    """The first record of each revision that any of them is bound to."""
    first: dict[int, ConsentRecord] = {}
    for record in records:
        first.setdefault(record.data_agreement_revision_id, record)
    return list(first.values())


def _notice(record: ConsentRecord) -> dict[str, Any]:
    return {
        "@type": "dpv:ConsentNotice",
        "dct:identifier": f"{record.data_agreement_revision.object_id}, {record.data_agreement_revision.number}",
        "schema:sha256": record.data_agreement_revision_hash,
        "dct:issued": _moment(record.data_agreement_revision.timestamp),
        "schema:url": policy()["url"],
    }


def _event(record: ConsentRecord) -> dict[str, Any]:
    return {
        "@type": "dpv:ConsentGiven" if record.opt_in else "dpv:ConsentWithdrawn",
        "schema:name": record.category,
        "dct:valid": record.since.isoformat(),
        "dpv:isIndicatedAtTime": _moment(record.at),
        "dpv:isIndicatedBy": "dpv:DataSubject" if record.acted_as == "self" else "dpv:GuardianOfDataSubject",
        "dpv:hasNotice": record.data_agreement_revision_hash,
    }


def _said(text: Text) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text[language]} for language in LANGUAGES]


def _moment(at: Any) -> str:
    return str(localtime(at).isoformat(timespec="seconds"))
