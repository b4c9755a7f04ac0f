"""The services that the site may use, one module each: what it is, keeps, needs, and when.

A module registers its service with the hook `cookie_services`; another room does so in a module
`services` of its own. The policy for browsers, the rows that editors see in the CMS, the question
and the script of the page follow from it.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
