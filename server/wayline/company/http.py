"""Every handler of the room."""

from wayline.company.access import http as access
from wayline.company.callers import http as callers
from wayline.company.channels import http as channels
from wayline.company.checklist import http as checklist
from wayline.company.goals import http as goals
from wayline.company.groups import http as groups
from wayline.company.keys import http as keys
from wayline.company.log import http as log
from wayline.company.me import http as me
from wayline.company.people import http as people
from wayline.company.profile import http as profile
from wayline.company.schedules import http as schedules
from wayline.company.schedules.calendars import http as calendars

handlers = [
    *access.handlers,
    *me.handlers,
    *people.handlers,
    *groups.handlers,
    *keys.handlers,
    *channels.handlers,
    *schedules.handlers,
    *calendars.handlers,
    *goals.handlers,
    *profile.handlers,
    *checklist.handlers,
    *log.handlers,
]
middleware = callers.middleware
