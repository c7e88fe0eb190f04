"""Making the newsroom ready: roles, their permissions, the review."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from broadsheet.fronts.models import FrontPage
from broadsheet.newsroom import roles

REVIEW = "Editor’s review"
STOCK_GROUPS, STOCK_WORKFLOW = ("Editors", "Moderators"), "Moderators approval"
PERMISSIONS_OF = (
    "wagtailadmin", "wagtailcore", "accounts", "auth", "articles", "comments", "editions", "fronts", "images",
    "masthead", "pages", "people", "simple_translation", "topics", "wagtailimages",
)  # fmt: skip


@transaction.atomic
def ensure_roles() -> None:
    """Make what is missing: the five roles, the review, and both on every front page.

    A role that is there already keeps the permissions its administrator gave it.
    """
    for label in PERMISSIONS_OF:
        create_permissions(apps.get_app_config(label), verbosity=0)
    if not Group.objects.filter(name=roles.EDITOR).exists():
        _clear_stock()
    for role in roles.ROLES:
        _ensure_role(role)
    _ensure_review()
    for front in Page.objects.type(FrontPage):
        open_front(front)


@transaction.atomic
def open_front(front: Page) -> None:
    """Let every role do its work on this front page and below; what is handed in there is reviewed."""
    for role in roles.ROLES:
        group = Group.objects.filter(name=role.name).first()
        if group and role.pages:
            _give_pages(group, front, role.pages)
    review = Workflow.objects.filter(name=REVIEW).first()
    if review and not WorkflowPage.objects.filter(page=front).exists():
        WorkflowPage.objects.create(page=front, workflow=review)


def _ensure_role(role: roles.Role) -> None:
    group, is_new = Group.objects.get_or_create(name=role.name)
    if not is_new:
        return
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    group.permissions.add(*_permissions(role))
    if root := Page.objects.filter(depth=1).first():
        _give_pages(group, root, role.everywhere)
    _give_pictures(group, role.pictures)


def _permissions(role: roles.Role) -> QuerySet[Permission]:
    """`people.person` with its actions; `articles.` with `*` for all of a room, or with codenames."""
    wanted = Q(pk=None)
    for name, actions in role.models.items():
        room, model = name.split(".")
        of_room = Q(content_type__app_label=room)
        if actions == ("*",):
            wanted |= of_room
        else:
            codenames = [f"{action}_{model}" for action in actions] if model else actions
            wanted |= of_room & Q(codename__in=codenames)
    return Permission.objects.filter(wanted)


def _give_pages(group: Group, page: Page, actions: tuple[str, ...]) -> None:
    if not GroupPagePermission.objects.filter(group=group, page=page).exists():
        for action in actions:
            GroupPagePermission.objects.create(group=group, page=page, permission_type=action)


def _give_pictures(group: Group, actions: tuple[str, ...]) -> None:
    everything = Collection.get_first_root_node()
    codenames = [f"{action}_image" for action in actions]
    # Wagtail asks for the permissions of its own picture model, whichever is in use
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=codenames
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=everything, permission=permission
        )


def _ensure_review() -> None:
    """One step: an editor, or an administrator, approves."""
    if Workflow.objects.filter(name=REVIEW).exists():
        return
    task = GroupApprovalTask.objects.create(name=REVIEW)
    task.groups.set(Group.objects.filter(name__in=(roles.EDITOR, roles.ADMINISTRATOR)))
    WorkflowTask.objects.create(workflow=Workflow.objects.create(name=REVIEW), task=task, sort_order=0)


def _clear_stock() -> None:
    """The groups and the workflow of a bare Wagtail, where nobody has used them yet."""
    for workflow in Workflow.objects.filter(name=STOCK_WORKFLOW, workflow_states=None):
        tasks = [row.task for row in workflow.workflow_tasks.select_related("task")]
        workflow.delete()
        for task in tasks:
            task.delete()
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
