"""The kinds of place the register keeps. A service names the one it shares out (`Places.kind`)."""

from collections.abc import Mapping

from ennakko.base.text import Text

KINDS: Mapping[str, Text] = {
    "school": Text("koulu", "skola", "school"),
    "preschool": Text("esiopetus", "förskola", "pre-school"),
    "club": Text("iltapäiväkerho", "eftermiddagsklubb", "after-school club"),
}
