"""The full-text index beside the entries: an FTS5 table that keeps no text of its own on SQLite, a generated column
with a GIN index on PostgreSQL. Words come folded and divided by spaces, so neither may fold or stem again."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    title, standfirst, body, stemmed, marks, content='search_entry', content_rowid='place',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M*'"
);
CREATE UNIQUE INDEX search_entry_place ON search_entry (place);
INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 67108864);
"""  # more words in memory before they are merged: half again as many stories a second

POSTGRESQL = """
ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', standfirst), 'B')
    || setweight(to_tsvector('simple', body), 'C') || setweight(to_tsvector('simple', stemmed), 'D')
) STORED;
CREATE INDEX search_entry_vector ON search_entry USING gin (vector);
"""

BACK = {
    "sqlite": ["DROP TABLE search_words", "DROP INDEX search_entry_place"],
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN vector"],
}


def make(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in filter(str.strip, statements.split(";\n")):
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
