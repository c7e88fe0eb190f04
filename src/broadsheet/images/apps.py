from typing import Any

from django.apps import AppConfig
from django.db.models import Model
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "broadsheet.images"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        from broadsheet.delivery.followers import follow
        from broadsheet.delivery.spoiling import spoils
        from broadsheet.images import tasks
        from broadsheet.images.cards import SHOWN, WORDS
        from broadsheet.images.models import Picture

        def prepare(picture: Model, deleted: bool) -> None:
            if not deleted:
                tasks.prepare.enqueue(picture.pk)

        def shown(picture: Picture) -> dict[str, Any]:
            names = {f"picture:{picture.pk}": SHOWN, f"words:{picture.pk}": WORDS}
            return {tag: [getattr(picture, name) for name in some] for tag, some in names.items()}

        follow(Picture, prepare)
        spoils(Picture, shown)
