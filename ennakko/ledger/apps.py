"""The Django application of this room."""

from django.apps import AppConfig


class Room(AppConfig):
    """Ennakko's room `ledger`."""

    name = "ennakko.ledger"
    label = "ledger"
