from wagtail import blocks


class SocialLinkBlock(blocks.StructBlock):
    """A link to an account of the campaign elsewhere; nothing of that site is loaded here."""

    label = blocks.CharBlock(label="Naam", max_length=40, help_text="Bijvoorbeeld: Instagram.")
    url = blocks.URLBlock(label="Adres")

    class Meta:
        icon = "link"
        label = "Account"
