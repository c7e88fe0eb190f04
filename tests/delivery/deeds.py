"""What a newsroom does all day, drawn by numbers. Each deed takes the desk and two numbers, and is one transaction."""

import itertools
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from broadsheet.articles import actions
from broadsheet.articles.models import (
    Article,
    ArticleTopic,
    Byline,
    Mention,
    RelatedPick,
    SectionPage,
    Tagging,
)
from broadsheet.editions.models import Edition
from broadsheet.masthead.models import Masthead, MenuLink
from broadsheet.pages import schedule
from broadsheet.pages.models import PlainPage, Redirect
from broadsheet.people.models import Person, Profile
from broadsheet.topics import actions as topics
from broadsheet.topics.models import NameChange, Tag, TopicPage
from tests.articles import factories as articles
from tests.delivery import comment_deeds, front_deeds
from tests.related import factories as related
from tests.topics import factories as explained

HOUR = timedelta(hours=1)
WORDS = ("Bridge", "Ferry", "Tunnel", "Harbour", "Quay", "Lighthouse", "Dam", "Canal")
KINDS = ("news", "analysis", "opinion")


class Desk:
    """pass_time: a timedelta → the clock goes on by it."""

    def __init__(self, pass_time: Callable[[timedelta], None]) -> None:
        self.pass_time = pass_time
        self.numbers = itertools.count(1)

    def words(self, number):
        """New ones at each call."""
        return f"{WORDS[number % len(WORDS)]} {next(self.numbers)}"


def slug(desk, number):
    return desk.words(number).lower().replace(" ", "-")


