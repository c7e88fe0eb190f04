"""The views that Wagtail uses for an article."""

from wagtail.admin.viewsets.pages import PageViewSet

from broadsheet.articles.models import Article
from broadsheet.newsroom import editing


class ArticleViewSet(PageViewSet):
    model = Article
    icon = "doc-full"
    add_view_class = editing.ArticleCreateView
    edit_view_class = editing.ArticleEditView
    workflow_action_view_class = editing.ArticleWorkflowActionView
    revisions_revert_view_class = editing.ArticleRevertView
