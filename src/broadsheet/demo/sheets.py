"""From load stories to rows: what the ORM would write for each, written in one go."""

import json
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from wagtail.models import Page

from broadsheet.demo import moulds
from broadsheet.demo.desk import Desk
from broadsheet.demo.moulds import ARTICLES, BYLINES, PAGES, REFERENCES, REVISIONS, TAGGINGS, Row
from broadsheet.demo.sentences import TAGS, LoadStory
from broadsheet.lib import normalise
from broadsheet.search import entries, fulltext, words
from broadsheet.search.models import Entry, Title

ORDER = (PAGES, REVISIONS, ARTICLES, BYLINES, TAGGINGS, REFERENCES)


class Printer:
    """Prints load stories on one desk, many at a time."""

    def __init__(self, ground: Desk) -> None:
        self.ground = ground
        picture = ground.pictures[0] if ground.pictures else None
        self.mould = moulds.cast(
            ground.sections[0], person_id=ground.people[0], tag_id=ground.tags[0], picture_id=picture
        )

    def print_all(self, stories: list[tuple[LoadStory, UUID]], steps: dict[int, int]) -> None:
        """stories: oldest first, with their translation keys. steps: the last one used below each section."""
        sheets = moulds.Sheets()
        ids = moulds.numbers(PAGES, len(stories))
        revisions = moulds.numbers(REVISIONS, len(stories))
        bylines = iter(moulds.numbers(BYLINES, sum(story.authors for story, _key in stories)))
        taggings = iter(moulds.numbers(TAGGINGS, TAGS * len(stories)))
        found = []
        for (story, key), pk, revision in zip(stories, ids, revisions, strict=True):
            page = self._page(story, key, pk, revision, steps)
            article = self._article(story, pk, page)
            lines = [self._byline(story, pk, next(bylines), place) for place in range(story.authors)]
            tags = [self._tagging(story, pk, next(taggings), place) for place in range(TAGS)]
            sheets.add(PAGES, page)
            sheets.add(ARTICLES, article)
            for line in lines:
                sheets.add(BYLINES, line)
            for tag in tags:
                sheets.add(TAGGINGS, tag)
            sheets.add(REVISIONS, self._revision(story, key, page, article, lines, tags))
            for reference in self._references(pk, article, lines, tags):
                sheets.add(REFERENCES, reference)
            found.append(self._entry(story, pk, article["section_id"]))
        sheets.write(ORDER)
        fulltext.index().store(found)
        moulds.write(
            Title._meta.db_table,
            ["page_id", "text"],
            [(pk, normalise.normalise(story.title)) for (story, _key), pk in zip(stories, ids, strict=True)],
        )

    def _page(self, story: LoadStory, key: UUID, pk: int, revision: int, steps: dict[int, int]) -> Row:
        section = self.ground.sections[story.section % len(self.ground.sections)]
        steps[section.pk] += 1
        at = _moment(story)
        return {
            **self.mould.rows[PAGES],
            "id": pk,
            "path": Page._get_path(section.path, section.depth + 1, steps[section.pk]),
            "title": story.title,
            "draft_title": story.title,
            "slug": story.slug,
            "url_path": f"{section.url_path}{story.slug}/",
            "translation_key": key if connection.features.has_native_uuid_field else key.hex,
            "first_published_at": at,
            "last_published_at": at,
            "latest_revision_created_at": at,
            "latest_revision_id": revision,
            "live_revision_id": revision,
        }

    def _article(self, story: LoadStory, pk: int, page: Row) -> Row:
        ground = self.ground
        day = story.printed_at.astimezone(ground.edition.zone).date()
        picture = ground.pictures[story.picture % len(ground.pictures)] if ground.pictures else None
        return {
            **self.mould.rows[ARTICLES],
            "page_ptr_id": pk,
            "kicker": story.kicker,
            "standfirst": story.standfirst,
            "kind": story.kind,
            "is_exclusive": story.is_exclusive,
            "lead_picture_id": picture,
            "body": json.dumps(story.body),
            "section_id": ground.sections[story.section % len(ground.sections)].pk,
            "printed_at": page["first_published_at"],
            "address_date": connection.ops.adapt_datefield_value(day),
        }

    def _byline(self, story: LoadStory, pk: int, number: int, place: int) -> Row:
        person = self.ground.people[(story.people + place) % len(self.ground.people)]
        changed = {"id": number, "sort_order": place, "article_id": pk, "person_id": person}
        return {**self.mould.rows[BYLINES], **changed}

    def _tagging(self, story: LoadStory, pk: int, number: int, place: int) -> Row:
        tag = self.ground.tags[(story.tags + place) % len(self.ground.tags)]
        changed = {
            "id": number,
            "sort_order": place,
            "article_id": pk,
            "tag_id": tag,
            "printed_at": _moment(story),
        }
        return {**self.mould.rows[TAGGINGS], **changed}

    def _revision(
        self, story: LoadStory, key: UUID, page: Row, article: Row, bylines: list[Row], taggings: list[Row]
    ) -> Row:
        said = ("path", "title", "draft_title", "slug", "url_path")
        told = ("kicker", "standfirst", "kind", "is_exclusive", "body")
        content = {
            **self.mould.content,
            **{name: page[name] for name in said},
            **{name: article[name] for name in told},
            "pk": page["id"],
            "translation_key": str(key),
            "section": article["section_id"],
            "lead_picture": article["lead_picture_id"],
            "bylines": [_child(row, self.mould.content["bylines"][0]) for row in bylines],
            "taggings": [_child(row, self.mould.content["taggings"][0]) for row in taggings],
        }
        return {
            **self.mould.rows[REVISIONS],
            "id": page["latest_revision_id"],
            "object_id": str(page["id"]),
            "object_str": story.title,
            "created_at": page["first_published_at"],
            "content": json.dumps(content, cls=DjangoJSONEncoder),
        }

    def _references(self, pk: int, article: Row, bylines: list[Row], taggings: list[Row]) -> list[Row]:
        own = {"section": article["section_id"], "lead_picture": article["lead_picture_id"]}
        rows = [
            {**row, "object_id": str(pk), "to_object_id": str(own.get(path, row["to_object_id"]))}
            for path, row in self.mould.references.items()
            if "." not in path
        ]
        for path, target, children in (
            ("bylines.item.person", "person_id", bylines),
            ("taggings.item.tag", "tag_id", taggings),
        ):
            rows += [self._reference(path, pk, child["id"], child[target]) for child in children]
        return rows

    def _reference(self, model_path: str, pk: int, child: int, target: int) -> Row:
        relation, _item, field = model_path.split(".")
        path = f"{relation}.{child}.{field}"
        digest = moulds.path_hash(path)
        return {
            **self.mould.references[model_path],
            "object_id": str(pk),
            "to_object_id": str(target),
            "content_path": path,
            "content_path_hash": digest if connection.features.has_native_uuid_field else digest.hex,
        }

    def _entry(self, story: LoadStory, pk: int, section_id: int) -> Entry:
        edition = self.ground.edition
        taken = {
            "pk": pk,
            "edition_id": edition.pk,
            "edition__locale__language_code": edition.language_code,
            "section_id": section_id,
            "kind": story.kind,
            "printed_at": story.printed_at,
            "title": story.title,
            "standfirst": story.standfirst,
            "body": words.of_body(story.body),
        }
        parts = (story.title_words, story.standfirst_words, *story.body_words)
        return Entry(
            page_id=pk,
            edition_id=edition.pk,
            section_id=section_id,
            kind=story.kind,
            printed_at=story.printed_at,
            place=entries.moment(story.printed_at),
            marks=" ".join(entries.marks(edition.pk, section_id, story.kind)),
            digest=entries.digest(taken),
            title=story.title_words.exact,
            standfirst=story.standfirst_words.exact,
            body=" ".join([part.exact for part in story.body_words]),
            stemmed=" ".join([part.stemmed for part in parts]),
        )


def _moment(story: LoadStory) -> Any:
    return connection.ops.adapt_datetimefield_value(story.printed_at)


def _child(row: Row, pattern: Row) -> Row:
    """A child row as a revision keeps it: relations without "_id", the key as "pk"."""
    plain = {"pk" if name == "id" else name.removesuffix("_id"): value for name, value in row.items()}
    return {
        **{name: plain[name] for name in pattern},
        **({"printed_at": None} if "printed_at" in pattern else {}),
    }