def nth(rows, number):
    """One of the rows, in their order; None if there is none."""
    rows = list(rows.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def a_story(number, **facts):
    return nth(Article.objects.filter(live=True, **facts), number)


def lines(story, relation, line, field, wanted):
    """The lines of a story as its form leaves them: who stays keeps the row, whoever is new gets one."""
    there = {getattr(row, f"{field}_id"): row for row in getattr(draft_of(story), relation).all()}
    found = [there.get(row.pk) or line(**{field: row}) for row in wanted]
    for number, row in enumerate(found):
        row.sort_order = number
    return found


def draft_of(page):
    """As an editor finds it."""
    return page.get_latest_revision_as_object()


def print_again(page, **facts):
    draft = draft_of(page)
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def new_story(desk, one, other, **facts):
    section = nth(SectionPage.objects.filter(live=True), one)
    edition = Edition.objects.get(locale=section.locale)
    tag = nth(Tag.objects.filter(edition=edition, merged_into=None), other)
    person = nth(Person.objects.filter(profiles__edition=edition), other)
    return articles.article(
        section, desk.words(other), live=False, kind=KINDS[one % 3], is_exclusive=other % 5 == 0,
        tags=[tag] if tag and other % 3 else [], people=[person] if person and other % 2 else [], **facts,
    )  # fmt: skip


# --- stories ---------------------------------------------------------------------------------------------


def publish(desk, one, other):
    new_story(desk, one, other).save_revision().publish()


def publish_a_translation(desk, one, other):
    original, section = a_story(one), nth(SectionPage.objects.exclude(locale__language_code="en"), other)
    if Article.objects.filter(translation_key=original.translation_key, locale=section.locale).exists():
        return
    story = articles.article(section, desk.words(one), live=False, translation_key=original.translation_key)
    story.save_revision().publish()


def save_a_draft(desk, one, other):
    draft = draft_of(a_story(one))
    draft.title = desk.words(other)
    draft.save_revision()


def edit_the_text(desk, one, other):
    said = ("minor", "update", "correction")[other % 3]
    print_again(a_story(one), dateline=desk.words(other), publish_as=said, correction_text=desk.words(one))


def edit_the_headline(desk, one, other):
    print_again(a_story(one), title=desk.words(other))


def change_the_kind(desk, one, other):
    story = a_story(one)
    print_again(story, kind=KINDS[(KINDS.index(story.kind) + 1) % 3], is_exclusive=not story.is_exclusive)


def change_the_picture(desk, one, other):
    story = a_story(one)
    picture = (
        None if story.lead_picture else nth(story._meta.get_field("lead_picture").related_model.objects, 0)
    )
    print_again(story, lead_picture=picture)


def correct(desk, one, other):
    actions.correct(
        article=a_story(one), kind=("correction", "typo")[other % 2], text=desk.words(other), is_material=True,
        by=None, at=timezone.now(),
    )  # fmt: skip


def move(desk, one, other):
    story = a_story(one)
    target = nth(SectionPage.objects.filter(locale=story.locale).exclude(pk=story.section_id), other)
    if target:
        story.move(target, pos="last-child")


def rename_the_address(desk, one, other):
    print_again(a_story(one), slug=slug(desk, other))


def redirect_by_hand(desk, one, other):
    """Away from an address that is none, or from one that is some page's."""
    old = ("/old/", a_story(one).address)[other % 2]
    Redirect.objects.leave(old, page=a_story(other), cause="hand")


def retag(desk, one, other):
    story = a_story(one)
    tags = Tag.objects.filter(edition=story.edition, merged_into=None)[: other % 3]
    print_again(story, taggings=lines(story, "taggings", Tagging, "tag", tags))


def rebyline(desk, one, other):
    story = a_story(one)
    people = Person.objects.filter(profiles__edition=story.edition)[: other % 2]
    print_again(story, bylines=lines(story, "bylines", Byline, "person", people))


def reword(desk, one, other):
    """In words that some others have too, so that stories become neighbours."""
    chosen = [WORDS[number % len(WORDS)] for number in (one, one + 1, other, one * other)]
    print_again(a_story(one), standfirst=f"{chosen[0]}: {', '.join(chosen[1:])} {next(desk.numbers)}")


def pick(desk, one, other):
    """Up to two stories of the edition; any of them may be, or go, out of print."""
    story = a_story(one)
    rows = Article.objects.filter(edition=story.edition).exclude(pk=story.pk).order_by("-pk")
    print_again(story, picks=lines(story, "picks", RelatedPick, "story", rows[: other % 3]))


def the_worker_looks(desk, one, other):
    related.work()


def unpublish(desk, one, other):
    a_story(one).unpublish()


def withdraw(desk, one, other):
    actions.withdraw(article=a_story(one), reason="Wrong.", by=None, at=timezone.now())


def put_back(desk, one, other):
    if story := nth(Article.objects.exclude(withdrawn_at=None), one):
        actions.put_back(article=story, by=None)


def delete(desk, one, other):
    if Article.objects.filter(live=True).count() > 4:
        a_story(one).delete()


def restrict(desk, one, other):
    if lifted := PageViewRestriction.objects.first():
        lifted.delete()
    else:
        PageViewRestriction.objects.create(page=a_story(one), restriction_type="login")


# --- the clock -------------------------------------------------------------------------------------------


def embargo_passes(desk, one, other):
    story = new_story(desk, one, other)
    story.go_live_at = timezone.now() + HOUR
    story.save_revision().publish()
    desk.pass_time(HOUR * 2)
    schedule.run_due(timezone.now())


def end_by_the_clock(desk, one, other):
    print_again(a_story(one), expire_at=timezone.now() + HOUR)
    desk.pass_time(HOUR * 2)
    schedule.run_due(timezone.now())


def let_time_pass(desk, one, other):
    desk.pass_time(HOUR * (1 + one % 50))


# --- what stories share ----------------------------------------------------------------------------------


def rename_an_author(desk, one, other):
    profile = nth(Profile.objects, one)
    profile.name = desk.words(other)
    profile.save()


def rename_an_authors_address(desk, one, other):
    profile = nth(Profile.objects, one)
    profile.slug = slug(desk, other)
    profile.save()


def rename_a_tag(desk, one, other):
    tag = nth(Tag.objects.filter(merged_into=None), one)
    tag.name = desk.words(other)
    tag.save()


def merge_tags(desk, one, other):
    tag, into = (nth(Tag.objects.filter(merged_into=None), number) for number in (one, other))
    if tag != into and tag.edition_id == into.edition_id:
        topics.merge(name=tag, into=into, by=None, at=timezone.now())


def retopic(desk, one, other):
    """What a story is about, and which names in its text open a card."""
    story = a_story(one)
    topics = TopicPage.objects.filter(locale=story.locale, merged_into=None)[: other % 3]
    print_again(
        story, topics=lines(story, "topics", ArticleTopic, "topic", topics),
        mentions=[Mention(topic=topic, text="Bridge", state="confirmed") for topic in topics],
        body=type(story)._meta.get_field("body").to_python([{"type": "text", "value": "<p>The Bridge.</p>"}]),
    )  # fmt: skip


def new_topic(desk, one, other):
    explained.topic(
        nth(Edition.objects, 0), desk.words(one), slug(desk, other), definition=("It is.", "")[other % 2]
    )


def edit_a_card(desk, one, other):
    if topic := nth(TopicPage.objects.filter(live=True, merged_into=None), one):
        print_again(topic, definition=desk.words(other) if other % 4 else "")


def merge_topics(desk, one, other):
    name, into = (nth(TopicPage.objects.filter(merged_into=None), number) for number in (one, other))
    if name and name != into and name.locale_id == into.locale_id:
        topics.merge(name=name, into=into, by=None, at=timezone.now())


def rename_a_topic(desk, one, other):
    if topic := nth(TopicPage.objects.filter(merged_into=None), one):
        topics.rename(name=topic, to=desk.words(other), by=None, at=timezone.now())


def undo_a_name(desk, one, other):
    if made := NameChange.objects.filter(undone_at=None).order_by("-pk").first():
        topics.undo(change=made, by=None, at=timezone.now())


def reorder_the_strip(desk, one, other):
    page = explained.index(nth(Edition.objects, 0))
    rows = list(page.in_focus.order_by("pk"))
    for place, row in enumerate(rows[other % 4 :] + rows[: other % 4]):
        row.sort_order = place
    print_again(page, in_focus=rows if other % 5 else rows[:3])


def new_tag(desk, one, other):
    name = desk.words(one)
    articles.tag(nth(Edition.objects, 0), name, name.lower().replace(" ", "-"))


def credit_a_picture(desk, one, other):
    picture = nth(Article._meta.get_field("lead_picture").related_model.objects, one)
    picture.credit = desk.words(other)
    picture.save()


# --- what stands on every page ---------------------------------------------------------------------------


def rename_a_section(desk, one, other):
    print_again(nth(SectionPage.objects.filter(live=True), one), title=desk.words(other))


def rename_a_sections_address(desk, one, other):
    print_again(nth(SectionPage.objects.filter(live=True), one), slug=slug(desk, other))


def change_the_masthead(desk, one, other):
    masthead = nth(Masthead.objects, one)
    masthead.footer_text = desk.words(other)
    masthead.save()


def change_the_menu(desk, one, other):
    if other % 2 and (link := nth(MenuLink.objects, one)):
        link.delete()
    else:
        page = nth(PlainPage.objects.filter(live=True), one)
        MenuLink.objects.create(
            masthead=nth(Masthead.objects, 0), place="footer", page=page, label=desk.words(one)
        )


def change_the_tagline(desk, one, other):
    edition = nth(Edition.objects, one)
    edition.tagline = desk.words(other)
    edition.save()


def edit_a_plain_page(desk, one, other):
    print_again(nth(PlainPage.objects.filter(live=True), one), text=f"<p>{desk.words(other)}</p>")


BY_THE_CLOCK = (
    embargo_passes,
    end_by_the_clock,
    let_time_pass,
)  # each of their steps is a transaction of its own
OFTEN = (
    publish,
    edit_the_text,
    edit_the_headline,
    correct,
    retag,
    rebyline,
    reword,
    the_worker_looks,
    move,
    unpublish,
    withdraw,
    put_back,
    *front_deeds.OFTEN,
    *comment_deeds.OFTEN,
)
SELDOM = (
    publish_a_translation, save_a_draft, change_the_kind, change_the_picture, rename_the_address, delete,
    rename_an_author, rename_an_authors_address, redirect_by_hand, rename_a_tag, merge_tags, new_tag, retopic,
    new_topic, edit_a_card, merge_topics, rename_a_topic, undo_a_name, reorder_the_strip,
    edit_a_plain_page, pick, *front_deeds.SELDOM, *comment_deeds.SELDOM, *BY_THE_CLOCK,
)  # fmt: skip
RARELY = (
    credit_a_picture,
    rename_a_section,
    rename_a_sections_address,
    change_the_masthead,
    change_the_menu,
    change_the_tagline,
    restrict,
    *front_deeds.RARELY,
)


def do(deed, desk, one, other):
    if deed in BY_THE_CLOCK:
        deed(desk, one, other)
        return
    with transaction.atomic():
        deed(desk, one, other)
