"""Every handler of the room."""

from wayline.company.access import http as access
from wayline.company.callers import http as callers
from wayline.company.me import http as me

handlers = [*access.handlers, *me.handlers]
middleware = callers.middleware
