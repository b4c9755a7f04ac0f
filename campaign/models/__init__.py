from .ambitions import AmbitionIndexPage, AmbitionPage, AmbitionStory, PolicyPeriod
from .examples import ExampleIndexPage, ExamplePage
from .help import Helpline, HelpPage
from .home import HomePage, HomeStory
from .plain import PlainPage

__all__ = [
    "AmbitionIndexPage",
    "AmbitionPage",
    "AmbitionStory",
    "ExampleIndexPage",
    "ExamplePage",
    "HelpPage",
    "Helpline",
    "HomePage",
    "HomeStory",
    "PlainPage",
    "PolicyPeriod",
]
