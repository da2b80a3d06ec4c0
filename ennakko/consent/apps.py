"""The Django application of this room."""

from django.apps import AppConfig


class Room(AppConfig):
    """Ennakko's room `consent`."""

    name = "ennakko.consent"
    label = "consent"
