"""One edition of the demo paper: laid out first, so that stories can link to each other, then printed."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from broadsheet.articles import actions as articles
from broadsheet.articles.models import Article, Byline, RelatedPick, SectionPage, Tagging
from broadsheet.demo import composing, explaining, files, markup, studio, talking
from broadsheet.demo.paper import DemoEdition
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import FrontPage
from broadsheet.images.models import Picture
from broadsheet.lib import slugs
from broadsheet.masthead.models import Masthead, MenuLink, Place
from broadsheet.pages.models import PlainPage
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag, TopicsPage

ROLES = {"photographs": "photographs", "illustration": "illustration", "translation": "translation",
         "additional_reporting": "reporting"}  # fmt: skip
CONTACT = "desk@windrose.example"  # a domain that is nobody's


class Printer:
    """Prints one edition. `laid_out`: its articles by the name of their file."""

    def __init__(self, demo: DemoEdition, edition: Edition, drawn: dict[str, Picture], at: datetime) -> None:
        self.demo, self.edition, self.drawn, self.at = demo, edition, drawn, at
        self.front = FrontPage.objects.get(locale=edition.locale)
        self.stories = files.stories(demo.language)
        self.laid_out: dict[str, Article] = {}
        self.made: list[Any] = []
        self.tags: dict[str, Tag] = {}
        self.explainer = explaining.Explainer(edition, self.front, self._picture)
        self.people: dict[str, Person] = {}

    def lay_out(self) -> None:
        sections = {slug: self._section(slug) for slug in self.demo.sections}
        for author, facts in files.authors(self.demo.language).items():
            self.people[author] = self._person(author, facts)
        for story in self.stories:
            article = Article(
                title=story.facts["title"], slug=story.slug, live=False, locale=self.edition.locale
            )
            sections[story.folder].add_child(instance=article)
            self.laid_out[story.name] = article

    def explain(self) -> None:
        self.made += self.explainer.print_all()

    def print_all(self, originals: dict[str, Article]) -> None:
        ids = {name: article.pk for name, article in self.laid_out.items()}
        ids |= {story.slug: ids[story.name] for story in self.stories}
        for story in self.stories:
            self._print(story, self.laid_out[story.name], ids, originals)
        self._plain_pages(ids)
        self.made += composing.launch(self.front, self.edition, self.laid_out, self.at)
        talking.write(self.demo.language, self.laid_out, self.at)

    def _print(
        self, story: files.TextFile, article: Article, ids: dict[str, int], originals: dict[str, Article]
    ) -> None:
        facts = story.facts
        picture = facts["picture"]
        article.kicker, article.short_headline = facts.get("kicker", "")[:40], facts.get("short", "")[:80]
        article.standfirst, article.kind = facts["standfirst"][:400], facts["kind"]
        article.is_exclusive, article.dateline = facts.get("exclusive", False), facts.get("dateline", "")
        article.source_name, article.canonical_url = facts.get("source", ""), facts.get("canonical", "")
        article.lead_picture_id = self._picture(picture)
        article.lead_alt, article.lead_caption = picture["alt"][:300], picture.get("caption", "")[:400]
        raw = markup.blocks(story.body, ids=ids, picture=self._picture) + self._endnote(facts)
        article.body = Article._meta.get_field("body").to_python(raw)
        original = originals.get(facts.get("translation_of", ""))
        if original and original.locale_id != article.locale_id:
            article.translation_key = original.translation_key
        article.bylines = self._bylines(facts)
        article.taggings = [
            Tagging(tag=self._tag(name), sort_order=n) for n, name in enumerate(facts.get("tags", []))
        ]
        article.picks = self._picks(facts)
        explaining.mark(article)
        self._send_out(story, article)

    def _send_out(self, story: files.TextFile, article: Article) -> None:
        """Print at the story's own time, or leave it for its minute."""
        if story.facts.get("status") == "scheduled":
            article.go_live_at = self.at + timedelta(hours=story.facts.get("in_hours", 20))
            article.save_revision(clean=False).publish()
            self.made.append(Article.objects.get(pk=article.pk))
            return
        printed = self._moment(story.facts)
        article.live, article.first_published_at, article.last_published_at = True, printed, printed
        article.save()
        article.live_revision = article.save_revision(clean=False)
        article.has_unpublished_changes = False
        article.latest_revision_created_at = printed
        article.save(clean=False)
        self._correct(article, story.facts, printed)
        if story.facts.get("status") == "withdrawn":
            reason = story.facts.get("withdrawn_reason", "")
            articles.withdraw(
                article=article, reason=reason, by=None, at=min(printed + timedelta(days=2), self.at)
            )
        self.made.append(article)

    def _correct(self, article: Article, facts: dict[str, Any], printed: datetime) -> None:
        for made in facts.get("corrections", []):
            at = max(self.at - timedelta(days=made.get("days_ago", 0), hours=1), printed + timedelta(hours=1))
            articles.correct(
                article=article, kind=made["kind"], text=made["text"], is_material=made["material"], by=None,
                at=min(at, self.at),
            )  # fmt: skip

    def _moment(self, facts: dict[str, Any]) -> datetime:
        day = self.at.astimezone(self.edition.zone).date() - timedelta(days=facts["days_ago"])
        moment = datetime.combine(day, time.fromisoformat(facts.get("time", "09:00")), self.edition.zone)
        return min(moment, self.at - timedelta(minutes=15)).astimezone(UTC)

    def _endnote(self, facts: dict[str, Any]) -> list[markup.Block]:
        """Sources under what is factual, a plain word under what is not."""
        if sources := facts.get("sources"):
            rows = (f"[{row['title']}]({row['url']})" if row.get("url") else row["title"] for row in sources)
            text = markup.html("\n".join(f"- {row}" for row in rows))
            return [{"type": "facts", "value": {"title": self.demo.sources, "text": text}}]
        if facts.get("fiction"):
            return [{"type": "text", "value": f"<p><i>{self.demo.fiction}</i></p>"}]
        return []

    def _bylines(self, facts: dict[str, Any]) -> list[Byline]:
        lines = [Byline(person=self.people[name], role="author") for name in facts.get("authors", [])]
        others = facts.get("credits", {}).items()
        lines += [
            Byline(person=self.people[name], role=ROLES[role]) for name, role in others if name in self.people
        ]
        for place, line in enumerate(lines):
            line.sort_order = place
        return lines

    def _picks(self, facts: dict[str, Any]) -> list[RelatedPick]:
        names = facts.get("picks", [])
        return [RelatedPick(story=self.laid_out[name], sort_order=n) for n, name in enumerate(names)]

    def _picture(self, recipe: dict[str, Any]) -> int:
        return self.drawn[studio.key(recipe | {"credit": self.demo.credit})].pk

    def _section(self, slug: str) -> SectionPage:
        name, description = self.demo.sections[slug]
        page = SectionPage(
            title=name, slug=slug, description=description, locale=self.edition.locale, show_in_menus=True
        )
        twin = SectionPage.objects.filter(slug=slug).first()  # the same section of an edition opened before
        if twin:
            page.translation_key = twin.translation_key
        self.front.add_child(instance=page)
        page.save_revision().publish()
        self.made.append(page)
        return page

    def _person(self, author: str, facts: dict[str, str]) -> Person:
        portrait = self.drawn[studio.key(studio.portrait(author, facts) | {"credit": self.demo.credit})]
        person, _new = Person.objects.get_or_create(key=author, defaults={"portrait": portrait})
        profile = Profile(
            person=person, edition=self.edition, name=facts["name"], slug=author, role=facts["role"]
        )
        profile.biography = f"<p>{facts['biography']}</p>"
        profile.save()
        self.made += [person, profile]
        return person

    def _tag(self, name: str) -> Tag:
        if name not in self.tags:
            self.tags[name] = Tag.objects.create(edition=self.edition, name=name, slug=slugs.slugify(name))
            self.made.append(self.tags[name])
        return self.tags[name]

    def _plain_pages(self, ids: dict[str, int]) -> None:
        masthead, _new = Masthead.objects.get_or_create(edition=self.edition)
        masthead.publisher, masthead.footer_text = self.demo.publisher, self.demo.footer
        masthead.contact_email = CONTACT
        masthead.save()
        self.made.append(masthead)
        self._header(masthead)
        for place, text in enumerate(files.pages(self.demo.language)):
            page = PlainPage(title=text.facts["title"], slug=text.slug, locale=self.edition.locale)
            page.search_description = text.facts.get("search_description", "")
            page.text = markup.link_stories(markup.html(text.body), ids)
            if twin := PlainPage.objects.filter(slug=text.slug).first():
                page.translation_key = twin.translation_key
            self.front.add_child(instance=page)
            page.save_revision().publish()
            link = MenuLink.objects.create(masthead=masthead, place=Place.FOOTER, page=page, sort_order=place)
            self.made += [page, link]

    def _header(self, masthead: Masthead) -> None:
        """The sections, then the two lists across them that readers ask for."""
        with translation.override(self.demo.language):
            lists = {"analysis": gettext("Analysis"), "opinion": gettext("Opinion")}
        pages = SectionPage.objects.child_of(self.front).order_by("path")
        links = [MenuLink(page=page) for page in pages]
        links += [MenuLink(page=page) for page in TopicsPage.objects.child_of(self.front)]
        links += [
            MenuLink(address=f"{self.edition.prefix}{word}/", label=name) for word, name in lists.items()
        ]
        for order, link in enumerate(links):
            link.masthead, link.place, link.sort_order = masthead, Place.HEADER, order
            link.save()
            self.made.append(link)
