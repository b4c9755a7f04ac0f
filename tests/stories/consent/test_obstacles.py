"""What an editor reads about an obstacle."""

from stories.consent.obstacles import Kind, Obstacle


def test_an_obstacle_reads_as_a_line_for_an_editor():
    assert str(Obstacle(Kind.CHANGED, "de tekst, de foto")) == (
        "Er is iets veranderd na het akkoord van de verteller: de tekst, de foto."
    )
    assert str(Obstacle(Kind.REFUSED, "Een andere kamer zegt waarom.")) == (
        "Een andere kamer zegt waarom."
    )
    assert str(Obstacle(Kind.PAUSED)) == "De verteller heeft het verhaal op pauze gezet."
