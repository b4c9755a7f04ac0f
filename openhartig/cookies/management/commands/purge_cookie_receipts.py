from datetime import timedelta

from django.core.management.base import BaseCommand

from openhartig.cookies.models import CookieLayer, CookieReceipt, CookieText


class Command(BaseCommand):
    help = "Deletes proofs of cookie choices that are older than the settings say; safe to repeat."

    def handle(self, **options) -> None:
        """Delete old receipts, and the texts that no receipt and no page refers to any more."""
        days = max(CookieLayer.objects.values_list("receipt_days", flat=True), default=400)
        young = CookieReceipt.objects.since(timedelta(days=days)).values("pk")
        deleted, _ = CookieReceipt.objects.exclude(pk__in=young).delete()
        CookieText.objects.filter(receipts=None, site_settings=None).delete()
        self.stdout.write(f"Deleted {deleted} receipts older than {days} days.")
