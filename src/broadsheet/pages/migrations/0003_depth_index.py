"""Sections below a front page are found without walking all that is below it: an index by depth, then path."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_alias_index"), ("wagtailcore", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX broadsheet_page_depth ON wagtailcore_page (depth, path)",
            "DROP INDEX broadsheet_page_depth",
        )
    ]
