"""The policy every page carries."""

import re
from pathlib import Path

import ennakko
from ennakko.ui import csp

ROOT = Path(ennakko.__file__).parent


def test_nothing_inline_evaluated_or_from_elsewhere_is_allowed():
    assert "unsafe" not in csp.POLICY
    assert "http" not in csp.POLICY
    assert csp.POLICY.startswith("default-src 'self'")


def test_no_template_carries_an_inline_script_a_style_or_a_handler():
    for file in ROOT.glob("*/templates/**/*.html"):
        text = file.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), file.name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), file.name
        assert not re.search(r"(src|href)=\"(https?:)?//", text), file.name
