"""The Django application of this room."""

from django.apps import AppConfig


class Room(AppConfig):
    """Ennakko's room `channels`."""

    name = "ennakko.channels"
    label = "channels"
