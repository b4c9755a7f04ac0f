import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_every_change_to_a_model_has_its_migration(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)
