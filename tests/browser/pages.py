"""Every page of the house, in every state that has a page of its own. `test_accessible.py` walks this list, and a test
refuses a route that stands neither in it nor among FILES.

To add a page, write one line in the list of its audience:

    Page("portal:my-data", "nothing is known", "/my-data/", who="Päivi"),

`route` is the name in the URL configuration, "" for the pages of errors. `at` is the path; {names} in it are what the
city has `found` when it was prepared (`cities.py`: `swept`, `heard`, `plan_only`, `empty`, `real`; what a state needs, such
as an answer given, is done there once). `who` looks: a guardian of the cast by first name, a staff role, "link" (whoever
opened `{opened}` by its link), "late" (who did so more than an hour ago), or nobody. `act` is done on the open page where only a form leads to the state. `day` is
the city's day while the page is looked at. `status` is what the server answers the first request with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Act = Callable[[Any], None]


@dataclass(frozen=True)
class Page:
    """One page in one state."""

    route: str
    state: str
    at: str
    who: str = ""
    city: str = "swept"
    act: Act | None = None
    day: str = ""
    status: int = 200


def press(button: str, **filled: str) -> Act:
    """Fill fields in by their id, and press a button."""

    def act(page: Any) -> None:
        for field, value in filled.items():
            page.fill(f"#{field}", value)
        page.locator(f"main {button}").first.click()
        page.wait_for_load_state()

    return act


FILES = {  # what answers with a file, with data for a page, or leads on
    "portal:decision-pdf", "portal:dates", "portal:all-dates", "portal:package", "portal:consent-receipt", "portal:profile-api",
    "portal:sign-in-start", "portal:sign-in-back",
    "desk:decision-pdf", "desk:impact", "desk:load-refused", "desk:map", "desk:print-list", "desk:print-school",
}  # fmt: skip

TROUBLES = (
    Page("", "there is no such page", "/nothing/here/", status=404),
    Page("", "there is no such page of the staff", "/desk/nothing/", who="officer", status=404),
    Page("", "not for this role", "/desk/school-start/queue/", who="operator", status=403),
    Page("", "refused", "/desk/school-start/places/", who="officer", city="empty", status=409),
    Page("", "something went wrong", "/desk/", who="officer", city="empty", day="no day at all", status=500),
)

DOORS = (
    Page("portal:sign-in", "a demo", "/sign-in/"),
    Page("portal:sign-in", "a wrong code", "/sign-in/", act=press("form:last-of-type button", code="010101")),
    Page("portal:sign-in", "not connected", "/sign-in/", city="real"),
    Page("portal:link", "open", "{link}"),
    Page("portal:link", "withdrawn", "{withdrawn_link}", city="heard", status=410),
    Page("portal:sign-in", "the hour of a link is over", "{opened}", who="late"),
    Page("portal:link", "opens nothing", "/l/nothing/", status=404),
    Page("portal:link", "somebody else's", "{link}", who="Ida", status=403),
    Page("portal:link", "over", "{link}", city="heard", day="2027-09-01", status=410),
    Page("portal:algorithms", "", "/algorithms/", city="real"),
    Page("portal:algorithm", "", "/algorithms/school-start/", city="real"),
    Page("portal:algorithm", "on consent", "/algorithms/after-school/", city="real"),
    Page("desk:sign-in", "a demo", "/desk/sign-in/"),
    Page("desk:sign-in", "a password", "/desk/sign-in/", city="real"),
    Page("desk:sign-in", "a wrong password", "/desk/sign-in/", city="real",
         act=press("button", username="nobody", password="wrong")),
)  # fmt: skip

RESIDENT = (
    Page("portal:for-you", "two letters", "/", who="Laura"),
    Page("portal:for-you", "answered", "/", who="Sanna"),
    Page("portal:for-you", "nothing", "/", who="Päivi"),
    Page("portal:for-you", "decided, and one ended", "/", who="Laura", city="heard"),
    Page("portal:for-you", "practice", "/", who="Laura", city="plan_only"),
    Page("portal:letter", "to be answered", "{elsa}", who="Laura"),
    Page("portal:letter", "opened by its link", "{opened}", who="link"),
    Page("portal:letter", "accepted", "{helmi}", who="Sanna"),
    Page("portal:letter", "followed by a human", "{toivo}", who="Sanna"),
    Page("portal:letter", "in conflict", "{saga}", who="Ida"),
    Page("portal:letter", "declined", "{aino}", who="Laura"),
    Page("portal:letter", "placed by hand", "{leo}", who="Jenni"),
    Page("portal:letter", "on consent", "{club}", who="Sanna"),
    Page("portal:letter", "too late", "{toivo}", who="Sanna", city="heard"),
    Page("portal:letter", "ended", "{saga}", who="Johan", city="heard"),
    Page("portal:letter", "decided and corrected", "{elsa}", who="Laura", city="heard"),
    *(Page("portal:answer", way, f"{{elsa}}answer/{way}/", who="Laura") for way in ("yes", "two_homes", "wrong_born")),
    Page("portal:answer", "no", "{aino}answer/no/", who="Mikko"),
    Page("portal:answer", "by a link", "{opened}answer/other_place/", who="link"),
    Page("portal:call", "", "{elsa}call/", who="Laura"),
    Page("portal:proof", "nothing said yet", "{elsa}proof/", who="Laura"),
    Page("portal:proof", "decided", "{elsa}proof/", who="Laura", city="heard"),
    Page("portal:form", "", "{elsa}form/", who="Laura"),
    Page("portal:my-data", "their own", "/my-data/", who="Laura"),
    Page("portal:my-data-of", "a child, a correction asked for", "{elsas_data}", who="Laura"),
    Page("portal:wrong", "", "{wrong}", who="Laura"),
    Page("portal:wrong", "too little said", "{wrong}", who="Laura", act=press("form button", said=" ")),
    Page("portal:take", "", "{elsas_data}take/", who="Laura"),
    Page("portal:erasure", "", "/my-data/erase/", who="Laura"),
    Page("portal:permissions", "no quiet time", "/permissions/", who="Sanna"),
    Page("portal:permissions", "a quiet time", "/permissions/", who="Laura"),
    Page("portal:permissions-of", "a child", "{elsas_permissions}", who="Laura"),
    Page("portal:permissions-of", "a consent given", "{helmis_permissions}", who="Sanna"),
    Page("portal:decisions", "none", "/decisions/", who="Laura"),
    Page("portal:decisions", "one", "/decisions/", who="Laura", city="heard"),
    Page("portal:messages", "", "/messages/", who="Laura"),
    Page("portal:settings", "", "/settings/", who="Laura"),
    Page("portal:number", "", "/settings/", who="Laura", act=press("form[action='/settings/number/begin/'] button")),
    Page("portal:uses", "", "/uses/", who="Laura"),
    Page("portal:uses", "none fits", "/uses/?since=2020-01-01&until=2020-01-02", who="Laura"),
    Page("portal:uses-of", "a child", "{elsas_uses}", who="Laura"),
    Page("portal:ask-use", "", "{use}", who="Laura"),
    Page("portal:ask-use", "asked", "{asked_use}", who="Laura"),
    Page("portal:decision", "corrected", "{decision}", who="Laura", city="heard"),
    Page("portal:decision", "in Swedish", "{decision}?language=sv", who="Laura", city="heard"),
    Page("portal:decision", "a courtesy translation", "{decision}?language=en", who="Laura", city="heard"),
)  # fmt: skip

OFFICER = (
    Page("desk:home", "an officer", "/desk/", who="officer"),
    Page("desk:home", "nothing is known yet", "/desk/", who="officer", city="empty"),
    Page("desk:home", "out of season", "/desk/", who="officer", city="empty", day="2026-10-01"),
    Page("desk:home", "practice", "/desk/", who="officer", city="plan_only"),
    Page("desk:plan", "changes", "/desk/school-start/", who="officer"),
    Page("desk:plan", "all rows, one frozen", "/desk/school-start/?action=all", who="officer"),
    Page("desk:plan", "no row", "/desk/school-start/?action=withdraw", who="officer"),
    Page("desk:plan", "stopped", "/desk/preschool/", who="officer"),
    Page("desk:plan", "on consent", "/desk/after-school/?action=all", who="officer"),
    Page("desk:plan", "plan only", "/desk/school-start/", who="officer", city="plan_only"),
    Page("desk:plan", "beyond its cap, one let it through", "/desk/preschool/", who="officer", city="plan_only"),
    Page("desk:plan", "impossible", "/desk/school-start/", who="officer", city="empty"),
    Page("desk:plan", "out of season", "/desk/school-start/", who="officer", city="empty", day="2026-10-01"),
    Page("desk:apply", "", "/desk/school-start/apply/", who="officer"),
    Page("desk:places", "an officer", "/desk/school-start/places/", who="officer"),
    Page("desk:school", "groups", "{school}", who="officer"),
    Page("desk:school", "nobody", "{empty_school}", who="officer"),
    Page("desk:school-list", "", "{school}list/", who="officer"),
    Page("desk:queue", "everybody's", "/desk/school-start/queue/?who=", who="officer"),
    Page("desk:queue", "nothing found", "/desk/school-start/queue/?reason=nothing", who="officer"),
    Page("desk:queue", "empty", "/desk/school-start/queue/", who="officer", city="empty"),
    Page("desk:queue", "nobody was chosen", "/desk/school-start/queue/", who="officer", act=press("button[value=selected]")),
    Page("desk:case", "open", "{case_elsa}", who="officer"),
    Page("desk:case", "something else", "{case_toivo}", who="officer"),
    Page("desk:case", "in conflict", "{case_saga}", who="officer"),
    Page("desk:case", "by hand, frozen, noted", "{case_leo}", who="officer"),
    Page("desk:case", "declined", "{case_aino}", who="officer"),
    Page("desk:case", "something is missing", "{case_saga}", who="officer", act=press("form[action$='/resolve/'] button")),
    Page("desk:case", "plan only", "{case}", who="officer", city="plan_only"),
    Page("desk:record", "", "{case_elsa}record/", who="officer"),
    Page("desk:record", "incomplete", "{case_elsa}record/", who="officer", act=press("form:last-of-type .hds-button--primary")),
    Page("desk:record", "answered", "{case_saga}record/", who="officer"),
    Page("desk:paper", "in Finnish", "{case_elsa}paper/fi/", who="officer"),
    Page("desk:paper", "in Swedish", "{case_elsa}paper/sv/", who="officer"),
    Page("desk:replies", "none", "/desk/replies/", who="officer", city="empty"),
    Page("desk:replies", "two", "/desk/replies/", who="officer"),
    Page("desk:delivery", "nothing was sent", "/desk/delivery/", who="officer", city="empty"),
    Page("desk:delivery", "one failed, one uncertain", "/desk/delivery/", who="officer"),
    Page("desk:substitutions", "nobody", "/desk/substitutions/", who="officer", city="empty"),
    Page("desk:substitutions", "one", "/desk/substitutions/", who="officer"),
    Page("desk:load", "", "/desk/data/", who="officer"),
    Page("desk:load", "refused", "/desk/data/", who="officer", act=press("form[action$='/nobody/'] button")),
    Page("desk:load", "nothing is known yet", "/desk/data/", who="officer", city="empty"),
    Page("desk:load-preview", "new rows and refused ones", "{seats}", who="officer"),
    Page("desk:load-preview", "children", "{children}", who="officer"),
    Page("desk:load-preview", "nothing changes", "{nothing}", who="officer"),
    Page("desk:load-preview", "unreadable", "{unreadable}", who="officer"),
    Page("desk:stays", "nobody", "/desk/data/children/", who="officer", city="empty"),
    Page("desk:stays", "one", "/desk/data/children/", who="officer"),
    Page("desk:stays", "incomplete", "/desk/data/children/", who="officer", act=press("form[action$='/children/'] .hds-button--primary", first_names="Milo")),
    Page("desk:stays-search", "an address is found", "/desk/data/children/", who="officer", act=press("[formaction$='/search/']", street="Havukuja")),
    Page("desk:placements", "", "/desk/school-start/elsewhere/", who="officer"),
    Page("desk:placements", "incomplete", "/desk/school-start/elsewhere/", who="officer",
         act=press("form[action$='/one/'] button", code="010101")),
    Page("desk:placements-preview", "new rows and refused ones", "{placements}", who="officer"),
    Page("desk:placements-preview", "unreadable", "{placements_unreadable}", who="officer"),
)  # fmt: skip

OTHERS = (
    Page("desk:home", "a principal", "/desk/", who="principal", city="heard"),
    Page("desk:home", "the head of a school", "/desk/", who="demo-head"),
    Page("desk:home", "the protected-persons unit", "/desk/", who="protected-unit"),
    Page("desk:home", "an operator", "/desk/", who="operator"),
    Page("desk:plan", "a principal", "/desk/school-start/?action=all", who="principal"),
    Page("desk:plan", "an operator", "/desk/school-start/", who="operator"),
    Page("desk:plan", "beyond its cap, let through by the reader", "/desk/preschool/", who="operator", city="plan_only"),
    Page("desk:places", "the head of a school", "/desk/school-start/places/", who="demo-head"),
    Page("desk:school", "its head", "{school}", who="demo-head"),
    Page("desk:queue", "a principal", "/desk/school-start/queue/", who="principal"),
    Page("desk:queue", "the protected-persons unit", "/desk/school-start/queue/", who="protected-unit"),
    Page("desk:case", "restricted", "{restricted}", who="protected-unit"),
    Page("desk:case", "to be decided", "{case_leo}", who="principal", city="heard"),
    Page("desk:case", "decided and corrected", "{case_elsa}", who="principal", city="heard"),
    Page("desk:case", "no reasons", "{case_elsa}", who="principal", city="heard", act=press("details:has(form) summary")),
    Page("desk:rectifications", "none", "/desk/rectifications/", who="officer", city="empty"),
    Page("desk:rectifications", "one", "/desk/rectifications/", who="officer"),
    Page("desk:rectification", "", "{rectification}", who="officer"),
    Page("desk:questions", "none", "/desk/questions/", who="officer", city="empty"),
    Page("desk:questions", "one", "/desk/questions/", who="officer"),
    Page("desk:delivery", "an operator", "/desk/delivery/", who="operator"),
    Page("desk:sign", "a list, one row off", "{list}", who="principal", city="heard"),
    Page("desk:sign", "nothing to sign", "/desk/school-start/sign/", who="principal"),
    Page("desk:sign", "out of season", "/desk/school-start/sign/", who="principal", city="empty", day="2026-10-01"),
    Page("desk:signed", "", "{signed}", who="principal", city="heard"),
    Page("desk:substitutions", "an operator", "/desk/substitutions/", who="operator"),
    Page("desk:load", "an operator", "/desk/data/", who="operator"),
)  # fmt: skip

PAGES = (*TROUBLES, *DOORS, *RESIDENT, *OFFICER, *OTHERS)
