"""Looking at one page as its reader has it: a language, a width, with or without JavaScript; and what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.browser.conftest import wrong

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]  # 2.5.8, 24 px, among them

# What axe does not ask. Each finding is a sentence and the element it is about.
QUESTIONS = """
([language, script]) => {
  const found = [], all = (selector) => [...document.querySelectorAll(selector)];
  const say = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 150)}`);
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wider > 0) found.push(`${wider} px too wide`);
  if (document.documentElement.lang !== language) found.push(`the language is ${document.documentElement.lang}`);
  if (all("h1").length !== 1) found.push(`${all("h1").length} first headings`);

  for (const link of all("a")) {
    const to = link.getAttribute("href") ?? "";
    if (!to || to.startsWith("javascript:")) say("a link that leads nowhere", link);
    if (to.startsWith("#") && !document.getElementById(to.slice(1))) say("a link to no place on the page", link);
  }
  for (const form of all("form"))
    if (!form.querySelector("button:not([type=button])")) say("a form without a button", form);
  if (!script) {
    for (const field of all("button, input, select, textarea"))
      if (!field.form || field.type === "button") say("does nothing without JavaScript", field);
    const folded = (element) => element.closest("details:not([open])") && !element.closest("summary");
    for (const element of all("main *")) {
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (words && !element.closest("option") && !folded(element) && !element.checkVisibility())
        say("not to be seen without JavaScript", element);
    }
  }

  const drawn = (element, part) => {
    const style = getComputedStyle(element, part);
    return [style.outlineStyle, style.boxShadow, style.borderColor, style.backgroundColor, style.top].join();
  };
  const look = (element) => {
    const label = element.nextElementSibling;
    return drawn(element) + (label ? drawn(label) + drawn(label, "::before") : "");
  };
  const kinds = new Map();
  for (const element of all("a, button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"))
    if (element.checkVisibility()) kinds.set(`${element.tagName} ${element.className} ${element.type}`, element);
  for (const element of kinds.values()) {
    document.activeElement.blur();
    const before = look(element);
    element.focus();
    if (look(element) === before) say("nothing shows the focus", element);
  }
  return found;
}
"""


@dataclass(frozen=True)
class Screen:
    """How somebody reads."""

    language: str
    width: int
    script: bool

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{'script' if self.script else 'plain'}"


WIDTHS = (320, 1280)
SCREENS = [Screen(*each) for each in product(("fi", "sv", "en"), WIDTHS, (True, False))]


@contextmanager
def reading(chromium: Any, url: str, screen: Screen, kept: Any = None) -> Iterator[tuple[Any, Any]]:
    """A fresh window, and the switch that lets a script ask things of a page that had none. `kept`: who is signed in."""
    context = chromium.new_context(
        viewport={"width": screen.width, "height": 800},
        base_url=url,
        locale=screen.language,
        storage_state=kept,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    switch = context.new_cdp_session(page)
    allow(switch, screen.script)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if wrong(line, page) else None)
    yield page, switch
    context.close()
    assert troubles == [], troubles


def allow(switch: Any, script: bool) -> None:
    """Whether scripts may run from now on: the page stays as it was made."""
    switch.send("Emulation.setScriptExecutionDisabled", {"value": not script})


def faults(page: Any, switch: Any, screen: Screen, language: str) -> list[str]:
    """What is wrong with the page that is open, which should be in `language`."""
    if screen.script and page.locator("#map").count():
        page.wait_for_selector("#map[data-drawn]", timeout=20_000)
    page.keyboard.press("Tab")  # from here on the focus shows as it does to whoever uses the keyboard
    asked = page.evaluate(QUESTIONS, [language, screen.script])
    allow(switch, True)  # axe waits for timers
    found = violations(page)
    allow(switch, screen.script)
    return [*asked, *found]


def violations(page: Any) -> list[str]:
    """What axe finds on the page that is open, where scripts may run."""
    from axe_playwright_python.sync_playwright import Axe

    asked = {
        "runOnly": RULES,
        "resultTypes": ["violations"],
    }  # what passed is not written out: a quarter of the time
    found = Axe().run(page, options=asked).response["violations"]
    return [f"{page.url}: {rule['id']}: {rule['nodes'][0]['html'][:150]}" for rule in found]
