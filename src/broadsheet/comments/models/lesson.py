"""What the paper's moderators have taught the shield."""

from django.db import models


class Classifier(models.Model):
    """One row. state: a lib.spam.Model as bytes. threshold: the score from which on a comment waits."""

    state = models.BinaryField()
    threshold = models.FloatField()
    good = models.PositiveIntegerField()
    spam = models.PositiveIntegerField()
    trained_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        verbose_name = "classifier"  # no screen shows it
        verbose_name_plural = "classifiers"

    def __str__(self) -> str:
        return f"{self.good} / {self.spam}"
