"""How long proof is kept, and what it survives."""

from datetime import timedelta

import pytest
from cookie_consent.models import CookieGroup
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone

from openhartig.cookies.models import CookieLayer, CookieReceipt, CookieText
from openhartig.cookies.reports import choices_per_week


def receipt(text, days_ago: int = 0, **choices: bool) -> CookieReceipt:
    made = CookieReceipt.objects.create(
        token=CookieReceipt.new_token(), choices=choices, text=text, text_digest=text.digest
    )
    moment = timezone.now() - timedelta(days=days_ago)
    CookieReceipt.objects.filter(pk=made.pk).update(created_at=moment)
    return made


def test_a_receipt_says_nothing_of_the_visitor():
    names = {field.name for field in CookieReceipt._meta.get_fields()}
    assert names == {"id", "token", "choices", "text", "text_digest", "created_at"}


def test_receipts_survive_the_service(text):
    kept = receipt(text, vimeo=True)
    CookieGroup.objects.all().delete()

    kept.refresh_from_db()
    assert kept.choices == {"vimeo": True}
    with pytest.raises(ProtectedError):
        text.delete()


def test_old_receipts_go_after_the_period_of_the_settings(text):
    CookieLayer.objects.update(receipt_days=30)
    old, young = receipt(text, days_ago=31, vimeo=True), receipt(text, days_ago=29, vimeo=True)

    call_command("purge_cookie_receipts")
    call_command("purge_cookie_receipts")

    assert list(CookieReceipt.objects.all()) == [young]
    assert old.pk != young.pk


def test_a_text_that_nobody_refers_to_goes_and_the_current_one_stays(text):
    CookieGroup.objects.get(varname="vimeo").delete()
    call_command("purge_cookie_receipts")

    assert not CookieText.objects.filter(pk=text.pk).exists()
    assert CookieText.objects.count() == 1


def test_the_report_counts_per_week(text):
    receipt(text, analytics=True, vimeo=False, youtube=False)
    receipt(text, analytics=False, vimeo=True, youtube=False)
    receipt(text, days_ago=14, analytics=True, vimeo=True, youtube=True)
    receipt(text, days_ago=400, analytics=True, vimeo=True, youtube=True)

    weeks = choices_per_week(["analytics", "vimeo", "youtube"])

    assert [(week.total, week.accepted) for week in weeks] == [(2, [1, 1, 0]), (1, [1, 1, 1])]
    assert weeks[0].monday.weekday() == 0
