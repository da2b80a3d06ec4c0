"""Time is an argument. One module reads the wall clock, and only the edges ask it."""

import ast

from tests.repository.tree import PACKAGE, dotted, modules, name, room_of

READINGS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "time.time",
    "time.time_ns",
}
CLOCK = PACKAGE / "base" / "clock.py"
VIEWS = {
    "ennakko/channels/door.py",
    "ennakko/channels/sms/__main__.py",  # a command of its own
    "ennakko/portal/behind.py",
    "ennakko/portal/page.py",
    "ennakko/portal/session.py",
    "ennakko/desk/staff.py",
    "ennakko/desk/cases.py",
    "ennakko/ui/limits.py",  # around a view
}


def test_the_wall_clock_is_read_in_one_place():
    read = {
        (name(path), dotted(node.func))
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and dotted(node.func) in READINGS
    }
    assert read == {(name(CLOCK), "datetime.now")}


def test_only_config_the_demo_and_views_ask_the_clock():
    asked = set()
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "ennakko.base.clock":
                if {alias.name for alias in node.names} & {"now", "today"}:
                    asked.add(path)
            elif isinstance(node, ast.Call) and dotted(node.func) in {"clock.now", "clock.today"}:
                asked.add(path)
    inside = {name(path) for path in asked if room_of(path) not in {"config", "demo"}}
    assert inside <= VIEWS
