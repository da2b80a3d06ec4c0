"""How often somebody asked at a door: one count for all processes."""

from django.db import models


class Asker(models.Model):
    """One asker at one door: how many times within the window that is open, or was the last."""

    who = models.BinaryField(primary_key=True, max_length=32)  # a keyed hash: it names nobody
    times = models.PositiveIntegerField()
    until = models.DateTimeField()  # the end of the window, by the real clock
