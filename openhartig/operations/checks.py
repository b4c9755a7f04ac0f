from django.core.checks import CheckMessage, Warning

from openhartig.encryption import EncryptedField

from .reencryption import encrypted_fields


def check_encrypted_fields(app_configs, **options) -> list[CheckMessage]:
    """Refuse encrypted fields that show a cipher text when their key is missing."""
    return [
        Warning(
            "An encrypted field shows its cipher text as if it were text when no key opens it.",
            hint="Use the field of the same name from openhartig.encryption.",
            obj=field,
            id="encryption.W001",
        )
        for field in encrypted_fields()
        if not isinstance(field, EncryptedField)
    ]
