"""Mail to writers, sent by the worker of `broadsheet run`."""

import logging

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext
from django_tasks import task

from broadsheet.accounts import mailing
from broadsheet.comments import closing, keys, limits, places
from broadsheet.comments.models import Comment
from broadsheet.editions.models import Edition
from broadsheet.pages.addresses import absolute

log = logging.getLogger("broadsheet.comments")


def offer_own_link(comment: Comment) -> None:
    """Have the link mailed to its writer, if this paper sends mail, and not too many to one address."""
    if not mailing.is_on():
        return
    try:
        limits.check(comment.writer, limits.MAILS)
    except limits.TooOften:
        log.info("Comment %s: its writer has had enough mail for now.", comment.pk)
        return
    mail_own_link.enqueue(comment.pk)


@task()
def mail_own_link(comment_id: int) -> bool:
    """In the language of the edition. Returns whether there was still somebody to write to."""
    comment = Comment.objects.filter(pk=comment_id).exclude(email="").first()
    page = places.find(comment.page_id) if comment else None
    if comment is None or page is None:
        return False
    edition = Edition.objects.select_related("locale").get(locale=page.locale)
    title = " ".join(page.title.split())
    with translation.override(edition.language_code):
        context = {
            "paper": edition.name,
            "title": title,
            "url": absolute(f"/-/comments/own/{keys.own_token(comment.pk)}/"),
            "hours": closing.rules_of(edition).own_hours,
        }
        subject = gettext("Your comment on “%(title)s”") % {"title": title}
        body = render_to_string("comments/own_mail.txt", context)
    EmailMessage(subject, body, to=[comment.email]).send()
    return True
