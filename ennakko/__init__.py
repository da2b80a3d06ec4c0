"""Ennakko: a city that knows its residents' situation in advance and brings the service to them."""

__version__ = "0.1.0"
