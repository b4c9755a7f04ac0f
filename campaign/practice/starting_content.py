from wagtail import hooks

from campaign.policy.models import AmbitionPage
from openhartig.region.models import Municipality, Partner
from openhartig.starting_content.files import Content, add_draft, fields, rich_text

from .models import ExampleIndexPage, ExamplePage

FIELDS = (
    "contact_name",
    "contact_email",
    "contact_url",
    "source_label",
    "source_url",
    "licence",
    "credit",
)


@hooks.register("starting_content", order=320)
def make_examples(is_empty: bool) -> None:
    """Make the section, and the examples."""
    content = Content(__file__)
    index = content.make_section(ExampleIndexPage, "index", is_empty=is_empty)
    if is_empty:
        return
    for words in sorted(content.read_all("examples"), key=lambda words: words["order"]):
        slugs = words["municipalities"]
        places = Municipality.objects.order_by("pk")
        example = ExamplePage(
            **fields(words),
            **fields(words, FIELDS),
            aim=rich_text(words["aim"]),
            period=words["period_label"],
            municipalities=list(places if slugs == "all" else places.filter(slug__in=slugs)),
            place=words["place_label"],
            partners=[Partner.objects.get(slug=slug) for slug in words["partners"]],
            ambitions=[AmbitionPage.objects.get(number=number) for number in words["ambitions"]],
            body=content.body(words["body"]),
            result=rich_text(words["result"]),
        )
        draft = add_draft(index, example)
        if words["live"]:
            draft.publish()
