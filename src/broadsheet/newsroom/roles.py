"""The five roles of a newsroom and what each may do when it is first made; an administrator may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CONTRIBUTOR, AUTHOR, EDITOR, MODERATOR, ADMINISTRATOR = (
    "Contributor",
    "Author",
    "Editor",
    "Moderator",
    "Administrator",
)

ALL = ("add", "change", "delete", "view")
PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@dataclass(frozen=True)
class Role:
    """`pages`: on each front page and below; `everywhere`: on the root, new editions included.

    `pictures`: on all collections. `models`: permissions by model.
    """

    name: str
    pages: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    models: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


LOOK_UP = {"people.person": ("view",), "topics.tag": ("view",)}
COMMENTS = {
    "comments.comment": ALL,
    "comments.ban": ("add", "delete", "view"),
    "comments.decision": ("view",),
    "comments.report": ("view",),
}

ROLES = (
    # "add" lets people change what is their own, and nothing else
    Role(CONTRIBUTOR, pages=("add",), pictures=("choose",), models=LOOK_UP),
    Role(AUTHOR, pages=("add",), pictures=("add", "choose"), models=LOOK_UP),
    Role(
        EDITOR,
        pages=(
            "add",
            "change",
            "publish",
            "lock",
            "unlock",
        ),  # without bulk_delete: what was public is withdrawn
        pictures=("add", "change", "delete", "choose"),
        models={
            "people.person": ALL,
            "topics.tag": ALL,
            "topics.namechange": ("view",),
            "topics.topicfact": ("view",),
            "articles.correction": ("add", "change", "view"),
            "masthead.masthead": ("change", "view"),
            "pages.redirect": ALL,
            "pages.goneaddress": ("view",),
            "pages.missingaddress": ("change", "view"),
            **COMMENTS,
            "comments.commentrules": ("change", "view"),
            "fronts.draft": ("change", "view"),
            "fronts.launch": ("add", "view"),
            "fronts.banner": ("add", "view"),
            "fronts.rails": ("change", "view"),
            "simple_translation.": ("submit_translation",),
        },
    ),
    Role(
        MODERATOR,
        models={
            **LOOK_UP,
            **COMMENTS,
            "articles.correction": ("add", "change", "view"),
        },
    ),
    Role(
        ADMINISTRATOR,
        everywhere=PAGES,
        pictures=("add", "change", "delete", "choose"),
        models={
            **{
                f"{name}.": ("*",)
                for name in ("articles", "comments", "editions", "fronts", "masthead", "pages", "people")
            },
            **{f"{name}.": ("*",) for name in ("accounts", "topics", "wagtailcore", "simple_translation")},
            "auth.group": ALL,
        },
    ),
)
