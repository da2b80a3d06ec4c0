"""The algorithm register: what a service's `algorithm.toml` says beside the declaration, and what an entry must hold.

The fields are those of the Algorithmic Transparency Standard 0.3.1 (github.com/Algoritmeregister/standard), said in three
languages. Most of an entry is made from the declaration; here stands what no declaration holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ennakko.base.text import Text

STANDARD = "0.3.1"
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "basic": (
        "name", "description_short", "organization", "department", "country", "contact_name", "contact_email",
        "contact_phone", "website", "status", "remark",
    ),
    "use": (
        "decision_making_process", "domain", "area", "goal", "impact", "risks", "risk_category", "proportionality",
        "lawful_basis", "documentation",
    ),
    "data": (
        "training_data", "source_data", "data_bias", "connected_data_sources", "DPIA_description", "DPIA_url",
    ),
    "algorithm": (
        "algorithm_type", "description", "methods_and_models", "performance", "alternatives_considered",
        "product_information", "codebase_url", "product_page", "AIA_description", "AIA_url",
    ),
    "oversight": ("type", "monitoring", "human_intervention", "objection_procedure", "rollback"),
    "metadata": (
        "standard_version", "uuid", "lang", "publication_date", "last_change_date", "revision_date", "revision_note",
        "keywords",
    ),
}  # fmt: skip
FIELDS = tuple(field for fields in SECTIONS.values() for field in fields)
REQUIRED = frozenset(
    {
        "name", "description_short", "organization", "department", "country", "contact_email", "status",
        "decision_making_process", "domain", "area", "goal", "impact", "risks", "risk_category", "proportionality",
        "lawful_basis", "training_data", "source_data", "connected_data_sources", "algorithm_type", "description", "type",
        "monitoring", "human_intervention", "objection_procedure", "standard_version", "lang", "publication_date",
        "last_change_date", "revision_date",
    }
)  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": ("planned", "design", "development", "pilot", "evaluation", "operational", "retired"),
    "domain": (
        "taxes", "housing, living and living environment", "culture, sports and leisure", "defence",
        "economy and entrepreneurship", "family, youth and households", "finance", "generic", "health and health care",
        "immigration and integration", "international collaboration and development aid", "agriculture, nature and food",
        "environment, spacial planning and water", "education and science", "public safety", "government", "justice",
        "travel, living and working abroad", "subsidies, benefits and allowances", "traffic and transportation",
        "work and career",
    ),
    "risk_category": ("minimal risk", "limited risk", "high risk", "unacceptable"),
    "algorithm_type": ("self-learning", "rule-based", "hybrid"),
    "type": ("descriptive", "diagnostic", "predictive", "prescriptive"),
}  # fmt: skip
SHORT = 150  # characters of the short description, at most
LONG = (500, 10_000)  # characters of the description
PLAIN = frozenset(
    {"contact_email", "domain", "risk_category", "algorithm_type", "type", "revision_date", "codebase_url"}
)
# Fields that only `algorithm.toml` can say; `method` begins the description. What the UK's record asks beyond the standard:
BEYOND = ("frequency", "training", "storage", "sharing", "supplier")
SAID = (
    "description_short", "organization", "country", "area", "decision_making_process", "goal", "impact", "risks",
    "proportionality", "data_bias", "method", "performance", "alternatives_considered", "monitoring",
    "human_intervention", "rollback", "revision_note", "DPIA_description", "AIA_description", "remark", *BEYOND,
)  # fmt: skip
MAY_LACK = frozenset(
    {"data_bias", "performance", "alternatives_considered", "rollback", "revision_note", "DPIA_description",
     "AIA_description", "remark"}
)  # fmt: skip


@dataclass(frozen=True)
class Algorithm:
    """What stands in `algorithm.toml`: plain values, and texts in three languages. What is not there is missing, and said
    so by `missing`: a service without a whole entry plans, and cannot go live."""

    plain: Mapping[str, str]
    said: Mapping[str, Text]

    @classmethod
    def of(cls, toml: Mapping[str, Any]) -> "Algorithm":
        """From a parsed TOML document. ValueError for a field nobody knows, or a text that lacks a language."""
        unknown = sorted(set(toml) - PLAIN - set(SAID))
        if unknown:
            raise ValueError(f"there is no field {', '.join(unknown)}")
        plain = {name: str(toml[name]) for name in PLAIN if name in toml}
        said = {}
        for name in SAID:
            if name in toml:
                said[name] = Text.of(
                    {language: " ".join(text.split()) for language, text in toml[name].items()}
                )
        return cls(plain, said)


def missing(algorithm: Algorithm | None) -> list[str]:
    """What keeps an entry from being whole, field by field; empty when it is."""
    if algorithm is None:
        return ["It has no entry for the algorithm register: write algorithm.toml beside it."]
    told = [
        f"algorithm.toml lacks {name}."
        for name in SAID
        if name not in algorithm.said and name not in MAY_LACK
    ]
    told += [
        f"algorithm.toml lacks {name}."
        for name in sorted(PLAIN - {"codebase_url"})
        if name not in algorithm.plain
    ]
    for name, choices in CHOICES.items():
        if (value := algorithm.plain.get(name)) is not None and value not in choices:
            told.append(f"algorithm.toml: {name} is {value!r}; it may be {', '.join(choices)}.")
    short = algorithm.said.get("description_short")
    if short and max(len(short.fi), len(short.sv), len(short.en)) > SHORT:
        told.append(f"algorithm.toml: description_short has more than {SHORT} characters.")
    if (day := algorithm.plain.get("revision_date")) is not None and not _is_day(day):
        told.append("algorithm.toml: revision_date is no day.")
    if "@" not in algorithm.plain.get("contact_email", "@"):
        told.append("algorithm.toml: contact_email is no address.")
    return told


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
