"""Names the cookie of a device on which an editor logged in before."""

from django.db import migrations

KNOWN_DEVICE = (
    "Alleen voor redacteuren die inloggen. Onthoudt dat hier al eens iemand inlogde, zodat niemand "
    "anders dat kan blokkeren. Blijft een half jaar."
)


def add(apps, schema_editor):
    groups = apps.get_model("cookie_consent", "CookieGroup").objects
    group = groups.filter(varname="necessary").first()
    if group:
        cookies = apps.get_model("cookie_consent", "Cookie").objects
        cookies.get_or_create(
            cookiegroup=group, name="known_device", domain="", defaults={"description": KNOWN_DEVICE}
        )


class Migration(migrations.Migration):

    dependencies = [("cookies", "0002_services")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
