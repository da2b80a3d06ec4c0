"""The Django application of this room."""

from django.apps import AppConfig


class Room(AppConfig):
    """Ennakko's room `accounts`."""

    name = "ennakko.accounts"
    label = "accounts"
