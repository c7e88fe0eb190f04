"""What is searched: the words of each story in print by readers, the titles of all pages by the newsroom."""

from django.db import models
from wagtail.models import Page


class Entry(models.Model):
    """The words of a story in print, spelled one way. Its full-text index stands beside it in the database.

    On SQLite that index is a table of its own which must be told the old words before they go: rows are
    written and deleted by `search.fulltext` alone.
    """

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.DO_NOTHING, related_name="+")
    edition = models.ForeignKey(
        "editions.Edition", on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    section = models.ForeignKey(
        "articles.SectionPage",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,  # a check at each deletion of a section would walk all entries
    )
    kind = models.CharField(max_length=16)
    printed_at = models.DateTimeField()
    # in time: seconds since 1970; on SQLite unique, the row's number in the index
    place = models.BigIntegerField()
    marks = models.CharField(max_length=80)  # edition, section and kind as words: "e1 s7 knews"
    digest = models.CharField(max_length=32)  # of all that was taken; the same: nothing to do
    title = models.TextField()
    standfirst = models.TextField()
    body = models.TextField()
    stemmed = models.TextField()  # title, standfirst and body without their endings

    class Meta:
        indexes = [models.Index(fields=["edition", "-place"], name="entry_newest")]

    def __str__(self) -> str:
        return self.title


class Title(models.Model):
    """The title of a page, and that of its draft, spelled one way, for the newsroom's search."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="folded_title")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
