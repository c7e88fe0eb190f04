"""Exports made to measure, and the import by its own door, the command."""

from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection

FIXTURES = Path(__file__).parent / "fixtures"
SITE = "https://courier.example"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>The Old Courier</title>'
    f"<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{SITE}</wp:base_blog_url>"
)


def item(number=1, title="A story", content="Words.", *, inside="", **fields):
    """fields: WordPress's own names without `wp:` (status, post_type, post_parent …)."""
    date = "2019-03-04 10:00:00"
    said = {"status": "publish", "post_type": "post", "post_date_gmt": date, "post_id": number, **fields}
    own = "".join(
        f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in said.items() if value is not None
    )
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{SITE}/old/{number}/</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{own}{inside}</item>"
    )


def category(slug, name=None, domain="category"):
    return f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name or slug.capitalize()}]]></category>'


def export(folder, *items, head=HEAD, name="export.xml"):
    path = folder / name
    path.write_text(head + "".join(items) + "</channel></rss>", encoding="utf-8")
    return path


def bring_in(path, *options):
    """What the command printed."""
    out = StringIO()
    call_command("import", "wxr", str(path), *options, stdout=out)
    return out.getvalue()


def rows():
    """How many rows each table holds."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def contents():
    """Every row of every table, as tuples; rows have no order of their own."""
    with connection.cursor() as cursor:
        return {table: _rows_of(cursor, table) for table in connection.introspection.table_names(cursor)}


def _rows_of(cursor, table):
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the database names it
    return sorted(cursor.fetchall(), key=repr)
