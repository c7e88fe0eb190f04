"""Which stories are near each other, and when each was last looked at."""

from django.db import models
from django.db.models import Q


class Look(models.Model):
    """Whether a story's neighbours are those of its newest text. The row is written with each publication."""

    story = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    published_at = models.DateTimeField(null=True)  # of the publication that was last heard of
    wanted_at = models.DateTimeField(null=True)  # since when it waits to be looked at; None: it does not
    looked_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=32, blank=True)  # of its words and subjects at that look

    class Meta:
        indexes = [
            models.Index(fields=["wanted_at"], condition=Q(wanted_at__isnull=False), name="look_wanted")
        ]

    def __str__(self) -> str:
        return str(self.story_id)


class Neighbour(models.Model):
    """A story that may stand beside another one, and why: the nearest has rank 0."""

    story = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+", db_index=False)
    neighbour = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    # the subject that both share, see `subjects`; "" and None: they are alike by their words
    kind = models.CharField(max_length=16, blank=True)
    subject = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["story", "rank"], name="one_neighbour_per_rank"),
            models.UniqueConstraint(fields=["story", "neighbour"], name="one_neighbour_once"),
            models.CheckConstraint(condition=~Q(story=models.F("neighbour")), name="no_story_beside_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.neighbour_id}"
