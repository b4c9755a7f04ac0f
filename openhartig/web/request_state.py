from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from django.http import HttpRequest

Made = TypeVar("Made")


@dataclass
class RequestState:
    """What the site keeps with a request, in one place: nothing else of ours is hung on it.

    Templates read it as `request.state`.

    Attributes:
        is_private: whether the address holds a key; such a page leaves out what knows other hosts.
        token: the key in the address, of a page that it opened.
        upload_names: how files are named on the device of the sender.
    """

    is_private: bool = False
    token: str = ""
    upload_names: list[str] = field(default_factory=list)
    _made: dict[str | type, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return the state of a request, the same at every call."""
        return vars(request).setdefault("state", cls())

    def once(self, key: str | type, make: Callable[[], Made]) -> Made:
        """Return what belongs to a key; it is made at the first call.

        Args:
            key: a name, or the class of what is kept.
            make: makes it, with what it costs.
        """
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def keep(self, key: str | type, value: object) -> None:
        """Keep what was fetched together with something else, for who asks it `once`."""
        self._made[key] = value

    def kept(self, key: str | type) -> Any:
        """Return what was made so far under a key, or None."""
        return self._made.get(key)
