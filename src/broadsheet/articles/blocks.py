"""The body of a story. Block names are stored in every article for ever: never rename one."""

from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageBlock

from broadsheet.articles import embeds
from broadsheet.lib import html

TEXT_FEATURES = [
    "h2",
    "h3",
    "bold",
    "italic",
    "superscript",
    "subscript",
    "strikethrough",
    "ol",
    "ul",
    "link",
]
NOTE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class Text(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        features = TEXT_FEATURES
        template = "blocks/text.html"


class Quote(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("Words"), features=["bold", "italic", "link"])
    attribution = blocks.CharBlock(label=_("Who says it"), required=False, max_length=160)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class PullQuote(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Words from the text"), max_length=240)
    attribution = blocks.CharBlock(label=_("Who says it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "blocks/pull_quote.html"


class StoryPicture(blocks.StructBlock):
    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    size = blocks.ChoiceBlock(
        label=_("Size"),
        choices=[("column", _("As wide as the text")), ("wide", _("Wide")), ("full", _("Full width"))],
        default="column",
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """`card`: the picture as the story's cards hold it, so that no query is made; None outside a story."""
        context = super().get_context(value, parent_context)
        story, picture = context.get("story"), value["picture"]
        card = story.pictures.get(picture.pk) if story and picture else None
        words = (
            {"alt": picture.contextual_alt_text or "", "is_decorative": bool(picture.decorative)}
            if card
            else {}
        )
        context["card"] = card and card.said(caption=value["caption"], **words)
        return context


class Facts(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=NOTE_FEATURES)

    class Meta:
        icon = "list-ul"
        label = _("Fact box")
        template = "blocks/facts.html"


class Table(blocks.StructBlock):
    table = TableBlock(label=_("Table"))
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=240)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class Embed(blocks.StructBlock):
    """Something of another site, held behind a click: no byte of it is loaded before the reader asks."""

    address = blocks.URLBlock(label=_("Address"), help_text=_("The page of the film, post or map."))
    title = blocks.CharBlock(label=_("What it shows"), max_length=200)

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "blocks/embed.html"

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context)
        context["embed"] = embeds.find(value["address"])
        return context


class PreservedHTML(blocks.RawHTMLBlock):
    """Markup of an imported archive that no other block can hold; cleaned when stored and again when shown."""

    class Meta:
        icon = "code"
        label = _("Preserved markup")
        template = "blocks/preserved.html"

    def clean(self, value: str) -> str:
        return html.clean(super().clean(value), "preserved")

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context)
        context["cleaned"] = html.clean(str(value), "preserved")
        return context


class StoryBody(blocks.StreamBlock):
    text = Text()
    picture = StoryPicture()
    quote = Quote()
    pull_quote = PullQuote()
    facts = Facts()
    table = Table()
    embed = Embed()
    preserved = PreservedHTML(group=_("Imported"))

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        try:
            return super().value_from_datadict(data, files, prefix)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise BadRequest("These are not blocks as the editor posts them.") from error
