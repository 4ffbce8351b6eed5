"""Every table there is, gathered by importing each room's model."""

import importlib
import pkgutil

import wayline
from wayline.kit.db import Base

for _module in pkgutil.walk_packages(wayline.__path__, "wayline."):
    if _module.name.endswith((".model", ".outbox", ".audit")):
        importlib.import_module(_module.name)

metadata = Base.metadata
