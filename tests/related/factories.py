"""Stories with words, and a worker that does what is queued."""

from django_tasks_db.models import DBTaskResult

from broadsheet.articles import cards as articles_cards
from broadsheet.articles.models import Article, RelatedPick
from broadsheet.related import cards, tasks
from broadsheet.related.models import Neighbour
from tests.articles import factories as articles

BRIDGE = "The cables of the suspension bridge were spun in autumn above the strait, and engineers tested each strand."
WATER = "Reservoirs behind the dam fell to a third, irrigation canals ran dry and farmers drilled deeper boreholes."
COURT = "Judges heard the appeal of the former treasurer, whose lawyers called the indictment a political vendetta."
CHESS = "The grandmaster sacrificed a rook, castled late and won the endgame with two connected passed pawns."


def body(*paragraphs):
    return [{"type": "text", "value": "".join(f"<p>{text}</p>" for text in paragraphs)}]


def story(place, title, *paragraphs, **facts):
    """A story in print, whose look waits for the worker."""
    return articles.article(place, title, body=body(*paragraphs), **{"standfirst": "", **facts})


def work():
    """What the worker does with all looks that are queued."""
    for row in DBTaskResult.objects.ready().filter(task_path=tasks.look.module_path).order_by("enqueued_at"):
        row.claim("test")
        row.set_successful(row.task.call(*row.args_kwargs["args"]))


def neighbours(page):
    """Headlines of what is kept, nearest first."""
    rows = Neighbour.objects.filter(story_id=page.pk).select_related("neighbour")
    return [row.neighbour.title for row in rows]


def shown(page, paper):
    """(headline, reason) as the page shows them."""
    fresh = Article.objects.get(pk=page.pk)
    told = cards.beside(articles_cards.story(fresh, paper), paper)
    return [(one.card.headline, one.reason) for one in told]


def pick(page, *stories):
    """As an editor does it: a draft with picks, published."""
    draft = Article.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.picks = [RelatedPick(story=story, sort_order=n) for n, story in enumerate(stories)]
    draft.save_revision().publish()


def edit(page, **facts):
    draft = Article.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
