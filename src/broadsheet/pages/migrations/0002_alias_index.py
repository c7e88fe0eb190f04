"""After ANALYZE, SQLite believes the index on alias_of_id useless (all rows are NULL) and scans every page at each
publish. An index of the few rows that are not NULL mends it on both databases."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("wagtailcore", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX broadsheet_page_aliases ON wagtailcore_page (alias_of_id) WHERE alias_of_id IS NOT NULL",
            "DROP INDEX broadsheet_page_aliases",
        )
    ]
