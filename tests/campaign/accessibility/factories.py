from campaign.accessibility.models import AccessibilityPage
from tests.openhartig.pages.factories import PageFactory


class AccessibilityPageFactory(PageFactory):
    title = "Toegankelijkheid"
    slug = "toegankelijkheid"
    body = [{"type": "text", "value": "<p>Hier staat hoe we de site maken.</p>"}]

    class Meta:
        model = AccessibilityPage
