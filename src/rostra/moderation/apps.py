from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "rostra.moderation"
    label = "rostra_moderation"
    verbose_name = "Moderation"
