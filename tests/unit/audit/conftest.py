"""A data folder for each test: the signed head of one chain must not be held against another."""

import pytest


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    settings.DATA = tmp_path
    return tmp_path
