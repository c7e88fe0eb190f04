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
        from broadsheet.images.cards import SHOWN
        from broadsheet.images.models import Picture

        def prepare(picture: Model, deleted: bool) -> None:
            if not deleted:
                tasks.prepare.enqueue(picture.pk)

        def shown(picture: Picture) -> dict[str, Any]:
            return {f"picture:{picture.pk}": [getattr(picture, name) for name in SHOWN]}

        follow(Picture, prepare)
        spoils(Picture, shown)
