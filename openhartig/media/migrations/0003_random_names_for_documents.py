import re
from functools import partial

from django.db import migrations, transaction

RANDOM_NAME = re.compile(r"documents/[0-9a-f]{24}\.\w+")


def give_random_names(apps, schema_editor) -> None:
    """Move each document from the name that somebody typed to one that nobody can guess.

    The old file goes when the new name is safe. A row whose file is missing keeps its name, so that
    the file can still be put back.
    """
    documents = apps.get_model("media", "SiteDocument").objects
    for document in documents.filter(file__startswith="documents/").iterator():
        storage, old = document.file.storage, document.file.name
        if RANDOM_NAME.fullmatch(old) or not storage.exists(old):
            continue
        with storage.open(old) as content:
            document.file.save(old.removeprefix("documents/"), content, save=False)
        documents.filter(pk=document.pk).update(file=document.file.name)
        transaction.on_commit(partial(storage.delete, old), robust=True)


class Migration(migrations.Migration):

    dependencies = [("media", "0002_files_by_name")]

    operations = [migrations.RunPython(give_random_names, migrations.RunPython.noop)]
