from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Return the storage for files that no address leads to: `private` in the settings."""
    return storages["private"]
