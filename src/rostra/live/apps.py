from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "rostra.live"
    label = "rostra_live"
    verbose_name = "Live"
