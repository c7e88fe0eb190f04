"""Work on pictures that waits for nobody: done by the worker of `broadsheet run`."""

from django_tasks import task

from broadsheet.delivery.spoiling import spoil
from broadsheet.images import actions
from broadsheet.images import shapes as cuts
from broadsheet.images.models import Picture


@task()
def prepare(picture_id: int) -> int:
    """All renditions and the colour of a picture. Returns the number of renditions; 0 if the picture is gone."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None:
        return 0
    before = (picture.colour, picture.renditions.count())
    colour = actions.find_colour(picture=picture)
    made = actions.make_renditions(picture=picture, shapes=(*cuts.LEAD, *cuts.PERSON))
    if (colour, picture.renditions.count()) != before:
        spoil(f"picture:{picture_id}")
    return made
