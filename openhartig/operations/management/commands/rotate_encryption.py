from django.core.management.base import BaseCommand, CommandError, CommandParser

from openhartig.doors import answers
from openhartig.operations.reencryption import (
    digest_fields,
    encrypted_fields,
    encrypted_file_fields,
    reencrypt,
    reencrypt_files,
    renew_digests,
)


class Command(BaseCommand):
    help = "Encrypts everything that is encrypted with the newest key; safe to stop and to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only look which keys are still needed"
        )

    def handle(self, *, check: bool, **options) -> None:
        """Encrypt, or look, and report numbers per field.

        Raises:
            CommandError: something cannot be read with any of the keys.
        """
        reports = [reencrypt(field, only_look=check) for field in encrypted_fields()]
        reports += [reencrypt_files(field, only_look=check) for field in encrypted_file_fields()]
        reports += [renew_digests(field, only_look=check) for field in digest_fields()]
        reports += [renew(only_look=check) for renew in answers("reencrypt")]
        verb = "with an older key" if check else "renewed"
        for report in reports:
            self.stdout.write(
                f"{report.name}: {report.renewed} {verb}, {report.newest} with the newest key"
            )
        unreadable = [report for report in reports if report.unreadable]
        for report in unreadable:
            rows = ", ".join(map(str, report.unreadable[:10]))
            self.stderr.write(f"{report.name}: unreadable in rows {rows}")
        if unreadable:
            total = sum(len(report.unreadable) for report in unreadable)
            raise CommandError(
                f"{total} texts cannot be read: a key is missing in ENCRYPTION_KEYS."
            )
