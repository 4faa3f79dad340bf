"""The Perspective-compatible service as the settings want it."""

from typing import cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from rostra.live.service import MountedService
from rostra.safety.perspective.keeping import Keeper
from rostra.safety.perspective.names import read_mapping
from rostra.safety.perspective.service import Service
from rostra.safety.perspective.stages import Mode

MODES = ("cascade", "both")


def made_service(keeper: Keeper) -> Service:
    """The service with what `keeper` keeps. Raises `ImproperlyConfigured` for a bad setting."""
    if settings.PERSPECTIVE_JUDGES not in MODES:
        raise ImproperlyConfigured(f"ROSTRA_PERSPECTIVE_JUDGES is one of {', '.join(MODES)}.")
    try:
        names = read_mapping(settings.PERSPECTIVE_ATTRIBUTES)
    except ValueError as error:
        raise ImproperlyConfigured(f"ROSTRA_PERSPECTIVE_ATTRIBUTES: {error}.") from error
    return Service(keeper, mode=cast(Mode, settings.PERSPECTIVE_JUDGES), names=names)


def mounted(service: Service) -> MountedService:
    """The service as the front carries it."""
    return MountedService(service, proxies=settings.PROXIES > 0)
