"""Comments that are there already, brought by importers, find their threads and are counted."""

from django.db import migrations
from django.db.models import Count, Max

MANY = 1000


def find_threads(apps, schema_editor):
    comments = apps.get_model("comments", "Comment").objects
    parents = dict(comments.filter(parent__isnull=False).values_list("pk", "parent_id"))
    found = []
    for row in comments.filter(parent__isnull=False, thread=None).only("pk").iterator(MANY):
        row.thread_id = beginning(row.pk, parents)
        found.append(row)
        if len(found) == MANY:
            comments.bulk_update(found, ["thread"])
            found = []
    comments.bulk_update(found, ["thread"])


def beginning(pk, parents):
    """The first comment above this one; where they answer in a ring, the one it answers."""
    seen, first = {pk}, parents[pk]
    while first in parents and first not in seen:
        seen.add(first)
        first = parents[first]
    return first if first not in seen else parents[pk]


def count(apps, schema_editor):
    discussions, comments = (apps.get_model("comments", name).objects for name in ("Discussion", "Comment"))
    rows = comments.filter(status="approved").order_by().values("page_id")
    rows = rows.annotate(approved=Count("pk"), newest_at=Max("posted_at"))
    discussions.bulk_create((discussions.model(**row) for row in rows.iterator(MANY)), batch_size=MANY)


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_discussions")]

    operations = [
        migrations.RunPython(find_threads, migrations.RunPython.noop),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
