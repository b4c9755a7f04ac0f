from wagtail import hooks


@hooks.register("mail_kinds")
def name_mails() -> dict[str, set[str]]:
    """Return the last mail that a teller gets."""
    return {
        "withdrawn": {"erased", "unreachable"},
    }
